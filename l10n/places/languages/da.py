"""Danish: genitive -s, an apostrophe after s, x, z."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Kyivs, Paris', FN's."""
    if name[-1:] in "sxz":
        return [("gen", f"{name}'"), ("gen", f"{name}'s"), ("gen", f"{name}es")]
    return [("gen", f"{name}s"), ("gen", f"{name}'s"), ("gen", f"{name}:s"), ("gen", f"{name}-s")]


LANGUAGE = Language(
    "da",
    bend=bend,
    homographs=frozenset({"Bar"}),
    plurals=(("(?<=.)", "er e r erne ene"),),
)
