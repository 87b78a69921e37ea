"""What the program knows of locales without asking CLDR's own files."""

from importlib.resources import files

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from l10n import locales

ENDONYMS = files("l10n").joinpath("data", "endonyms.txt")


def cldr() -> str:
    """What `data/endonyms.txt` must hold: a language's code and its name in itself."""
    languages = sorted(code for code in locale_identifiers() if "_" not in code)
    named = ((code, Locale(code).get_display_name()) for code in languages)
    return "".join(f"{code} {name}\n" for code, name in named if name)


def test_languages_are_called_as_cldr_calls_them():
    assert ENDONYMS.read_text("utf-8") == cldr()  # else write cldr() there


def test_a_variety_is_named_with_its_country_or_script():
    names = {"pt_BR": "português (Brasil)", "zh-Hant": "中文 (繁體)", "uk": "українська"}
    assert {code: locales.endonym(code) for code in names} == names


def test_what_is_written_from_right_to_left_is_told_by_the_script():
    known = [code for code in locale_identifiers() if Locale.parse(code).text_direction]
    assert [c for c in known if locales.is_rtl(c)] == [
        c for c in known if Locale.parse(c).text_direction == "rtl"
    ]


SPELT = [
    ("pt-br", "pt_BR"),
    ("EN_us", "en_US"),
    ("zh-hans-cn", "zh_Hans_CN"),
    ("sr@latin", "sr@latin"),
    ("ca-valencia", "ca_valencia"),
    ("es-419", "es_419"),
]


@pytest.mark.parametrize(("written", "expected"), SPELT)
def test_a_locale_is_spelt_the_gettext_way(written: str, expected: str) -> None:
    assert locales.spelt(written) == expected


TAGS = [
    ("pt_BR", "pt-BR", "Latn"),
    ("sr", "sr", "Cyrl"),
    ("sr@latin", "sr-Latn", "Latn"),
    ("sr@Latn", "sr-Latn", "Latn"),
    ("sr_RS@latin", "sr-Latn-RS", "Latn"),
    ("uz@cyrillic", "uz-Cyrl", "Cyrl"),
    ("ca@valencia", "ca-valencia", "Latn"),
]


@pytest.mark.parametrize(("code", "tag", "script"), TAGS)
def test_what_gettext_calls_a_modifier_is_a_script_to_the_web(
    code: str, tag: str, script: str
) -> None:
    assert (locales.tag(code), locales.script(code)) == (tag, script)
