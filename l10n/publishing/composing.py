"""From files to editions: all that `compose` needs of a workspace, read and put to work."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING

from l10n import article as articles
from l10n import catalogs, edition, formats
from l10n.edition import Manner, Mend
from l10n.formats import Options
from l10n.model import Article, Catalog
from l10n.publishers import Edition
from l10n.publishing import gate, provenance
from l10n.publishing.archive import edition_from, edition_row
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
    author: str = ""  # whom the file names where the article does not

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @property
    def shown(self) -> str:
        """The source's text as publishers get it."""
        return formats.formats()[self.article.format].page(self.article.text) or self.article.text


def sheet(workspace: Workspace, path: str) -> Sheet:
    data, place = workspace.source(path), workspace.place(path)
    return Sheet(
        articles.of(workspace, path, data),
        data,
        workspace.settings.formats.encoding,
        place.author if place else "",
    )


def file(workspace: Workspace, path: str) -> Sheet:
    """A file of `source/`; one of many articles is not taken apart."""
    if not workspace.parts(path):
        return sheet(workspace, path)
    whole = Article(path, formats.for_path(path).name, workspace.whole(path), (), ())
    data = workspace.read(workspace.source_path(path))
    return Sheet(whole, data, workspace.settings.formats.encoding)


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


def compose(
    workspace: Workspace, page: Sheet, locale: str, *, reviewed_only: bool = False
) -> Edition:
    """One article's edition as it can be now; `reviewed_only`: no text of a machine in it."""
    known = catalogs.load(workspace, locale, page.article.path)
    provenance.origins(workspace, page.article.path, known)
    return edition.compose(
        page.article,
        known,
        workspace.settings.source_locale,
        Manner(
            edition.human_text if reviewed_only else edition.every_text,
            mend(workspace, locale, page.article.path),
            options=options(workspace),
        ),
    )


def kept(
    workspace: Workspace, locale: str, article: str, key: bytes, make: Callable[[], Edition]
) -> Edition:
    """The edition of one of many articles in a file, made anew only where its key changed."""
    path = workspace.cache / "editions" / locale / f"{article}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        row = json.loads(path.read_bytes())
        if row["key"] == key.hex():
            return edition_from(row["edition"])
    made = make()
    if not made.problems:
        row = {"key": key.hex(), "edition": edition_row(replace(made, parts=()))}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")  # torn: it is made anew
    return made


def write(workspace: Workspace, page: Sheet, made: Edition) -> bool:
    """Put an edition and its sidecar into `editions/`; True when a byte changed."""
    place = workspace.edition_path(made.locale, made.article)
    document = workspace.write(place, _packed(page, made), lasting=False)
    said = workspace.write(sidecar(place), edition.sidecar(made, page.digest))
    return document or said


def _packed(page: Sheet, made: Edition) -> bytes:
    fmt, text = formats.formats()[made.format], edition.marked(made)
    return formats.pack(fmt, page.data, text, page.encoding)


def sidecar(place: Path) -> Path:
    """Where it is said what each sentence of the edition at `place` is."""
    return place.with_name(beside(place.name))


def beside(name: str) -> str:
    """The sidecar's name or path; an article that is JSON itself keeps its own."""
    stem, suffix = splitext(name)
    return f"{name}.edition.json" if suffix == ".json" else f"{stem}.json"


# ---- for the gate ----------------------------------------------------------------------------


def original(workspace: Workspace, page: Sheet) -> tuple[Edition, Verdict]:
    """The source itself as an edition: the publisher's own words need no gate."""
    code = workspace.settings.source_locale
    made = edition.compose(page.article, Catalog(code), code)
    own = replace(made, passages=(), parts=tuple(replace(p, foreign=False) for p in made.parts))
    return edition.paged(own), Verdict(published=True)


def judged(
    workspace: Workspace, page: Sheet, locale: str, checks: "Inspection"
) -> tuple[Edition, Verdict, Catalog]:
    """An article through its locale's gate: composed of what is accepted, and the verdict."""
    policy = workspace.settings.of(locale).publish
    path = page.article.path
    catalog_path = workspace.catalog_path(locale, path)
    known = catalogs.load(workspace, locale, path)
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
    fill = policy.incomplete == "fill"
    made = edition.filled(made, options(workspace)) if fill else edition.paged(made)
    known_of = provenance.origins(workspace, path, known)
    made = provenance.attributed(made, known, known_of)
    unedited = gate.unedited(provenance.pairs(made, known, known_of))
    shown = str(workspace.shown(catalog_path))
    verdict = gate.judge(made, policy, blocking, unedited, shown)
    return made, verdict, known


def document(page: Sheet, made: Edition) -> bytes:
    """The edition as a file: of its format, or the page that one of many articles has."""
    fmt = formats.formats()[made.format]
    if made.format != page.article.format:
        return made.text.encode()
    return formats.pack(fmt, page.data, made.text, page.encoding)
