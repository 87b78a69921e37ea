"""Jekyll with polyglot: the editions of an article share a permalink and differ in `lang`."""

from urllib.parse import quote

from l10n import locales
from l10n.publishers import Publication, Story, content
from l10n.publishers.content import Front, Layout, original, stem, tag


def path(story: Story, _publication: Publication) -> str:
    return f"{tag(story)}/{stem(story)}.md"


def permalink(story: Story, publication: Publication) -> str:
    return f"/{original(story, publication).slug}/"


def link(_here: Story, there: Story, publication: Publication) -> str:
    """Polyglot puts the language before links by itself."""
    return quote(permalink(there, publication))


def front(story: Story, publication: Publication) -> Front:
    return {
        "lang": tag(story),
        "permalink": permalink(story, publication),
        "page_id": stem(story),
        **({"sitemap": False} if story.machine else {}),
    }


def media(picture: str) -> tuple[str, str]:
    return f"media/{picture}", f"/media/{picture}"


def config(publication: Publication) -> dict[str, str]:
    """_config_languages.yml, for `jekyll build --config _config.yml,_config_languages.yml`."""
    tags = sorted(map(locales.tag, publication.languages))
    source = locales.tag(publication.house.source_locale)
    text = (
        f"languages: [{', '.join(tags)}]\ndefault_lang: {source}\n"
        "exclude_from_localization: [media]\nparallel_localization: false\n"
    )
    return {"_config_languages.yml": text}


LAYOUT = Layout(
    path, link, media, front, config, defaults={"layout": "default"}, ids=True, html=True
)
JEKYLL = content.publisher("jekyll", LAYOUT)
