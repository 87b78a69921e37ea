"""What was translated before `l10n` came: a document's sentences come to those of its article."""

import json
import shutil
import tempfile
from contextlib import chdir
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import commands
from l10n import article as articles
from l10n import catalogs
from l10n.catalogs import pairing, whose
from l10n.errors import Trouble
from l10n.model import Entry, Role, Segment, State
from l10n.workspace import Workspace

ROOT = Path(__file__).parent.parent
SOURCE = """---
title: Rain over Izium
---

# Rain over Izium

The rain came at night. It stayed for 3 days.

![A wet street](street.jpg "Izium, 2 May")

Nobody was hurt. The bridge stood.

| Town | Rain in mm |
|---|---|
| Izium | 2,300 |
| Kyiv | 140 |
"""
GERMAN = """---
title: Regen über Isjum
---

# Regen über Isjum

Der Regen kam in der Nacht. Er blieb 3 Tage lang.

![Eine nasse Straße](street.jpg "Isjum, 2. Mai")

Niemand wurde verletzt. Die Brücke stand.

| Stadt | Regen in mm |
|---|---|
| Isjum | 2.300 |
| Kiew | 140 |
"""


def _newsroom(folder: Path) -> Workspace:
    (folder / "source/news").mkdir(parents=True)
    (folder / "l10n.toml").write_text('locales = ["de", "pt_BR", "ja"]\n')
    (folder / "source/news/rain.md").write_text(SOURCE)
    (folder / "source/sun.md").write_text("# Sun\n\nThe sun came.\n")
    return Workspace.find(folder)


@pytest.fixture
def newsroom(tmp_path: Path) -> Workspace:
    return _newsroom(tmp_path)


def bring(workspace: Workspace, text: str, *words: str, name: str = "rain.de.md") -> str:
    (workspace.root / name).write_text(text)
    with chdir(workspace.root):
        done = CliRunner().invoke(commands, ["import", name, *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def said(workspace: Workspace, locale: str = "de") -> dict[str, tuple[str, State]]:
    entries = catalogs.load(workspace, locale, "news/rain.md").entries
    return {entry.source: (entry.target, entry.state) for entry in entries if not entry.obsolete}


def test_each_sentence_gets_its_own_and_waits_for_a_person(newsroom: Workspace) -> None:
    assert "12 translations taken from rain.de.md" in bring(newsroom, GERMAN)
    found = said(newsroom)
    assert set(found.values()) == {(target, State.STALE) for target, _ in found.values()}
    assert found["Rain over Izium"][0] == "Regen über Isjum"
    assert found["It stayed for 3 days."][0] == "Er blieb 3 Tage lang."
    assert found["Izium, 2 May"][0] == "Isjum, 2. Mai"
    assert found["A wet street"][0] == "Eine nasse Straße"
    assert found["Kyiv"][0] == "Kiew"
    before = newsroom.catalog_path("de", "news/rain.md").read_bytes()
    assert "0 translations taken" in bring(newsroom, GERMAN)
    assert newsroom.catalog_path("de", "news/rain.md").read_bytes() == before


def test_who_stands_up_for_it_is_in_the_ledger(newsroom: Workspace) -> None:
    bring(newsroom, GERMAN, "--reviewed-by", "Ana Souza")
    assert {state for _, state in said(newsroom).values()} == {State.REVIEWED}
    lines = newsroom.ledger_path("de", "news/rain.md").read_text().splitlines()
    assert {json.loads(line)["by"] for line in lines} == {"Ana Souza"}


def test_a_person_may_stand_up_for_it_later(newsroom: Workspace) -> None:
    bring(newsroom, GERMAN)
    path = newsroom.catalog_path("de", "news/rain.md")
    path.write_text(path.read_text().replace("Er blieb 3 Tage lang.", "Er blieb drei Tage."))
    output = bring(newsroom, GERMAN, "--reviewed-by", "Ana Souza")
    assert "11 translations taken" in output
    found = said(newsroom)
    assert found["Kyiv"] == ("Kiew", State.REVIEWED)
    assert found["It stayed for 3 days."] == ("Er blieb drei Tage.", State.STALE)


def test_a_text_that_lacks_a_paragraph_is_not_approved_by_anybody(newsroom: Workspace) -> None:
    short = GERMAN.replace("Der Regen kam in der Nacht. Er blieb 3 Tage lang.\n\n", "")
    output = bring(newsroom, short, "--reviewed-by", "Ana Souza")
    assert "of the article's sentences 2 have none in the document" in output
    found = said(newsroom)
    assert found["It stayed for 3 days."] == ("", State.UNTRANSLATED)
    assert found["The bridge stood."] == ("Die Brücke stand.", State.STALE)
    assert State.TRANSLATED not in {state for _, state in found.values()}
    assert not newsroom.ledger_path("de", "news/rain.md").exists()


def test_sentences_that_were_joined_get_all_of_it_for_a_person_to_cut(newsroom: Workspace) -> None:
    joined = GERMAN.replace("Niemand wurde verletzt. Die", "Niemand wurde verletzt, und die")
    bring(newsroom, joined, "--reviewed-by", "Ana Souza")
    found = said(newsroom)
    both = ("Niemand wurde verletzt, und die Brücke stand.", State.STALE)
    assert found["Nobody was hurt."] == found["The bridge stood."] == both
    assert found["Izium"] == ("Isjum", State.REVIEWED)
    parted = GERMAN.replace("Er blieb 3 Tage lang.", "Er blieb. Er blieb 3 lange Tage lang.")
    bring(newsroom, parted.replace("Regen", "Guss"))
    assert said(newsroom)["Kyiv"] == ("Kiew", State.REVIEWED)


def test_a_language_without_spaces_is_joined_without(newsroom: Workspace) -> None:
    joined = "# 雨\n\n雨が降った。三日間続いた。\n"
    (newsroom.root / "source/news/wet.md").write_text("# Rain\n\nIt rained, and for 3 days.\n")
    bring(newsroom, joined, name="wet.ja.md")
    found = catalogs.load(newsroom, "ja", "news/wet.md").entries
    assert found[1].target == "雨が降った。三日間続いた。"


def test_what_a_person_translated_stands(newsroom: Workspace) -> None:
    bring(newsroom, GERMAN, "--reviewed-by", "Ana Souza")
    before = said(newsroom)
    bring(newsroom, GERMAN.replace("Nacht", "Dunkelheit"), "--reviewed-by", "Somebody")
    assert said(newsroom) == before


def test_what_the_document_left_in_the_source_is_not_translated(newsroom: Workspace) -> None:
    bring(newsroom, GERMAN.replace("Die Brücke stand.", "The bridge stood."))
    assert said(newsroom)["The bridge stood."] == ("", State.UNTRANSLATED)


@pytest.mark.parametrize("locale", Workspace.find(ROOT).settings.locales)
def test_an_edition_brings_back_the_catalog_it_was_made_from(tmp_path: Path, locale: str) -> None:
    for folder in ("source", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copyfile(ROOT / "l10n.toml", tmp_path / "l10n.toml")
    workspace = Workspace.find(tmp_path)
    with chdir(tmp_path):
        CliRunner().invoke(commands, ["build", "--locale", locale], catch_exceptions=False)
        before = {name: _texts(workspace, locale, name) for name in workspace.articles()}
        for name in workspace.articles():
            workspace.catalog_path(locale, name).unlink()
        shutil.rmtree(tmp_path / ".l10n")
        editions = [str(workspace.edition_path(locale, name)) for name in before]
        done = CliRunner().invoke(commands, ["import", *editions], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    for name, texts in before.items():
        after = _texts(workspace, locale, name)
        moved = {source for source in texts if _same(texts[source]) != _same(after[source])}
        assert len(moved) <= len(texts) // 20, moved  # build sets spaces and quotation marks anew


def _texts(workspace: Workspace, locale: str, name: str) -> dict[tuple[str, str], str]:
    entries = catalogs.load(workspace, locale, name).current().values()
    return {e.key: e.target for e in entries if e.target and e.target != e.source}


def _same(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


@pytest.mark.parametrize(
    ("path", "locale", "article"),
    [
        ("rain.de.md", "de", "news/rain.md"),
        ("old/de/rain.html", "de", "news/rain.md"),
        ("rain_pt_BR.md", "pt_BR", "news/rain.md"),
        ("content/pt-br/news/rain.md", "pt_BR", "news/rain.md"),
        ("news/rain-ja.docx", "ja", "news/rain.md"),
        ("sun.ja.txt", "ja", "sun.md"),
        ("rain.md", None, "news/rain.md"),
        ("snow.de.md", "de", None),
        ("ja/news/rain.de.md", None, "news/rain.md"),
        ("de/rain-ja.md", "de", "news/rain.md"),
        ("visit-ja.de.md", "de", "visit-ja.md"),
        ("old/visit-ja.md", "ja", "visit-ja.md"),
        ("visit.ja.md", "ja", None),
    ],
)
def test_a_path_tells_the_language_and_the_article(
    newsroom: Workspace, path: str, locale: str | None, article: str | None
) -> None:
    (newsroom.root / "source/visit-ja.md").write_text("# A visit to Japan\n")
    asked = (
        (lambda: whose.locale(newsroom, Path(path)), locale),
        (lambda: whose.Articles(newsroom).of(whose.Sent(Path(path))), article),
    )
    for ask, told in asked:
        if told is None:
            with pytest.raises(Trouble, match="name it with --"):
                ask()
        else:
            assert ask() == told


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same = (left == right for left, right in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, same))


_PATHS = st.lists(
    st.sampled_from(["a", "b", "a-de", "b.ja", "de", "ja", "pt-br"]), min_size=1, max_size=4
)


@given(st.sets(_PATHS.map("/".join), min_size=1, max_size=6), _PATHS.map("/".join), st.booleans())
def test_the_article_is_the_one_with_the_most_alike_path(
    articles: set[str], path: str, whole: bool
) -> None:
    """As going through all articles for each file would find it."""
    with tempfile.TemporaryDirectory() as name:
        here, names = _newsroom(Path(name)), sorted(f"{one}.md" for one in articles)
        known = patch.object(Workspace, "articles", lambda _self: (*names,))
        sent = whose.Sent(Path(f"{path}.md"), Path() if whole else None)
        with known:
            try:
                found = whose.Articles(here).of(sent)
            except Trouble:
                found = None
    readings = whose._readings(Path(f"{path}.md"), {"de", "ja", "pt-br"})
    paths = {one: whose._parts(Path(one)) for one in names}
    if whole:
        alike = next(filter(None, ([n for n, p in paths.items() if p == r] for r in readings)), [])
    else:
        common = {n: max(_common(r, p) for r in readings) for n, p in paths.items()}
        alike = [n for n in names if common[n] == max(common.values()) > 0]
    assert found == (alike[0] if len(alike) == 1 else None)


def test_a_folder_stands_for_its_files_by_their_paths(newsroom: Workspace) -> None:
    old = newsroom.root / "old"
    for name in ("news/rain.md", "sun.html", "rain.md", "news/rain.jpg"):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(GERMAN)
    (old / "sun.html").write_text("<h1>Sonne</h1><p>Die Sonne kam.</p>")
    with chdir(newsroom.root):
        done = CliRunner().invoke(commands, ["import", "-l", "de", "old"])
    assert str(done.exception) == (
        "old/rain.md: does not say which article it translates; name it with --article"
    )
    assert said(newsroom)["Kyiv"] == ("Kiew", State.STALE)
    sun = catalogs.load(newsroom, "de", "sun.md").entries
    assert [entry.target for entry in sun] == ["Sonne", "Die Sonne kam."]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("rain.de.md", b"", "rain.de.md: is empty"),
        ("rain.de.docx", b"PK\x03\x04", "rain.de.docx: is no readable office document"),
        ("rain.md", None, "rain.md: cannot be read: No such file"),
    ],
)
def test_a_document_that_cannot_be_read_is_named(
    newsroom: Workspace, name: str, data: bytes | None, told: str
) -> None:
    if data is not None:
        (newsroom.root / name).write_bytes(data)
    with chdir(newsroom.root):
        done = CliRunner().invoke(commands, ["import", name])
    assert str(done.exception).startswith(told)


def test_an_export_of_many_articles_is_refused(newsroom: Workspace) -> None:
    (newsroom.root / "rain.de.xml").write_text("<rss/>")
    with pytest.raises(Trouble, match="holds many articles"):
        bring(newsroom, "<rss/>", "--article", "source/sun.md", name="rain.de.xml")


def test_sentences_are_paired_however_many_there_are() -> None:
    """Each is paired with itself where the text is the same, whatever is left out of it."""
    whole = [
        Segment(f"Sentence {n} has {'many ' * (n % 7)}words.", 0, 0, Role.PARAGRAPH, 1, n // 3)
        for n in range(200)
    ]
    assert pairing.pairs(whole, []) == pairing.pairs([], whole) == []
    assert pairing.pairs(whole, whole) == [((n,), (n,)) for n in range(200)]
    part = whole[:60] + whole[90:]
    assert pairing.pairs(whole, part)[60:] == [((n,), (n - 30,)) for n in range(90, 200)]


def test_the_article_that_is_read_is_the_one_that_is_meant(newsroom: Workspace) -> None:
    text = articles.of(newsroom, "sun.md").text
    bring(newsroom, text.replace("The sun came.", "Die Sonne kam."), "--article", "source/sun.md")
    found = catalogs.load(newsroom, "de", "sun.md").entries
    assert [entry.target for entry in found] == ["Sun", "Die Sonne kam."]


PERSONS = st.lists(st.sampled_from(["", "Mein Satz.", "Nur fast."]), min_size=12, max_size=12)
LINES = st.lists(st.sampled_from([*GERMAN.splitlines(), "Sonst nichts. Gar nichts."]), max_size=25)


@given(PERSONS, LINES, st.booleans())
@settings(max_examples=20, deadline=None)
def test_no_document_takes_a_person_s_words(said: list[str], lines: list[str], stand: bool) -> None:
    """Law 3: whatever it holds, and whoever stands up for it."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = _newsroom(Path(folder))
        with chdir(folder):
            CliRunner().invoke(commands, ["sync"], catch_exceptions=False)
        before = catalogs.load(workspace, "de", "news/rain.md")
        kinds = {"Mein Satz.": State.TRANSLATED, "Nur fast.": State.STALE}
        entries = tuple(
            replace(one, target=text, state=kinds[text], comment="mine") if text else one
            for one, text in zip(before.entries, said, strict=True)
        )
        catalogs.save(workspace, "de", "news/rain.md", replace(before, entries=entries))
        (workspace.root / "rain.de.md").write_text("\n".join(["# Titel", *lines]))
        words = ["--reviewed-by", "Ana"] if stand else []
        with chdir(folder):
            CliRunner().invoke(commands, ["import", "rain.de.md", *words], catch_exceptions=False)
        after = catalogs.load(workspace, "de", "news/rain.md").current()
        for one in entries:
            if one.target:
                assert _persons(after[one.key]) == _persons(one)


def _persons(entry: Entry) -> tuple[str, State, str]:
    return entry.target, entry.state, entry.comment


SEGMENTS = st.lists(
    st.builds(
        Segment, st.text(min_size=1, max_size=30), st.just(0), st.just(0),
        st.sampled_from([Role.PARAGRAPH, Role.TITLE, Role.CELL]), st.just(1), st.integers(0, 6),
        st.sampled_from(["", "", "alt text"]),
    ),
    max_size=25,
)  # fmt: skip


@given(SEGMENTS, SEGMENTS)
def test_a_sentence_is_paired_once_at_most(ours: list[Segment], theirs: list[Segment]) -> None:
    beads = pairing.pairs(ours, theirs)
    for side, segments in enumerate((ours, theirs)):
        found = [at for bead in beads for at in bead[side]]
        assert len(found) == len(set(found))
        assert set(found) <= set(range(len(segments)))
