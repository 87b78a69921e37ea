"""`places.po`: a locale's place names as messages that a translator corrects in any PO editor.

    #. Ізюм · city · Харківська область, Ізюмський район
    #. id: UA63040090010029555
    #. name: Isjum · rule, Duden-Transkription (Ukrainisch)
    #. not: Izyum, Izium, Izjum
    #, fuzzy
    msgctxt "place"
    msgid "Izium"
    msgstr "Isjum"

`name:` is what the catalogs were last brought to. Where msgstr says otherwise, a person changed
it: the person's name counts from then on, and the one before is listed as `formerly:` until no
catalog of the locale holds it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from l10n.model import Catalog, Entry, State
from l10n.places import Place
from l10n.places.gazetteer import Gazetteer, english
from l10n.places.names import Confirmed, Names
from l10n.places.transcription import table

CONTEXT, FORMS = "place", "place forms"
SHOWN = 8  # wrong forms listed for the translator; all are known
FORM = re.compile(r"\s*([^=:;\n]+?)\s*[=:]\s*([^;\n]+)")


def note(entry: Entry, key: str) -> str:
    """The rest of the entry's note `key: …`, "" without one."""
    found = (line[len(key) + 2 :] for line in entry.notes if line.startswith(f"{key}: "))
    return next(found, "")


def recorded(entry: Entry) -> tuple[str, str]:
    """The name the catalogs were last brought to, and its origin."""
    name, _, origin = note(entry, "name").rpartition(" · ")
    return name, origin.partition(",")[0]


def is_persons(entry: Entry) -> bool:
    """Did a person write the name, or confirm one that a rule made?"""
    name, origin = recorded(entry)
    if not entry.target:
        return False
    if entry.target != name or origin in {"", "person"}:
        return True
    return origin in {"rule", "English"} and entry.state in {State.TRANSLATED, State.REVIEWED}


def place_of(entry: Entry, gazetteer: Gazetteer) -> Place | None:
    """The place an entry names: by its id, or by its English name and kind."""
    if entry.context == FORMS:
        return None
    if identity := note(entry, "id"):
        return gazetteer.by_id(identity)
    found = gazetteer.in_english(entry.source)
    kind = entry.context.partition(" in ")[0]
    return next((place for place in found if kind in {CONTEXT, place.kind}), None)


def confirmed(catalog: Catalog, gazetteer: Gazetteer) -> Confirmed:
    """What persons wrote in the catalog."""
    names: dict[str, str] = {}
    before: dict[str, tuple[str, ...]] = {}
    ids: dict[str, str] = {}
    fuzzy: set[str] = set()
    living = [entry for entry in catalog.entries if not entry.obsolete]
    for entry in living:
        place = place_of(entry, gazetteer)
        if place is None:
            continue
        ids.setdefault(entry.source, place.id)
        if is_persons(entry):
            names[place.id] = entry.target
        if entry.state in {State.DRAFT, State.STALE}:
            fuzzy.add(place.id)
        before[place.id] = _formerly(entry)
    forms = {
        ids[entry.source]: parse_forms(entry.target)
        for entry in living
        if entry.context == FORMS and entry.source in ids and entry.target
    }
    return Confirmed(names, forms, before, frozenset(fuzzy))


def parse_forms(text: str) -> Mapping[str, str]:
    """Irregular forms as a translator writes them: "gen=Iziumu; loc=Iziumie"."""
    return {match[1]: match[2].strip() for match in FORM.finditer(text)}


def _formerly(entry: Entry) -> tuple[str, ...]:
    """Names the catalogs may still hold: those listed, and the one a person just replaced."""
    listed = [name for name in note(entry, "formerly").split(", ") if name]
    name, _origin = recorded(entry)
    if name and entry.target and name != entry.target:
        listed.append(name)
    return tuple(dict.fromkeys(name for name in listed if name != entry.target))


def update(catalog: Catalog, places: Iterable[Place], names: Names) -> Catalog:
    """The catalog with an entry for each of `places` and for what persons wrote, sorted by name.

    A person's name, comment and irregular forms stay; names of ours follow the settings.
    """
    gazetteer = names.gazetteer
    old: dict[str, tuple[Place, Entry]] = {}
    rest: list[Entry] = []
    for entry in catalog.entries:
        place = None if entry.obsolete else place_of(entry, gazetteer)
        if place is None:
            rest.append(entry)
        else:
            old.setdefault(place.id, (place, entry))
    wanted = {place.id: place for place in places}
    for place, entry in old.values():
        # a person's, and not only until the settings say what the person did
        if place.id not in wanted and (
            entry.comment or is_persons(_entry(place, names, CONTEXT, entry))
        ):
            wanted[place.id] = place
    shared = Counter(english(place) for place in wanted.values())
    kinds = Counter((english(place), place.kind) for place in wanted.values())
    fresh = []
    for place in wanted.values():
        context = CONTEXT
        if shared[english(place)] > 1:
            context = place.kind
            if kinds[english(place), place.kind] > 1:
                context = f"{place.kind} in {gazetteer.where(place)}"
        fresh.append(_entry(place, names, context, old.get(place.id, (place, None))[1]))
    ordered = sorted(fresh, key=lambda entry: (entry.source.casefold(), entry.context))
    return replace(catalog, entries=(*ordered, *rest))


def _entry(place: Place, names: Names, context: str, old: Entry | None) -> Entry:
    name = names.approved(place)
    machine = name.origin in {"rule", "English"}
    state = State.DRAFT if machine else State.TRANSLATED
    draft, comment = "", ""
    formerly: tuple[str, ...] = ()
    if old is not None:
        comment = old.comment
        formerly = tuple(n for n in _formerly(old) if n != name.text)
        former_name, _ = recorded(old)
        if former_name and former_name != name.text and former_name not in formerly:
            formerly = (*formerly, former_name)
        if name.origin == "person":
            state, draft = old.state, old.draft
    if machine:
        draft = f"{name.origin}, {_standard(names)}" if name.origin == "rule" else "English name"
    notes = _notes(place, names, formerly)
    return Entry(english(place), name.text, state, context, notes, comment, draft=draft)


def _notes(place: Place, names: Names, formerly: tuple[str, ...]) -> tuple[str, ...]:
    name = names.approved(place)
    where = names.gazetteer.where(place)
    origin = name.origin
    if origin == "rule":
        origin = f"rule, {_standard(names)}"
    wrong = list(names.foreseen(place))[:SHOWN]
    proposed = names.proposed(place)
    return tuple(
        line
        for line in (
            " · ".join(part for part in (place.native, place.kind, where) if part),
            f"id: {place.id}",
            f"name: {name.text} · {origin}",
            f"proposed: {proposed.text} · {proposed.origin}" if origin == "person" else "",
            f"formerly: {', '.join(formerly)}" if formerly else "",
            f"not: {', '.join(wrong)}" if wrong else "",
        )
        if line
    )


def _standard(names: Names) -> str:
    return table(names.table).standard if names.table else ""


def settled(catalog: Catalog, holds: Callable[[str], bool]) -> Catalog:
    """The catalog without `formerly:` names that no text of the locale holds any more."""

    def trimmed(entry: Entry) -> Entry:
        left = [n for n in note(entry, "formerly").split(", ") if n and holds(n)]
        notes = [line for line in entry.notes if not line.startswith("formerly: ")]
        if left:
            notes.insert(min(3, len(notes)), f"formerly: {', '.join(left)}")
        return replace(entry, notes=tuple(notes)) if tuple(notes) != entry.notes else entry

    return replace(catalog, entries=tuple(trimmed(entry) for entry in catalog.entries))
