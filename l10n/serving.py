"""The engines of this machine as a LibreTranslate-compatible service: one machine for a newsroom.

Texts are drafted as `l10n draft` does it: armour, masks and markup of HTML included.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from l10n import locales
from l10n.drafting import routes
from l10n.drafting.delivery import Post
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene, Way, finish, guard
from l10n.engines import NO_BRIEF, Refusal
from l10n.errors import Trouble

LARGEST = 4 * 1024 * 1024  # bytes of a request
LANGUAGES = ("en", "pt", "es", "ca", "gl", "fr", "de", "it", "pl", "uk", "cs", "nl", "ru")
DRAFTERS = ("firefox", "apertium")


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """What a client did wrong, as LibreTranslate words it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Desk:
    """Pairs, limits and the key of a service."""

    specs: tuple[str, ...] = DRAFTERS
    key: str = field(default="", repr=False)
    settings: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    limit: int = 40_000
    _found: dict[tuple[str, str], Route | None] = field(default_factory=dict)

    def route(self, source: str, target: str) -> Route | None:
        """The way from a language to another, looked for once."""
        if (source, target) not in self._found:
            self._found[source, target] = self._look(source, target)
        return self._found[source, target]

    def _look(self, source: str, target: str) -> Route | None:
        for spec in self.specs:
            found, _ = routes.find((spec,), source, target, self.settings)
            found += [] if found else list(routes.pivots(spec, source, target, self.settings))
            if found:
                return found[0]
        return None

    @property
    def pairs(self) -> int:
        return sum(bool(self.route(a, b)) for a in LANGUAGES for b in LANGUAGES if a != b)

    @cached_property
    def languages(self) -> list[dict[str, object]]:
        """What `GET /languages` answers."""
        rows: list[dict[str, object]] = []
        for code in LANGUAGES:
            targets = [other for other in LANGUAGES if other != code and self.route(code, other)]
            if targets:
                name = locales.parse(code).get_display_name("en")
                rows.append({"code": code, "name": name, "targets": targets})
        return rows

    def translate(self, asked: Mapping[str, Any]) -> dict[str, object]:
        """What `POST /translate` answers."""
        if self.key and not hmac.compare_digest(str(asked.get("api_key", "")), self.key):
            raise Refused(403, "Invalid API key")
        texts, source, target = (asked.get(name) for name in ("q", "source", "target"))
        if not texts or not isinstance(source, str) or not isinstance(target, str):
            raise Refused(400, "Invalid request: q, source and target are needed")
        many = texts if isinstance(texts, list) else [texts]
        if not all(isinstance(text, str) for text in many):
            raise Refused(400, "Invalid request: q must be a text or a list of texts")
        if sum(map(len, many)) > self.limit:
            raise Refused(400, f"Invalid request: more than {self.limit} characters")
        done = self._drafts(many, source, target, str(asked.get("format", "text")))
        return {"translatedText": done if isinstance(texts, list) else done[0]}

    def _drafts(self, texts: list[str], source: str, target: str, kind: str) -> list[str]:
        try:
            start, end = locales.parse(source), locales.parse(target)
        except Trouble as error:
            raise Refused(400, str(error)) from None
        route = self.route(str(start), str(end))
        if not route:
            raise Refused(400, f"{source}-{target} is not supported")
        scene = Scene(str(start), str(end), kind)
        guarded = [guard(text, Way(scene, route.first)) for text in texts]
        answers = iter(route.send(Post(), [t for one in guarded for t in one.texts], NO_BRIEF))
        out = []
        for one in guarded:
            mine = [next(answers) for _ in one.texts]
            if any(isinstance(answer, Refusal) for answer in mine):
                raise Refused(500, "Cannot translate text")
            out.append(finish(one, [str(answer) for answer in mine], scene).target)
        return out


class Handler(BaseHTTPRequestHandler):
    """LibreTranslate's addresses: /languages, /translate, /frontend/settings, /health."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    desk = Desk()

    def do_GET(self) -> None:
        settings = {"apiKeys": bool(self.desk.key), "charLimit": self.desk.limit,
                    "keyRequired": bool(self.desk.key)}  # fmt: skip
        path = urlsplit(self.path).path
        known = {"/frontend/settings": settings, "/health": {"status": "ok"}}
        if path == "/languages":
            self.answer(200, self.desk.languages)
        else:
            self.answer(200 if path in known else 404, known.get(path, {"error": "Not found"}))

    def do_POST(self) -> None:
        if urlsplit(self.path).path != "/translate":
            self.close_connection = True  # its body was not read
            self.answer(404, {"error": "Not found"})
            return
        try:
            self.answer(200, self.desk.translate(self.asked()))
        except Refused as error:
            self.answer(error.status, {"error": str(error)})

    def asked(self) -> dict[str, Any]:
        """The request's values: JSON, a form, or the address's query."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST:
            raise Refused(413, "Invalid request: too large")
        body = self.rfile.read(int(length))
        asked: dict[str, Any] = {}
        try:
            if "json" in self.headers.get("Content-Type", ""):
                asked = json.loads(body)
            else:
                asked = _form(body.decode())
        except ValueError:
            raise Refused(400, "Invalid JSON format") from None
        if not isinstance(asked, dict):
            raise Refused(400, "Invalid JSON format")
        return {**_form(urlsplit(self.path).query), **asked}

    def answer(self, status: int, value: object) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """A log would hold keys that clients put into addresses."""


def _form(text: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(text, keep_blank_values=True).items()}


def server(desk: Desk, host: str = "127.0.0.1", port: int = 0) -> ThreadingHTTPServer:
    """A server ready to run; port 0 takes a free one."""
    handler = type("Handler", (Handler,), {"desk": desk})
    try:
        made = ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        raise Trouble(
            f"cannot listen at {host}:{port} ({error.strerror}); choose another --port"
        ) from None
    made.daemon_threads = True
    return made
