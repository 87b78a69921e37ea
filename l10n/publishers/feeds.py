"""What readers and search engines subscribe to: Atom, RSS, JSON Feed, sitemaps."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from email.utils import format_datetime
from html import escape
from uuid import NAMESPACE_URL, uuid5

from l10n import locales
from l10n.publishers import Publication, Story
from l10n.publishers.addresses import absolute, page

LENGTH = 30
PER_SITEMAP = 25  # articles, each in all its languages: at most 50 MB and 50,000 addresses
UNREVIEWED = "machine translation, not reviewed"
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _text(text: str) -> str:
    return escape(text, quote=False)


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'


def identity(story: Story) -> str:
    """An id that outlives the address, the title and the slug."""
    return uuid5(NAMESPACE_URL, f"newsroom-l10n/{story.key}/{story.locale}").urn


def _address(publication: Publication, path: str) -> str:
    """Absolute where the house has an address; else relative to the language's folder."""
    here = absolute(publication.house, path)
    return here if publication.house.url else f"../{here}"


def _newest(stories: Sequence[Story]) -> str:
    return max((s.modified for s in stories), default="1970-01-01T00:00:00+00:00")


def _title(publication: Publication, locale: str) -> str:
    return f"{publication.house.name} ({locales.endonym(locale)})"


def atom(publication: Publication, locale: str, stories: Sequence[Story]) -> bytes:
    """RFC 4287."""
    tag = locales.tag(locale)
    own = _address(publication, f"{tag}/atom.xml")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="{_ATOM}" xml:lang={_quoted(tag)}>',
        f"<title>{_text(_title(publication, locale))}</title>",
        f"<id>{uuid5(NAMESPACE_URL, f'newsroom-l10n/{publication.house.url}/{locale}').urn}</id>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        _alternate(tag, _address(publication, f"{tag}/index.html")),
        f"<updated>{_newest(stories)}</updated>",
        f"<author><name>{_text(publication.house.name)}</name></author>",
    ]
    for story in stories:
        lines += _atom_entry(publication, story)
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def _alternate(tag: str, address: str) -> str:
    target = f"hreflang={_quoted(tag)} href={_quoted(address)}"
    return f'<link rel="alternate" type="text/html" {target}/>'


def _atom_entry(publication: Publication, story: Story) -> list[str]:
    links = [
        _alternate(locales.tag(other.locale), _address(publication, page(other)))
        for other in sorted(publication.editions[story.key], key=lambda s: s.locale != story.locale)
    ]
    author = f"<author><name>{_text(story.author)}</name></author>" if story.author else ""
    return [
        "<entry>",
        f"<title>{_text(story.title)}</title>",
        f"<id>{identity(story)}</id>",
        *links,
        f"<published>{story.published}</published>",
        f"<updated>{story.modified}</updated>",
        *([author] if author else []),
        *([f"<summary>{_text(story.lead)}</summary>"] if story.lead else []),
        *([f"<category term={_quoted(UNREVIEWED)}/>"] if story.machine else []),
        "</entry>",
    ]


def rss(publication: Publication, locale: str, stories: Sequence[Story]) -> bytes:
    """RSS 2.0."""
    tag = locales.tag(locale)
    own = _address(publication, f"{tag}/rss.xml")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<rss version="2.0" xmlns:atom="{_ATOM}"><channel>',
        f"<title>{_text(_title(publication, locale))}</title>",
        f"<link>{_text(_address(publication, f'{tag}/index.html'))}</link>",
        f"<description>{_text(_title(publication, locale))}</description>",
        f"<language>{tag}</language>",
        f'<atom:link rel="self" type="application/rss+xml" href={_quoted(own)}/>',
        f"<lastBuildDate>{_mail_date(_newest(stories))}</lastBuildDate>",
    ]
    for story in stories:
        lines += [
            "<item>",
            f"<title>{_text(story.title)}</title>",
            f"<link>{_text(_address(publication, page(story)))}</link>",
            f'<guid isPermaLink="false">{identity(story)}</guid>',
            f"<pubDate>{_mail_date(story.published)}</pubDate>",
            *([f"<description>{_text(story.lead)}</description>"] if story.lead else []),
            *([f"<category>{UNREVIEWED}</category>"] if story.machine else []),
            "</item>",
        ]
    return ("\n".join([*lines, "</channel></rss>"]) + "\n").encode()


def _mail_date(iso: str) -> str:
    return format_datetime(datetime.fromisoformat(iso))


def json_feed(publication: Publication, locale: str, stories: Sequence[Story]) -> bytes:
    """JSON Feed 1.1."""
    tag = locales.tag(locale)
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(publication, locale),
        "language": tag,
        "home_page_url": _address(publication, f"{tag}/index.html"),
        "feed_url": _address(publication, f"{tag}/feed.json"),
        "items": [_item(publication, story) for story in stories],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _item(publication: Publication, story: Story) -> dict[str, object]:
    return {
        "id": identity(story),
        "url": _address(publication, page(story)),
        "title": story.title,
        "summary": story.lead,
        "content_text": story.lead or story.title,
        "language": locales.tag(story.locale),
        "date_published": story.published,
        "date_modified": story.modified,
        **({"tags": [UNREVIEWED]} if story.machine else {}),
        **({"authors": [{"name": story.author}]} if story.author else {}),
    }


def sitemap(publication: Publication, keys: Iterable[str]) -> bytes:
    """Articles in all their languages; pages not to be indexed are left out."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for key in keys:
        editions = [story for story in publication.editions[key] if story.indexable]
        links = "".join(f"{link}\n" for link in _alternates(publication, editions))
        for story in editions:
            lines += [
                "<url>",
                f"<loc>{_text(_address(publication, page(story)))}</loc>",
                f"<lastmod>{story.modified}</lastmod>",
                f"{links}</url>",
            ]
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def _alternates(publication: Publication, editions: Sequence[Story]) -> list[str]:
    if len(editions) < 2:
        return []
    pairs = [(locales.tag(other.locale), other) for other in editions]
    if editions[0].original:
        pairs.append(("x-default", editions[0]))
    return [
        f'<xhtml:link rel="alternate" hreflang="{tag}" '
        f"href={_quoted(_address(publication, page(other)))}/>"
        for tag, other in pairs
    ]


def sitemap_index(publication: Publication, names: Iterable[str]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<sitemapindex xmlns="{_SITEMAP}">',
        *(
            f"<sitemap><loc>{_text(absolute(publication.house, name))}</loc></sitemap>"
            for name in names
        ),
        "</sitemapindex>",
    ]
    return ("\n".join(lines) + "\n").encode()
