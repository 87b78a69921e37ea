"""Two people's work on one catalog becomes one, and nobody's words are lost."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from l10n import asides, po
from l10n.catalogs.merge import Merged, merge
from l10n.model import Catalog, Entry, State

OLD, NEW = "2300-01-01 00:00+0000", "2300-01-02 00:00+0000"
T, S, D, U = State.TRANSLATED, State.STALE, State.DRAFT, State.UNTRANSLATED


def catalog(*entries: Entry, date: str = OLD) -> Catalog:
    header = {"PO-Revision-Date": date, "Last-Translator": "Ana" if date == OLD else "Bob"}
    return Catalog("de", entries, header)


def said(target: str, state: State = T, source: str = "One.", **more: object) -> Entry:
    return Entry(source, target, state, **more)  # type: ignore[arg-type]


def merged(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> Merged:
    sides = [catalog(*filter(None, [entry])) for entry in (base, ours)]
    theirs_at = catalog(*filter(None, [theirs]), date=NEW)
    result = merge(*sides, theirs_at)
    data = po.render(result.catalog)
    assert po.render(po.parse(data, "de")) == data
    return result


DRAFT = said("Entwurf", D, draft="firefox en-de")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "target", "state"),
    [
        pytest.param(said("a"), said("a"), said("a"), "a", T, id="nobody changed it"),
        pytest.param(said("a"), said("b"), said("a"), "b", T, id="we changed it"),
        pytest.param(said("a"), said("a"), said("b"), "b", T, id="they changed it"),
        pytest.param(said("a"), said("b"), said("b"), "b", T, id="both the same"),
        pytest.param(said("a"), said("b"), said("", U), "b", T, id="empty never beats text"),
        pytest.param(said("a"), said("a"), said("", U), "a", T, id="not even unchanged text"),
        pytest.param(said("a"), said("a"), DRAFT, "a", T, id="nor does a machine a person"),
        pytest.param(DRAFT, said("b"), replace(DRAFT, target="m"), "b", T, id="person and machine"),
        pytest.param(DRAFT, replace(DRAFT, state=T), DRAFT, "Entwurf", T, id="one accepted it"),
        pytest.param(said("a"), None, said("b"), "b", T, id="removed here, edited there"),
        pytest.param(None, None, said("b"), "b", T, id="new there"),
        pytest.param(said("a"), said("x"), said("x", S), "x", S, id="one is not sure of it"),
    ],
)
def test_what_is_taken(
    base: Entry | None, ours: Entry | None, theirs: Entry, target: str, state: State
) -> None:
    result = merged(base, ours, theirs)
    assert [(entry.target, entry.state) for entry in result.catalog.entries] == [(target, state)]
    assert result.conflicts == ()


def test_two_people_on_one_sentence_are_both_heard() -> None:
    result = merged(said("a"), said("ours"), said("theirs"))
    [entry] = result.catalog.entries
    assert (entry.target, entry.state) == ("theirs", S)
    assert entry.comment == "(alternative) ours"
    assert [(c.kept, c.lost) for c in result.conflicts] == [("theirs", "ours")]


def test_an_edit_follows_the_source_that_changed_on_the_other_side() -> None:
    before = said("Etwa 2.300 kamen.", source="About 2,300 came.")
    edit = replace(before, target="Rund 2.300 kamen.")
    synced = said(
        "Etwa 2.600 kamen.",
        S,
        source="About 2,600 came.",
        previous=before.source,
        change="2,300 → 2,600 · carried",
    )
    for ours, theirs in ((edit, synced), (synced, edit)):
        [entry] = merged(before, ours, theirs).catalog.entries
        assert (entry.source, entry.target) == ("About 2,600 came.", "Rund 2.600 kamen.")
        assert (entry.state, entry.previous) == (S, before.source)


def test_what_a_person_made_of_a_draft_follows_as_a_persons() -> None:
    """An editor keeps the note on who made the draft; fuzzy again, it would be a machine's."""
    draft = said("Etwa 2.300.", State.DRAFT, "About 2,300.", draft="memory")
    theirs = replace(draft, target="Rund 2.300.", state=T)
    ours = replace(draft, source="About 2,600.", target="Etwa 2.600.", previous="About 2,300.")
    [entry] = [e for e in merged(draft, ours, theirs).catalog.entries if not e.obsolete]
    assert (entry.target, entry.state, entry.draft) == ("Rund 2.600.", State.STALE, "")


def test_comments_of_both_stay_and_a_removed_one_goes() -> None:
    base = said("a", comment="old\nboth")
    result = merged(
        base, replace(base, comment="old\nboth\nAna"), replace(base, comment="both\nBob")
    )
    assert result.catalog.entries[0].comment == "both\nAna\nBob"


def test_a_draft_with_other_words_may_be_a_persons() -> None:
    ours, theirs = replace(DRAFT, target="ours"), replace(DRAFT, target="theirs")
    [entry] = merged(DRAFT, ours, theirs).catalog.entries
    assert (entry.target, entry.comment) == ("theirs", "(alternative) ours")
    [entry] = merged(DRAFT, ours, None).catalog.entries
    assert (entry.target, entry.obsolete, entry.state) == ("ours", True, D)


def test_a_comment_only_one_side_touched_stays_as_it_is() -> None:
    text = "one\n\nand\none"
    result = merged(said("a", comment=text), said("b", comment=text), said("a", comment=text))
    assert result.catalog.entries[0].comment == text


def test_every_form_of_a_plural_is_heard() -> None:
    base = said("eins", plural=("Ones.", "eins", "viele"))
    ours = replace(base, plural=("Ones.", "eins", "mehrere"))
    assert merged(base, ours, base).catalog.entries[0].plural == ours.plural
    theirs = replace(base, target="ein", plural=("Ones.", "ein", "zahllose"))
    [entry] = merged(base, ours, theirs).catalog.entries
    assert entry.plural == theirs.plural
    assert entry.comment == "(alternative) eins\n(alternative) mehrere"


def test_an_alternative_of_several_lines_is_kept_to_the_letter() -> None:
    text = "eins\nzwei\\nicht\u2028drei"
    [entry] = merged(said("a"), said(text), said("theirs")).catalog.entries
    assert asides.found(entry.comment, asides.ALTERNATIVE) == [text]
    assert entry.comment.count("\n") == 0


def test_what_a_side_says_about_itself_is_not_lost() -> None:
    def headed(**fields: str) -> Catalog:
        return Catalog("de", (), {"PO-Revision-Date": OLD, **fields})

    base = headed(Team="t", Gone="g")
    ours = headed(Team="t", **{"Last-Translator": "Ana", "X-Mine": "1"})
    theirs = {"Team": "u", "Gone": "g", "Last-Translator": "Bob", "PO-Revision-Date": NEW}
    catalog = merge(base, ours, headed(**theirs)).catalog
    assert dict(catalog.header) == {**theirs, "X-Mine": "1"}
    assert catalog.header_comment == "Last-Translator: Ana"


@pytest.mark.skipif(not which("msgfmt"), reason="needs gettext")
def test_a_message_stands_once_whatever_the_sides_hold(tmp_path: Path) -> None:
    gone = said("früher", obsolete=True)
    ours = catalog(said("a\n"), gone, said("noch früher", obsolete=True, comment="Ana"))
    result = merge(catalog(said("a")), ours, catalog(said("b"), gone, date=NEW))
    path = tmp_path / "a.po"
    path.write_bytes(po.render(result.catalog))
    subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], check=True)
    [entry] = po.read(path, "de").entries
    assert (entry.target, entry.obsolete) == ("b", False)
    assert {"(earlier) früher", "(earlier) noch früher", "Ana"} < set(entry.comment.split("\n"))


def git(folder: Path, *arguments: str) -> str:
    who = {
        f"GIT_{role}_{what}": "t@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def l10n(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = Path(__file__).parent.parent / "cli.py"
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_git_merges_catalogs_by_message(tmp_path: Path) -> None:
    path = tmp_path / "locales" / "de" / "a.po"
    path.parent.mkdir(parents=True)

    def write(*targets: str, date: str = OLD) -> None:
        entries = (said(text, source=f"Sentence {n}.") for n, text in enumerate(targets))
        path.write_bytes(po.render(catalog(*entries, date=date)))

    git(tmp_path, "init", "-q", "-b", "main")
    done = l10n(tmp_path, "merge-driver", "--install")
    assert done.returncode == 0, done.stderr
    write("a", "b", "c", "d")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "base")
    git(tmp_path, "checkout", "-qb", "bob")
    write("a", "b", "Bob c", "Bob d", date=NEW)
    git(tmp_path, "commit", "-qam", "bob")
    git(tmp_path, "checkout", "-q", "main")
    write("Ana a", "b", "Ana c", "d")
    git(tmp_path, "commit", "-qam", "ana")
    git(tmp_path, "merge", "-q", "bob", "-m", "both")
    found = po.read(path, "de")
    assert [entry.target for entry in found.entries] == ["Ana a", "b", "Bob c", "Bob d"]
    assert found.entries[2].comment == "(alternative) Ana c"
    assert "[stale] Bob c" in git(tmp_path, "show", "-m", "--textconv", "HEAD")
