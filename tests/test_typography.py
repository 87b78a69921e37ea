"""Type as each locale sets it: what must not change first, then what becomes of plain typing."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.places.gazetteer import Gazetteer
from l10n.places.names import Names
from l10n.typography import polished, typographies

ALL = typographies()
KNOWN = Gazetteer()
N, T = "\u00a0", "\u202f"  # no-break space, narrow no-break space

SAME = [
    ("de", "`a \"b\" - c`, [x](a-b.html \"t 't'\") und https://x.org/a?b=1-2"),
    ("de", "Die F-16 vom 2022-09-11, Tel. 555-111, snake_case"),
    ("fr", f'«{N}Non{T}!{N}», dit-il. <a title="x: y">À 7:40</a> : {{name}}'[:28]),
    ("fr", "https://x.org/?a=b;c"),
    ("uk", "Слов'янськ та Кам'янське"),
    ("en", "O'Hagan’s “word”"),
    ("pl", "A"),
    ("ja", "「はい」と言った。"),
    ("es", "¿Quién vino? Dijo que, ¿por qué?"),
    ("zh", "He said so. “好。”"),
    ("de", "„Er sagte: ‚Nein.‘“"),
    ("de", "Eine Boeing 737-800, Tel. 067-123"),
    ("de", "24.8.2022"),
    ("de_CH", "«Er sagte: ‹Nein.›» 99%"),
    ("en", "the dogs' owner said 'no', it’s the '90s"),
    ("nl", "'s avonds; auto’s"),
    ("nl", "als ‘dwaas’ en ‘een poging’"),
    ("nl", "\"Hij zei 'nee' en ging\""),
    ("he", 'צה"ל, ארה"ב ומנכ"לית; ח"כים'),
    ("hi", "मि. क्रिक और डॉ. सिंह, ए. पी. जे. अब्दुल कलाम"),
    ("bn", "ড. ইউনূস ও মো. রহমান"),
    ("ur", "اے. آر. رحمان"),
    ("ar", "3,5 و COVID-19 و F-16، x.org, a"),
    ("zh", "J.K. Rowling 3.5，比分 3 - 1"),
    ("ja", "「そう…」と東京.com"),
    ("uk", "рахунок 3 - 1; 5-й, 5-го, 2022-му"),
    ("ru", "5-й, 5-го, 5-я; Ил-76"),
    ("fr", f"1er, 2e, à 12:30, chapitre XXe, thème 2, poème{N}: système"),
    ("fr_CA", f"Qui? Oui!{N}: non; «{N}Ah{N}»"),
    ("fr_CH", f"Ah{T}! Et{T}?"),
    ("es", "30º C, 15º, 2.º, 3.ª"),
    ("tr", "%99, %5'i, 50 kişi"),
    ("cs", "verze 1.2.3, 99.8.2022, 24.08.2022"),
    ("hu", "„Azt mondta: »Nem.«”"),
    ("th", "เขาพูดว่า “ใช่” 5 คน"),
]  # fmt: skip

SET = [
    ("de", '"Nein", sagte er.', "„Nein“, sagte er."),
    ("de", "“Er sagte: “Nein.””", "„Er sagte: ‚Nein.‘“"),
    ("de", "99% von 6-11", f"99{N}% von 6–11"),
    ("de", "Er kam - und ging...", "Er kam – und ging…"),
    ("de_CH", '"Nein"', "«Nein»"),
    ("fr", "“Non”, dit-il: “Qui?”", f"«{N}Non{N}», dit-il{N}: «{N}Qui{T}?{N}»"),
    ("fr", "l'Ukraine perd 2 300 km; 5 %", f"l’Ukraine perd 2{T}300 km{T}; 5{N}%"),
    ("fr_CA", "Qui? Lui: non!", f"Qui? Lui{N}: non!"),
    ("pl", '"Tak" - w Kijowie i z nami', f"„Tak” – w{N}Kijowie i{N}z{N}nami"),
    ("uk", '"Так" - сказав він у Києві', f"«Так»{N}— сказав він у{N}Києві"),
    ("sv", '"Ja", sa han.', "”Ja”, sa han."),
    ("hu", "“Igen”", "„Igen”"),
    ("es", 'Quién vino? "Yo"!', "¿Quién vino? «Yo»!"),
    ("ja", '"はい", と. 彼は (日本)', "「はい」、と。彼は（日本）"),
    ("zh", "好, 是. 好!", "好，是。好！"),
    ("ar", "نعم, لا? نعم; لا", "نعم، لا؟ نعم؛ لا"),
    ("hi", "बारिश हुई. हाँ.", "बारिश हुई। हाँ।"),
    ("el", '"Ποιος;" Ποιος?', "«Ποιος;» Ποιος;"),
    ("cs", '"Ano" v Kyjevě a k nám', f"„Ano“ v{N}Kyjevě a{N}k{N}nám"),
    ("ru", "«Он сказал: «Нет»»", "«Он сказал: „Нет“»"),
    ("nb", '"Ja"', "«Ja»"),
    ("fi", '"Joo"', "”Joo”"),
    ("it", "l'anno: “Sì”", "l’anno: «Sì»"),
    ("de", "“Dies ist der erste Satz.", "„Dies ist der erste Satz."),
    ("de", 'der letzte."', "der letzte.“"),
    ("de", "Er: \"Sie sagte 'Nein' dazu.\"", "Er: „Sie sagte ‚Nein‘ dazu.“"),
    ("de", "am 24. August 2022", f"am 24.{N}August 2022"),
    ("cs", "24.8.2022; 24. srpna", f"24.{N}8.{N}2022; 24.{N}srpna"),
    ("sl", "24. 8. 2022", f"24.{N}8.{N}2022"),
    ("hu", "augusztus 24-én", f"augusztus{N}24-én"),
    ("uk", "24 серпня, 5-ий, 5-ого", f"24{N}серпня, 5-й, 5-го"),
    ("ru", "5-ый, 5-ого, 5-ая", "5-й, 5-го, 5-я"),
    ("pl", f"i{N}z nami, 24 sierpnia", f"i{N}z{N}nami, 24{N}sierpnia"),
    ("fr", "2ème, 1ère, XXème, le 24 août", f"2e, 1re, XXe, le 24{N}août"),
    ("fr_CH", '"Ah!"', f"«{T}Ah{T}!{T}»"),
    ("es", "la 2ª y el 3º", "la 2.ª y el 3.º"),
    ("pt", "o 1º lugar", "o 1.º lugar"),
    ("ca", "el 3er any", "el 3r any"),
    ("tr", "99% ve % 5", "%99 ve %5"),
    ("zh", "他说...", "他说……"),
    ("zh", '他说"好"了', "他说“好”了"),
    ("he", 'צה"ל אמר "שלום" ב"הארץ"', 'צה"ל אמר ”שלום” ב”הארץ”'),
    ("hi", "डॉ. सिंह ने कहा. हाँ.", "डॉ. सिंह ने कहा। हाँ।"),
    ("fa", '"بله", "نه"?', "«بله»، «نه»؟"),
    ("hy", "Լավ:", "Լավ։"),
    ("sr", '"Да", рекао је', "„Да”, рекао је"),
    ("uk", "об'єкт, п'ять", "об’єкт, п’ять"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "text"), SAME)
def test_must_not_change(locale: str, text: str) -> None:
    assert ALL[locale].polish(text) == text


@pytest.mark.parametrize(("locale", "text", "wanted"), SET)
def test_plain_typing_is_set(locale: str, text: str, wanted: str) -> None:
    assert ALL[locale].polish(text) == wanted


# house choice -> what becomes of figures; codes, dates and types keep what is not a number
DIGITS = [
    ("ar", "native", "1,234.5% و 24.8.2022 F-16 G7", "١٬٢٣٤٫٥٪ و ٢٤.٨.٢٠٢٢ F-16 G7"),
    ("ar", "european", "١٬٢٣٤٫٥٪", "1,234.5%"),
    ("fa", "native", "5-6 نفر، 7:30", "۵–۶ نفر، ۷:۳۰"),
    ("hi", "native", "99% लोग https://x.org/1", "९९% लोग https://x.org/1"),
    ("bn", "european", "২০২২ সালে", "2022 সালে"),
    ("ar", "as written", "1 و ١", "1 و ١"),
    ("de", "native", "24", "24"),
]

NEXT_OF_KIN = [("es_AR", "es_419"), ("es_MX", "es_419"), ("zh_TW", "zh_Hant"), ("zh_HK", "zh_Hant"),
               ("zh_Hans", "zh"), ("de_AT", "de"), ("pt_PT", "pt"), ("fr_BE", "fr")]  # fmt: skip


@pytest.mark.parametrize(("locale", "choice", "text", "wanted"), DIGITS)
def test_digits_are_the_house_s_choice(locale: str, choice: str, text: str, wanted: str) -> None:
    set_type = polished(locale, choice)
    assert set_type is not None
    assert set_type(text) == wanted
    assert set_type(wanted) == wanted


@pytest.mark.parametrize(("locale", "kin"), NEXT_OF_KIN)
def test_a_locale_without_a_file_takes_after_its_next_of_kin(locale: str, kin: str) -> None:
    assert polished(locale) is ALL[kin].polish


@settings(max_examples=40)
@given(number=st.integers(0, 10**9), locale=st.sampled_from(["ar", "fa", "ur", "hi", "bn", "th"]))
def test_digits_come_back_from_the_script(number: int, locale: str) -> None:
    choices = ALL[locale].digits
    assert choices["european"](choices["native"](f"{number:,}")) == f"{number:,}"


prose = st.text(
    st.sampled_from("ab Яя 漢あ م1 29-–—.,;:!?%'\"“”„«»‘’「」()[]*_`<>/@#&\\|{}\u00a0\u202f\n"),
    max_size=60,
)


@pytest.mark.parametrize("typography", ALL.values(), ids=ALL)
@settings(max_examples=25)
@given(text=prose)
def test_polishing_twice_is_polishing_once(typography, text) -> None:
    for choice in ("", *typography.digits):
        set_type = polished(typography.name, choice)
        once = set_type(text)
        assert set_type(once) == once


@settings(max_examples=60)
@given(text=prose, locale=st.sampled_from(sorted(ALL)))
def test_code_links_and_tags_stay_letter_by_letter(text: str, locale: str) -> None:
    kept = (
        "`a - \"b\" 'c'...`",
        '](x-y.html "t - u")',
        '<a title="1-2 ; x">',
        "https://x.org/?a=1-2;b",
    )
    done = (
        ALL[locale].polish(f"{text}\n{' x '.join(kept)}\n")
        if "`" not in text and "<" not in text and "[" not in text and "\\" not in text
        else " ".join(kept)
    )
    assert all(piece in done for piece in kept)


@pytest.mark.parametrize("locale", sorted(ALL))
def test_names_of_places_stay_letter_by_letter(locale: str) -> None:
    names = Names(locale, KNOWN)
    written = {names.approved(town).text for town in islice(KNOWN.towns(), 0, None, 3)}
    changed = {name: done for name in written if (done := ALL[locale].polish(name)) != name}
    assert changed == {}


def test_at_least_45_locales_are_set() -> None:
    assert len(ALL) >= 45
