"""Type as each locale sets it: what must not change first, then what becomes of plain typing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.typography import typographies

ALL = typographies()
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
]  # fmt: skip


@pytest.mark.parametrize(("locale", "text"), SAME)
def test_must_not_change(locale: str, text: str) -> None:
    assert ALL[locale].polish(text) == text


@pytest.mark.parametrize(("locale", "text", "wanted"), SET)
def test_plain_typing_is_set(locale: str, text: str, wanted: str) -> None:
    assert ALL[locale].polish(text) == wanted


prose = st.text(
    st.sampled_from("ab Яя 漢あ م1 29-–—.,;:!?%'\"“”„«»‘’「」()[]*_`<>/@#&\\|{}\u00a0\u202f\n"),
    max_size=60,
)


@pytest.mark.parametrize("typography", ALL.values(), ids=ALL)
@settings(max_examples=25)
@given(text=prose)
def test_polishing_twice_is_polishing_once(typography, text) -> None:
    once = typography.polish(text)
    assert typography.polish(once) == once


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


def test_at_least_45_locales_are_set() -> None:
    assert len(ALL) >= 45
