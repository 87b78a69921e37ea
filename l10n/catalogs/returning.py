"""A catalog comes back from a translator: merged with what became of ours in the meantime."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import article as articles
from l10n import catalogs, git, ledger, ledgers, po
from l10n.catalogs.absorb import absorb
from l10n.catalogs.merge import Conflict, merge
from l10n.catalogs.parting import parted
from l10n.errors import Trouble
from l10n.manifest import manifest
from l10n.model import Catalog, State, file_of
from l10n.workspace import SOURCE, Workspace


@dataclass(frozen=True)
class Returned:
    """What an import did: which catalog, how many translations came, what waits for a decision."""

    article: str
    locale: str
    taken: int
    conflicts: tuple[Conflict, ...]
    notices: tuple[str, ...]


def bring(
    workspace: Workspace, file: Path, locale: str, article: str, by: str
) -> Iterator[Returned]:
    """Merge `file` into the workspace; `by` is the person who stands up for all of it, or "".

    What a translator got while a file of many articles had one catalog goes to each of these.
    """
    data = _data(file)
    locale = locale or _locale(workspace, data, file)
    theirs = po.parse(data, locale, file)
    article = article or _article(workspace, theirs, file)
    members = workspace.parts(article)
    if not members:
        yield _brought(workspace, article, theirs, by)
        return
    keys = {name: {s.key for s in articles.of(workspace, name).segments} for name in members}
    for name, own in parted(theirs, keys).items():
        if own.entries:
            yield _brought(workspace, name, own, by)


def _brought(workspace: Workspace, article: str, theirs: Catalog, by: str) -> Returned:
    locale = theirs.locale
    ours = catalogs.load(workspace, locale, article)
    base = _base(workspace, locale, article, theirs)
    absorbed = absorb(base, theirs, accept=bool(by))
    merged = merge(base, ours, absorbed.catalog, workspace.settings.source_locale)
    said = [conflict.recorded("l10n import") for conflict in merged.conflicts]
    said += _approved(merged.catalog, theirs, by) if by else []
    ledgers.append(workspace, locale, article, said)
    catalogs.save(workspace, locale, article, replace(merged.catalog, read=ours.read))
    before = {entry.key: (entry.target, entry.state) for entry in ours.entries}
    taken = sum(
        before.get(entry.key) != (entry.target, entry.state)
        for entry in merged.catalog.entries
        if entry.target
    )
    return Returned(article, locale, taken, merged.conflicts, absorbed.notices)


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", file) from None


def _locale(workspace: Workspace, data: bytes, file: Path) -> str:
    said = po.parse(data, workspace.settings.source_locale, file).header.get("Language", "")
    known = {code.lower(): code for code in workspace.settings.locales}
    for name in (said, *reversed(file.parts), file.stem):
        if name.replace("-", "_").lower() in known:
            return known[name.replace("-", "_").lower()]
    raise Trouble("does not say its language; name it with --locale", file)


def _article(workspace: Workspace, theirs: Catalog, file: Path) -> str:
    known = workspace.articles()
    known += tuple(dict.fromkeys(map(file_of, known)))
    said = (path for entry in theirs.entries for path in entry.references)
    for path in (*said, theirs.header.get("Project-Id-Version", "")):
        if path.removeprefix(f"{SOURCE}/") in known:
            return path.removeprefix(f"{SOURCE}/")
    named = [article for article in known if Path(article).stem == file.stem]
    if len(named) == 1:
        return named[0]
    raise Trouble("does not say which article it translates; name it with --article", file)


def _base(workspace: Workspace, locale: str, article: str, theirs: Catalog) -> Catalog:
    """Of the versions we had, the one most like the file: what the translator was given.

    The oldest of equals: where we and the translator changed the same sentence, the one before.
    """
    said = _details(theirs)
    found = list(_versions(workspace, locale, article))
    return max(reversed(found), key=lambda one: len(said & _details(one)), default=Catalog(locale))


def _details(catalog: Catalog) -> set[tuple[object, ...]]:
    """Everything a catalog says, piece by piece."""
    found: set[tuple[object, ...]] = set(catalog.header.items())
    for entry in catalog.entries:
        found.add((entry.key, "target", entry.target))
        found.add((entry.key, "comment", entry.comment))
        found.add((entry.key, "previous", entry.previous))
    return found


def _versions(workspace: Workspace, locale: str, article: str) -> Iterator[Catalog]:
    """The catalog as it was, and that of its file from when this was one article."""
    seen: set[bytes] = set()
    for name in dict.fromkeys((article, file_of(article))):
        path = workspace.shown(workspace.catalog_path(locale, name)).as_posix()
        for data in (*manifest(workspace.cache).versions(path), *_committed(workspace.root, path)):
            if data not in seen:
                seen.add(data)
                with suppress(Trouble):
                    yield po.parse(data, locale)


def _committed(root: Path, path: str) -> Iterator[bytes]:
    """The file in the last commits that touched it."""
    for commit in git.ask(root, "log", "-n12", "--format=%H", "--", path).decode().split():
        yield git.ask(root, "show", f"{commit}:./{path}")


def _approved(merged: Catalog, theirs: Catalog, by: str) -> list[dict[str, str]]:
    """What the file has as translated, and stands, is reviewed by the person named."""
    stood = {(e.key, e.target) for e in theirs.entries if e.state is State.TRANSLATED}
    return [
        ledger.line(entry, ledger.APPROVE, by, "l10n import", State.REVIEWED)
        for entry in merged.entries
        if entry.state is State.TRANSLATED and (entry.key, entry.target) in stood
    ]
