"""Our locales in the services' spelling: pt_BR is pt-BR here, pt there, and never pt-PT."""

from collections.abc import Collection, Iterator

from l10n import locales

# what some services call a locale, beyond BCP 47; tried after the regular spellings
ALIASES = {
    "zh_Hans": ("zh-CN", "zh-Hans", "zh", "zho", "chi"),
    "zh_Hant": ("zh-TW", "zh-Hant", "zht", "zh-HK"),
    "he": ("iw", "heb"),
    "nb": ("no", "nob"),
    "fil": ("tl",),
    "jv": ("jw",),
    "pt": ("por", "pt-BR"),
    "pt_PT": ("pt-PT",),
    "en": ("eng", "en-US", "en-GB"),
    "ar": ("ara",),
    "bg": ("bul",),
    "da": ("dan",),
    "es": ("spa",),
    "et": ("est",),
    "fi": ("fin",),
    "fr": ("fra",),
    "ja": ("jp", "jpn"),
    "ko": ("kor",),
    "sv": ("swe",),
    "vi": ("vie",),
}


def candidates(locale: str) -> Iterator[str]:
    """All spellings of `locale`, the narrowest first; a script is never dropped in silence.

    sr_Latn is not sr, which is written in Cyrillic; zh_Hans is zh, which means it.
    """
    parsed = locales.parse(locale)
    yield locales.tag(locale)
    yield from ALIASES.get(locale, ())
    script = parsed.script
    if script and parsed.territory:
        yield f"{parsed.language}-{script}"
        yield from ALIASES.get(f"{parsed.language}_{script}", ())
    usual, home = likely(parsed.language)
    if not script or script == usual:
        yield parsed.language
        yield from ALIASES.get(parsed.language, ())
        if home and not parsed.territory:
            yield f"{parsed.language}-{home}"


def likely(language: str) -> tuple[str, str]:
    """The script and the country that a language alone stands for (CLDR's likely subtags)."""
    from babel.core import get_global

    parts = str(get_global("likely_subtags").get(language, "")).split("_")
    return tuple(next((p for p in parts[1:] if len(p) == n), "") for n in (4, 2))  # type: ignore[return-value]


def pick(locale: str, known: Collection[str]) -> str | None:
    """The engine's own code for `locale`, letter case as the engine writes it, or None."""
    folded = {code.casefold().replace("_", "-"): code for code in known}
    found = (folded.get(code.casefold()) for code in candidates(locale))
    return next((code for code in found if code), None)
