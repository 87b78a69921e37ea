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
            yield from (Sent(f, path) for f in inside if f.suffix == ".po" or reads(f.name))
        else:
            yield Sent(path)


def locale(workspace: Workspace, file: Path, said: str = "") -> str:
    """The locale that a file says, or its path does: `de/kharkiv.md`, `kharkiv.pt-BR.md`."""
    known = {code.lower(): code for code in workspace.settings.locales}
    for name in (said, *reversed(file.parts), *_stems(file)):
        if name.replace("-", "_").lower() in known:
            return known[name.replace("-", "_").lower()]
    raise Trouble("does not say its language; name it with --locale", file)


def _stems(file: Path) -> tuple[str, ...]:
    """The file's name, and what stands in it before and behind a `.`, `_` or `-`, longest first."""
    stem = file.name.removesuffix(file.suffix)
    cuts = [at for at, sign in enumerate(stem) if sign in "._-"]
    return stem, *(stem[at + 1 :] for at in cuts)


def article(workspace: Workspace, sent: Sent, said: Iterable[str] = ()) -> str:
    """The article that a file says it translates, or the one of the most alike path."""
    known = workspace.articles()
    known += tuple(dict.fromkeys(map(file_of, known)))
    for path in said:
        if path.removeprefix(f"{SOURCE}/") in known:
            return path.removeprefix(f"{SOURCE}/")
    codes = {tag(code).lower() for code in workspace.settings.locales}
    paths = {name: _untagged(Path(name), codes) for name in known}
    if sent.folder is not None:
        parts = _untagged(sent.file.relative_to(sent.folder), codes)
        named = [name for name, path in paths.items() if path == parts]
    else:
        parts = _untagged(sent.file, codes)
        alike = {name: _common(parts, path) for name, path in paths.items()}
        most = max(alike.values(), default=0)
        named = [name for name, common in alike.items() if common == most > 0]
    if len(named) == 1:
        return named[0]
    raise Trouble("does not say which article it translates; name it with --article", sent.file)


def _untagged(file: Path, tags: Collection[str]) -> list[str]:
    """The parts of a path, from its end, without suffix and language: `news/kharkiv.de.md`."""
    stem = file.name.removesuffix(file.suffix)
    tagged = (stem[: -len(rest) - 1] for rest in _stems(file)[1:] if _tag(rest) in tags)
    folders = [part for part in file.parts[:-1] if _tag(part) not in tags]
    return [next(tagged, stem), *reversed(folders)]


def _tag(name: str) -> str:
    return name.replace("_", "-").lower()


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths have in common at their ends."""
    same = (left == right for left, right in zip(one, other, strict=False))
    return sum(1 for _ in takewhile(bool, same))
