"""The site's own words in each language, and dates and lists by CLDR."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files

from babel.dates import format_date
from babel.lists import format_list

from l10n import locales

_AT_HOME = "en"


@cache
def language_of_words(locale: str) -> str:
    """The locale that `words` answers in: "en" for one that has none of its own."""
    room = files("l10n.publishers").joinpath("data", "words")
    language = {"no": "nb", "nn": "nb"}.get(locales.language(locale), locales.language(locale))
    own = (locale, f"{language}_{locales.script(locale)}", language)
    return next((name for name in own if room.joinpath(f"{name}.json").is_file()), _AT_HOME)


@cache
def words(locale: str) -> Mapping[str, str]:
    """The words of the page frame; English where the language has none yet."""
    name = f"{language_of_words(locale)}.json"
    place = files("l10n.publishers").joinpath("data", "words", name)
    found: Mapping[str, str] = json.loads(place.read_text("utf-8"))
    return found


@cache
def date(iso: str, locale: str) -> str:
    """23 November 2026, as the locale writes it; "" for no date."""
    if not iso:
        return ""
    return format_date(datetime.fromisoformat(iso), "long", locale=locales.parse(locale))


def names(people: tuple[str, ...], locale: str) -> str:
    """Names in a row: A, B and C."""
    return format_list(list(people), locale=locales.parse(locale))


@cache
def language_name(code: str, locale: str) -> str:
    """A language's name in another language."""
    return locales.parse(code).get_display_name(locales.parse(locale)) or code
