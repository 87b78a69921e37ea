"""Drafts in the site's own pages, on loopback only: made when asked for, fresh when files change.

Never public: the Host must be this machine's (no other site's page can read it by renaming
itself), nothing may be indexed or stored, and scripts of the preview are the only ones that run.
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

from l10n import catalogs, edition
from l10n.changed import Look
from l10n.edition import Manner
from l10n.errors import Trouble
from l10n.manifest import stamp
from l10n.publishers import File, House, Story, collected, publishers
from l10n.publishing import composing, imprint, provenance, publication, register
from l10n.publishing.archive import now
from l10n.publishing.change import locales, media
from l10n.publishing.records import brief
from l10n.workspace import Workspace

EVENTS, SCRIPT = "/-/changes", "/-/reload.js"
_RELOAD = b"""\
let last;
new EventSource("/-/changes").onmessage = (event) => {
  if (last !== undefined && last !== event.data) location.reload();
  last = event.data;
};
"""
_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
}
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
}
PAUSE = 0.5  # seconds between two looks at the files


@dataclass
class Preview:
    """The site as it would be if every draft were let through, of some articles or all."""

    workspace: Workspace
    articles: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    _state: str = ""
    _made: dict[tuple[str, str], tuple[bytes, Story | None]] = field(default_factory=dict)
    _files: Mapping[str, File] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def state(self) -> str:
        """Changes when a file does that the pages are made of."""
        return sha256(repr(self._signed()).encode()).hexdigest()[:16]

    def _codes(self) -> tuple[str, ...]:
        """The original first."""
        source, *others = locales(self.workspace)
        return (source, *(code for code in others if not self.only or code in self.only))

    def _signed(self) -> dict[tuple[str, str], bytes]:
        """What each edition is made of, by article and locale; the names of places are in all."""
        look, codes = (
            Look(self.workspace, self.articles or self.workspace.articles()),
            self._codes(),
        )
        names = {code: stamp(self.workspace.places_path(code)) for code in codes}
        files = {code: look.files(code) for code in codes}
        return {
            (article, code): names[code] + files[code](article)
            for article in look.articles
            for code in codes
        }

    def page(self, path: str) -> bytes | None:
        """A file of the site; None where there is none."""
        with self._lock:
            state = self.state()
            if state != self._state:
                self._files = {file.path: file for file in self._site()}
                self._state = state
            found = self._files.get(path)
        return found.render() if found else None

    def _site(self) -> list[File]:
        settings = self.workspace.settings
        house = House(settings.publish.name, "", settings.source_locale, settings.locales)
        stories = self._stories()
        pictures = media(self.workspace, (brief([story]) for story in stories))
        return list(publishers()["site"].files(collected(house, stories, pictures)))

    def _stories(self) -> list[Story]:
        """Every edition, composed anew only where something about it changed."""
        found: list[Story] = []
        books = {code: register.Register(code) for code in self._codes()}
        sheet = lru_cache(1)(partial(composing.sheet, self.workspace))
        for (article, code), signature in self._signed().items():
            if self._made.get((article, code), (b"", None))[0] != signature:
                self._made[article, code] = signature, self._story(sheet(article), code)
            story = self._made[article, code][1]
            if story:
                named = publication.named(story, books[code], "", latin=False, anew=False)
                day = story.published or now()
                found.append(replace(named, published=day, modified=story.modified or day))
        return found

    def _story(self, page: composing.Sheet, code: str) -> Story | None:
        """An edition that has a word of its own."""
        if code == self.workspace.settings.source_locale:
            made, _ = composing.original(self.workspace, page)
            catalog = None
        elif not self.workspace.catalog_path(code, page.article.path).exists():
            return None  # nobody has begun with it
        else:
            catalog = catalogs.load(self.workspace, code, page.article.path)
            manner = Manner(
                mend=composing.mend(self.workspace, code, page.article.path),
                options=composing.options(self.workspace),
            )
            source = self.workspace.settings.source_locale
            made = edition.compose(page.article, catalog, source, manner)
            known = provenance.origins(self.workspace, page.article.path, catalog)
            made = edition.filled(made, composing.options(self.workspace))
            made = provenance.attributed(made, catalog, known)
            if not any(passage.used for passage in made.passages):
                return None
        story = imprint.story(made, catalog, page)
        return replace(story, edition=lambda: made)


class Handler(BaseHTTPRequestHandler):
    server: "Server"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if not self._at_home():
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, b"not this host\n", "txt")
            return
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._events()
        elif path == SCRIPT:
            self._answer(HTTPStatus.OK, _RELOAD, "js")
        else:
            self._page(path.lstrip("/") or "index.html")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _at_home(self) -> bool:
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        return host in {"127.0.0.1", "localhost"}

    def _page(self, path: str) -> None:
        try:
            data = self.server.preview.page(path)
        except Trouble as error:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{error}\n".encode(), "txt")
            return
        if data is None:
            self._answer(HTTPStatus.NOT_FOUND, b"no such page\n", "txt")
            return
        kind = path.rsplit(".", 1)[-1].lower()
        if kind == "html":
            data = _live(data)
        self._answer(HTTPStatus.OK, data, kind)

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(kind, "application/octet-stream"))
        self.send_header("Content-Length", str(len(data)))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _events(self) -> None:
        """One line whenever something changed, and now and then to see who still listens."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.server.ending.is_set():
                self.wfile.write(f"data: {self.server.preview.state()}\n\n".encode())
                self.wfile.flush()
                self.server.ending.wait(PAUSE)
        except (OSError, Trouble):
            return

    def log_message(self, *_args: object) -> None:
        """Say nothing: the terminal is the editor's."""


def _live(page: bytes) -> bytes:
    """With the script that loads it again, and never to be indexed; headers carry the policy."""
    start = page.find(b'<meta http-equiv="Content-Security-Policy"')
    if start >= 0:
        page = page[:start] + page[page.find(b">", start) + 1 :]
    more = f'<meta name="robots" content="noindex"><script src="{SCRIPT}" defer></script></head>'
    return page.replace(b"</head>", more.encode(), 1)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview, self.ending = preview, threading.Event()
        super().__init__(("127.0.0.1", port), Handler)

    def server_close(self) -> None:
        self.ending.set()
        super().server_close()


def serve(preview: Preview, port: int) -> Server:
    """A server on loopback; the caller runs it."""
    try:
        return Server(preview, port)
    except OSError as error:
        raise Trouble(
            f"port {port} cannot be used: {error.strerror}; name another with --port"
        ) from None
