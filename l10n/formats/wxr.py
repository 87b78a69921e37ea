"""WXR, WordPress's own export: titles, contents and excerpts of its posts.

The XML around them is copied. A post's content is HTML with Gutenberg's comments, or, where it
has none of these, the classic editor's: every line a paragraph.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.formats import Format, Options, Part, fold, html, listed
from l10n.formats.exported import CODE, OPAQUE, authors, element, outside, page
from l10n.formats.tags import tokens
from l10n.model import Block, Role

_FIELD = re.compile(
    r"<(?P<name>title|description|content:encoded|excerpt:encoded|wp:meta_value|wp:meta_key)>"
    r"(?P<cdata><!\[CDATA\[)?"
    rf"|{OPAQUE}"
)
_ITEM = re.compile(rf"<(?P<end>/?)item>|{OPAQUE}")
_EXPORT = re.compile(r"<wp:wxr_version>|xmlns:wp=")
_ALT = "_wp_attachment_image_alt"
_SERIALIZED = re.compile(r"[abdiOs]:\d")  # PHP's own form, in which lengths are written
_SHORTCODE = re.compile(r"\[/?[a-z][a-z0-9_-]*(?:\s[^\[\]\n]*)?\]")

_CAPTION = re.compile(r"\[(/?caption\b[^\[\]<>\n]*)\]")


@dataclass(frozen=True)
class Note:
    """How a value stands: in a CDATA section or as XML text; HTML inside has its own note."""

    cdata: bool
    inner: object = None


@listed
def split(text: str, options: Options) -> Sequence[Block]:
    """The blocks of all posts, in the file's order."""
    blocks: list[Block] = []
    line, at = 0, 0
    for start, end in _stretches(text):
        line += text.count("\n", at, start)
        at = start
        blocks += (block.moved(start, line) for block in _read(text[start:end], options))
    return blocks


def parts(text: str, options: Options) -> list[Part]:
    """What stands above the posts, and each post with something to read."""
    stretches = _stretches(text)
    if len(stretches) < 2:
        return []
    named = authors(text[: stretches[0][1]])
    return [
        _part(text[start:end], start, named) if start else Part(start, end, CHANNEL)
        for start, end in stretches
        if any(True for _ in _read(text[start:end], options))
    ]


def _part(own: str, start: int, named: Mapping[str, str]) -> Part:
    name, identity = element("wp:post_name", own), element("wp:post_id", own)
    author = named.get(element("dc:creator", own), "")
    return Part(start, start + len(own), name, identity, author)


CHANNEL = "channel"


def _stretches(text: str) -> list[tuple[int, int]]:
    """What stands above the first post, then each post; all of what is no export."""
    found, opened = [(0, len(text))], -1
    for match in outside(_ITEM, text):
        if not match["end"]:
            if opened >= 0:  # that one never ends
                found.append((opened, match.start()))
            elif len(found) == 1:
                if not _EXPORT.search(text, 0, match.start()):
                    return found
                found[0] = (0, match.start())
            opened = match.start()
        elif opened >= 0:
            found.append((opened, match.end()))
            opened = -1
    if opened >= 0:  # the export was cut off there
        found.append((opened, len(text)))
    return found if len(found) > 1 else [(0, len(text))]


def _read(text: str, options: Options) -> Iterator[Block]:
    """The blocks of one post, as it stands by itself."""
    if text.startswith("<item>") and element("wp:post_type", text) in CODE:
        return
    line, at = 1, 0
    for name, start, end, cdata in _fields(text, options.keys):
        line += text.count("\n", at, start)
        at = start
        yield from _blocks(text, (name, start, end, cdata), line, options)


def _fields(text: str, keys: Collection[str]) -> Iterator[tuple[str, int, int, bool]]:
    """Elements with words by name, where their values stand; custom fields by their keys."""
    key, end = "", 0
    for match in outside(_FIELD, text):
        if match.start() < end:  # in a value
            continue
        start, name, cdata = match.end(), match["name"], match["cdata"] is not None
        end = text.find("]]>" if cdata else "</", start)
        if end < 0:
            return
        if name == "wp:meta_key":
            key = text[start:end].strip()
        elif name != "wp:meta_value":
            yield name, start, end, cdata
        elif key == _ALT or (key in keys and not _SERIALIZED.match(text, start, end)):
            yield key, start, end, cdata


def _blocks(
    text: str, field: tuple[str, int, int, bool], line: int, options: Options
) -> Iterator[Block]:
    name, start, end, cdata = field
    value = text[start:end]
    if name.endswith(":encoded") and cdata:
        for block in _content(value, options):
            role = Role.LEAD if name.startswith("excerpt") else block.role
            own = Note(cdata, block.dress)
            yield replace(block.moved(start, line - 1), role=role, dress=own)
        return
    words = value.strip(" \t\r\n")
    if not any(map(str.isalpha, words)):
        return
    first = start + value.index(words)
    folded, offsets = html.folded(words, first)
    role, context = _ROLES.get(name) or (Role.FRONT_MATTER, name)
    yield Block(folded, first, first + len(words), role, line, context, "", offsets, Note(cdata))


_ROLES = {
    "title": (Role.TITLE, ""),
    "description": (Role.META, ""),
    _ALT: (Role.ALT, "alt text"),
    "content:encoded": (Role.PARAGRAPH, ""),
    "excerpt:encoded": (Role.LEAD, ""),
}


def _content(value: str, options: Options) -> Iterator[Block]:
    classic = "<!-- wp:" not in value
    seen = _SHORTCODE.sub(lambda m: "\x01" * len(m[0]), _CAPTION.sub(r"<\1>", value))
    for block in html.split(seen, options):
        raw = value[block.start : block.end]
        yield from _lines(block, raw) if classic and "\n" in raw else [_shown(block, raw)]


def _shown(block: Block, raw: str) -> Block:
    """The block with the shortcodes that the tokenizer did not see."""
    if "\x01" not in block.text:
        return block
    text, offsets = html.folded(raw, block.start)
    return replace(block, text=text, offsets=offsets)


def _lines(block: Block, raw: str) -> Iterator[Block]:
    """WordPress makes a paragraph of what an empty line parts, and a break of every line's end."""
    at = block.start
    for n, line in enumerate(raw.split("\n")):
        words = line.strip(" \t\r")
        if any(map(str.isalpha, _SHORTCODE.sub("", re.sub(r"<[^>]*>|&\w+;", "", words)))):
            start = at + line.index(words)
            yield replace(
                block,
                text=words,
                start=start,
                end=start + len(words),
                offsets=(),
                line=block.line + n,
            )
        at += len(line) + 1


def dress(block: Block, target: str) -> str:
    return _fit(block, target, strict=False)


def escape(block: Block, target: str) -> str:
    return _fit(block, target, strict=True)


def _fit(block: Block, target: str, *, strict: bool) -> str:
    note = block.dress if isinstance(block.dress, Note) else Note(cdata=False)
    if isinstance(note.inner, html.Note):
        inner = replace(block, dress=note.inner)
        text = (html.escape if strict else html.dress)(inner, target)
        if strict or not _SHORTCODE.search(block.text):
            text = _SHORTCODE.sub(lambda m: "&#91;" + m[0][1:], text)
        return text.replace("]]>", "]]&gt;")
    text = fold(target)
    if note.cdata:
        return text.replace("]]>", "]]&gt;")
    text = re.sub(r"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)", "&amp;", text)
    return text.replace("<", "&lt;").replace("]]>", "]]&gt;")


WXR = Format(
    "wxr",
    frozenset({".wxr", ".xml"}),
    split,
    dress,
    escape,
    tokens,
    parts=parts,
    page=page,
)
