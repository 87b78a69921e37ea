"""Estonian: case endings on a genitive in a vowel."""

import re
from collections.abc import Iterator

from l10n.places.languages import Forms, Language

VOWELS = "aeiouõäöüy"
ENDINGS = (("ill", "sse"), ("ine", "s"), ("ela", "st"), ("all", "le"), ("ade", "l"), ("abl", "lt"),
           ("tra", "ks"), ("ter", "ni"), ("ess", "na"), ("abe", "ta"), ("com", "ga"))  # fmt: skip

# names that end so: letters cut off, ending of the genitive, endings of the partitive
KNOWN = (("meri$", -1, "e", "d t"), ("maa$", None, "", "d t"), ("saar$", None, "e", "t"),
         (f"[{VOWELS}]$", None, "", "t d"))  # fmt: skip


def bend(name: str) -> Forms:
    """Harkiv → Harkivi, Harkivis, Harkivist; Odessa → Odessas; USA-s."""
    forms: Forms = []
    for genitive, partitive in _stems(name):
        forms += [("gen", genitive), ("par", partitive)]
        forms += [(case, genitive + ending) for case, ending in ENDINGS]
        forms.append(("ill", genitive + genitive[-1]))
    if name.isupper():
        forms += [(case, f"{name}-{ending}") for case, ending in ENDINGS]
    forms += [(f"{case}+gi", f"{form}gi") for case, form in list(forms)]
    return [*forms, ("nom+gi", f"{name}gi"), ("nom+gi", f"{name}ki")]


def _stems(name: str) -> Iterator[tuple[str, str]]:
    """Genitive and partitive, the likeliest first."""
    if name.endswith("riigid"):
        yield f"{name[:-3]}kide", f"{name[:-3]}ke"
    elif name.endswith("riik"):
        yield f"{name[:-1]}gi", f"{name}i"
    elif re.search(r"(?:maad|aadid|iidid|saared|eed)$", name):
        stem = name[:-1]
        hard = re.sub(r"(?<=[aeiouõäöü])([dgb])(?=[aeiou]$)", _hard, stem)
        yield f"{hard}de", f"{hard[:-1]}e"
        yield f"{stem}de", f"{stem[:-1]}e"
    elif known := next((row for row in KNOWN if re.search(row[0], name)), None):
        _, cut, genitive, partitives = known
        for partitive in partitives.split():
            yield name[:cut] + genitive, name[:cut] + partitive
    else:
        yield from _loan(name)


def _loan(name: str) -> Iterator[tuple[str, str]]:
    """Other names take a vowel: Harkivi, Texase, Tallinna."""
    short = re.search("(?<!a)as$|(?<!e)es$|(?<!i)is$|(?<!o)os$|(?<!u)us$", name)  # not Pariis
    for vowel in "eiau" if short else "iaeu":
        yield name + vowel, f"{name}t" if vowel == "e" else f"{name}{vowel}t"
    if match := re.search(f"([{VOWELS}])([^{VOWELS}])$", name):
        yield f"{name}i", name + match[2] + "i"


def _hard(match: re.Match[str]) -> str:
    return {"d": "t", "g": "k", "b": "p"}[match[1]]


LANGUAGE = Language(
    "et",
    bend=bend,
    irregular={
        "Must meri": "gen Musta_mere; par Musta_merd; ill Mustasse_merre Musta_merre "
        "Mustasse_meresse; ine Mustas_meres; ela Mustast_merest; all Mustale_merele; "
        "ade Mustal_merel; abl Mustalt_merelt; tra Mustaks_mereks; ter Musta_mereni; "
        "com Musta_merega",
        "Tallinn": "gen Tallinna; par Tallinna; ill Tallinnasse; ine Tallinnas; ela Tallinnast; "
        "all Tallinnale; ade Tallinnal; abl Tallinnalt; tra Tallinnaks; com Tallinnaga",
    },
    homographs=frozenset({"Bar"}),
    plurals=(("(?<=[aeiouõäöü])", "d"), ("(?<=.)", "id ad ed ud")),
)
