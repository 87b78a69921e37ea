"""Locale codes: gettext's spelling inside, the web's outside; what is known is CLDR's."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import Trouble

if TYPE_CHECKING:
    from babel import Locale


@cache
def parse(code: str) -> "Locale":
    """Babel's locale for `pt_BR`, `pt-BR`, `zh_Hans`, `uk`, `sr@latin`."""
    from babel import Locale, UnknownLocaleError

    parts, modifier = _parts(code)
    odd = "@" in modifier or code.endswith("@")
    try:
        return Locale.parse("" if odd else "_".join(parts))
    except (UnknownLocaleError, ValueError):
        raise Trouble(
            f"unknown locale {code!r}; write it the gettext way, as in uk, pt_BR or zh_Hans"
        ) from None


_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
_SCRIPTS |= {script.lower(): script for script in _SCRIPTS.values()}


def _parts(code: str) -> tuple[list[str], str]:
    """Language, script, country; a modifier of gettext's (sr@latin) that is no script."""
    name, _, modifier = code.replace("-", "_").partition("@")
    language, *rest = name.split("_")
    script = _SCRIPTS.get(modifier.lower())
    return ([language, script, *rest], "") if script else ([language, *rest], modifier)


def tag(code: str) -> str:
    """The web's spelling (BCP 47): pt-BR, sr-Latn, ca-valencia."""
    parts, modifier = _parts(code)
    return "-".join([*parts, *([modifier] if modifier else [])])


def cldr(code: str) -> str:
    """CLDR's spelling: sr_Latn for sr@latin."""
    return tag(code).replace("-", "_")


def spelt(code: str) -> str:
    """Gettext's spelling of what a person wrote: pt_BR for pt-br."""
    name, mark, modifier = code.replace("-", "_").partition("@")
    language, *rest = name.split("_")
    cased = {2: str.upper, 4: str.capitalize}  # a country, a script; a variant is small
    parts = (cased.get(len(part), str.lower)(part) for part in rest)
    return "_".join([language.lower(), *parts]) + mark + modifier.lower()


def language(code: str) -> str:
    """The language alone: pt for pt_BR."""
    return parse(code).language


@cache
def is_rtl(code: str) -> bool:
    """Is it written from right to left?"""
    return script(code) in _RTL


_RTL = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})


@cache
def endonym(code: str) -> str:
    """The language's name in itself: "português (Brasil)"."""
    parsed = parse(code)
    return _endonyms().get(str(parsed)) or parsed.get_display_name() or code


@cache
def _endonyms() -> dict[str, str]:
    """Of languages alone, as CLDR has them: one file, where babel reads all it knows of each."""
    text = (Path(__file__).parent / "data" / "endonyms.txt").read_text("utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


@cache
def script(code: str) -> str:
    """How the locale is written, ISO 15924: Cyrl for uk, Latn for sr_Latn, Hant for zh_TW."""
    from babel.core import get_global

    parsed = parse(code)
    if parsed.script:
        return parsed.script
    likely = get_global("likely_subtags")
    names = (f"{parsed.language}_{parsed.territory}", parsed.language)
    found = next((likely[name] for name in names if name in likely), "")
    return next((part for part in found.split("_") if len(part) == 4), "Latn")


def kin(code: str) -> tuple[str, ...]:
    """The locale and whom it takes after, nearest first: es_AR, es_419, es; zh_TW, zh_Hant, zh."""
    from babel.core import get_global

    parsed = parse(code)
    parent = get_global("parent_exceptions").get(str(parsed), "")
    return code, str(parsed), parent, f"{parsed.language}_{script(code)}", parsed.language


def joins_sentences(code: str) -> bool:
    """Does it write no space between sentences? Chinese and Japanese; Thai parts them by one."""
    return script(code) in {"Hans", "Hant", "Hani", "Jpan", "Bopo"}
