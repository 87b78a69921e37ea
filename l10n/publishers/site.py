"""A finished static site: pages, feeds, sitemaps; no script, no request to another host."""

from collections.abc import Callable, Iterator, Sequence
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


def article(publication: Publication, key: str) -> Iterator[File]:
    """The pages of an article's editions, their evidence, and what stands at old addresses."""
    for story in publication.editions[key]:
        mark = made_of(publication.around(story), story.made_of)
        yield File(addresses.page(story), mark, partial(pages.story, publication, story))
        if not story.original:
            beside = addresses.page(story).removesuffix(addresses.HTML) + ".review.json"
            yield File(beside, made_of(story.made_of), partial(evidence, story))
        for slug in story.old_slugs:
            old = f"{locales.tag(story.locale)}/{slug}{addresses.HTML}"
            make = partial(lists.moved, publication, old, story, story.locale)
            yield File(old, made_of(old, story.slug, story.title), make)


def language(publication: Publication, code: str) -> Iterator[File]:
    """A language's lists and feeds."""
    stories = publication.languages[code]
    codes = tuple(publication.languages)
    chunks = [stories[at : at + lists.PER_PAGE] for at in range(0, len(stories), lists.PER_PAGE)]
    for number, chunk in enumerate(chunks, 1):
        yield File(
            lists.listing_path(code, number),
            made_of(codes, number, len(chunks), *(_line(publication, s) for s in chunk)),
            partial(lists.listing, publication, code, chunk, number, len(chunks)),
        )
    newest = stories[: feeds.LENGTH]
    key = made_of(codes, *((_line(publication, s), publication.places[s.key]) for s in newest))
    makers: dict[str, Callable[[Publication, str, Sequence[Story]], bytes]] = {
        "atom.xml": feeds.atom,
        "rss.xml": feeds.rss,
        "feed.json": feeds.json_feed,
    }
    for name, make in makers.items():
        yield File(f"{locales.tag(code)}/{name}", key, partial(make, publication, code, newest))


def _line(publication: Publication, story: Story) -> tuple[object, ...]:
    return (
        story.key, story.slug, story.title, story.lead, story.published, story.modified,
        story.machine, story.author, *(p for p in story.pictures if p in publication.media),
    )  # fmt: skip


def rest(publication: Publication) -> Iterator[File]:
    """The choice of languages, sitemaps, pictures, what hosts read, what was withdrawn."""
    codes = list(publication.languages)
    yield _fixed("site.css", pages.css())
    yield _fixed("robots.txt", _robots(publication))
    yield _fixed("_headers", HEADERS.encode())
    yield _fixed("_redirects", _redirects(publication))
    yield File("index.html", made_of(codes), partial(lists.choose, publication))
    if publication.house.url:
        yield from _sitemaps(publication)
    for path, medium in publication.media.items():
        yield File(addresses.media(path), medium.stamp, medium.load)
    for locale, slug in publication.gone:
        here = f"{locales.tag(locale)}/{slug}{addresses.HTML}"
        make = partial(lists.moved, publication, here, None, locale)
        yield File(here, made_of(here, pages.home(publication, locale)), make)


def _fixed(path: str, content: bytes) -> File:
    return File(path, made_of(content), lambda: content)


def _sitemaps(publication: Publication) -> Iterator[File]:
    """One of so many articles, the oldest first: a new article makes only the last one anew."""
    keys = list(publication.versions)
    chunks = [keys[at : at + feeds.PER_SITEMAP] for at in range(0, len(keys), feeds.PER_SITEMAP)]
    names = [f"sitemap-{number}.xml" for number, _ in enumerate(chunks, 1)]
    yield _fixed("sitemap.xml", feeds.sitemap_index(publication, names))
    for name, chunk in zip(names, chunks, strict=True):
        mark = made_of(*(publication.versions[key] for key in chunk))
        yield File(name, mark, partial(feeds.sitemap, publication, chunk))


def _robots(publication: Publication) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if publication.house.url:
        lines.append(f"Sitemap: {publication.house.url}/sitemap.xml")
    return ("\n".join(lines) + "\n").encode()


def _redirects(publication: Publication) -> bytes:
    """Old addresses and new, as static hosts (Netlify, Cloudflare Pages) read them."""
    rows = [(quote(locales.tag(locale)), quote(a), quote(b)) for locale, a, b in publication.moved]
    return "".join(f"/{tag}/{old}.html /{tag}/{new}.html 301\n" for tag, old, new in rows).encode()


SITE = Publisher("site", article, language, rest)
