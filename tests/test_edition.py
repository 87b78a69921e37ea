"""Editions: the source's bytes outside the segments, every sentence known for what it is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import article, edition
from l10n.edition import Manner, compose, human_text, marked, notice, sidecar
from l10n.model import Catalog, Entry, Role, State
from l10n.publishers import Passage
from l10n.settings import Settings

TEXT = "Breaking\n\nThe bridge is open. Trains run again.\n\nWho pays? Nobody knows.\n"


def read(text, path="a.txt"):
    return article.read(path, text.encode(), Settings())


def catalog(art, targets, state=State.DRAFT, locale="uk"):
    entries = [
        Entry(s.text, targets(s.text), state if targets(s.text) else State.UNTRANSLATED, s.context)
        for s in art.segments
    ]
    return Catalog(locale, tuple(entries))


FRONT = '---\ntitle: "A | b"\ndraft: false\n---\n\n'
MARKDOWN = f"{FRONT}# A b\n\nOne *two*. Three.\n\n| a | b |\n|---|---|\n| c | d |\n"
UNTOUCHED = [
    ("a.txt", TEXT),
    ("a.txt", "\ufeffA headline\r\n\r\nText with trailing space.  \r\n"),
    ("a.md", MARKDOWN),
]


@pytest.mark.parametrize(("path", "text"), UNTOUCHED)
def test_an_empty_catalog_gives_the_source_byte_for_byte(path, text):
    art = read(text, path)
    made = compose(art, Catalog("uk"))
    assert made.text == art.text
    assert not any(p.used for p in made.passages)


@pytest.mark.parametrize(("path", "text"), UNTOUCHED)
def test_translations_equal_to_the_source_change_nothing(path, text):
    art = read(text, path)
    assert compose(art, catalog(art, lambda s: s)).text == art.text


def test_sentences_stand_with_the_gaps_of_the_source():
    art = read(TEXT)
    made = compose(art, catalog(art, str.upper))
    assert made.text == TEXT.upper()


@given(st.text("abc .!?\n", min_size=1, max_size=60).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_any_text_is_lossless(text):
    art = read(text)
    assert compose(art, Catalog("uk")).text == text


def passage(text, *, used=True):
    return Passage("x", text, Role.PARAGRAPH, State.DRAFT, 0, 1, 1, 0, used)


GAPS = [
    ("uk", passage("Один."), passage("Два."), " ", " "),
    ("th", passage("หนึ่ง"), passage("สอง"), " ", " "),
    ("ko", passage("하나."), passage("둘."), " ", " "),
    ("ja", passage("一。"), passage("二。"), "\n", "\n"),
    ("ja", passage("一。"), passage("Two.", used=False), " ", " "),
    ("ja", passage("OK."), passage("BBC."), " ", " "),
    ("ja", passage("一。"), passage("二。"), " ", ""),
    ("zh_Hant", passage("一。"), passage("二。"), " ", ""),
    ("zh_TW", passage("一。"), passage("BBC"), " ", ""),
]


@pytest.mark.parametrize(("locale", "here", "following", "gap", "expected"), GAPS)
def test_languages_without_spaces_between_sentences_get_none(
    locale, here, following, gap, expected
):
    assert edition.separator(gap, here, following, locale) == expected


def test_only_what_people_accepted_is_used_where_asked():
    art = read(TEXT)
    drafted = catalog(art, str.upper)
    human = catalog(art, str.upper, State.TRANSLATED)
    assert compose(art, drafted, manner=Manner(human_text)).text == TEXT
    assert compose(art, human, manner=Manner(human_text)).text == TEXT.upper()


def test_a_whole_block_falls_back_together():
    art = read(TEXT)
    some = catalog(art, lambda s: s.upper() if s != "Trains run again." else "")
    mixed = compose(art, some).text
    whole = compose(art, some, manner=Manner(whole=True)).text
    assert "THE BRIDGE IS OPEN. Trains run again." in mixed
    assert "The bridge is open. Trains run again." in whole
    assert "WHO PAYS?" in whole


NOTICES = [
    (State.TRANSLATED, str.upper, ""),
    (State.REVIEWED, str.upper, ""),
    (State.DRAFT, str.upper, "machine translation, not reviewed"),
    (State.STALE, str.upper, "the original has changed since"),
    (State.DRAFT, lambda _s: "", "not translated yet"),
    (
        State.DRAFT,
        lambda s: s.upper() if "?" in s else "",
        "machine translation, not reviewed; 4 of 5 passages not translated",
    ),
]


@pytest.mark.parametrize(("state", "targets", "told"), NOTICES)
def test_the_notice_says_what_the_edition_is(state, targets, told):
    art = read(TEXT)
    assert notice(compose(art, catalog(art, targets, state))) == told


def test_the_sidecar_knows_each_sentence():
    art = read(TEXT)
    data = json.loads(sidecar(compose(art, catalog(art, str.upper)), "abc"))
    assert data["notice"] == "machine translation, not reviewed"
    assert data["machine_translated"]
    assert not data["reviewed"]
    assert data["states"]["draft"] == 5
    row = data["segments"][1]
    assert (row["text"], row["state"], row["used"]) == ("THE BRIDGE IS OPEN.", "draft", True)
    assert TEXT[row["start"] : row["end"]] == row["source"]


def test_markdown_says_it_in_its_front_matter():
    art = read(MARKDOWN, "a.md")
    told = 'translation: "machine translation, not reviewed"\n---\n'
    assert told in marked(compose(art, catalog(art, str.upper)))
    assert marked(compose(art, catalog(art, str.upper, State.TRANSLATED))).count("---\n") == 2
    bare = read("# A\n\nText.\n", "a.md")
    assert marked(compose(bare, catalog(bare, str.upper))).startswith(f"---\n{told}\n# A")


def test_mending_reaches_every_text_that_is_used():
    art = read(TEXT)
    made = compose(
        art, catalog(art, str.upper), manner=Manner(mend=lambda _s, t: t.replace("B", "8"))
    )
    assert made.text == TEXT.upper().replace("B", "8")
