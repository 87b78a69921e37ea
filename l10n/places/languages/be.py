"""Belarusian."""

from l10n.places.languages import Language, alike, declension, plural, prepositions, row

SOFTENED = {"г": "з", "к": "ц", "х": "с", "т": "ц", "д": "дз"}


def glue(stem: str, ending: str) -> str:
    """Адэс + ~е → Адэсе, Горлаўк + ~е → Горлаўцы; ў stands before consonants only."""
    if stem.endswith("ў") and ending[:1] in set("аеёіоуыэюя~"):
        stem = stem[:-1] + "в"
    if ending.startswith("~"):
        last, rest = stem[-1:], ending[1:]
        if last in "кгх":
            return stem[:-1] + SOFTENED[last] + ("ы" if last == "к" else rest)
        if last in "ржшчц":
            return stem + "ы"
        return stem[:-1] + SOFTENED.get(last, last) + rest
    if stem[-1:] in set("гкх") and ending[:1] == "ы":
        ending = "і" + ending[1:]
    return stem + ending


ADJ_M = "gen ага ога; dat аму ому; acc =; ins ым; loc ым"
ADJ_F = "gen ай ой; dat ай ой; acc ую; ins ай ой аю; loc ай ой"
ADJ_PL = "gen ых; dat ым; acc =; ins ымі; loc ых"
MASC = "gen а у; dat у; acc =; ins ам ом; loc ~е у"
MASC_U = "gen у а; dat у; acc =; ins ам ом; loc ~е у"
MASC_K = "gen а у; dat у; acc =; ins ам ом; loc у ~е"
SOFT = "gen я ю; dat ю; acc =; ins ем ём; loc і ю"
FEM = "gen ы; dat ~е; acc у; ins ай ой аю ою; loc ~е"
FEM_SOFT = "gen і; dat і; acc =; ins ю; loc і"
FEM_LONG = "gen і; dat і; acc =; loc і"
FEM_J = "gen і; dat і; acc ю; ins яй ёй яю ёю; loc і"
NEUT = "gen а; dat у; acc =; ins ам ом; loc ~е у"
PLUR = "gen 0 аў оў; dat ам; acc =; ins амі; loc ах"

NOUN = (
    row("([сц]к|дзк)[іi]", (r"\1", ADJ_M)),
    row("(страв)ы", (r"\1", "gen оў; dat ам; acc =; ins амі; loc ах")),
    row("(аў)?цы", (r"\1ц", "gen оў аў; dat ам; acc =; ins амі; loc ах")),
    row("[ыі]", ("", PLUR), ("", ADJ_M), ("", "gen яў ь; dat ям; ins ямі; loc ях"),
        ("", ADJ_PL)),
    row("([сц]к|н|в|л)ая", (r"\1", ADJ_F)),
    row("ае|ое", ("", ADJ_M)),
    row("яе", ("", "gen яга; dat яму; acc =; ins ім; loc ім")),
    row("ыя", ("ы", FEM_J), ("", "gen ых; dat ым; acc =; ins ымі; loc ых")),
    row("ія", ("", "gen іі іх; dat іі ім; acc ію; ins іяй; loc іі")),
    row("я", ("", FEM_J), ("", "gen я; dat ю; acc =; ins ем; loc і")),
    row("(жж|чч|шш|цц)а", (r"\1", "gen а; dat у; acc =; ins ам; loc ы"), (r"\1", FEM)),
    row("([жшчцр])а", (r"\1", FEM), (r"\1", "gen ы; dat ы; loc ы")),
    row("а", ("", FEM), ("", NEUT)),
    row("о", ("", NEUT)),
    row("э"),
    row("е", ("", "gen а; dat у; acc =; ins ам; loc ы")),
    row("([аеоя])ў", (r"\1в", MASC), ("ев", MASC), ("ов", MASC)),
    row("ец", ("ц", MASC_K), ("ьц", MASC_K), ("ец", MASC_K)),
    row("(с|л|ен)ь", (r"\1", SOFT), (r"\1", FEM_SOFT)),
    row("(ц|дз)ь", (r"\1", FEM_LONG), (r"\1\1", "ins ю"), (r"\1", SOFT)),
    row("нь", ("н", FEM_LONG), ("нн", "ins ю"), ("н", SOFT)),
    row("ь", ("", SOFT), ("", FEM_SOFT)),
    row("й", ("", "gen я ю; dat ю; acc =; ins ем; loc і")),
    row("([кгх])", (r"\1", MASC_K)),
    row("(стан|ан|ын|ым|ас|ад)", (r"\1", MASC), (r"\1", MASC_U)),
    row("([^аеёіоуыэюя])", (r"\1", MASC)),
)  # fmt: skip

ADJECTIVE = (
    row("([сцк]к|г|к|х)і", (r"\1", ADJ_M)),
    row("([^аеёіоуыэюя])ы", (r"\1", ADJ_M)),
    row("([^аеёіоуыэюя])ая", (r"\1", ADJ_F)),
    row("([^аеёіоуыэюя])ае", (r"\1", ADJ_M)),
    row("([^аеёіоуыэюя])[ыі]я", (r"\1", plural(ADJ_PL))),
)

LANGUAGE = Language(
    "be",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="Арганізацыя|[Рр]эспубліка|[Вв]обласць|[Рр]аён|[Мм]ора|[Вв]остраў|[Рр]ака|Федэрацыя|[Вв]озера",
    agreement=(
        ("[ыі]", "[ыі]я", "*"),
        ("[ая]", "[ая]я|ае", ""),
        ("[^аеёіоуыэюяь]", "[ыі]", ""),
        ("ь", "[ыі]|[ая]я", ""),
    ),
    loose=frozenset({"на", "над", "пад", "пры", "у", "дэ"}),
    ands=frozenset({"і"}),
    irregular={
        "люты": "gen лютага; dat лютаму; ins лютым; loc лютым",
        "жнівень": "gen жніўня; dat жніўню; ins жніўнем; loc жніўні",
        "верасень": "gen верасня; dat верасню; ins вераснем; loc верасні",
        "снежань": "gen снежня; dat снежню; ins снежнем; loc снежні",
        **alike("", "Тбілісі Хельсінкі Самалі Малі Таіці Гаіці Чылі Найробі Бурундзі Алматы Карачы "
                "Дзілі Джэрсі Фіджы Кірыбаці Сочы Дэлі Балі Малаві Джыбуці Мехіка Токіа Осла "
                "Манака Таронта Марока Конга Чыкага Сан-Марына"),
        "мора": "gen мора; dat мору; acc мора; ins морам; loc моры",
        "Егіпет": "gen Егіпта; dat Егіпту; ins Егіптам; loc Егіпце",
        "Рог": "gen Рога Рогу; dat Рогу; ins Рогам; loc Розе Рогу",
        "вобласць": "gen вобласці; dat вобласці; ins вобласцю; loc вобласці",
        "Беларусь": "gen Беларусі; dat Беларусі; ins Беларуссю; loc Беларусі",
        "Расія": "gen Расіі; dat Расіі; acc Расію; ins Расіяй; loc Расіі",
        "Украіна": "gen Украіны; dat Украіне; acc Украіну; ins Украінай; loc Украіне",
        "Масква": "gen Масквы; dat Маскве; acc Маскву; ins Масквой; loc Маскве",
        "Кіеў": "gen Кіева; dat Кіеву; ins Кіевам; loc Кіеве",
        "Чэрнігаў": "gen Чэрнігава; dat Чэрнігаву; ins Чэрнігавам; loc Чэрнігаве",
        "Штаты": "gen Штатаў; dat Штатам; ins Штатамі; loc Штатах",
        "Царква": "gen Царквы; dat Царкве; acc Царкву; ins Царквой; loc Царкве",
    },
    governs=prepositions({
        "loc acc gen": "у ў ва",
        "loc acc": "на аб пра",
        "loc": "па пры",
        "gen ins": "да з са із ад для без каля вакол супраць з-пад сярод пасля ля апроч",
        "ins acc": "над пад перад за між паміж",
        "dat": "дзякуючы насуперак",
        "acc": "праз цераз",
    }),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"горад\w*|горадз\w*|г|в|вёс\w+|"
    r"весц\w+|пасёл\w+|станцы\w+|рак\w+|рэк\w+",
    homographs=frozenset({"Роўна", "Бар", "Сумы"}),
    plurals=(
        ("[ыі]|ая|ае", "ыя ія"),
        ("а", "ы і"),
        ("я|ь|й", "і"),
        ("о", "ы"),
        ("(?<=[^аеёіоуыэюя])", "ы і"),
    ),
)  # fmt: skip
