"""Spanish: names stay; y becomes e before i-."""

import re

from l10n.places.languages import Language

I_SOUND = re.compile(r"(?i)h?[ií](?![aeou])")


def liaison(left: str, old: str, new: str) -> str | None:
    """And: y Járkiv, but e Izium."""
    if re.search(r"(?i)\by\s$", left) and I_SOUND.match(new):
        return re.sub(r"y(\s)$", r"e\1", left)
    if re.search(r"\be\s$", left) and I_SOUND.match(old) and not I_SOUND.match(new):
        return re.sub(r"e(\s)$", r"y\1", left)
    return left


LANGUAGE = Language(
    "es",
    liaison=liaison,
    phrases=(r"pollo (?:a la |de |a lo )?Kiev", r"filete (?:a la )?Kiev"),
    homographs=frozenset({"Bar", "Granada", "Córdoba", "Mérida", "Santiago", "Dominica"}),
    plurals=(("ión", "iones"), ("z", "ces"), ("(?<=[aeiouáéíóú])", "s"), ("(?<=.)", "es")),
)
