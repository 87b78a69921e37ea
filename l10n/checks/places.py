"""A place named in the source is named, by its approved name, in the translation."""

from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity


def named(entry: Entry, context: Context) -> Iterator[Fault]:
    if context.places is None or context.finder is None:
        return
    mentions = context.finder.mentions(entry.source, context.source_locale)
    if not mentions:
        return
    seen = context.places.compare(entry.target, mentions)
    for place in seen.missing:
        approved = context.places.approved(place).text
        yield Fault(f"{context.places.english(place)}: {approved} is not named here")
    for mention, forms in seen.wrong:
        expected = " or ".join(forms) or context.places.approved(mention.place).text
        name = context.places.english(mention.place)
        yield Fault(
            f"{name}: expected {expected}, found {mention.form}",
            (mention.start, mention.end),
            forms[0] if len(forms) == 1 else None,
            Severity.ERROR,
        )


PLACES = Check("places", Severity.WARNING, named)
