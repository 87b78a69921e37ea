"""Where editions go: one module per publisher, each holds one `Publisher`.

Law: a publisher is pure and lazy; the same publication gives the same files, byte for byte, and
a file whose `made_of` did not change is not rendered again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from posixpath import dirname, join, normpath, splitext
from urllib.parse import unquote, urlsplit

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
    address: str = ""  # where the article says that it stands on the publisher's own site
    edition: Callable[[], Edition] = field(default=_no_text, repr=False, compare=False)
    document: Callable[[], bytes | None] = field(default=_no_document, repr=False, compare=False)

    @property
    def indexable(self) -> bool:
        return not self.machine

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands: what links to it depend on."""
        return (self.locale, self.slug, self.original, self.anchors, self.address)

    def inside(self, link: str) -> str:
        return inside(self.key, link, self.address)

    @property
    def home(self) -> str:
        """What links to its own address call it; "" for none."""
        return self.inside(self.address)

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
    """All that is published at one time; a large one reads its stories when they are asked for.

    `media` are the pictures that its stories show.
    """

    house: House
    editions: Mapping[str, tuple[Story, ...]]  # by article, the original first
    languages: Mapping[str, Sequence[Story]]  # by locale, the source's first; newest story first
    versions: Mapping[str, str]  # by article, the oldest first; another when an edition changes
    places: Mapping[str, str]  # by article; another when an edition comes, goes or moves
    media: Mapping[str, Medium] = field(default_factory=dict, repr=False, compare=False)
    gone: tuple[tuple[str, str], ...] = ()  # (locale, slug) of what was withdrawn
    moved: tuple[tuple[str, str, str], ...] = ()  # (locale, old slug, new slug)
    homes: Mapping[str, str] = field(default_factory=dict)  # by article, where it has one

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What a link may call an article, as in `a.md`, `a`, `a.html`, its home, -> its key."""
        found: dict[str, str] = {}
        for key in sorted(self.editions):
            for name in called(key):
                found.setdefault(name, key)
        for key, home in sorted(self.homes.items()):
            found.setdefault(home, key)
        return found

    def around(self, story: Story) -> str:
        """All that a story's file may say of others: where the article's editions and those of
        the articles it links to stand, and the pictures that are there.
        """
        linked = (self.names.get(link, "") for link in story.links)
        stamps = (self.media[p].stamp if p in self.media else "" for p in story.pictures)
        return made_of(*(self.places.get(key, "") for key in (story.key, *linked)), *stamps)


def called(key: str) -> tuple[str, ...]:
    """What links call an article."""
    stem = splitext(key)[0]
    return key, stem, f"{stem}.html"


def inside(key: str, link: str, address: str = "") -> str:
    """The path in `source/` that a link of an article means, or its path on the site where the
    article stands at `address`; "" for links to elsewhere.
    """
    try:
        parts, own = urlsplit(link), urlsplit(address)
    except ValueError:
        return ""
    hosts = [one.netloc.lower().removeprefix("www.") for one in (parts, own)]
    at_home = hosts[0] == hosts[1] != "" and parts.scheme in {"", "http", "https"}
    if not parts.path or ((parts.scheme or parts.netloc) and not at_home):
        return ""
    path = unquote(parts.path)
    found = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(key), path))
    return "" if found.startswith("..") or found == "." or "\0" in found else found


def collected(
    house: House, stories: Iterable[Story], media: Mapping[str, Medium] | None = None
) -> Publication:
    """The publication of a few stories that are all at hand."""
    editions: dict[str, list[Story]] = {}
    languages: dict[str, list[Story]] = {}
    for story in stories:
        editions.setdefault(story.key, []).append(story)
        languages.setdefault(story.locale, []).append(story)
    by_article = {key: original_first(found) for key, found in editions.items()}
    by_age = sorted(by_article.values(), key=born)
    return Publication(
        house,
        by_article,
        {code: newest_first(languages[code]) for code in in_order(house, languages)},
        {found[0].key: version(found) for found in by_age},
        {key: places(found) for key, found in by_article.items()},
        media or {},
        moved=tuple(move for found in by_article.values() for move in moves(found)),
        homes={key: found[0].home for key, found in by_article.items() if found[0].home},
    )


def original_first(editions: Iterable[Story]) -> tuple[Story, ...]:
    return tuple(sorted(editions, key=lambda story: (not story.original, story.locale)))


def newest_first(stories: Iterable[Story]) -> list[Story]:
    return sorted(stories, key=lambda story: (story.published, story.key), reverse=True)


def in_order(house: House, codes: Iterable[str]) -> list[str]:
    """Languages, the source's first."""
    return sorted(codes, key=lambda code: (code != house.source_locale, code))


def born(editions: Iterable[Story]) -> tuple[str, str]:
    """When the first edition of an article was published; what sorts articles by age."""
    return min((story.published, story.key) for story in editions)


def version(editions: Iterable[Story]) -> str:
    return made_of(*(story.made_of for story in editions))


def places(editions: Iterable[Story]) -> str:
    return made_of(*(story.place for story in editions))


def moves(editions: Iterable[Story]) -> list[tuple[str, str, str]]:
    return [(story.locale, old, story.slug) for story in editions for old in story.old_slugs]


@dataclass(frozen=True)
class File:
    """One file of the output: `path` relative to it, and how to make its bytes when needed.

    The bytes depend on nothing but what `made_of` names, the house and the program; when these
    are as they were at the last publication, the old file stays.
    """

    path: str
    made_of: str
    render: Callable[[], bytes]


def _nothing(_publication: Publication, _of: str = "") -> Iterable[File]:
    return ()


@dataclass(frozen=True)
class Publisher:
    """What it makes of one article, of one language's stories, and of all together.

    An article's files are asked for again when one of its editions changed, a picture it shows,
    or the address of an article it links to; a language's, when one of its stories changed.
    """

    name: str
    article: Callable[[Publication, str], Iterable[File]] = _nothing
    language: Callable[[Publication, str], Iterable[File]] = _nothing
    rest: Callable[[Publication], Iterable[File]] = _nothing

    def files(self, publication: Publication) -> Iterator[File]:
        """The whole output."""
        for key in publication.editions:
            yield from self.article(publication, key)
        for code in publication.languages:
            yield from self.language(publication, code)
        yield from self.rest(publication)


def made_of(*values: object) -> str:
    """A short name for exactly these values (texts, numbers, booleans, tuples of them)."""
    return sha256(repr(values).encode()).hexdigest()[:32]


@cache
def program() -> str:
    """A short name for the code and templates that make files; another one, all files anew."""
    room = files("l10n.publishers")
    folders = (
        files("l10n.rendering"),
        room,
        *(room.joinpath(name) for name in ("templates", "data")),
    )
    return made_of(*_bytes(*folders, room.joinpath("data", "words")))


def _bytes(*folders: Traversable) -> list[bytes]:
    return [
        child.read_bytes()
        for folder in folders
        for child in sorted(folder.iterdir(), key=lambda child: child.name)
        if child.is_file()
    ]


def publishers() -> dict[str, Publisher]:
    """All publishers by name."""
    return registry.load("l10n.publishers", Publisher)
