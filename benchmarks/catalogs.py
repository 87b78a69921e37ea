"""Catalogs beside their peers: speed of reading and writing, cost of a merge, and what survives.

    python benchmarks/catalogs.py [speed] [growth] [kept]

Peers run as programs where they are installed: msgmerge (gettext), pot2po (translate-toolkit),
po4a-updatepo (po4a), md2po (mdpo). Real text from the project's shared data where it is at hand.
"""

import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import which

import polib

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from l10n import po  # noqa: E402 - the checkout's, wherever the script is run
from l10n.article import read  # noqa: E402
from l10n.catalogs import sync  # noqa: E402
from l10n.model import Article, Catalog, State  # noqa: E402
from l10n.settings import Settings  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
EXTRA = ["quickly", "major", "yesterday", "officials", "energy", "border", "again", "under"]


Share = tuple[float, float]


def cpu(work: Callable[[], object], times: int = 15) -> float:
    """The least CPU seconds of some runs: other work on the machine slows single ones."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def program(*command: str, cwd: Path) -> float | None:
    """CPU seconds of a program; None where it failed."""
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        return None
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def pairs() -> list[tuple[str, str]]:
    folder = SHARED / "parallel"
    if not folder.is_dir():
        print("the project's shared data is not at hand; sentences are made up")
        chance = random.Random(1)
        made = [" ".join(chance.choices(EXTRA, k=20)) + "." for _ in range(1000)]
        return [(text, text[::-1]) for text in made]
    sides = [(folder / f"{name}.txt").read_text("utf-8").splitlines() for name in ("eng", "deu")]
    return list(dict(zip(*sides, strict=True)).items())


def article(texts: list[str]) -> Article:
    return read("a.txt", ("\n\n".join(texts) + "\n").encode(), Settings())


def translated(catalog: Catalog, known: dict[str, str]) -> Catalog:
    entries = (
        replace(entry, target=known.get(entry.source, entry.source[::-1]), state=State.TRANSLATED)
        for entry in catalog.entries
    )
    return replace(catalog, entries=tuple(entries))


def edited(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(max(1, len(words) // 12)):
        words[chance.randrange(len(words))] = chance.choice(EXTRA)
    return " ".join(words)


def speed() -> None:
    texts = pairs()
    catalog = translated(sync.update(Catalog("de"), article([s for s, _ in texts])), dict(texts))
    shapes = {"our catalog of news": po.render(catalog)}
    plain = replace(
        catalog, entries=tuple(replace(e, notes=(), references=()) for e in catalog.entries)
    )
    shapes["the same, no comments"] = po.render(plain)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "a.po")
        for shape, data in shapes.items():
            path.write_bytes(data)
            if which("msgcat"):
                wrapped = subprocess.run(["msgcat", path], capture_output=True, check=True).stdout
            else:
                wrapped = data
            for form, content in ((shape, data), (f"{shape}, wrapped by msgcat", wrapped)):
                path.write_bytes(content)
                compare(form, path)


def compare(form: str, path: Path) -> None:
    data = path.read_bytes()
    theirs = polib.pofile(str(path))
    ours = po.messages(data, path)
    ours.original = b""
    catalog = po.parse(data, "de")

    def decoded() -> None:
        for message in po.messages(data, path):
            _ = message.msgid, message.msgstr

    times = {
        "read": (cpu(lambda: polib.pofile(str(path))), cpu(lambda: po.messages(data, path))),
        "read, all strings": (cpu(lambda: polib.pofile(str(path))), cpu(decoded)),
        "read into a Catalog": (
            cpu(lambda: polib.pofile(str(path))),
            cpu(lambda: po.parse(data, "de")),
        ),
        "write untouched": (cpu(lambda: str(theirs)), cpu(ours.data)),
        "write a Catalog": (cpu(lambda: str(theirs)), cpu(lambda: po.render(catalog))),
    }
    print(f"{form}: {len(theirs)} entries, byte-exact: {ours.data() == data}")
    for what, (peer, mine) in times.items():
        print(
            f"  {what:22} polib {len(theirs) / peer:9,.0f}/s   ours {len(theirs) / mine:9,.0f}/s"
            f"   {peer / mine:5.1f} ×"
        )


def growth() -> None:
    chance = random.Random(2)
    known = pairs()
    print("every sentence edited (1 word of 12); CPU seconds")
    for count in (500, 1000, 2000, 4000, 8000):
        texts = [s for s, _ in known]
        while len(texts) < count:
            texts += [edited(s, chance) for s, _ in known]
        old = list(dict.fromkeys(texts))[:count]
        catalog = translated(sync.update(Catalog("de"), article(old)), dict(known))
        new = article([edited(text, chance) for text in old])
        start = time.process_time()
        found = sync.update(catalog, new)
        ours = time.process_time() - start
        stale = sum(entry.state is State.STALE for entry in found.entries)
        peer = msgmerge(catalog, new) if count <= 2000 else None
        shown = f"msgmerge {peer:7.2f} ({peer / ours:.1f} ×)" if peer else ""
        print(f"  {count:6} ours {ours:7.2f}, {stale} matched   {shown}")


def msgmerge(catalog: Catalog, new: Article) -> float | None:
    if not which("msgmerge"):
        return None
    with tempfile.TemporaryDirectory() as name:
        Path(name, "a.po").write_bytes(po.render(catalog))
        Path(name, "a.pot").write_bytes(po.render(sync.update(Catalog("de"), new)))
        return program("msgmerge", "-q", "-o", "out.po", "a.po", "a.pot", cwd=Path(name))


BEFORE = """\
# The bridge is open

The bridge over the Dnipro is open again. About 2,300 people crossed it on September 6. Nobody had \
expected it so soon.

Trains run *every* hour. Read more at [our site](https://example.org/news).

The town celebrated until late at night. Schools open on Friday. The market opens on Saturday.
"""
CHANGES = {
    "a paragraph moved": lambda text: (
        "\n\n".join([(parts := text.strip().split("\n\n"))[0], parts[3], parts[1], parts[2]]) + "\n"
    ),
    "a paragraph inserted": lambda text: text.replace("\n\nTrains", "\n\nAll new here.\n\nTrains"),
    "reflowed": lambda text: text.replace("About 2,300 ", "About 2,300\n"),
    "emphasis style": lambda text: text.replace("*every*", "_every_"),
    "one word": lambda text: text.replace("Nobody had", "Nobody there had"),
    "a number": lambda text: text.replace("2,300", "2,600"),
    "a link": lambda text: text.replace("org/news", "org/other"),
    "paragraph split": lambda text: text.replace("September 6. ", "September 6.\n\n"),
    "sentences joined": lambda text: text.replace("night. Schools", "night, and schools"),
}


def kept() -> None:
    """Share of the source's words whose translation is there: as it was / to be looked at."""
    tools = {
        "ours": _ours,
        "msgmerge on our sentences": _msgmerge,
        "pot2po on our sentences": _pot2po,
        "po4a": _po4a,
        "mdpo": _mdpo,
    }
    tools = {name: tool for name, tool in tools.items() if tool(BEFORE, BEFORE)}
    print("words whose translation stands / is offered fuzzy, in per cent")
    print("  " + " " * 22 + "".join(f"{name:>28}" for name in tools))
    for name, change in CHANGES.items():
        row = [tool(BEFORE, change(BEFORE)) or (0, 0) for tool in tools.values()]
        print(f"  {name:22}" + "".join(f"{good:21.0f} / {fuzzy:4.0f}" for good, fuzzy in row))


def _share(data: bytes) -> Share:
    file = po.messages(data, "a.po")
    living = [m for m in file if not m.obsolete]
    total = sum(len(m.msgid.split()) for m in living) or 1
    sums = [
        sum(len(m.msgid.split()) for m in living if m.msgstr and ("fuzzy" in m.flags) is fuzzy)
        for fuzzy in (False, True)
    ]
    return 100 * sums[0] / total, 100 * sums[1] / total


def _filled(data: bytes) -> bytes:
    file = po.messages(data, "a.po")
    for message in file:
        message.msgstr, message.flags = f"«{message.msgid}»", []
    return file.data()


def _markdown(text: str) -> Article:
    return read("a.md", text.encode(), Settings())


def _ours(before: str, after: str) -> Share:
    first = po.parse(_filled(po.render(sync.update(Catalog("de"), _markdown(before)))), "de")
    return _share(po.render(sync.update(first, _markdown(after))))


def _with_pot(before: str, after: str, *command: str) -> Share | None:
    if not which(command[0]):
        print(f"  ({command[0]} is not installed)")
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = (po.render(sync.update(Catalog("de"), _markdown(t))) for t in (before, after))
        (folder / "a.po").write_bytes(_filled(next(made)))
        (folder / "a.pot").write_bytes(next(made))
        if program(*command, cwd=folder) is None:
            return None
        return _share((folder / "out.po").read_bytes())


def _msgmerge(before: str, after: str) -> Share | None:
    return _with_pot(before, after, "msgmerge", "-q", "-o", "out.po", "a.po", "a.pot")


def _pot2po(before: str, after: str) -> Share | None:
    return _with_pot(before, after, "pot2po", "-t", "a.po", "a.pot", "out.po")


def _twice(before: str, after: str, *command: str) -> Share | None:
    """A tool that reads the article itself and updates its own catalog."""
    if not which(command[0]):
        print(f"  ({command[0]} is not installed)")
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for text in (before, after):
            (folder / "a.md").write_text(text, "utf-8")
            if program(*command, cwd=folder) is None:
                return None
            path = folder / "a.po"
            if text is before:
                data = re.sub(rb"charset=CHARSET", b"charset=UTF-8", path.read_bytes())
                path.write_bytes(_filled(data))
        return _share(path.read_bytes())


def _po4a(before: str, after: str) -> Share | None:
    return _twice(
        before,
        after,
        "po4a-updatepo",
        "-f",
        "text",
        "-o",
        "markdown",
        "-M",
        "UTF-8",
        "-m",
        "a.md",
        "-p",
        "a.po",
    )


def _mdpo(before: str, after: str) -> Share | None:
    return _twice(before, after, "md2po", "a.md", "--quiet", "--save", "--po-filepath", "a.po")


PARTS = {"speed": speed, "growth": growth, "kept": kept}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        print(f"== {part}")
        PARTS[part]()
