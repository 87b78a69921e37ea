"""Kills commands at random moments, many times, and looks at what they left. Run by test_killed."""

import os
import random
import resource
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from click.testing import CliRunner

from cli import commands
from l10n import po
from l10n.errors import Trouble
from l10n.model import State

SENTENCES = [f"The town number {n} was free on September {n}." for n in range(1, 20)]
ARTICLES = 4


def run(*arguments: str) -> object:
    done = CliRunner().invoke(commands, arguments)
    if done.exception is not None:
        print(arguments, repr(done.exception), file=sys.stderr)
    return done.exception


def write_articles(chance: random.Random) -> None:
    for number in range(ARTICLES):
        chosen = chance.sample(SENTENCES, 9)
        if chance.random() < 0.5:
            chosen[0] = chosen[0].replace("town", "village")
        Path(f"source/a{number}.md").write_text("\n\n".join(chosen) + "\n", "utf-8")


def catalogs() -> list[Path]:
    return sorted(path for path in Path("locales").rglob("*.po") if path.name != "places.po")


def translate(words: set[str], chance: random.Random) -> None:
    """A person writes into some catalogs; what they overwrite is theirs to lose."""
    for path in chance.sample(catalogs(), 3):
        file = po.messages(path.read_bytes(), path)
        entry = chance.choice([message for message in file if not message.obsolete])
        words.difference_update({entry.msgstr})
        entry.msgstr = f"Wort{len(words)}x{chance.randrange(10**9)}"
        entry.flags = []
        words.add(entry.msgstr)
        path.write_bytes(file.data())


def killed(
    arguments: list[str], after: float, limit: int = 0, meanwhile: Callable[[], None] = bool
) -> int:
    """Run a command in a child, and kill it after so many seconds, or let its disk be full."""
    child = os.fork()
    if child == 0:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        error = run(*arguments)
        os._exit(
            2
            if isinstance(error, Trouble | SystemExit | OSError | sqlite3.Error)
            else 3
            if error
            else 0
        )
    meanwhile()
    if not limit:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def check(words: set[str]) -> None:
    """Every file is whole, and every word of a person is in one of them."""
    everything = b""
    for path in catalogs():
        data = path.read_bytes()
        po.parse(data, "de", path)
        everything += data
    lost = {word for word in words if word.encode() not in everything}
    assert not lost, lost


def main(times: int, seed: int) -> None:
    chance, words = random.Random(seed), set[str]()
    write_articles(chance)
    assert run("sync") is None
    kept = commands_to_kill()
    died = 0
    for turn in range(times):
        write_articles(chance)
        translate(words, chance)
        full = chance.choice([0, 0, 0, 300, 2000])
        slow = 10 if turn % 3 == 0 else 1
        also = (lambda: translate(words, chance)) if chance.random() < 0.5 else lambda: None
        code = killed(chance.choice(kept), chance.random() * 0.06 * slow, full, also)
        died += code == -signal.SIGKILL
        assert code != 3, "an exception nobody worded"
        check(words)
        if turn % 10 == 9:
            assert run("sync") is None
            assert not list(Path("locales").rglob(".*.tmp"))
            check(words)
            before = {path: path.stat().st_mtime_ns for path in catalogs()}
            assert run("sync") is None
            assert before == {path: path.stat().st_mtime_ns for path in catalogs()}
    states = [e.state for path in catalogs() for e in po.read(path, "de").entries]
    count = states.count(State.STALE)
    print(f"{times} commands, {died} killed; {len(words)} words safe, {count} stale")


def commands_to_kill() -> list[list[str]]:
    shutil.copy("locales/de/a0.po", "back.po")
    run("memory", "export", "de.tmx")
    return [
        ["sync"],
        ["sync", "--locale", "de"],
        ["fmt"],
        ["status"],
        ["review", "approve", "--by", "Ann"],
        ["review", "reject", "source/a0.md", "--by", "Ann"],
        ["import", "back.po"],
        ["build"],
        ["draft"],
        ["run"],
        ["check", "--fix"],
        ["check", "--accept", "as it is"],
        ["publish"],
        ["places", "list"],
        ["memory", "import", "de.tmx"],
        ["memory", "export", "out.tmx"],
        ["merge", "back.po", "locales/de/a0.po", "locales/de/a0.po", "-o", "merged.po"],
        ["merge-driver", "--install"],
    ]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
