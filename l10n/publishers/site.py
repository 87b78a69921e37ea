"""A finished static site: pages, feeds, sitemaps; no script, no request to another host."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import quote

from l10n import locales
from l10n.publishers import (
    File,
    Publication,
    Publisher,
    Story,
    addresses,
    feeds,
    lists,
    made_of,
    pages,
)
from l10n.publishers.evidence import evidence

HEADERS = f"""\
/*
  Content-Security-Policy: {pages.POLICY}; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
"""


def files(publication: Publication) -> Iterator[File]:
    """Everything that stands in the site."""
    known = dict(addresses.names(publication))
    frame = made_of(pages.frame(), publication.house)
    yield _fixed("site.css", pages.css())
    yield _fixed("robots.txt", _robots(publication))
    yield _fixed("_headers", HEADERS.encode())
    yield _fixed("_redirects", _redirects(publication))
    around = {
        key: made_of(*((s.locale, s.slug, s.original, s.anchors) for s in editions))
        for key, editions in publication.editions.items()
    }
    for story in publication.stories:
        yield from _story(publication, story, known, (frame, around))
    links: dict[str, str] = {}
    indexed = {
        key: made_of(*((s.locale, s.slug) for s in editions if s.indexable))
        for key, editions in publication.editions.items()
    }
    codes = lists.editions_of_lists(publication)
    for code in codes:
        yield from _language(publication, code, made_of(frame, *codes), (around, indexed, links))
    yield from _root(publication, codes, made_of(frame, *codes))
    for path, medium in publication.media.items():
        yield File(addresses.media(path), medium.stamp, medium.load)
    yield from _gone(publication, frame)


def _fixed(path: str, content: bytes) -> File:
    return File(path, made_of(content), lambda: content)


def _story(
    publication: Publication,
    story: Story,
    known: dict[str, str],
    keys: tuple[str, Mapping[str, str]],
) -> Iterator[File]:
    frame, around = keys
    targets = tuple((key, around.get(known.get(key, ""), "")) for key in story.links)
    media = tuple(publication.media[p].stamp for p in story.pictures if p in publication.media)
    key = made_of(frame, around[story.key], targets, media, story.made_of)
    yield File(addresses.page(story), key, partial(pages.story, publication, story, known))
    if not story.original:
        beside = addresses.page(story).removesuffix(addresses.HTML) + ".review.json"
        yield File(beside, made_of(frame, story.made_of), partial(evidence, story))
    for slug in story.old_slugs:
        old = f"{locales.tag(story.locale)}/{slug}{addresses.HTML}"
        yield File(
            old,
            made_of(frame, old, story.slug, story.title),
            partial(lists.moved, publication, old, story, story.locale),
        )


def _language(
    publication: Publication,
    code: str,
    frame: str,
    keys: tuple[Mapping[str, str], Mapping[str, str], dict[str, str]],
) -> Iterator[File]:
    around, indexed, links = keys
    stories = publication.of(code)
    chunks = [stories[at : at + lists.PER_PAGE] for at in range(0, len(stories), lists.PER_PAGE)]
    for number, chunk in enumerate(chunks, 1):
        yield File(
            lists.listing_path(code, number),
            made_of(frame, number, len(chunks), *(_line(publication, s) for s in chunk)),
            partial(lists.listing, publication, code, chunk, number, len(chunks)),
        )
    newest = stories[: feeds.LENGTH]
    key = made_of(frame, *((_line(publication, s), around[s.key]) for s in newest))
    makers: dict[str, Callable[[Publication, str, list[Story]], bytes]] = {
        "atom.xml": feeds.atom,
        "rss.xml": feeds.rss,
        "feed.json": feeds.json_feed,
    }
    for name, make in makers.items():
        yield File(f"{locales.tag(code)}/{name}", key, partial(make, publication, code, newest))
    if publication.house.url:
        listed = [s for s in stories if s.indexable]
        yield File(
            f"{locales.tag(code)}/sitemap.xml",
            made_of(frame, *((s.slug, s.modified, indexed[s.key]) for s in listed)),
            partial(feeds.sitemap, publication, links, listed),
        )


def _line(publication: Publication, story: Story) -> tuple[object, ...]:
    return (
        story.key, story.slug, story.title, story.lead, story.published, story.modified,
        story.machine, story.author, *(p for p in story.pictures if p in publication.media),
    )  # fmt: skip


def _root(publication: Publication, codes: list[str], frame: str) -> Iterator[File]:
    yield File("index.html", frame, partial(lists.choose, publication))
    if publication.house.url:
        yield File("sitemap.xml", frame, partial(feeds.sitemap_index, publication, codes))


def _gone(publication: Publication, frame: str) -> Iterator[File]:
    """A withdrawn page keeps its address and says what happened."""
    for locale, slug in publication.gone:
        here = f"{locales.tag(locale)}/{slug}{addresses.HTML}"
        make = partial(lists.moved, publication, here, None, locale)
        yield File(here, made_of(frame, here), make)


def _robots(publication: Publication) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if publication.house.url:
        lines.append(f"Sitemap: {publication.house.url}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def _redirects(publication: Publication) -> bytes:
    """Old addresses and new, as static hosts (Netlify, Cloudflare Pages) read them."""
    rows = []
    for story in publication.stories:
        tag = locales.tag(story.locale)
        new = quote(addresses.page(story))
        rows += [f"/{tag}/{quote(slug)}.html /{new} 301" for slug in story.old_slugs]
    return "".join(f"{row}\n" for row in rows).encode()


SITE = Publisher("site", files)
