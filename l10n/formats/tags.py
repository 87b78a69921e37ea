"""HTML's tokens with their places in the text, by a tokenizer that follows the standard."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from l10n.formats import Token
from l10n.formats.masks import FILL, TEMPLATE
from l10n.model import splice

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
    """One token: "text", "open", "close", "void" or "other" (comments, declarations)."""

    kind: str
    start: int
    end: int
    name: str = ""


_KINDS = {0: "text", 1: "open", 2: "close", 5: "text"}


def tags(text: str) -> Iterator[Tag]:
    """The tokens of `text` in order. What follows a tag that never ends is no token at all."""
    return seen_tags(visible(text))


def seen_tags(seen: str) -> Iterator[Tag]:
    """The same for a text as `visible` gives it."""
    from turbohtml import tokenize

    at = 0
    for token in tokenize(
        seen, capture_source=True, resolve_references=False, capture_attributes=False
    ):
        written = token.source
        if written is None:
            written = token.data or ""
        if not seen.startswith(written, at):
            at = _skip(seen, written, at)
            if at < 0:
                return
        start, at = at, at + len(written)
        kind = _KINDS.get(token.type, "other")
        name = token.tag or ""
        if kind == "open" and (name in VOID or token.self_closing):
            kind = "void"
        yield Tag(kind, start, at, name)


LONE = re.compile(r"[\ud800-\udfff]")  # bytes that are no UTF-8


_UNSEEN = re.compile(rf"\r\n?|{LONE.pattern}|{TEMPLATE.pattern}")


def visible(text: str) -> str:
    """`text` as the tokenizer may see it: as long, without templates and carriage returns."""
    if "{" in text or "\r" in text or LONE.search(text):
        return splice(text, ((*m.span(), _blank(m[0])) for m in _UNSEEN.finditer(text)))
    return text


def _blank(unseen: str) -> str:
    if unseen[0] == "\r":
        return unseen.replace("\r\n", " \n").replace("\r", "\n")
    return FILL * len(unseen) if unseen[0] == "{" else "\N{REPLACEMENT CHARACTER}"


def _skip(text: str, written: str, at: int) -> int:
    """The tokenizer drops `</>` without a word."""
    while text.startswith("</>", at):
        at += 3
    return at if text.startswith(written, at) else text.find(written, at)


class Attribute(NamedTuple):
    """An attribute's name, its value as written, where that stands, and its quotation mark."""

    name: str
    value: str
    start: int
    quote: str


_ATTRIBUTE = re.compile(
    r"""[\s/]*(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<n>[^\s>]*)))?"""
)


def attributes(text: str, tag: Tag) -> Iterator[Attribute]:
    """The attributes of an opening tag that have a value."""
    at, end = tag.start + 1 + len(tag.name), tag.end - 1
    while at < end and (match := _ATTRIBUTE.match(text, at, end)):
        at = match.end()
        for group, quote in (("d", '"'), ("s", "'"), ("n", "")):
            if match[group]:
                yield Attribute(match["name"].lower(), match[group], match.start(group), quote)


_LOCKED = re.compile(
    r"""\btranslate\s*=\s*["']?no\b|\bclass\s*=\s*["']?[^"'>]*\bnotranslate\b""", re.IGNORECASE
)


def locked(text: str, tag: Tag) -> bool:
    """Does the tag say that nobody may translate what is in it?"""
    source = text[tag.start : tag.end]
    return "translate" in source and bool(_LOCKED.search(source))


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
        elif tag.kind == "open" and (tag.name in CODE or locked(text, tag)):
            code = tag
        elif tag.kind != "text":
            kind = "image" if tag.name == "img" else tag.kind
            out.append(Token(tag.start, tag.end, _TOKEN.get(kind, kind)))
    if code is not None:
        out.append(Token(code.start, code.end, "open"))
    out.sort()
    return [t for n, t in enumerate(out) if not n or t.start >= out[n - 1].end]


_TOKEN = {"void": "tag", "other": "tag"}
