"""Macedonian: names have no cases; some may take one of three articles."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Articles of the three distances: Карпатите, Карпативе, Карпатине."""
    last = name[-1:]
    vowel = {"и": "е", "е": "е", "а": "а", "о": "о"}.get(last)
    if vowel is None:
        return [("def", name + article) for article in ("от", "ов", "он")]
    forms = [("def", f"{name}{near}{vowel}") for near in "твн"]
    head, space, rest = name.partition(" ")
    if space and head.endswith(("ска", "но", "ните", "та", "а")):
        forms += [("def", f"{head}{near}{head[-1]} {rest}") for near in "твн"]
    return forms


LANGUAGE = Language(
    "mk",
    bend=bend,
    homographs=frozenset({"Бар", "Суми", "Рамно"}),
    plurals=(("а|о|е", "и а иња"), ("(?<=.)", "и ови")),
)
