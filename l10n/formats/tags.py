"""HTML's tokens with their places in the text, by a tokenizer that follows the standard."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from l10n.formats import Token
from l10n.formats.masks import FILL, TEMPLATE
from l10n.model import spliced

# tags that begin a block of HTML at a line's start, closed or not
BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details"
    "|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    "|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option"
    "|p|param|pre|script|search|section|source|style|summary|table|tbody|td|textarea|tfoot|th"
    "|thead|title|tr|track|ul"
)
VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
CODE = frozenset(("code", "kbd", "samp", "var", "tt"))


class Tag(NamedTuple):
    """One token: "text", "open", "close", "void" or "other" (comments, declarations).

    `seen` is what stands there, as the tokenizer sees it: without templates.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    seen: str = ""


_KINDS = {0: "text", 1: "open", 2: "close", 5: "text"}


def tags(text: str) -> Iterator[Tag]:
    """The tokens of `text` in order. What follows a tag that never ends is no token at all."""
    here, waiting, enough = 0, "", _PIECE  # what is in no token yet, and where it stands
    for piece in _visible(text):
        waiting += piece
        if len(waiting) < enough:
            continue
        found = list(_tags(waiting, here))
        while found and found[-1].kind != "close":  # after one, nothing before it matters
            found.pop()
        yield from found
        enough = _PIECE if found else 2 * len(waiting)
        if found:
            here, waiting = found[-1].end, waiting[found[-1].end - here :]
    yield from _tags(waiting, here)


_PIECE = 1 << 14  # characters


def _tags(seen: str, here: int) -> Iterator[Tag]:
    """The tokens of what stands `here`, as `_visible` gives it."""
    from turbohtml import tokenize

    at, odd = 0, _DROPPED in seen
    for token in tokenize(
        seen, capture_source=True, resolve_references=False, capture_attributes=False
    ):
        start, written = at, token.source or token.data or ""
        at += len(written)
        if odd or not seen.startswith(written, start):
            start, at = _among_dropped(seen, written, start)
            written = seen[start:at]
        kind, name = _KINDS.get(token.type, "other"), token.tag or ""
        if kind == "open" and (name in VOID or token.self_closing):
            kind = "void"
        yield Tag(kind, here + start, here + at, name, written)


LONE = re.compile(r"[\ud800-\udfff]")  # bytes that are no UTF-8


_ODD = re.compile(r"[\r\0{\ud800-\udfff]")
_UNSEEN = re.compile(rf"\r\n?|\0|{LONE.pattern}|{TEMPLATE.pattern}")


def _visible(text: str) -> Iterator[str]:
    """`text` in pieces, as long in all, without templates and carriage returns."""
    changes = _UNSEEN.finditer(text) if _ODD.search(text) else ()
    for long in spliced(text, ((*m.span(), _blank(m[0])) for m in changes)):
        yield from (long[at : at + _PIECE] for at in range(0, len(long), _PIECE))


def _blank(unseen: str) -> str:
    if unseen[0] == "\r":
        return unseen.replace("\r\n", " \n").replace("\r", "\n")
    return FILL * len(unseen) if unseen[0] == "{" else "\N{REPLACEMENT CHARACTER}"


def _among_dropped(text: str, written: str, at: int) -> tuple[int, int]:
    """Where a token stands: the tokenizer drops `</>` before it and amid it without a word."""
    while text.startswith(_DROPPED, at):
        at += len(_DROPPED)
    start = at
    while 0 <= (size := text.find(_DROPPED, at) - at) < len(written):
        kept = written.startswith(_DROPPED, size)  # in a comment, in an attribute
        if not text.startswith(written[:size], at):
            break
        at += size + len(_DROPPED)
        written = written[size + len(_DROPPED) * kept :]
    if not text.startswith(written, at):  # never seen; what is left is no text then
        return len(text), len(text)
    return start, at + len(written)


_DROPPED = "</>"


class Attribute(NamedTuple):
    """An attribute's name, its value as written, where that stands, and its quotation mark."""

    name: str
    value: str
    start: int
    quote: str


_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<n>[^\s>]*)))?"""
)


def attributes(tag: Tag) -> Iterator[Attribute]:
    """The attributes of an opening tag that have a value; a template's own words are none."""
    at, end = 1 + len(tag.name), len(tag.seen) - 1
    while at < end and (match := _ATTRIBUTE.match(tag.seen, at, end)):
        at = match.end()
        for group, quote in (("d", '"'), ("s", "'"), ("n", "")):
            if match[group]:
                start = tag.start + match.start(group)
                yield Attribute(match["name"].lower(), match[group], start, quote)


_LOCKED = re.compile(
    r"""\btranslate\s*=\s*["']?no\b|\bclass\s*=\s*["']?[^"'>]*\bnotranslate\b""", re.IGNORECASE
)


def is_locked(tag: Tag) -> bool:
    """Does the tag say that nobody may translate what is in it?"""
    return "translate" in tag.seen and bool(_LOCKED.search(tag.seen))


def tokens(text: str) -> list[Token]:
    """The markup of a text of HTML: tags, code with all that is in it, templates."""
    if "<" not in text and "{" not in text:
        return []
    out = [Token(*m.span(), "template") for m in TEMPLATE.finditer(text)]
    code: Tag | None = None
    for tag in tags(text):
        if code is not None:
            if tag.kind == "close" and tag.name == code.name:
                out.append(Token(code.start, tag.end, "code"))
                code = None
        elif tag.kind == "open" and (tag.name in CODE or is_locked(tag)):
            code = tag
        elif tag.kind != "text":
            kind = "image" if tag.name == "img" else tag.kind
            out.append(Token(tag.start, tag.end, _TOKEN.get(kind, kind)))
    if code is not None:
        out.append(Token(code.start, code.end, "open"))
    out.sort()
    return [t for n, t in enumerate(out) if not n or t.start >= out[n - 1].end]


_TOKEN = {"void": "tag", "other": "tag"}
