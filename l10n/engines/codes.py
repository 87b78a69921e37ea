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
    if not script or script == usual_script(parsed.language):
        yield parsed.language
        yield from ALIASES.get(parsed.language, ())


def usual_script(language: str) -> str:
    """The script a language is written in when none is named (CLDR's likely subtags)."""
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language, "")
    return next((part for part in str(likely).split("_") if len(part) == 4), "")


def pick(locale: str, known: Collection[str]) -> str | None:
    """The engine's own code for `locale`, letter case as the engine writes it, or None."""
    folded = {code.casefold().replace("_", "-"): code for code in known}
    found = (folded.get(code.casefold()) for code in candidates(locale))
    return next((code for code in found if code), None)
