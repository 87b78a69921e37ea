"""Dutch: genitive -s, with an apostrophe after long vowels, bare after s, x, z."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Kyivs, Odessa's, Parijs'; the adjective is capital too: Kyivse."""
    if name[-1:] in "sxzß":
        forms = [("gen", f"{name}'")]
    elif name[-1:] in "aouiyé":
        forms = [("gen", f"{name}'s"), ("gen", f"{name}s")]
    else:
        forms = [("gen", f"{name}s"), ("gen", f"{name}'s")]
    stem = name[:-1] if name[-1:] in "ae" and len(name) > 4 else name
    return [*forms, ("adj", f"{stem}s"), ("adjse", f"{stem}se")]


LANGUAGE = Language(
    "nl",
    bend=bend,
    phrases=(r"kip (?:op z'n )?Kiev",),
    homographs=frozenset({"Bar"}),
    plurals=(("(?<=.)", "en s 's n"),),
)
