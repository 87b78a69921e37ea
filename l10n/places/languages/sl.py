"""Slovenian."""

from l10n.places.languages import Language, alike, declension, fuller, plural, prepositions, row


def glue(stem: str, ending: str) -> str:
    """Kijev + om; after a soft consonant o becomes e: Bruselj + om → Bruseljem."""
    if ending in {"om", "ov"} and stem[-1:] in set("cčšžj"):
        ending = "e" + ending[1:]
    return stem + ending


ADJ_M = "gen ega; dat emu; acc =; ins im; loc em"
ADJ_F = "gen e; dat i; acc o; ins o; loc i"
ADJ_PL = "gen ih; dat im; acc e =; ins imi; loc ih"
MASC = "gen a u; dat u; acc =; ins om; loc u"
MASC_SOFT = "gen a; dat u; acc =; ins em om; loc u"
MASC_J = "gen ja; dat ju; acc =; ins jem; loc ju"
FEM = "gen e; dat i; acc o; ins o; loc i"
FEM_CONS = "gen i; dat i; acc =; ins jo; loc i"
NEUT = "gen a; dat u; acc =; ins om; loc u"
PLUR_M = "gen ov; dat om; acc e; ins i; loc ih"
PLUR_F = "gen 0; dat am; acc =; ins ami; loc ah"

NOUN = (
    row("(sk|šk|čk|ck)[iy]j?", (r"\1", ADJ_M)),
    row("ij|yj", ("ij", MASC_SOFT), ("", ADJ_M), ("yj", MASC_SOFT)),
    row("(l|d|ž|it|but)i", (r"\1ij", MASC_SOFT), (r"\1", PLUR_M)),
    row("i", ("", PLUR_M), ("ij", MASC_SOFT), ("i", MASC_J), ("", ADJ_M), ("", PLUR_F)),
    row("(sk|šk|čk|ck)a", (r"\1", ADJ_F)),
    row("a", ("", FEM)),
    row("(sk|šk|čk|ck)o", (r"\1", "gen ega; dat emu; acc =; ins im; loc em")),
    row("([c])e", (r"\1", PLUR_F), (r"\1", "gen a; dat u; ins em; loc u")),
    row("(n|m|v|r|l|t|d|š|č|ž)e",
        (r"\1", "gen ega a 0; dat emu u am; acc =; ins im em ami; loc em u ah"),
        (r"\1e", MASC_J)),
    row("(r|n|l)o", (r"\1", NEUT), (r"\1", MASC)),
    row("o", ("", NEUT), ("", "ins em")),
    row("je", ("j", "gen a; dat u; acc =; ins em; loc u"), ("je", MASC_J)),
    row("([eéuyw])", (r"\1", MASC_J)),
    row("([^aeiou])ec", (r"\1c", MASC_SOFT), (r"\1ec", MASC_SOFT)),
    row("([^aeiou])e([klnm])", (r"\1\2", MASC), (r"\1e\2", MASC)),
    row("([^aeiou])er", (r"\1r", MASC), (r"\1er", MASC_J), (r"\1er", MASC)),
    row("([aiou])r", (r"\1r", MASC_J), (r"\1r", MASC)),
    row("(j|č|š|ž|c|dž)", (r"\1", MASC_SOFT), (r"\1", FEM_CONS)),
    row("([^aeiou])", (r"\1", MASC), (r"\1", FEM_CONS)),
)  # fmt: skip

ADJECTIVE = (
    row("(sk|šk|čk|ck|[^aeiou])i", (r"\1", ADJ_M), (r"\1", plural(ADJ_PL))),
    row("(sk|šk|čk|ck|lik|nj|[nvltr])a", (r"\1", ADJ_F)),
    row("(sk|šk|čk|ck|[nvltrž])o", (r"\1", ADJ_M)),
    row("(sk|šk|čk|ck|[nvltrž])e", (r"\1", plural(ADJ_PL))),
    row("(rn|el)", (r"\1", ADJ_M)),
)

LANGUAGE = Language(
    "sl",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="Organizacija|[Oo]toki|[Rr]epublika|[Oo]blast|[Rr]ajon|[Oo]tok|[Gg]ora|[Mm]orje|[Zz]aliv|[Pp]olotok|[Rr]eka|"
    "[Jj]ezero|Federacija|[Kk]raljestvo|Afrika|Amerika|Azija|Koreja|Evropa|Države",
    agreement=(
        ("a", "a", ""),
        ("[ie]", "[eio]", "*"),
        ("[oe]", "[oe]", ""),
        ("[^aeiou]", "[iya]j?|rn|el|[oi][vn]", ""),
    ),
    loose=frozenset({"na", "nad", "pod", "pri", "ob", "v", "de", "del", "von"}),
    ands=frozenset({"in"}),
    irregular={
        "Združene države": "gen Združenih_držav; dat Združenim_državam; ins Združenimi_državami; "
        "loc Združenih_državah",
        "oblast": "gen oblasti; dat oblasti; ins oblastjo; loc oblasti",
        "morje": "gen morja; dat morju; ins morjem; loc morju",
        "kraljestvo": "gen kraljestva; dat kraljestvu; ins kraljestvom; loc kraljestvu",
        "Rog": "gen Roga; dat Rogu; ins Rogom; loc Rogu",
        "Cerkev": "gen Cerkve; dat Cerkvi; ins Cerkvijo; loc Cerkvi",
        "Sumi": "gen Sumov; dat Sumom; acc Sume; ins Sumi; loc Sumih",
        "Pariz": "gen Pariza; dat Parizu; ins Parizom; loc Parizu",
        "Evropska unija": "gen Evropske_unije; dat Evropski_uniji; acc Evropsko_unijo; "
        "ins Evropsko_unijo; loc Evropski_uniji",
        **alike("gen {}ija; dat {}iju; ins {}ijem; loc {}iju",
                "Tbilisi Karači Malavi Komi Mali Haiti Fidži Kiribati Burundi Džibuti "
                "Somali Najrobi Tripoli Nagasaki", 1),
        **alike("gen {}ov; dat {}om; acc {}e; ins {}i; loc {}ih", "Bermudi Sejšeli Maldivi", 1),
        **alike("gen {}; dat {}am; ins {}ami; loc {}ah", "Atene Benetke", 1),
        **alike("gen {}a; dat {}u; ins {}om; loc {}u", "Debrecen Jeruzalem Betlehem Bremen"),
        "Bruselj": "gen Bruslja; dat Bruslju; ins Brusljem; loc Bruslju",
        "Zimbabve": "gen -ja; dat -ju; ins -jem; loc -ju",
        "ZDA": "gen ZDA", "Dneper": "gen Dnepra; dat Dnepru; ins Dneprom; loc Dnepru",
        "Egipt": "gen Egipta; dat Egiptu; ins Egiptom; loc Egiptu",
        "London": "gen Londona; dat Londonu; ins Londonom; loc Londonu",
    },
    governs=prepositions({
        "loc acc": "v na po o ob",
        "loc": "pri",
        "gen": "do iz od brez okoli blizu proti zaradi med izpod izpred zunaj znotraj sredi",
        "dat": "k h kljub",
        "ins gen": "s z",
        "ins acc": "nad pod pred za med",
        "acc": "čez skozi",
    }),
    liaison=fuller({"z s": "[pftkcčsšh]", "k h": "[kg]"}),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"mest\w+|vas\w*|kraj\w*|"
    r"naselj\w+|pristaniš\w+|rek\w+",
    homographs=frozenset({"Bar", "Most", "Sumi"}),
    plurals=(("i", "i e"), ("a", "e"), ("[oe]", "a i"), ("(?<=[^aeiou])", "i ovi e")),
)  # fmt: skip
