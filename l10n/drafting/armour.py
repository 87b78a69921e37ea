"""Make a sentence safe for a small engine, and give its translation the source's dress again.

Small models know a hundred characters: they drop or guess curly quotes, dashes, no-break spaces
and look-alike letters, and leave headlines in capitals as they are.
"""

import re
import unicodedata
from functools import lru_cache

from l10n import locales

LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈЅЗаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXIJS3aeopcyxijsABEZHIKMNOPTYXo"
)
QUOTES = str.maketrans("“”„‟«»‘’‚‛‹›", "\"\"\"\"\"\"''''''")
SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\t\n", " "))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u0000-\u0008\u000b-\u001f]")
_DASH = re.compile(r"\s*—\s*|(?:\s+|^)–\s+")
_HYPHEN = re.compile(r"(?:^|\s)-\s")
_WORD = re.compile(r"\w+")
_GROUPED = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w,]|\.\d)")  # 1,250,000.50
_FIGURE = re.compile(r"(?<![\w.,])\d[\d.,\u00a0\u202f ]*\d(?![\w,]|\.\d)")
_SINGLE_QUOTED = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[\-]))'((?:[^']|(?<=\w)'(?=\w))+?)'(?=$|[\s.,;:!?)\]\-])"
)
# a quotation that the sentence only opens, or only ends
_LONE_QUOTE = re.compile(r"(?:(?<=^)|(?<=[\s(\[]))'(?=[A-Z])|(?<=[.,!?])'(?=\s|$)")
# opening and closing marks by language; others use the English ones
MARKS = {
    "de": "„“", "cs": "„“", "sk": "„“", "sl": "„“", "bg": "„“", "pl": "„”", "ro": "„”", "hu": "„”",
    "hr": "„”", "et": "„“", "lt": "„“", "fr": "«»", "es": "«»", "ca": "«»", "gl": "«»", "it": "«»",
    "uk": "«»", "ru": "«»", "be": "«»", "el": "«»", "nb": "«»", "da": "»«", "fi": "””", "sv": "””",
}  # fmt: skip
SPACED = {"fr"}  # a no-break space inside the marks
DOUBLE = re.compile(r"[\"“”„‟«»]")


@lru_cache(1024)  # asked for a source before it is sent, when it is put together and looked at
def plain(text: str) -> str:
    """`text` in the characters that every engine knows; words and their order stay."""
    text = one_script(unicodedata.normalize("NFC", text))
    text = _INVISIBLE.sub("", text.translate(SPACES)).translate(QUOTES)
    text = _DASH.sub(" - ", text).replace("–", "-").replace("−", "-").replace("…", "...")
    return _LONE_QUOTE.sub('"', _SINGLE_QUOTED.sub(r'"\1"', text)).strip()


def one_script(text: str) -> str:
    """`text` with the look-alike letters of another script set right."""
    return text if text.isascii() else _WORD.sub(lambda m: _one_script(m.group()), text)


def _one_script(word: str) -> str:
    """A mostly Latin word without its Cyrillic or Greek look-alikes: Izіum is Izium."""
    if word.isascii():
        return word
    latin = sum("a" <= c.lower() <= "z" for c in word)
    foreign = sum("\u0370" <= c <= "\u052f" for c in word)
    return word.translate(LOOK_ALIKES) if foreign and latin >= foreign else word


def dress(target: str, source: str, locale: str) -> str:
    """`target` with the quotation marks, apostrophes and dashes that `source` calls for."""
    target = figures(_capital(_edges(target, source), source), source, locale)
    if DOUBLE.search(source.replace('"', "")) or "‘" in source:
        target = _curly(target, locale)
    if "’" in source:
        target = re.sub(r"(?<=\w)'(?=\w)", "’", target)
    if "—" in source:
        target = _HYPHEN.sub(" — ", target)
    elif re.search(r"(?:^|\s)–\s", source):
        target = _HYPHEN.sub(" – ", target)
    target = target.strip()
    return target.replace("...", "…") if "…" in source else target


def _capital(target: str, source: str) -> str:
    """A capital at the start where the source has one."""
    first, mine = (re.search(r"[^\W\d_]", text) for text in (source, target))
    if not first or not mine or not first.group().isupper() or mine.start() > 3:
        return target
    return target[: mine.start()] + mine.group().upper() + target[mine.end() :]


def _edges(target: str, source: str) -> str:
    """A quotation mark that opens or ends the source and went missing is put back."""
    lack = quotes(plain(source)) - quotes(target)
    if lack > 0 and DOUBLE.match(source) and not DOUBLE.match(target):
        target, lack = f'"{target}', lack - 1
    if lack > 0 and DOUBLE.match(source[-1:]) and not DOUBLE.match(target[-1:]):
        target += '"'
    return target


def figures(target: str, source: str, locale: str) -> str:
    """`target` with the large numbers of an English source as the locale writes them.

    A model that knows the figure may still mix two ways to write it: 1.250,000.
    """
    for number in dict.fromkeys(_GROUPED.findall(source)):
        wanted = _figure(number, locale)
        for match in _FIGURE.finditer(target):
            mixed = "." in match[0] and "," in match[0] and "." not in number
            if mixed and _digits(match[0]) == _digits(number):
                target = target[: match.start()] + wanted + target[match.end() :]
                break
    return target


def _figure(number: str, locale: str) -> str:
    from babel.numbers import get_group_symbol

    return number.replace(",", get_group_symbol(locales.parse(locale)))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def quotes(text: str) -> int:
    """How many double quotation marks, of any shape."""
    return len(DOUBLE.findall(text))


def _curly(text: str, locale: str) -> str:
    """Straight quotation marks as the language draws them; the first of a pair opens."""
    language = locales.language(locale)
    marks = MARKS.get(language, "“”")
    first, last = marks[0], marks[1]
    if language in SPACED:
        first, last = f"{first}\u00a0", f"\u00a0{last}"
    out, inside = [], False
    for at, mark in enumerate(text):
        if mark != '"':
            out.append(mark)
            continue
        before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
        opens = (before.isspace() or before in "([-—") and not after.isspace()
        inside = opens or (not inside and at == 0)
        out.append(first if inside else last)
    return "".join(out)


def shouts(text: str) -> bool:
    """Is it a headline in capitals? An acronym or two is not."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 9 and all(c.isupper() for c in letters) and " " in text.strip()


def calm(text: str, names: tuple[str, ...] = ()) -> str:
    """A headline in capitals in sentence case, `names` spelt as they are.

    UKRAINE LIBERATES IZIUM -> Ukraine liberates Izium
    """
    text = text[:1] + text[1:].lower()
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", name, text, flags=re.IGNORECASE)
    return text


def shout(text: str, locale: str) -> str:
    """Capitals again, by the language's own rules."""
    if locales.language(locale) in {"tr", "az"}:
        text = text.replace("i", "İ").replace("ı", "I")
    return text.upper()
