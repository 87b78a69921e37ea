"""Pelican: editions of an article share a slug and differ in `Lang`."""

from functools import partial

from l10n.publishers import Publication, Publisher, Story, addresses, content
from l10n.publishers.content import Front, Layout, original, stem, tag


def path(story: Story, _publication: Publication) -> str:
    return f"content/{tag(story)}/{stem(story)}.md"


def link(here: Story, there: Story, publication: Publication) -> str:
    to = addresses.between(path(here, publication), path(there, publication))
    return f"{{filename}}{to}"


def front(story: Story, publication: Publication) -> Front:
    return {
        "lang": tag(story),
        "slug": original(story, publication).slug,
        "translation": "false" if story.original else "true",
    }


NAMES = {"lastmod": "modified", "description": "summary"}


def head(front: Front) -> str:
    """Pelican's own `Key: value` lines."""
    rows = (f"{NAMES.get(key, key).title()}: {_line(value)}\n" for key, value in front.items())
    return f"{''.join(rows)}\n"


def _line(value: object) -> str:
    return " ".join(str(value).split())


def media(picture: str) -> tuple[str, str]:
    return f"content/media/{picture}", f"{{static}}/media/{picture}"


LAYOUT = Layout(path, link, media, front, head=head, ids=False)
PELICAN = Publisher("pelican", partial(content.files, LAYOUT))
