"""Quotation marks of any style become a locale's own, by nesting."""

import re

# 「」 and 『』 are right wherever they stand; a Hebrew abbreviation has its own sign: צה"ל
_MARK = re.compile(
    r"(?<![\u05d0-\u05ea])[\"“”„‟«»＂]"
    r"|(?<=[\u05d0-\u05ea])(?:[“”„‟«»＂]|\"(?![\u05d0-\u05ea]))"
    r"|(?<![\u05d0-\u05ea][במלהושכ])(?<=[במלהושכ])\"(?=[\u05d0-\u05ea]{2}[^\"\n]*\")"
)
_ANY = re.compile('["“”„‟«»＂]')
_OPENING, _CLOSING = "“„‟«", "”»"
_SINGLE = "‘’"  # the outer ones in Dutch: who has set some already knows what is inside what
_QUOTED = re.compile(r"(?<!\w)['‘](?=\w)[^'‘’\"]*['’](?!\w)")
_SPACE = " \u00a0\u202f\u2009"
_LEFT = "([{–—-/*_¿¡|"  # an opening mark may stand right after these
_RIGHT = ".,;:!?…)]}*_–—-/|。，、！？؟،؛।"  # and a closing one right before these


def set_quotes(text: str, outer: str, inner: str, padding: str) -> str:
    """The text with its marks set; as it is where they do not pair."""
    found = list(_MARK.finditer(text)) if _ANY.search(text) else []
    if not found or (outer == _SINGLE and _QUOTED.search(text)):
        return text
    plan = _plan(text, [match.start() for match in found])
    if plan is None:
        return text
    out: list[str] = []
    here = 0
    for at, (opens, depth) in plan:
        pair = outer if depth == 0 else inner
        before, after = text[here:at], at + 1
        pad = padding if depth == 0 else ""
        if opens:
            after = _skipped(text, after, 1)
            out += before, pair[0], pad
        else:
            out += before.rstrip(_SPACE), pad, pair[1]
        here = after
    return "".join((*out, text[here:]))


def set_nested(text: str, outer: str, inner: str) -> str:
    """Single marks that are alone inside one quotation become the inner ones; not where single
    marks are the outer ones, as in Dutch.
    """
    if outer == _SINGLE or ("'" not in text and "‘" not in text):
        return text
    quoted = rf"{outer[0]}[^{outer}\"\n]*{outer[1]}"
    return re.sub(quoted, lambda match: _nested(match.group(), inner), text)


_SINGLE_OPENS = re.compile(r"(?<![\w.,;:!?…])['‘](?=\w)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,;:!?…])['’](?!\w)")


def _nested(quoted: str, inner: str) -> str:
    opens, closes = _SINGLE_OPENS.findall(quoted), _SINGLE_CLOSES.findall(quoted)
    if len(opens) != 1 or len(closes) != 1:
        return quoted
    first, last = _SINGLE_OPENS.search(quoted), _SINGLE_CLOSES.search(quoted)
    if not first or not last or first.start() > last.start():
        return quoted
    inside = quoted[first.end() : last.start()]
    return quoted[: first.start()] + inner[0] + inside + inner[1] + quoted[last.end() :]


def _skipped(text: str, at: int, step: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += step
    return at


def _plan(text: str, places: list[int]) -> list[tuple[int, tuple[bool, int]]] | None:
    """For each mark, whether it opens and how deep it stands; None where they do not pair.

    A quotation may run over several sentences: one that was opened before, or stays open, pairs.
    """
    sides = [_side(text, at) for at in places]
    depth = 1 if sides and sides[0] is False else 0
    plan = []
    for at, side in zip(places, sides, strict=True):
        opens = side if side is not None else depth == 0
        depth += 1 if opens else -1
        if not 0 <= depth <= 2 or (not opens and at and text[at - 1] in _LEFT[:3]):
            return None
        plan.append((at, (opens, depth - 1 if opens else depth)))
    return plan


def _side(text: str, at: int) -> bool | None:
    """True where the mark opens by what stands around it, False where it closes, else None."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    free_left = not before or before in _SPACE + "\n" or before in _LEFT
    free_right = not after or after in _SPACE + "\n" or after in _RIGHT
    if free_left != free_right:
        return free_left
    if text[at] in _OPENING + _CLOSING:
        return _by_glyph(text, at, before)
    return None


def _by_glyph(text: str, at: int, before: str) -> bool | None:
    """Marks with space or letters on both sides: « opens a French quotation."""
    if text[at] in "„«“‟":
        return not (before and before not in _SPACE and text[at] == "“")
    return False
