"""Serbian in Cyrillic: Croatian's tables, letter by letter in the other script."""

from l10n.places.languages import Forms, Language, hr

PAIRS = (
    "љ lj", "њ nj", "џ dž", "а a", "б b", "в v", "г g", "д d", "ђ đ", "е e", "ж ž", "з z", "и i",
    "ј j", "к k", "л l", "м m", "н n", "о o", "п p", "р r", "с s", "т t", "ћ ć", "у u", "ф f",
    "х h", "ц c", "ч č", "ш š",
)  # fmt: skip
SMALL = {pair[0]: pair[2:] for pair in PAIRS}
TO_LATIN = SMALL | {letter.upper(): latin.capitalize() for letter, latin in SMALL.items()}
TO_CYRILLIC = sorted(((v, k) for k, v in TO_LATIN.items()), key=lambda pair: -len(pair[0]))
TABLE = str.maketrans(TO_LATIN)


def to_cyrillic(text: str) -> str:
    """Latin Serbian in Cyrillic."""
    for latin_letter, letter in TO_CYRILLIC:
        text = text.replace(latin_letter, letter)
    return text


def is_latin(word: str) -> bool:
    return any(letter < "Ѐ" for letter in word if letter.isalpha())


def bend(word: str) -> Forms:
    """The forms of a word, in its own script."""
    return _both(word, hr.LANGUAGE.bend(word.translate(TABLE)))


def adjective(word: str) -> Forms:
    """The forms of an adjective, in its own script."""
    return _both(word, hr.LANGUAGE.adjective(word.translate(TABLE)))


def _both(word: str, forms: Forms) -> Forms:
    if is_latin(word):
        return forms
    return [(case, to_cyrillic(form)) for case, form in forms]


IRREGULAR = {
    to_cyrillic(word): "; ".join(
        f"{part.split()[0]} {to_cyrillic(' '.join(part.split()[1:]))}" for part in table.split("; ")
    )
    for word, table in hr.IRREGULAR.items()
}

LANGUAGE = Language(
    "sr",
    bend=bend,
    adjective=adjective,
    agree=True,
    heads=f"{to_cyrillic(hr.HEADS)}|{hr.HEADS}",
    agreement=(
        ("[aа]", "[aа]", ""),
        ("[ieие]", "[eioеио]", "*"),
        ("[oeое]", "[oeое]", ""),
        ("[^aeiouаеиоу]", "[iyaиа][jј]?|rn|рн|el|ел|[oiои][vnвн]", ""),
    ),
    loose=hr.LOOSE | {to_cyrillic(word) for word in hr.LOOSE},
    ands=frozenset({"i", "и"}),
    irregular={**hr.IRREGULAR, **IRREGULAR},
    governs={**hr.GOVERNS, **{to_cyrillic(k): v for k, v in hr.GOVERNS.items()}},
    liaison=hr.LIAISON,
    bare=hr.BARE,
    kinds=r"град\w*|сел\w+|мест\w+|лу[кц]\w+|ре[кц]\w+|станиц\w+|grad\w*|sel\w+|mest\w+",
    plurals=(("[иi]", "и е i e"), ("[аa]", "е e"), ("[оеoe]", "а a"), ("(?<=.)", "и ови i ovi")),
    homographs=frozenset({"Бар", "Мост", "Суми", "Ровно"}),
)
