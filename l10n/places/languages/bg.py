"""Bulgarian: names have no cases; plural and feminine ones may take an article."""

from l10n.places.languages import Forms, Language

VOWELS = set("аеиоуъюя")


def bend(name: str) -> Forms:
    """A few names take the article (Карпатите, Черното море), some keep a vocative."""
    last = name[-1:]
    forms: Forms = []
    if last in {"и", "е"}:
        forms.append(("def", f"{name}те"))
    elif last in {"а", "я"}:
        forms.append(("def", f"{name}та"))
    elif last == "о":
        forms.append(("def", f"{name}то"))
    elif last not in VOWELS:
        forms += [("def", f"{name}ът"), ("def", f"{name}а")]
    head, space, rest = name.partition(" ")
    if space:
        for ending, article in (("ска", "та"), ("на", "та"), ("но", "то"), ("ени", "те")):
            if head.endswith(ending):
                forms.append(("def", f"{head}{article} {rest}"))
        if head.endswith("и"):
            forms += [("def", f"{head}я {rest}"), ("def", f"{head}ят {rest}")]
    return forms


LANGUAGE = Language(
    "bg",
    bend=bend,
    phrases=("пиле по киевски", "котлет по киевски"),
    homographs=frozenset({"Бар", "Суми", "Ровно", "Мир"}),
)
