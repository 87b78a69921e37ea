"""Persian: names stay; -ی and a plural may be joined, with or without a zero-width non-joiner."""

from l10n.places.languages import Forms, Language

EZAFE = "\u0654"


def bend(name: str) -> Forms:
    """اوکراینی, اوکراین‌ها; the sign of the genitive is mostly left out: کره شمالی."""
    forms = [("^adj", f"{name}ی"), ("plu", f"{name}\u200cها"), ("^adj", f"{name}\u200cای")]
    return [*forms, ("nom", name.replace(EZAFE, ""))] if EZAFE in name else forms


LANGUAGE = Language(
    "fa",
    bend=bend,
    homographs=frozenset({"دوشنبه", "مالی"}),
    plurals=(("(?<=.)", "ها ان"),),
)
