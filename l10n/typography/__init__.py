"""How a locale sets its type: one module per locale, each holds one `Typography`.

Law: `polish(polish(text)) == polish(text)`; nothing changes inside code, URLs or markup.
"""

from collections.abc import Callable
from dataclasses import dataclass

from l10n import registry


@dataclass(frozen=True)
class Typography:
    """`name` is the locale it speaks for (fr, or fr_CA where a region differs)."""

    name: str
    polish: Callable[[str], str]


def polished(locale: str) -> Callable[[str], str] | None:
    """The locale's way to set type, or its language's; None where nobody wrote one."""
    known = typographies()
    found = known.get(locale) or known.get(locale.split("_", maxsplit=1)[0])
    return found.polish if found else None


def typographies() -> dict[str, Typography]:
    """All of them by locale."""
    return registry.load("l10n.typography", Typography)
