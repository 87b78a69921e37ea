"""Croatian, and with it Bosnian, Montenegrin and Serbian (whose Cyrillic `sr.py` maps to this)."""

from l10n.places.languages import Language, alike, declension, fuller, plural, prepositions, row

SOFTENED = {"k": "c", "g": "z", "h": "s"}


def glue(stem: str, ending: str) -> str:
    """Moskv + ~i; Horlivk + ~i → Horlivci; after a soft consonant o becomes e."""
    if ending.startswith("~"):
        return stem[:-1] + SOFTENED.get(stem[-1:], stem[-1:]) + ending[1:]
    if ending == "om" and stem.endswith(("j", "č", "ć", "š", "ž", "đ", "c", "lj", "nj")):
        ending = "em"
    return stem + ending


ADJ_M = "gen og oga; dat om ome omu; acc =; ins im; loc om ome omu"
ADJ_F = "gen e; dat oj; acc u; ins om; loc oj"
ADJ_PL = "gen ih; dat im ima; acc e; ins im ima; loc im ima"
MASC = "gen a; dat u; acc =; ins om em; loc u; voc e u"
FEM = "gen e; dat ~i i; acc u; ins om; loc ~i i; voc o"
FEM_CONS = "gen i; dat i; acc =; ins i ju; loc i"
NEUT = "gen a; dat u; acc =; ins om em; loc u"
PLUR_M = "gen a; dat ima; acc e; ins ima; loc ima"
PLUR_F = "gen a i; dat ama; acc =; ins ama; loc ama"

NOUN = (
    row("(sk|šk|čk|ck)[iy]j?", (r"\1", ADJ_M)),
    row("([^aeiou])ij|yj", (r"\1ij", MASC), (r"\1", ADJ_M)),
    row("(l|d|ž|it|but)i", (r"\1ij", "gen a; dat u; ins em; loc u"), (r"\1", PLUR_M)),
    row("([^aeiou])ci", (r"\1ac", "gen a"), (r"\1c", PLUR_M)),  # Vinkovci, Vinkovaca
    row("i", ("", PLUR_M), ("", ADJ_M), ("ij", "gen a; dat u; ins em; loc u"), ("", PLUR_F)),
    row("(sk|šk|čk|ck)a", (r"\1", ADJ_F), (r"\1", FEM)),
    row("a", ("", FEM)),
    row("(sk|čk|šk)o", (r"\1", "gen og a oga; dat om u ome; acc =; ins im om; loc oj om u ome")),
    row("([^aeiou])o", (r"\1", NEUT), (r"\1o", MASC)),
    row("([aeu])o", (r"\1", "gen a; dat u; acc =; ins om; loc u; voc o"), (r"\1o", MASC),
        (r"\1l", MASC)),
    row("(c|m|n|r|v|l|t|d|p|b|k|s|š|č|ž|z|g)e",
        (r"\1", "gen a e; dat u ama; acc =; ins em ama; loc u ama"),
        (r"\1", ADJ_M.replace("acc =", "acc e"))),
    row("je", ("j", "gen a; dat u; acc =; ins em; loc u"), ("je", MASC)),
    row("e", ("e", "gen a; dat u; acc =; ins om; loc u")),
    row("[uy]", ("u", "gen a; dat u; ins om; loc u"), ("", PLUR_F)),
    row("([^aeiou])ac", (r"\1c", MASC), (r"\1ac", MASC)),
    row("([^aeiou])([ea])([klnr])", (r"\1\2\3", MASC), (r"\1\3", MASC)),
    row("(ost|est|ad|ar|elj|anj|or|ur|en|ijev)", (r"\1", MASC), (r"\1", FEM_CONS)),
    row("([^aeiou])", (r"\1", MASC)),
)  # fmt: skip

ADJECTIVE = (
    row("(sk|šk|čk|ck|[^aeiou])i", (r"\1", ADJ_M), (r"\1", plural(ADJ_PL))),
    row("(sk|šk|čk|ck|lik|nj|[nvltr])a", (r"\1", ADJ_F)),
    row("(sk|šk|čk|ck|[nvltr])o", (r"\1", ADJ_M)),
    row("(sk|šk|čk|ck|[nvltr])e", (r"\1", plural(ADJ_PL)), (r"\1", ADJ_F)),
    row("([vnldr])ij", (r"\1", ADJ_M)),
    row("(vijev|in|ov)o?", (r"\1", ADJ_M)),
)

LIAISON = fuller({"s sa": "[szšž]", "k ka": "[kgh]", "с са": "[сзшж]", "к ка": "[кгх]"})
IRREGULAR = {
    "ožujak": "gen ožujka; dat ožujku; ins ožujkom; loc ožujku",
    "rujan": "gen rujna; dat rujnu; ins rujnom; loc rujnu",
    "studeni": "gen studenoga; dat studenomu; ins studenim; loc studenom",
    **alike(
        "gen {}nja; dat {}nju; ins {}njem; loc {}nju", "siječanj travanj svibanj lipanj srpanj", 3
    ),
    "Države": "gen Država; dat Državama; ins Državama; loc Državama",
    "Čile": "gen Čilea; dat Čileu; ins Čileom; loc Čileu",
    "Ruska": "gen Ruske; dat Ruskoj; acc Rusku; ins Ruskom; loc Ruskoj",
    "Rog": "gen Roga; dat Rogu; ins Rogom; loc Rogu",
    "Rih": "gen Riha; dat Rihu; ins Rihom; loc Rihu",
    "Crkva": "gen Crkve; dat Crkvi; acc Crkvu; ins Crkvom; loc Crkvi",
    "Pariz": "gen Pariza; dat Parizu; ins Parizom; loc Parizu",
    "Sumi": "gen Suma Sumija; dat Sumima Sumama; acc Sume Sumi; ins Sumima Sumama; "
    "loc Sumima Sumama",
    "oblast": "gen oblasti; dat oblasti; ins oblašću oblasti; loc oblasti",
    "Oblast": "gen Oblasti; dat Oblasti; ins Oblašću; loc Oblasti",
    "Haag": "gen Haaga; dat Haagu; ins Haagom; loc Haagu",
    "Turska": "gen Turske; dat Turskoj; acc Tursku; ins Turskom; loc Turskoj",
    "SAD": "gen SAD-a; dat SAD-u; ins SAD-om; loc SAD-u",
    "Rivne": "gen Rivnea Rivna Rivnoga; dat Rivneu Rivnu; ins Rivneom Rivnim; loc Rivneu Rivnu",
    "Afrika": "gen Afrike; dat Africi; acc Afriku; ins Afrikom; loc Africi",
    "Sjedinjene Američke Države": "gen Sjedinjenih_Američkih_Država; "
    "dat Sjedinjenim_Američkim_Državama; ins Sjedinjenim_Američkim_Državama; "
    "loc Sjedinjenim_Američkim_Državama",
    "Dnjepar": "gen Dnjepra; dat Dnjepru; ins Dnjeprom; loc Dnjepru",
    "Cipar": "gen Cipra; dat Cipru; ins Ciprom; loc Cipru",
    "Egipat": "gen Egipta; dat Egiptu; ins Egiptom; loc Egiptu",
    "Beč": "gen Beča; dat Beču; ins Bečom; loc Beču",
}
HEADS = (
    "Organizacija|[Rr]epublika|[Oo]blast|[Rr]ajon|[Oo]tok|[Oo]strvo|[Gg]ora|[Mm]ore|[Zz]aljev|[Pp]oluotok|"
    "[Rr]ijeka|[Rr]eka|[Jj]ezero|Federacija|[Kk]raljevina|[Kk]raljevstvo|Afrika|Amerika|Azija|"
    "Koreja|Europa|Evropa"
)
LOOSE = frozenset({"na", "nad", "pod", "pri", "kraj", "u", "de", "del", "von"})
GOVERNS = prepositions({
    "loc acc": "u na o po",
    "loc": "pri",
    "gen": "do iz od kod bez oko pored blizu ispred iza iznad ispod između protiv nakon poslije "
    "posle tijekom tokom zbog sjeverno južno istočno zapadno diljem širom preko umjesto mimo",
    "dat": "k ka prema unatoč usprkos zahvaljujući",
    "ins gen": "s sa",
    "ins acc": "nad pod pred za među",
    "acc": "kroz niz uz",
})  # fmt: skip
BARE = ("nom", "acc", "gen", "dat", "ins")

LANGUAGE = Language(
    "hr",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads=HEADS,
    agreement=(
        ("a", "a", ""),
        ("[ie]", "[eio]", "*"),
        ("[oe]", "[oe]", ""),
        ("[^aeiou]", "[iya]j?|rn|el|[oi][vn]", ""),
    ),
    loose=LOOSE,
    ands=frozenset({"i"}),
    irregular=IRREGULAR,
    governs=GOVERNS,
    liaison=LIAISON,
    bare=BARE,
    kinds=r"grad\w*|sel\w+|mjest\w+|luk\w+|"
    r"luci|rijek\w+|rijeci|stanic\w+",
    homographs=frozenset({"Bar", "Most", "Sumi", "Rovno"}),
    plurals=(("i", "i e"), ("a", "e"), ("[oe]", "a"), ("(?<=[^aeiou])", "i ovi evi e")),
)
