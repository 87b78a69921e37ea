"""Esperanto: accusative -n; unassimilated names take -o first, if anything."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """Ukrainion, Kijivon, Nigran Maron; Ĥarkiv stays or is Ĥarkivon."""
    words = name.split(" ")
    accusative = [f"{word}n" if word[-1:] in "aoj" else word for word in words]
    forms: Forms = []
    if accusative != words:
        forms.append(("acc", " ".join(accusative)))
    if name[-1:] not in "aoj":
        forms += [
            ("acc", f"{name}on"),
            ("nom", f"{name}o"),
            ("acc", f"{name}n"),
            ("acc", f"{name}-on"),
        ]
    return forms


LANGUAGE = Language(
    "eo",
    bend=bend,
    plurals=(("(?<=[oa])", "j"),),
)
