"""The desk's pages as HTML; templates do the words, everything an article says is escaped."""

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from l10n import locales
from l10n.catalogs import progress
from l10n.changed import Look
from l10n.desk.saving import Wish
from l10n.desk.sheet import PLACES, Row, Sheet
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from l10n.memory import Hit


PAGE = 50  # articles of one page


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("l10n.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(address=address, tag=locales.tag, endonym=locales.endonym, places=PLACES)
    made.globals["direction"] = lambda code: "rtl" if locales.is_rtl(code) else "ltr"
    return made


def address(locale: str, name: str) -> str:
    """Where an article's page is."""
    return f"/{quote(locale)}/{quote(name)}"


def _page(template: str, **shown: Any) -> str:  # noqa: ANN401 - what a template wants
    return _environment().get_template(template).render(**shown)


def index(workspace: Workspace, wanted: str, number: int) -> str:
    """Articles whose names hold `wanted`, page by page: how much of each waits in each locale."""
    names = [name for name in workspace.articles() if wanted.casefold() in name.casefold()]
    last = max(1, -(-len(names) // PAGE))
    number = min(number, last)
    shown = names[(number - 1) * PAGE : number * PAGE]
    look, codes = Look(workspace, shown), workspace.settings.locales
    rows = {(row.article, row.locale): row for row in progress.rows(look, codes)}
    where = {"wanted": wanted, "number": number, "last": last, "found": len(names)}
    broken = look.complaints()
    return _page("index.html", articles=shown, rows=rows, locales=codes, broken=broken, **where)


def article(shown: Sheet, *, only_waiting: bool, by: str) -> str:
    """An article beside its translation."""
    return _page("article.html", only_waiting=only_waiting, by=by, **_common(shown))


def card(shown: Sheet, row: Row, wish: Wish | None = None, why: str = "") -> str:
    """One sentence; `wish` is what could not be saved, `why` the reason."""
    return _page("card.html", row=row, wish=wish, why=why, **_common(shown))


def one(shown: Sheet, row: Row, wish: Wish, why: str) -> str:
    """A page with one sentence that was not saved, for browsers without scripts."""
    return _page("one.html", row=row, wish=wish, why=why, **_common(shown))


def similar(shown: Sheet, hits: "Sequence[Hit]") -> str:
    """What the memory has, as a list."""
    return _page("similar.html", hits=hits, **_common(shown))


def message(why: str) -> str:
    """A page that says one thing."""
    return _page("message.html", why=why)


def _common(shown: Sheet) -> dict[str, Any]:
    home = shown.workspace.settings.source_locale
    return {"sheet": shown, "locale": shown.locale, "home": home}
