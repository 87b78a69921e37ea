"""Words in the parameters of templates: `{{< figure caption="…" >}}`, `!!! note "…"`.

The template stays as it is; only a value goes, in its quotation marks. Which parameters people read
is what `[formats] keys` says of front matter, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.formats import Options, fold
from l10n.model import Block, Role

_VALUE = re.compile(
    r"""(?<![\w-])(?P<name>[A-Za-z][\w-]*)\s*=\s*(?:"(?P<d>(?:[^"\\]|\\.)*)"|'(?P<s>[^']*)')""",
    re.DOTALL,
)
_TITLE = re.compile(r'(?:!!!|\?\?\?\+?)[^"\r\n]*(?P<q>")(?P<d>[^"\r\n]*)"[ \t]*(?=[\r\n]|\Z)')
_OPEN = re.compile(r"\{(?=[{%])|([%}])(?=\})")
_ROLES = {"alt": Role.ALT, "caption": Role.CAPTION}
_CONTEXTS = {"alt": "alt text"}


@dataclass(frozen=True)
class Note:
    """A value's quotation mark, and whether it has tags."""

    quote: str
    tags: bool = False


def split(text: str, start: int, line: int, options: Options) -> Iterator[Block]:
    """The blocks in a template that stands at `start` of an article, on `line`."""
    title = _TITLE.match(text)
    if title and _reads(title["d"]):
        first, last = title.span("d")
        yield Block(title["d"], start + first, start + last, Role.HEADING, line, dress=Note('"'))
    for match in _VALUE.finditer(text):
        name, group = match["name"], "d" if match["d"] is not None else "s"
        raw, (first, last) = match[group], match.span(group)
        if name in options.keys and _reads(raw):
            role = _ROLES.get(name, Role.ATTRIBUTE)
            number = line + text.count("\n", 0, first)
            note = Note('"' if group == "d" else "'", tags="<" in raw)
            context = _CONTEXTS.get(name, name)
            yield Block(raw, start + first, start + last, role, number, context, dress=note)


def _reads(raw: str) -> bool:
    """Words on one line, no variable of the template."""
    return any(map(str.isalpha, raw)) and "{{" not in raw and raw == fold(raw)


def dress(note: Note, target: str) -> str:
    """Templates differ in how they escape, so marks that mean something become ones alike."""
    text = fold(target).replace("\\", "")
    text = text if note.tags else text.replace("<", "‹")
    curly = (
        "\N{RIGHT DOUBLE QUOTATION MARK}"
        if note.quote == '"'
        else "\N{RIGHT SINGLE QUOTATION MARK}"
    )
    return _OPEN.sub(lambda m: m[0] + " ", text.replace(note.quote, curly).strip(" "))
