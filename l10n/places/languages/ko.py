"""Korean: particles are joined to the name and depend on its last syllable."""

import re
from collections.abc import Iterator

from l10n.places.languages import Forms, Language

# after a consonant, after a vowel
PAIRS = (
    *(("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("이나", "나"), ("이라", "라")),
    *(("이라는", "라는"), ("이란", "란"), ("이며", "며"), ("이고", "고"), ("이다", "다")),
)
PLAIN = (
    *("의", "에", "에서", "에는", "에서는", "에도", "에서도", "에서의", "에의", "도", "만"),
    *("까지", "부터", "에게", "한테", "처럼", "보다", "마저", "조차"),
)
TOWARDS = ("로", "로는", "로의", "로부터", "로서")
FIRST, LAST, FINALS, RIEUL = 0xAC00, 0xD7A3, 28, 8


def final(name: str) -> int:
    """The number of the last syllable's closing consonant, 0 for none."""
    code = ord(name[-1])
    return (code - FIRST) % FINALS if FIRST <= code <= LAST else 0


def bend(name: str) -> Forms:
    """하르키우는, 하르키우에서, 하르키우로; 이지움은, 이지움으로."""
    closed = final(name)
    forms: Forms = [(pair[0], name + pair[0 if closed else 1]) for pair in PAIRS]
    forms += [(particle, name + particle) for particle in PLAIN]
    join = "으" if closed not in {0, RIEUL} else ""
    forms += [(particle, name + join + particle) for particle in TOWARDS]
    return [*forms, *_spaced(name, forms)]


def _spaced(name: str, forms: Forms) -> Iterator[tuple[str, str]]:
    """Names of several words are also written as one, and names of one unit apart."""
    if " " in name:
        for case, form in [("nom", name), *forms]:
            yield f"{case} ", form.replace(" ", "")
    elif match := re.fullmatch(r"(.{2,})(주|시|해)", name):
        for case, form in [("nom", name), *forms]:
            yield f"{case} ", f"{match[1]} {form[len(match[1]) :]}"


# to stop, a reason, a means: also Jersey, Riga, Sudan
WORDS = ("저지", "리가", "수단")

LANGUAGE = Language(
    "ko",
    homographs=frozenset(form for word in WORDS for form in (word, *(f for _, f in bend(word)))),
    bend=bend,
    spaced=False,
    edges=(r"(?<![가-힣])", ""),
    plurals=(("(?<=.)", "들"),),
)
