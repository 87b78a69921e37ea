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


def typographies() -> dict[str, Typography]:
    """All of them by locale."""
    return registry.load("l10n.typography", Typography)
