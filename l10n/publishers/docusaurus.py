"""Docusaurus: the source in blog/, translations under i18n/<language>/."""

from urllib.parse import quote

from l10n.publishers import Publication, Story, addresses, content
from l10n.publishers.content import Front, Layout, stem, tag


def path(story: Story, _publication: Publication) -> str:
    """The same name in each language: that is how Docusaurus knows translations."""
    folder = "blog" if story.original else f"i18n/{tag(story)}/docusaurus-plugin-content-blog"
    return f"{folder}/{stem(story)}.md"


def link(here: Story, there: Story, publication: Publication) -> str:
    """A relative file path; Docusaurus finds the language's own file for it."""
    if here.locale != there.locale:
        return quote(f"pathname:///blog/{there.slug}")
    return addresses.between(path(here, publication), path(there, publication))


def front(story: Story, publication: Publication) -> Front:
    """`format: md` keeps an article's braces and tags what they are; MDX would run them."""
    slug = content.original(story, publication).slug
    day = story.published[:19]  # it adds the Z itself
    found: Front = {"slug": slug, "date": day, "mdx": {"format": "md"}}
    found |= {"authors": [{"name": story.author}]} if story.author else {}
    return found | ({"unlisted": True} if story.machine else {})


KNOWN = ("title", "description", "date", "slug", "mdx", "authors", "unlisted", "tags", "keywords")


def head(front: Front) -> str:
    """Docusaurus refuses fields it does not know, so the disclosure stays in the text."""
    return content.yaml({key: front[key] for key in KNOWN if key in front and _fits(front, key)})


def _fits(front: Front, key: str) -> bool:
    words = front[key]
    listed = isinstance(words, list) and all(isinstance(word, str) for word in words)
    return listed or key not in {"tags", "keywords"}


def media(picture: str) -> tuple[str, str]:
    return f"static/media/{picture}", f"/media/{picture}"


LAYOUT = Layout(path, link, media, front, head=head, ids=True)
DOCUSAURUS = content.publisher("docusaurus", LAYOUT)
