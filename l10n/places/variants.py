"""Wrong forms of a name, made by rule, never listed by hand."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from l10n.places import Place, exonyms

if TYPE_CHECKING:
    from l10n.places.names import Names


def of(place: Place, names: "Names", right: Collection[str]) -> Mapping[str, str]:
    """Wrong lemma → why it is wrong."""
    found: dict[str, str] = {}
    curated = exonyms.find(place, names.language)
    if curated:
        for name in (curated.use, curated.avoid):
            found.setdefault(name, "another policy's name")
    return {name: why for name, why in found.items() if name not in right}
