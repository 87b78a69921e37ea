"""What a translator brings: a catalog, merged with what became of ours, or a whole document."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import article as articles
from l10n import asides, catalogs, formats, git, ledger, ledgers, po
from l10n.catalogs import adopting, whose
from l10n.catalogs.absorb import absorb
from l10n.catalogs.merge import Conflict, merge
from l10n.catalogs.parting import parted
from l10n.catalogs.whose import Articles, Sent
from l10n.errors import Trouble
from l10n.manifest import manifest
from l10n.model import Catalog, Entry, State, file_of
from l10n.workspace import Workspace


@dataclass(frozen=True)
class Returned:
    """What an import did: which catalog, how many translations came, what waits for a decision."""

    article: str
    locale: str
    taken: int
    conflicts: tuple[Conflict, ...]
    notices: tuple[str, ...]


def bring(known: Articles, sent: Sent, locale: str, article: str, by: str) -> Iterator[Returned]:
    """Merge a file into the catalogs of `known`; `by` is who stands up for all of it, or "".

    What a translator got while a file of many articles had one catalog goes to each of these.
    """
    file, workspace = sent.file, known.workspace
    if formats.reads(file.name):
        yield _document(known, sent, locale, article, by)
        return
    data = _data(file)
    theirs = po.parse(data, locale or workspace.settings.source_locale, file)
    locale = locale or whose.locale(workspace, file, theirs.header.get("Language", ""))
    theirs = replace(theirs, locale=locale)
    article = article or known.of(sent, _says(theirs))
    members = workspace.parts(article)
    if not members:
        yield _brought(workspace, article, theirs, by)
        return
    keys = {name: {s.key for s in articles.of(workspace, name).segments} for name in members}
    for name, own in parted(theirs, keys).items():
        if own.entries:
            yield _brought(workspace, name, own, by)


def _document(known: Articles, sent: Sent, locale: str, article: str, by: str) -> Returned:
    workspace, file, data = known.workspace, sent.file, _data(sent.file)
    locale = locale or whose.locale(workspace, file)
    article = article or known.of(sent)
    if formats.holds_parts(file.name) or workspace.parts(article):
        raise Trouble("holds many articles; give a document of one, and name it", file)
    ours = catalogs.load(workspace, locale, article)
    found = adopting.read(workspace, article, locale, file, data)
    alone = found.alone
    filled = adopting.adopted(workspace, ours, found, accept=bool(by) and not any(alone))
    new = replace(filled, entries=_new(ours, filled))
    ledgers.append(workspace, locale, article, _approved(filled, new, by) if by else [])
    notices = _apart(alone, by) if any(alone) else ()
    return _saved(workspace, ours, filled, Returned(article, locale, 0, (), notices))


def _apart(alone: tuple[int, int], by: str) -> tuple[str, ...]:
    said = (
        f"of the article's sentences {alone[0]} have none in the document, "
        f"of the document's {alone[1]} have none in the article"
    )
    return (said + "; all of it is fuzzy, for a person to compare" if by else said,)


def _brought(workspace: Workspace, article: str, theirs: Catalog, by: str) -> Returned:
    locale = theirs.locale
    ours = catalogs.load(workspace, locale, article)
    base = _base(workspace, locale, article, theirs)
    absorbed = absorb(base, theirs, accept=bool(by))
    recorded = ledgers.read(workspace, locale, article)
    new = _unmet(ours, absorbed.catalog, recorded, by)
    merged = merge(base, ours, new, workspace.settings.source_locale)
    said = [conflict.recorded("l10n import") for conflict in merged.conflicts]
    said += _approved(merged.catalog, theirs, by) if by else []
    ledgers.append(workspace, locale, article, said)
    notices = (*absorbed.notices, *_nowhere(ours, merged.catalog))
    done = Returned(article, locale, 0, merged.conflicts, notices)
    return _saved(workspace, ours, merged.catalog, done)


def _unmet(
    ours: Catalog, theirs: Catalog, recorded: Sequence[Mapping[str, str]], by: str
) -> Catalog:
    """`theirs`, less what was brought before and met another translation: a person decides."""
    lost = {
        (one.get("source"), one.get("target"))
        for one in recorded
        if one.get("action") == ledger.ALTERNATIVE
    }
    here = ours.current()

    def met(entry: Entry) -> bool:
        mine = here.get(entry.key)
        if mine is None or not mine.target:
            return False
        waits = not by and mine.target == entry.target
        waits = waits and asides.ALTERNATIVE in mine.comment and mine.state is State.STALE
        return waits or (entry.source, entry.target) in lost

    kept = (here[entry.key] if met(entry) else entry for entry in theirs.entries)
    return replace(theirs, entries=tuple(kept))


def _nowhere(ours: Catalog, merged: Catalog) -> tuple[str, ...]:
    had = {entry.key for entry in ours.entries}
    new = sum(entry.key not in had and bool(entry.target) for entry in merged.entries)
    said = f"translations of sentences that our catalog has not, kept at the file's end: {new}"
    return (said,) if new else ()


def _saved(workspace: Workspace, ours: Catalog, new: Catalog, done: Returned) -> Returned:
    catalogs.save(workspace, done.locale, done.article, replace(new, read=ours.read))
    before = {entry.key: (entry.target, entry.state) for entry in ours.entries}
    waiting = {(one.context, one.source) for one in done.conflicts}
    taken = sum(
        before.get(entry.key) != (entry.target, entry.state)
        for entry in new.entries
        if entry.target and entry.key not in waiting
    )
    return replace(done, taken=taken)


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", file) from None


def _new(ours: Catalog, filled: Catalog) -> tuple[Entry, ...]:
    had = {(entry.key, entry.target, entry.state) for entry in ours.entries}
    return tuple(e for e in filled.entries if e.target and (e.key, e.target, e.state) not in had)


def _says(catalog: Catalog) -> Iterator[str]:
    for entry in catalog.entries:
        yield from entry.references
    yield catalog.header.get("Project-Id-Version", "")


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
