"""An edition's document as safe HTML: no script, no style, no request to another host.

Markdown goes through markdown-it-py, HTML is taken as it is, other formats by the roles of
their parts; everything goes through nh3. What comes out is well-formed, every attribute in
double quotes, which is what the last pass over the tags (ids, links, pictures) relies on.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from itertools import groupby
from typing import Any

from l10n import locales
from l10n.model import Role
from l10n.publishers import Edition, Part

ANYWHERE = {"lang", "dir", "id", "title"}
TAGS = {
    "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br",
    "caption", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
    "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "col": {"span"},
    "details": {"open"},
}
CLASSES = {
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"start", "center", "end"},
    "th": {"start", "center", "end"},
    "p": {"caption", "credit"},
    "small": {"credit"},
}


@dataclass(frozen=True)
class Target:
    """Where a link leads from this page, and in which language when not the page's own."""

    href: str
    hreflang: str = ""


@dataclass(frozen=True)
class Surroundings:
    """What a document's links and pictures mean on its page; None: nothing is there.

    `link` answers to a link as the article writes it, `picture` to a picture's address.
    """

    link: Callable[[str], Target | None]
    picture: Callable[[str], str | None]
    table: str = "Table"
    footnotes: str = "Notes"


@dataclass(frozen=True)
class Document:
    """The page's parts: `head` lines by role (inline HTML), `body` as HTML."""

    title: str
    lead: str
    category: str
    byline: str
    body: str


def document(edition: Edition, around: Surroundings) -> Document:
    """The edition as a page shows it: its headline and lead apart, once, and the rest."""
    raw = {"markdown": _markdown, "html": inner}.get(edition.format)
    html = raw(edition.text) if raw else _by_roles(edition)
    body = _finish(clean(html), edition, around)
    title, body = _take_title(body)
    return Document(
        title or inline(headline(edition), edition.format),
        inline(lead(edition), edition.format),
        inline(_first(edition, Role.CATEGORY), edition.format),
        inline(_first(edition, Role.BYLINE), edition.format) if not raw else "",
        body,
    )


def headline(edition: Edition) -> str:
    """The edition's title as it is written: the title, else the first heading or words."""
    for wanted in (
        lambda p: p.role == Role.TITLE,
        lambda p: p.role == Role.FRONT_MATTER and p.context.endswith("title"),
        lambda p: p.role == Role.HEADING,
        lambda p: bool(p.text.strip()),
    ):
        found = next((p.text for p in edition.parts if wanted(p)), "")
        if found:
            return found
    return edition.article


def lead(edition: Edition) -> str:
    """The sentences that stand under the headline, in lists and in search results."""
    for wanted in (
        lambda p: p.role in {Role.LEAD, Role.META},
        lambda p: p.role == Role.FRONT_MATTER and p.context.endswith(("description", "summary")),
    ):
        found = next((p.text for p in edition.parts if wanted(p)), "")
        if found:
            return found
    return ""


def _first(edition: Edition, role: Role) -> str:
    return next((p.text for p in edition.parts if p.role == role), "")


def inline(text: str, form: str) -> str:
    """One line of an edition as inline HTML."""
    if form == "markdown":
        return clean(_parser().renderInline(text))
    return clean(text) if form == "html" else escape(text)


def plain(html: str) -> str:
    """The words alone."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def clean(html: str) -> str:
    """`html` without anything that could act: nh3 (ammonia) keeps a list of harmless tags."""
    import nh3

    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": ANYWHERE, **ATTRIBUTES},
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


@cache
def _parser() -> Any:  # noqa: ANN401 - markdown-it is imported when the first page needs it
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(deflist_plugin)


_ALIGN = {"left": "start", "right": "end", "center": "center"}


def _markdown(text: str) -> str:
    parser = _parser()
    env: dict[str, object] = {}
    tokens = parser.parse(without_front_matter(text), env)
    for token in tokens:
        style = str(token.attrs.pop("style", ""))
        if style.startswith("text-align:"):
            token.attrs["class"] = _ALIGN.get(style[11:], "start")
    return str(parser.renderer.render(tokens, parser.options, env))


def inner(text: str) -> str:
    """The article of an HTML document: <article>, else <main>, else <body>, else all of it."""
    for name in ("article", "main", "body"):
        found = re.search(rf"<{name}\b[^>]*>(.*)</{name}\s*>", text, re.DOTALL | re.IGNORECASE)
        if found:
            return found[1]
    return text


_APART = {
    Role.TITLE, Role.LEAD, Role.CATEGORY, Role.BYLINE, Role.BREADCRUMB, Role.FRONT_MATTER,
    Role.META, Role.OPENGRAPH, Role.STRUCTURED_DATA, Role.ALT, Role.LINK_TITLE, Role.ATTRIBUTE,
}  # fmt: skip
_GROUPS = {Role.LIST_ITEM: "ul", Role.CAPTION: "figure", Role.CREDIT: "figure"}


def _by_roles(edition: Edition) -> str:
    """Paragraphs, headings, quotations, captions and lists of a format that is no HTML."""
    shown = [p for p in edition.parts if p.role not in _APART]
    return "\n".join(
        _group(group, list(parts), edition)
        for group, parts in groupby(shown, key=lambda p: _GROUPS.get(p.role, ""))
    )


def _group(group: str, parts: list[Part], edition: Edition) -> str:
    lines = [(p.role, _said(p, edition)) for p in parts]
    if group == "ul":
        items = "".join(f"<li>{text}</li>" for _, text in lines)
        return f"<ul>{items}</ul>"
    if group == "figure":
        told = "".join(f'<p class="{role}">{text}</p>' for role, text in lines)
        return f"<figure><figcaption>{told}</figcaption></figure>"
    wrap: Mapping[Role, str] = {
        Role.HEADING: "<h2>{}</h2>",
        Role.QUOTATION: "<blockquote><p>{}</p></blockquote>",
    }
    return "\n".join(wrap.get(role, "<p>{}</p>").format(text) for role, text in lines)


def _said(part: Part, edition: Edition) -> str:
    text = escape(part.text)
    return f"{foreign(edition)}{text}</span>" if part.foreign else text


_FRONT = re.compile(
    r"\A(\ufeff?)(---|\+\+\+)[ \t]*(\r?\n)(.*?^)\2[ \t]*\r?$", re.DOTALL | re.MULTILINE
)


def with_front_matter(text: str, key: str, value: str) -> str:
    """A Markdown document with one more line of front matter; the first one where it had none."""
    found = _FRONT.match(text)
    if not found:
        return f'---\n{key}: "{value}"\n---\n\n{text}'
    line = f'{key}{": " if found[2] == "---" else " = "}"{value}"{found[3]}'
    return f"{text[: found.end(4)]}{line}{text[found.end(4) :]}"


def without_front_matter(text: str) -> str:
    return _FRONT.sub("", text, count=1).lstrip("\ufeff").lstrip("\r\n")


def foreign(edition: Edition) -> str:
    """The tag that opens words in the source's language."""
    way = "rtl" if locales.is_rtl(edition.source_locale) else "ltr"
    return f'<span lang="{locales.tag(edition.source_locale)}" dir="{way}">'


# ---- the last pass, over well-formed tags ----------------------------------------------------

_TAG = re.compile(r'<(a|img|table|th)((?:\s[^\s=>]+(?:="[^"]*")?)*)\s*>')
_ATTRIBUTE = re.compile(r'([^\s=>]+)="([^"]*)"')
_LONELY = re.compile(
    r'<(p|li|td|th|h[1-6]|dd|dt)((?:\s[^\s=>]+="[^"]*")*)>'
    r'<span (lang="[^"]*" dir="[^"]*")>((?:(?!</?span\b).)*)</span></\1>',
    re.DOTALL,
)
_FIGURE = re.compile(r"<p>(<img\b[^>]*>)</p>")
_EMPTY = re.compile(r"<(p|figure|span)>\s*</\1>")


def _finish(html: str, edition: Edition, around: Surroundings) -> str:
    html = _LONELY.sub(r"<\1\2 \3>\4</\1>", html)
    html = _TAG.sub(lambda m: _tag(m, around), html)
    html = _named(html, edition)
    html = html.replace("</table>", "</table></section>")
    html = _FIGURE.sub(_figure, html)
    html = html.replace(
        '<section class="footnotes">',
        f'<section class="footnotes" aria-label="{escape(around.footnotes)}">',
    )
    return _unique(_EMPTY.sub("", html))


_ID = re.compile(r' id="([^"]*)"')
_TAKEN = frozenset({"main"})  # the page's own


def _unique(html: str) -> str:
    """Each id once, so that a link leads to one place; a second one goes."""
    seen = set(_TAKEN)

    def once(match: re.Match[str]) -> str:
        name = match[1]
        if not name or name in seen or any(c.isspace() for c in name):
            return ""
        seen.add(name)
        return match[0]

    return re.sub(r"<[a-z][^<>]*>", lambda tag: _ID.sub(once, tag[0]), html)


def _tag(match: re.Match[str], around: Surroundings) -> str:
    name = match[1]
    values = {key: unescape(value) for key, value in _ATTRIBUTE.findall(match[2])}
    if name == "a":
        return _link(values, around)
    if name == "img":
        return _picture(values, around)
    if name == "table":
        label = escape(around.table)
        region = f'<section class="table" tabindex="0" aria-label="{label}">'
        return region + _open(name, values)
    return _open(name, {"scope": "col", **values})


def _open(name: str, values: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in values.items())
    return f"<{name}{written}>"


def _link(values: dict[str, str], around: Surroundings) -> str:
    href = values.pop("href", "")
    values.pop("hreflang", "")
    target = around.link(href) if href else None
    if target is None:
        return _open("a", values)
    spoken = {"hreflang": target.hreflang} if target.hreflang else {}
    far = {"rel": "external noopener"} if re.match(r"(?i)https?:", target.href) else {}
    return _open("a", {"href": target.href, **spoken, **far, **values})


def _picture(values: dict[str, str], around: Surroundings) -> str:
    """A picture of our own, a link to one on another host, or nothing where none is there."""
    src, alt = values.get("src", ""), values.get("alt", "")
    if re.match(r"(?i)(https?:)?//", src):
        return f'<a href="{escape(src)}" rel="external noopener">{escape(alt or src)}</a>'
    place = around.picture(src)
    if place is None:
        return ""
    return _open("img", {**values, "src": place, "alt": alt, "loading": "lazy"})


def _figure(match: re.Match[str]) -> str:
    """A picture that stands alone is a figure; its title is the caption."""
    values = {key: unescape(value) for key, value in _ATTRIBUTE.findall(match[1])}
    caption = values.pop("title", "")
    told = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return f"<figure>{_open('img', values)}{told}</figure>"


def _take_title(body: str) -> tuple[str, str]:
    """The first <h1>'s inside, and the body without it; other <h1> become <h2>."""
    found = re.search(r"<h1\b[^>]*>(.*?)</h1>\s*", body, re.DOTALL)
    if not found:
        return "", body
    rest = body[: found.start()] + body[found.end() :]
    return found[1], re.sub(r"(</?)h1\b", r"\1h2", rest)


def ids(edition: Edition) -> Iterator[str]:
    """Heading ids in order, made from the source's headings: the same in every language."""
    return (name for name, _ in _headings(edition))


def _headings(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each heading's id and its words in the edition; <title> and <h1> may be one headline."""
    seen: dict[str, int] = {}
    titles: set[str] = set()
    for number, part in enumerate(edition.parts, 1):
        if not part.source or part.role not in {Role.HEADING, Role.TITLE}:
            continue
        if part.role == Role.TITLE and part.source in titles:
            continue
        titles |= {part.source} if part.role == Role.TITLE else set()
        name = anchor(plain(inline(part.source, edition.format))) or f"section-{number}"
        seen[name] = seen.get(name, -1) + 1
        unique = f"{name}-{seen[name]}" if seen[name] else name
        yield unique, plain(inline(part.text, edition.format))


_HEADING = re.compile(r'<(h[1-6])((?:\s[^\s=>]+="[^"]*")*)>(.*?)</\1>', re.DOTALL)


def _named(html: str, edition: Edition) -> str:
    """Headings with their ids, found by their words; an id the article gives itself stays."""
    waiting = list(_headings(edition))

    def named(match: re.Match[str]) -> str:
        words = plain(match[3])
        at = next((n for n, (_, said) in enumerate(waiting) if said == words), None)
        if at is None or ' id="' in match[2]:
            return match[0]
        given = waiting[at][0]
        del waiting[: at + 1]
        return f'<{match[1]} id="{given}"{match[2]}>{match[3]}</{match[1]}>'

    return _HEADING.sub(named, html)


def anchor(heading: str) -> str:
    """A heading's id, as GitHub and most site generators make it."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
