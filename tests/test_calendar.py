"""Months are found in every form, and in no other word."""

import re
from datetime import date

import pytest
from babel.dates import format_date

from l10n.checks import calendar

NAMED = [
    ("en", "On 5 June the Mayor may come in MAY.", {5, 6}),
    ("en", "He may march on in 12 days.", set()),
    ("en", "on Sep. 5 or Oct 6", {9, 10}),
    ("en", "24-Feb-2022, 6 Oct", {2, 10}),
    ("fr", "févr. 2022", {2}),
    ("de", "Okt. 2022", {10}),
    ("pt_BR", "5 de set. de 2022", {9}),
    ("de", "Im Septemberregen, Ende Mai, nach Mainz", {5, 9}),
    ("ro", "Nu mai există; pe 5 mai", {5}),
    ("ro", "Nu mai sunt 12 în iunie", {6}),
    ("fr", "Mais le maire de Marseille, en mai", {5}),
    ("it", "La maggioranza dei marziani", set()),
    ("es", "La mayor parte de Martínez", set()),
    ("nl", "Maar de maart van 2022", {3}),
    ("ca", "des de les onze, des 4 hores", set()),
    ("cs", "pro 12 zemí, v září, v říjnu, červencové a červené", {7, 9, 10}),
    ("pl", "we wrześniu, w grudniu; oni mają; czerwcowy", {6, 9, 12}),
    ("uk", "у вересні, травневий, з травмою", {5, 9}),
    ("ru", "в мае, сентябрьский, Мартин", {5, 9}),
    ("hu", "szeptemberben, már május 5-én", {5, 9}),
    ("fi", "toukokuussa, tammen alla", {5}),
    ("et", "septembris, juulikuus", {7, 9}),
    ("tr", "kasım ayında, Ekim'de", {10, 11}),
    ("ar", "في يونيو ومليون", {6}),
    ("ar", "وفي مايو", {5}),
    ("ar", "ل" * 5000, set()),
    ("ru", "майский", {5}),
    ("el", "τον Μάιο", {5}),
    ("he", "ביוני ובמאי", {5, 6}),
    ("bn", "১০ মার্চের একটি মেয়ে", {3}),
    ("hy", "հունիսին Հունաստանում", {6}),
    ("ja", "１２ 月、2月", {2, 12}),
    ("zh_Hans", "12月、十二月、九月", {9, 12}),
    ("ko", "12월 5일", {12}),
    ("vi", "ngày 5 tháng 12", {12}),
]


@pytest.mark.parametrize(("locale", "text", "expected"), NAMED)
def test_months_are_found_in_any_form_and_no_other_word_is_one(
    locale: str, text: str, expected: set[int]
) -> None:
    assert calendar.months(text, locale) == expected


WEEKDAYS = [
    ("en", "on Monday; Sunderland; money", {0}),
    ("fr", "mardi, pas un marchand", {1}),
    ("fr", "les lundis", {0}),
    ("en", "on fridays", {4}),
    ("es", "los sábados", {5}),
    ("lv", "pirmdien un svētdien", {0, 6}),
    ("uk", "до четверга", {3}),
    ("uk", "у п'ятницю", {4}),
    ("be", "у панядзелак, з панядзелка", {0}),
    ("ro", "miercurea", {2}),
    ("hr", "nedjeljom", {6}),
    ("pl", "we środę, w niedzielę", {2, 6}),
    ("uk", "у середу, серед інших", {2}),
    ("ja", "月曜日", {0}),
]


@pytest.mark.parametrize(("locale", "text", "expected"), WEEKDAYS)
def test_days_of_the_week_are_found_in_any_form(locale: str, text: str, expected: set[int]) -> None:
    assert calendar.weekdays(text, locale) == expected


LOCALES = (
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "en_GB",
    "es",
    "es_MX",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "ko",
    "ky",
    "lo",
    "lt",
    "lv",
    "mk",
    "mr",
    "ms",
    "nb",
    "nl",
    "pa",
    "pl",
    "pt",
    "pt_BR",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sr_Latn",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "zh_Hans",
    "zh_Hant",
)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_month_is_read_in_every_date_that_cldr_writes(locale: str) -> None:
    dates = [date(2022, month, 5) for month in range(1, 13)]
    for width in ("medium", "long", "full"):
        said = [format_date(day, width, locale=locale) for day in dates]
        wordy = [(day, text) for day, text in zip(dates, said, strict=True) if _names_months(said)]
        assert [calendar.months(text, locale) for _, text in wordy] == [
            {day.month} for day, _ in wordy
        ]


def _names_months(dates: list[str]) -> bool:
    """Or are they figures alone: 05.09.2022?"""
    return not any(re.fullmatch(r"[\W\d]+|\D*\d+\W\d+\W\d+\D*", text) for text in dates)
