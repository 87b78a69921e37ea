"""Pelican: editions of an article share a slug and differ in `Lang`."""

import re

from l10n.publishers import Publication, Story, addresses, content
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
    found = {NAMES.get(key, key).title(): _line(value) for key, value in front.items()}
    rows = (f"{key}: {value}\n" for key, value in found.items() if value and _KEY.match(key))
    return f"{''.join(rows)}\n"


_KEY = re.compile(r"[\w-]+\Z", re.ASCII)


def _line(value: object) -> str:
    """A value in one line: a list with commas, what is more than that not at all."""
    if isinstance(value, list):
        return ", ".join(_line(one) for one in value)
    return "" if isinstance(value, dict) else " ".join(str(value).split())


def media(picture: str) -> tuple[str, str]:
    return f"content/media/{picture}", f"{{static}}/media/{picture}"


LAYOUT = Layout(path, link, media, front, head=head, ids=False)
PELICAN = content.publisher("pelican", LAYOUT)
