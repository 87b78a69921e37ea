"""The places a source text names, whatever language it is written in."""

from functools import cached_property, lru_cache

from l10n import locales
from l10n.places import Mention, Place
from l10n.places.gazetteer import Gazetteer
from l10n.places.sources import English
from l10n.places.sources_uk import Ukrainian
from l10n.places.spellings import fold


class Sources:
    """The `Finder`: one scanner per source language, each article's sentences read once.

    `answers` says which place a spelling means, where a person decided: spelling → id.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        exceptions: tuple[str, ...] = (),
        answers: dict[str, str] | None = None,
    ) -> None:
        self.gazetteer = gazetteer
        self._exceptions = exceptions
        self._answers = {fold(name): identity for name, identity in (answers or {}).items()}
        self._cached = lru_cache(maxsize=20_000)(self._mentions)

    @cached_property
    def _english(self) -> English:
        return English(self.gazetteer, self._exceptions, answers=self._answers)

    @cached_property
    def _ukrainian(self) -> Ukrainian:
        return Ukrainian(self.gazetteer, self._exceptions, self._answers)

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
