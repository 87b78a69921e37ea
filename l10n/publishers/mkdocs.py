"""MkDocs with static-i18n, languages by suffix: docs/<article>.pt-BR.md."""

from urllib.parse import quote

from l10n import locales
from l10n.publishers import Publication, Story, addresses, content
from l10n.publishers.content import Front, Layout, stem, tag


def path(story: Story, _publication: Publication) -> str:
    return f"docs/{stem(story)}.{tag(story)}.md"


def link(here: Story, there: Story, publication: Publication) -> str:
    """To the file without its language, which the plugin finds in each."""
    if here.locale != there.locale:
        return quote(f"/{stem(there)}/")
    plain = f"docs/{stem(there)}.md"
    return addresses.between(path(here, publication), plain)


def front(story: Story, _publication: Publication) -> Front:
    return {"search": {"exclude": True}} if story.machine else {}


def media(picture: str) -> tuple[str, str]:
    return f"docs/media/{picture}", f"/media/{picture}"


def config(publication: Publication) -> dict[str, str]:
    """mkdocs-languages.yml, to be named with INHERIT or copied into mkdocs.yml.

    `fallback_to_default: false`: no page pretends to be in a language it is not in.
    """
    source = publication.house.source_locale
    rows = []
    for code in publication.languages:
        rows += [
            f"        - locale: {locales.tag(code)}",
            f'          name: "{locales.endonym(code)}"',
            "          build: true",
            *(["          default: true"] if code == source else []),
        ]
    head = [
        "plugins:",
        "  i18n:",
        "      docs_structure: suffix",
        "      fallback_to_default: false",
        "      languages:",
    ]
    return {"mkdocs-languages.yml": "\n".join([*head, *rows]) + "\n"}


LAYOUT = Layout(path, link, media, front, config, headline=True, ids=True)
MKDOCS = content.publisher("mkdocs", LAYOUT)
