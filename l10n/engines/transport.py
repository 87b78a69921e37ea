"""JSON to a service and back: in bounded time and size, no redirects, no secrets told."""

import email.utils
import http.client
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import urlsplit

from l10n.engines import Refusal, Why
from l10n.errors import Trouble

LARGEST = 32 * 1024 * 1024  # bytes of an answer
AGENT = "newsroom-l10n"
REASONS = {401: Why.KEY, 402: Why.QUOTA, 403: Why.KEY, 408: Why.LATE, 413: Why.TEXT, 429: Why.BUSY,
           400: Why.TEXT, 404: Why.AWAY, 422: Why.TEXT, 456: Why.QUOTA, 503: Why.BUSY}  # fmt: skip


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the key to another host."""

    def redirect_request(self, *_args: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


def address(settings: Mapping[str, object], engine: str, default: str = "") -> str:
    """The service's URL from `[engine.<name>] url`, without a slash at its end."""
    url = str(settings.get("url") or default)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Trouble(
            f'[engine.{engine}] needs the service\'s address: url = "http://…" in l10n.toml'
        )
    if parts.username or parts.password:
        raise Trouble(f"[engine.{engine}] url holds a password; keep secrets in the environment")
    return url.rstrip("/")


def ask(
    url: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = 30.0,
) -> object:
    """The JSON that `url` answers to a GET, or to a POST of `body`."""
    return parsed(fetch(url, body, headers, seconds))


def fetch(
    url: str,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = 30.0,
    largest: int = LARGEST,
) -> bytes:
    """The bytes that `url` answers, or a refusal."""
    data = None if body is None else json.dumps(body, ensure_ascii=False).encode()
    kind = {"Content-Type": "application/json"} if data is not None else {}
    request = urllib.request.Request(  # noqa: S310 - `address` lets http and https through
        url, data, {"User-Agent": AGENT, "Accept": "application/json", **kind, **(headers or {})}
    )
    end = monotonic() + seconds
    try:
        with _OPENER.open(request, timeout=seconds) as answer:
            return _read(answer, end, seconds, largest)
    except urllib.error.HTTPError as error:
        with error:
            why = REASONS.get(error.code, Why.BROKEN)
            after = retry_after(error.headers.get("Retry-After", ""))
            raise Refusal(why, f"HTTP {error.code}", after) from None
    except (TimeoutError, ssl.SSLError, http.client.HTTPException, OSError) as error:
        raise _network(error, seconds) from None


def _network(error: Exception, seconds: float) -> Refusal:
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return Refusal(Why.LATE, f"{seconds:g} s")
    if isinstance(reason, http.client.HTTPException):
        return Refusal(Why.BROKEN, type(reason).__name__)
    return Refusal(Why.AWAY, type(reason).__name__)


def _read(answer: http.client.HTTPResponse, end: float, seconds: float, largest: int) -> bytes:
    """All of it; an answer that drips is cut off when the time is over."""
    data = bytearray()
    while chunk := answer.read1(65536):
        data += chunk
        if len(data) > largest:
            raise Refusal(Why.BROKEN, "too large")
        if monotonic() > end:
            raise Refusal(Why.LATE, f"{seconds:g} s")
    length = answer.headers.get("Content-Length", "")
    if length.isdigit() and len(data) < int(length):
        raise Refusal(Why.BROKEN, "cut short")
    return bytes(data)


def retry_after(value: str) -> float | None:
    """The header Retry-After in seconds; it holds seconds or a date."""
    if value.strip().replace(".", "", 1).isdecimal():
        return float(value)
    try:
        then = email.utils.parsedate_to_datetime(value)
        return max(0.0, (then - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def parsed(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        raise Refusal(Why.BROKEN, "not JSON") from None
