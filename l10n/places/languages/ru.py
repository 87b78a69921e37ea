"""Russian."""

from l10n.places.languages import Language, declension, plural, prepositions, row


def glue(stem: str, ending: str) -> str:
    """Балакл + ы; after к г х ж ч ш щ there is и, not ы; after ж ч ш щ ц the ending has е."""
    if stem[-1:] in set("гкхжчшщ") and ending[:1] == "ы":
        ending = "и" + ending[1:]
    if stem[-1:] in set("жчшщц") and ending in {"ой", "ою"}:
        ending = "е" + ending[1:]
    return stem + ending


ADJ_M = "gen ого; dat ому; acc =; ins ым; loc ом"
ADJ_M_SOFT = "gen его; dat ему; acc =; ins им; loc ем"
ADJ_F = "gen ой; dat ой; acc ую; ins ой ою; loc ой"
ADJ_F_SOFT = "gen ей; dat ей; acc юю; ins ей; loc ей"
ADJ_N = ADJ_M
ADJ_PL = "gen ых; dat ым; acc =; ins ыми; loc ых"
MASC = "gen а у; dat у; acc =; ins ом; loc е у"
MASC_EM = "gen а; dat у; acc =; ins ем ом; loc е"
SOFT = "gen я; dat ю; acc =; ins ем ём; loc е"
FEM_SOFT = "gen и; dat и; acc =; ins ью; loc и"
FEM = "gen ы; dat е; acc у; ins ой ою; loc е"
FEM_ADJ = "gen ой; dat ой; acc у; ins ой; loc ой"
NEUT = "gen а; dat у; acc =; ins ом; loc е"
PLUR = "gen 0 ов; dat ам; acc =; ins ами; loc ах"
PLUR_OV = "gen ов 0; dat ам; acc =; ins ами; loc ах"
PLUR_SOFT = "gen ей ь; dat ям; acc =; ins ями; loc ях"

NOUN = (
    row("(ск|цк)ий", (r"\1", ADJ_M)),
    row("([а-яё]{2})ый", (r"\1", ADJ_M)),
    row("([гкх])ий", (r"\1и", "gen я; dat ю; acc =; ins ем; loc и"), (r"\1", ADJ_M)),
    row("ий", ("и", "gen я; dat ю; acc =; ins ем; loc и"), ("", ADJ_M_SOFT)),
    row("([бвгдзклмнпрст]{2})ой|(?<=.{3})ой", (r"\1", ADJ_M),
        (r"\1о", "gen я; dat ю; acc =; ins ем; loc е")),
    row("([^иы])ая", (r"\1", ADJ_F)),
    row("яя", ("", ADJ_F_SOFT)),
    row("ое", ("", ADJ_N)),
    row("ее", ("", ADJ_M_SOFT)),
    row("ые", ("", ADJ_PL)),
    row("([гкхжшщч])ие", (r"\1", ADJ_PL)),
    row("([ьи])е", (r"\1", "gen я; dat ю; acc =; ins ем; loc е и"), (r"\1", "gen й; dat ям")),
    row("ия", ("и", "gen и; dat и; acc ю; ins ей; loc и")),
    row("ья", ("ь", "gen и; dat е; acc ю; ins ей ёй; loc е"), ("", "gen ей")),
    row("я", ("", "gen и; dat е и; acc ю; ins ей ёй; loc е и")),
    row("[уои]а"),
    row("(ов|ев|ск|цк|[иы]н)а", (r"\1", FEM), (r"\1", FEM_ADJ)),
    row("а", ("", FEM)),
    row("([аеиоуыэюяё])о"),
    row("(ов|ев|ин)о", (r"\1", NEUT), (r"\1", "ins ым")),
    row("о", ("", "gen = а; dat = у; acc =; ins = ом; loc = е")),
    row("([жчшщц])е", (r"\1", "gen а; dat у; acc =; ins ем; loc е")),
    row("([рл])е", (r"\1", "gen я; dat ю; acc =; ins ем; loc е")),
    row("([аеиоуыэюяё])е"),
    row("е", ("", "gen = а я; dat = у ю; acc =; ins = ем; loc = е")),
    row("([^аеиоуыэюяё])ки", (r"\1к", PLUR), (r"\1ок", "gen 0"), (r"\1ек", "gen 0"),
        (r"\1к", "gen ов")),
    row("ьки", ("ьк", PLUR), ("ек", "gen 0")),
    row("([жчшщ])и", (r"\1", "gen ей 0; dat ам; acc =; ins ами; loc ах")),
    row("([гкх])и", (r"\1", PLUR)),
    row("и", ("", "gen = ей ь; dat = ям; acc =; ins = ями; loc = ях")),
    row("(ад|ат|янд|нд|ард|анк|лк|яр|ар|овц|ов)ы", (r"\1", PLUR_OV)),
    row("([бвгдзклмнпрстф])([нлр])ы", (r"\1\2", PLUR), (r"\1е\2", "gen 0")),
    row("цы", ("ц", "gen ев ов; dat ам; acc =; ins ами; loc ах")),
    row("ы", ("", PLUR)),
    row("[уюэАЕИОУЫЭЮЯ]"),
    row("лец", ("льц", MASC_EM), ("лец", MASC_EM)),
    row("([аеиоу])ец", (r"\1йц", MASC_EM), (r"\1ц", MASC_EM)),
    row("ец", ("ц", MASC_EM), ("ец", MASC_EM)),
    row("ень", ("н", SOFT), ("ен", SOFT), ("ен", FEM_SOFT)),
    row("(ан|ин|ян|ат|ус|ер|рч|ть|рм|ев|зан|хан|ын)ь", (r"\1", FEM_SOFT), (r"\1", SOFT)),
    row("(чь|шь|жь)"),
    row("ь", ("", SOFT), ("", FEM_SOFT)),
    row("й", ("", "gen я; dat ю; acc =; ins ем; loc е и ю")),
    row("([^аеиоуыэюяё])ок", (r"\1к", MASC), (r"\1ок", MASC)),
    row("([её])л", (r"\1л", MASC), ("л", MASC)),
    row("([жчшщц])", (r"\1", MASC_EM)),
    row("(ов|ев|ёв|ин|ын)", (r"\1", MASC), (r"\1", "ins ым")),
    row("([^аеиоуыэюяёь])", (r"\1", MASC)),
)  # fmt: skip

ADJECTIVE = (
    row("([гкхжшщч])ий", (r"\1", ADJ_M)),
    row("(н)ий", (r"\1", ADJ_M_SOFT)),
    row("([^аеиоуыэюяё])[ыо]й", (r"\1", ADJ_M)),
    row("([^аеиоуыэюяё])ая", (r"\1", ADJ_F)),
    row("(н)яя", (r"\1", ADJ_F_SOFT)),
    row("([^аеиоуыэюяё])ое", (r"\1", ADJ_N)),
    row("([^аеиоуыэюяё])ее", (r"\1", ADJ_M_SOFT)),
    row("([^аеиоуыэюяё])ые", (r"\1", plural(ADJ_PL))),
    row("([гкхжшщч])ие", (r"\1", plural(ADJ_PL))),
)

LANGUAGE = Language(
    "ru",
    bend=declension(NOUN, glue),
    adjective=declension(ADJECTIVE, glue),
    agree=True,
    heads="[Оо]рганизация|[Рр]еспублика|[Оо]бласть|[Рр]айон|[Кк]рай|[Оо]стров|[Гг]ора|[Зз]алив|[Мм]оре|"
    "[Пп]олуостров|[Рр]ека|[Оо]зеро|Федерация|Королевство|[Оо]кеан|[Кк]анал|Берег",
    agreement=(
        ("[ыи]|острова", "[ыи]е", "*"),
        ("[ая]", "[ая]я", ""),
        ("[оеё]", "[ое]е", ""),
        ("[^аеёиоуыэюяь]", "[ыио]й", ""),
        ("ь", "[ыио]й|[ая]я", ""),
    ),
    loose=frozenset({"на", "над", "под", "при", "де", "да", "ла", "в", "у", "за", "д"}),
    ands=frozenset({"и"}),
    irregular={
        "Рог": "gen Рога; dat Рогу; ins Рогом; loc Роге Рогу",
        "Тайвань": "gen Тайваня; dat Тайваню; ins Тайванем; loc Тайване",
        "Рава": "gen Равы; dat Раве; acc Раву; ins Равой; loc Раве",
        "Церковь": "gen Церкви; dat Церкви; ins Церковью; loc Церкви",
        "область": "gen области; dat области; ins областью; loc области",
        "Область": "gen Области; dat Области; ins Областью; loc Области",
        "Крым": "gen Крыма; dat Крыму; ins Крымом; loc Крыму Крыме",
        "Любовь": "gen Любови",
        "Днепр": "gen Днепра; dat Днепру; ins Днепром; loc Днепре",
        "Днестр": "gen Днестра; dat Днестру; ins Днестром; loc Днестре",
        "Орёл": "gen Орла; dat Орлу; ins Орлом; loc Орле",
        "Орел": "gen Орла; dat Орлу; ins Орлом; loc Орле",
        "Египет": "gen Египта; dat Египту; ins Египтом; loc Египте",
        "Донец": "gen Донца; dat Донцу; ins Донцом; loc Донце",
        "Чернигов": "gen Чернигова; dat Чернигову; ins Черниговом; loc Чернигове",
        "Соединённые Штаты": "gen Соединённых_Штатов; dat Соединённым_Штатам; "
        "ins Соединёнными_Штатами; loc Соединённых_Штатах",
        "Штаты": "gen Штатов; dat Штатам; ins Штатами; loc Штатах",
        "Нидерланды": "gen Нидерландов; dat Нидерландам; ins Нидерландами; loc Нидерландах",
        "Эмираты": "gen Эмиратов; dat Эмиратам; ins Эмиратами; loc Эмиратах",
        "Острова": "gen Островов; dat Островам; ins Островами; loc Островах",
        "острова": "gen островов; dat островам; ins островами; loc островах",
        "Ромны": "gen Ромен; dat Ромнам; ins Ромнами; loc Ромнах",
        "Лубны": "gen Лубен; dat Лубнам; ins Лубнами; loc Лубнах",
        "Ровно": "gen Ровно; dat Ровно; ins Ровно; loc Ровно",
        "Осло": "gen Осло", "Токио": "gen Токио", "Торонто": "gen Торонто", "Чили": "gen Чили",
        "Баку": "gen Баку", "Кабо": "gen Кабо", "Хельсинки": "gen Хельсинки",
        "Тбилиси": "gen Тбилиси", "Сочи": "gen Сочи", "Дели": "gen Дели", "Гаити": "gen Гаити",
        "Мали": "gen Мали", "Сомали": "gen Сомали", "Бали": "gen Бали", "Конго": "gen Конго",
    },
    governs=prepositions({
        "loc acc": "в во на о об",
        "dat loc": "по",
        "loc": "при обо",
        "gen": "до из изо от у для без около возле близ вокруг из-под против среди после вдоль "
        "кроме внутри вне помимо ради посреди напротив",
        "dat": "к ко благодаря вопреки",
        "ins gen": "с со",
        "ins acc": "над под перед за между",
        "acc": "через про сквозь",
    }),
    bare=("nom", "acc", "gen", "dat", "ins"),
    kinds=r"город\w*|г|с|сел\w+|посёл\w+|"
    r"посел\w+|деревн\w+|станци\w+|рек\w+|порт\w*|хутор\w*",
    phrases=("котлет[аыеу]?о?й? по-киевски", "торт[а-я]* «?Киевский»?"),
    homographs=frozenset({"Ровно", "Бар", "Суммы", "Счастье", "Мирное", "Новый", "Орёл"}),
    plurals=(
        ("[ыио]й|[ая]я|[ое]е", "ые ие"),
        ("а", "ы и"),
        ("я|ь|й", "и"),
        ("о", "а"),
        ("е", "я"),
        ("(?<=[^аеёиоуыэюя])", "ы и а"),
    ),
)  # fmt: skip
