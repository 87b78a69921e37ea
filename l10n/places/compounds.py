"""Names of several words: adjectives agree with their noun, genitives and strangers stay.

Кривий Ріг → Кривого Рогу, Wyspy Owcze → Wysp Owczych, Republika Konga → Republiki Konga,
San Marino → San Marina.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product

from l10n.places.languages import Forms, Language, endings

SEPARATOR = re.compile(r"([\s\-‑–—]+)")
MARKS = "*+"  # of forms in a plural, and of soft adjectives with a masculine
MOST_FORMS = 60  # of one case of one name; no language needs more, a long name could ask for more
# words of other languages, which stay as they are in front of others
_STRANGERS = """
    Saint Sankt San Sant Santa Santo São Sint St Los Las Le La El Al Abu New North South Port Cape
    Sri Hong Rio Buenos Puerto Kuala Addis Tel Bandar Sierra Fort Mount Baton Salt Diego Tristan
    Great Costa Cabo Côte Île Den Van Ho Phnom Ulan Ułan Banda Mar Monte
    Сан Санта Санкт Лос Лас Ла Ле Ель Эль Нью Порт Кейп Ріо Рио Буенос Буэнос Абу Шрі Шри Куала
    Тель Аль Форт Коста Кабо Кот Хо Сьерра Сьєрра Буркіна Буркина Пуерто Пуэрто Сен Сент Улан
"""
STRANGERS = frozenset(_STRANGERS.split())


def forms(name: str, tongue: Language) -> Forms:
    """The forms of a name of one word or several in a language whose words agree."""
    parts = SEPARATOR.split(name)
    if len(parts) == 1:
        return _word(name, tongue)
    return list(_Compound(parts, tongue).forms())


def _word(word: str, tongue: Language) -> Forms:
    plain = re.sub("[’ʼ]", "'", word)
    if plain in tongue.irregular:
        return endings(word, tongue.irregular[plain])
    if len(word) < 2 or (len(word) < 5 and word.isupper()):
        return []
    return tongue.bend(word)


@dataclass(frozen=True)
class _Compound:
    """A name's words and what stands between them, every other one."""

    parts: Sequence[str]
    tongue: Language

    @cached_property
    def words(self) -> Sequence[str]:
        """The words up to one after which all is frozen: Rostów in Rostów nad Donem."""
        words = self.parts[::2]
        loose = self.tongue.loose
        return words[: next((at for at, word in enumerate(words) if word in loose), len(words))]

    @cached_property
    def paired(self) -> bool:
        """Nouns side by side: Bośnia i Hercegowina."""
        return bool(self.tongue.ands & set(self.words))

    @cached_property
    def adjectives(self) -> list[Forms]:
        """Each word's forms as an adjective, none where it cannot be one."""
        return [self._adjective(at) for at in range(len(self.words))]

    def _adjective(self, at: int) -> Forms:
        word = self.words[at]
        irregular = word in self.tongue.irregular and not self._common(word)
        if self.paired or irregular or word in STRANGERS or self._bound(at):
            return []
        return self.tongue.adjective(word)

    def _bound(self, at: int) -> bool:
        """Is the word a stem bound to the next one: Ivano-Frankivsk?"""
        return self.words[at][-1:] in {"o", "о"} and self.parts[2 * at + 1 : 2 * at + 2] == ["-"]

    @cached_property
    def head(self) -> int:
        """The noun: Republika, Rih in Kryvyi Rih, the last of several (New York)."""
        for at, word in enumerate(self.words):
            if self.tongue.heads and re.fullmatch(self.tongue.heads, word):
                return at
        nouns = [at for at, found in enumerate(self.adjectives) if not found]
        if len(nouns) == len(self.words):
            return 0 if self.words[-1][:1].islower() else len(self.words) - 1
        if nouns:
            return next((at for at in nouns if self.words[at] not in STRANGERS), nouns[-1])
        return self._likeliest_noun()

    def _likeliest_noun(self) -> int:
        """Of words that all could be adjectives: the last unless it surely is one (-ska)."""
        tongue, last = self.tongue, len(self.words) - 1
        sure = re.compile(f"(?:{tongue.sure})$") if tongue.sure else None
        if sure is None or not sure.search(self.words[last]):
            return last
        for at, word in enumerate(self.words):
            if not sure.search(word) and not self._common(word):
                return at
        return last

    def forms(self) -> Iterator[tuple[str, str]]:
        """The forms to write first, then what is understood besides."""
        tables = [self._table(at) for at in range(len(self.words))]
        best = [self.paired or at == self.head or bool(table) for at, table in enumerate(tables)]
        yield from self._bent(tables, best)
        live = len(self.words)
        for one in dict.fromkeys((self.head, 0, live - 1)):
            yield from self._bent(tables, [at == one for at in range(live)])
        nouns = [_by_case(self._noun(at)) for at in range(live)]
        yield from self._bent(nouns, [True] * live)
        for one in dict.fromkeys((0, live - 1)):
            yield from self._bent(nouns, [at == one for at in range(live)])

    def _noun(self, at: int) -> Forms:
        word = self.words[at]
        strange = word in STRANGERS | self.tongue.ands or (
            self._bound(at) and at < len(self.words) - 1
        )
        return [] if strange else _word(word, self.tongue)

    def _table(self, at: int) -> dict[str, list[str]]:
        """The word's forms by case, none where it is no adjective of the head."""
        if self.paired:
            return _by_case(self._noun(at))
        if at == self.head:
            known = self.adjectives[at] if self._quality(at) else []
            return _by_case([pair for pair in known if pair[0][0] not in MARKS] or self._noun(at))
        number = self._number(at)
        found = self.adjectives[at]
        if number is None:
            return {}
        chosen = [(case[1:], form) for case, form in found if number and case[0] == number]
        return _by_case(chosen or [pair for pair in found if pair[0][0] not in MARKS])

    def _quality(self, at: int) -> bool:
        """Is a head itself an adjective: Biała Podlaska?"""
        word = self.words[at]
        return self._common(word) or bool(re.search(f"(?:{self.tongue.sure or '$^'})$", word))

    def _common(self, word: str) -> bool:
        """Is it an adjective that many names have: New, White?"""
        return bool(re.fullmatch(self.tongue.qualities or "$", word))

    def _number(self, at: int) -> str | None:
        """The mark of the adjective's forms; None where it cannot agree with the head."""
        head = self.words[self.head]
        for noun, adjective, number in self.tongue.agreement:
            if re.search(f"(?:{noun})$", head):
                return number if re.search(f"(?:{adjective})$", self.words[at]) else None
        return ""

    def _bent(
        self, tables: Sequence[dict[str, list[str]]], bending: Sequence[bool]
    ) -> Iterator[tuple[str, str]]:
        """The forms of the name in which the `bending` words stand in one case."""
        chosen = [table if on else {} for table, on in zip(tables, bending, strict=True)]
        for case in dict.fromkeys(case for table in chosen for case in table):
            choices = [[part] for part in self.parts]
            for at, table in enumerate(chosen):
                choices[2 * at] = table.get(case, choices[2 * at])
            for words in islice(product(*choices), MOST_FORMS):
                yield case, "".join(words)


def _by_case(found: Forms) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for case, form in found:
        table.setdefault(case, []).append(form)
    return table
