"""A text without its inline markup, and the markup to put back: spans, and atoms that are copied.

`read` is the only place that knows how Markdown and HTML write it; what it finds is valid again
after `Marked.write`, whatever the words between.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

FIRST_ATOM = 0xF600  # atoms stand in the plain text as characters of a private area
_ATOM = re.compile("[\uf600-\uf8ff]")
_TAG = (
    r"</?[A-Za-z][\w:-]*(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?)*\s*/?>"
    r"|<!--.*?-->|<\?.*?\?>"
)
# URLs, e-mail addresses, @handles and #tags are copied
_ADDRESS = (
    r"https?://[^\s)\]<>\"”]*[^\s)\]<>\"”.,;:!?*_']|www\.[^\s)\]<>\"”]*[^\s)\]<>\"”.,;:!?*_']"
    r"|[\w.+-]+@[\w-]+\.[\w.]*\w|(?<![\w&])[@#]\w[\w.]*\w"
)
_MARKDOWN_ATOM = (
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|\{\{.*?\}\}|\{%.*?%\}|\[\^[^\]\s]+\]"
    r"|!\[[^\]]*\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\]]*\])"
    r"|<(?:https?|mailto|ftp):[^>\s]*>|\\[!-/:-@\[-`{-~]|(?<![\\$])\$[^$\s](?:[^$\n]*[^$\s])?\$(?!\d)"
    rf"|{_ADDRESS}"
)
_LINK_END = r"\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\]]*\])"
_MARKDOWN = re.compile(
    rf"(?P<atom>{_MARKDOWN_ATOM})|(?P<tag>{_TAG})|(?P<end>{_LINK_END})|(?P<mark>\*\*|__|~~|\*|_|\[)",
    re.DOTALL,
)
_HTML = re.compile(
    rf"(?P<atom><(?P<raw>code|kbd|samp|var|script|style)\b[^>]*>.*?</(?P=raw)>|{_ADDRESS})"
    rf"|(?P<tag>{_TAG})|(?P<end>(?!))",
    re.DOTALL | re.IGNORECASE,
)
_TEXT = re.compile(rf"(?P<atom>{_ADDRESS})|(?P<tag>(?!))|(?P<end>(?!))")
_VOID = re.compile(
    r"<(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b", re.IGNORECASE
)
GRAMMARS = {"markdown": _MARKDOWN, "html": _HTML}


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
            out += self._words(text[here:at]), mark
            here = at
        return "".join((*out, self._words(text[here:])))

    def _words(self, text: str) -> str:
        if self.escape:
            text = html.escape(text, quote=False)
        return _ATOM.sub(self._atom, text)

    def _atom(self, match: re.Match[str]) -> str:
        number = ord(match.group()) - FIRST_ATOM
        return self.atoms[number] if number < len(self.atoms) else match.group()

    @property
    def tags(self) -> list[str]:
        """All its markup, for comparing two texts."""
        pairs = [part for span in self.spans for part in (span.opening, span.closing)]
        return sorted(
            (*pairs, *(self.atoms[ord(c) - FIRST_ATOM] for c in _ATOM.findall(self.text)))
        )


def read(text: str, kind: str) -> Marked:
    """A segment's `text` of an article in the format `kind` (markdown, html, …) taken apart."""
    grammar = GRAMMARS.get(kind, _TEXT)
    tokens = list(grammar.finditer(text))
    if not tokens and "&" not in text:
        return Marked(text, escape=kind == "html")
    partner = _pairs(tokens, text)
    return _build(
        text, tokens, partner, escape=kind == "html" or (kind == "markdown" and _entities(text))
    )


def _entities(text: str) -> bool:
    return bool(re.search(r"&(?:amp|lt|gt);", text))


def _pairs(tokens: list[re.Match[str]], text: str) -> dict[int, int]:
    """Which token closes which; what stays alone is not in it."""
    partner: dict[int, int] = {}
    open_: list[int] = []
    for number, token in enumerate(tokens):
        if token["atom"] or (token["tag"] and _lonely(token["tag"])):
            continue
        match = _opener(token, open_, tokens, text)
        if match is not None:
            partner[match] = number
            del open_[open_.index(match) :]
        elif _can_open(token, text):
            open_.append(number)
    return partner


def _lonely(tag: str) -> bool:
    return tag.endswith("/>") or tag.startswith(("<!", "<?")) or bool(_VOID.match(tag))


def _opener(
    token: re.Match[str], open_: list[int], tokens: list[re.Match[str]], text: str
) -> int | None:
    """The open token that this one closes."""
    if not _can_close(token, text):
        return None
    for number in reversed(open_):
        first = tokens[number]
        if _closes(token, first) and token.start() > first.end():
            return number
    return None


def _closes(last: re.Match[str], first: re.Match[str]) -> bool:
    if last["tag"]:
        return bool(first["tag"]) and _name(last["tag"]) == _name(first["tag"])
    if "end" in last.re.groupindex and last["end"]:
        return first.group() == "["
    return last.group() == first.group() and not first["tag"]


def _name(tag: str) -> str:
    return re.sub(r"[</>].*|\s.*", "", tag.lstrip("</"), flags=re.DOTALL).lower()


def _can_close(token: re.Match[str], text: str) -> bool:
    if token["tag"]:
        return token["tag"].startswith("</")
    if token["end"]:
        return True
    after = text[token.end() : token.end() + 1]
    inside = text[token.start() - 1 : token.start()]
    return (
        token.group() != "["
        and not (inside or " ").isspace()
        and not (token.group() in {"_", "__"} and after.isalnum())
    )


def _can_open(token: re.Match[str], text: str) -> bool:
    if token["tag"]:
        return not token["tag"].startswith("</")
    if token["end"]:
        return False
    before = text[token.start() - 1 : token.start()] if token.start() else ""
    inside = text[token.end() : token.end() + 1]
    return not (inside or " ").isspace() and not (token.group() in {"_", "__"} and before.isalnum())


def _build(
    text: str, tokens: list[re.Match[str]], partner: dict[int, int], *, escape: bool
) -> Marked:
    closing = {last: first for first, last in partner.items()}
    out: list[str] = []
    atoms: list[str] = []
    starts: dict[int, int] = {}
    spans: dict[int, Span] = {}
    here = length = 0
    for number, token in enumerate(tokens):
        piece = _unescaped(text[here : token.start()], escape=escape)
        here, raw = token.end(), token.group()
        length += len(piece)
        if number in partner:
            starts[number], raw = length, ""
        elif number in closing:
            first = closing[number]
            spans[first] = Span(starts[first], length, tokens[first].group(), raw)
            raw = ""
        elif token["atom"] or token["tag"]:
            atoms.append(raw)
            raw = chr(FIRST_ATOM + len(atoms) - 1)
        out += piece, raw
        length += len(raw)
    out.append(_unescaped(text[here:], escape=escape))
    ordered = tuple(spans[first] for first in sorted(spans))
    return Marked("".join(out), ordered, tuple(atoms), escape)


def _unescaped(text: str, *, escape: bool) -> str:
    return html.unescape(text) if escape and "&" in text else text
