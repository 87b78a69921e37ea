"""How a locale sets its type: one module per locale, each holds one `Typography`.

Law: `polish(polish(text)) == polish(text)`; nothing changes inside code, URLs or markup.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from l10n import locales, registry

Polish = Callable[[str], str]


@dataclass(frozen=True)
class Typography:
    """`name` is the locale it speaks for (fr, or fr_CA where a region differs); `digits` has what
    sets figures by house choice, "native" or "european", where the script has digits of its own.
    """

    name: str
    polish: Polish
    digits: Mapping[str, Polish] = field(default_factory=dict)


def polished(locale: str, digits: str = "") -> Polish | None:
    """The locale's way to set type, or its next of kin's: es_419's for es_AR, zh_Hant's for zh_TW;
    None where nobody wrote one. Digits stay as they are written unless the house has a choice.
    """
    known = typographies()
    found = next((known[name] for name in locales.kin(locale) if name in known), None)
    if found is None:
        return None
    polish, number = found.polish, found.digits.get(digits)
    return (lambda text: number(polish(text))) if number else polish


def typographies() -> dict[str, Typography]:
    """All of them by locale."""
    return registry.load("l10n.typography", Typography)
