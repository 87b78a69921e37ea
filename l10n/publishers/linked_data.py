"""What machines read about a story: schema.org NewsArticle as JSON-LD."""

import json

from l10n import locales
from l10n.publishers import House, Story
from l10n.publishers.addresses import absolute, page

_MACHINE = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
_MIXED = "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"


def news_article(story: Story, editions: tuple[Story, ...], house: House) -> str:
    """The JSON of one page; `<` is written so that no text can end the element it stands in."""
    address = absolute(house, page(story))
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": story.title,
        "description": story.lead,
        "inLanguage": locales.tag(story.locale),
        "datePublished": story.published,
        "dateModified": story.modified,
        "author": _people((story.author,) if story.author else ()),
        "publisher": {"@type": "NewsMediaOrganization", "name": house.name},
        "editor": _people((house.editor,) if house.editor else ()),
        "image": [absolute(house, f"media/{picture}") for picture in story.pictures],
        "isAccessibleForFree": True,
        **_translation(story, editions, house),
    }
    text = json.dumps({k: v for k, v in data.items() if v not in ("", [])}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _translation(story: Story, editions: tuple[Story, ...], house: House) -> dict[str, object]:
    others = [_work(other, house) for other in editions if other.locale != story.locale]
    if story.original:
        return {"workTranslation": others}
    original = [_work(other, house) for other in editions if other.original]
    kind = _MACHINE if story.machine else _MIXED if story.engines else ""
    credit = f"{', '.join(story.engines)} (machine translation)" if story.engines else ""
    return {
        "translationOfWork": original[0] if original else "",
        "translator": _people(story.translators),
        "contributor": _people(story.reviewers),
        "digitalSourceType": kind,
        "creditText": credit,
    }


def _people(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": "Person", "name": name} for name in names]


def _work(story: Story, house: House) -> dict[str, str]:
    return {
        "@type": "NewsArticle",
        "@id": absolute(house, page(story)),
        "inLanguage": locales.tag(story.locale),
    }
