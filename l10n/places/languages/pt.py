"""Portuguese: names stay; prepositions are fused with articles, not with names."""

from l10n.places.languages import Language

LANGUAGE = Language(
    "pt",
    phrases=(r"frango (?:à |de |a )?(?:la )?Kiev", r"bife (?:à |de )Kiev"),
    homographs=frozenset({"Bar", "Porto", "Lagos", "Reunião", "Granada", "Dominica"}),
    plurals=(
        ("ão", "ões ãos ães"),
        ("m", "ns"),
        ("([aeou])l", "ais eis óis uis"),
        ("(?<=[aeiou])", "s"),
        ("(?<=.)", "es"),
    ),
)
