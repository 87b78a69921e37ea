"""From files to editions: all that `compose` needs of a workspace, read and put to work."""

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from l10n import article as articles
from l10n import catalogs, edition, formats
from l10n.edition import Manner, Mend
from l10n.errors import Trouble
from l10n.formats import Options
from l10n.model import Article, Catalog
from l10n.publishers import Edition
from l10n.publishing import gate, provenance
from l10n.publishing.gate import Verdict
from l10n.typography import polished
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from l10n.inspection import Inspection


@dataclass(frozen=True)
class Sheet:
    """An article with its source's bytes."""

    article: Article
    data: bytes
    encoding: str = ""  # of a file that is not UTF-8 and does not say what it is

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @property
    def shown(self) -> str:
        """The source's text as publishers get it."""
        return formats.formats()[self.article.format].page(self.article.text) or self.article.text


def sheet(workspace: Workspace, path: str) -> Sheet:
    data = workspace.source(path)
    return Sheet(articles.of(workspace, path, data), data, workspace.settings.formats.encoding)


@dataclass(frozen=True)
class File:
    """A file of `source/` and the articles in it: itself, or many."""

    page: Sheet
    members: tuple[Sheet, ...]


def file(workspace: Workspace, path: str) -> File:
    members = tuple(sheet(workspace, name) for name in workspace.parts(path))
    if not members:
        page = sheet(workspace, path)
        return File(page, (page,))
    whole = Article(path, members[0].article.format, workspace.whole(path), (), ())
    data = workspace.read(workspace.source_path(path))
    return File(Sheet(whole, data, members[0].encoding), members)


def options(workspace: Workspace) -> Options:
    return Options(keys=workspace.settings.formats.keys)


def mend(workspace: Workspace, locale: str, name: str) -> Mend:
    """What an article's edition is brought to: place names, and the typography if wanted."""
    steps: list[Mend] = _places(workspace, locale, name)
    wanted = workspace.settings.of(locale).typography
    polish = polished(locale, wanted.digits) if "build" in wanted.apply else None
    if polish is not None:
        steps.append(lambda _source, target: polish(target))

    def all_of_it(source: str, target: str) -> str:
        for step in steps:
            target = step(source, target)
        return target

    return all_of_it


def _places(workspace: Workspace, locale: str, name: str) -> list[Mend]:
    """Wrong place names become the approved ones, in the same case: decided in places.po."""
    from l10n import naming

    find, view = naming.finder(workspace, name), naming.view(workspace, locale)
    home = workspace.settings.source_locale

    def mended(source: str, target: str) -> str:
        mentions = find.mentions(source, home)
        return view.repair(target, mentions).text if mentions else target

    return [mended]


def bound(
    workspace: Workspace, whole: File, locale: str, *, reviewed_only: bool = False
) -> Edition:
    """A file's edition as it can be now; `reviewed_only`: no text of a machine in it.

    Of many articles, one without a catalog stays as it is.
    """
    begun = [workspace.catalog_path(locale, one.article.path) for one in whole.members]
    if not any(path.exists() for path in begun):
        raise Trouble("no catalog yet; run 'l10n sync'", workspace.shown(begun[0]))
    made = [_composed(workspace, one.article, locale, reviewed_only) for one in whole.members]
    if whole.members == (whole.page,):
        return made[0]
    places = (workspace.place(one.article.path) for one in whole.members)
    at = [(place, one) for place, one in zip(places, made, strict=True) if place]
    return edition.together(whole.page.article, at)


def _composed(workspace: Workspace, article: Article, locale: str, reviewed_only: bool) -> Edition:  # noqa: FBT001 - internal
    known = catalogs.load(workspace, locale, article.path)
    provenance.origins(workspace, article.path, known)
    return edition.compose(
        article,
        known,
        workspace.settings.source_locale,
        Manner(
            edition.human_text if reviewed_only else edition.every_text,
            mend(workspace, locale, article.path),
            options=options(workspace),
        ),
    )


def write(workspace: Workspace, page: Sheet, made: Edition) -> bool:
    """Put an edition and its sidecar into `editions/`; True when a byte changed."""
    place = workspace.edition_path(made.locale, made.article)
    pack = formats.formats()[made.format].pack
    document = workspace.write(place, pack(page.data, edition.marked(made)))
    beside = workspace.write(sidecar(place), edition.sidecar(made, page.digest))
    return document or beside


def sidecar(place: Path) -> Path:
    """Where it is said what each sentence of the edition at `place` is."""
    return place.with_name(_beside(place.name))


def _beside(name: str) -> str:
    """The sidecar's name; an article that is JSON itself keeps its own."""
    path = PurePosixPath(name)
    return f"{name}.edition.json" if path.suffix == ".json" else path.with_suffix(".json").name


# ---- for the gate ----------------------------------------------------------------------------


def original(workspace: Workspace, page: Sheet) -> tuple[Edition, Verdict, dict[str, str]]:
    """The source itself as an edition: the publisher's own words need no gate."""
    code = workspace.settings.source_locale
    made = edition.compose(page.article, Catalog(code), code)
    own = replace(made, passages=(), parts=tuple(replace(p, foreign=False) for p in made.parts))
    return edition.paged(own), Verdict(published=True), {"source": page.digest}


def judged(
    workspace: Workspace, page: Sheet, locale: str, checks: "Inspection"
) -> tuple[Edition, Verdict, dict[str, str], Catalog]:
    """An article through its locale's gate: composed of what is accepted, and the verdict."""
    policy = workspace.settings.of(locale).publish
    path = page.article.path
    catalog_path = workspace.catalog_path(locale, path)
    known = catalogs.load(workspace, locale, path)
    inputs = {
        "source": page.digest,
        "catalog": _digest(catalog_path),
        "ledger": _digest(workspace.ledger_path(locale, path)),
    }
    wrong = checks.catalog(path, locale) if policy.block else ()
    blocking = gate.blocking(known, wrong, policy)
    keys = gate.held(known, blocking)
    made = edition.compose(
        page.article,
        known,
        workspace.settings.source_locale,
        Manner(
            gate.accepts(policy, keys),
            mend(workspace, locale, page.article.path),
            whole=True,
            options=options(workspace),
        ),
    )
    if policy.incomplete == "fill":
        made = edition.with_foreign_marked(made, options(workspace))
    known_of = provenance.origins(workspace, path, known)
    made = provenance.attributed(edition.paged(made), known, known_of)
    unedited = gate.unedited(provenance.pairs(made, known, known_of))
    shown = str(workspace.shown(catalog_path))
    verdict = gate.judge(made, policy, blocking, unedited, shown)
    return made, verdict, inputs, known


def document(page: Sheet, made: Edition) -> bytes:
    """The edition as a file: of its format, or the page that one of many articles has."""
    fmt = formats.formats()[made.format]
    if made.format != page.article.format:
        return made.text.encode()
    return formats.pack(fmt, page.data, made.text, page.encoding)


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
