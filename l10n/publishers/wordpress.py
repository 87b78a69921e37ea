"""WordPress: one WXR file for its importer, with WPML's and Polylang's language fields."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from html import escape
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from l10n import locales
from l10n.publishers import File, Publication, Publisher, Story, content, made_of
from l10n.publishers.feeds import identity

_SPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/"'
)


def rest(publication: Publication) -> Iterator[File]:
    mark = made_of(*sorted(publication.versions.items()))
    yield File("wordpress.xml", mark, partial(wxr, publication))


def wxr(publication: Publication) -> bytes:
    codes = sorted(publication.languages)
    stories = (story for code in codes for story in publication.languages[code])
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<rss version="2.0" {_SPACES}>',
        "<channel>",
        f"<title>{escape(publication.house.name)}</title>",
        f"<link>{escape(publication.house.url)}</link>",
        f"<language>{locales.tag(publication.house.source_locale)}</language>",
        "<wp:wxr_version>1.2</wp:wxr_version>",
        *(_term(code) for code in codes),
    ]
    for number, story in enumerate(stories, 1):
        rows += _item(publication, story, number)
    return ("\n".join([*rows, "</channel>", "</rss>"]) + "\n").encode()


def _term(code: str) -> str:
    tag = locales.tag(code).lower()
    name = escape(locales.endonym(code))
    return (
        f"<wp:term><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>{tag}</wp:term_slug>"
        f"<wp:term_name>{name}</wp:term_name></wp:term>"
    )


def _item(publication: Publication, story: Story, number: int) -> list[str]:
    """A post; `draft` while its text is an unreviewed machine translation."""
    target = partial(_target, publication, story)
    source = locales.tag(publication.house.source_locale).lower()
    meta = {
        "_wpml_import_language_code": content.lower(story),
        "_wpml_import_source_language_code": "" if story.original else source,
        "_wpml_import_translation_group": _group(story),
        "_l10n_source_version": story.version,
    }
    changed = datetime.fromisoformat(story.published).strftime("%Y-%m-%d %H:%M:%S")
    status = "draft" if story.machine else "publish"
    return [
        "<item>",
        f"<title>{escape(story.title)}</title>",
        f"<dc:creator>{_cdata(story.author or 'newsroom')}</dc:creator>",
        f'<guid isPermaLink="false">{identity(story)}</guid>',
        f"<content:encoded>{_cdata(content.html_body(story, target))}</content:encoded>",
        f"<excerpt:encoded>{_cdata(story.lead)}</excerpt:encoded>",
        f"<wp:post_id>{number}</wp:post_id>",
        f"<wp:post_date_gmt>{changed}</wp:post_date_gmt>",
        f"<wp:post_name>{_cdata(story.slug)}</wp:post_name>",
        f"<wp:status>{status}</wp:status>",
        "<wp:post_type>post</wp:post_type>",
        _category("language", content.lower(story), locales.endonym(story.locale)),
        _category("post_translations", _group(story), _group(story)),
        *(_meta(key, value) for key, value in meta.items()),
        "</item>",
    ]


def _category(domain: str, name: str, shown: str) -> str:
    return f'<category domain="{domain}" nicename="{name}">{_cdata(shown)}</category>'


def _meta(key: str, value: str) -> str:
    return (
        f"<wp:postmeta><wp:meta_key>{_cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{_cdata(value)}</wp:meta_value></wp:postmeta>"
    )


def _group(story: Story) -> str:
    """The same for all editions of an article."""
    return f"l10n-{uuid5(NAMESPACE_URL, f'newsroom-l10n/{story.key}').hex[:12]}"


def _cdata(text: str) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _target(publication: Publication, story: Story, written: str) -> str | None:
    """Another article's post, by its slug; other links stay as they are."""
    key = publication.names.get(story.inside(written))
    if key is None:
        return None
    editions = publication.editions[key]
    there = next((s for s in editions if s.locale == story.locale), editions[0])
    return f"{publication.house.url}/{quote(there.slug)}/"


WORDPRESS = Publisher("wordpress", rest=rest)
