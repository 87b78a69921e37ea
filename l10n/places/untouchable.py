"""Stretches of a text in which no place is named or mended: addresses, code, names of dishes."""

import re
from functools import cache, lru_cache

from l10n.places.inflection import begins
from l10n.places.languages import language

MACHINE = (
    r"(?:https?|ftp|mailto|tel)://?[^\s<>\"»”)\]]+",
    r"\bwww\.[^\s<>\"»”)\]]+",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # e-mail
    r"(?<![\w@])[@#][\w.]+",  # handles and tags
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|media|news|ua|ru|pl|de|uk|eu)\b(?:/\S*)?",
    r"(`+)(?!`)[^`\n]{1,80}\1(?!`)",  # code
    r"(?<=\])\([^()\s]+",  # a link's destination, not its title
    r"(?<=\])\[[^\]]*\]",  # a reference's label
    r"<[a-zA-Z/!][^<>]*>",  # a tag
    r"\{\{?[^{}]*\}\}?|%\(\w+\)s|\$\{?\w+\}?",  # placeholders
)
PAPERS = (
    r"\b(?:New York|Los Angeles|Washington|Moscow|Kyiv|Jerusalem|London|South China)\s+"
    r"(?:Times|(?:Morning )?Post|Tribune|Herald|Independent|Journal|Fashion Week)\w*"
)
# what carries a place's name in many languages and is not the place
EVERYWHERE = (
    r"\b(?:D[iy]nam[oay]|Дина́?мо|Дынама)[\s-]+(?!і\b|и\b|a\b)\w+",
    r"\b(?:Odess?a|Одесс?а|Οδησσός)\w*,?\s+(?:\w{1,4}\s+|\()?(?:[TТ][eэе][kxк]+[sс][aа][sс]|Texas|Техас|Florid)\w*",
    r"\b[Cc]hicken\s+Ki?ev\b|\b[Kk]iev\s+cake\b|\bThe Odessa File\b",
    r"\b(?:Real|Atl[eé]tico|Atlètic)\s+(?:de\s+|do\s+)?Madri\w*",
    PAPERS,
    r"\b(?:Huhn|Hähnchen|kip|kyckling|poulet|pollo|frango|pui)[\s-]+(?:\w+ )?[Kk]i[eéè]?[vw]\w*",
)
# "New" as a part of another place's name, in the languages that write the two apart
NEW = re.compile(
    r"\b(?:New|Ny[ae]?|Nyu|Neu(?:en|es)?|Nieuw|Nou[al]?|Nov[aáoiyéuý]\w{0,2}|Now[aeyąi]\w{0,2}|Nuev[oa]|"
    r"Nuov[oa]|Nouve(?:au|lle)|Nýj\w+|Új|Uu[sdt]\w+|Yeni|Nauj\w+|Νέ\w+|Нов\w{1,3}|Нью|Ню)[\s\-‑]+$|"
    r"ニュー$|뉴$"
)


def renewed(text: str, start: int) -> bool:
    """Is it the rest of New Mexico, Nova Odesa? Not where New begins a sentence: Neues Kiew."""
    match = NEW.search(text, max(0, start - 14), start)
    return match is not None and not begins(text, match.start())


@cache
def patterns(locale: str, own: tuple[str, ...] = ()) -> tuple[re.Pattern[str], ...]:
    """What no rule may touch in a text of the locale; `own` are a workspace's patterns."""
    tongue = language(locale)
    edge = r"\b" if tongue.spaced else ""
    names = (f"{edge}(?:{phrase}){edge}" for phrase in tongue.phrases)
    built_in = re.compile("|".join((*MACHINE, *EVERYWHERE, *names)))
    return (built_in, *map(re.compile, own))


@lru_cache(maxsize=64)
def spans(text: str, locale: str, own: tuple[str, ...] = ()) -> tuple[tuple[int, int], ...]:
    """The stretches (start, end) of `text` that stay as they are."""
    return tuple(
        match.span() for pattern in patterns(locale, own) for match in pattern.finditer(text)
    )
