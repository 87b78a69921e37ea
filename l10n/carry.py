"""Carries a change of the source into its translation, where it cannot be misunderstood.

Numbers, months and weekdays, link targets, place names and the closing mark of a sentence are
carried; all of a sentence's changes, or none.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise, product

from l10n import locales
from l10n.model import splice
from l10n.wording import Change, single

CARRIED = "carried"  # how a `#. change:` note ends whose change stands in the target already

_WORDY = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # letters of scripts that set blanks
_PREFIX = r"[\u0621-\u064a]"  # Arabic letters: a preposition is written on to a number, بـ2300
_NUMBER = re.compile(
    rf"(?:(?<!{_WORDY})|(?<={_PREFIX}))(?<![.,])"
    rf"\d+(?:[.,'’\u00a0\u202f\u2009 ٬،]\d{{3}})*(?:[.,٫]\d+)?"
    rf"(?!{_WORDY})(?![.,]\d)"
)
_BLANK_GROUPS = str.maketrans(dict.fromkeys("'’\u00a0\u202f\u2009٬،", " "))
_MARKS = {  # the closing marks of a sentence, where a language does not use the Latin ones
    "zh": {".": "。", "!": "！", "?": "？", ":": "：", ";": "；"},
    "ja": {".": "。", "!": "！", "?": "？", ":": "：", ";": "；"},
    "ar": {"?": "؟", ";": "؛"},
    "fa": {"?": "؟", ";": "؛"},
    "ur": {".": "۔", "?": "؟", ";": "؛"},
    "el": {"?": ";", ";": "·"},
    "hi": {".": "।"},
    "bn": {".": "।"},
    "fr": {"!": "\u202f!", "?": "\u202f?", ";": "\u202f;", ":": "\u00a0:"},
}
_OPENED = {"es", "gl", "ast", "hy"}  # a question or a cry is marked at more than its end
_CLOSING = r"[\"'”’»“)\]*_]*$"
_LINK = re.compile(r"(?!\d)(?:https?:/)?/?[\w.~%-]*[/.#?]\S*")

_NOTE = re.compile(r"place: (.+?) (?:=|→) (.+?)(?: \([^()]*\))?")

Put = tuple[int, int, str]


@dataclass(frozen=True)
class Pair:
    """The two languages a change is carried between.

    `names` are place names as the source and as the locale writes them.
    """

    source_locale: str
    locale: str
    names: Mapping[str, str]


def carried(old: str, new: str, target: str, pair: Pair) -> str | None:
    """`target`, made from `old`, as it would be for `new`; None where that takes a translator."""
    puts = []
    for change in single(old, new, pair.names):
        put = next(filter(None, (way(change, target, pair) for way in _WAYS)), None)
        if put is None:
            return None
        puts.append(put)
    puts.sort()
    if not puts or any(before[1] > after[0] for before, after in pairwise(puts)):
        return None
    return splice(target, puts)


def named(notes: Iterable[str]) -> dict[str, str]:
    """Places and their approved names, as an entry's notes say: "place: Izium = Isjum"."""
    found = (_NOTE.fullmatch(note) for note in notes)
    return {match[1]: match[2] for match in found if match}


def _once(found: list[tuple[int, int]], new: str) -> Put | None:
    return (*found[0], new) if len(found) == 1 else None


def _found(text: str, target: str) -> list[tuple[int, int]]:
    whole = rf"(?<!{_WORDY}){re.escape(text)}(?!{_WORDY})"
    return [match.span() for match in re.finditer(whole, target)]


def _number(change: Change, target: str, pair: Pair) -> Put | None:
    old, new = _value(change.old, pair.source_locale), _value(change.new, pair.source_locale)
    if old is None or new is None:
        return None
    if change.old.startswith("0") or change.new.startswith("0"):
        return _once(_found(change.old, target), change.new)
    found = [m for m in _NUMBER.finditer(target) if _value(m[0], pair.locale) == old]
    if len(found) != 1:
        return None
    return (*found[0].span(), _written(change.new, new, found[0][0], pair.locale))


@cache
def _symbols(locale: str) -> tuple[str, str]:
    """The locale's group and decimal marks."""
    symbols = locales.parse(locale).number_symbols
    latin = symbols.get("latn", symbols)
    return str(latin.get("group", ",")), str(latin.get("decimal", "."))


def _value(text: str, locale: str) -> Decimal | None:
    """The number a locale reads in `text`; "2.300" is 2300 in German."""
    if not text[:1].isdigit():
        return None
    group, decimal = _symbols(locale)
    text = text.translate(_BLANK_GROUPS).replace("٫", decimal)
    thousands = rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+"
    if group in ".," and re.fullmatch(thousands, text.split(decimal)[0]):
        text = text.replace(group, "")
    text = re.sub(r" (?=\d{3})", "", text)
    try:
        return Decimal(text.replace(decimal, "."))
    except InvalidOperation:
        return None


def _written(source: str, value: Decimal, like: str, locale: str) -> str:
    """`value` in the locale's format, grouped as the number it replaces was."""
    _, decimal = _symbols(locale)
    whole, _, part = format(value, "f").partition(".")
    used = re.search(r"\d([^\d])\d{3}(?!\d)", like)
    own = used[1] if used and used[1] != decimal else ""
    group = own or _group(source, like, whole, locale)
    digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", group, whole) + (decimal + part if part else "")
    zero = ord(like[0]) - int(like[0])
    return digits.translate({ord("0") + n: chr(zero + n) for n in range(10)})


def _group(source: str, like: str, whole: str, locale: str) -> str:
    """The mark between thousands: none in years, nor where the old number had room for one."""
    least = 2 if locales.language(locale) in {"es", "pl", "it", "bg", "lv", "et"} else 1
    mark = _symbols(locale)[0]
    room = 5 if least == 2 or mark.isspace() else 4  # 2300 beside 12 600
    bare = len(re.sub(r"\D", "", like))
    if bare >= room or len(whole) <= bare >= 4 or not re.search(r"\d\D\d{3}", source):
        return ""
    return mark if len(whole) >= 3 + least else ""


@cache
def _calendar(locale: str) -> tuple[dict[int, str], ...]:
    """Names of months, then of weekdays, in each of the locale's ways to write them."""
    known = locales.parse(locale)
    ways = product(("months", "days"), ("format", "stand-alone"), ("wide", "abbreviated"))
    return tuple(dict(getattr(known, kind)[use][width]) for kind, use, width in ways)


def _date(change: Change, target: str, pair: Pair) -> Put | None:
    for index, names in enumerate(_calendar(pair.source_locale)):
        numbers = {name: number for number, name in names.items()}
        if change.old not in numbers or change.new not in numbers:
            continue
        kind = index // 4 * 4
        ways = _calendar(pair.locale)[kind : kind + 4]
        pairs = [(names[numbers[change.old]], names[numbers[change.new]]) for names in ways]
        return (_weekday if kind else _month)(pairs, target, pair.locale)
    return None


Pairs = Sequence[tuple[str, str]]  # the old and the new name, in each of CLDR's ways


def _month(pairs: Pairs, target: str, locale: str) -> Put | None:
    """A month as CLDR gives it with a day (5 вересня), else in its case: у вересні → в жовтні.

    The latter only where CLDR's form is the one we would write, which shows that we know the word.
    """
    from l10n.places.matcher import hits

    dated, name = pairs[0], pairs[2]
    if dated[0] == name[0]:
        return _as_given(pairs, target) if dated[1] == name[1] else None
    if put := _once(_found(dated[0], target), dated[1]):
        others = hits(target, (name[0],), locale)
        return put if all(hit.start == put[0] for hit in others) else None
    if all(map(_known, name, dated, (locale, locale))):
        return _exchanged(*name, target, locale)
    return _as_given([pair for pair in pairs if pair[0] != name[0]], target)


def _known(name: str, dated: str, locale: str) -> bool:
    from l10n.places.inflection import paradigm

    forms = paradigm(name, locale)
    return any(forms[case][0] == dated for case in ("gen", "par") if case in forms)


def _weekday(pairs: Pairs, target: str, locale: str) -> Put | None:
    """A weekday as the day on which something was: we wtorek → w środę; no other case is sure."""
    from l10n.places.inflection import cases, paradigm
    from l10n.places.matcher import hits
    from l10n.places.mending import exchanged

    old, new = pairs[2]
    found = hits(target, (old,), locale)
    if not found or len(paradigm(old, locale)) == 1:
        return _as_given(pairs, target)
    edit = exchanged(target, old, new, locale)
    said = set(cases(found[0].form, old, locale, target[: found[0].start]))
    if edit and (said <= {"nom", "acc"} or (found[0].form, edit.name) == (old, new)):
        return edit.start, edit.end, edit.text
    return None


def _as_given(pairs: Pairs, target: str) -> Put | None:
    cased = [(old.capitalize(), new.capitalize()) for old, new in pairs]
    puts = (_once(_found(old, target), new) for old, new in (*pairs, *cased))
    return next(filter(None, puts), None)


def _link(change: Change, target: str, _pair: Pair) -> Put | None:
    if not (_LINK.fullmatch(change.old) and _LINK.fullmatch(change.new)):
        return None
    found = [m.span() for m in re.finditer(rf"{re.escape(change.old)}(?![\w/])", target)]
    return _once(found, change.new)


def _place(change: Change, target: str, pair: Pair) -> Put | None:
    old, new = pair.names.get(change.old), pair.names.get(change.new)
    return _exchanged(old, new, target, pair.locale) if old and new else None


def _exchanged(old: str, new: str, target: str, locale: str) -> Put | None:
    from l10n.places.mending import exchanged

    edit = exchanged(target, old, new, locale)
    return (edit.start, edit.end, edit.text) if edit else None


def _mark(change: Change, target: str, pair: Pair) -> Put | None:
    language = locales.language(pair.locale)
    simple = change.last and len(change.old) == len(change.new) == 1
    if not simple or not {change.old, change.new} <= set(".!?…:;"):
        return None
    if language in _OPENED and {change.old, change.new} & set("!?"):
        return None
    theirs = _MARKS.get(language, {})
    old, new = theirs.get(change.old, change.old), theirs.get(change.new, change.new)
    blank = r"(\s?)" if old != old.lstrip() else "()"
    found = re.search(f"{blank}{re.escape(old.lstrip())}(?={_CLOSING})", target)
    if found and new != new.lstrip() and blank != "()":
        new = found[1] + new.lstrip()  # set off as the mark before it was
    return (*found.span(), new) if found else None


_WAYS: tuple[Callable[[Change, str, Pair], Put | None], ...] = (
    _number,
    _date,
    _link,
    _place,
    _mark,
)
