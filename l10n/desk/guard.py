"""Who may speak to the desk: the person who was given its address, from the desk's own pages.

The address holds a secret, which becomes a cookie at once and leaves the address bar (as Jupyter
does it). Another site's page can neither read the desk (Host, cookie) nor write to it (Origin).
"""

import secrets
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost")
COOKIE, PARAMETER = "l10n-desk", "token"
LARGEST = 1_000_000  # bytes of one request: a sentence, generously
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware: everything passes here first."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token
        self.session = secrets.token_urlsafe(24)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Request(scope))
        await (refusal or self.app)(scope, receive, _with_headers(send))

    def _refusal(self, request: Request) -> Response | None:
        """What is answered instead, where the request may not pass."""
        if _host(request.headers) not in HOSTS:
            return _no(HTTPStatus.MISDIRECTED_REQUEST, "not this host")
        if given := request.query_params.get(PARAMETER):
            return self._login(request, given)
        if not secrets.compare_digest(request.cookies.get(COOKIE, ""), self.session):
            return _no(HTTPStatus.FORBIDDEN, "open the address that 'l10n desk' printed")
        return None if request.method in {"GET", "HEAD"} else _unwritable(request)

    def _login(self, request: Request, given: str) -> Response:
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            return _no(HTTPStatus.FORBIDDEN, "an old address; open the one 'l10n desk' printed")
        clean = URL(scope=request.scope).remove_query_params(PARAMETER)
        answer = RedirectResponse(f"{clean.path}?{clean.query}".rstrip("?"), HTTPStatus.SEE_OTHER)
        answer.set_cookie(COOKIE, self.session, httponly=True, samesite="strict")
        return answer


def _unwritable(request: Request) -> Response | None:
    """Why a request that would change something is not carried out."""
    if not _from_here(request):
        return _no(HTTPStatus.FORBIDDEN, "not from a page of the desk")
    if _length(request.headers.get("content-length", "")) > LARGEST:
        return _no(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too long for a sentence")
    return None


def _host(headers: Headers) -> str:
    return headers.get("host", "").rsplit(":", 1)[0]


def _from_here(request: Request) -> bool:
    """Browsers say where a form stood; what does not is no browser with our page."""
    origin = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    return origin == f"http://{request.headers.get('host', '')}" and site == "same-origin"


def _length(said: str) -> int:
    """Of the body; what does not say it is too long."""
    return int(said) if said.isascii() and said.isdigit() else LARGEST + 1


def _no(status: HTTPStatus, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=_raw(message)).update(HEADERS)
        await send(message)

    return sending


def _raw(message: MutableMapping[str, Any]) -> list[tuple[bytes, bytes]]:
    raw: list[tuple[bytes, bytes]] = message.setdefault("headers", [])
    return raw
