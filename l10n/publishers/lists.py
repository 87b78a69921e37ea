"""Pages that lead to others: lists of articles, the choice of language, addresses that moved."""

from collections.abc import Sequence

from l10n import locales
from l10n.publishers import Publication, Story, addresses, words
from l10n.publishers.addresses import absolute, between
from l10n.publishers.pages import fill, way

PER_PAGE = 40


def listing(
    publication: Publication, locale: str, stories: Sequence[Story], number: int, count: int
) -> bytes:
    """One page of a language's list of articles."""
    here = listing_path(locale, number)
    rows = [
        {
            "href": between(here, addresses.page(s)),
            "title": s.title,
            "lead": s.lead,
            "published": s.published,
            "date": words.date(s.published, locale),
            "machine": s.machine,
            "author": s.author,
            "picture": _picture(publication, s, here),
        }
        for s in stories
    ]
    pages = [
        {
            "number": n,
            "shown": str(n),
            "href": between(here, listing_path(locale, n)),
        }
        for n in range(1, count + 1)
        if n in {1, count} or abs(n - number) < 4
    ]
    return fill(
        "index.html",
        publication,
        locale,
        here,
        title=words.words(locale)["latest"],
        languages=_lists(publication, here, locale),
        alternates=list_alternates(publication, here) if number == 1 else [],
        rows=rows,
        number=number,
        pages=pages,
    )


def _picture(publication: Publication, story: Story, here: str) -> str:
    """Where a story's first picture stands that is there; "" where none is."""
    found = next((p for p in story.pictures if p in publication.media), "")
    return between(here, addresses.media(found)) if found else ""


def listing_path(locale: str, number: int) -> str:
    return f"{locales.tag(locale)}/{'index' if number == 1 else f'page-{number}'}.html"


def list_alternates(publication: Publication, here: str) -> list[dict[str, str]]:
    """Hreflang of the lists, and x-default: the page where readers choose; none of one alone."""
    codes = list(publication.languages)
    places = [(locales.tag(code), listing_path(code, 1)) for code in codes]
    house = publication.house
    return [
        {"tag": tag, "address": absolute(house, path) if house.url else between(here, path)}
        for tag, path in [*places, ("x-default", "index.html")]
        if len(codes) > 1
    ]


def _lists(publication: Publication, here: str, locale: str) -> list[dict[str, object]]:
    codes = sorted(publication.languages, key=lambda code: locales.endonym(code).casefold())
    return [
        {
            "name": locales.endonym(code),
            "tag": locales.tag(code),
            "way": way(code),
            "href": between(here, listing_path(code, 1)),
            "here": code == locale,
            "alternate": False,
        }
        for code in codes
    ]


def choose(publication: Publication, here: str = "index.html") -> bytes:
    """The page at the root: which language?"""
    locale = publication.house.source_locale
    return fill(
        "choose.html",
        publication,
        locale,
        here,
        title=publication.house.name,
        languages=_lists(publication, here, ""),
        alternates=list_alternates(publication, here),
    )


def moved(publication: Publication, here: str, to: Story | None, locale: str) -> bytes:
    """What stands at an old address: the way to the new one, or that it was withdrawn."""
    said = words.words(locale)
    language = words.language_of_words(locale)
    spoken = locale if locales.language(language) == locales.language(locale) else language
    return fill(
        "moved.html",
        publication,
        locale,
        here,
        said=said["moved"] if to else said["withdrawn"],
        words_tag=locales.tag(spoken),
        words_way=way(spoken),
        href=between(here, addresses.page(to)) if to else "",
        title=to.title if to else "",
        address=absolute(publication.house, addresses.page(to))
        if to and publication.house.url
        else "",
    )
