"""An edition's document as safe HTML: no script, no style, no request to another host.

Markdown goes through markdown-it-py, HTML is taken as it is, other formats by the roles of
their parts. What comes out was sanitised (`sanitising`), is what the HTML standard allows where
it stands (`structure`), and its links, pictures and anchors lead somewhere (`wiring`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from l10n.model import Role
from l10n.publishers import Edition, Part
from l10n.rendering import roles
from l10n.rendering.anchors import anchor, headings, ids, name, own_ids
from l10n.rendering.frontmatter import front_matter, with_front_matter, without_front_matter
from l10n.rendering.lines import inline, parser, plain
from l10n.rendering.roles import foreign
from l10n.rendering.sanitising import clean
from l10n.rendering.surroundings import Surroundings, Target

__all__ = [
    "Document",
    "Surroundings",
    "Target",
    "anchor",
    "clean",
    "document",
    "foreign",
    "front_matter",
    "headline",
    "ids",
    "inline",
    "inner",
    "lead",
    "name",
    "own_ids",
    "plain",
    "with_front_matter",
    "without_front_matter",
]


@dataclass(frozen=True)
class Document:
    """The page's parts as HTML: lines of its head by role, and the `body`.

    `name` is the headline's id, "" where it has none.
    """

    title: str
    lead: str
    category: str
    byline: str
    body: str
    name: str = ""


def document(edition: Edition, around: Surroundings) -> Document:
    """The edition as a page shows it: its headline and lead apart, once, and the rest."""
    from turbohtml import parse_fragment

    from l10n.rendering import structure, wiring

    raw = {"markdown": _markdown, "html": inner}.get(edition.format)
    html = raw(edition.text) if raw else roles.html(edition, _head(edition))
    top = parse_fragment(clean(html), positions=False)
    structure.mend(top)
    told = {
        "lead": _shown(_first(edition, _STANDFIRST), edition),
        "category": _shown(_first(edition, _CATEGORY), edition),
        "byline": _shown(_first(edition, _BYLINE), edition),
    }
    structure.without(top, map(plain, told.values()))
    untranslated = roles.untranslated(edition)
    title, named = wiring.wire(top, list(headings(edition)), around, untranslated)
    title = title or inline(headline(edition), edition.format)
    return Document(title, **told, body=_tidy(top.inner_html), name=named)


def _shown(part: Part | None, edition: Edition) -> str:
    """A part as a line of the page's head."""
    text = inline(_words(part), edition.format)
    return f"{foreign(edition)}{text}</span>" if part and part.foreign else text


_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANK = re.compile(r"\n\s*\n")


def _tidy(html: str) -> str:
    """No blanks at the ends of lines; no empty lines but in <pre>."""
    html = _TRAILING.sub("", html).strip()
    return html if "<pre" in html else _BLANK.sub("\n", html)


Wanted = Callable[[Part], bool]
_HEADLINE: tuple[Wanted, ...] = (
    lambda p: p.role == Role.TITLE,
    lambda p: p.role == Role.FRONT_MATTER and p.context.endswith("title"),
    lambda p: p.role == Role.HEADING,
    lambda p: p.role != Role.CUE and bool(p.text.strip()),
)
_LEAD: tuple[Wanted, ...] = (
    lambda p: p.role in {Role.LEAD, Role.META},
    lambda p: p.role == Role.FRONT_MATTER and p.context.endswith(("description", "summary")),
)
_STANDFIRST: tuple[Wanted, ...] = (lambda p: p.role == Role.LEAD, *_LEAD)  # readers' lead first
_CATEGORY: tuple[Wanted, ...] = (lambda p: p.role == Role.CATEGORY,)
_BYLINE: tuple[Wanted, ...] = (lambda p: p.role == Role.BYLINE,)


def _first(edition: Edition, choices: tuple[Wanted, ...]) -> Part | None:
    """The first part with words of the first choice that has one."""
    found = (p for wanted in choices for p in edition.parts if wanted(p) and p.text)
    return next(found, None)


def _words(part: Part | None) -> str:
    return part.text if part else ""


def headline(edition: Edition) -> str:
    """The edition's title as it is written: the title, else the first heading or words.

    What has neither (subtitles) is called by its file's name.
    """
    found = _first(edition, _HEADLINE)
    return found.text if found else PurePosixPath(edition.article).stem.replace("_", " ")


def lead(edition: Edition) -> str:
    """The sentences that stand under the headline, in lists and in search results."""
    return _words(_first(edition, _LEAD))


def _head(edition: Edition) -> list[Part]:
    """The parts that stand in the page's head, once."""
    choices = (_HEADLINE, _LEAD, _CATEGORY, _BYLINE)
    return [part for choice in choices if (part := _first(edition, choice))]


_ALIGN = {"left": "start", "right": "end", "center": "center"}


def _markdown(text: str) -> str:
    """A Markdown document's HTML, the alignment of its cells as a class."""
    made = parser()
    env: dict[str, object] = {}
    tokens = made.parse(without_front_matter(text), env)
    for token in tokens:
        style = str(token.attrs.pop("style", ""))
        if style.startswith("text-align:"):
            token.attrs["class"] = _ALIGN.get(style[11:], "start")
    return str(made.renderer.render(tokens, made.options, env))


def inner(text: str) -> str:
    """The article of an HTML document: <article>, else <main>, else <body>, else all of it.

    Of several articles it is the one beside which the others are teasers, by their words; where
    none is (a live blog), all from the first to the last.
    """
    for tag in ("article", "main", "body"):
        if found := list(_elements(tag, text)):
            sizes = [len(_TAG.sub("", text[start:end])) for start, end in found]
            if max(sizes) > _ALONE * sum(sizes):
                start, end = found[sizes.index(max(sizes))]
                return text[start:end]
            return text[found[0][0] : found[-1][1]]
    return text


_ALONE = 0.8  # of all words
_TAG = re.compile(r"<[^<>]*>|\s+")


def _elements(tag: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the insides of the elements of a name stand, but of such that stand in another."""
    depth, start = 0, 0
    for found in re.finditer(rf"<(/?){tag}(?![^\s/>])[^>]*>", text, re.IGNORECASE):
        if found[1]:
            depth = max(depth - 1, 0)
            if start and not depth:
                yield start, found.start()
                start = 0
        else:
            start = start or found.end()
            depth += 1
