"""Astro Starlight: src/content/docs/<language>/, the source's language at the root."""

from urllib.parse import quote

from l10n.publishers import Publication, Story, content
from l10n.publishers.content import Front, Layout, lower, stem


def _inside(story: Story) -> str:
    return f"{'' if story.original else f'{lower(story)}/'}{stem(story)}"


def path(story: Story, _publication: Publication) -> str:
    return f"src/content/docs/{_inside(story)}.md"


def link(_here: Story, there: Story, _publication: Publication) -> str:
    return quote(f"/{_inside(there).lower()}/")


def front(story: Story, _publication: Publication) -> Front:
    """Starlight checks front matter: only its own fields may stand there."""
    if not story.machine:
        return {}
    robots = {"tag": "meta", "attrs": {"name": "robots", "content": "noindex"}}
    return {"head": [robots], "pagefind": False}


KNOWN = ("title", "description", "head", "pagefind")


def head(front: Front) -> str:
    kept = {key: front[key] for key in KNOWN if key in front}
    return content.yaml(kept)


def media(picture: str) -> tuple[str, str]:
    return f"public/media/{picture}", f"/media/{picture}"


LAYOUT = Layout(path, link, media, front, head=head)
STARLIGHT = content.publisher("starlight", LAYOUT)
