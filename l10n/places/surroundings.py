"""What stands around a name in an English text, and what it says: a town, a person, a region."""

import re
from dataclasses import dataclass

from l10n.places.exceptions import SMALL
from l10n.places.lookalikes import unmixed
from l10n.places.spellings import fold

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
JOINTS = re.compile(r"[ \u00a0\u202f\-‐‑]|\s?\n\s?")
TYPES = {
    "city": "city", "town": "city", "capital": "city", "port": "city", "village": "village",
    "settlement": "settlement", "hamlet": "village", "river": "river", "sea": "sea",
}  # fmt: skip
WHERE = {"in", "near", "at", "outside", "around", "towards", "toward", "into"}  # never a person
LOCATIVE = WHERE | {
    "from",
    "to",
    "visit",
    "visited",
    "visiting",
    "across",
    "via",
    "through",
    "retake",
    "retook",
}
LOCATIVE |= {"between", "leave", "left", "reached", "liberated", "captured", "entered"}
LOCATIVE |= {"retake", "retook"}


@dataclass(frozen=True)
class Word:
    """A word of the text; `key` is what names are looked up by."""

    start: int
    end: int
    text: str
    key: str


def words(text: str) -> list[Word]:
    """The words of a text; a possessive 's is not part of them."""
    found = []
    for match in WORD.finditer(text):
        word = match[0].removesuffix("'s").removesuffix("’s")
        found.append(Word(match.start(), match.start() + len(word), word, fold(unmixed(word))))
    return found


def spelt(text: str, heard: list[Word], at: int, parts: tuple[str, ...]) -> bool:
    last = at + len(parts) - 1
    return (
        last < len(heard)
        and all(heard[at + i].key == part for i, part in enumerate(parts))
        and joined(text, heard, at, last)
    )


def joined(text: str, heard: list[Word], first: int, last: int) -> bool:
    """Do the words stand together, with one space or hyphen between, each with a capital?"""
    pairs = zip(heard[first:last], heard[first + 1 : last + 1], strict=True)
    return all(JOINTS.fullmatch(text[a.end : b.start]) for a, b in pairs) and (
        first == last
        or heard[last].text[0].isupper()
        or heard[last].key in {"oblast", "region", "province", "sea"}
    )


def dateline(text: str, word: Word) -> bool:
    """KYIV, Ukraine (AP) — …: the only place where four capitals are a town."""
    return (
        word.text.isupper()
        and not text[: word.start].strip("*_# ")
        and re.match(r",|\s*\(|\s*[—–]", text[word.end :]) is not None
    )


def placed(text: str, heard: list[Word], first: int, last: int) -> bool:
    """Does something next to a doubtful name say that it is a place?"""
    if typed(text, heard, first, last):
        return True
    before = heard[first - 1].key if first else ""
    after = heard[last + 1] if last + 1 < len(heard) else None
    named_on = after and after.text[0].isupper() and text[heard[last].end : after.start] == " "
    return before in LOCATIVE and not named_on


def among_names(text: str, heard: list[Word], at: int, last: int) -> bool:
    """Does a capitalised word stand right beside the words `at`…`last`: Lyman Baum?"""
    around = [
        (one, two) for one, two in ((at - 1, at), (last, last + 1)) if one >= 0 and two < len(heard)
    ]
    return any(
        heard[one if one < at else two].text[0].isupper()
        and heard[one].key not in SMALL | LOCATIVE
        and text[heard[one].end : heard[two].start] == " "
        for one, two in around
    )


def typed(text: str, heard: list[Word], first: int, last: int) -> str:
    """The kind that a type word beside the name tells: "village of X", "X city"."""
    before = [word.key for word in heard[max(0, first - 2) : first]]
    if before[-1:] and before[-1] in TYPES:
        return TYPES[before[-1]]
    if len(before) == 2 and before[1] == "of" and before[0] in TYPES:
        return TYPES[before[0]]
    following = heard[last + 1 : last + 5]
    beside = following and text[heard[last].end : following[0].start] == " "
    if beside and following[0].key in TYPES:
        return TYPES[following[0].key]
    keys = [word.key for word in following]
    if keys[:1] in (["a"], ["the"]) and text[heard[last].end :].startswith(","):
        return next((TYPES[key] for key in keys[1:4] if key in TYPES), "")
    return ""
