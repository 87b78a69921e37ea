"""Lithuanian: the nominative ending is part of the name and gives way to the others."""

from l10n.places.languages import Language, declension, join, prepositions, row

SOFT = {"t": "č", "d": "dž"}


def glue(stem: str, ending: str) -> str:
    """Before a soft i and a vowel t and d become č and dž: Šiauliai, Širvintos."""
    if ending.startswith("~"):
        return stem[:-1] + SOFT.get(stem[-1:], stem[-1:]) + ending[1:]
    return join(stem, ending)


MASC_AS = "gen o; dat ui; acc ą; ins u; loc e; voc e ai"
MASC_IS = "gen ~io; dat ~iui; acc į; ins ~iu; loc yje; voc i"
MASC_JUS = "gen aus; dat ui; acc ų; ins umi; loc uje; voc au"
FEM_A = "gen os; dat ai; acc ą; ins a; loc oje; voc a"
FEM_E = "gen ės; dat ei; acc ę; ins e; loc ėje; voc e"
FEM_IS = "gen ies; dat iai; acc į; ins imi; loc yje; voc ie"
PL_AI = "gen ų; dat ams; acc us; ins ais; loc uose"
PL_OS = "gen ų; dat oms; acc as; ins omis; loc ose"
PL_IAI = "gen ių; dat iams; acc ius; ins iais; loc iuose"
PL_ES = "gen ių; dat ėms; acc es; ins ėmis; loc ėse"
ADJ_IS = "gen ojo io; dat ajam iam; acc įjį į; ins uoju iu; loc ajame iame"
ADJ_FEM = "gen osios os; dat ajai ai; acc ąją ą; ins ąja a; loc ojoje oje"

NOUN = (
    row("([sc]k)is", (r"\1", "gen io; dat iui; acc į; ins iu; loc yje"),
        (r"\1", "gen ojo; dat ajam; acc įjį; ins uoju; loc ajame")),
    row("([aeoėu])jus", (r"\1j", "gen aus; dat ui; acc ų; ins umi; loc uje; voc au")),
    row("yj[aiu]s|ijus|jus", ("ij", "gen aus; dat ui; acc ų; ins umi; loc uje"),
        ("j", "gen aus; dat ui; acc ų; ins umi; loc uje"), ("yj", MASC_AS)),
    row("jas", ("j", "gen o; dat ui; acc ą; ins u; loc uje yje e")),
    row("([^aeiouyąęėįųū])ius", (r"\1i", MASC_JUS)),
    row("ias", ("i", "gen o; dat ui; acc ią ą; ins u; loc yje e")),
    row("as", ("", MASC_AS)),
    row("us", ("", MASC_JUS)),
    row("ys", ("", "gen ~io; dat ~iui; acc į; ins ~iu; loc yje"), ("", PL_IAI)),
    row("is", ("", MASC_IS), ("", FEM_IS)),
    row("iai", ("", PL_IAI)),
    row("ai", ("", PL_AI)),
    row("oji", ("", "gen osios; dat ajai; acc ąją; ins ąja; loc ojoje")),
    row("ios", ("i", PL_OS)),
    row("os", ("", PL_OS)),
    row("ės", ("", PL_ES)),
    row("ia", ("i", FEM_A)),
    row("a", ("", FEM_A)),
    row("ė", ("", FEM_E)),
    row("i", ("", "gen ios; dat iai; acc ią; ins ia; loc ioje")),
)  # fmt: skip

ADJECTIVE = (
    row("asis", ("", "gen ojo; dat ajam; acc ąjį; ins uoju; loc ajame")),
    row("oji", ("", "gen osios; dat ajai; acc ąją; ins ąja; loc ojoje")),
    row("([tn])inės", (r"\1in", "gen ių; dat ėms; acc es; ins ėmis; loc ėse")),
    row("tosios", ("t", "gen ųjų; dat osioms; acc ąsias; ins osiomis; loc osiose")),
)

LANGUAGE = Language(
    "lt",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    loose=frozenset({"prie", "ant", "de"}),
    ands=frozenset({"ir"}),
    heads="Respublika|Federacija|[Ss]ritis|[Rr]ajonas|Valstijos|Karalystė|Jūra|jūra|Emyratai",
    homographs=frozenset({"Viena", "Vienai", "Vienos", "Vieną"}),  # one
    irregular={
        "rugsėjis": "gen rugsėjo; dat rugsėjui; acc rugsėjį; ins rugsėju; loc rugsėjyje",
        "sritis": "gen srities; dat sričiai; acc sritį; ins sritimi; loc srityje",
        "jūra": "gen jūros; dat jūrai; acc jūrą; ins jūra; loc jūroje",
        "Rih": "gen Riho; dat Rihui; acc Rihą; ins Rihu; loc Rihe",
    },
    governs=prepositions({
        "gen": "iš į_ už nuo prie be dėl iki ant po netoli aplink šalia link virš",
        "acc": "į per pro apie aplink prieš pas",
        "ins": "su ties po sulig",
    }),
    bare=("nom", "gen", "loc", "acc", "dat", "ins"),
    plurals=(("as|is|ys", "ai iai"), ("us", "ūs ai"), ("a", "os"), ("ė", "ės")),
)  # fmt: skip
