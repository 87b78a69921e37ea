"""DOCX: paragraphs of the text, of tables, notes, headers and footers; runs and pictures kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.formats import Format, Options, runs
from l10n.formats.archive import reader, writer
from l10n.formats.runs import Element, Form, Item, drift, elements, plain, read, written
from l10n.model import Block, Role

_PARTS = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_PARAGRAPH = re.compile(r"<(/?)w:(p|tc)(?=[\s>/])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_DEEP = 40  # elements around text inside one another; a document has two or three
_STYLE = re.compile(r'<w:pStyle\s[^>]*?w:val="([^"]*)"')
_NOISE = re.compile(r'<w:(?:lang|noProof|rFonts w:hint)\b[^>]*/>|\s+w:rsid\w*="[^"]*"')
_SKIPPED = frozenset({"w:pPr", "w:proofErr", "w:lastRenderedPageBreak"})
_AROUND = frozenset({"w:hyperlink", "w:ins", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple"})
_STYLES = (
    (re.compile(r"sub\s?title", re.IGNORECASE), Role.LEAD),
    (re.compile(r"title", re.IGNORECASE), Role.TITLE),
    (re.compile(r"heading|überschrift|titre|заголовок", re.IGNORECASE), Role.HEADING),
    (re.compile(r"quot", re.IGNORECASE), Role.QUOTATION),
    (re.compile(r"caption", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"footnote|endnote", re.IGNORECASE), Role.FOOTNOTE),
    (re.compile(r"list", re.IGNORECASE), Role.LIST_ITEM),
)
_SHORT = (("w:b", "b"), ("w:i", "i"), ("w:u", "u"), ("w:strike", "s"))
_ALT = re.compile(r'<wp:docPr\b[^>]*?\sdescr="([^"]*)"')


def split(text: str, _options: Options) -> Sequence[Block]:
    """One block per paragraph with words; a picture's description where it stands alone."""
    return list(_within(text, (0, len(text)), 1))


def _within(text: str, span: tuple[int, int], line: int, boxes: int = 0) -> Iterator[Block]:
    """The blocks of all paragraphs in a stretch, which lies in so many text boxes."""
    at = span[0]
    for start, end, cell in _paragraphs(text, *span):
        line += text.count("\n", at, start)
        at = start
        yield from _blocks(
            text, (start, end), line, Role.CELL if cell else Role.PARAGRAPH, boxes=boxes
        )


def _paragraphs(text: str, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """What stands between the tags of each paragraph that is in no other, and if in a cell."""
    depth = start = cells = 0
    for match in _PARAGRAPH.finditer(text, first, last):
        if match[3]:
            continue
        step = -1 if match[1] else 1
        if match[2] == "tc":
            cells = max(0, cells + step)
        elif match[1]:
            if depth == 1:
                yield start, match.start(), cells > 0
            depth = max(0, depth - 1)
        else:
            start = match.end() if depth == 0 else start
            depth += 1


def _blocks(
    text: str, span: tuple[int, int], line: int, usual: Role, *, boxes: int
) -> Iterator[Block]:
    """A paragraph's words, with the text boxes in it between them: these hold paragraphs again."""
    start, end = span
    content = [part for part in elements(text, start, end) if part.name != "w:pPr"]
    if not content:
        return
    role = _role(text[start : content[0].start]) or usual
    here: list[Element] = []
    for part in _flat(text, content) if text.find(_BOX, start, end) >= 0 else content:
        if text.find(_BOX, part.start, part.end) < 0:
            here.append(part)
            continue
        yield from _words(text, here, line, role)
        here = []
        for inner, again in _boxes(text, part) if boxes < _BOXES else ():
            at = line + text.count("\n", start, inner[0])
            for block in _within(text, inner, at, boxes + 1):
                yield replace(block, role=Role.ALT) if again else block
    yield from _words(text, here, line, role)


_BOX, _FALLBACK = "<w:txbxContent", "<mc:Fallback"
_BOXES = 3  # in one another; Word allows none
_CONTENT = re.compile(r"<(/?)w:txbxContent(?=[\s>])[^>]*>")


def _flat(text: str, parts: Sequence[Element], depth: int = 0) -> Iterator[Element]:
    """The parts, what is around a text box opened."""
    for part in parts:
        around = part.name in _AROUND and depth < _DEEP
        if around and text.find(_BOX, part.start, part.end) >= 0:
            yield from _flat(text, part.children, depth + 1)
        else:
            yield part


def _boxes(text: str, part: Element) -> Iterator[tuple[tuple[int, int], bool]]:
    """What stands between the tags of each text box that is in no other, and if it is said again.

    Word writes a box twice, for itself and for programs that know no such drawings.
    """
    depth = start = 0
    for match in _CONTENT.finditer(text, part.start, part.end):
        if match[1]:
            if depth == 1:
                again = text.rfind(_FALLBACK, part.start, start) > 0
                yield (start, match.start()), again
            depth = max(0, depth - 1)
        else:
            start = match.end() if depth == 0 else start
            depth += 1


def _words(text: str, content: Sequence[Element], line: int, role: Role) -> Iterator[Block]:
    if not content:
        return
    words, form = read(_items(text, content), _label)
    first, last = content[0].start, content[-1].end
    if any(map(str.isalpha, runs.TAG.sub("", words))):
        yield Block(
            words, first, last, role, line, dress=form, offsets=drift(text, words, first, last)
        )
        return
    for match in _ALT.finditer(text, first, last):
        if any(map(str.isalpha, match[1])):
            yield Block(plain(match[1]), *match.span(1), Role.ALT, line, "alt text")


def _role(properties: str) -> Role | None:
    """What the paragraph's style says."""
    style = _STYLE.search(properties)
    for pattern, role in _STYLES if style else ():
        if style and pattern.search(style[1]):
            return role
    return Role.LIST_ITEM if "<w:numPr>" in properties else None


def _items(text: str, parts: Sequence[Element], depth: int = 0) -> list[Item]:
    """A paragraph's pieces in order; a field from its begin to its end is one."""
    out: list[Item] = []
    field = 0
    for part in parts:
        raw = text[part.start : part.end]
        begins, ends = raw.count('w:fldCharType="begin"'), raw.count('w:fldCharType="end"')
        if field or begins > ends:
            out.append(Item("x", out.pop().value + raw) if field else Item("x", raw))
            field = max(0, field + begins - ends)
        elif part.name == "w:r":
            out += _run(text, part)
        elif part.name in _AROUND and part.children and depth < _DEEP:
            out.append(Item("open", text[part.start : part.inner]))
            out += _items(text, part.children, depth + 1)
            out.append(Item("close", text[part.close : part.end]))
        elif part.name not in _SKIPPED:
            out.append(Item("x", raw))
    return out


def _run(text: str, run: Element) -> Iterator[Item]:
    form = next((text[c.start : c.end] for c in run.children if c.name == "w:rPr"), "")
    form = _NOISE.sub("", form)
    for child in run.children:
        if child.name == "w:t":
            yield Item("text", plain_text(text[child.inner : child.close]), form)
        elif child.name == "w:noBreakHyphen":
            yield Item("text", "\N{NON-BREAKING HYPHEN}", form)
        elif child.name not in {"w:rPr", *_SKIPPED}:
            raw = f"<w:r>{form}{text[child.start : child.end]}</w:r>"
            yield Item("x", raw, {"w:tab": "tab", "w:br": "br"}.get(child.name, ""))


def plain_text(xml: str) -> str:
    return plain(xml)


def _label(form: str) -> str:
    """`b`, `i`, `bi` for what these are alone, a number for all else."""
    names = re.findall(r"<(w:\w+)(?:\s[^>]*)?/>", form)
    known = dict(_SHORT)
    rest = [n for n in names if n not in known and not n.endswith("Cs")]
    off = re.search(r'<w:(?:b|i|strike)\s+w:val="(?:0|false|none)"', form)
    if names and not rest and not off:
        return "".join(dict.fromkeys(known[n] for n in names if n in known)) or "f0"
    return f"f{runs.number(form)}"


def dress(block: Block, target: str) -> str:
    if not isinstance(block.dress, Form):
        return written(runs.one_line(target)).replace('"', "&quot;")
    return runs.dress(block.dress, target, _write)


def _write(text: str, form: str) -> str:
    return f'<w:r>{form}<w:t xml:space="preserve">{written(text)}</w:t></w:r>' if text else ""


def escape(block: Block, target: str) -> str:
    """The target in one run, tags and all."""
    if not isinstance(block.dress, Form):
        return dress(block, target)
    form = block.dress
    return form.before + _write(runs.one_line(target), form.base) + form.after


DOCX = Format(
    "docx",
    frozenset({".docx"}),
    split,
    dress,
    escape,
    runs.tokens,
    reader(_PARTS),
    writer(_PARTS),
)
