"""A text without its inline markup, and the markup to put back: spans, and atoms that are copied.

Where it stands is the format's knowledge (`Format.inline`); what `read` finds is valid again after
`Marked.write`, whatever the words between.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.formats import Token, formats

FIRST_ATOM = 0xF600  # atoms stand in the plain text as characters of a private area
ATOM = re.compile("[\uf600-\uf8ff]")
# URLs, e-mail addresses, @handles and #tags are copied, and so are signs escaped with a backslash,
# what site generators put in: templates, attributes such as { .button }, icons such as :smile:
_ADDRESSES = (
    r"https?://[^\s)\]<>\"”]*[^\s)\]<>\"”.,;:!?*_']|www\.[^\s)\]<>\"”]*[^\s)\]<>\"”.,;:!?*_']"
    r"|[\w.+-]+@[\w-]+\.[\w.]*\w|(?<![\w&])[@#]\w[\w.]*\w"
)
_ADDRESS = re.compile(_ADDRESSES)
_LONELY = re.compile(
    rf"{_ADDRESSES}|\\[!-/:-@\[-`{{-~]|\{{\{{.*?\}}\}}|\{{%.*?%\}}"
    r"|\{:?[ ]*(?:[.#][\w-]|[\w-]+=)[^{}\n]*\}|(?<![\w:]):[a-z][\w+-]*:(?![\w:])"
)
_TARGET = re.compile(r"(?<=\]\()\{\{[^{}\n]*\}\}(?=\))")  # a link to what a template will say
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]\w*);", re.IGNORECASE)
ENTITIES = {"html"}  # formats whose words are escaped throughout


@dataclass(frozen=True)
class Span:
    """Markup around a stretch of the plain text; outer spans come before inner ones."""

    start: int
    end: int
    opening: str
    closing: str


@dataclass(frozen=True)
class Marked:
    """The words of a segment, `atoms` as private characters among them, and its `spans`."""

    text: str
    spans: tuple[Span, ...] = ()
    atoms: tuple[str, ...] = ()
    escape: bool = False  # `&` and `<` of the words are entities in the file

    def write(self, text: str, spans: Iterable[Span]) -> str:
        """`text` with `spans` around its stretches and the atoms spelt out."""
        marks: list[tuple[int, int, int, str]] = []
        for rank, span in enumerate(spans):
            size = span.end - span.start
            marks.append((span.start, 1, -size * 1000 + rank, span.opening))
            marks.append((span.end, 0, size * 1000 - rank, span.closing))
        out: list[str] = []
        here = 0
        for at, _, _, mark in sorted(marks):
            out += ATOM.sub(self._atom, self._escaped(text[here:at])), mark
            here = at
        return "".join((*out, ATOM.sub(self._atom, self._escaped(text[here:]))))

    def _escaped(self, text: str) -> str:
        return html.escape(text, quote=False) if self.escape else text

    def _atom(self, match: re.Match[str]) -> str:
        number = ord(match.group()) - FIRST_ATOM
        return self.atoms[number] if number < len(self.atoms) else match.group()

    @property
    def tags(self) -> list[str]:
        """All its markup, for comparing two texts."""
        pairs = [part for span in self.spans for part in (span.opening, span.closing)]
        return sorted((*pairs, *(self.atoms[ord(c) - FIRST_ATOM] for c in ATOM.findall(self.text))))


def read(text: str, kind: str) -> Marked:
    """A segment's `text` of an article in the format `kind` (markdown, html, …) taken apart."""
    tokens = _filled(_tokens(text, kind))
    escape = kind != "text" and bool(_ENTITY.search(text) or kind in ENTITIES)
    if not tokens and not escape:
        return Marked(text)
    marked = _build(text, tokens, _pairs(tokens), escape=escape)
    written = marked.write(marked.text, marked.spans)
    if escape and html.unescape(written) != html.unescape(text):  # &nbsp; comes back as its sign
        return _build(text, tokens, _pairs(tokens), escape=False)
    return marked


def _tokens(text: str, kind: str) -> Iterator[Token]:
    """The format's tokens, and what else is copied between them: addresses, escaped signs."""
    lonely = _ADDRESS if kind == "text" else _LONELY
    shown = _TARGET.sub(lambda m: "x" * len(m[0]), text)
    found = fmt.inline(shown) if (fmt := formats().get(kind)) else ()
    here = 0
    for token in (*found, Token(len(text), len(text), "end")):
        for match in lonely.finditer(text, here, token.start):
            yield Token(match.start(), match.end(), "url")
        here = token.end
        if token.kind != "end":
            yield token


def _filled(tokens: Iterable[Token]) -> list[Token]:
    """The tokens; a pair with nothing in it, such as [](u), is one that stands alone."""
    out: list[Token] = []
    for token in tokens:
        if token.kind == "close" and out and out[-1].kind == "open" and out[-1].end == token.start:
            out[-1] = Token(out[-1].start, token.end, "tag")
        else:
            out.append(token)
    return out


def _pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Which closing token closes which opening one; what stays alone is not in it."""
    closes: dict[int, int] = {}
    waiting: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind == "open":
            waiting.append(number)
        elif token.kind == "close" and waiting:
            closes[number] = waiting.pop()
    return closes


def _build(text: str, tokens: Sequence[Token], closes: dict[int, int], *, escape: bool) -> Marked:
    paired = {*closes, *closes.values()}
    out, atoms = "", list[str]()
    starts, spans, here = dict[int, int](), dict[int, Span](), 0
    for number, token in enumerate(tokens):
        out += _unescaped(text[here : token.start], escape=escape)
        here, raw = token.end, text[token.start : token.end]
        if number not in paired:
            atoms.append(raw)
            out += chr(FIRST_ATOM + len(atoms) - 1)
        elif number not in closes:
            starts[number] = len(out)
        else:
            first = closes[number]
            opening = text[tokens[first].start : tokens[first].end]
            spans[first] = Span(starts[first], len(out), opening, raw)
    out += _unescaped(text[here:], escape=escape)
    return Marked(out, tuple(spans[n] for n in sorted(spans)), tuple(atoms), escape)


def _unescaped(text: str, *, escape: bool) -> str:
    return html.unescape(text) if escape and "&" in text else text
