"""Where a page's links, pictures and anchors lead: somewhere, each of them."""

import re
from collections.abc import Mapping, Sequence

from turbohtml import Element, Node, Text

from l10n.rendering.anchors import name
from l10n.rendering.hrefs import address
from l10n.rendering.surroundings import Surroundings
from l10n.rendering.tree import BLOCKS, HEADINGS, above, blank, elements, find, holds, unwrap

_TAKEN = frozenset({"main"})  # the page's own
_FAR = re.compile(r"(?i)(https?:)?//")


def wire(
    top: Element,
    headings: Sequence[tuple[str, str]],
    around: Surroundings,
    untranslated: Mapping[str, Mapping[str, str]],
) -> tuple[str, str]:
    """Connect all below `top`, and take the headline out of it: its inside, and its id.

    `headings` are the ids to give, with the words of their headings; `untranslated` are words of
    pictures in another language, and what an element with them says of that.
    """
    for span in find(top, {"span"}):
        _spoken(span)
    for picture in find(top, {"img"}):
        _picture(picture, around)
    for later in find(top, {"img"})[1:]:
        later.attrs["loading"] = "lazy"
    for link in find(top, {"a"}):
        _link(link, around)
    for heading in find(top, HEADINGS):
        if not _speaks(heading):
            unwrap(heading)
    for paragraph in find(top, {"p"}):
        _figure(paragraph)
    _untranslated(top, untranslated)
    _regions(top, around)
    for element in reversed(find(top, {"p", "figure", "span", "div"})):
        if not element.attr("id") and all(map(blank, element.children)):
            element.decompose()
    _named(top, headings)
    _anchored(top)
    return _headline(top)


def _inside(element: Element) -> list[Node]:
    """What is to be seen in it."""
    return [child for child in element.children if not blank(child)]


def _spoken(span: Element) -> None:
    """A language that is all of an element's is said by the element."""
    parent = above(span)
    if parent is not None and above(parent) is not None and _inside(parent) == [span]:
        for key in ("lang", "dir"):
            if span.attr(key):
                parent.attrs.setdefault(key, span.attr(key))
        unwrap(span)


# ---- pictures and links ----------------------------------------------------------------------


def _picture(picture: Element, around: Surroundings) -> None:
    """A picture of our own, a link to one on another host, or nothing where none is there."""
    src, alt = picture.attr("src") or "", (picture.attr("alt") or "").strip()
    if _FAR.match(src):
        if picture.closest("a, h1, h2, h3, h4, h5, h6, summary") is not None:
            picture.replace_with(Text(alt))
        else:
            picture.replace_with(Element("a", {"href": src}, [Text(alt or src)]))
        return
    place = around.picture(src)
    if place is None:
        picture.decompose()
    else:
        picture.attrs.update({"src": place, "alt": alt})


def _link(link: Element, around: Surroundings) -> None:
    """A link that leads somewhere and says so; else its words alone. An <a name> is an id."""
    attrs = link.attrs
    written, called = link.attr("href"), link.attr("name")
    for key in ("href", "name", "hreflang"):
        attrs.pop(key, None)
    if called:
        attrs.setdefault("id", called)
    target = around.link(written) if written else None
    place = address(target.href) if target else ""
    if target is None or not place or not _speaks(link) or holds(link, {"details"}):
        _words_alone(link)
        return
    attrs["href"] = place
    if target.hreflang:
        attrs["hreflang"] = target.hreflang
    if _FAR.match(place):
        attrs["rel"] = "external noopener"


def _speaks(element: Element) -> bool:
    """Is there a word in it, if only a picture's?"""
    return bool(element.text.strip()) or any(p.attr("alt") for p in find(element, {"img"}))


def _words_alone(link: Element) -> None:
    if holds(link, BLOCKS) or not link.attr("id"):
        unwrap(link)
    else:
        link.tag = "span"


# ---- figures and tables ----------------------------------------------------------------------


def _figure(paragraph: Element) -> None:
    """A picture alone in a paragraph is a figure; its title, or emphasis below it, the caption."""
    inside = [c for c in _inside(paragraph) if not (isinstance(c, Element) and c.tag == "br")]
    shown = inside[0] if inside and isinstance(inside[0], Element) else None
    picture = shown.find("img") if shown is not None and shown.tag == "a" else shown
    if shown is None or picture is None or picture.tag != "img" or shown.text.strip():
        return
    told = inside[1] if len(inside) == 2 else None
    below = isinstance(told, Element) and told.tag in {"em", "i", "small"}
    if len(inside) > 1 and not below:
        return
    caption = picture.attr("title") or ""
    picture.attrs.pop("title", None)
    for line in find(paragraph, {"br"}):
        line.decompose()
    paragraph.tag = "figure"
    if isinstance(told, Element):
        told.tag = "figcaption"
    elif caption:
        paragraph.append(Element("figcaption", None, [Text(caption)]))


def _untranslated(top: Element, known: Mapping[str, Mapping[str, str]]) -> None:
    for shown in find(top, {"img", "figcaption"}):
        words = shown.attr("alt") if shown.tag == "img" else shown.text
        for key, value in known.get(" ".join((words or "").split()), {}).items():
            shown.attrs.setdefault(key, value)


def _regions(top: Element, around: Surroundings) -> None:
    """A wide table scrolls alone, also by keyboard, and so has a name; the notes have theirs."""
    seen = set()
    for number, table in enumerate(find(top, {"table"}), 1):
        caption = next((c for c in elements(table) if c.tag == "caption"), None)
        label = " ".join(caption.text.split()) if caption is not None else ""
        label = label or (around.table if number == 1 else f"{around.table} {number}")
        label = f"{label} ({number})" if label in seen else label
        seen.add(label)
        table.wrap(Element("section", {"class": "table", "tabindex": "0", "aria-label": label}))
    for notes in find(top, {"section"}):
        if notes.has_class("footnotes"):
            notes.attrs["aria-label"] = around.footnotes


# ---- anchors ---------------------------------------------------------------------------------


def _named(top: Element, headings: Sequence[tuple[str, str]]) -> None:
    """Headings with their ids, in order or found by their words; an article's own ids stay."""
    found = find(top, HEADINGS)
    waiting = list(headings)
    in_order = len(found) == len(waiting)
    for heading in found:
        words = " ".join(heading.text.split())
        at = next((n for n, (_, said) in enumerate(waiting) if in_order or said == words), None)
        if at is not None:
            heading.attrs.setdefault("id", waiting[at][0])
            del waiting[: at + 1]


def _anchored(top: Element) -> None:
    """Each id once, and no link to one that is not there."""
    names = set(_TAKEN)
    for element in top.find_all(attrs={"id": True}):
        own = name(element.attr("id") or "")
        if not own or own in names:
            del element.attrs["id"]
        else:
            element.attrs["id"] = own
            names.add(own)
    for link in find(top, {"a"}):
        href = link.attr("href") or ""
        if href.startswith("#") and href[1:] not in names:
            del link.attrs["href"]
            _words_alone(link)
    for span in find(top, {"span"}):
        if not span.attrs:
            span.unwrap()


def _headline(top: Element) -> tuple[str, str]:
    """The first <h1>, taken out: its inside, and its id."""
    found = top.find("h1")
    if found is None:
        return "", ""
    if not found.text.strip():
        unwrap(found)
        return "", ""
    found.extract()
    return found.inner_html.strip(), found.attr("id") or ""
