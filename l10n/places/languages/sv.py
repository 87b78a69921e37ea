"""Swedish: genitive -s, nothing after s, x, z."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Kyivs; Paris stays; USA:s."""
    if name[-1:] in "sxz":
        return [("gen", name), ("gen", f"{name}'")]
    forms = [("gen", f"{name}s"), ("gen", f"{name}:s")]
    return forms[::-1] if name.isupper() else forms


LANGUAGE = Language(
    "sv",
    bend=bend,
    homographs=frozenset({"Bar"}),
    plurals=(("(?<=.)", "er ar or r n"),),
)
