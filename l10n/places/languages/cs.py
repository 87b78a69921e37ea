"""Czech."""

from l10n.places.languages import Language, alike, declension, fuller, plural, prepositions, row

SOFTENED = (("ch", "š"), ("sk", "št"), ("ck", "čt"), ("k", "c"), ("h", "z"), ("g", "z"),
            ("r", "ř"))  # fmt: skip
HOOKED = {"ď": "d", "ť": "t", "ň": "n", "ľ": "l"}


def glue(stem: str, ending: str) -> str:
    """Kyjev + ~e → Kyjevě, Praha → Praze, Kazaň + e → Kazaně."""
    if ending.startswith("~"):
        for hard, soft in SOFTENED:
            if stem.endswith(hard) and hard not in {"sk", "ck"}:
                return stem[: -len(hard)] + soft + ending[1:]
        vowel = "ě" if stem[-1:] in set("dtnbpvmfw") else "e"
        return stem + vowel + ending[2:]
    if stem[-1:] in HOOKED and ending[:1] in set("eiíě"):
        vowel = "ě" if ending[0] == "e" else ending[0]
        return stem[:-1] + HOOKED[stem[-1]] + vowel + ending[1:]
    return stem + ending


ADJ_M = "gen ého; dat ému; acc =; ins ým; loc ém"
ADJ_F = "gen é; dat é; acc ou; ins ou; loc é"
ADJ_PL = "gen ých; dat ým; acc =; ins ými; loc ých"
MASC_A = "gen a u; dat u ovi; acc =; ins em; loc ~e u"
MASC_U = "gen u a; dat u ovi; acc =; ins em; loc u ~e"
MASC_SOFT = "gen e; dat i; acc =; ins em; loc i"
FEM = "gen y; dat ~e; acc u; ins ou; loc ~e; voc o"
FEM_SOFT = "gen i e; dat i; acc u; ins ou í; loc i"
FEM_CONS = "gen e i; dat i; acc =; ins í; loc i"
NEUT = "gen a; dat u; acc =; ins em; loc u ~e"
PLUR = "gen 0 ů; dat ám ům; acc =; ins ami y; loc ách ech"
PLUR_M = "gen ů 0; dat ům ám; acc =; ins y ami; loc ech ách"

NOUN = (
    row("(sk|ck)yj", (r"\1", ADJ_M), (r"\1yj", MASC_SOFT)),
    row("ý", ("", ADJ_M)),
    row("yj", ("yj", MASC_SOFT), ("", ADJ_M)),
    row("ij", ("ij", MASC_SOFT), ("", "gen ího; dat ímu; acc =; ins ím; loc ím")),
    row("á", ("", ADJ_F)),
    row("é", ("", ADJ_M), ("", ADJ_PL)),
    row("í", ("í", "gen 0 ho; dat 0 mu m; acc =; ins m mi; loc 0 m ch")),
    row("(ij|ej|aj|oj)a", (r"\1", "gen i e; dat i; acc u i; ins ou í; loc i")),
    row("([žščřcjďťň])a", (r"\1", FEM_SOFT), (r"\1", "gen y")),
    row("ea", ("ej", "gen e; dat i; loc i"), ("e", "gen y; dat e; acc u; ins ou; loc e")),
    row("([aou])a", (r"\1", "gen y; dat e; acc u; ins ou; loc e")),
    row("ia", ("i", "gen e i; dat i; acc i u; ins í ou; loc i")),
    row("rra", ("r", "gen ry; dat ~e; acc ru; ins rou; loc ~e"), ("rr", FEM)),
    row("a", ("", FEM)),
    row("ie", ("i", "gen e; dat i; acc i; ins í; loc i")),
    row("ice", ("ic", "gen 0 e; dat ím i; acc = i; ins emi í; loc ích i")),
    row("(sk|ck|dn|vn|n|v|t|d|l)e",
        (r"\1", "gen e a ého; dat u ému i; acc = i; ins em ým í; loc e u ém i"),
        (r"\1", "gen í 0; dat ím; ins emi; loc ích")),
    row("[ěe]", ("", "gen e í 0 ě; dat i ím; acc = i; ins í emi; loc i ích")),
    row("([aeiou])o", (r"\1", "gen a o; dat u o; ins em o; loc u o")),
    row("o", ("", NEUT)),
    row("([^aeiouyáéíóúý])ky", (r"\1ek", "gen 0"), (r"\1k", PLUR), (r"\1c", "loc ích")),
    row("(k|h|ch)y", (r"\1", PLUR), (r"\1", "gen ů; loc ~ích")),
    row("(strov|át|ar|on|kán|ad|or|od|ost)y", (r"\1", PLUR_M)),
    row("([bcdfghjklmprstvz])(n|l|r)y", (r"\1\2", PLUR), (r"\1e\2", "gen 0")),
    row("ey"),
    row("([ao])y", (r"\1y", MASC_SOFT)),
    row("y", ("", PLUR)),
    row("ci", ("c", "gen ů í; dat ům ím; acc e =; ins i emi; loc ích")),
    row("i", ("", "gen = í; dat = ím; acc =; ins = emi; loc = ích")),
    row("[uúů]"),
    row("(n|l)ec", (r"\1c", MASC_SOFT), (r"\1ec", MASC_SOFT)),
    row("ěc", ("c", MASC_SOFT), ("ěc", MASC_SOFT)),
    row("ec", ("c", MASC_SOFT), ("ec", MASC_SOFT)),
    row("([kg])ek", (r"\1ek", MASC_U)),
    row("ešť", ("ešť", "gen i e; dat i; acc =; ins í; loc i"), ("ešť", MASC_SOFT)),
    row("([^aeiouy])ek", (r"\1k", MASC_U), (r"\1ek", MASC_U)),
    row("eň", ("n", "gen ě; dat i; acc =; ins í ěm; loc i"), ("eň", FEM_CONS), ("eň", MASC_SOFT)),
    row("(pol|bol|sel|il|el|al)", (r"\1", "gen u e i a; dat u i; acc =; ins em í; loc u i e")),
    row("([sz])", (r"\1", MASC_U), (r"\1", MASC_SOFT)),
    row("(slav)", (r"\1", "gen i; dat i; acc =; ins í; loc i"), (r"\1", MASC_U)),
    row("(aříž|erč)", (r"\1", FEM_CONS), (r"\1", MASC_SOFT)),
    row("(až|ář|íž|ouč|ač|ij|oj|aj|uj|ej|ič|rč)", (r"\1", MASC_SOFT), (r"\1", FEM_CONS)),
    row("([žščřcjďťňľ])", (r"\1", FEM_CONS), (r"\1", MASC_SOFT)),
    row("(ov|ev|ěv|ín|ýn|ém|ým)", (r"\1", MASC_A), (r"\1", FEM_CONS)),
    row("(sk|ck|k|h|ch|g)", (r"\1", "gen u a; dat u; acc =; ins em; loc u ~e")),
    row("ów", ("ów", MASC_A), ("ow", MASC_A)),
    row("ů(.)", (r"o\1", MASC_U), (r"ů\1", MASC_U)),
    row("([bdflmnprtvwx])", (r"\1", MASC_U), (r"\1", FEM_CONS)),
)  # fmt: skip

ADJECTIVE = (
    row("((?i:nov|bil|mal|hol|vely[kc]|star))a", (r"\1", ADJ_F)),  # Nova Kachovka, v Nové Kachovce
    row("ý|yj", ("", ADJ_M)),
    row("á", ("", ADJ_F)),
    row("é", ("", plural(ADJ_PL)), ("", ADJ_M)),
    row("ův", ("ov", "gen a; dat u; acc =; ins ým; loc ě ým")),
    row("ova", ("ov", "gen y; dat ě; acc u; ins ou; loc ě")),
    row("ovy", ("ov", plural("gen ých; dat ým; acc =; ins ými; loc ých"))),
    row("([nř])í", (r"\1í", "gen 0; dat 0; acc =; ins 0; loc 0"),
        (r"\1í", plural("gen ho; dat mu; acc =; ins m; loc m", "+")),
        (r"\1í", plural("gen ch; dat m; acc =; ins mi; loc ch"))),
)  # fmt: skip

LANGUAGE = Language(
    "cs",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="Organizace|Pásmo|[Rr]epublika|[Oo]blast|[Rr]ajón|[Kk]raj|[Oo]strov|[Hh]ora|[Mm]oře|Záliv|[Pp]oloostrov|"
    "[Řř]eka|Jezero|Federace|Království|[Oo]ceán|Afrika|Amerika|Asie|Evropa|Státy|Korea|Pobřeží",
    agreement=(
        ("[yi]|ice", "[éí]|e|ovy", "*"),
        ("a", "[áía]|ya", ""),
        ("o|moře", "[éí]|e", "+"),
        ("[oeěí]", "[éíáa]|e", ""),
        ("ev|st|us|ň|ť|ď|eč", "[áía]|ý", ""),
        ("[^aeiouyáéíóúýů]", "[ýíáa]|yj|y|ův", "+"),
    ),
    loose=frozenset({"nad", "pod", "na", "při", "v", "ve", "u", "de", "del", "di", "von"}),
    ands=frozenset({"a"}),
    irregular={
        **alike("gen {}na; dat {}nu; ins {}nem; loc {}nu", "leden březen duben květen červen srpen "
                "říjen", 2),
        "únor": "gen února; dat únoru; ins únorem; loc únoru",
        **alike("", "Angeles Chile Belize Zimbabwe Guadeloupe Lomé Cuiabá Dušanbe "
                "Mayotte Niue Saint-Pierre"),
        "Orel": "gen Orla; dat Orlu; ins Orlem; loc Orlu",
        "Krkonoše": "gen Krkonoš; dat Krkonoším; ins Krkonošemi; loc Krkonoších",
        "Labe": "gen Labe; dat Labi; ins Labem; loc Labi Labe",
        "Izrael": "gen Izraele Izraelu; dat Izraeli; ins Izraelem; loc Izraeli",
        "Mauricius": "gen Mauricia Mauriciu; dat Mauriciu; ins Mauriciem; loc Mauriciu",
        "Tchaj-wan": "gen -u; dat -u; ins -em; loc -u",
        "Tchaj-pej": "gen -e; dat -i; ins -em; loc -i",
        "státy": "gen států; dat státům; ins státy; loc státech",
        "Státy": "gen Států; dat Státům; ins Státy; loc Státech",
        "oblast": "gen oblasti; dat oblasti; ins oblastí; loc oblasti",
        "Oblast": "gen Oblasti; dat Oblasti; ins Oblastí; loc Oblasti",
        "moře": "gen moře; dat moři; ins mořem; loc moři",
        "Rus": "gen Rusi; dat Rusi; ins Rusí; loc Rusi",
        "Krym": "gen Krymu; dat Krymu; ins Krymem; loc Krymu",
        "Rih": "gen Rihu; dat Rihu; ins Rihem; loc Rihu",
        "Roh": "gen Rohu; dat Rohu; ins Rohem; loc Rohu",
        "Cerkev": "gen Cerkve; dat Cerkvi; ins Cerkví; loc Cerkvi",
        "Cerekev": "gen Cerekve; dat Cerekvi; ins Cerekví; loc Cerekvi",
        "Církev": "gen Církve; dat Církvi; ins Církví; loc Církvi",
        "Dněpr": "gen Dněpru; dat Dněpru; ins Dněprem; loc Dněpru",
        "Evropa": "gen Evropy; dat Evropě; acc Evropu; ins Evropou; loc Evropě",
        "Praha": "gen Prahy; dat Praze; acc Prahu; ins Prahou; loc Praze",
        "Brusel": "gen Bruselu; dat Bruselu; ins Bruselem; loc Bruselu",
        "Řím": "gen Říma; dat Římu; ins Římem; loc Římě",
        "Brno": "gen Brna; dat Brnu; ins Brnem; loc Brně",
        "Kypr": "gen Kypru; dat Kypru; ins Kyprem; loc Kypru",
        "Korea": "gen Koreje Korey; dat Koreji Koree; acc Koreu; ins Koreou Korejí; "
        "loc Koreji Koree",
        "Sumy": "gen Sum; dat Sumám; ins Sumami; loc Sumách",
        "Emiráty": "gen Emirátů; dat Emirátům; ins Emiráty; loc Emirátech",
        "emiráty": "gen emirátů; dat emirátům; ins emiráty; loc emirátech",
        "Spojené království": "gen Spojeného_království; dat Spojenému_království; "
        "ins Spojeným_královstvím; loc Spojeném_království",
        "Velká Británie": "gen Velké_Británie; dat Velké_Británii; acc Velkou_Británii; "
        "ins Velkou_Británií; loc Velké_Británii",
        "Rivne": "gen Rivného Rivna Rivne; dat Rivnému Rivnu; ins Rivným Rivnem; loc Rivném Rivnu",
        "Černé moře": "gen Černého_moře; dat Černému_moři; ins Černým_mořem; loc Černém_moři",
        "Azovské moře": "gen Azovského_moře; dat Azovskému_moři; ins Azovským_mořem; "
        "loc Azovském_moři",
    },
    governs=prepositions({
        "loc": "při",
            "loc acc": "v ve na o po",
        "gen": "do z ze od ode u bez beze kolem okolo vedle blízko během podle kromě poblíž",
        "dat": "k ke ku kvůli díky proti naproti vůči",
        "ins gen": "s se",
        "ins acc": "nad pod před za mezi",
        "acc": "přes pro skrz",
    }),
    liaison=fuller({"v ve": "[vf]|[sšzž][^aeiouyáéíóúýěů]|lv", "s se": "[sšzž]|lv",
                    "z ze": "[sšzž]|lv", "k ke": "[kg]|lv"}),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"měst\w+|obec|obc\w+|ves|vsi|"
    r"vesni\w+|městeč\w+|přístav\w*|řek\w+|řece|stanic\w+",
    homographs=frozenset({"Bar", "Most", "Sumy", "Brod",
                          "Dominika", "Dominiky", "Dominice", "Dominiku", "Dominikou"}),
    plurals=(
        ("[ýáé]", "é í"),
        ("a", "y e"),
        ("o", "a"),
        ("e", "e í"),
        ("í", "í"),
        ("(?<=[^aeiouy])", "y i é e ové"),
    ),
)  # fmt: skip
