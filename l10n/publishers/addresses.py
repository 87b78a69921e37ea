"""Where everything of the site stands, and what a link in an article means there."""

from posixpath import relpath
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

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


def link(publication: Publication, story: Story, written: str) -> Target | None:
    """A link as the story's article writes it -> where it leads from the story's page.

    To another article: its edition in the same language where one is published, else the
    original; to anything else on the publisher's own site: there. None when nothing answers to it.
    """
    parts = parted(written)
    key = publication.names.get(story.inside(written))
    if key is None:
        if parts.scheme or parts.netloc or (parts.fragment and not parts.path):
            return Target(written)
        return Target(urljoin(story.address, written)) if story.address and parts.path else None
    editions = publication.editions[key]
    same = next((other for other in editions if other.locale == story.locale), None)
    other = same or editions[0]
    wanted = anchor_name(unquote(parts.fragment))
    anchor = f"#{wanted}" if wanted in map(anchor_name, other.anchors) else ""
    language = "" if same else locales.tag(other.locale)
    return Target(between(page(story), page(other)) + anchor, language)
