"""Armenian: case endings, and the article behind them."""

from collections.abc import Iterator

from l10n.places.languages import Forms, Language

VOWELS = set("աեէըիոօու")


def bend(name: str) -> Forms:
    """Խարկիվ → Խարկիվի, Խարկիվում, Խարկիվից; Օդեսա → Օդեսայի; article -ը or -ն."""
    forms = list(_cases(name))
    return [*forms, *((f"{case}+", f"{form}ն") for case, form in forms if case in {"gen", "ins"})]


def _cases(name: str) -> Iterator[tuple[str, str]]:
    last = name[-1:]
    if last not in VOWELS:
        yield from (("def", f"{name}ը"), ("gen", f"{name}ի"), ("abl", f"{name}ից"))
        yield from (("ins", f"{name}ով"), ("loc", f"{name}ում"), ("defn", f"{name}ն"))
        yield from (("gen", f"{name}ու"), ("adj", f"{name}յան"))
        return
    yield "def", f"{name}ն"
    if last in "աո":
        yield from (("gen", f"{name}յի"), ("abl", f"{name}յից"), ("ins", f"{name}յով"))
        yield "loc", f"{name}յում"
    if last == "ի":
        yield from (("gen", f"{name[:-1]}ու"), ("abl", f"{name[:-1]}ուց"), ("gen", f"{name}ի"))
        yield from (("abl", f"{name}ից"), ("gen", f"{name}ու"))
    yield from (
        ("loc", f"{name}ում"),
        ("ins", f"{name}ով"),
        ("abl", f"{name}ից"),
        ("gen", f"{name}ի"),
    )
    yield from (("loc", f"{name}յում"), ("gen", f"{name}յի"))


LANGUAGE = Language(
    "hy",
    bend=bend,
    plurals=(("(?<=.)", "եր ներ"),),
)
