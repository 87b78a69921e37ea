"""What stands around a name in an English text, and what it says: a town, a person, a region."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from l10n.places import Place
from l10n.places.exceptions import SMALL
from l10n.places.lookalikes import unmixed
from l10n.places.spellings import fold

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
JOINTS = re.compile(r"[ \u00a0\u202f\-‐‑]|\s?\n\s?")
TYPES = {
    "city": "city", "town": "city", "capital": "city", "port": "city", "village": "village",
    "settlement": "settlement", "hamlet": "village", "river": "river", "sea": "sea",
}  # fmt: skip
SOME = {
    "cities": "city", "towns": "city", "villages": "village", "settlements": "settlement",
    "hamlets": "village",
}  # fmt: skip
WHERE = {"in", "near", "at", "outside", "around", "towards", "toward", "into"}  # never a person
WHERE |= {"liberated", "entered", "reached", "retake", "retook", "shelled", "stormed", "fled"}
LOCATIVE = WHERE | {
    "from", "to", "visit", "visited", "visiting", "across", "via", "through", "between", "leave",
    "left", "captured", "recaptured", "flee",
}  # fmt: skip
AREA = {  # the Kupiansk direction
    "area", "axis", "bridgehead", "community", "direction", "district", "front", "hromada",
    "junction", "line", "road", "salient", "sector", "crossing", "highway",
}  # fmt: skip
LISTED = re.compile(
    r"\b([a-z]+)(?: of| such as| like| including|:|,)?"
    r" (?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, and | and |, ))*$"
)
UNITED = re.compile(  # the region of Sumy, the oblasts of Sumy, Kharkiv and …
    r"\b(?:(?:region|oblast|province)|(regions|oblasts|provinces))\)? of "
    r"(?(1)(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, and | and |, ))*)$"
)
RULED = re.compile(  # what a country has, and neither a person nor an American state
    r"['’]s? (?:president|(?:prime|foreign|defen[cs]e|interior) minister|parliament|king|queen|"
    r"junta|army|military|ambassador|embassy|government|ruling|opposition|constitution|coup|"
    r"capital,? [A-Z])"
)
BEFORE = 400  # characters in which a list of names is looked for


@dataclass(frozen=True)
class Word:
    """A word of the text; `key` is what names are looked up by."""

    start: int
    end: int
    text: str
    key: str


@dataclass(frozen=True)
class Hit:
    """Words `first`…`last` spell `places`, one of them meant; `lone` as in `Mention`.

    `unsure`: only in a list with other places.
    """

    first: int
    last: int
    places: tuple[Place, ...]
    kind: str = ""
    lone: bool = False
    unsure: bool = False
    besides: tuple[Place, ...] = ()  # that other names of theirs would spell so


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


def outside(
    hits: Iterable[Hit], heard: list[Word], closed: Collection[tuple[int, int]]
) -> list[Hit]:
    """The hits that do not reach into the stretches in which no place is looked for."""
    spans = ((heard[hit.first].start, heard[hit.last].end, hit) for hit in hits)
    return [hit for start, end, hit in spans if not any(start < b and a < end for a, b in closed)]


def in_company(hits: list[Hit]) -> list[Hit]:
    """The hits; none is lone where the text names a place of Ukraine beyond doubt."""
    sure = (place for hit in hits if not hit.lone for place in hit.places)
    if any(place.country == "UA" for place in sure):
        return [replace(hit, lone=False) for hit in hits]
    return hits


def among_places(
    text: str, heard: list[Word], hits: list[Hit], joint: re.Pattern[str], ends: re.Pattern[str]
) -> list[Hit]:
    """The hits; of the unsure ones those that stand in a list with a place beyond doubt.

    `joint` is what stands between two of a list, `ends` what may stand behind one after a comma.
    """
    found = list(hits)

    def beside(one: int, other: int) -> bool:
        first, second = sorted((one, other))
        if not 0 <= other < len(found) or found[other].unsure:
            return False
        gap = text[heard[found[first].last].end : heard[found[second].first].start]
        after = gap.strip() != "," or ends.match(text, heard[found[second].last].end)
        return bool(joint.fullmatch(gap) and after)

    for step in (-1, 1):  # from what is said before, then from what follows
        for at in range(len(found))[::-step]:
            if found[at].unsure and beside(at, at + step):
                found[at] = replace(found[at], unsure=False)
    return [hit for hit in found if not hit.unsure]


def typed(text: str, heard: list[Word], first: int, last: int) -> str:
    """The kind that a type word beside the name tells: "village of X", "X city"."""
    before = [word.key for word in heard[max(0, first - 2) : first]]
    if before[-1:] and before[-1] in TYPES:
        return TYPES[before[-1]]
    if len(before) == 2 and before[1] == "of" and before[0] in TYPES:
        return TYPES[before[0]]
    if kind := _listed(text[: heard[first].start]):
        return kind
    following = heard[last + 1 : last + 5]
    beside = following and text[heard[last].end : following[0].start] == " "
    if beside and following[0].key in TYPES:
        return TYPES[following[0].key]
    keys = [word.key for word in following]
    if keys[:1] in (["a"], ["the"]) and text[heard[last].end :].startswith(","):
        return next((TYPES[key] for key in keys[1:4] if key in TYPES), "")
    return ""


def united(before: str) -> bool:
    """Is an oblast called by its town's name next: "in the region of", "oblasts of Sumy and"?"""
    return before.endswith(" ") and UNITED.search(before[-BEFORE:]) is not None


def _listed(before: str) -> str:
    """The kind of each name in a list: "the villages of Kyslivka, Berestove and …"."""
    found = LISTED.search(before[-BEFORE:]) if before.endswith(" ") else None
    return SOME.get(found[1], "") if found else ""


def articled(heard: list[Word], first: int, last: int) -> bool:
    """Does "the" stand before the words, as before no town, save in "the Kupiansk direction"?"""
    after = heard[last + 1].key if last + 1 < len(heard) else ""
    return first > 0 and heard[first - 1].key == "the" and after not in AREA
