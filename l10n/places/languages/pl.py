"""Polish."""

import re

from l10n.places.languages import (
    Forms,
    Language,
    alike,
    declension,
    fuller,
    plural,
    prepositions,
    row,
)

SOFTENED = (
    ("szn", "szni"), ("czn", "czni"), ("rzn", "rzni"), ("st", "ści"), ("zd", "ździ"),
    ("sł", "śl"), ("zł", "źl"), ("sn", "śni"), ("zn", "źni"),
    ("ch", "sz"), ("k", "c"), ("g", "dz"), ("r", "rz"), ("t", "ci"), ("d", "dzi"), ("ł", "l"),
    ("h", "ż"),
)  # fmt: skip
SPELT = {"ń": "ni", "ś": "si", "ź": "zi", "ć": "ci"}


def glue(stem: str, ending: str) -> str:
    """Odess + ~e → Odessie, Warszawk + y → Warszawki, Chersoń + a → Chersonia."""
    if ending.startswith("~"):
        for hard, soft in SOFTENED:
            if stem.endswith(hard):
                return stem[: -len(hard)] + soft + ending[1:]
        return stem + ("" if stem.endswith(("l", "j", "i", "v")) else "i") + ending[1:]
    if stem[-1:] in SPELT and ending[:1] in set("aeiouyąęó"):
        stem, ending = stem[:-1] + SPELT[stem[-1]], ending.lstrip("iy")
    elif stem[-1:] in {"k", "g"} and ending[:1] == "e":
        ending = "i" + ending
    elif stem[-1:] in {"k", "g", "l", "j", "i"} and ending[:1] == "y":
        ending = "i" + ending[1:]
    return stem + ending


ADJ_M = "gen ego; dat emu; acc =; ins ym; loc ym"
ADJ_F = "gen ej; dat ej; acc ą; ins ą; loc ej"
ADJ_N = "gen ego; dat emu; acc =; ins em ym; loc em ym"
ADJ_PL = "gen ych; dat ym; acc =; ins ymi; loc ych"
MASC_A = "gen a u; dat owi; acc =; ins em; loc ~e"
MASC_U = "gen u a; dat owi; acc =; ins em; loc ~e"
MASC_KG = "gen a u; dat owi; acc =; ins em; loc u"
MASC_SOFT = "gen a u; dat owi; acc =; ins em; loc u"
FEM = "gen y; dat ~e; acc ę; ins ą; loc ~e; voc o"
FEM_SOFT = "gen y; dat y; acc ę; ins ą; loc y; voc o"
FEM_CONS = "gen y; dat y; acc =; ins ą; loc y"
NEUT = "gen a; dat u; acc =; ins em; loc ~e u"
NEUT_SOFT = "gen a; dat u; acc =; ins em; loc u"
PLUR = "gen 0 ów; dat om; acc =; ins ami; loc ach"
PLUR_OW = "gen ów 0; dat om; acc =; ins ami; loc ach"

NOUN = (
    row("(sk|ck|dzk)yj", (r"\1", ADJ_M), (r"\1yj", MASC_SOFT)),
    row("([aeiouyąęó][^aeiouyąęó]+)yj", (r"\1", ADJ_M), (r"\1yj", MASC_SOFT)),
    row("yj", ("yj", MASC_SOFT)),
    row("ij", ("", "gen iego; dat iemu; acc =; ins im; loc im"), ("ij", MASC_SOFT)),
    row("jce", ("jec", "gen 0"), ("jc", PLUR)),
    row("rce", ("rzec", "gen 0"), ("rc", PLUR), ("riec", "gen 0")),
    row("([bcdfghkmnpqsśvwxzż])ce", (r"\1iec", "gen 0"), (r"\1c", PLUR)),
    row("tce", ("ciec", "gen 0"), ("tc", PLUR), ("tiec", "gen 0")),
    row("([iy])ce", (r"\1c", PLUR)),
    row("lce", ("lec", "gen 0"), ("lc", PLUR)),
    row("([iy])cze", (r"\1cz", PLUR), (r"\1cz", NEUT_SOFT)),
    row("ce", ("c", PLUR), ("c", NEUT_SOFT)),
    row("(sk|ck|dzk)ie", (r"\1", ADJ_N)),
    row(
        "([aeoy]j|[^aeiouyąęókg])ie",
        (r"\1i", "gen a; dat u; acc =; ins em; loc u"),
        (r"\1i", "gen i; dat om; ins ami; loc ach"),
    ),
    row("aje", ("aj", PLUR_OW)),
    row("(ż|rz|l|sz|cz)e", (r"\1", NEUT_SOFT), (r"\1", PLUR)),
    row("(n|w|ł|t|r|k|g|dn|ch|d)e", (r"\1", ADJ_N)),
    row("(any)", ("an", PLUR)),
    row("(r|d|on|ost|owar|mirat)y", (r"\1", PLUR_OW), (r"\1", ADJ_M)),
    row("([^aeiouyąęó])ki", (r"\1ek", "gen 0"), (r"\1k", PLUR)),
    row("([^aeiouyąęó])(n|k|ł|r)([yi])", (r"\1\2", PLUR), (r"\1ie\2", "gen 0"), (r"\1\2", ADJ_M)),
    row("ey"),
    row("y", ("", PLUR), ("", ADJ_M)),
    row("([aeou])ki", (r"\1k", PLUR_OW), (r"\1", ADJ_M)),
    row("(k|g)i", (r"\1", PLUR), (r"\1", ADJ_M)),
    row(
        "(k|g)ie",
        (r"\1i", "gen ego; dat emu; acc =; ins m; loc m"),
        (r"\1", "gen ich; dat im; ins imi; loc ich"),
    ),
    row("(ei|ey|i)"),
    row("iska", ("isk", "gen 0; dat om; acc a; ins ami; loc ach"), ("isk", FEM)),
    row("([sc]k|dzk)a", (r"\1", FEM), (r"\1", ADJ_F)),
    row("([aeiouy])ja", (r"\1", "gen i ji; dat i ji; loc i ji"), (r"\1j", FEM_SOFT)),
    row(
        "([^aeiouyąęó]|y)nia",
        (r"\1n", "gen i; dat i; acc ię; ins ią; loc i; voc io"),
        (r"\1ni", "gen i; dat i; loc i"),
    ),
    row("ia", ("i", "gen i; dat i; acc ę; ins ą; loc i; voc o"), ("", "gen i; dat i; loc i")),
    row("ea", ("e", "gen i; dat i; acc ę; ins ą; loc i")),
    row("oa"),
    row("(cz)a", (r"\1", FEM_SOFT), (r"\1", ADJ_F)),
    row("(l|j|c|sz|ż|rz|dz)a", (r"\1", FEM_SOFT)),
    row("([gkt])ua", (r"\1u", "gen i; dat i; acc ę; ins ą; loc i; voc o")),
    row("a", ("", FEM), ("", ADJ_F)),
    row("io|[aeiouy]o|[éóuúü]"),
    row("go", ("go", "gen 0; dat 0; acc 0; ins 0; loc 0"), ("g", "gen a; dat u; ins em")),
    row("(k|ch|h|l|j|i)o", (r"\1", "gen a; dat u; acc =; ins em; loc u")),
    row("(ior|ast)o", (r"\1", NEUT)),
    row("([tdbprlgs])o", (r"\1o", "gen 0; dat 0; acc 0; ins 0; loc 0"), (r"\1", NEUT)),
    row("o", ("", NEUT)),
    row("ów", ("ow", MASC_A)),
    row("ó([^aeiouyąęó]+)", (r"o\1", MASC_U), (r"ó\1", MASC_U)),
    row("ździec", ("źdźc", MASC_SOFT)),
    row("siec", ("śc", MASC_SOFT), ("sc", MASC_SOFT), ("siec", MASC_SOFT)),
    row("ziec", ("źc", MASC_SOFT), ("zc", MASC_SOFT), ("ziec", MASC_SOFT)),
    row("(n)iec", ("ńc", MASC_SOFT), ("niec", MASC_SOFT)),
    row("i?ec", ("c", MASC_SOFT), ("iec", MASC_SOFT), ("ec", MASC_SOFT)),
    row("(i?)eń", ("ni", MASC_SOFT), (r"\1eń", MASC_SOFT), (r"\1eń", FEM_CONS)),
    row("([kg])ek", (r"\1ek", MASC_KG.replace("a u", "u a"))),
    row("i?ek", ("k", MASC_KG), ("ek", MASC_KG)),
    row("(uś|oś|iś|ódź|erć|ść|[aio]wie[cć]|oszcz)", (r"\1", FEM_CONS), (r"\1", MASC_SOFT)),
    row("al", ("al", MASC_SOFT.replace("a u", "u a"))),
    row("dź", ("dź", FEM_CONS), ("dź", MASC_SOFT)),
    row("([nrdl])es", (r"\1es", "gen 0; dat 0; acc 0; ins 0; loc 0"), (r"\1es", MASC_U)),
    row("ul", ("ul", MASC_SOFT.replace("a u", "u a"))),
    row("(pol|el|il|ol|l)", (r"\1", MASC_SOFT), (r"\1", FEM_CONS)),
    row("(eum|orium|asium|chium)"),
    row("(aj|ej|oj|uj|j)", (r"\1", "gen u a; dat owi; acc =; ins em; loc u")),
    row("(ń|ś|ź|ć|c|cz|sz|rz|ż|dz|dź)", (r"\1", MASC_SOFT), (r"\1", FEM_CONS)),
    row("(sk|ck|nik)", (r"\1", MASC_KG)),
    row("(burg|bork)", (r"\1", MASC_KG)),
    row("(k|g|ch|h)", (r"\1", "gen u a; dat owi; acc =; ins em; loc u")),
    row(
        "([sc]ław|cim|[dtg]om|zeb)",
        (r"\1i", "gen a; dat owi; acc =; ins em; loc u"),
        (r"\1", MASC_A),
    ),
    row("stein", ("stein", MASC_U)),
    row("(w|in|[ższtc]yn)", (r"\1", MASC_A)),
    row("([bdfmnprsłtzvx])", (r"\1", MASC_U)),
)

ADJ_IM = "gen ego; dat emu; acc =; ins im; loc im"
ADJ_SOFT = "gen iego; dat iemu; acc =; ins im; loc im"
ADJ_PL_I = "gen ich; dat im; acc =; ins imi; loc ich"

ADJECTIVE = (
    row("(sk|ck|dzk|k|g)i", (r"\1i", ADJ_IM.replace("im", "m"))),
    row("([dtrśs]n)i", (r"\1", ADJ_SOFT)),
    row("([bcdłmnprstwzż])yj?", (r"\1", ADJ_M)),
    row("(sk|ck|dzk|k|g)yj", (r"\1i", ADJ_IM.replace("im", "m"))),
    row("([dtrśs]n|Jelen)ia", (r"\1", "gen iej; dat iej; acc ią; ins ią; loc iej")),
    row("(sk|ck|dzk|elk|ok|tk|dzik|ług|rog)a", (r"\1", "gen iej; dat iej; acc ą; ins ą; loc iej")),
    row("([dłnrtwzż]|sz|cz)a", (r"\1", ADJ_F)),
    row("(sk|ck|dzk|k|g)ie", (r"\1i", ADJ_IM.replace("im", "m")),
        (r"\1", plural(ADJ_PL_I))),
    row("([dtrśs]n)ie", (r"\1", ADJ_SOFT), (r"\1", plural(ADJ_PL_I))),
    row("([dłnrtwzż]|cz)e", (r"\1", ADJ_N.replace("em ym", "ym em")), (r"\1", plural(ADJ_PL))),
)  # fmt: skip

_noun = declension(NOUN, glue)


def noun(word: str) -> Forms:
    """Names in -ski bend as adjectives: Chmielnicki, Chmielnickiego."""
    if re.search("(ski|cki|dzki)$", word):
        return declension(ADJECTIVE, glue)(word)
    return _noun(word)


LANGUAGE = Language(
    "pl",
    bend=noun,
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="Organizacja|Republika|Afryka|Ameryka|Azja|Europa|Rzeka|[Oo]bwód|[Rr]ejon|Wyspa|Zatoka|Morze|"
    "Stany|Emiraty|Terytorium|Terytoria|Mariany|Niderlandy|Kanaryjskie|Półwysep|Wybrzeże|Wyspy|Kraj|Okręg|Góra|Jezioro|Federacja|Królestwo|Ocean|Rada|Kanał",
    agreement=(
        ("[yi]|ria", "e", "*"),
        ("a", "a", ""),
        ("[oe]|um", "e", ""),
        ("ew|ść|ś|ć|ń|źń", "[yia]j?", ""),
        ("[^aeiouyąęó]", "[yi]j?", ""),
    ),
    sure="[sc]ka|dzka|[sc]ki|dzki|[sc]kie|dnia|dni|tnia|owa|owy|owe|iczna|[^aeiouyąęó]na|[sc]kyj|ny|ne|rne|jna",
    qualities="Biał[aye]|Now[aye]|Wielk[ai]e?|Mał[aye]|Star[aye]|Zielon[aye]|Jeleni[ae]|Czarn[aye]|Górn[aye]|"
    "Doln[aye]|Czerwon[aye]|Święt[aye]|Dobr[aye]|Krzyw[aye]|Such[aye]|Głębok[ai]e?",
    loose=frozenset({"nad", "pod", "na", "przy", "w", "we", "de", "del", "di", "da", "von", "la"}),
    ands=frozenset({"i", "oraz"}),
    irregular={
        "luty": "gen lutego; dat lutemu; ins lutym; loc lutym",
        "maj": "gen maja; dat majowi; ins majem; loc maju",
        "listopad": "gen listopada; dat listopadowi; ins listopadem; loc listopadzie",
        "marzec": "gen marca; dat marcowi; ins marcem; loc marcu",
        "kwiecień": "gen kwietnia; dat kwietniowi; ins kwietniem; loc kwietniu",
        "wrzesień": "gen września; dat wrześniowi; ins wrześniem; loc wrześniu",
        "grudzień": "gen grudnia; dat grudniowi; ins grudniem; loc grudniu",
        **alike(
            "gen {}ej; dat {}ej; acc {}ą; ins {}ą; loc {}ej",
            "Zielona Łozowa Głęboka Borowa Popasna Kreminna Limanowa",
            1,
        ),
        "Homel": "gen Homla Homela; dat Homlowi Homelowi; ins Homlem Homelem; loc Homlu Homelu",
        "Niger": "gen Nigru Nigeru; dat Nigrowi Nigerowi; ins Nigrem Nigerem; loc Nigrze Nigerze",
        "Damaszek": "gen Damaszku; dat Damaszkowi; ins Damaszkiem; loc Damaszku",
        "Prypeć": "gen Prypeci; dat Prypeci; ins Prypecią; loc Prypeci",
        "Niemcy": "gen Niemiec; dat Niemcom; acc Niemcy; ins Niemcami; loc Niemczech",
        "Włochy": "gen Włoch; dat Włochom; acc Włochy; ins Włochami; loc Włoszech",
        "Węgry": "gen Węgier; dat Węgrom; acc Węgry; ins Węgrami; loc Węgrzech",
        "Czechy": "gen Czech; dat Czechom; acc Czechy; ins Czechami; loc Czechach",
        "Stany Zjednoczone": "gen Stanów_Zjednoczonych; dat Stanom_Zjednoczonym; "
        "ins Stanami_Zjednoczonymi; loc Stanach_Zjednoczonych",
        "Stany": "gen Stanów; dat Stanom; ins Stanami; loc Stanach",
        "Indie": "gen Indii; dat Indiom; ins Indiami; loc Indiach",
        "Chiny": "gen Chin; dat Chinom; ins Chinami; loc Chinach",
        **alike("gen {}ów; dat {}om; ins {}ami; loc {}ach", "Bałkany Malediwy Bahamy Karaiby", 1),
        **alike("gen {}; dat {}om; ins {}ami; loc {}ach", "Tatry Mazury", 1),
        "Kowel": "gen Kowla; dat Kowlowi; ins Kowlem; loc Kowlu",
        "Sambor": "gen Sambora; dat Samborowi; ins Samborem; loc Samborze",
        "Brześć": "gen Brześcia; dat Brześciowi; ins Brześciem; loc Brześciu",
        "Białystok": "gen Białegostoku; dat Białemustokowi; ins Białymstokiem; loc Białymstoku",
        "Doha": "gen Dohy; dat Dosze; acc Dohę; ins Dohą; loc Dosze",
        "Neapol": "gen Neapolu; dat Neapolowi; ins Neapolem; loc Neapolu",
        "Quebec": "gen Quebecu; dat Quebecowi; ins Quebekiem; loc Quebecu",
        "Pekin": "gen Pekinu; dat Pekinowi; ins Pekinem; loc Pekinie",
        "Kongo": "gen Konga; dat Kongu; ins Kongiem; loc Kongu",
        "Grozny": "gen Groznego; dat Groznemu; ins Groznym; loc Groznym",
        "Seszele": "gen Seszeli Seszelów; dat Seszelom; ins Seszelami; loc Seszelach",
        "Skole": "gen Skolego; dat Skolemu; ins Skolem; loc Skolem",
        "Żółkiew": "gen Żółkwi; dat Żółkwi; ins Żółkwią; loc Żółkwi",
        **alike(
            "",
            "Chile Zimbabwe Leone Faso Belize Oslo Toronto Lahore Delaware Kolombo "
            "Tajpej Monako Tokio Burundi Angeles Bonn Calgary Greenwich",
        ),
        "Bielsko-Biała": "gen Bielska-Białej; dat Bielsku-Białej; acc Bielsko-Białą; "
        "ins Bielskiem-Białą; loc Bielsku-Białej",
        "Łódź": "gen Łodzi; dat Łodzi; ins Łodzią; loc Łodzi",
        "Zamość": "gen Zamościa; dat Zamościowi; ins Zamościem; loc Zamościu",
        "Kielce": "gen Kielc; dat Kielcom; ins Kielcami; loc Kielcach",
        "Róg": "gen Rogu; dat Rogowi; ins Rogiem; loc Rogu",
        "Cerkiew": "gen Cerkwi; dat Cerkwi; ins Cerkwią; loc Cerkwi",
        "Cerkwa": "gen Cerkwy; dat Cerkwie; acc Cerkwę; ins Cerkwą; loc Cerkwie",
        "Rzym": "gen Rzymu; dat Rzymowi; ins Rzymem; loc Rzymie",
        "Krym": "gen Krymu; dat Krymowi; ins Krymem; loc Krymie",
        "Dniepr": "gen Dniepru; dat Dnieprowi; ins Dnieprem; loc Dnieprze",
        "Egipt": "gen Egiptu; dat Egiptowi; ins Egiptem; loc Egipcie",
        "Czernihów": "gen Czernihowa; dat Czernihowowi; ins Czernihowem; loc Czernihowie",
        "Ukraina": "gen Ukrainy; dat Ukrainie; acc Ukrainę; ins Ukrainą; loc Ukrainie; "
        "voc Ukraino",
        "Półwysep": "gen Półwyspu; dat Półwyspowi; ins Półwyspem; loc Półwyspie",
        "Równe": "gen Równego; dat Równemu; ins Równem; loc Równem Równym",
        "Haga": "gen Hagi; dat Hadze; acc Hagę; ins Hagą; loc Hadze",
        },
    governs=prepositions(
        {
            "loc": "przy",
            "loc acc": "w we na po o",
            "gen": "do od ode dla u bez koło obok spod spode znad wokół blisko podczas według zza",
            "gen ": "sprzed spośród naprzeciw wobec spoza wzdłuż niedaleko poniżej powyżej",
            "gen ins": "z ze",
            "ins acc": "nad pod przed za między pomiędzy ponad poza",
            "dat": "ku dzięki przeciw przeciwko wbrew",
            "acc": "przez poprzez",
        }
    ),
    liaison=fuller({"w we": "[wf][^aeiouyąęó]|lw", "z ze": "[szśźż][^aeiouyąęó]|lw|ws"}),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"miast\w*|mieście|miejscowoś\w+|wsi|wieś|wiosk\w+|m|"
    r"osad\w+|miastecz\w+|port\w*|rzek\w*|rzece|stolic\w+|stacj\w+",
    phrases=("Dynamo Kij[óo]w", "Dynama Kij[óo]w", "kotlet(?:y|a|ów)? po kijowsku"),
    homographs=frozenset({"Sumy", "Bar", "Sum", "Równe", "Równego", "Stryj", "Ostro", "Lubię",
                          "Dominika", "Dominiki", "Dominice", "Dominikę", "Dominiką"}),
    plurals=(
        ("a", "y i e"),
        ("(?<=[kg])", "i"),
        ("o|um", "a"),
        ("e", "a e"),
        ("[yi]", "e i"),
        ("(?<=[^aeiouy])", "y i e owie"),
    ),
)  # fmt: skip
