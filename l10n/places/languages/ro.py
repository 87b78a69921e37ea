"""Romanian: feminine names in -a and masculine ones with an article have a genitive."""

import re

from l10n.places.languages import Forms, Language

FEMININE = (("ia", "iei"), ("ca", "căi"), ("ga", "găi"), ("ea", "ei"), ("ța", "ței"), ("a", "ei"))
ADJECTIVES = {"Unite": "Unite", "Neagră": "Negre", "Mare": "Mari", "Nouă": "Noi", "Sud": "Sud"}
HEADS = (
    *(("Marea", "Mării"), ("unea", "unii"), ("rea", "rii"), ("sula", "sulei")),
    *(("blica", "blicii"), ("ele", "elor"), ("ile", "ilor"), ("ul", "ului"), ("ia", "iei")),
)


def bend(name: str) -> Forms:
    """Ucraina → Ucrainei, Donbas → Donbasul, Donbasului, regiunea Harkiv → regiunii Harkiv."""
    head, space, rest = name.partition(" ")
    if space:
        return _compound(head, rest)
    if name.endswith("a"):
        forms = [("gen", name[: -len(end)] + new) for end, new in FEMININE if name.endswith(end)]
        if name.endswith("ca"):
            forms += [("gen", f"{name[:-1]}ii"), ("gen", f"{name[:-2]}cei")]
        return [*forms, ("def", f"{name[:-1]}ă"), ("gen", f"{name[:-1]}ăi")]
    if name.endswith(("u", "o")):
        return [("def", f"{name}l"), ("gen", f"{name}lui"), ("def", f"{name}-ul")]
    if re.search("[^aeiouăâî]i$", name):  # Bucureștiului, Iașului
        stems = (name, name[:-1])
        forms = [pair for stem in stems for pair in (("gen", f"{stem}ului"), ("def", f"{stem}ul"))]
        return [*forms, ("gen", f"{name}lor"), ("gen", f"{name}-ului"), ("def", f"{name}-ul")]
    if re.search("[aeiouyăâî]$", name):
        return [("gen", f"{name}-ului"), ("def", f"{name}-ul")]
    return [
        ("def", f"{name}ul"),
        ("gen", f"{name}ului"),
        ("gen", f"{name}-ului"),
        ("def", f"{name}-ul"),
    ]


def _compound(head: str, rest: str) -> Forms:
    last = ADJECTIVES.get(rest, rest)
    if rest.endswith(("eană", "ană")):
        last = f"{rest[:-1]}e"
    forms = [
        ("gen", f"{head[: -len(end)]}{new} {tail}")
        for end, new in HEADS
        if head.endswith(end)
        for tail in dict.fromkeys((last, rest))
    ]
    return [*forms, *((case, f"{head} {form}") for case, form in bend(rest))]


LANGUAGE = Language(
    "ro",
    bend=bend,
    homographs=frozenset({"Bar", "Iași"}),
    plurals=(("ă", "e i"), ("(?<=.)", "i uri e le")),
)
