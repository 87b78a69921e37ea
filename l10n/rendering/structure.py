"""What stands where: a sanitised tree becomes one that the HTML standard allows.

A parser takes any soup, but its tree may still hold a list without items, a paragraph inside
emphasis, a heading two levels below the one before. No word is lost.
"""

from collections.abc import Callable, Iterable, Mapping

from turbohtml import Element

from l10n.rendering import attributes, tables
from l10n.rendering.sanitising import LINE_TAGS
from l10n.rendering.tree import (
    BLOCKS,
    HEADINGS,
    above,
    elements,
    empty,
    find,
    following,
    gather,
    holds,
    unwrap,
    wrap,
)

_GROUPS = frozenset({"section", "article", "aside", "address"})
_TELLING = frozenset({"p", "div", "address", "section"})  # no span: it may stand in a sentence
_LINES = LINE_TAGS - {"br", "wbr"}


def mend(top: Element) -> None:
    """Bring everything inside `top` to where it may stand."""
    for element in top.find_all():
        attributes.mend(element)
    for element in find(top, _LINES | HEADINGS | {"pre"}):
        _only_text(element)
    for element in find(top, _MENDED):
        if above(element) is not None:
            _MENDED[element.tag](element)
    _levels(top)


def without(top: Element, told: Iterable[str]) -> None:
    """Take out what stands in the page's head: the first element with just these words, each."""
    for words in filter(None, told):
        for element in find(top, _TELLING):
            if " ".join(element.text.split()) == words and not holds(element, {"img"}):
                element.decompose()
                break


def _only_text(element: Element) -> None:
    """Emphasis, headings and the like hold words, not paragraphs."""
    if above(element) is None or not holds(element, BLOCKS):
        return
    if element.tag in HEADINGS or element.tag == "pre":
        for block in find(element, BLOCKS):
            unwrap(block)
    elif element.attr("lang"):
        element.tag = "div"
    else:
        unwrap(element)


def _group(element: Element) -> None:
    """A section of its own needs a name to be one; here it is a group. Notes are named later."""
    if "footnotes" not in (element.attrs.get("class") or ()):
        element.tag = "div"


def _list(element: Element) -> None:
    """A list holds items: what else stands in it becomes one, a list of nothing goes."""
    gather(element, {"li"}, "li")
    if not elements(element):
        element.decompose()


def _item(element: Element) -> None:
    parent = above(element)
    if parent is not None and parent.tag not in {"ul", "ol"}:
        element.attrs.pop("value", None)
        wrap(following(element, "li"), "ul")


def _definitions(element: Element) -> None:
    """Terms, each with a definition: without one of both it is no list of definitions."""
    for child in elements(element):
        if child.tag == "div":
            unwrap(child)
    if {child.tag for child in elements(element)} >= {"dt", "dd"}:
        gather(element, {"dt", "dd"}, "dd")
        children = elements(element)
        if children[0].tag == "dd":
            children[0].insert_before(Element("dt"))
        if children[-1].tag == "dt":
            children[-1].insert_after(Element("dd"))
    else:
        unwrap(element)


def _defined(element: Element) -> None:
    parent = above(element)
    if parent is None or parent.tag != "dl":
        element.tag = "div" if holds(element, BLOCKS) else "p"


def _caption(element: Element) -> None:
    """One caption a figure, at its start or its end; elsewhere it is a paragraph of its kind."""
    parent = above(element)
    kin = elements(parent) if parent is not None else []
    first = next((child for child in kin if child.tag == "figcaption"), None)
    if parent is None or parent.tag != "figure" or first != element:
        element.tag = "div" if holds(element, BLOCKS) else "p"
    elif element not in (kin[0], kin[-1]):
        parent.append(element)


def _details(element: Element) -> None:
    """What folds needs something to fold it by, and that first."""
    found = next((child for child in elements(element) if child.tag == "summary"), None)
    if found is None:
        element.tag = "div"
        element.attrs.pop("open", None)
    else:
        element.insert(0, found)


def _summary(element: Element) -> None:
    parent = above(element)
    if parent is None or parent.tag != "details" or elements(parent)[0] != element:
        element.tag = "div"


def _ruby(element: Element) -> None:
    if element.closest("ruby") is None:
        unwrap(element)


_MENDED: Mapping[str, Callable[[Element], None]] = {
    **dict.fromkeys(_GROUPS, _group),
    "ul": _list,
    "ol": _list,
    "li": _item,
    "dl": _definitions,
    "dt": _defined,
    "dd": _defined,
    "figcaption": _caption,
    "details": _details,
    "summary": _summary,
    "rt": _ruby,
    "rp": _ruby,
    "table": tables.mend,
}


def _levels(top: Element) -> None:
    """Headings one below the other, no level left out; the first <h1> is the page's headline."""
    over: list[int] = []
    headlines = 0
    for heading in find(top, HEADINGS):
        if empty(heading):
            unwrap(heading)
        elif heading.closest("dt, th, caption") is not None:
            heading.tag = "strong"
        else:
            level = int(heading.tag[1])
            headlines += level == 1
            if level == headlines == 1:
                continue
            over = [*(one for one in over if one < level), level]
            heading.tag = f"h{min(len(over) + 1, 6)}"
