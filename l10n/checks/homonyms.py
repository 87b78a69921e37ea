"""A name in the source that several places answer to: somebody has to say which is meant.

A hint where they are namesakes: every locale calls them alike.
"""

from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

SHOWN = 4  # candidates listed; 119 places are called Іванівка


def undecided(entry: Entry, context: Context) -> Iterator[Fault]:
    if context.finder is None:
        return
    for mention in context.finder.mentions(entry.source, context.source_locale):
        if not mention.others:
            continue
        places = (mention.place, *mention.others)
        some = "; ".join(f"{p.native} ({p.id}, {context.finder.where(p)})" for p in places[:SHOWN])
        more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
        yield Fault(
            f"{mention.form} may be {some}{more}; say which in l10n.toml, [places.identity]",
            (mention.start, mention.end),
            severity=Severity.HINT if mention.namesakes else None,
        )


HOMONYMS = Check("homonyms", Severity.WARNING, in_source=undecided)
