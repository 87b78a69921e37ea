"""A month the source names is the month the translation names, in words or in figures."""

from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, calendar
from l10n.checks.figures import figures
from l10n.model import Entry, Severity


def moved(entry: Entry, context: Context) -> Iterator[Fault]:
    theirs = calendar.months(entry.source, context.source_locale)
    if len(theirs) != 1 or not _dated(entry.source, context):
        return
    mine = calendar.months(entry.target, context.locale)
    (wanted,) = theirs
    if mine and wanted not in mine:
        name = calendar.name(next(iter(mine)), context.locale)
        expected = calendar.name(wanted, context.locale)
        yield Fault(f"{name} instead of {expected}", suggestion=expected)


def _dated(source: str, context: Context) -> bool:
    """Beside a month's name stands a day or a year, so that it isn't a verb or a person."""
    english = locales.language(context.source_locale) == "en"
    return not english or bool(figures(source, context.source_locale))


DATES = Check("dates", Severity.WARNING, moved)
