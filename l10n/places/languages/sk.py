"""Slovak."""

from l10n.places.languages import Language, alike, declension, fuller, plural, prepositions, row

HARDENED = {"ď": "d", "ť": "t", "ň": "n", "ľ": "l"}


def glue(stem: str, ending: str) -> str:
    """Chersoň + e → Chersone; a hooked letter loses its hook before e and i."""
    if stem[-1:] in HARDENED and ending[:1] in set("eií"):
        stem = stem[:-1] + HARDENED[stem[-1]]
    return stem + ending


ADJ_M = "gen ého; dat ému; acc =; ins ým; loc om"
ADJ_F = "gen ej; dat ej; acc ú; ins ou; loc ej"
ADJ_PL = "gen ých; dat ým; acc =; ins ými; loc ých"
ADJ_SHORT_M = "gen eho; dat emu; acc =; ins ym; loc om"
ADJ_SHORT_F = "gen ej; dat ej; acc u; ins ou; loc ej"
MASC = "gen a u; dat u; acc =; ins om; loc e u"
MASC_U = "gen u a; dat u; acc =; ins om; loc e u"
MASC_K = "gen a u; dat u; acc =; ins om; loc u"
MASC_SOFT = "gen a; dat u; acc =; ins om; loc i"
FEM = "gen y; dat e; acc u; ins ou; loc e; voc o"
FEM_SOFT = "gen e i; dat i; acc u; ins ou; loc i"
FEM_CONS = "gen e i; dat i; acc =; ins ou; loc i"
NEUT = "gen a; dat u; acc =; ins om; loc e u"
PLUR = "gen 0 ov; dat ám om; acc =; ins ami; loc ách och"
PLUR_M = "gen ov 0; dat om ám; acc =; ins mi ami; loc och ách"

NOUN = (
    row("(sk|ck)yj|([sc]k)ý", (r"\1\2", ADJ_M)),
    row("ý|yj", ("", ADJ_M), ("yj", MASC_SOFT)),
    row("ij", ("ij", MASC_SOFT), ("", ADJ_M.replace("é", "ie"))),
    row("á", ("", ADJ_F)),
    row("é", ("", ADJ_PL), ("", ADJ_M)),
    row("ia", ("i", "gen e i; dat i; acc u; ins ou; loc i")),
    row("([jžščcďťňľ])a", (r"\1", FEM_SOFT)),
    row("([sc]k)a", (r"\1", FEM), (r"\1", ADJ_SHORT_F)),
    row("ea", ("e", "gen y e; dat i; acc u; ins ou; loc i")),
    row("a", ("", FEM)),
    row("([ieao])o", (r"\1", "gen a o; dat u o; ins om o; loc u o")),
    row("([kghc]|ch)o", (r"\1", "gen a; dat u; acc =; ins om; loc u")),
    row("o", ("", NEUT)),
    row("ie", ("", "gen ia; dat iu; acc =; ins ím; loc í")),
    row("ice", ("íc", "gen 0"), ("ic", "dat iam; acc =; ins ami; loc iach")),
    row("ovce", ("oviec", "gen 0"), ("ovc", "gen 0 ov; dat iam; acc =; ins ami; loc iach")),
    row("(c|č|š|ž|j)e", (r"\1", "gen 0 ov; dat iam; acc =; ins ami; loc iach")),
    row("e", ("", "gen a e; dat u i; acc =; ins om; loc i u e"), ("", ADJ_M)),
    row("([^aeiouyáéíóúý])ky", (r"\1k", PLUR), (r"\1iek", "gen 0"), (r"\1ok", "gen 0")),
    row("(strov|át|ar|on|án|ad|or|and)y", (r"\1", PLUR_M)),
    row("([aeo])y", (r"\1y", "gen a; dat u; acc =; ins om; loc i")),
    row("([bcdfghjklmprstvz])([lrn])y", (r"\1ie\2", "gen 0"), (r"\1\2", PLUR)),
    row("y", ("", PLUR)),
    row("ci", ("c", "gen ov; dat om; acc =; ins ami; loc och")),
    row("i", ("", "gen = í; dat = om; acc =; ins = ami; loc = ách")),
    row("[uúů]"),
    row("(ie|e)c", ("c", MASC_SOFT), (r"\1c", MASC_SOFT)),
    row("([^aeiouy])ok", (r"\1k", MASC_K), (r"\1ok", MASC_K)),
    row("([^aeiouy])ek", (r"\1k", MASC_K), (r"\1ek", MASC_K)),
    row("(ov|ev|ín|in|ýn|iv|on|an|im|um)", (r"\1", MASC), (r"\1", FEM_CONS)),
    row("el", ("el", "gen a u; dat u; acc =; ins om; loc i e")),
    row("(al|ál|ul|úl|ur|ar)", (r"\1", "gen u a; dat u; acc =; ins om; loc e i u")),
    row("(pol|il|r)", (r"\1", "gen a u; dat u; acc =; ins om; loc e i u")),
    row("(burg|long|folk|jang)", (r"\1", "gen u a; dat u; acc =; ins om; loc u")),
    row("ešť", ("ešť", "gen i e; dat i; acc =; ins ou; loc i"), ("ešť", MASC_SOFT)),
    row("(až|áž|íž|[iaeou]j|áč|ač|ič|ec)", (r"\1", MASC_SOFT), (r"\1", FEM_CONS)),
    row("poľ", ("poľ", "gen a; dat u; acc =; ins om; loc e i"), ("poľ", FEM_CONS)),
    row("([žščcjďťňľ])", (r"\1", FEM_CONS), (r"\1", MASC_SOFT)),
    row("(k|h|ch|g)", (r"\1", MASC_K)),
    row("ô([^aeiouy])", (r"o\1", MASC_U), (r"ô\1", MASC_U)),
    row("([bdflmnprstvwxz])", (r"\1", MASC_U), (r"\1", FEM_CONS)),
)  # fmt: skip

ADJECTIVE = (
    row("ý|yj", ("", ADJ_M)),
    row("á", ("", ADJ_F)),
    row("(iel|^(?:Bil|Bel|Nov|Star|Mal|Velyk))a", (r"\1", ADJ_SHORT_F)),
    row("é", ("", plural(ADJ_PL)), ("", ADJ_M)),
    row("(n)y", (r"\1", ADJ_SHORT_M)),
    row("(n)á", (r"\1", ADJ_F)),
)

LANGUAGE = Language(
    "sk",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="Organizácia|[Rr]epublika|[Oo]blasť|[Rr]ajón|[Kk]raj|[Oo]strov|[Hh]ora|[Mm]ore|Záliv|[Pp]olostrov|"
    "[Rr]ieka|Jazero|Federácia|Kráľovstvo|[Oo]ceán|Afrika|Amerika|Ázia|Európa|Kórea",
    agreement=(
        ("[yi]", "[éí]|e", "*"),
        ("a", "[áía]|ya", ""),
        ("[oeěí]", "[éíáa]|e", ""),
        ("[^aeiouyáéíóúýů]", "[ýíáa]|yj|y", ""),
    ),
    loose=frozenset({"nad", "pod", "na", "pri", "v", "vo", "u", "de", "del", "di", "von"}),
    ands=frozenset({"a"}),
    irregular={
        **alike("gen {}a; dat {}u; ins {}om; loc {}i", "január február apríl máj jún júl"),
        "august": "gen augusta; dat augustu; ins augustom; loc auguste",
        **alike("gen {}ra; dat {}ru; ins {}rom; loc {}ri", "september október november "
                "december", 2),
        **alike("", "Angeles Čile Zimbabwe Belize Jersey Guernsey"),
        "Falklandy": "gen Falkland; dat Falklandám; ins Falklandami; loc Falklandách",
        "Bahamy": "gen Bahám; dat Bahamám; ins Bahamami; loc Bahamách",
        "Maldivy": "gen Maldív; dat Maldivám; ins Maldivami; loc Maldivách",
        "Bermudy": "gen Bermúd; dat Bermudám; ins Bermudami; loc Bermudách",
        "Azory": "gen Azor Azorov; dat Azorám; ins Azorami; loc Azorách",
        "Viedeň": "gen Viedne; dat Viedni; ins Viedňou; loc Viedni",
        "Brusel": "gen Bruselu; dat Bruselu; ins Bruselom; loc Bruseli",
        "Tchaj-pej": "gen -a; dat -u; ins -om; loc -i",
        "oblasť": "gen oblasti; dat oblasti; ins oblasťou; loc oblasti",
        "Oblasť": "gen Oblasti; dat Oblasti; ins Oblasťou; loc Oblasti",
        "more": "gen mora; dat moru; ins morom; loc mori",
        "štáty": "gen štátov; dat štátom; ins štátmi; loc štátoch",
        "Čechy": "gen Čiech; dat Čechám; ins Čechami; loc Čechách",
        "Cerkev": "gen Cerkvi; dat Cerkvi; ins Cerkvou; loc Cerkvi",
        "Rih": "gen Rihu Riha; dat Rihu; ins Rihom; loc Rihu",
        "Rus": "gen Rusi; dat Rusi; ins Rusou; loc Rusi",
        "Sumy": "gen Súm Sum Sumov; dat Sumám; ins Sumami; loc Sumách",
        "Dneper": "gen Dnepra; dat Dnepru; ins Dneprom; loc Dnepri",
        "Spojené kráľovstvo": "gen Spojeného_kráľovstva; dat Spojenému_kráľovstvu; "
        "ins Spojeným_kráľovstvom; loc Spojenom_kráľovstve",
        "Čierne more": "gen Čierneho_mora; dat Čiernemu_moru; ins Čiernym_morom; "
        "loc Čiernom_mori",
        "Rivne": "gen Rivného Rivna; dat Rivnému Rivnu; ins Rivným Rivnom; loc Rivnom",
        "Fínsko": "gen Fínska; dat Fínsku; ins Fínskom; loc Fínsku",
        "Egypt": "gen Egypta; dat Egyptu; ins Egyptom; loc Egypte",
        "Krym": "gen Krymu; dat Krymu; ins Krymom; loc Kryme",
        "Irán": "gen Iránu; dat Iránu; ins Iránom; loc Iráne",
    },
    governs=prepositions({
        "loc acc": "v vo na o po",
        "loc": "pri",
        "gen": "do z zo od u bez okolo vedľa blízko počas podľa okrem neďaleko",
        "dat": "k ku kvôli vďaka proti oproti voči",
        "ins gen": "s so",
        "ins acc": "nad pod pred za medzi",
        "acc": "cez pre",
    }),
    liaison=fuller({"v vo": "[vf]|ľv", "s so": "[sšzž]|ľv", "z zo": "[sšzž]|ľv", "k ku": "[kg]"}),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"mest\w+|obec|obc\w+|"
    r"dedin\w+|mesteč\w+|prístav\w*|riek\w+",
    homographs=frozenset({"Bar", "Most",
                          "Dominika", "Dominiky", "Dominike", "Dominiku", "Dominikou"}),
    plurals=(
        ("[ýáé]", "é í"),
        ("a", "y e"),
        ("o", "á a"),
        ("e", "ia"),
        ("(?<=[^aeiouy])", "y i e ovia"),
    ),
)  # fmt: skip
