"""The inline markup of one Markdown text, seen by itself: what a translation may keep and hold."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from l10n.formats import Token
from l10n.formats.masks import FILL, TEMPLATE, URL, over
from l10n.formats.tags import VOID

_SIGN = re.compile(r"[\\`*_~\[\]<>&$!{}|]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ONE_LINE = {10: " ", 13: " "}
_BEFORE = "."  # so that nothing is at the start of a line


class Construct(NamedTuple):
    """One piece of markup in a text, in characters: its ends, and the words it goes around."""

    kind: str
    start: int
    end: int
    open_end: int
    close_start: int


@dataclass(frozen=True)
class Place:
    """What around a text decides how its markup is read: link labels and footnotes known."""

    labels: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()


NOWHERE = Place()


@cache
def options() -> Any:  # noqa: ANN401 - pyromark's own flags
    from pyromark import Options

    return (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_GFM
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_DEFINITION_LIST
        | Options.ENABLE_MATH
    )


def label(text: str) -> str:
    """A link label as the standard compares them."""
    return " ".join(text.split()).casefold()


def suspected(text: str) -> bool:
    """May a text hold any markup? It costs next to nothing."""
    return _SIGN.search(text) is not None or "://" in text or "www." in text


def constructs(text: str, place: Place | None = None) -> list[Construct]:
    """The markup of a one-line text, outer before inner.

    Without a `place`, `[text][label]` counts as a link and `[^1]` as a footnote mark; with one,
    only where the document knows the label.
    """
    if not suspected(text):
        return []
    found = _parsed(text, place)
    if "{" in text:
        found += (_whole("template", m) for m in TEMPLATE.finditer(text))
    if "://" in text or "www." in text:
        taken = [(c.start if c.open_end == c.end else c.close_start, c.end) for c in found]
        found += [
            _whole("url", m)
            for m in URL.finditer(text)
            if not any(a < m.end() and m.start() < b for a, b in taken)
        ]
    return sorted(found, key=lambda c: (c.start, -c.end))


def _whole(kind: str, match: re.Match[str]) -> Construct:
    return Construct(kind, *match.span(), match.end(), match.end())


def _parsed(text: str, place: Place | None) -> list[Construct]:
    from pyromark import events_with_range

    written = (_BEFORE + text).encode("utf-8", "replace")
    source = _BEFORE + (TEMPLATE.sub(lambda m: over(m[0]), text) if "{" in text else text)
    if "\n" in text or "\r" in text:
        source = source.replace("\\\n", FILL * 2).translate(_ONE_LINE)
    source = source.encode("utf-8", "replace").decode()
    source += definitions(source, place)
    found: list[Construct] = []
    stack: list[tuple[str, int]] = []  # kind, where what is inside ends so far
    known = resolver(place)
    size = len(written)
    for event, span in events_with_range(
        source, options=options(), merge_text=True, broken_link_callback=known
    ):
        start, end = span["start"], span["end"]
        if start >= size:
            break
        if isinstance(event, str):
            continue
        ((what, value),) = event.items()
        if what == "Start" and _kind(value):
            stack.append((_kind(value), start))
        elif what == "End" and value in _PAIRED:
            kind, inner = stack.pop()
            found.append(_paired(written, Construct(kind, start, end, start, inner)))
        elif what in _SINGLE:
            found.append(Construct(_SINGLE[what], start, end, end, end))
        if stack and what != "Start":
            stack[-1] = (stack[-1][0], max(stack[-1][1], end))
    return _in_characters(written, [c for c in found if c.end > 1])


_PAIRED = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}
_SINGLE = {
    "Code": "code",
    "InlineMath": "math",
    "DisplayMath": "math",
    "InlineHtml": "html",
    "Html": "html",
    "FootnoteReference": "note",
}


def _kind(tag: Any) -> str:  # noqa: ANN401 - pyromark's event
    if isinstance(tag, str):
        return tag.lower() if tag in _PAIRED else ""
    (name, data), *_ = tag.items()
    if name == "Link" and data["link_type"] in {"Autolink", "Email"}:
        return "url"
    return name.lower() if name in _PAIRED else ""


def _paired(data: bytes, c: Construct) -> Construct:
    """A construct with its ends; `close_start` comes in as where what is inside it ends."""
    end = c.end
    if c.kind in {"link", "image"} and data[end : end + 2] == b"[]":
        end += 2  # the parser leaves the second half of [x][] out
    if c.kind == "link":
        return c._replace(
            end=end, open_end=c.start + 1, close_start=max(c.close_start, c.start + 1)
        )
    if c.kind in {"image", "url"}:
        return c._replace(end=end, open_end=end, close_start=end)
    width = 2 if c.kind == "strong" or data[c.start : c.start + 2] == b"~~" else 1
    return c._replace(open_end=c.start + width, close_start=end - width)


def resolver(place: Place | None) -> Callable[[Any], tuple[str, str] | None]:
    """Tells the parser which labels are known that it has not seen defined."""

    def known(link: Any) -> tuple[str, str] | None:  # noqa: ANN401 - pyromark's record
        if place is None:
            full = link["link_type"] in {"ReferenceUnknown", "CollapsedUnknown"}
            return ("x", "") if full else None
        return ("x", "") if label(link["reference"]) in place.labels else None

    return known


_NOTE = re.compile(r"\[\^([^\]\s\[]+)\]")


def definitions(text: str, place: Place | None) -> str:
    """Definitions of the notes that a text may refer to, to be put after it."""
    names = dict.fromkeys(_NOTE.findall(text)) if "[^" in text else ()
    known = [name for name in names if place is None or label(name) in place.notes]
    return "".join(f"\n\n[^{name}]: x" for name in known)


def _in_characters(data: bytes, found: list[Construct]) -> list[Construct]:
    """Byte offsets after the leading stop as character offsets of the text."""
    if data.isascii():
        return [Construct(kind, a - 1, b - 1, c - 1, d - 1) for kind, a, b, c, d in found]
    marks = sorted({n for c in found for n in c[1:]} | {1})
    where, here = {1: 0}, 0
    for one, two in pairwise(marks):
        here += len(data[one:two].decode("utf-8"))
        where[two] = here
    return [Construct(c.kind, *(where[n] for n in c[1:])) for c in found]


_TOKEN = {"html": "tag", "note": "tag"}


def tokens(text: str) -> Sequence[Token]:
    """The markup of a Markdown text, in order and disjoint."""
    out: list[Token] = []
    for c in constructs(text):
        if c.open_end == c.end:
            out.append(Token(c.start, c.end, _token_kind(text, c)))
        else:
            out += Token(c.start, c.open_end, "open"), Token(c.close_start, c.end, "close")
    out.sort()
    ends = accumulate((t.end for t in out), max, initial=0)
    return [t for t, end in zip(out, ends, strict=False) if t.start >= end]


def _token_kind(text: str, c: Construct) -> str:
    if c.kind != "html":
        return _TOKEN.get(c.kind, c.kind)
    name = _TAG.match(text, c.start)
    if name is None or name[1].lower() in VOID or text[c.end - 2] == "/":
        return "tag"
    return "close" if text[c.start + 1] == "/" else "open"


def foreign(text: str, source: str, place: Place) -> list[Construct]:
    """The markup in `text` that `source` has no counterpart for, and tags left open or closed."""
    found = constructs(text, place)
    if not found:
        return []
    theirs = constructs(source, place)
    left = Counter(_name(source, c) for c in theirs)
    exact = Counter((_name(source, c), source[c.start : c.end]) for c in theirs)
    at = text.find(source)  # what stands there unchanged keeps its markup before anything else
    spare = []
    for c in sorted(found, key=lambda c: not 0 <= at <= c.start < at + len(source)):
        key = _name(text, c), text[c.start : c.end]
        if exact[key]:
            exact[key] -= 1
            left[key[0]] -= 1
        else:
            spare.append(c)
    spare.sort(key=lambda c: (c.start, -c.end))
    if broken := _breaking(text, spare, [literal for (_, literal), n in exact.items() if n]):
        return broken
    strangers = []
    for c in spare:
        if left[_name(text, c)] > 0:
            left[_name(text, c)] -= 1
        elif c.kind != "url" or text[c.start] == "<":
            strangers.append(c)
    kept = [c for c in found if c not in strangers]
    return strangers + _unbalanced(text, kept, source, place)


def _breaking(text: str, spare: list[Construct], missing: list[str]) -> list[Construct]:
    """Markup that swallows an end of what the source has and the text has, too: a lone backtick
    before a code span. Only its opening half is to blame.
    """
    hit = [(at, at + len(m)) for m in missing if (at := text.find(m)) >= 0]
    out = []
    for c in spare:
        if any(a < c.end and c.start < b and not (a <= c.start and c.end <= b) for a, b in hit):
            width = len(text) - len(text[c.start :].lstrip(text[c.start])) - c.start
            end = c.start + width if c.kind in {"code", "math"} else c.end
            out.append(c._replace(end=end, close_start=end))
    return out[:1]


def _name(text: str, c: Construct) -> str:
    if c.kind != "html":
        return c.kind
    tag = _TAG.match(text, c.start)
    return text[c.start : tag.end()].lower() if tag else text[c.start : c.start + 4]


def _unbalanced(text: str, kept: list[Construct], source: str, place: Place) -> list[Construct]:
    """Tags that would leak out of the text, unless the source's text has just these."""
    tags = [c for c in kept if c.kind == "html"]
    if not tags:
        return []
    loose = _loose(text, tags)
    theirs = [c for c in constructs(source, place) if c.kind == "html"]
    allowed = [_name(source, c) for c in _loose(source, theirs)]
    return [] if [_name(text, c) for c in loose] == allowed else loose


def _loose(text: str, tags: list[Construct]) -> list[Construct]:
    opened: list[Construct] = []
    loose: list[Construct] = []
    waiting: Counter[str] = Counter()
    for c in tags:
        kind = _token_kind(text, c)
        name = _name(text, c).lstrip("</")
        if kind == "open":
            opened.append(c)
            waiting[name] += 1
        elif kind == "close" and not waiting[name]:
            loose.append(c)
        elif kind == "close":
            while (other := _name(text, opened[-1])[1:]) != name:
                waiting[other] -= 1
                loose.append(opened.pop())
            waiting[name] -= 1
            opened.pop()
    return sorted(loose + opened)


_LITERAL = re.compile(r"\\[!-/:-@\[-`{-~]|[\\`*_{}\[\]<>#+.!|~$:=-]")


def literal(text: str) -> str:
    """`text` with every character that means something escaped; what is escaped stays so."""
    return _LITERAL.sub(lambda m: m[0] if len(m[0]) > 1 else "\\" + m[0], text)


def sheltered(text: str, source: str, place: Place, fit: Callable[[str], str] = literal) -> str:
    """`text` literally, but for the markup that stands in it just as `source` has it."""
    kept: list[tuple[int, int]] = []
    done = 0
    for c in constructs(source, place):
        at = (
            text.find(source[c.start : c.end], kept[-1][1] if kept else 0)
            if c.start >= done
            else -1
        )
        if at >= 0:
            kept.append((at, at + c.end - c.start))
            done = c.end
    edges = [0, *(edge for span in kept for edge in span), len(text)]
    pieces = [text[a:b] for a, b in pairwise(edges)]
    return "".join(piece if n % 2 else fit(piece) for n, piece in enumerate(pieces))


_ENOUGH = 6
_MARKUP = re.compile(  # one class of characters comes first, so that the search is fast
    r"([\[\]<>&!{}|`*_~$\\](?<=(.).)(?:(?<=\])(?:\([^()\n]*\)|\[[^\[\]\n]*\])|(?<=<)[^<>\n]*>"
    r"|(?<=[`*_~$])[`*_~$]+|(?<=\\).|(?<=\{)[{%:][^{}\n]*[%}]?\})?)(?=(.))",
    re.DOTALL,
)


def _marks(text: str) -> list[tuple[str, str, str]]:
    """The marks in a text, each with what stands before and after it."""
    return _MARKUP.findall(f" {text} ")


def _alike(ours: list[tuple[str, str, str]], theirs: list[tuple[str, str, str]]) -> bool:
    """Are two texts' marks the same, between neighbours of the same kinds, which decide?

    Then they have the same markup; it costs far less than parsing both.
    """
    return ours == theirs or (
        [m[0] for m in ours] == [m[0] for m in theirs]
        and all(
            _kind_of(a) == _kind_of(b)
            for m, n in zip(ours, theirs, strict=True)
            for a, b in zip(m[1:], n[1:], strict=True)
            if a != b
        )
    )


def _kind_of(char: str) -> int:
    """Blank, letter or figure, or anything else."""
    return 0 if char.isspace() else 1 if char.isalnum() else 2


def tame(text: str, source: str, place: Place) -> str:
    """`text` with the markup that `source` does not have escaped."""
    marks = _marks(text)
    if not marks or _alike(marks, _marks(source)):
        return text
    for _ in range(_ENOUGH):
        strangers = foreign(text, source, place)
        if not strangers:
            return text
        signs = sorted({n for c in strangers for n in _delimiters(text, c)})
        text = (
            "".join(text[a:b] + "\\" for a, b in pairwise([0, *signs]))
            + text[signs[-1] if signs else 0 :]
        )
    return literal(text)


def _delimiters(text: str, c: Construct) -> Iterator[int]:
    """Where a backslash takes a construct its meaning."""
    if c.kind in {"emphasis", "strong", "strikethrough"}:
        yield from range(c.start, c.open_end)
        yield from range(c.close_start, c.end)
    elif c.kind in {"code", "math"}:
        width = len(text) - len(text[c.start :].lstrip(text[c.start])) - c.start
        yield from range(c.start, c.start + width)
        yield from range(c.end - width, c.end)
    elif c.kind in {"image", "template"}:
        yield c.start + 1
    elif text[c.start] in "[<":
        yield c.start
