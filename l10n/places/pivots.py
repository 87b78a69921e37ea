"""Names from other Cyrillic languages, respelt as if Ukrainian, so that any table can read them.

Харьков → Харьков with ґ for г and і for и: German Charkow, French Kharkov, Finnish Harkov.
Serbian is special: languages in Latin script keep Serbia's own Latin spelling (Ниш → Niš).
"""

import re
from collections.abc import Callable

IOTATED_AFTER = set("аеёиоуыэюяъьіїєў'ј")

LETTERS = {
    "ru": {"ы": "и", "и": "і", "э": "е", "г": "ґ", "ъ": "'"},
    "be": {"ы": "и", "э": "е", "ў": "в", "ґ": "ґ"},
    "bg": {"и": "і", "г": "ґ", "щ": "шт", "ъ": "а", "й": "й"},
    "sr": {"и": "і", "г": "ґ", "ђ": "дж", "ј": "й", "љ": "ль", "њ": "нь", "ћ": "ч", "џ": "дж"},
    "mk": {
        "и": "і",
        "г": "ґ",
        "ѓ": "ґь",
        "ѕ": "дз",
        "ј": "й",
        "љ": "ль",
        "њ": "нь",
        "ќ": "кь",
        "џ": "дж",
    },
}
JOINED = {"йа": "я", "йе": "є", "йу": "ю", "йі": "ї"}
LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
GAJ = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", LATIN.split(), strict=True))


def ukrainian(native: str, language: str) -> str:
    """The name in pseudo-Ukrainian spelling; unchanged where it is Ukrainian already."""
    if language not in LETTERS:
        return native
    out, before = [], ""
    for letter in native:
        low = letter.lower()
        new = _letter(low, before, language)
        out.append(new.title() if letter != low else new)
        before = low if low.isalpha() or low == "'" else ""
    text = "".join(out)
    if language in {"sr", "mk"}:
        text = re.sub("й[аеуі]", lambda m: JOINED[m[0]], text)
        text = re.sub("Й[аеуі]", lambda m: JOINED[m[0].lower()].title(), text)
        text = re.sub(
            r"([лн])ьа", r"\1я", re.sub(r"([лн])ьу", r"\1ю", re.sub(r"([лн])ьі", r"\1і", text))
        )
    if language in {"ru", "be"}:
        text = re.sub(r"(?<=[^аеиіоуяюєї])[иі]й\b", "ий", text)
    return text


def _letter(low: str, before: str, language: str) -> str:
    iotated = before in IOTATED_AFTER or not before
    if low == "ё":
        return "йо" if iotated else "ьо"
    if low == "е" and language in {"ru", "be"}:
        return "є" if iotated else "е"
    return LETTERS[language].get(low, low)


def serbian_latin(native: str) -> str:
    """Serbia's own Latin spelling: Нови Сад → Novi Sad."""
    return "".join(
        GAJ[c.lower()].capitalize() if c.lower() in GAJ and c.isupper() else GAJ.get(c, c)
        for c in native
    )


Pivot = Callable[[str], str]
