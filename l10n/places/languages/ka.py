"""Georgian: the nominative -ი gives way to case endings; postpositions are joined."""

from collections.abc import Iterator

from l10n.places.languages import Forms, Language

ON_DATIVE = (("in", "ში"), ("on", "ზე"), ("at", "თან"))
ON_GENITIVE = (("for", "თვის"), ("towards", "კენ"), ("by", "გან"))
CONSONANT = (("erg", "მა"), ("dat", "ს"), ("gen", "ის"), ("ins", "ით"), ("adv", "ად"),
             ("from", "იდან"), ("until", "ამდე"), ("voc", "ო"))  # fmt: skip


def bend(name: str) -> Forms:
    """ხარკივი → ხარკივში, ხარკივის, ხარკივიდან; ოდესა → ოდესაში, ოდესის, ოდესიდან."""
    forms = list(_cases(name))
    return [*forms, *((f"{case}+ც", f"{form}ც") for case, form in [("nom", name), *forms])]


def _cases(name: str) -> Iterator[tuple[str, str]]:
    last, stem = name[-1:], name[:-1]
    if last == "ი":
        yield from ((case, stem + ending) for case, ending in CONSONANT)
        yield from _posts(stem, f"{stem}ის")
        yield from (("gen", f"{name}ს"), ("in", f"{name}ში"), ("from", f"{name}დან"))
        yield from (("dat", f"{name}ს"), ("erg", f"{name}მ"), ("on", f"{name}ზე"))
        return
    short = stem if last in "აე" else name
    yield from (("erg", f"{name}მ"), ("dat", f"{name}ს"), ("adv", f"{name}დ"))
    if last in "აე":
        yield from (("gen", f"{short}ის"), ("ins", f"{short}ით"), ("from", f"{short}იდან"))
    yield from (("gen", f"{name}ს"), ("ins", f"{name}თი"), ("from", f"{name}დან"))
    yield "until", f"{name}მდე"
    yield from _posts(name, f"{short}ის" if last in "აე" else f"{name}ს")
    if last not in "აეოუ":
        yield from ((case, name + ending) for case, ending in CONSONANT)


def _posts(dative: str, genitive: str) -> Iterator[tuple[str, str]]:
    yield from ((case, dative + ending) for case, ending in ON_DATIVE)
    yield "at", f"{dative}სთან"
    yield from ((case, genitive + ending) for case, ending in ON_GENITIVE)
    yield from (("gen+a", f"{genitive}ა"), ("dat+a", f"{dative}სა"), ("rel", f"{dative}შია"))


LANGUAGE = Language(
    "ka",
    bend=bend,
    homographs=frozenset({"დილის", "დილა", "დილას", "დილით"}),  # morning
    plurals=(("ი", "ები"), ("ა", "ები"), ("(?<=.)", "ები")),
)
