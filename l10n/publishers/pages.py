"""The site's HTML pages, from Jinja templates; every text is escaped where it is not rendered."""

from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from l10n import locales, rendering
from l10n.publishers import Publication, Story, addresses, linked_data, words
from l10n.publishers.addresses import absolute, between

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


@cache
def _templates() -> Any:  # noqa: ANN401 - jinja2 is imported with the first page
    from jinja2 import Environment, PackageLoader

    return Environment(
        loader=PackageLoader("l10n.publishers"), autoescape=True, keep_trailing_newline=True
    )


def css() -> bytes:
    return files("l10n.publishers").joinpath("data", "site.css").read_bytes()


def way(locale: str) -> str:
    return "rtl" if locales.is_rtl(locale) else "ltr"


LONGEST_TITLE = 70  # characters of <title>; browsers and search engines show no more


def tab(title: str, house: str) -> str:
    """What stands in the browser's tab: the title and the house, as far as both are seen."""
    whole = f"{title} – {house}"
    if _written(whole) <= LONGEST_TITLE:
        return whole
    if _written(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    while _written(cut) >= LONGEST_TITLE:
        at = cut.rfind(" ")
        cut = cut[:at] if at > LONGEST_TITLE // 2 else cut[:-1]
    return f"{cut}…"


def _written(title: str) -> int:
    """Its length in a page, where an apostrophe is `&#39;`."""
    return len(escape(title))


def fill(template: str, publication: Publication, locale: str, here: str, **more: object) -> bytes:
    """A template with what every page has; `here` is the page's own path."""
    house = publication.house
    said = words.language_of_words(locale)
    from markupsafe import Markup

    spoken = "" if locales.language(said) == locales.language(locale) else "en"
    page = _templates().get_template(template)
    values = {
        "house": house,
        "tag": locales.tag(locale),
        "way": way(locale),
        "words": words.words(locale),
        "spoken": Markup(' lang="en" dir="ltr"') if spoken else "",
        "tab": tab,
        "policy": POLICY,
        "up": "../" if "/" in here else "",
        "home": between(here, home(publication, locale)),
        "feed": "atom.xml" if "/" in here else "",
        "address": absolute(house, here),
        **more,
    }
    return page.render(values).encode()  # type: ignore[no-any-return]


def home(publication: Publication, locale: str) -> str:
    """A language's first page; the root's where nothing is published in it."""
    return f"{locales.tag(locale)}/index.html" if locale in publication.languages else "index.html"


def switcher(publication: Publication, story: Story) -> list[dict[str, object]]:
    """The languages the article is published in, by their own names."""
    return [
        {
            "name": locales.endonym(other.locale),
            "tag": locales.tag(other.locale),
            "way": way(other.locale),
            "href": between(addresses.page(story), addresses.page(other)),
            "here": other.locale == story.locale,
            "alternate": True,
        }
        for other in _by_name(publication.editions[story.key])
    ]


def _by_name(editions: tuple[Story, ...]) -> list[Story]:
    return sorted(editions, key=lambda s: _sorted_as(s.locale))


@cache
def _sorted_as(locale: str) -> str:
    return locales.endonym(locale).casefold()


def alternates(publication: Publication, key: str) -> list[dict[str, str]]:
    """hreflang: every published edition, and x-default: the original."""
    editions = publication.editions[key]
    if len(editions) < 2:
        return []
    found = [
        {"tag": locales.tag(s.locale), "address": absolute(publication.house, addresses.page(s))}
        for s in editions
    ]
    if not publication.house.url:
        found = [{**row, "address": f"../{row['address']}"} for row in found]
    return [*found, {"tag": "x-default", "address": found[0]["address"]}]


def story(publication: Publication, it: Story) -> bytes:
    """One article's page."""
    from markupsafe import Markup

    house, said = publication.house, words.words(it.locale)
    here = addresses.page(it)
    editions = publication.editions[it.key]
    made = rendering.document(it.edition(), _surroundings(publication, it))
    made_safe = {name: Markup(value) for name, value in vars(made).items()}  # noqa: S704 - sanitised
    original = editions[0] if editions[0].original and not it.original else None
    return fill(
        "story.html",
        publication,
        it.locale,
        here,
        title=it.title,
        story=it,
        doc=made_safe,
        languages=switcher(publication, it),
        alternates=alternates(publication, it.key),
        pictures=[absolute(house, addresses.media(p)) for p in it.pictures] if house.url else [],
        og_locale=_opengraph(it.locale),
        og_others=[_opengraph(s.locale) for s in editions if s.locale != it.locale],
        linked_data=Markup(linked_data.news_article(it, editions, house)),  # noqa: S704 - no "<"
        published=words.date(it.published, it.locale),
        modified=words.date(it.modified, it.locale),
        version_date=words.date(it.version_date, it.locale),
        original=original
        and {
            "href": between(here, addresses.page(original)),
            "tag": locales.tag(original.locale),
            "language": words.language_name(original.locale, it.locale),
        },
        source_language=words.language_name(house.source_locale, it.locale),
        translators=words.names(it.translators, it.locale),
        reviewers=words.names(it.reviewers, it.locale),
        said=said,
    )


def _surroundings(publication: Publication, it: Story) -> rendering.Surroundings:
    def picture(src: str) -> str | None:
        path = it.inside(src)
        if path not in publication.media:
            return None
        return between(addresses.page(it), addresses.media(path))

    said = words.words(it.locale)
    return rendering.Surroundings(
        lambda written: addresses.link(publication, it, written),
        picture,
        said["table"],
        said["footnotes"],
    )


@cache
def _opengraph(locale: str) -> str:
    """OpenGraph wants a territory: pt_BR, and uk_UA by CLDR's likely one."""
    from babel.core import get_global

    known = locales.parse(locale)
    if known.territory:
        return f"{known.language}_{known.territory}"
    known_as = [f"{known.language}_{locales.script(locale)}", known.language]
    likely = next(filter(None, map(get_global("likely_subtags").get, known_as)), "")
    return f"{known.language}_{likely.split('_')[-1]}" if "_" in likely else known.language
