"""Sums only save work: a run leaves and says what it would leave and say without any."""

import json
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cli import commands
from l10n.errors import Trouble

ARTICLES = {
    "a.md": "# News\n\nSee [the other](b.md) now. It snowed 12 times.\n",
    "b.md": "The train to Lviv left.\n",
    "c.txt": "It snowed 12 times.\n\nKharkiv was free.\n",
}
SETTINGS = (
    'locales = ["pl", "de"]\n[draft]\nengines = ["none"]\n[locale.de.draft]\nengines = ["memory"]\n'
)
WORDS = ["It rained in Izium.", "The train to Kherson left at 12.", "It snowed 12 times.", "New"]
SAID = ["Es schneite 13 Mal.", "Neu", "Lwów", "[x](b.md)", ""]


def say(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands, words)
    if isinstance(done.exception, Trouble):
        return 2, str(done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    told = (line for line in done.output.splitlines() if "finding" in line or "drafted" in line)
    return done.exit_code, "\n".join(told)


def one(pattern: str, number: int) -> Path | None:
    """One of the files, as chance has it."""
    found = sorted(Path().glob(pattern))
    return found[number % len(found)] if found else None


def writes(number: int) -> None:
    name = one("source/*", number)
    if name:
        name.write_bytes(name.read_bytes() + f"\n{WORDS[number % len(WORDS)]}\n".encode())


def is_new(number: int) -> None:
    Path(f"source/n{number}.md").write_text(WORDS[number % len(WORDS)] + "\n")


def goes(number: int) -> None:
    """And another is written: alone, it would leave its places among the names for one more run."""
    path = one("source/*", number)
    if path and len(list(Path("source").iterdir())) > 1:
        path.rename(f"{path.name}.away")
        writes(number)


def comes_back(number: int) -> None:
    """With the time it had."""
    if path := one("*.away", number):
        path.rename(f"source/{path.stem}")


def translates(number: int) -> None:
    if path := one("locales/*/[a-o]*.po", number):
        head, *entries = path.read_text(errors="replace").split('\nmsgstr "')
        at = number % max(1, len(entries))
        if entries:
            rest = entries[at].partition("\n")[2]
            entries[at] = f'{SAID[number % len(SAID)]}"\n{rest}'
        path.write_text('\nmsgstr "'.join((head, *entries)))


def names(number: int) -> None:
    """A person corrects a name, or a form that is for all."""
    if path := one("locales/*/places.po", number):
        path.write_text(path.read_text().replace('ów"\n', 'iw"\n', number % 3))


def decides(number: int) -> None:
    if path := one("source/*", number):
        say("review", "approve", str(path), "--by", "Ann")


def removes(number: int) -> None:
    path = one(("editions/*/*.*", "locales/*/*.po", "editions/*/*.json")[number % 3], number)
    if path:
        path.unlink()


def spoils(number: int) -> None:
    if path := one("editions/*/*.[mt]*", number):
        path.write_text("mine")


def breaks(number: int) -> None:
    path = one(("locales/*/[a-o]*.po", "source/*")[number % 2], number)
    if path and not Path("broken").exists():
        Path("broken").write_text(json.dumps([str(path), path.read_text()]))
        path.write_bytes(b'msgid "\xff')


def mends(_number: int) -> None:
    if (broken := Path("broken")).exists():
        path, text = json.loads(broken.read_text())
        broken.unlink()
        Path(path).write_text(text)


def sets(number: int) -> None:
    more = ("", "[checks]\nignore = []\n", '[places]\nexonyms = "avoid"\n')[number % 3]
    Path("l10n.toml").write_text(SETTINGS + (more if number % 3 == 2 else ""))


def works_alone(number: int) -> None:
    path = str(one("source/*", number))
    commands = (
        ("run", path), ("sync",), ("draft",), ("check",), ("check", "--only", "numbers"),
        ("build", path), ("build", "--reviewed-only"), ("status",), ("check", path), ("run",),
        ("draft", "--redraft"), ("run", "--locale", "de"), ("fmt",), ("build",),
    )  # fmt: skip
    say(*commands[number % len(commands)])


STEPS: list[Callable[[int], None]] = [
    writes, is_new, goes, comes_back, translates, translates, names, decides, removes, spoils,
    breaks, mends, sets, works_alone, works_alone,
]  # fmt: skip


def made() -> dict[str, bytes]:
    files = (path for top in ("locales", "editions") for path in Path(top).rglob("*.*"))
    return {str(path): path.read_bytes() for path in files if path.is_file()}


@given(
    days=st.lists(
        st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 10**4)), max_size=4), max_size=5
    ),
    few=st.sampled_from((0, 2)),
)
@example(days=[[(translates, 1598)], [(goes, 160)]], few=0)  # what is linked to is gone
@example(days=[[(goes, 0), (sets, 164), (names, 325), (goes, 571)], []], few=0)  # a name like ours
@settings(max_examples=15, deadline=None)
def test_a_run_after_any_changes_is_a_run_that_knows_no_sums(days, few) -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        for module in ("changed", "manifest", "publishing.building"):
            stack.enter_context(patch(f"l10n.{module}.FEW", few))
        here = Path(folder, "here")
        (here / "source").mkdir(parents=True)
        for name, text in ARTICLES.items():
            (here / "source" / name).write_text(text)
        (here / "l10n.toml").write_text(SETTINGS)
        for day, steps in enumerate(([], *days)):
            whole = Path(folder, f"whole{day}")
            with chdir(here):
                for step, number in steps:
                    step(number)
            shutil.copytree(here, whole)  # other inodes: nothing is as any stage left it
            with chdir(whole):
                expected = say("run"), made()
            with chdir(here):
                assert (say("run"), made()) == expected
                assert (say("run"), made()) == (say("run"), made())
