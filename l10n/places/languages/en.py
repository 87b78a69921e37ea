"""English: names stay; the possessive takes 's or a bare apostrophe."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Kyiv's; Cherkasy's; the United States'."""
    return [("gen", f"{name}'" if name.endswith("s") else f"{name}'s"), ("gen", f"{name}'s")]


LANGUAGE = Language(
    "en",
    bend=bend,
    phrases=(r"[Cc]hicken Ki?yi?ev", r"Odessa, Texas", r"Kiev cake"),
    homographs=frozenset({"Bar", "Chop", "Just"}),
    plurals=(("y", "ies ys"), ("(?<=.)", "s es")),
)
