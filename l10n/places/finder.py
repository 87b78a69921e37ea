"""The places a source text names, whatever language it is written in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from l10n import locales
from l10n.places import Mention, Place
from l10n.places.gazetteer import Gazetteer
from l10n.places.sources import English
from l10n.places.spellings import fold

if TYPE_CHECKING:
    from l10n.places.sources_other import Other
    from l10n.places.sources_uk import Ukrainian


class Sources:
    """One scanner per source language, each sentence read once; a `Finder` for it alone."""

    def __init__(self, gazetteer: Gazetteer, exceptions: tuple[str, ...] = ()) -> None:
        self.gazetteer = gazetteer
        self._exceptions = exceptions
        self._others: dict[str, Other] = {}
        self._read = lru_cache(maxsize=20_000)(self._mentions)

    @cached_property
    def _english(self) -> English:
        return English(self.gazetteer, self._exceptions)

    @cached_property
    def _ukrainian(self) -> "Ukrainian":
        from l10n.places.sources_uk import Ukrainian  # with the forms of its nouns: 40 ms

        return Ukrainian(self.gazetteer, self._exceptions)

    def mentions(self, text: str, locale: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        return tuple(mention for mention in self.read(text, locale) if not mention.lone)

    def read(self, text: str, locale: str) -> tuple[Mention, ...]:
        """The same, with those that are places in the right company only."""
        return self._read(text, locale)

    def beyond_doubt(self, sentences: Iterable[str], locale: str) -> frozenset[Place]:
        """The places that the sentences of an article name beyond doubt."""
        found = (self.mentions(text, locale) for text in sentences)
        return frozenset(m.place for mentions in found for m in mentions if not m.others)

    def _mentions(self, text: str, locale: str) -> tuple[Mention, ...]:
        return self._scanner(locale).mentions(text)

    def _scanner(self, locale: str) -> "English | Ukrainian | Other":
        language = locale if locale in {"en", "uk"} else locales.language(locale)
        if language == "en":
            return self._english
        return self._ukrainian if language == "uk" else self._other(locale)

    def _other(self, locale: str) -> "Other":
        if locale not in self._others:
            from l10n.places.sources_other import Other

            self._others[locale] = Other(self.gazetteer, locale, self._exceptions)
        return self._others[locale]

    def where(self, place: Place) -> str:
        """Where it lies, in its own language: "Харківська область, Ізюмський район"."""
        return self.gazetteer.where(place)


class InArticle:
    """The `Finder` for one article: what a sentence leaves open, the others decide.

    A place is meant that they name by another name, else one in an oblast that they name or that
    a place of theirs lies in; an answer in `answers` (spelling → id) stands above both. `about`
    tells the places that they name beyond doubt, and is asked when needed.
    """

    def __init__(
        self, sources: Sources, about: Callable[[], frozenset[Place]], answers: Mapping[str, str]
    ) -> None:
        self._sources, self._about = sources, about
        self._answers = {fold(name): identity for name, identity in answers.items()}
        self.where = sources.where

    def mentions(self, text: str, locale: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        found = (self._decided(mention) for mention in self._sources.read(text, locale))
        return tuple(mention for mention in found if mention)

    def _decided(self, mention: Mention) -> Mention | None:
        """The mention of one place, if possible; None where it is none in this article."""
        known = self._sources.gazetteer
        answer = known.by_id(self._answers.get(fold(mention.form), ""))
        if answer:
            return replace(mention, place=answer, others=(), lone=False)
        if not mention.others and not mention.lone:
            return mention
        candidates, about = (mention.place, *mention.others), self._about()
        if mention.lone and not any(place.country == "UA" for place in about):
            return None
        left = tuple(place for place in candidates if place in about)
        left = left or tuple(place for place in candidates if known.oblast(place) in about)
        left = left or _within(candidates, known, about)
        return replace(mention, place=left[0], others=left[1:], lone=False)


def _within(
    candidates: tuple[Place, ...], known: Gazetteer, about: Iterable[Place]
) -> tuple[Place, ...]:
    """Those in the oblasts of the places that the article is about, or all."""
    near = known.oblasts(about)
    return tuple(place for place in candidates if known.oblast(place) in near) or candidates
