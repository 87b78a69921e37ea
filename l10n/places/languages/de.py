"""German."""

import re

from l10n.places.languages import Forms, Language

SIBILANT = re.compile(r"(?:s|ß|x|z|ce|sch)$")
ADJECTIVES = re.compile(r"(\w+(?:s?ch|[ntßlrwdzku]|ig))(e|er|es)(?= )")
UNITS = re.compile("(?:Oblast|Region|Rajon|Gebiet) ")
PLURAL = re.compile(r"(Staaten|Niederlande|Philippinen|Inseln|Emirate|Alpen|Karpaten)$")


def bend(name: str) -> Forms:
    """Genitive -s (bare apostrophe after s, x, z) and the adjective in -er: Kyjiwer."""
    forms: Forms = []
    if UNITS.match(name):
        forms.append(("gen", name))  # der Oblast Charkiw
    if PLURAL.search(name):
        forms += [("gen", name), ("dat", name + ("" if name.endswith("n") else "n"))]
    elif SIBILANT.search(name) and not name.endswith("sch"):
        forms += [("gen", f"{name}'"), ("gen", f"{name}es"), ("gens", f"{name}'s")]
    else:
        forms += [("gen", f"{name}s"), ("gens", f"{name}'s"), ("gen", f"{name}es")]
    forms += [("dat", name), ("acc", name)]
    forms = [*_agreeing(name, forms), *forms]
    if not UNITS.match(name):
        forms += [("adj", one) for one in _inhabitant(name)]
    else:
        head, _, rest = name.partition(" ")
        forms += [("gen", f"{head}s {rest}"), ("gen", f"{head}es {rest}")]
    return forms


def _inhabitant(name: str) -> list[str]:
    if name.endswith("ien"):
        stems = [name]
    elif name.endswith("en") and len(name) > 5:
        stems = [name, name[:-2], f"{name[:-2]}n"]  # Emdener, Bremer, Dresdner
    elif name.endswith("e"):
        stems = [name[:-1]]
    elif name.endswith("a"):
        stems = [name, name[:-1]]  # Odessaer
    else:
        stems = [name]
    return [f"{stem}er" for stem in stems]


def _agreeing(name: str, forms: Forms) -> Forms:
    """Names with an adjective: das Schwarze Meer, am Schwarzen Meer; weak and strong endings."""
    if not ADJECTIVES.search(name):
        return []
    weak = ADJECTIVES.sub(r"\1en", name)
    strong = ADJECTIVES.sub(r"\1es", name)
    out = [("gen", f"{weak}es")] if name.endswith(("Meer", "Land")) else []
    out += [("dat", ADJECTIVES.sub(r"\1en", form)) for case, form in forms if case == "dat"]
    out += [("gen", weak), ("nom", ADJECTIVES.sub(r"\1e", name)), ("nom", strong)]
    out += [("gen", ADJECTIVES.sub(r"\1en", form)) for case, form in forms if case == "gen"]
    out += [("gen", ADJECTIVES.sub(r"\1er", name)), ("dat", ADJECTIVES.sub(r"\1em", name))]
    return out


LANGUAGE = Language(
    "de",
    bend=bend,
    phrases=(r"(?:Huhn|Hähnchen|Hühnchen) (?:nach )?(?:Kiewer|Kyjiwer) Art", "Kiewer Kotelett"),
    irregular={"Zürich": "adj Zürcher", "Hannover": "adj Hannoveraner", "Basel": "adj Basler",
               "Rom": "adj Römer", "Mailand": "adj Mailänder", "Venedig": "adj Venezianer",
               "Ukraine": "dat Ukraine; acc Ukraine", "Schweiz": "dat Schweiz; acc Schweiz",
               "Türkei": "dat Türkei; acc Türkei"},
    homographs=frozenset({"Bar", "Essen", "Halle", "Singen"}),
    plurals=(("e", "en e"), ("(?<=[^e])", "e en er n s nen ern se")),
)  # fmt: skip
