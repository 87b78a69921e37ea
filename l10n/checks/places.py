"""A place named in the source is named, by its approved name, in the translation."""

from collections.abc import Iterator

from l10n.checks import Check, Context, Fault, lookalikes
from l10n.model import Entry, Severity

# a country or capital of the wide world is as often its people, its government or its initials
_COMMON = "CLDR"


def named(entry: Entry, context: Context) -> Iterator[Fault]:
    if context.places is None or context.finder is None:
        return
    mentions = context.finder.mentions(entry.source, context.source_locale)
    if not mentions:
        return
    seen = context.places.compare(entry.target, mentions)
    for place in seen.missing:
        approved = context.places.approved(place)
        common = approved.origin == _COMMON or place.kind == "country"
        told = Severity.HINT if common else None
        message = f"{context.places.english(place)}: {approved.text} is not named here"
        yield Fault(message, severity=told)
    for mention, forms in seen.wrong:
        if any(lookalikes.mixed(mention.form)):
            continue  # that check says so
        expected = " or ".join(forms) or context.places.approved(mention.place).text
        name = context.places.english(mention.place)
        yield Fault(
            f"{name}: expected {expected}, found {mention.form}",
            (mention.start, mention.end),
            forms[0] if len(forms) == 1 else None,
            Severity.ERROR,
        )


PLACES = Check("places", Severity.WARNING, named)
