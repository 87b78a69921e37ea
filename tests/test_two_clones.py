"""Two clones of one newsroom, real git: whatever both do, the merged catalog is whole."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import commands
from l10n import po

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("git", "msgfmt"))), reason="needs git and gettext"
)
SETTINGS = 'source_locale = "en"\nlocales = ["de"]\n'
ARTICLE = "About 2,300 people came. The bridge was open. Trains run again. It rains.\n"
FIRST = "About 2,300 people came."
Act = Callable[[Path, str, str], str]  # clone, article, a word -> the word that must be there then


def run(clone: Path, *words: str) -> str:
    with chdir(clone):
        done = CliRunner().invoke(commands, words)
    assert done.exit_code in {0, 1}, (words, done.output, done.exception)
    return done.output


def git(clone: Path, *words: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    done = subprocess.run(
        ["git", *who, *words], cwd=clone, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def catalog(clone: Path, name: str) -> Path:
    return clone / "locales" / "de" / f"{name}.po"


def change(clone: Path, name: str, field: str, text: str, *, fuzzy: bool = False) -> None:
    path = catalog(clone, name)
    file = po.messages(path.read_bytes(), path)
    message = next(message for message in file if message.msgid == FIRST)
    setattr(message, field, text)
    message.flags = ["fuzzy"] if fuzzy else []
    path.write_bytes(file.data())


def translates(clone: Path, name: str, word: str) -> str:
    change(clone, name, "msgstr", f"Etwa 2.300 {word}.")
    return word


def is_unsure(clone: Path, name: str, word: str) -> str:
    change(clone, name, "msgstr", f"Rund 2.300 {word}.", fuzzy=True)
    return word


def comments(clone: Path, name: str, word: str) -> str:
    change(clone, name, "tcomment", word)
    return word


def rejects(clone: Path, name: str, word: str) -> str:
    run(clone, "review", "reject", f"source/{name}.md", "--sentence", FIRST, "--by", word)
    return word


def approves(clone: Path, name: str, word: str) -> str:
    run(clone, "review", "approve", f"source/{name}.md", "--by", word)
    return word


def signs(clone: Path, name: str, word: str) -> str:
    path = catalog(clone, name)
    text = path.read_text("utf-8").replace("Last-Translator: ", f"Last-Translator: {word}")
    path.write_text(text, "utf-8")
    return word


def edits_the_source(clone: Path, name: str, word: str) -> str:
    path = clone / "source" / f"{name}.md"
    number = "2,600" if word.startswith("anna") else "2,700"
    path.write_text(path.read_text("utf-8").replace("2,300", number), "utf-8")
    return ""


def removes_the_sentence(clone: Path, name: str, _word: str) -> str:
    path = clone / "source" / f"{name}.md"
    path.write_text(path.read_text("utf-8").replace(f"{FIRST} ", ""), "utf-8")
    return ""


def adds_a_plural(clone: Path, name: str, word: str) -> str:
    with catalog(clone, name).open("a", encoding="utf-8") as file:
        file.write(f'\nmsgid "Day"\nmsgid_plural "Days"\nmsgstr[0] "Tag"\nmsgstr[1] "{word}"\n')
    return word


ACTS: list[Act] = [
    translates,
    is_unsure,
    comments,
    rejects,
    approves,
    signs,
    edits_the_source,
    removes_the_sentence,
    adds_a_plural,
]


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    (ours / "source").mkdir(parents=True)
    for act in ACTS:
        (ours / "source" / f"{act.__name__}.md").write_text(ARTICLE, "utf-8")
    (ours / "l10n.toml").write_text(SETTINGS, "utf-8")
    (ours / ".gitignore").write_text(".l10n/\n", "utf-8")
    git(tmp_path, "init", "-q", "-b", "main", "ours")
    run(ours, "merge-driver", "--install")
    run(ours, "sync")
    for act in ACTS:
        change(ours, act.__name__, "msgstr", "Etwa 2.300 Leute kamen.")
    run(ours, "sync")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "start")
    git(tmp_path, "clone", "-q", "ours", "theirs")
    run(theirs, "merge-driver", "--install")
    return ours, theirs


@pytest.mark.parametrize("we_do", ACTS)
def test_whatever_two_people_do_is_in_the_merge(clones: tuple[Path, Path], we_do: Act) -> None:
    """Each of the articles meets one other thing that they do."""
    ours, theirs = clones
    words = {act.__name__: {we_do(ours, act.__name__, f"anna{n}")} for n, act in enumerate(ACTS)}
    for n, act in enumerate(ACTS):
        words[act.__name__].add(act(theirs, act.__name__, f"bohdan{n}"))
    for clone in clones:
        run(clone, "sync")
        git(clone, "add", "-A")
        git(clone, "commit", "-qm", "work")
    git(ours, "fetch", "-q", str(theirs), "main")
    said = git(ours, "merge", "-X", "ours", "--no-edit", "FETCH_HEAD")
    for _ in range(2):
        for name, must in words.items():
            path = catalog(ours, name)
            subprocess.run(["msgfmt", "-c", "-o", os.devnull, path], check=True)
            there = path.read_text("utf-8")
            ledger = path.with_suffix(".review.jsonl")
            there += ledger.read_text("utf-8") if ledger.exists() else ""
            assert all(word in there for word in must), (name, must)
        run(ours, "sync")
    if "two translations of" in said and we_do is not adds_a_plural:  # no sentence of the article
        assert "waits for a decision" in run(ours, "check")


def test_what_git_brought_is_no_older_file_from_an_editor(clones: tuple[Path, Path]) -> None:
    """The other clone took back a sentence and went on: the catalog has the keys of before."""
    ours, theirs = clones
    article, name = ours / "source/translates.md", "translates"
    article.write_text(f"{ARTICLE} It snows.\n", "utf-8")
    change(ours, name, "msgstr", "Etwa 2.300 Leute kamen an.", fuzzy=True)
    run(ours, "sync")
    git(ours, "add", "-A")
    git(ours, "commit", "-qm", "more")
    git(theirs, "pull", "-q", "--ff-only", str(ours), "main")
    (theirs / "source/translates.md").write_text(ARTICLE, "utf-8")
    change(theirs, name, "msgstr", "Rund 2.300 Leute kamen.", fuzzy=True)
    run(theirs, "sync")
    git(theirs, "add", "-A")
    git(theirs, "commit", "-qm", "less")
    git(ours, "pull", "-q", "--ff-only", str(theirs), "main")
    run(ours, "sync")
    assert catalog(ours, name).read_bytes() == catalog(theirs, name).read_bytes()
