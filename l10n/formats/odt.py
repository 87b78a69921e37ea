"""ODT: paragraphs and headings, in tables and notes, too; spans, links and pictures kept."""

import re
from collections.abc import Iterator, Sequence

from l10n.formats import Format, Options, runs
from l10n.formats.archive import reader, writer
from l10n.formats.runs import Element, Form, Item, drift, elements, plain, read, written
from l10n.model import Block, Role

_PARTS = re.compile(r"content\.xml")
_OUTER = re.compile(
    r"<(/?)(text:p|text:h|text:list-item|table:table-cell|text:note-body|draw:frame)(?=[\s>/])"
    r"((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>"
)
_AROUND = frozenset({"text:span", "text:a", "text:meta", "text:ruby", "text:ruby-base"})
_DEEP = 40  # elements around text inside one another; a document has two or three
_GAPS = frozenset({"text:soft-page-break"})
_STYLE = re.compile(r'text:style-name="([^"]*)"')
_ALT = re.compile(r"<svg:(?:title|desc)>([^<]*)</svg:(?:title|desc)>")
_ROLES = {
    "text:h": Role.HEADING,
    "text:list-item": Role.LIST_ITEM,
    "table:table-cell": Role.CELL,
    "text:note-body": Role.FOOTNOTE,
}
_STYLES = (("subtitle", Role.LEAD), ("title", Role.TITLE), ("quot", Role.QUOTATION))


def split(text: str, _options: Options) -> Sequence[Block]:
    """The stretches of each paragraph between the notes and frames in it."""
    return sorted(_all(text), key=lambda block: block.start)


def _all(text: str) -> Iterator[Block]:
    at, line = 0, 1
    for role, start, end in _stretches(text):
        if start >= at:
            line += text.count("\n", at, start)
            at = start
        yield from _block(text, role, start, end, line)
    at, line = 0, 1
    for match in _ALT.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        if any(map(str.isalpha, match[1])):
            yield Block(plain(match[1]), *match.span(1), Role.ALT, line, "alt text")


def _stretches(text: str) -> Iterator[tuple[Role, int, int]]:
    """Role, start and end of what stands in a paragraph and in no paragraph inside it."""
    stack: list[tuple[str, Role]] = [("", Role.PARAGRAPH)]
    here = -1  # where the open paragraph's text goes on
    for match in _OUTER.finditer(text):
        if match[4]:
            continue
        name, inside = match[2], stack[-1][0] in {"text:p", "text:h"}
        if inside and here >= 0:
            yield (
                stack[-1][1],
                here,
                _note_start(text, match) if name != stack[-1][0] else match.start(),
            )
        if match[1]:
            if stack[-1][0] == name:
                stack.pop()
            here = _note_end(text, match)
        else:
            stack.append((name, _role(name, match[3], stack[-1][1])))
            here = match.end() if name in {"text:p", "text:h"} else -1


def _note_start(text: str, match: re.Match[str]) -> int:
    """A note's mark goes with its body."""
    found = text.rfind("<text:note ", max(0, match.start() - 400), match.start())
    return found if found >= 0 and match[2] == "text:note-body" else match.start()


def _note_end(text: str, match: re.Match[str]) -> int:
    end = match.end()
    return end + len("</text:note>") if text.startswith("</text:note>", end) else end


def _role(name: str, attributes: str, outer: Role) -> Role:
    style = _STYLE.search(attributes)
    for word, role in _STYLES if style and name == "text:p" else ():
        if style and word in style[1].lower():
            return role
    return _ROLES.get(name, outer)


def _block(text: str, role: Role, start: int, end: int, line: int) -> Iterator[Block]:
    words, form = read(list(_items(text, elements(text, start, end), start, end)), _label)
    if any(map(str.isalpha, runs.TAG.sub("", words))):
        offsets = drift(text, words, start, end)
        yield Block(words, start, end, role, line, dress=form, offsets=offsets)


def _items(
    text: str, parts: Sequence[Element], start: int, end: int, depth: int = 0
) -> Iterator[Item]:
    """Text and elements in order."""
    at = start
    for part in parts:
        yield from _words(text[at : part.start])
        at = part.end
        raw = text[part.start : part.end]
        if part.name in _AROUND and part.close > part.inner and depth < _DEEP:
            yield Item("open", text[part.start : part.inner])
            yield from _items(text, part.children, part.inner, part.close, depth + 1)
            yield Item("close", text[part.close : part.end])
        elif part.name == "text:s":
            yield Item("text", " ")
        elif part.name not in _GAPS:
            short = {"text:tab": "tab", "text:line-break": "br"}.get(part.name, "")
            yield Item("x", raw, short)
    yield from _words(text[at:end])


def _words(xml: str) -> Iterator[Item]:
    if xml:
        yield Item("text", plain(runs.XML.sub("", xml)))


def _label(form: str) -> str:
    return f"f{runs.number(form)}"


def dress(block: Block, target: str) -> str:
    if not isinstance(block.dress, Form):
        return written(runs.one_line(target))
    return runs.dress(block.dress, target, _write)


def _write(text: str, _form: str) -> str:
    """Runs of spaces have an element of their own, or readers would fold them."""
    return re.sub(r" ( +)", lambda m: f' <text:s text:c="{len(m[1])}"/>', written(text))


def escape(block: Block, target: str) -> str:
    if not isinstance(block.dress, Form):
        return dress(block, target)
    return block.dress.before + _write(runs.one_line(target), "") + block.dress.after


ODT = Format(
    "odt",
    frozenset({".odt"}),
    split,
    dress,
    escape,
    runs.tokens,
    reader(_PARTS),
    writer(_PARTS),
)
