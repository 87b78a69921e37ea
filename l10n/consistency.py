"""Is every place named one way in every edition? What `l10n places report` and `check` show."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from l10n import article, catalogs, naming
from l10n.changed import ITSELF, Look
from l10n.model import Entry
from l10n.places import Place
from l10n.places.gazetteer import english
from l10n.places.view import LocaleView, Read


@dataclass(frozen=True)
class Use:
    """One mention of a place in one translation: `form` is what stands there, a form of `name`.

    `old`: its old name, which the source says too.
    """

    place: Place
    locale: str
    name: str
    form: str
    right: bool
    article: str
    sentence: str
    at: tuple[int, int]
    old: bool = False


@dataclass
class Way:
    """One name a locale has for a place: how often, in which forms, in which sentences."""

    name: str
    right: bool
    old: bool = False  # right where the source says the old name
    forms: Counter[str] = field(default_factory=Counter)
    uses: list[Use] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.forms.total()


@dataclass(frozen=True)
class Row:
    """A place in all locales: the approved name and the ways it is named."""

    place: Place
    english: str
    approved: dict[str, str]
    ways: dict[str, tuple[Way, ...]]


@dataclass(frozen=True)
class Open:
    """A mention in a source that may be any of `candidates`; a person has to say which."""

    article: str
    line: int
    form: str
    candidates: tuple[Place, ...]
    grave: bool  # the candidates have different names


def uses(look: Look, locales: Iterable[str]) -> Iterator[Use]:
    """Every mention of a place in the translations of the articles looked at."""
    workspace, language = look.workspace, look.workspace.settings.source_locale
    views = {locale: LocaleView(naming.names(workspace, locale)) for locale in locales}
    for name in look.articles:
        find = naming.finder(workspace, name)
        for locale, view in views.items():
            with look.bearing(name, (locale,)):
                for entry in catalogs.load(workspace, locale, name).entries:
                    if entry.target and not entry.obsolete:
                        named = find.mentions(entry.source, language)
                        for read in view.read(entry.target, named):
                            yield _used(entry, view, read, locale, name)


def _used(entry: Entry, view: LocaleView, read: Read, locale: str, name: str) -> Use:
    mention = read.mention
    slip = not mention.approved and read.name == view.approved(mention.place).text  # Sumi: Sumı
    return Use(
        mention.place,
        locale,
        mention.form if slip else read.name,
        mention.form,
        mention.approved or read.old,
        name,
        entry.target,
        (mention.start, mention.end),
        read.old,
    )


def rows(look: Look, locales: tuple[str, ...]) -> list[Row]:
    """The whole picture: place × locale × name, by the English name."""
    names = {locale: naming.names(look.workspace, locale) for locale in locales}
    found: dict[Place, dict[str, dict[str, Way]]] = {}
    for use in uses(look, locales):
        ways = found.setdefault(use.place, {}).setdefault(use.locale, {})
        way = ways.setdefault(use.name.casefold(), Way(use.name, use.right, use.old))
        way.forms[use.form] += 1
        way.uses.append(use)
    picture = [
        Row(
            place,
            english(place),
            {locale: names[locale].approved(place).text for locale in locales},
            {
                locale: tuple(sorted(ways.values(), key=lambda way: (-way.count, way.name)))
                for locale, ways in named.items()
            },
        )
        for place, named in found.items()
    ]
    return sorted(picture, key=lambda row: (row.english.casefold(), row.place.kind))


def split(picture: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """The places that a locale names in two ways, or in a wrong one."""
    for row in picture:
        for locale, named in row.ways.items():
            ways = [way for way in named if not way.old]
            if len(ways) > 1 or not all(way.right for way in ways):
                yield row, locale


def undecided(look: Look) -> Iterator[Open]:
    """Source mentions that several places answer to."""
    workspace, language = look.workspace, look.workspace.settings.source_locale
    for name in look.articles:
        with look.bearing(name, (ITSELF,)):
            taken = article.of(workspace, name)
            find = naming.finder(workspace, name)
            for segment in taken.segments:
                for mention in find.mentions(segment.text, language):
                    if mention.others:
                        places = (mention.place, *mention.others)
                        line, grave = taken.above + segment.line, not mention.namesakes
                        yield Open(name, line, mention.form, places, grave)
