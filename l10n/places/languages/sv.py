"""Swedish: genitive -s, nothing after s, x, z."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Kyivs; Paris stays; USA:s."""
    if name[-1:] in "sxz":
        return [("gen", name), ("gen", f"{name}'")]
    return [("gen", f"{name}s"), ("gen", f"{name}:s")]


LANGUAGE = Language("sv", bend=bend, homographs=frozenset({"Bar"}))
