"""The workspace on disk: where files are, how they are read, and how they are written safely."""

import fcntl
import glob
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from posixpath import splitext
from typing import TextIO

from l10n import formats, locales, settings
from l10n.errors import Trouble
from l10n.manifest import stamp
from l10n.model import file_of
from l10n.parts import Container, Place
from l10n.settings import Settings

SOURCE, LOCALES, EDITIONS, PUBLIC, CACHE = "source", "locales", "editions", "public", ".l10n"
# in a name: what ends a line, the marks that stand around a name in a PO file, bytes of no UTF-8
_UNFIT = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u2068\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Workspace:
    """A folder with an `l10n.toml`. Article names are paths relative to `source/`."""

    root: Path
    settings: Settings

    def __hash__(self) -> int:
        return hash(self.root)  # settings hold mappings

    @classmethod
    def find(cls, start: Path | None = None) -> "Workspace":
        """The workspace that `start` (the current folder) stands in."""
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / settings.FILE).is_file():
                return cls(folder, settings.read(folder / settings.FILE))
        raise Trouble(
            f"no {settings.FILE} here or above; run 'l10n init' to make a workspace", here
        )

    @property
    def cache(self) -> Path:
        return self.root / CACHE

    def articles(self, given: Iterable[str | Path] = ()) -> tuple[str, ...]:
        """The articles named on the command line, or all of `source/`, sorted.

        A file of many articles stands for them all, in its order.
        """
        named = [article for path in given for article in self._named(Path(path))]
        if named:
            _distinct(self._neighbours(named))
            return tuple(dict.fromkeys(named))
        found = tuple(sorted(self._files(str(self.root / SOURCE), "")))
        if not found:
            raise Trouble("holds no article; put one there, as .md, .html or .txt", f"{SOURCE}/")
        _distinct(found)
        return tuple(article for file in found for article in self.parts(file) or (file,))

    def parts(self, file: str) -> tuple[str, ...]:
        """The articles that a file of `source/` holds; none where it is one itself."""
        if not formats.holds_parts(file):
            return ()
        return tuple(f"{file}/{name}" for name in self._container(file).places)

    def _container(self, file: str) -> Container:
        known = self.settings.formats
        path = self.root / SOURCE / file
        return Container(path, self.cache, formats.Options(known.keys, known.encoding))

    def place(self, article: str) -> Place | None:
        """Where in its file an article stands; None where it is all of the file."""
        file = file_of(article)
        if file == article:
            return None
        found = self._container(file).places.get(article[len(file) + 1 :])
        if found is None:
            known = f"has no article {article[len(file) + 1 :]!r}; 'l10n status' lists what it has"
            raise Trouble(known, self.shown(self.source_path(article)))
        return found

    def whole(self, file: str) -> str:
        """All of the text of a file of many articles."""
        return self._container(file).whole

    def source(self, article: str) -> bytes:
        """An article's own bytes: its file, or in UTF-8 its stretch of a file of many."""
        if unfit := _UNFIT.search(article):
            which = f"its name holds {unfit[0]!r}, which no catalog can; rename the file"
            raise Trouble(which, self.shown(self.source_path(article)))
        place = self.place(article)
        if place is None:
            return self.read(self.source_path(article))
        return self._container(file_of(article)).text(place).encode("utf-8", "surrogatepass")

    def mark(self, article: str) -> bytes:
        """What changes when somebody edits the article; another of the same file does not count."""
        if file_of(article) == article:
            return stamp(f"{self.root}/{SOURCE}/{article}")
        with suppress(Trouble):
            place = self.place(article)
            return place.mark.encode() if place else b""
        return b"-"

    def _files(self, folder: str, prefix: str) -> Iterator[str]:
        """The names of all files that some format reads; links must lead to inside."""
        try:
            entries = list(os.scandir(folder))
        except FileNotFoundError:
            return
        for entry in entries:
            name = prefix + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._files(entry.path, f"{name}/")
            elif formats.reads(entry.name):
                there = entry.is_symlink() and os.path.exists(entry.path)  # noqa: PTH110
                yield self._article(Path(entry.path)) if there else name

    def _neighbours(self, named: Iterable[str]) -> Iterator[str]:
        """The files of the articles, and those beside them that would share their catalogs."""
        for file in dict.fromkeys(map(file_of, named)):
            yield file
            folder, stem = self.source_path(file).parent, PurePosixPath(file).with_suffix("")
            for path in folder.glob(f"{glob.escape(stem.name)}.*"):
                if formats.reads(path.name) and path.stem == stem.name:
                    yield PurePosixPath(file).with_name(path.name).as_posix()

    def _named(self, path: Path) -> tuple[str, ...]:
        """The articles that a path means: one, or all that a file holds."""
        if "." not in path.name and formats.holds_parts(path.parent.name):
            article = f"{self._article(path.parent)}/{path.name}"
            self.place(article)
            return (article,)
        article = self._article(path)
        return self.parts(article) or (article,)

    def _article(self, path: Path) -> str:
        """The name of an article given as a path, or as a name inside `source/`."""
        top = (self.root / SOURCE).resolve()
        candidates = [path.absolute(), top / path]
        candidate = next((one for one in candidates if _in(one, top) and one.exists()), None)
        candidate = candidate or next((one for one in candidates if one.exists()), None)
        if candidate is None:
            known = f"no such article; 'l10n status' lists what is in {SOURCE}/"
            raise Trouble(known, self.shown(path))
        if not _in(candidate.resolve(), top):
            outside = f"lies outside {SOURCE}/; only articles inside it are read"
            raise Trouble(outside, self.shown(path))
        if not candidate.is_file():
            raise Trouble("is a directory; name the articles in it", self.shown(path))
        inside = candidate if _in(candidate, top) else candidate.resolve()
        return inside.relative_to(top).as_posix()

    def locales(self, given: Iterable[str] = ()) -> tuple[str, ...]:
        """The locales named on the command line, or all of the settings."""
        named = tuple(dict.fromkeys(code.replace("-", "_") for code in given))
        for code in named:
            locales.parse(code)
            if code not in self.settings.locales:
                known = ", ".join(self.settings.locales)
                raise Trouble(f"locale {code!r} is not in {settings.FILE}; known: {known}")
        return named or self.settings.locales

    def source_path(self, article: str) -> Path:
        """The file that holds the article, alone or with others."""
        return self.root / SOURCE / file_of(article)

    def catalog_path(self, locale: str, article: str) -> Path:
        return self.root / LOCALES / locale / PurePosixPath(article).with_suffix(".po")

    def places_path(self, locale: str) -> Path:
        return self.root / LOCALES / locale / "places.po"

    def ledger_path(self, locale: str, article: str) -> Path:
        return self.root / LOCALES / locale / PurePosixPath(article).with_suffix(".review.jsonl")

    def edition_path(self, locale: str, article: str) -> Path:
        return self.root / EDITIONS / locales.tag(locale) / file_of(article)

    def read(self, path: Path) -> bytes:
        """The bytes of a file of the workspace, or one clear line why not."""
        if self.leaves(path):
            raise Trouble("leads out of the workspace; put the file itself here", self.shown(path))
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise Trouble("no such file", self.shown(path)) from None
        except IsADirectoryError:
            raise Trouble("is a directory, not a file", self.shown(path)) from None
        except OSError as error:
            raise Trouble(f"cannot be read: {error.strerror}", self.shown(path)) from None

    def leaves(self, path: Path) -> bool:
        """Do links on the way to it lead out of the workspace?"""
        return not f"{os.path.realpath(path)}/".startswith(self._top)

    @cached_property
    def _top(self) -> str:
        return f"{os.path.realpath(self.root).rstrip('/')}/"

    def concerns(self, trouble: Trouble, article: str, locale: str) -> bool:
        """Is it a file of this article that is broken, or the locale's names of places?"""
        files = (
            self.source_path(article),
            self.catalog_path(locale, article),
            self.ledger_path(locale, article),
            self.places_path(locale),
        )
        return str(trouble.path) in {str(self.shown(path)) for path in files}

    def shown(self, path: Path) -> Path:
        """`path` as messages name it: relative to the workspace."""
        return path.relative_to(self.root) if path.is_relative_to(self.root) else path

    def write(
        self,
        path: Path,
        data: bytes,
        still: Callable[[], bool] = lambda: True,
        *,
        lasting: bool = True,
    ) -> bool:
        """Put `data` at `path` atomically; False, nothing touched, when it is there already.

        `still` is asked in the last moment whether the file is as `data` takes it to be. What is
        not `lasting` can be made again, and waits for no disk.
        """
        if self.leaves(path.parent):
            raise Trouble("leads out of the workspace; nothing was written", self.shown(path))
        try:
            if path.is_file() and path.read_bytes() == data:
                return False
            done = put(path, data, still, lasting=lasting)
        except OSError as error:
            raise Trouble(
                f"cannot be written: {error.strerror}; the old file is as it was",
                self.shown(path),
            ) from None
        if not done:
            raise OvertakenError
        return True

    @contextmanager
    def lock(self, command: str) -> Iterator[None]:
        """Hold the workspace for one writing command; a second one is told who holds it.

        What a killed command left half-written is swept away first.
        """
        with self._lock_file() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.seek(0)
                raise Trouble(
                    f"the workspace is in use by {file.read().strip() or 'another command'}; "
                    "try again when it has ended"
                ) from None
            file.seek(0)
            if file.read():
                self._sweep()
            self._sign(file, f"'{command}' (process {os.getpid()})")
            yield
            self._sign(file, "")

    def _lock_file(self) -> TextIO:
        try:
            self.cache.mkdir(exist_ok=True)
            return (self.cache / "lock").open("a+")
        except OSError as error:
            raise Trouble(
                f"cannot be written: {error.strerror}; the workspace must be writable",
                self.shown(self.cache),
            ) from None

    @staticmethod
    def _sign(file: TextIO, text: str) -> None:
        """Say who holds the lock; a full disk is no reason to stop."""
        with suppress(OSError):
            file.truncate(0)
            file.write(text)
            file.flush()

    def _sweep(self) -> None:
        """Remove the temporary files of a command that was killed."""
        for top in (LOCALES, EDITIONS, PUBLIC):
            for path in (self.root / top).rglob(".*.tmp"):
                path.unlink(missing_ok=True)


class OvertakenError(Exception):
    """Somebody else wrote the file while we were about to."""


def _distinct(articles: Iterable[str]) -> None:
    """No two articles share a catalog, and none takes the place of `places.po`."""
    seen: dict[str, str] = {"places": ""}
    for article in articles:
        stem = splitext(article)[0]
        other = seen.setdefault(stem, article)
        if other != article:
            whose = f"and {SOURCE}/{other}" if other else "and a locale's place names"
            raise Trouble(
                f"{whose} would share the catalog {stem}.po; rename the article",
                f"{SOURCE}/{article}",
            )


def _in(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder)


def put(
    path: Path, data: bytes, still: Callable[[], bool] = lambda: True, *, lasting: bool = True
) -> bool:
    """Old or new, never half: a temporary file beside it, fsync, rename if `still` says so.

    The folder is not synced: should a power cut undo the rename, the old file is there, whole. Not
    so what is not `lasting`: it may be empty then, another stamp tells, and it is made anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        if still():
            Path(name).replace(path)
            return True
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    Path(name).unlink()
    return False


@cache
def _umask() -> int:
    """Asked for once: asking changes it for a moment, in all threads."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
