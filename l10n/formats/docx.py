"""DOCX: paragraphs of the text, of tables, notes, headers and footers; runs and pictures kept."""

import re
from collections.abc import Iterator, Sequence

from l10n.formats import Format, Options, runs
from l10n.formats.archive import reader, writer
from l10n.formats.runs import Element, Form, Item, elements, plain, read, written
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
    blocks: list[Block] = []
    at, line = 0, 1
    for start, end, cell in _paragraphs(text):
        line += text.count("\n", at, start)
        at = start
        blocks += _blocks(text, (start, end), line, Role.CELL if cell else Role.PARAGRAPH)
    return blocks


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """What stands between the tags of each paragraph that is in no other, and if in a cell."""
    depth = start = cells = 0
    for match in _PARAGRAPH.finditer(text):
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


def _blocks(text: str, span: tuple[int, int], line: int, usual: Role) -> Iterator[Block]:
    start, end = span
    parts = elements(text, start, end)
    content = [p for p in parts if p.name != "w:pPr"]
    if not content:
        return
    words, form = read(_items(text, content), _label)
    if any(map(str.isalpha, runs.TAG.sub("", words))):
        first, last = content[0].start, content[-1].end
        role = _role(text[start : content[0].start]) or usual
        yield Block(
            words, first, last, role, line, dress=form, offsets=_drift(text, words, first, last)
        )
        return
    for match in _ALT.finditer(text, start, end):
        if any(map(str.isalpha, match[1])):
            yield Block(plain(match[1]), *match.span(1), Role.ALT, line, "alt text")


def _drift(text: str, words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the XML, as far as they can be followed."""
    offsets, at = [], start
    for match in re.finditer(r"[^\s<>]+", words):
        found = text.find(written(match.group()), at, end)
        if found >= 0:
            offsets.append((match.start(), found))
            at = found + len(match.group())
    return tuple(offsets)


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
