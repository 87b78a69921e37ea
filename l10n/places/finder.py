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
    from l10n.places.sources_uk import Ukrainian


class Sources:
    """One scanner per source language, each sentence read once; a `Finder` for it alone."""

    def __init__(self, gazetteer: Gazetteer, exceptions: tuple[str, ...] = ()) -> None:
        self.gazetteer = gazetteer
        self._exceptions = exceptions
        self._cached = lru_cache(maxsize=20_000)(self._mentions)

    @cached_property
    def _english(self) -> English:
        return English(self.gazetteer, self._exceptions)

    @cached_property
    def _ukrainian(self) -> "Ukrainian":
        from l10n.places.sources_uk import Ukrainian  # with the forms of its nouns: 40 ms

        return Ukrainian(self.gazetteer, self._exceptions)

    def mentions(self, text: str, locale: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        return self._cached(text, locales.language(locale))

    def _mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        if language == "en":
            return self._english.mentions(text)
        if language == "uk":
            return self._ukrainian.mentions(text)
        return ()

    def where(self, place: Place) -> str:
        """Where it lies, in its own language: "Харківська область, Ізюмський район"."""
        return self.gazetteer.where(place)


class InArticle:
    """The `Finder` for one article: what a sentence leaves open, the others decide.

    A place is meant that they name by another name, else one in an oblast that they name; an
    answer in `answers` (spelling → id) stands above both. `sentences` is asked when needed.
    """

    def __init__(
        self, sources: Sources, sentences: Callable[[], Iterable[str]], answers: Mapping[str, str]
    ) -> None:
        self._sources, self._sentences = sources, sentences
        self._answers = {fold(name): identity for name, identity in answers.items()}
        self._about: dict[str, frozenset[Place]] = {}
        self.where = sources.where

    def mentions(self, text: str, locale: str) -> tuple[Mention, ...]:
        """The places named in `text`, in order, none inside another."""
        found = self._sources.mentions(text, locale)
        if not self._answers and not any(mention.others for mention in found):
            return found
        return tuple(self._decided(mention, locale) for mention in found)

    def _decided(self, mention: Mention, locale: str) -> Mention:
        known = self._sources.gazetteer
        answer = known.by_id(self._answers.get(fold(mention.form), ""))
        if answer:
            return replace(mention, place=answer, others=())
        if not mention.others:
            return mention
        candidates, about = (mention.place, *mention.others), self._named(locale)
        left = tuple(place for place in candidates if place in about)
        left = left or tuple(place for place in candidates if known.oblast(place) in about)
        left = left or candidates
        return replace(mention, place=left[0], others=left[1:])

    def _named(self, locale: str) -> frozenset[Place]:
        """The places that the article names beyond doubt."""
        if locale not in self._about:
            found = (self._sources.mentions(text, locale) for text in self._sentences())
            sure = (m.place for mentions in found for m in mentions if not m.others)
            self._about[locale] = frozenset(sure)
        return self._about[locale]
