"""What is remembered between publications, as values: of an edition, an article, a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from l10n.publishers import Story, born, made_of, moves, original_first, places, version
from l10n.publishing.gate import Verdict


@dataclass(frozen=True)
class Row:
    """What became of one article in one locale: its signature, verdict and imprint.

    The imprint is kept as it is remembered: thousands of stories that did not change are none.
    """

    article: str
    locale: str
    signature: str
    verdict: Verdict
    imprint: Mapping[str, Any] | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.locale}/{self.article}"


class Shown(NamedTuple):
    """An edition that is public, and the hashes of what it was made of."""

    story: Story
    made_of: Mapping[str, str]


class Brief(NamedTuple):
    """An article's public editions, as far as other files depend on them."""

    version: str = ""
    born: tuple[str, str] = ("", "")
    places: str = ""
    editions: Mapping[str, str] = {}  # by locale, another one when anything of it changed
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    moved: tuple[tuple[str, str, str], ...] = ()
    home: str = ""


class Standing(NamedTuple):
    """What an article's editions were made of when they were composed, and when decided upon.

    `waits`: something of it is not public, so that its reasons are told each time.
    """

    planned: str = ""
    settled: str = ""
    waits: bool = False

    @property
    def open(self) -> bool:
        """Is something of it to be decided?"""
        return self.settled != self.planned or self.waits


class Known(NamedTuple):
    """A file of `public/`: what it was made of, its hash, and its time, which shows tampering."""

    made_of: str
    sha: str
    mtime: int


class Change(NamedTuple):
    """What a publication did to an edition: digests before and after, None where it is not."""

    publication: int
    article: str
    locale: str
    old: str | None
    new: str | None


def brief(editions: Iterable[Story]) -> Brief:
    """What is to be remembered of an article's editions."""
    found = original_first(editions)
    return Brief(
        version(found),
        born(found),
        places(found),
        {story.locale: made_of(story.made_of)[:16] for story in found},
        tuple(sorted({link for story in found for link in story.links})),
        tuple(sorted({picture for story in found for picture in story.pictures})),
        tuple(moves(found)),
        found[0].home,
    )
