"""A place named in the source is named, by its approved name, in the translation."""

from collections.abc import Iterator

from l10n.checks import Check, Context, Fault, lookalikes
from l10n.model import Entry, Severity
from l10n.places import Place, View


def named(entry: Entry, context: Context) -> Iterator[Fault]:
    view = context.places
    if view is None or context.finder is None:
        return
    mentions = context.finder.mentions(entry.source, context.source_locale)
    if not mentions:
        return
    seen = view.compare(entry.target, mentions)
    for place in seen.missing:
        told = Severity.HINT if place.kind == "country" or _common(place, view) else None
        expected = view.approved(place).text
        message = f"{view.english(place)}: {expected} is not named here"
        yield Fault(message, severity=told)
    for mention, forms in seen.wrong:
        if any(lookalikes.mixed(mention.form)):
            continue  # that check says so
        expected = " or ".join(forms) or view.approved(mention.place).text
        name = view.english(mention.place)
        yield Fault(
            f"{name}: expected {expected}, found {mention.form}",
            (mention.start, mention.end),
            forms[0] if len(forms) == 1 else None,
            Severity.HINT if _common(mention.place, view) else Severity.ERROR,
        )


def _common(place: Place, view: View) -> bool:
    """A place of the wide world, for which CLDR gives one spelling of several; it is often said
    otherwise: its people, its government, its initials.
    """
    return view.approved(place).origin == "CLDR"


PLACES = Check("places", Severity.WARNING, named)
