"""A headline and its summary stay as short as a page, a feed or a share card can show."""

from collections.abc import Iterator

from l10n import locales
from l10n.checks import Check, Context, Fault, role
from l10n.model import Entry, Role, Severity

_LIMITS = {Role.TITLE.value: 120, "description": 300, Role.META.value: 300}
_WIDE = frozenset({"Jpan", "Hans", "Hant", "Kore"})  # one sign says about what two letters say


def long(entry: Entry, context: Context) -> Iterator[Fault]:
    kind = _kind(entry)
    limit = context.limits.get(f"{kind} length", _LIMITS.get(kind, 0))
    if not limit:
        return
    if locales.script(context.locale) in _WIDE:
        limit /= 2
    limit = max(limit, 1.3 * len(entry.source))
    if len(entry.target) > limit:
        yield Fault(
            f"{len(entry.target)} characters; {limit:.0f} fit", (int(limit), len(entry.target))
        )


def _kind(entry: Entry) -> str:
    if entry.context in _LIMITS or entry.context == "title":
        return entry.context
    return role(entry)


HEADLINE = Check("headline", Severity.HINT, long)
