"""How people misspell a name: a language's usual slips, letter pairs, other habits of writing.

Regular expressions on the name in small letters. Nothing here is listed by name.
"""

import re
import unicodedata
from collections.abc import Iterable

PAIRS = (
    ("ii", "iy"), ("ii", "yi"), ("iia", "iya"), ("iia", "ia"), ("ia", "ya"), ("iu", "yu"),
    ("ie", "ye"), ("yi", "y"), ("yy", "y"), ("iy", "y"), ("kyi", "ky"), ("kyi", "kyy"),
    ("kyi", "ki"), ("zh", "z"), ("kh", "h"), ("h", "g"), ("tts", "ts"), ("nn", "n"),
    ("zhzh", "zh"), ("zhzhia", "zhia"), ("ss", "s"), ("y", "i"), ("skyi", "sky"), ("ts", "c"),
    ("ai", "ay"), ("oi", "oy"), ("ei", "ey"), ("i", "y"), ("aiv", "ayiv"), ("aiv", "aev"),
    ("iivka", "iyivka"), ("Ye", "E"),
)  # fmt: skip
LOOSE = {  # a language's usual slips, as regular expressions on the small letters
    "de": (
        ("ks", "x"), ("(?<=[aeiouy])s(?=[aeiouyj])", "ss"), ("(.)\\1", "\\1"), ("tsch", "tch"),
        ("ch", "kh"), ("z", "ts"), ("cz", "tsch"), ("w", "v"), ("^s", "ss"), ("sch", "sh"),
        ("(?<![st])z", "tz"), ("j(?=[aeou])", "i"), ("j(?=[aeou])", "y"), ("yj$", "y"),
        ("yj$", "i"), ("iw$", "ew"), ("(?<=[dnlt])e", "je"), ("(?<!s)ch(?=[aou])", "h"),
    ),
    "fr": (
        ("n$", "ne"), ("(?<=[aeiouy])s(?=[aeiouy])", "ss"), ("y[ïj]$", "y"), ("yï?$", "i"),
        ("ïï?", "i"), ("ii?a", "ya"), ("(.)\\1", "\\1"), (r"\bia", "ya"), ("e$", "o"),
        (r"y\b", "yï"), ("y", "i"), ("jji", "j"), ("(?<=[dn])e", "ie"),
    ),
    "pl": (
        ("e$", "o"), ("e$", "ie"), ("ś", "s"), ("ć", "c"), ("ń", "n"), ("ł", "l"), ("y", "i"),
        ("i", "ie"), ("yj$", "y"), ("we$", "wo"), ("i", "o"), ("ji", "i"), ("ci$", "ce"),
        ("czi$", "cze"), ("iw", "ów"), ("iwka", "ówka"), ("eć$", "iec"), ("ija$", "ia"),
        ("piłla$", "pole"), ("łla$", "llia"), ("^(.*)i\\b(?= )", "\\1e"), ("en(?=c[ei]$)", "ień"),
        ("(?<=[pbmwn])e", "ie"), ("(?<=n)ówka$", "iówka"), ("[iy]chaj[lł]iwk", "ichałówk"),
        ("[ey]$", "a"), ("iwśk$", "iewskie"), ("iw$", "ew"), ("w", "v"),
    ),
    "cs": (
        ("yj$", "ý"), ("yj$", "ij"), ("y", "i"), ("e$", "o"), ("iv$", "ev"), ("iv$", "ov"),
        ("h", "g"), ("ija$", "ia"), ("(.)\\1", "\\1"),
    ),
    "sv": (
        ("ia", "ja"), ("iu", "ju"), ("tj", "tsj"), ("ch", "kh"), ("h", "g"), ("tj", "tsh"),
        ("j(?=[ao])", "i"), ("ju", "iu"), ("(?<=[nltdsrv])e", "je"), ("yj?$", "y"), ("i", "y"),
        ("ija$", "ia"), ("(.)\\1", "\\1"),
    ),
    "nl": (
        ("j", "i"), ("j", "y"), ("oe", "u"), ("ch", "kh"), (r"y\b", "yi"), ("h", "g"),
        ("j(?=[aeiou])", "ij"), ("oje$", "oe"), ("y", "i"), ("(?<=[dn])e", "je"),
        ("ija$", "ia"), ("(.)\\1", "\\1"),
    ),
    "en": (
        ("shch", "sch"), ("shch", "sh"), ("kh", "ch"), ("y$", "yi"), ("e$", "oye"), ("ks", "x"),
        (r"\By", ""), ("ya", "ia"), ("u", "ou"), ("ke$", "k"), (r"skiy\b", "sky"),
        ("ay(?=[bcdfgklmnprstvz])", "ai"),
    ),
}  # fmt: skip
ACCENTS = tuple(  # an accent on one of the last three vowels
    f"([aeiou])(?=[^aeiou]*{'[aeiou]+[^aeiou]+' * count}$)>\\1\u0301" for count in range(3)
)
# other habits of writing, each kept or not for the whole name: old>new old>new
HABITS = {
    "ja": (
        "ー>", "ヴァ>バ ヴィ>ビ ヴェ>ベ ヴォ>ボ ヴ>ブ", "ツャ>ツァ イェ>エ クィイ>キー",
        "ルィ>リ ヌィ>ニ ムィ>ミ スィ>シ ブィ>ビ プィ>ピ ズィ>ジ", "(?<=.)ウ(?![ァィェォ])>フ",
        "シク>スク ツィク>ツク ツィ$>ツ", "チ>ティ ジ>ディ", "ハ>ガ ヘ>ゲ ホ>ゴ ヒ>ギ",
    ),
    "ar": (
        "^إ(?!ي)>إي", "ايي>ائي", "اي(?=ف)>ايي", "ه(?=.)>غ", "ه(?=.)>ج", "تش>ش", "خ>ك", "ا$>ة",
        "(?<=.)ي(?=.)>",
    ),
    "fa": (
        "ه(?=.)>گ", "(?<=.)ف>و", "یی>ی", "دژ>ج", "شچ>ش", "^ا(?=س)>", "و(?=[اهی])>ف",
    ),
    "he": (
        "ה(?=.)>ג", "יי>י", "(?<=.)ב(?=.)>וו", "(?<=.)א(?=.)>", "ח>כ", "דז'>ג'", "יב$>וב", "שצ'>ש",
    ),
    "be": (
        "ьо>ё йо>ё", "(?<=[бвгджзклмнпрстфхцчш])е>э", "ы>і", "о>а", "(?:і|ы|о)ў(?=к?)>аў",
        "т(?=[іеёюя])>ц д(?=[іеёюя])>дз", "(?<=[снзлц])(?=[нлсзвм][іеёюя])>ь", "ое$>ае", "е$>а",
    ),
    "es": ACCENTS,
    "gl": ACCENTS,
    "ru": ("и>ы і>и ї>и є>е", "ив$>ев", "ив$>ов"),
}  # fmt: skip
MOST = 100  # spellings that habits may make of one name


def perturbed(base: Iterable[str]) -> tuple[str, ...]:
    """English spellings with letter pairs exchanged, twice over."""
    found = dict.fromkeys(base)
    for _ in range(2):
        for word in tuple(found):
            found |= dict.fromkeys(word.replace(old, new) for old, new in PAIRS if old in word)
        if len(found) > 400:
            break
    return tuple(found)


def loosened(names: Iterable[str], language: str, rounds: int = 2) -> tuple[str, ...]:
    """The names with the language's usual slips, several at once."""
    found = {name.lower(): name for name in names}
    for _ in range(rounds):
        for name in tuple(found):
            for old, new in LOOSE[language]:
                for slip in _slips(name, old, new):
                    if slip not in found:
                        found[slip] = re.sub(r"(?:^|(?<=[\s-]))\w", lambda m: m[0].upper(), slip)
    return tuple(found.values())


def _slips(name: str, old: str, new: str) -> Iterable[str]:
    """The name with the slip wherever it may happen, then at the first or the last such place."""
    spots = list(re.finditer(old, name))
    if spots:
        yield re.sub(old, new, name)
    for spot in (spots[0], spots[-1]) if len(spots) > 1 else ():
        yield name[: spot.start()] + spot.expand(new) + name[spot.end() :]


def habits(name: str, language: str) -> tuple[str, ...]:
    """The name as other habits of the language would write it, in any combination."""
    found = {name.lower(): name}
    for habit in HABITS.get(language, ()):
        changes = [change.rpartition(">") for change in habit.split(" ")]
        for known in tuple(found)[:MOST]:
            made = known
            for old, _, new in changes:
                made = re.sub(old, new, made)
            made = unicodedata.normalize("NFC", made)
            found.setdefault(made, made.title())
    return tuple(found.values())
