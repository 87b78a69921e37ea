"""Names from other languages, respelt as if Ukrainian, so that any table can read them.

Харьков → Харьков with ґ for г and і for и: German Charkow, French Kharkov, Finnish Harkov.
Serbian is special: languages in Latin script keep Serbia's own Latin spelling (Ниш → Niš).
"""

import re
import unicodedata

IOTATED_AFTER = set("аеёиоуыэюяъьіїєў'ј")

LETTERS = {
    "ru": {"ы": "и", "и": "і", "э": "е", "г": "ґ", "ъ": "'"},
    "be": {"ы": "и", "э": "е"},
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
# other alphabets, letter by letter, and what each letter sounds like
ALPHABETS = {
    "ka": (
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "а б ґ д е в з т і к л м н о п ж р с т у п к ґ к ш ч ц дз ц ч х дж г",
    ),
    "hy": (
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
        "а б ґ д е з е и т ж і л х ц к г дз ґ ч м й н ш о ч п дж р с в т р ц п к о ф",
    ),
    "el": ("αβγδεζηθικλμνξοπρσςτυφχψω", "а в ґ д е з і т і к л м н кс о п р с с т і ф х пс о"),
}
LETTERS |= {
    language: dict(zip(letters, sounds.split(), strict=True))
    for language, (letters, sounds) in ALPHABETS.items()
}
# letters that are one sound together, and how they are written for the table above
TOGETHER = {
    "hy": (("ու", "у"), (r"և", "եվ"), (r"\bո", "վո"), (r"\bե", "յե")),
    "el": (
        ("ου", "у"), ("αι", "ε"), ("[εο]ι", "ι"), ("([αε])υ(?=[κπτφχθσξψ]|\\b)", r"\1φ"),
        ("([αε])υ", r"\1β"), (r"\bμπ", "б"), ("μπ", "μб"), (r"\bντ", "д"), ("ντ", "νд"),
        ("γγ|γκ", "νґ"), ("τσ", "ц"), ("τζ", "дз"),
    ),
}  # fmt: skip
JOINED = {"йа": "я", "йе": "є", "йу": "ю", "йі": "ї"}
LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
GAJ = dict(zip("абвгдђежзијклљмнњопрстћуфхцчџш", LATIN.split(), strict=True))


def ukrainian(native: str, language: str) -> str:
    """The name in pseudo-Ukrainian spelling; unchanged where it is Ukrainian already."""
    if language not in LETTERS:
        return native
    if language in ALPHABETS:
        return _sounded(native, language)
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
            r"([лнЛН])ьа",
            r"\1я",
            re.sub(r"([лнЛН])ьу", r"\1ю", re.sub(r"([лнЛН])ьі", r"\1і", text)),
        )
    if language == "be":
        text = re.sub(r"(?<=[^аеиіоуяюєї])[иі]й\b", "ий", text)
    return text


def _sounded(native: str, language: str) -> str:
    """A name of another alphabet, sound by sound: ბათუმი → Батумі, Πάτρα → Патра."""
    low = unicodedata.normalize("NFD", native.lower()).replace("\u0301", "")
    low = unicodedata.normalize("NFC", low)
    for old, new in TOGETHER.get(language, ()):
        low = re.sub(old, new, low)
    text = "".join(LETTERS[language].get(letter, letter) for letter in low)
    text = re.sub("й[аеуі]", lambda m: JOINED[m[0]], text)
    return re.sub(r"\b\w", lambda m: m[0].upper(), text)


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
