"""A file that is many articles by now: the one catalog that it had is theirs, each its own part."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from posixpath import splitext

from l10n import catalogs, ledger, ledgers
from l10n.catalogs.merge import merge
from l10n.ledger import Line
from l10n.model import Catalog, Entry, file_of
from l10n.workspace import Workspace

Key = tuple[str, str]
Keys = Callable[[str], Iterable[Key]]  # article -> what its catalog is to have


def outgrown(workspace: Workspace, articles: Iterable[str], locale: str) -> list[str]:
    """Files of many articles that have a catalog from when they were one, and nobody else's."""
    files = dict.fromkeys(file for name in articles if (file := file_of(name)) != name)
    there = [file for file in files if workspace.catalog_path(locale, file).exists()]
    taken = {splitext(name)[0] for name in workspace.articles()} if there else set()
    return [file for file in there if splitext(file)[0] not in taken]


def part(workspace: Workspace, file: str, locale: str, keys: Keys) -> int:
    """Give a file's catalog and ledger to its articles; how many there are.

    The old ones go last: a run that is killed before is taken up again, and changes nothing twice.
    """
    wanted = {name: frozenset(keys(name)) for name in workspace.parts(file)}
    said = ledgers.read(workspace, locale, file)
    found = parted(catalogs.load(workspace, locale, file), wanted)
    stray = {line.get("source") for line in said}
    stray -= {entry.source for own in found.values() for entry in own.entries}
    for name, own in found.items():
        sources = {entry.source for entry in own.entries} | stray
        stray = set()  # what no catalog says any more is the first's
        lines = [line for line in said if line.get("source") in sources]
        here = catalogs.load(workspace, locale, name)
        both = merge(Catalog(locale), here, own, workspace.settings.source_locale)
        lines += [conflict.recorded("l10n sync") for conflict in both.conflicts]
        _write(workspace, name, replace(both.catalog, read=here.read), lines)
    for path in (workspace.ledger_path(locale, file), workspace.catalog_path(locale, file)):
        path.unlink(missing_ok=True)
    return len(wanted)


def take_over(workspace: Workspace, locale: str, pairs: Iterable[tuple[str, str]]) -> int:
    """Give articles what stands in catalogs of other names (by their stems); how many there are.

    Words and reviews are copied, and what is left without a sentence rests where it was, too.
    """
    read = [(name, *_said(workspace, locale, f"{stem}.po")) for name, stem in pairs]
    for name, other, said in read:
        here = catalogs.load(workspace, locale, name)
        own = {entry.key: entry for entry in here.entries if entry.human}
        new = {e.key: e if e.human else own.get(e.key, e) for e in other.entries}
        lost = (
            ledger.line(entry, ledger.ALTERNATIVE, "", "l10n sync")
            for key, entry in own.items()
            if key in new and entry.target != new[key].target
        )
        entries = (*new.values(), *(entry for entry in here.entries if entry.key not in new))
        header = here.header or other.header
        _write(workspace, name, replace(here, entries=entries, header=header), [*said, *lost])
    return len(read)


def _said(workspace: Workspace, locale: str, name: str) -> tuple[Catalog, list[Line]]:
    """An article's catalog and ledger."""
    return catalogs.load(workspace, locale, name), list(ledgers.read(workspace, locale, name))


def _write(workspace: Workspace, name: str, catalog: Catalog, said: Iterable[Line]) -> None:
    """The ledger first: what the catalog no longer says stands there."""
    known = ledgers.read(workspace, catalog.locale, name)
    ledgers.append(workspace, catalog.locale, name, [line for line in said if line not in known])
    catalogs.save(workspace, catalog.locale, name, catalog)


def parted(catalog: Catalog, wanted: Mapping[str, Collection[Key]]) -> dict[str, Catalog]:
    """By article, what of a whole file's catalog is its own.

    An entry goes to all articles with its sentence. One whose sentence changed since goes where
    the one before it went; what had left the file before goes to the first article.
    """
    owners: dict[Key, list[str]] = {}
    for name, keys in wanted.items():
        for key in keys:
            owners.setdefault(key, []).append(name)
    found: dict[str, list[Entry]] = {name: [] for name in wanted}
    for entry, names in _placed(catalog, owners, next(iter(wanted))):
        for name in names:
            found[name].append(entry)
    return {name: replace(catalog, entries=tuple(own), read=None) for name, own in found.items()}


def _placed(
    catalog: Catalog, owners: Mapping[Key, list[str]], first: str
) -> Iterator[tuple[Entry, list[str]]]:
    here = first
    for entry in catalog.entries:
        names = owners.get(entry.key, [])
        if names and here not in names:
            here = names[0]
        yield entry, names or [first if entry.obsolete else here]
