"""After any change of the source, what remains usable without a translator's work."""

from dataclasses import replace

import pytest

from l10n import po
from l10n.article import read
from l10n.catalogs import sync
from l10n.model import Article, Catalog, Entry, State
from l10n.settings import Segmentation, Settings

TEXT = """\
Ukrainian forces liberated most of the Kharkiv region.

The operation began on September 6. About 2,300 people returned to Izium. \
Nobody had expected it so soon.

Read more at https://example.org/news today. The bridge was open again.
"""
GERMAN = {
    "Ukrainian forces liberated most of the Kharkiv region.": (
        "Ukrainische Truppen befreiten den größten Teil der Region Charkiw."
    ),
    "The operation began on September 6.": "Die Operation begann am 6. September.",
    "About 2,300 people returned to Izium.": "Etwa 2.300 Menschen kehrten nach Isjum zurück.",
    "Nobody had expected it so soon.": "Niemand hatte es so bald erwartet.",
    "Read more at https://example.org/news today.": (
        "Lesen Sie heute mehr unter https://example.org/news."
    ),
    "The bridge was open again.": "Die Brücke war wieder offen.",
}
NAMES = {"Izium": "Isjum", "Kupiansk": "Kupjansk"}


def article(text: str) -> Article:
    return read("news.md", text.encode(), Settings())


def notes(segment: object) -> tuple[str, ...]:
    text = getattr(segment, "text", "")
    return tuple(f"place: {name} = {theirs}" for name, theirs in NAMES.items() if name in text)


def translated(text: str = TEXT) -> Catalog:
    empty = sync.update(Catalog("de"), article(text), notes)
    done = tuple(
        replace(entry, target=GERMAN[entry.source], state=State.TRANSLATED)
        for entry in empty.entries
    )
    return po.parse(po.render(replace(empty, entries=done)), "de")


def after(text: str, catalog: Catalog | None = None) -> Catalog:
    """The catalog after a sync with `text`, as it is read from its file again."""
    found = sync.update(catalog or translated(), article(text), notes)
    data = po.render(found)
    again = po.parse(data, "de")
    assert po.render(sync.update(again, article(text), notes)) == data
    return again


def living(catalog: Catalog) -> list[Entry]:
    return [entry for entry in catalog.entries if not entry.obsolete]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n\n".join(reversed(TEXT.strip().split("\n\n"))) + "\n", id="moved"),
        pytest.param(TEXT.replace("\n\n", "\n\nA new one stands here.\n\n", 1), id="inserted"),
        pytest.param(TEXT.split("\n\n", 1)[1], id="deleted"),
        pytest.param(TEXT + "\nThe bridge was open again.\n", id="repeated"),
        pytest.param(TEXT.replace(" people", "\npeople"), id="reflowed"),
        pytest.param(TEXT.replace("\n", "  \n"), id="trailing blanks"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="line ends"),
        pytest.param(TEXT.replace("soon. ", "soon.\n\n"), id="paragraph split"),
        pytest.param(TEXT.replace("region.\n\nThe", "region. The"), id="paragraphs merged"),
    ],
)
def test_what_still_stands_keeps_its_translation(text: str) -> None:
    for entry in living(after(text)):
        if entry.source != "A new one stands here.":
            assert (entry.target, entry.state) == (
                GERMAN[" ".join(entry.source.split())],
                State.TRANSLATED,
            )


CARRIED = [
    ("2,300", "2,600", "Etwa 2.600 Menschen kehrten nach Isjum zurück."),
    ("September 6", "October 8", "Die Operation begann am 8. Oktober."),
    ("org/news", "org/more", "Lesen Sie heute mehr unter https://example.org/more."),
    ("to Izium", "to Kupiansk", "Etwa 2.300 Menschen kehrten nach Kupjansk zurück."),
    ("again.", "again!", "Die Brücke war wieder offen!"),
]


@pytest.mark.parametrize(("old", "new", "target"), CARRIED, ids=[new for _, new, _ in CARRIED])
def test_a_change_that_cannot_be_misread_is_carried(old: str, new: str, target: str) -> None:
    found = after(TEXT.replace(old, new))
    stale = [entry for entry in living(found) if entry.state is State.STALE]
    assert [entry.target for entry in stale] == [target]
    assert stale[0].change.endswith("carried")
    assert stale[0].previous.replace(old, new) == stale[0].source


def test_one_word_makes_one_sentence_stale() -> None:
    found = after(TEXT.replace("Nobody had", "Nobody there had"))
    stale = [entry for entry in living(found) if entry.state is State.STALE]
    assert [(entry.target, entry.previous, entry.change) for entry in stale] == [
        (
            "Niemand hatte es so bald erwartet.",
            "Nobody had expected it so soon.",
            "+ there",
        )
    ]


def test_joined_sentences_get_their_parts_and_cut_ones_theirs() -> None:
    joined = after(TEXT.replace("6. About", "6 and about"))
    [entry] = [entry for entry in living(joined) if entry.state is State.STALE]
    assert entry.target == (
        "Die Operation begann am 6. September. Etwa 2.300 Menschen kehrten nach Isjum zurück."
    )
    cut = after(TEXT, joined)
    assert cut.entries == translated().entries


def test_what_is_removed_comes_back_translated() -> None:
    without = after(TEXT.replace(" Nobody had expected it so soon.", ""))
    assert [entry.target for entry in without.entries if entry.obsolete] == [
        "Niemand hatte es so bald erwartet."
    ]
    back = after(TEXT, without)
    assert back.entries == translated().entries


def test_a_draft_that_is_removed_comes_back_as_the_draft_it_was() -> None:
    draft = {"target": "Bald.", "state": State.DRAFT, "draft": "an engine"}
    entries = tuple(replace(e, **draft) for e in translated().entries)
    drafted = replace(translated(), entries=entries)
    without = after(TEXT.replace(" Nobody had expected it so soon.", ""), drafted)
    [gone] = [entry for entry in without.entries if entry.obsolete]
    assert (gone.target, gone.state, gone.draft) == ("Bald.", State.DRAFT, "an engine")
    assert after(TEXT, without).entries == after(TEXT, drafted).entries


def test_a_change_taken_back_is_translated_again() -> None:
    there = after(TEXT.replace("Nobody had", "Nobody there had"))
    assert after(TEXT, there).entries == translated().entries


@pytest.mark.parametrize(
    ("old", "new"), [("*soon*", "_soon_"), ("**soon**", "__soon__"), ("<b>soon</b>", "**soon**")]
)
def test_another_mark_for_the_same_emphasis_changes_nothing(old: str, new: str) -> None:
    before = sync.update(Catalog("de"), article(TEXT.replace("soon", old)), notes)
    entries = (replace(e, target="Übersetzt.", state=State.TRANSLATED) for e in before.entries)
    found = after(TEXT.replace("soon", new), replace(before, entries=tuple(entries)))
    assert {(entry.target, entry.state) for entry in found.entries} == {
        ("Übersetzt.", State.TRANSLATED)
    }


def test_one_of_two_repeats_that_changed_gets_the_others_translation() -> None:
    twice = translated(TEXT + "\nNobody had expected it so soon.\n")
    found = after(twice_changed := TEXT + "\nNobody had expected it so late.\n", twice)
    stale = [entry for entry in living(found) if entry.state is State.STALE]
    assert [(e.source, e.target, e.previous) for e in stale] == [
        (
            "Nobody had expected it so late.",
            "Niemand hatte es so bald erwartet.",
            "Nobody had expected it so soon.",
        )
    ]
    assert len(living(found)) == len(living(translated())) + 1
    assert after(twice_changed, found) == found


def test_what_gave_its_words_to_another_sentence_comes_back_translated() -> None:
    without = after(TEXT.replace(" Nobody had expected it so soon.", ""))
    alike = after(TEXT.replace("so soon", "so late"), without)
    [stale] = [entry for entry in living(alike) if entry.state is State.STALE]
    assert stale.target == "Niemand hatte es so bald erwartet."
    told = replace(stale, target="Niemand hatte es so spät erwartet.", state=State.TRANSLATED)
    done = tuple(told if entry is stale else entry for entry in alike.entries)
    back = after(TEXT, replace(alike, entries=done))
    assert tuple(living(back)) == translated().entries
    assert [entry.target for entry in back.entries if entry.obsolete] == [told.target]


def test_a_paragraph_as_the_unit_takes_over_its_sentences_and_gives_them_back() -> None:
    whole = read("news.md", TEXT.encode(), Settings(segmentation=Segmentation("paragraph")))
    found = po.parse(po.render(sync.update(translated(), whole, notes)), "de")
    states = [entry.state for entry in living(found)]
    assert states == [State.TRANSLATED, State.STALE, State.STALE]
    told = " ".join(entry.target for entry in living(found))
    assert all(text in told for text in GERMAN.values())
    assert after(TEXT, found).entries == translated().entries


LINES = {
    "The secretary is appointed by the mayor of": "Die Sekretärin ernennt",
    "Izium and the council of the town on a day that": "der Rat der Stadt Isjum an einem Tag, den",
    "Kyiv has named.": "Kyjiw nennt.",
    "It rained.": "Es regnete.",
}


LONG = (
    f"It began{' again and' * 12} again.\n\nIt ended{' again and' * 12} again.\n\n"  # not wrapped
)


def lines(locale: str = "de", **states: State) -> Catalog:
    """An article whose lines were translated each for itself, in these states."""
    text = LONG + "\n".join(LINES) + "\n"
    empty = sync.update(Catalog(locale), read("news.txt", text.encode(), Settings()))
    entries = (
        replace(e, target=LINES[e.source], state=states.get(e.source[:2], State.TRANSLATED))
        if e.source in LINES
        else e
        for e in empty.entries
    )
    return replace(empty, entries=tuple(entries))


def on_one_line(*words: str) -> Article:
    return read("news.txt", f"{LONG}{' '.join(words)}\n".encode(), Settings())


def test_lines_that_turn_out_to_be_one_sentence_stay_translated() -> None:
    before = lines()
    assert [entry.source for entry in living(before)][2:] == [*LINES]
    after = sync.update(before, on_one_line(*LINES))
    assert [(e.source, e.target, e.state, e.change) for e in living(after)][2:] == [
        (" ".join([*LINES][:3]), " ".join([*LINES.values()][:3]), State.TRANSLATED, ""),
        ("It rained.", "Es regnete.", State.TRANSLATED, ""),
    ]
    assert sync.update(after, on_one_line(*LINES)) == after
    apart = read("news.txt", (LONG + "\n".join(LINES) + "\n").encode(), Settings())
    assert living(sync.update(after, apart)) == living(before)
    chinese = living(sync.update(lines("zh_Hans"), on_one_line(*LINES)))[2]
    assert chinese.target == "".join([*LINES.values()][:3])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(lines(Iz=State.DRAFT), on_one_line(*LINES), id="a draft among them"),
        pytest.param(lines(Iz=State.STALE), on_one_line(*LINES), id="a stale one among them"),
        pytest.param(lines(), on_one_line(*LINES, "Now."), id="sentences joined"),
        pytest.param(lines(), on_one_line("On a day", *LINES), id="other words"),
        pytest.param(lines(), on_one_line(*reversed(LINES)), id="in another order"),
    ],
)
def test_no_translation_is_put_together_of_less(before: Catalog, now: Article) -> None:
    known = {*LINES.values(), " ".join([*LINES.values()][:3])}
    for entry in living(sync.update(before, now)):
        assert entry.state is not State.TRANSLATED or entry.target in known


def test_a_joined_translation_that_a_person_worked_on_is_kept() -> None:
    joined = after(TEXT.replace("6. About", "6 and about"))
    entries = tuple(
        replace(e, target=f"{e.target} Ja!") if "joined" in e.change else e for e in joined.entries
    )
    assert any("Ja!" in entry.target for entry in entries)
    back = after(TEXT, replace(joined, entries=entries))
    assert tuple(living(back)) == translated().entries
    assert any("Ja!" in entry.target for entry in back.entries if entry.obsolete)


def test_lines_that_all_changed_are_asked_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row of lines without a full stop is put together that no sentence begins with."""
    asked = []
    begins = sync._begins
    monkeypatch.setattr(sync, "_begins", lambda *args: asked.append(args) or begins(*args))
    old = [
        Entry(f"Item {n} of the list", target=f"Punkt {n}", state=State.TRANSLATED)
        for n in range(50)
    ]
    new = {("", f"Another thing, number {n}"): ("role: list item",) for n in range(50)}
    known = sync._Known(Catalog("de", entries=tuple(old)))
    assert not list(known.wrapped_anew(new, "de"))
    assert len(asked) == 50


def test_what_a_person_made_of_a_draft_is_no_draft_when_its_source_changes() -> None:
    """An editor keeps the note on who made the draft; fuzzy again, it would be a machine's."""
    entries = tuple(replace(e, draft="memory · from b.md") for e in translated().entries)
    found = after(TEXT.replace("2,300", "2,600"), replace(translated(), entries=entries))
    [stale] = [entry for entry in living(found) if "2,600" in entry.source]
    assert (stale.state, stale.draft) == (State.STALE, "")
