"""Galician: names stay; prepositions are fused with articles, not with names."""

from l10n.places.languages import Language

LANGUAGE = Language(
    "gl",
    phrases=(r"polo á Kiev",),
    homographs=frozenset({"Bar", "Granada", "Dominica"}),
    plurals=(("ón", "óns"), ("(?<=[aeiou])", "s"), ("(?<=.)", "es s")),
)
