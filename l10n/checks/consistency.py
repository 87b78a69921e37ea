"""One source, one translation: in the article, and in all the locale's articles."""

from collections.abc import Iterator, Sequence

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity


def differing(entries: Sequence[Entry], context: Context) -> Iterator[tuple[Entry, Fault]]:
    first: dict[str, Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.source.casefold(), entry)
        if other.target.casefold() != entry.target.casefold() and other.context == entry.context:
            yield entry, Fault("translated in another way above", suggestion=other.target)
            continue
        said = [text for text in context.archive.get(entry.source, ()) if text != entry.target]
        if said:
            yield entry, Fault("another article translates this in another way", suggestion=said[0])


CONSISTENCY = Check("consistency", Severity.HINT, across=differing)
