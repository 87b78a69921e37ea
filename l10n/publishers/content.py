"""Stories as content files of a site generator: front matter, then Markdown (or HTML).

What differs between generators is a `Layout`; each publisher is one.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from posixpath import splitext
from urllib.parse import urlsplit

from l10n import locales, rendering
from l10n.model import Role
from l10n.publishers import (
    Edition,
    File,
    Part,
    Publication,
    Publisher,
    Story,
    made_of,
    words,
)

Front = dict[str, object]
NOTICES = ("machine", "stale", "partial")


_ODD = re.compile(r"[^\w-]|^\d|^(?i:true|false|yes|no|null|on|off)$")


def yaml(front: Front) -> str:
    rows = (
        f"{json.dumps(key) if _ODD.search(key) else key}: "
        f"{json.dumps(value, ensure_ascii=False, default=str)}\n"
        for key, value in front.items()
    )
    return f"---\n{''.join(rows)}---\n\n"


def nothing_more(_publication: Publication) -> Mapping[str, str]:
    return {}


def no_fields(_story: Story, _publication: Publication) -> Front:
    return {}


@dataclass(frozen=True)
class Layout:
    """How one generator wants its content.

    `path` places a story; `link(here, there)` is how one story's text links to another;
    `media` gives a picture's file and its address; `front` adds fields of the generator's own to
    those of the article, `defaults` where the article does not say;
    `more` are further files. `headline`: the text repeats the headline as <h1>; `ids`: headings
    may carry {#id}; `html`: HTML articles keep their suffix.
    """

    path: Callable[[Story, Publication], str]
    link: Callable[[Story, Story, Publication], str]
    media: Callable[[str], tuple[str, str]]
    front: Callable[[Story, Publication], Front] = no_fields
    more: Callable[[Publication], Mapping[str, str]] = nothing_more
    head: Callable[[Front], str] = yaml
    defaults: Front = field(default_factory=dict)
    headline: bool = False
    ids: bool = False
    html: bool = False


def stem(story: Story) -> str:
    """The article's path without its suffix: what its translations share."""
    return splitext(story.key)[0]


def original(story: Story, publication: Publication) -> Story:
    return publication.editions[story.key][0]


def publisher(name: str, layout: Layout) -> Publisher:
    """The publisher of a layout."""
    return Publisher(name, partial(article, layout), rest=partial(rest, layout))


def article(layout: Layout, publication: Publication, key: str) -> Iterator[File]:
    """The content files of an article's editions."""
    for story in publication.editions[key]:
        path = layout.path(story, publication)
        if layout.html and story.key.endswith((".html", ".htm")):
            path = splitext(path)[0] + ".html"
        mark = made_of(publication.around(story), story.made_of)
        yield File(path, mark, partial(page, layout, publication, story))


def rest(layout: Layout, publication: Publication) -> Iterator[File]:
    """What the generator must be told, and pictures."""
    for path, text in layout.more(publication).items():
        yield File(path, made_of(text), partial(str.encode, text))
    for picture, medium in publication.media.items():
        yield File(layout.media(picture)[0], medium.stamp, medium.load)


def page(layout: Layout, publication: Publication, story: Story) -> bytes:
    edition = story.edition()
    own = own_fields(story, edition)
    front = {**layout.defaults, **own, **facts(story), **layout.front(story, publication)}
    target = partial(_target, layout, publication, story)
    body = _body(edition, layout, target)
    told = notice(story)
    return f"{layout.head(front)}{told}{body.strip()}\n".encode()


_PLACES = ("url", "permalink", "aliases", "redirect_from", "slug", "id")


def own_fields(story: Story, edition: Edition) -> Front:
    """The article's own front matter, translated; addresses are those of the original only."""
    if edition.format != "markdown":
        return {}
    fields = rendering.front_matter(edition.text)
    dropped = () if story.original else _PLACES
    return {key: value for key, value in fields.items() if key not in dropped}


def facts(story: Story) -> Front:
    """What every generator may want to know; the disclosure fields are the same everywhere."""
    front: Front = {"title": story.title, "date": story.published, "lastmod": story.modified}
    front |= {"description": story.lead} if story.lead else {}
    front |= {"author": story.author} if story.author else {}
    if story.original:
        return front
    front |= {"machine_translation": True, "robots": "noindex"} if story.machine else {}
    front |= {"original_changed": True} if story.stale else {}
    front |= {"translator": ", ".join(story.translators)} if story.translators else {}
    return {**front, "source_version": story.version}


def notice(story: Story) -> str:
    """What readers must be told, as a quotation at the top."""
    said = words.words(story.locale)
    lines = [f"> {said[name]}\n" for name in NOTICES if getattr(story, name)]
    return ">\n".join(lines) + "\n" if lines else ""


# ---- links and pictures ----------------------------------------------------------------------


def _target(layout: Layout, publication: Publication, story: Story, written: str) -> str | None:
    """A link or picture of the article -> what it is in this layout; None: as it is."""
    path = story.inside(written)
    if not path:
        return None
    if path in publication.media:
        return layout.media(path)[1]
    key = publication.names.get(path)
    if key is None:
        return None
    editions = publication.editions[key]
    there = next((s for s in editions if s.locale == story.locale), editions[0])
    fragment = urlsplit(written).fragment
    return layout.link(story, there, publication) + (f"#{fragment}" if fragment else "")


Target = Callable[[str], str | None]
_LINK = re.compile(r"(\]\(\s*<?)([^)\s>]+)")
_ATTRIBUTE = re.compile(r"((?:href|src)=)\"([^\"]*)\"")


def _relinked(text: str, target: Target) -> str:
    text = _LINK.sub(lambda m: m[1] + (target(m[2]) or m[2]), text)
    return _ATTRIBUTE.sub(lambda m: f'{m[1]}"{target(m[2]) or m[2]}"', text)


# ---- bodies ----------------------------------------------------------------------------------


def _body(edition: Edition, layout: Layout, target: Target) -> str:
    if edition.format == "markdown":
        return _relinked(_markdown(edition, layout), target)
    if edition.format == "html":
        body = _relinked(rendering.clean(rendering.inner(edition.text)), target)
        body = body if layout.headline else re.sub(r"(?s)<h1\b.*?</h1>\s*", "", body, count=1)
        return re.sub(r"\n\s*\n", "\n", body)
    shown = (_said(part, layout, edition) for part in edition.parts)
    return "\n\n".join(text for text in shown if text)


_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")


def _markdown(edition: Edition, layout: Layout) -> str:
    """The Markdown after its front matter, headings with ids, the headline where it is wanted."""
    names = rendering.ids(edition)
    out, fence, first = [], "", True
    for line in rendering.without_front_matter(edition.text).splitlines():
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = None if fence or mark else _HEADING.match(line)
        if not found:
            out.append(line)
            continue
        name = next(names, "")
        headline, first = first and found[1] == "#", False
        if headline and not layout.headline:
            continue
        own = f" {{#{name}}}" if layout.ids and name and "{#" not in line else ""
        out.append(f"{found[1]} {found[2]}{own}")
    return "\n".join(out)


_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def escaped(text: str) -> str:
    """Plain text as Markdown that reads the same."""
    text = _SPECIAL.sub(r"\\\1", text)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


_PREFIX: Mapping[Role, str] = {
    Role.HEADING: "## {}",
    Role.QUOTATION: "> {}",
    Role.LIST_ITEM: "- {}",
    Role.CAPTION: "*{}*",
    Role.CREDIT: "*{}*",
    Role.LEAD: "**{}**",
}
_NOWHERE = {Role.BREADCRUMB, Role.CATEGORY, Role.BYLINE, Role.META}


def _said(part: Part, layout: Layout, edition: Edition) -> str:
    text = escaped(part.text)
    if part.foreign:
        text = f"{rendering.foreign(edition)}{text}</span>"
    if part.role in _NOWHERE:
        return ""
    if part.role == Role.TITLE:
        return f"# {text}" if layout.headline else ""
    return _PREFIX.get(part.role, "{}").format(text)


def tag(story: Story) -> str:
    return locales.tag(story.locale)


def lower(story: Story) -> str:
    return tag(story).lower()


def html_body(story: Story, target: Target) -> str:
    """The story as safe HTML without its headline, links by `target`; for feeds of CMSs."""

    def link(written: str) -> rendering.Target | None:
        return rendering.Target(target(written) or written)

    around = rendering.Surroundings(link, target)
    made = rendering.document(story.edition(), around)
    head = (("lead", made.lead), ("byline", made.byline))
    top = "".join(f'<p class="{name}">{line}</p>\n' for name, line in head if line)
    said = words.words(story.locale)
    told = "".join(
        f"<p><strong>{escape(said[name])}</strong></p>\n"
        for name in NOTICES
        if getattr(story, name)
    )
    return f"{told}{top}{made.body}"
