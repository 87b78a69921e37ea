"""Words in the parameters of templates: `{{< figure caption="…" >}}`, `!!! note "…"`, `:::tip[…]`.

The template stays as it is; only a value goes, in its quotation marks. Which parameters people read
is what `[formats] keys` says of front matter, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.formats import Options, fold, markup
from l10n.formats.masks import WORDED
from l10n.model import Block, Role

_VALUE = re.compile(
    r"""(?<![\w-])(?P<name>[A-Za-z][\w-]*)\s*=\s*(?:"(?P<d>(?:[^"\\]|\\.)*)"|'(?P<s>[^']*)')""",
    re.DOTALL,
)
_TITLE = re.compile(
    r'(?:!!!|\?\?\?\+?|===[!+]?)[^"\r\n]*"(?P<quoted>[^"\r\n]*)"[ \t]*(?=[\r\n]|\Z)'
    r"|:::+[ \t]*[\w-]+(?:\[(?P<label>[^\[\]\r\n]*)\]"
    r"|[ \t]++(?P<bare>[^\s{}\[\]][^{}\[\]\r\n]*+)(?=\{|[\r\n]|\Z))"
    rf"|(?:`{{3,}}|~{{3,}}|:{{3,}})\{{(?!figure)(?:{WORDED})\}}[ \t]++(?P<myst>\S[^\r\n]*+)"
    r"|/{3,}[ \t]*[\w-]+[ \t]*\|[ \t]*+(?P<block>[^\s{}\[\]][^{}\[\]\r\n]*+)(?=[\r\n]|\Z)"
    r"|(?:\[![\w|-]+\][+-]?|\*\[[^\]\r\n]+\]:)[ \t]++(?P<line>\S[^\r\n]*+)"
)
_OPEN = re.compile(r"\{(?=[{%])|([%}])(?=\})")
_ROLES = {"alt": Role.ALT, "caption": Role.CAPTION}
_CONTEXTS = {"alt": "alt text"}


@dataclass(frozen=True)
class Note:
    """A value's quotation mark, of a title the kind of its place."""

    quote: str


def split(text: str, start: int, line: int, options: Options) -> Iterator[Block]:
    """The blocks in a template that stands at `start` of an article, on `line`."""
    title = _TITLE.match(text)
    if title:
        yield from _title(title, start, line)
    for match in _VALUE.finditer(text, title.end() if title else 0):
        name, group = match["name"], "d" if match["d"] is not None else "s"
        raw, (first, last) = match[group], match.span(group)
        if name in options.keys and _reads(raw):
            role = _ROLES.get(name, Role.ATTRIBUTE)
            number = line + text.count("\n", 0, first)
            note = Note('"' if group == "d" else "'")
            context = _CONTEXTS.get(name, name)
            yield Block(raw, start + first, start + last, role, number, context, dress=note)


def _title(match: re.Match[str], start: int, line: int) -> Iterator[Block]:
    """The title of an admonition; a single small word with signs is an address or a setting."""
    place = match.lastgroup or ""
    raw, first = match[place], match.start(place)
    if place != "quoted":
        raw = raw.rstrip(" \t")
    if place == "bare" and raw.endswith(":::"):
        raw = raw.rstrip(":").rstrip(" \t")
    last = first + len(raw)
    if _reads(raw) and not (place in _LOOSE and _SETTING.fullmatch(raw)):
        note = Note(place)
        role = Role.DEFINITION if match[0].startswith("*") else Role.HEADING
        yield Block(raw, start + first, start + last, role, line, dress=note)


_LOOSE = {"bare", "myst"}
_SETTING = re.compile(r"[a-z0-9%-]*[/.=#@:_][a-z0-9%/.=#@:_-]*")


def _reads(raw: str) -> bool:
    """Words on one line, no variable of the template."""
    return any(map(str.isalpha, raw)) and "{{" not in raw and raw == fold(raw)


def dress(block: Block, target: str) -> str:
    """Templates differ in how they escape, so marks that mean something become ones alike."""
    note = block.dress if isinstance(block.dress, Note) else Note('"')
    text = fold(target).replace("\\", "")
    other = _SIGN.findall(text) != _SIGN.findall(block.text)
    if other or markup.foreign(text, block.text, markup.NOWHERE):
        fit = _shown if note.quote in _TITLES else _alike
        text = markup.sheltered(text, block.text, markup.NOWHERE, fit)
    text = _OPEN.sub(lambda m: m[0] + " ", text.translate(_FORBIDDEN[note.quote]))
    return text.strip(" ")


def _shown(text: str) -> str:
    return _SIGN.sub(lambda m: f"&#{ord(m[0])};", text)


def _alike(text: str) -> str:
    return text.translate(_ALIKE)


_ALIKE = str.maketrans("`*_~[]<", "’∗＿∼()‹")
_SIGN = re.compile(r"[`*_~\[<]")  # of Markdown: other than in its source it could meet one below
_BRACKETS = str.maketrans("[]{}", "()()")
_DOUBLE = str.maketrans('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
_TITLES = {
    "quoted": _DOUBLE,
    "label": _BRACKETS,
    "bare": _BRACKETS,
    "block": _BRACKETS,
    "line": {},
    "myst": {},
}
_FORBIDDEN: dict[str, dict[int, int]] = {  # what would end a value, by what stands before it
    '"': _DOUBLE,
    "'": str.maketrans("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
    **_TITLES,
}
