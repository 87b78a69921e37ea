"""Eleventy with its I18n plugin: the same file name in each language's folder."""

import json
from urllib.parse import quote

from l10n import locales
from l10n.publishers import Publication, Story, content
from l10n.publishers.content import Front, Layout, stem, tag


def path(story: Story, _publication: Publication) -> str:
    return f"{tag(story)}/{stem(story)}.md"


def link(_here: Story, there: Story, _publication: Publication) -> str:
    return quote(f"/{tag(there)}/{stem(there)}/")


def front(story: Story, _publication: Publication) -> Front:
    """Eleventy reads {{ }} in Markdown as a template; an article's braces are only braces."""
    hidden: Front = {"eleventyExcludeFromCollections": False, "noindex": True}
    return {"templateEngineOverride": "md", **(hidden if story.machine else {})}


def media(picture: str) -> tuple[str, str]:
    return f"media/{picture}", f"/media/{picture}"


def folders(publication: Publication) -> dict[str, str]:
    """`lang` for each folder, as Eleventy's directory data."""
    tags = sorted(map(locales.tag, publication.languages))
    return {f"{name}/{name}.json": json.dumps({"lang": name}) + "\n" for name in tags}


LAYOUT = Layout(path, link, media, front, folders)
ELEVENTY = content.publisher("eleventy", LAYOUT)
