"""Small steps in a tree of HTML elements."""

from collections.abc import Collection, Iterable, Iterator

from turbohtml import Element, Node, Text

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "hr", "li", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip


def elements(parent: Element) -> list[Element]:
    """The children that are elements."""
    return [child for child in parent.children if isinstance(child, Element)]


def find(top: Element, tags: Collection[str]) -> list[Element]:
    """All elements of these tags below `top`, in order."""
    return top.find_all(list(tags))


def holds(parent: Element, tags: Collection[str]) -> bool:
    """Is one of these somewhere in it?"""
    return parent.find(list(tags)) is not None


def above(element: Element) -> Element | None:
    """The element it stands in; None when it was taken out of the tree."""
    return element.parent if isinstance(element.parent, Element) else None


def blank(node: Node) -> bool:
    """Neither an element nor a word."""
    return not isinstance(node, Element) and not (isinstance(node, Text) and node.data.strip())


def empty(element: Element) -> bool:
    """Nothing to see in it."""
    return not element.text.strip() and not holds(element, {"img", "hr", "br"})


def unwrap(element: Element) -> None:
    """Its children in its place; its id goes to the first of them that can carry it."""
    name, inside = element.attr("id"), elements(element)
    element.unwrap()
    if name and inside and not inside[0].attr("id"):
        inside[0].attrs["id"] = name


def gather(parent: Element, own: Collection[str], tag: str) -> None:
    """Wrap every run of children that are none of `own` into one new element."""
    for run in list(_runs(parent.children, own)):
        wrap(run, tag)


def _runs(nodes: Iterable[Node], own: Collection[str]) -> Iterator[list[Node]]:
    run: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag in own:
            if not all(map(blank, run)):
                yield run
            run = []
        else:
            run.append(node)
    if not all(map(blank, run)):
        yield run


def wrap(run: list[Node], tag: str) -> None:
    """Put neighbours into one new element."""
    run[0].wrap_siblings(Element(tag), until=run[-1])


def following(element: Element, tag: str) -> list[Node]:
    """The element and those of the same tag that follow it at once."""
    run: list[Node] = [element]
    waiting: list[Node] = []
    for node in element.next_siblings:
        waiting.append(node)
        if isinstance(node, Element) and node.tag == tag:
            run += waiting
            waiting = []
        elif not blank(node):
            break
    return run
