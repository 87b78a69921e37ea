"""An article that was translated before, as a document: its sentences come into the catalog."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from l10n import article as articles
from l10n import naming
from l10n.catalogs import pairing
from l10n.catalogs.pairing import Bead
from l10n.catalogs.syncing import synchronised
from l10n.model import Article, Catalog, Entry, Segment, State
from l10n.workspace import Workspace

Key = tuple[str, str]
_WAITS = "review: of a translated document; is it this sentence's?"


@dataclass(frozen=True)
class Translated:
    """A translated document beside its article: which sentences say the same."""

    article: Article
    target: Sequence[Segment]
    beads: Sequence[Bead]

    @property
    def alone(self) -> tuple[int, int]:
        """How many sentences of either side have none on the other."""
        paired = [sum(len(bead[side]) for bead in self.beads) for side in (0, 1)]
        return len(self.article.segments) - paired[0], len(self.target) - paired[1]

    def said(self) -> Iterator[tuple[Key, str, bool]]:
        """Of each paired sentence its key, what the document says for it, and is that one sentence?

        What reads alike in both is not translated, unless it is a single word, as a name.
        """
        for left, right in self.beads:
            text = self._joined(right)
            for at in left:
                key = self.article.segments[at].key
                if text != key[1] or " " not in key[1]:
                    yield key, text, len(left) == len(right) == 1

    def _joined(self, places: Sequence[int]) -> str:
        text = self.target[places[0]].text
        for before, at in pairwise(places):
            one, other = self.target[before], self.target[at]
            text += (one.gap if one.block == other.block else " ") + other.text
        return text


def read(workspace: Workspace, article: str, locale: str, file: Path, data: bytes) -> Translated:
    """The document `file` beside the article it translates."""
    settings = replace(workspace.settings, source_locale=locale)
    source = articles.of(workspace, article)
    target = articles.read(file.name, data, settings, file).segments
    return Translated(source, target, pairing.pairs(source.segments, target))


def adopted(workspace: Workspace, ours: Catalog, found: Translated, *, accept: bool) -> Catalog:
    """`ours` with what the document says, for sentences that no person has translated yet.

    The words are a person's, but whether they are this sentence's was told by a machine. So they
    are fuzzy, unless a person stands up for them (`accept`), for what is one sentence on each side.
    """
    notes = naming.notes_for(workspace)
    ours = synchronised(ours, found.article, workspace.settings, notes)
    said: dict[Key, tuple[str, bool]] = {}
    for key, text, single in found.said():
        said.setdefault(key, (text, single and accept))
    return replace(ours, entries=tuple(_filled(one, said.get(one.key)) for one in ours.entries))


def _filled(entry: Entry, said: tuple[str, bool] | None) -> Entry:
    if said is None or entry.obsolete:
        return entry
    text, accepted = said
    again = accepted and _WAITS in entry.notes and entry.target == text
    if entry.human and not again:
        return entry
    notes = tuple(note for note in entry.notes if not note.startswith("review: "))
    if not accepted:
        notes += (_WAITS,)
    state = State.TRANSLATED if accepted else State.STALE
    return replace(entry, target=text, state=state, draft="", change="", notes=notes)
