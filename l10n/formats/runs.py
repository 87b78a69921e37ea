"""Text in runs, as office documents have it: formatting becomes short tags in what people read.

`<b>bold</b>`, `<i>…</i>`, `<f123>…</f123>` for other formatting, `<a45>…</a45>` for links and other
elements around text, `<x678/>` for what is no text (a note's mark, a picture, a field). The numbers
come from the formatting itself, so tags may change places in a translation.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

from l10n.formats import Token, fold

XML = re.compile(
    r"<(?P<close>/)?(?P<name>[^\s/>!?]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/)?>"
)
TAG = re.compile(r"<(?P<close>/)?(?P<name>[a-z]{1,5}\d{0,5})(?P<empty>/)?>")


class Item(NamedTuple):
    """A piece of a paragraph: "text" (in a format), "open", "close" or "x" with its XML."""

    kind: str
    value: str
    form: str = ""


@dataclass(frozen=True)
class Form:
    """How a paragraph's text is written: what stands around it, and what its tags mean."""

    before: str = ""
    after: str = ""
    base: str = ""
    marks: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)  # kind, open, close
    times: Mapping[str, int] = field(default_factory=dict)  # how often the paragraph has each


class Element(NamedTuple):
    """An element of a paragraph's XML with its place in the part."""

    name: str
    start: int
    inner: int
    close: int
    end: int
    children: "list[Element]"


def number(xml: str) -> int:
    return crc32(xml.encode("utf-8", "surrogatepass")) % 1000


def elements(text: str, start: int, end: int) -> list[Element]:
    """The elements between two places, nested; what is not closed is left out."""
    root: list[Element] = []
    stack: list[tuple[str, int, int, list[Element]]] = []
    for match in XML.finditer(text, start, end):
        into = stack[-1][3] if stack else root
        if match["close"]:
            if stack and stack[-1][0] == match["name"]:
                name, first, inner, children = stack.pop()
                into = stack[-1][3] if stack else root
                into.append(Element(name, first, inner, match.start(), match.end(), children))
        elif match["empty"] or not match["name"]:
            place = match.start(), match.end(), match.end(), match.end()
            into.append(Element(match["name"], *place, []))
        else:
            stack.append((match["name"], match.start(), match.end(), []))
    return root


_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def plain(xml: str) -> str:
    """XML's text as people read it."""
    text = re.sub(r"[ \t\r\n]+", " ", xml)
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    return text


def written(text: str) -> str:
    """Text as XML holds it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def one_line(target: str) -> str:
    """Folded, tabs as well: an office tab is an element, `<tab/>`."""
    return fold(target).replace("\t", " ")


def drift(text: str, words: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the words stand in the XML, as far as they can be followed."""
    offsets, at = [], start
    for match in re.finditer(r"[^\s<>]+", words):
        found = text.find(written(match.group()), at, end)
        if found >= 0:
            offsets.append((match.start(), found))
            at = found + len(match.group())
    return tuple(offsets)


def read(items: Sequence[Item], label: Callable[[str], str]) -> tuple[str, Form]:
    """What people read of a paragraph, and how it is written.

    Bookmarks amid the words would be noise to a translator; they go around all of a translation.
    """
    marked = [item.value for item in items if item.kind == "x" and _BOOKMARK.match(item.value)]
    items = [item for item in items if item.kind != "x" or not _BOOKMARK.match(item.value)]
    first, last = _core(items)
    inner = items[first:last]
    sizes: dict[str, int] = {}
    for item in inner:
        if item.kind == "text":
            sizes[item.form] = sizes.get(item.form, 0) + len(item.value.strip())
    base = max(sizes, key=lambda form: sizes[form], default="")
    marks: dict[str, tuple[str, str, str]] = {}
    text = "".join(_tagged(inner, base, label, marks))
    ends = [mark for mark in marked if _BOOKMARK_END.match(mark)]
    before = "".join((*(m for m in marked if m not in ends), *map(_raw, items[:first])))
    after = "".join((*map(_raw, items[last:]), *ends))
    times = Counter(m["name"] for m in TAG.finditer(text) if not m["close"] and m["name"] in marks)
    return text, Form(before, after, base, marks, times)


_BOOKMARK = re.compile(r"<(?:w:bookmark(?:Start|End)|text:bookmark(?:-start|-end)?)(?=[\s/>])")
_BOOKMARK_END = re.compile(r"<(?:w:bookmarkEnd|text:bookmark-end)\b")


def _raw(item: Item) -> str:
    return item.value if item.kind != "text" else ""


def _core(items: Sequence[Item]) -> tuple[int, int]:
    """Without what stands before and after all text, halves of pairs only together."""
    first, last = 0, len(items)
    while first < last and (items[first].kind == "x" or _blank(items[first])):
        first += 1
    while first < last and (items[last - 1].kind == "x" or _blank(items[last - 1])):
        last -= 1
    if first < last and items[first].kind == "open" and _closing(items, first) == last - 1:
        inner, outer = _core(items[first + 1 : last - 1])
        return first + 1 + inner, first + 1 + outer
    return first, last


def _blank(item: Item) -> bool:
    return item.kind == "text" and not item.value.strip()


def _closing(items: Sequence[Item], at: int) -> int:
    depth = 0
    for n in range(at, len(items)):
        depth += (items[n].kind == "open") - (items[n].kind == "close")
        if depth == 0:
            return n
    return -1


def _tagged(
    items: Sequence[Item],
    base: str,
    label: Callable[[str], str],
    marks: dict[str, tuple[str, str, str]],
) -> Iterator[str]:
    opened: list[str] = []
    now = base
    for n, item in enumerate(items):
        if item.kind == "text":
            if item.form != now:
                yield f"</{label(now)}>" if now != base else ""
                now = item.form
                if now != base:
                    marks[label(now)] = ("form", now, "")
                    yield f"<{label(now)}>"
            yield item.value
            continue
        if now != base:
            yield f"</{label(now)}>"
            now = base
        if item.kind == "open":
            opened.append(f"a{number(item.value)}")
            close = _closing(items, n)
            marks[opened[-1]] = ("pair", item.value, items[close].value if close > 0 else "")
            yield f"<{opened[-1]}>"
        elif item.kind == "close" and opened:
            yield f"</{opened.pop()}>"
        elif item.kind == "x":
            name = item.form or f"x{number(item.value)}"
            marks[name] = ("x", item.value, "")
            yield f"<{name}/>"
    if now != base:
        yield f"</{label(now)}>"


def dress(form: Form, target: str, run: Callable[[str, str], str]) -> str:
    """The XML of a paragraph's text; `run(text, form)` writes a stretch of it."""
    text = one_line(target)
    out = [form.before]
    stack: list[str] = []
    at = 0
    for start, end, name, kind in _known(form, text):
        out.append(run(text[at:start], _form(form, stack)))
        at = end
        what, opening, closing = form.marks[name]
        if kind == "close":
            stack.remove(name)
            out.append(closing)
        else:
            out.append(opening if what != "form" else "")
            if kind == "open":
                stack.append(name)
    return "".join((*out, run(text[at:], _form(form, stack)), form.after))


def _form(form: Form, stack: Sequence[str]) -> str:
    return next(
        (form.marks[n][1] for n in reversed(stack) if form.marks[n][0] == "form"), form.base
    )


def _known(form: Form, text: str) -> list[tuple[int, int, str, str]]:
    """The tags of a target that mean something here and are properly nested, none too often."""
    found: list[tuple[int, int, str, str]] = []
    opened: list[tuple[int, int, str, str]] = []
    left = Counter(form.times)
    for match in TAG.finditer(text):
        name = match["name"]
        if name not in form.marks:
            continue
        what = form.marks[name][0]
        if match["empty"]:
            if what == "x" and (name in _MANY or left[name] > 0):
                left[name] -= 1
                found.append((*match.span(), name, "x"))
        elif what == "x":
            continue
        elif not match["close"]:
            if what == "form" or left[name] > 0:
                opened.append((*match.span(), name, "open"))
        elif opened and opened[-1][2] == name:
            start = opened.pop()
            if what == "form" or left[name] > 0:
                left[name] -= 1
                found += start, (*match.span(), name, "close")
    return sorted(found)


_MANY = frozenset({"br", "tab"})


def tokens(text: str) -> list[Token]:
    """The tags in a paragraph's text."""
    return [
        Token(*m.span(), "tag" if m["empty"] else "close" if m["close"] else "open")
        for m in TAG.finditer(text)
    ]
