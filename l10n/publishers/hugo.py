"""Hugo, one folder per language: content/pt-br/<article>.md."""

from urllib.parse import quote

from l10n import locales
from l10n.publishers import Publication, Story, content
from l10n.publishers.content import Front, Layout, lower, stem


def path(story: Story, _publication: Publication) -> str:
    return f"content/{lower(story)}/{stem(story)}.md"


def link(_here: Story, there: Story, _publication: Publication) -> str:
    """An absolute path under Hugo's defaults: the source's language has no prefix."""
    folder = "".join(f"{part}/" for part in stem(there).split("/")[:-1])
    prefix = "" if there.original else f"{lower(there)}/"
    return f"/{prefix}{folder}{quote(there.slug)}/"


def front(story: Story, _publication: Publication) -> Front:
    key: Front = {"translationKey": stem(story), "slug": story.slug}
    return key | ({"sitemap": {"disable": True}} if story.machine else {})


def media(picture: str) -> tuple[str, str]:
    return f"static/media/{picture}", f"/media/{picture}"


def languages(publication: Publication, *, folders: bool = True) -> dict[str, str]:
    """config/_default/languages.toml, which makes Hugo know them all."""
    found = sorted(publication.languages)
    rows = []
    for code in found:
        key = locales.tag(code).lower()
        source = code == publication.house.source_locale
        way = "rtl" if locales.is_rtl(code) else "ltr"
        rows += [
            f"[{key}]",
            f'languageName = "{locales.endonym(code)}"',
            f'languageCode = "{locales.tag(code)}"',
            f'languageDirection = "{way}"',
            f"weight = {1 if source else 2}",
            *([f'contentDir = "content/{key}"'] if folders else []),
            "",
        ]
    return {"config/_default/languages.toml": "\n".join(rows)}


LAYOUT = Layout(path, link, media, front, languages, ids=True, html=True)
HUGO = content.publisher("hugo", LAYOUT)
