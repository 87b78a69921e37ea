"""The desk's pages and what they send: each address, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from l10n import memory
from l10n.desk import pages, saving
from l10n.desk.guard import Guard
from l10n.desk.saving import Act, ConflictError, GoneError, RefusedError, Wish
from l10n.desk.sheet import PLACES, Row, Sheet
from l10n.errors import Trouble
from l10n.workspace import Workspace

FRAGMENT = "x-desk-fragment"  # a script asks for the sentence alone
LONG = 9  # digits of a page's number
LIKE, HITS = 0.6, 3  # how like a sentence of the memory must be, and how many are shown


@dataclass(frozen=True)
class Desk:
    """The desk of one person in one workspace."""

    workspace: Workspace
    by: str

    def index(self, request: Request) -> Response:
        wanted, page = request.query_params.get("q", ""), request.query_params.get("page", "1")
        number = int(page) if page.isdecimal() and len(page) < LONG else 1
        return HTMLResponse(pages.index(self.workspace, wanted.strip(), max(1, number)))

    def article(self, request: Request) -> Response:
        shown = self._sheet(request)
        if shown is None:
            return _missing("no such article or locale")
        only = request.query_params.get("show") == "waiting"
        return HTMLResponse(pages.article(shown, only_waiting=only, by=self.by))

    def similar(self, request: Request) -> Response:
        """What the memory has for a sentence, as a piece of a page."""
        shown = self._sheet(request)
        row = shown.row(request.query_params.get("of", "")) if shown else None
        if shown is None or row is None:
            return _missing("no such sentence")
        known = memory.opened(self.workspace)
        home = self.workspace.settings.source_locale
        hits = known.fuzzy(row.entry.source, home, shown.locale, LIKE, HITS + 1)
        others = [hit for hit in hits if hit.target != row.entry.target][:HITS]
        return HTMLResponse(pages.similar(shown, others))

    async def save(self, request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        sent = dict(parse_qsl(body, keep_blank_values=True))
        return await run_in_threadpool(self._save, request, sent)

    def _save(self, request: Request, sent: Mapping[str, str]) -> Response:
        shown = self._sheet(request)
        if shown is None or sent.get("act") not in set(Act):
            return _missing("no such article, locale or act")
        wish = Wish(
            sent.get("mark", ""),
            sent.get("version", ""),
            Act(sent["act"]),
            sent.get("text", ""),
            sent.get("comment"),
            sent.get("reason", "").strip(),
        )
        outcome = _Outcome()
        try:
            saving.save(self.workspace, shown.locale, shown.name, wish, self.by)
        except ConflictError as error:
            outcome = _Outcome(HTTPStatus.PRECONDITION_FAILED, str(error), wish)
        except (RefusedError, Trouble) as error:
            outcome = _Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), wish)
        except GoneError as error:
            return _missing(str(error))
        return self._answer(request, shown, wish, outcome)

    def _answer(self, request: Request, shown: Sheet, wish: Wish, outcome: "_Outcome") -> Response:
        """The sentence as it stands now; to a plain form, the way to the next one."""
        row = shown.row(wish.mark)
        if row is None:
            return _missing("this sentence is no longer in the article")
        if FRAGMENT in request.headers:
            card = pages.card(shown, row, outcome.wish, outcome.why)
            return HTMLResponse(card, outcome.status)
        if outcome.wish:
            return HTMLResponse(pages.one(shown, row, outcome.wish, outcome.why), outcome.status)
        return RedirectResponse(_address(request, shown, row), HTTPStatus.SEE_OTHER)

    def _sheet(self, request: Request) -> Sheet | None:
        """What the address names, where there is such a thing."""
        locale, name = request.path_params["locale"], request.path_params["name"]
        if locale not in self.workspace.settings.locales:
            return None
        if name != PLACES and name not in self.workspace.articles():
            return None
        return Sheet(self.workspace, locale, name)


@dataclass(frozen=True)
class _Outcome:
    """How a wish ended; `wish` is what was not carried out, and is shown again."""

    status: HTTPStatus = HTTPStatus.OK
    why: str = ""
    wish: Wish | None = field(default=None)


def _address(request: Request, shown: Sheet, row: Row) -> str:
    kept = urlencode([(k, v) for k, v in request.query_params.multi_items() if k == "show"])
    return f"{pages.address(shown.locale, shown.name)}{'?' if kept else ''}{kept}#{quote(row.mark)}"


def _missing(why: str) -> Response:
    return HTMLResponse(pages.message(why), HTTPStatus.NOT_FOUND)


def application(workspace: Workspace, by: str, token: str) -> Starlette:
    """The desk as an ASGI application; whoever has `token` works in the name of `by`."""
    desk = Desk(workspace, by)
    return Starlette(
        routes=[
            Route("/", desk.index),
            Mount("/static", StaticFiles(packages=[("l10n.desk", "static")])),
            Route("/similar/{locale}/{name:path}", desk.similar),
            Route("/{locale}/{name:path}", desk.article, methods=["GET"]),
            Route("/{locale}/{name:path}", desk.save, methods=["POST"]),
        ],
        middleware=[Middleware(Guard, token=token)],
        exception_handlers={Trouble: _trouble},
    )


def _trouble(_request: Request, error: Exception) -> Response:
    return HTMLResponse(pages.message(str(error)), HTTPStatus.INTERNAL_SERVER_ERROR)
