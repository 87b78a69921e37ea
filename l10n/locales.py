"""Locale codes: gettext's spelling inside, the web's outside; what is known is CLDR's."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.errors import Trouble

if TYPE_CHECKING:
    from babel import Locale


@cache
def parse(code: str) -> "Locale":
    """Babel's locale for `pt_BR`, `pt-BR`, `zh_Hans`, `uk`."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise Trouble(
            f"unknown locale {code!r}; write it the gettext way, as in uk, pt_BR or zh_Hans"
        ) from None


def tag(code: str) -> str:
    """The web's spelling (BCP 47): pt-BR."""
    return code.replace("_", "-")


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
