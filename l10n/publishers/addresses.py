"""Where everything of the site stands, and what a link in an article means there."""

from posixpath import dirname, join, normpath, relpath
from urllib.parse import SplitResult, quote, unquote, urlsplit

from l10n import locales
from l10n.publishers import House, Publication, Story
from l10n.rendering import Target
from l10n.rendering import name as anchor_name

HTML = ".html"


def page(story: Story) -> str:
    """A story's file in the site."""
    return f"{locales.tag(story.locale)}/{story.slug}{HTML}"


def media(picture: str) -> str:
    return f"media/{picture}"


def absolute(house: House, path: str) -> str:
    """The public address of a file of the site; relative to it where none is set."""
    return f"{house.url}/{quote(path)}" if house.url else quote(path)


def between(here: str, there: str) -> str:
    """The link from one file of the site to another."""
    folder, _, _ = here.rpartition("/")
    if not folder:
        return quote(there)
    if there.startswith(f"{folder}/"):
        return quote(there[len(folder) + 1 :])
    if "/" not in folder:
        return quote(f"../{there}")
    return quote(relpath(there, folder))


def parted(link: str) -> SplitResult:
    """A link's parts; none of one that is no address at all, as `http://[`."""
    try:
        return urlsplit(link)
    except ValueError:
        return urlsplit("")


def resolve(key: str, link: str) -> str:
    """The path inside `source/` that a relative link of an article means; "" for other links."""
    parts = parted(link)
    if parts.scheme or parts.netloc or not parts.path:
        return ""
    path = unquote(parts.path)
    inside = path.lstrip("/") if path.startswith("/") else join(dirname(key), path)
    found = normpath(inside)
    return "" if found.startswith("..") else found


def link(publication: Publication, story: Story, written: str) -> Target | None:
    """A link as the story's article writes it -> where it leads from the story's page.

    To another article: its edition in the same language where one is published, else the
    original. None when nothing published answers to it.
    """
    parts = parted(written)
    if parts.scheme or parts.netloc:
        return Target(written)
    if not parts.path:
        return Target(written) if parts.fragment else None
    path = resolve(story.key, written)
    key = publication.names.get(path)
    if key is None:
        return None
    editions = publication.editions[key]
    same = next((other for other in editions if other.locale == story.locale), None)
    other = same or editions[0]
    wanted = anchor_name(unquote(parts.fragment))
    anchor = f"#{wanted}" if wanted in map(anchor_name, other.anchors) else ""
    language = "" if same else locales.tag(other.locale)
    return Target(between(page(story), page(other)) + anchor, language)
