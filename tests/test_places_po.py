"""places.po: a translator's name counts, ours follow the settings, nothing human is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import po
from l10n.model import Catalog, Entry, State
from l10n.places import Place, placespo
from l10n.places.gazetteer import Gazetteer
from l10n.places.names import Names, Policy

KNOWN = Gazetteer()
PLACES = tuple(KNOWN.named(n)[0] for n in ("Київ", "Ізюм", "Харківська область", "Україна"))
CITY, RIVER = (p for p in KNOWN.named("Дніпро") if p.kind in {"city", "river"})


def made(catalog: Catalog, places: tuple[Place, ...] = PLACES, **policy: str) -> Catalog:
    confirmed = placespo.confirmed(catalog, KNOWN)
    return placespo.update(
        catalog, places, Names(catalog.locale, KNOWN, Policy(**policy), confirmed)
    )


def entry(catalog: Catalog, source: str) -> Entry:
    return next(e for e in catalog.entries if e.source == source)


def changed(catalog: Catalog, source: str, **fields: object) -> Catalog:
    return replace(
        catalog,
        entries=tuple(
            replace(e, **fields) if e.source == source else e  # type: ignore[arg-type]
            for e in catalog.entries
        ),
    )


def on_disk(catalog: Catalog) -> Catalog:
    return po.parse(po.render(catalog), catalog.locale)


def test_names_made_by_rule_wait_for_a_person_curated_ones_do_not() -> None:
    catalog = made(Catalog("de"))
    states = {e.source: e.state for e in catalog.entries}
    assert states["Izium"] is State.DRAFT
    assert states["Kyiv"] is State.TRANSLATED


@pytest.mark.parametrize("locale", ["de", "pl", "uk", "ja", "ar", "hi"])
def test_a_second_update_changes_nothing(locale: str) -> None:
    once = on_disk(made(Catalog(locale)))
    assert po.render(made(once)) == po.render(once)


def test_notes_tell_the_native_name_where_it_is_and_what_is_wrong() -> None:
    notes = "\n".join(entry(made(Catalog("pl")), "Izium").notes)
    for said in ("Ізюм · city · Харківська область, Ізюмський район", "id: UA63", "not: "):
        assert said in notes


def test_a_persons_name_stays_and_the_old_one_is_remembered() -> None:
    first = on_disk(made(Catalog("de")))
    again = made(changed(first, "Izium", target="Isium", state=State.TRANSLATED))
    found = entry(again, "Izium")
    assert (found.target, found.state) == ("Isium", State.TRANSLATED)
    assert placespo.note(found, "formerly") == "Isjum"


@given(text=st.text(st.characters(categories=["L"]), min_size=1, max_size=20), fuzzy=st.booleans())
def test_nothing_human_is_lost(text: str, fuzzy: bool) -> None:
    state = State.DRAFT if fuzzy else State.TRANSLATED
    edited = changed(made(Catalog("de")), "Izium", target=text, state=state, comment="mine")
    found = entry(made(made(edited)), "Izium")
    assert (found.target, found.comment) == (text, "mine")


def test_back_again_leaves_no_trace() -> None:
    first = on_disk(made(Catalog("pl")))
    odd = made(changed(first, "Izium", target="Dziwny"))
    back = made(changed(odd, "Izium", target=entry(first, "Izium").target))
    settled = placespo.settled(back, lambda _name: False)
    assert po.render(settled) == po.render(first)


def test_our_names_follow_the_policy() -> None:
    first = on_disk(made(Catalog("de")))
    assert entry(first, "Kyiv").target == "Kiew"
    found = entry(made(first, exonyms="avoid"), "Kyiv")
    assert (found.target, placespo.note(found, "formerly")) == ("Kyjiw", "Kiew")


def test_two_places_of_one_name_have_their_kind_as_context() -> None:
    catalog = made(Catalog("de"), (CITY, RIVER))
    assert sorted(e.context for e in catalog.entries) == ["city", "river"]


def test_irregular_forms_come_from_a_second_entry() -> None:
    catalog = made(Catalog("pl"))
    forms = Entry("Izium", "gen=Iziumu; loc=Iziumie", State.TRANSLATED, placespo.FORMS)
    catalog = replace(catalog, entries=(*catalog.entries, forms))
    confirmed = placespo.confirmed(catalog, KNOWN)
    assert confirmed.forms[PLACES[1].id] == {"gen": "Iziumu", "loc": "Iziumie"}
    assert forms.key in {e.key for e in made(catalog).entries}


def test_an_entry_without_notes_is_known_by_its_name() -> None:
    bare = Catalog("de", (Entry("Izium", "Isium", State.TRANSLATED, "place"),))
    assert placespo.confirmed(bare, KNOWN).names == {PLACES[1].id: "Isium"}


def test_a_place_no_article_names_goes_unless_a_person_named_it() -> None:
    first = changed(made(Catalog("de")), "Izium", target="Isium", state=State.TRANSLATED)
    assert {e.source for e in made(first, ()).entries} == {"Izium"}
