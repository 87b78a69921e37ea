"""Letters of two alphabets in one word: the Cyrillic і in Izіum looks right, no search finds it."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity

# Latin letter -> the Cyrillic and Greek letters that look the same
_TWINS = {
    "a": "аα", "c": "сϲ", "e": "еε", "i": "іι", "j": "јϳ", "o": "оο", "p": "рρ", "s": "ѕ",
    "x": "хχ", "y": "уγ", "h": "һ", "k": "кκ", "v": "ѵν", "w": "ԝω", "d": "ԁ", "q": "ԛ",
    "l": "ӏ", "b": "Ь", "n": "п", "u": "υ", "t": "τ", "r": "г", "m": "м", "ï": "ї", "ë": "ё",
    "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "H": "НΗ", "I": "ІΙ", "J": "ЈͿ", "K": "КΚ",
    "M": "МΜ", "N": "Ν", "O": "ОΟ", "P": "РΡ", "S": "Ѕ", "T": "ТΤ", "X": "ХΧ", "Y": "УΥ",
    "Z": "Ζ", "Ï": "Ї",
}  # fmt: skip
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_NAMED = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK"}
_CYRILLIC, _GREEK = r"\u0400-\u052f", r"\u0370-\u03ff\u1f00-\u1fff"
_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏ"
_MIXED = re.compile(
    rf"\b(?=[^\W\d_]*[{_LATIN}])(?=[^\W\d_]*[{_CYRILLIC}{_GREEK}])[^\W\d_]+"
    rf"|\b(?=[^\W\d_]*[{_CYRILLIC}])(?=[^\W\d_]*[{_GREEK}])[^\W\d_]+"
)
_OTHER = re.compile(rf"[{_CYRILLIC}{_GREEK}]")
_LONE = re.compile(r"(?<![\w.'’/?&#=%@<-])[aeiocyаеіосу](?![\w.'’/=-])")  # no address, no tag
_HABIT = 3  # so many mixed words in a segment come from a keyboard or a conversion, not a slip
_LATIN_LETTER = re.compile(rf"[{_LATIN}]")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def _twins() -> dict[str, dict[int, str]]:
    """Script -> look-alike letter of another script -> its twin there."""
    tables: dict[str, dict[int, str]] = {name: {} for name in _SCRIPTS}
    for latin, others in _TWINS.items():
        alike = (latin, *others)
        for letter in alike:
            for other in alike:
                tables[_script(letter)].setdefault(ord(other), letter)
    return tables


_TO = _twins()


def unmixed(word: str, main: str = "") -> str | None:
    """The word in one alphabet; None when a letter has no twin there: "Izіum" gives "Izium"."""
    scripts = [_script(c) for c in word]
    main = main or max(_SCRIPTS, key=scripts.count)
    table = _TO.get(main, {})
    fixed = "".join(
        c if script == main else table.get(ord(c), c)
        for c, script in zip(word, scripts, strict=True)
    )
    return fixed if all(_script(c) == main for c in fixed) else None


def _honest(word: str) -> bool:
    """Two halves that were meant so: "NATOн", "SMSки", "µs", "IPадреса"."""
    cuts = [n for n, (a, b) in enumerate(pairwise(word), 1) if _script(a) != _script(b)]
    if len(cuts) != 1:
        return False
    head = word[: cuts[0]]
    return (len(head) > 1 and head.isupper() and unmixed(word) is None) or word == "μm"


def mixed(text: str) -> Iterator[Fault]:
    """A fault for each word that mixes alphabets."""
    for match in _MIXED.finditer(text):
        word = match.group()
        if not _honest(word):
            fixed = unmixed(word)
            weight = None if fixed else Severity.WARNING
            message = f"{word}: {_strangers(word)} among letters of another alphabet"
            yield Fault(message, match.span(), fixed, weight)


def _strangers(word: str) -> str:
    scripts = [_script(c) for c in word]
    main = max(sorted(set(scripts)), key=scripts.count)
    odd = [c for c, script in zip(word, scripts, strict=True) if script != main]
    return ", ".join(f"{c} (U+{ord(c):04X}, {_script(c).capitalize()})" for c in dict.fromkeys(odd))


def disguised(text: str, script: str) -> Iterator[Fault]:
    """Words of one letter that come from another alphabet: the Latin o in "книга o місті"."""
    table = _TO.get(script)
    if table is None:
        return
    for match in _LONE.finditer(text):
        word = match.group()
        if _script(word) != script and ord(word) in table:
            message = f"{word} is U+{ord(word):04X}, {_script(word).capitalize()}"
            yield Fault(message, match.span(), table[ord(word)], Severity.WARNING)


def _suspect(text: str) -> bool:
    return bool(not text.isascii() and _OTHER.search(text) and _LATIN_LETTER.search(text))


def in_target(entry: Entry, context: Context) -> Iterator[Fault]:
    if not _suspect(entry.target):
        return
    found = list(mixed(entry.target))
    if len(found) < _HABIT:
        yield from found
        yield from disguised(entry.target, _NAMED.get(locales.script(context.locale), ""))
    else:
        words = ", ".join(entry.target[slice(*fault.span)] for fault in found[:3] if fault.span)
        message = f"{len(found)} words mix alphabets: {words}…"
        yield Fault(message, found[0].span, severity=Severity.HINT)


def throughout(entries: Sequence[Entry], _context: Context) -> Iterator[tuple[Entry, Fault]]:
    """One finding for a catalog that was typed so from end to end, not one a word."""
    heavy = [
        entry
        for entry in entries
        if _suspect(entry.target) and len(list(mixed(entry.target))) >= _HABIT
    ]
    if heavy:
        message = f"{len(heavy)} segments mix alphabets throughout; 'l10n check --fix' mends them"
        yield heavy[0], Fault(message, severity=Severity.WARNING)


def in_source(entry: Entry, context: Context) -> Iterator[Fault]:
    if _suspect(entry.source):
        yield from mixed(entry.source)
        yield from disguised(entry.source, _NAMED.get(locales.script(context.source_locale), ""))


LOOKALIKES = Check("look-alikes", Severity.ERROR, in_target, in_source, throughout)
