"""Where editions go: one module per publisher, each holds one `Publisher`.

Law: `files` is pure and lazy; the same publication gives the same files, byte for byte, and a
file whose `made_of` did not change is not rendered again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from l10n import registry
from l10n.model import Role, State


@dataclass(frozen=True)
class Passage:
    """One segment as an edition gives it, where it stands in the source (characters, line).

    `text` is what the reader gets: the translation, or the source's own words where `used` is
    False. `draft` names the engine that wrote it, `po_line` where to correct it.
    """

    source: str
    text: str
    role: Role
    state: State
    start: int
    end: int
    line: int
    block: int
    used: bool = True
    draft: str = ""
    po_line: int = 0
    reviewed_by: str = ""
    reviewed_at: str = ""
    accepted: bool = True  # by the gate; False is why it, or its paragraph, is not used

    @property
    def machine(self) -> bool:
        """Do readers get words that a machine wrote and nobody accepted?"""
        unread = self.state is State.STALE and bool(self.draft)
        return self.used and (self.state is State.DRAFT or unread)


@dataclass(frozen=True)
class Part:
    """One block of an edition: a paragraph, a headline, a cell.

    `foreign`: in the source's language, because the translation is missing. `source` is the
    source's own text where it names an anchor (headings), else "".
    """

    role: Role
    text: str
    foreign: bool = False
    context: str = ""
    source: str = ""


@dataclass(frozen=True)
class Edition:
    """One article in one language, composed: the whole document and its parts.

    `problems` says which blocks could not take their translation safely.
    """

    article: str
    locale: str
    source_locale: str
    format: str
    text: str
    parts: tuple[Part, ...] = ()
    passages: tuple[Passage, ...] = ()
    problems: tuple[str, ...] = ()


def _no_document() -> bytes | None:
    return None


def _no_text() -> Edition:
    raise LookupError("this story came without its text")


@dataclass(frozen=True)
class Medium:
    """A picture: `stamp` changes when its bytes do."""

    stamp: str
    load: Callable[[], bytes]


@dataclass(frozen=True)
class Story:
    """A published edition, as others see it: lists, feeds, sitemaps, other languages' pages.

    `key` is the article's identity that outlives titles and slugs. Dates are ISO 8601 in UTC.
    `machine` means that readers get text no person has accepted; such a page is never indexed.
    `version` names the version of the source it was made from. `edition`
    brings the text itself, which thousands of stories do not hold in memory at once; `document`
    the file of a format that is more than its text (an office document), else None.
    """

    key: str
    locale: str
    slug: str
    title: str
    lead: str
    published: str
    modified: str
    digest: str
    machine: bool = False
    partial: bool = False
    stale: bool = False
    original: bool = False
    author: str = ""
    translators: tuple[str, ...] = ()
    reviewers: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    version: str = ""
    version_date: str = ""
    old_slugs: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()  # heading ids, for links from other articles
    links: tuple[str, ...] = ()  # the articles it links to
    pictures: tuple[str, ...] = ()  # what it shows of source/
    edition: Callable[[], Edition] = field(default=_no_text, repr=False, compare=False)
    document: Callable[[], bytes | None] = field(default=_no_document, repr=False, compare=False)

    @property
    def indexable(self) -> bool:
        return not self.machine

    @property
    def made_of(self) -> tuple[object, ...]:
        """All of it in a few values: the digest, and what the digest leaves out."""
        dates = (self.published, self.modified)
        return (self.key, self.locale, self.digest, self.slug, self.old_slugs, dates, self.stale)


@dataclass(frozen=True)
class House:
    """The publication's name, public address (no slash at its end; "" when not known) and
    languages.
    """

    name: str = "Newsroom"
    url: str = ""
    source_locale: str = "en"
    locales: tuple[str, ...] = ()
    editor: str = ""


@dataclass(frozen=True)
class Publication:
    """All that is published at one time; `media` are the pictures that its stories show."""

    house: House
    stories: tuple[Story, ...]
    media: Mapping[str, Medium] = field(default_factory=dict, repr=False, compare=False)
    gone: tuple[tuple[str, str], ...] = ()  # (locale, slug) of what was withdrawn

    @cached_property
    def editions(self) -> Mapping[str, tuple[Story, ...]]:
        """The editions of each article that are published, the original first."""
        found: dict[str, list[Story]] = {}
        for story in self.stories:
            found.setdefault(story.key, []).append(story)
        return {
            key: tuple(sorted(all_, key=lambda s: (not s.original, s.locale)))
            for key, all_ in found.items()
        }

    @cached_property
    def _by_locale(self) -> Mapping[str, list[Story]]:
        found: dict[str, list[Story]] = {}
        for story in sorted(self.stories, key=lambda s: (s.published, s.key), reverse=True):
            found.setdefault(story.locale, []).append(story)
        return found

    def of(self, locale: str) -> list[Story]:
        """A locale's stories, newest first."""
        return self._by_locale.get(locale, [])


@dataclass(frozen=True)
class File:
    """One file of the output: `path` relative to it, and how to make its bytes when needed.

    The bytes depend on nothing but what `made_of` names; when that is as it was at the last
    publication, the old file stays.
    """

    path: str
    made_of: str
    render: Callable[[], bytes]


@dataclass(frozen=True)
class Publisher:
    """`files(publication)` gives the whole output."""

    name: str
    files: Callable[[Publication], Iterable[File]]


def made_of(*values: object) -> str:
    """A short name for exactly these values (texts, numbers, booleans, tuples of them)."""
    return sha256(repr(values).encode()).hexdigest()[:32]


def publishers() -> dict[str, Publisher]:
    """All publishers by name."""
    return registry.load("l10n.publishers", Publisher)
