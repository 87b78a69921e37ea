"""Which article a file from outside translates, and into what: it says so, or its path does."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from l10n.errors import Trouble
from l10n.formats import reads
from l10n.locales import tag
from l10n.model import file_of
from l10n.workspace import SOURCE, Workspace

_End = tuple[str, ...]  # of a path, its last part first


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
    known = {_tag(code): code for code in workspace.settings.locales}
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


class Articles:
    """The articles of a workspace, found by how their paths end: many files ask, one by one."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._tags = {_tag(code) for code in workspace.settings.locales}
        named = workspace.articles()
        self._known = dict.fromkeys((*named, *map(file_of, named)))

    @cached_property
    def _ending(self) -> Mapping[_End, list[str]]:
        """By each end of their paths the articles that have it; all of a path has "" behind it."""
        found: dict[_End, list[str]] = {}
        for name in self._known:
            parts = (*_parts(Path(name)), "")
            for at in range(1, len(parts) + 1):
                found.setdefault(parts[:at], []).append(name)
        return found

    def of(self, sent: Sent, said: Iterable[str] = ()) -> str:
        """The article that a file says it translates, or the one of the most alike path."""
        for path in said:
            if path.removeprefix(f"{SOURCE}/") in self._known:
                return path.removeprefix(f"{SOURCE}/")
        found = (
            {name for end in ends for name in self._ending.get(end, ())}
            for ends in self._asked(sent)
        )
        named = next(filter(None, found), set())
        if len(named) == 1:
            return named.pop()
        raise Trouble("does not say which article it translates; name it with --article", sent.file)

    def _asked(self, sent: Sent) -> Iterator[list[_End]]:
        """The ends to look for, the surest first."""
        if sent.folder is not None:
            for inside in _readings(sent.file.relative_to(sent.folder), self._tags):
                yield [(*inside, "")]
            return
        readings = _readings(sent.file, self._tags)
        for size in range(max(map(len, readings)), 0, -1):
            yield [one[:size] for one in readings if len(one) >= size]


def _parts(file: Path) -> _End:
    """The parts of a path, from its end, without suffix."""
    return (file.name.removesuffix(file.suffix), *reversed(file.parts[:-1]))


def _readings(file: Path, tags: Collection[str]) -> list[_End]:
    """The same as it stands, and without languages: `news/kharkiv.de.md`, `de/news/kharkiv.md`."""
    stem, *folders = _parts(file)
    stems = [stem, *(before for before, rest in _cut(file, "._-") if before and _tag(rest) in tags)]
    bare = [part for part in folders if _tag(part) not in tags]
    return [(one, *rest) for rest in (folders, bare) for one in stems]


def _tag(name: str) -> str:
    return tag(name).lower()
