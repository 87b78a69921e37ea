"""What an engine gets wrong every time, put right around it: rules by pair in `data/<engine>.toml`.

A sentence goes in without what trips the engine up, and comes out without its marks: a word that
Apertium does not know is spelt as such words are in the target (humilhação -> humillación).
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from l10n.engines import UNKNOWN

Many = Callable[[Sequence[str]], list[str]]
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
_MARKS = str.maketrans("*#@", "\ue12a\ue123\ue140")  # signs of the text that Apertium marks with
_BACK = str.maketrans("\ue12a\ue123\ue140", "*#@")
_UNKNOWN = re.compile(r"\*([^\W\d_]{3,})")


@dataclass(frozen=True)
class Quirks:
    """The rules of one pair; `digest` changes with them, so that no old draft is taken for new."""

    before: tuple[Rule, ...] = ()
    after: tuple[Rule, ...] = ()
    cognates: tuple[Rule, ...] = ()
    digest: str = ""

    def around(self, translate: Many, texts: Sequence[str]) -> list[str]:
        """What `translate` makes of the texts."""
        said = [_applied(self.before, text) for text in texts]
        return [_applied(self.after, answer) for answer in translate(said)]

    def unmarked(self, translate: Many, texts: Sequence[str]) -> list[str]:
        """The same of an engine that marks the words it does not know with `*`."""
        said = [text.translate(_MARKS) for text in texts]
        return [self._clean(answer) for answer in self.around(translate, said)]

    def _clean(self, answer: str) -> str:
        answer = _UNKNOWN.sub(lambda m: self._spelt(m[1]), answer)
        return re.sub(r"[*#@](?=[^\W\d_])", "", answer).translate(_BACK)

    def _spelt(self, word: str) -> str:
        if not word.islower():
            return word  # a name
        spelt = _applied(self.cognates, word)
        return f"{UNKNOWN}{word}" if spelt == word else spelt


def _applied(rules: Iterable[Rule], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text


@cache
def of(engine: str, pair: str) -> Quirks:
    """Those of an engine's pair as it spells it (pt-es, por-cat)."""
    data = files("l10n.engines").joinpath("data", f"{engine}.toml").read_bytes()
    tables, source = tomllib.loads(data.decode()), pair.partition("-")[0]
    mine = [tables.get(name, {}) for name in ({"por": "pt"}.get(source, source), pair)]
    before, after, cognates = (tuple(_rules(mine, k)) for k in ("before", "after", "cognates"))
    digest = hashlib.blake2b(data, digest_size=8).hexdigest() if any(mine) else ""
    return Quirks(before, after, cognates, digest)


def _rules(tables: Iterable[dict[str, Any]], kind: str) -> Iterator[Rule]:
    for table in tables:
        for pattern, new in table.get(kind, ()):
            yield re.compile(pattern, re.IGNORECASE), partial(_expanded, new)
        if kind == "after" and "words" in table:
            words = dict(pair.split("=") for pair in table["words"].split())
            any_of = "|".join(map(re.escape, words))
            pattern = re.compile(rf"(?<![\w-])\*?({any_of})(?![\w-])", re.IGNORECASE)
            yield pattern, partial(_exchanged, words)


def _expanded(new: str, match: re.Match[str]) -> str:
    return _cased(match.expand(new), match[0])


def _exchanged(words: dict[str, str], match: re.Match[str]) -> str:
    return _cased(words[match[1].lower()], match[1])


def _cased(words: str, like: str) -> str:
    return words[:1].upper() + words[1:] if like[:1].isupper() else words
