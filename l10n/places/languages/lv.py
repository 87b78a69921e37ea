"""Latvian: the nominative ending is part of the name and gives way to the others."""

from l10n.places.languages import Language, alike, declension, prepositions, row

SOFT = (("st", "š"), ("t", "š"), ("d", "ž"), ("s", "š"), ("z", "ž"), ("c", "č"), ("l", "ļ"),
        ("n", "ņ"), ("b", "bj"), ("m", "mj"), ("p", "pj"), ("v", "vj"))  # fmt: skip


def glue(stem: str, ending: str) -> str:
    """`~a` softens the stem: Brocēni, Cēsis → Cēsu, Daugavpils; Viļņa; brālis → brāļa."""
    if ending.startswith("~"):
        for hard, soft in SOFT:
            if stem.endswith(hard):
                return stem[: -len(hard)] + soft + ending[1:]
        return stem + ending[1:]
    return stem + ending


MASC_S = "gen a; dat am; acc u; ins u; loc ā; voc 0"
MASC_IS = "gen ~a a; dat im; acc i; ins i; loc ī"
MASC_US = "gen us; dat um; acc u; ins u; loc ū"
FEM_A = "gen as; dat ai; acc u; ins u; loc ā; voc a"
FEM_E = "gen es; dat ei; acc i; ins i; loc ē"
FEM_S = "gen s; dat ij; acc i; ins i; loc ī"
PL_I = "gen u ~u; dat iem; acc us; ins iem; loc os"
PL_AS = "gen u; dat ām; acc =; ins ām; loc ās"
PL_ES = "gen ~u u; dat ēm; acc =; ins ēm; loc ēs"

NOUN = (
    row("pils", ("pil", "gen s; dat ij; acc i; ins i; loc ī")),
    row("ais", ("", "gen ā; dat ajam; acc o; ins o; loc ajā")),
    row("is", ("", MASC_IS), ("", "gen u ~u; dat īm; acc =; ins īm; loc īs")),
    row("us", ("", MASC_US)),
    row("as", ("", PL_AS)),
    row("es", ("", PL_ES)),
    row("([^aeiouāēīū])s|š", (r"\1", MASC_S), ("š", MASC_S)),
    row("ā", ("", "gen ās; dat ajai; acc o; ins o; loc ajā")),
    row("(sk)a", (r"\1", FEM_A), (r"\1", "gen ās; dat ajai; acc o; loc ajā")),
    row("a", ("", FEM_A)),
    row("e", ("", FEM_E)),
    row("ji", ("j", PL_I)),
    row("i", ("", PL_I)),
)  # fmt: skip

ADJECTIVE = (
    row("ā", ("", "gen ās; dat ajai; acc o; ins o; loc ajā")),
    row("ais", ("", "gen ā; dat ajam; acc o; ins o; loc ajā")),
    row("tās", ("t", "gen o; dat ajām; acc ās; ins ajām; loc ajās")),
    row("tie", ("t", "gen o; dat ajiem; acc os; ins ajiem; loc ajos")),
)

LANGUAGE = Language(
    "lv",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    loose=frozenset({"pie", "pie_", "de"}),
    ands=frozenset({"un"}),
    heads="[Rr]epublika|Federācija|[Aa]pgabals|[Rr]ajons|Valstis|Karaliste|[Jj]ūra|Emirāti",
    irregular={
        **alike("", "Tbilisi Fidži Haiti Kiribati Mali Somali Helsinki Deli Najrobi Malavi Burundi "
                "Džibuti"),
        "Valstis": "gen Valstu; dat Valstīm; acc Valstis; loc Valstīs",
        "valstis": "gen valstu; dat valstīm; acc valstis; loc valstīs",
    },
    governs=prepositions({
        "gen": "no pie uz pēc bez aiz kopš virs zem pirms",
        "acc": "uz pa caur ap par starp pret",
        "dat": "līdz ar",
    }),
    bare=("nom", "gen", "loc", "acc", "dat"),
    plurals=(("s|š", "i"), ("is", "i"), ("a", "as"), ("e", "es")),
)  # fmt: skip
