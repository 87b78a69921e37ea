"""The workspace's glossary is kept: its words in any inflected form, its forbidden ones nowhere."""

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n import locales
from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity


def kept(entry: Entry, context: Context) -> Iterator[Fault]:
    for term in context.terms:
        if not _source(term.source).search(entry.source):
            continue
        for wrong in term.forbidden:
            if match := _inflected(wrong, context.locale).search(entry.target):
                yield Fault(
                    f"{term.target} is our word for {term.source}", match.span(), term.target
                )
        if term.target and not _inflected(term.target, context.locale).search(entry.target):
            yield Fault(f"our word for {term.source} is {term.target}", suggestion=term.target)


@lru_cache(maxsize=4096)
def _source(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?:s|es|'s|’s)?(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _inflected(term: str, locale: str) -> re.Pattern[str]:
    """The term's words with any ending, in this order; anywhere where words are not parted."""
    if locales.script(locale) in {"Jpan", "Hans", "Hant", "Thai"}:
        return re.compile(re.escape(term))
    stems = [_stem(word) for word in term.split()]
    return re.compile(r"\b" + r"\w*[\s\u00a0-]+".join(map(re.escape, stems)), re.IGNORECASE)


def _stem(word: str) -> str:
    """What stays when a word is inflected; short words stay whole."""
    if len(word) <= 4:
        return word
    return word[: max(4, len(word) - (2 if len(word) < 9 else 3))]


TERMINOLOGY = Check("terminology", Severity.WARNING, kept)
