"""Quotations of Chinese and Japanese: a full stop inside a short one ends no sentence."""

import re
from bisect import bisect
from typing import NamedTuple

_MARKS = r".!?…؟۔。．！？｡"
_STOP = re.compile(rf"[{_MARKS}\n](?:(?<=\n)|[{_MARKS}]*[\"'”’»›)\]}}>」』】）〉》〕］]*)(\s*)")
STOPS = {"zh": _STOP, "ja": _STOP, "yue": _STOP}

_LONGEST = 400  # characters of a quotation; what closes later closes something else
_PAIRS = tuple(
    re.compile(rf"{opened}([^{opened}{closed}]{{1,{_LONGEST}}}){closed}")
    for opened, closed in (
        *(("「", "」"), ("『", "』"), ("“", "”"), ("‘", "’"), ("《", "》"), ("〈", "〉")),
        *(("【", "】"), ("（", "）"), (r"\(", r"\)")),
    )
)
_SHORT = 60  # a longer quotation is speech of its own, and is cut as such
_TITLES = frozenset("《〈【（(")  # a mark before their end is the title's, or the aside's
# what goes on after a quotation: a comma, a particle of Japanese, somebody who says it in Chinese
_PARTICLES = (
    r"と(?!ころ|にかく|ても|もかく|き|りわけ)|って|など|の(?!ち)|を|が|は|に(?!もかか)|へ"
    r"|で(?!も|は|す)|も(?!う|し|ちろ|っと)|だ(?!が|から|って)|より|から|まで"
)
_GOES_ON = re.compile(rf"\s*[，、,；：:;)）」』”’。．]|{_PARTICLES}")
_VERBS = r"(?:说|說|问|問|喊|叫|答|写|寫|表示|告诉|告訴|回答|称|稱|指出)?(?:[说說问問答]|道|着|著)"
_SAID = re.compile(rf"[^\s，。！？、；：“”「」]{{0,8}}{_VERBS}。")
_ASKED = re.compile(rf"[^\s，。！？、；：“”「」]{{0,8}}{_VERBS}[。，：]")


class Quotation(NamedTuple):
    start: int  # of what stands inside
    end: int  # before the closing mark


def inside(text: str) -> list[Quotation]:
    """The outermost quotations and brackets of a text; marks without their pair are ignored."""
    found = sorted(Quotation(*match.span(1)) for pair in _PAIRS for match in pair.finditer(text))
    out: list[Quotation] = []
    for quotation in found:
        if not out or quotation.start > out[-1].end:
            out.append(quotation)
    return out


def goes_on(text: str, start: int, gap: int, end: int, quoted: list[Quotation]) -> bool:
    """Does the sentence go on after the marks at `start`, because a quotation does?

    「もう終わりだ。」と彼は言った。 is one sentence, as is “你去哪？”他问。
    """
    at = bisect(quoted, (start, len(text))) - 1
    if at < 0 or start >= quoted[at].end:
        return False
    quotation = quoted[at]
    if gap <= quotation.end:  # more of the quotation follows
        return quotation.end - quotation.start <= _SHORT
    if text[quotation.start - 1] in _TITLES or _GOES_ON.match(text, end):
        return True
    says = _ASKED if text[start] in "!?！？…" else _SAID
    return says.match(text, end) is not None
