"""Which article a file from outside translates, and into what: it says so, or its path does."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from l10n.errors import Trouble
from l10n.formats import reads
from l10n.locales import tag
from l10n.model import file_of
from l10n.workspace import SOURCE, Workspace


class Sent(NamedTuple):
    """A file from outside; in a folder that was given whole, its path there is its article's."""

    file: Path
    folder: Path | None = None


def sent(given: Iterable[Path]) -> Iterator[Sent]:
    """Each file, and all catalogs and documents of each folder."""
    for path in given:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file())
            yield from (Sent(f, path) for f in inside if f.suffix.lower() == ".po" or reads(f.name))
        else:
            yield Sent(path)


def locale(workspace: Workspace, file: Path, said: str = "") -> str:
    """The locale that a file says, or its path does: `de/kharkiv.md`, `kharkiv.pt-BR.md`."""
    known = {tag(code).lower(): code for code in workspace.settings.locales}
    folders = [_tag(part) for part in reversed(file.parts[:-1]) if _tag(part) in known]
    dotted = [_tag(rest) for _, rest in _cut(file, ".") if _tag(rest) in known]
    joined = [_tag(rest) for _, rest in _cut(file, "_-") if _tag(rest) in known]
    if _tag(said) in known:
        return known[_tag(said)]
    told = dotted[:1] + folders[:1] or joined[:1]
    if len(set(told)) == 1:
        return known[told[0]]
    which = "says two languages" if told else "does not say its language"
    raise Trouble(f"{which}; name it with --locale", file)


def _cut(file: Path, signs: str) -> Iterator[tuple[str, str]]:
    """The file's name before and behind each of these signs, the longest rest first."""
    stem = file.name.removesuffix(file.suffix)
    yield "", stem
    yield from ((stem[:at], stem[at + 1 :]) for at, sign in enumerate(stem) if sign in signs)


def article(workspace: Workspace, sent: Sent, said: Iterable[str] = ()) -> str:
    """The article that a file says it translates, or the one of the most alike path."""
    known = workspace.articles()
    known += tuple(dict.fromkeys(map(file_of, known)))
    for path in said:
        if path.removeprefix(f"{SOURCE}/") in known:
            return path.removeprefix(f"{SOURCE}/")
    codes = {tag(code).lower() for code in workspace.settings.locales}
    paths = {name: _parts(Path(name)) for name in known}
    if sent.folder is not None:
        readings = _readings(sent.file.relative_to(sent.folder), codes)
        found = ([name for name, path in paths.items() if path == parts] for parts in readings)
        named = next(filter(None, found), [])
    else:
        readings = _readings(sent.file, codes)
        alike = {name: max(_common(r, path) for r in readings) for name, path in paths.items()}
        most = max(alike.values(), default=0)
        named = [name for name, common in alike.items() if common == most > 0]
    if len(named) == 1:
        return named[0]
    raise Trouble("does not say which article it translates; name it with --article", sent.file)


def _parts(file: Path) -> list[str]:
    """The parts of a path, from its end, without suffix."""
    return [file.name.removesuffix(file.suffix), *reversed(file.parts[:-1])]


def _readings(file: Path, tags: Collection[str]) -> list[list[str]]:
    """The same as it stands, and without languages: `news/kharkiv.de.md`, `de/news/kharkiv.md`."""
    stem, *folders = _parts(file)
    stems = [stem, *(before for before, rest in _cut(file, "._-") if before and _tag(rest) in tags)]
    bare = [part for part in folders if _tag(part) not in tags]
    return [[one, *rest] for rest in (folders, bare) for one in stems]


def _tag(name: str) -> str:
    return name.replace("_", "-").lower()


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths have in common at their ends."""
    same = (left == right for left, right in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, same))
