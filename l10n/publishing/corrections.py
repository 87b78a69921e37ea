"""Editions that say something else than the source now does: gravest first.

A changed number misinforms, a changed name may, changed words need a look.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cached_property
from hashlib import sha256

import regex

from l10n import article as articles
from l10n.errors import Trouble
from l10n.publishers import Edition
from l10n.publishing.archive import edition_from
from l10n.publishing.stock import opened, remembered
from l10n.workspace import Workspace


class Gravity(IntEnum):
    NUMBER = 0
    NAME = 1
    WORDS = 2


@dataclass(frozen=True)
class Correction:
    """One published passage whose source changed from `old` to `new` ("" where there is none)."""

    article: str
    locale: str
    gravity: Gravity
    old: str
    new: str

    def __str__(self) -> str:
        what = {Gravity.NUMBER: "figures", Gravity.NAME: "names", Gravity.WORDS: "words"}
        changed = f"{_short(self.old) or 'nothing'} → {_short(self.new) or 'left out'}"
        return f"{self.locale}/{self.article}: {what[self.gravity]} changed: {changed}"


@dataclass(frozen=True)
class _Source:
    """An article as it is now; cut into sentences only when it is not what was translated."""

    workspace: Workspace
    name: str

    @cached_property
    def data(self) -> bytes:
        return self.workspace.source(self.name)

    @cached_property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def sentences(self) -> list[str]:
        read = articles.of(self.workspace, self.name, self.data)
        return [segment.text for segment in read.segments]


def corrections(workspace: Workspace) -> list[Correction]:
    """What public editions no longer say as the source does."""
    found: list[Correction] = []
    now: dict[str, _Source] = {}
    home = workspace.settings.source_locale
    if not remembered(workspace):
        return found
    with opened(workspace) as stock:
        for article, locale, digest, version in stock.public():
            if locale == home:
                continue
            source = now.setdefault(article, _Source(workspace, article))
            with suppress(Trouble):  # of a source that is gone or cannot be read others tell
                if not source.digest.startswith(version):
                    edition = edition_from(stock.archive.recall(digest)["edition"])
                    found += _of(edition, source.sentences)
    return sorted(found, key=lambda c: (c.gravity, c.article, c.locale))


def _of(edition: Edition, now: list[str]) -> Iterator[Correction]:
    before = [passage.source for passage in edition.passages]
    for old, new in changes(before, now) if before != now else ():
        yield Correction(edition.article, edition.locale, gravity(old, new), old, new)


def changes(before: list[str], now: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of sentences that differ; "" where one side has none."""
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        length = max(b - a, d - c)
        olds = before[a:b] + [""] * (length - (b - a))
        news = now[c:d] + [""] * (length - (d - c))
        yield from zip(olds, news, strict=True)


_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = regex.compile(r"(?<=\w[,;:]? ?[“«„(]?)\b\p{Lu}[\p{L}\p{M}’'-]*")  # not a sentence's first


def gravity(old: str, new: str) -> Gravity:
    if sorted(_NUMBER.findall(old)) != sorted(_NUMBER.findall(new)):
        return Gravity.NUMBER
    if sorted(_NAME.findall(old)) != sorted(_NAME.findall(new)):
        return Gravity.NAME
    return Gravity.WORDS


def _short(text: str) -> str:
    if not text:
        return ""
    return f"“{text if len(text) <= 70 else text[:69].rstrip() + '…'}”"
