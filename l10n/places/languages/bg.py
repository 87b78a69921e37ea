"""Bulgarian: names have no cases; plural and feminine ones may take an article."""

from l10n.places.languages import Forms, Language, fuller

VOWELS = set("аеиоуъюя")


def bend(name: str) -> Forms:
    """A few names take the article (Карпатите, Черното море), some keep a vocative."""
    head, space, rest = name.partition(" ")
    forms: Forms = [("def", f"{one} {rest}") for one in _definite(head)] if space else []
    return [*forms, *(("def", one) for one in _articled(name))]


def _definite(head: str) -> list[str]:
    """An adjective with its article: Черното, Харковската, Съединените, Кривия."""
    for ending, article in (("а", "та"), ("о", "то"), ("е", "те"), ("ени", "те"), ("ски", "я")):
        if head.endswith(ending):
            return [head[:-1] + "ия", head[:-1] + "ият"] if article == "я" else [head + article]
    return [f"{head[:-1]}ия", f"{head[:-1]}ият", f"{head}те"] if head.endswith("и") else []


def _articled(name: str) -> list[str]:
    last = name[-1:]
    article = {"и": "те", "е": "те", "а": "та", "я": "та", "о": "то"}.get(last)
    if article:
        return [name + article]
    return [] if last in VOWELS else [f"{name}ът", f"{name}а", f"{name}та"]


LANGUAGE = Language(
    "bg",
    bend=bend,
    liaison=fuller({"в във": "[вф]", "с със": "[сз]"}),
    phrases=("пиле по киевски", "котлет по киевски"),
    homographs=frozenset({"Бар", "Суми", "Ровно", "Мир"}),
    plurals=(("а|о|я|е", "и а ета"), ("(?<=.)", "и ове а")),
)
