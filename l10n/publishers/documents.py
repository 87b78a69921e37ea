"""`files`: the localized documents as they are, in a tree that mirrors `source/`."""

from collections.abc import Iterator
from functools import partial

from l10n import locales, rendering
from l10n.model import file_of
from l10n.publishers import File, Publication, Publisher, Story, made_of
from l10n.publishers.evidence import evidence


def article(publication: Publication, key: str) -> Iterator[File]:
    for story in publication.editions[key]:
        name = story.key if file_of(story.key) == story.key else f"{story.key}.html"
        path = f"{locales.tag(story.locale)}/{name}"
        mark = made_of(story.made_of)
        yield File(path, mark, partial(document, story))
        if not story.original:
            yield File(f"{path}.review.json", mark, partial(evidence, story))


def document(story: Story) -> bytes:
    """The document; where machine text is in Markdown, its front matter says so."""
    whole = story.document()
    if whole is not None:
        return whole
    edition = story.edition()
    if not story.machine or edition.format != "markdown":
        return edition.text.encode()
    told = "machine translation, not reviewed"
    return rendering.with_front_matter(edition.text, "translation", told).encode()


FILES = Publisher("files", article)
