"""Persian: names stay; -ی and a plural may be joined, with or without a zero-width non-joiner."""

from l10n.places.languages import Forms, Language


def bend(name: str) -> Forms:
    """اوکراینی, اوکراین‌ها."""
    return [("^adj", f"{name}ی"), ("plu", f"{name}\u200cها"), ("^adj", f"{name}\u200cای")]


LANGUAGE = Language(
    "fa",
    bend=bend,
    plurals=(("(?<=.)", "ها ان"),),
)
