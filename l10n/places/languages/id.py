"""Indonesian: names stay; the ending -nya may follow a hyphen."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Ukraina-nya."""
    return [("nya", f"{name}-nya"), ("nya", f"{name}nya")]


LANGUAGE = Language("id", bend=bend, phrases=(r"ayam Kiev",), homographs=frozenset({"Bar"}))
