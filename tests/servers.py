"""Real services on loopback for the tests: a translating one, a model's, and all ways to fail."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Log:
    """What a server was asked, in order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.requests = 0
        self.headers: list[dict[str, str]] = []


Reply = Callable[["Scripted", dict[str, Any]], None]


class Scripted(BaseHTTPRequestHandler):
    """Answers by a script; faults are taken one by one from `faults` before good answers."""

    protocol_version = "HTTP/1.1"
    log: Log
    reply: Reply
    faults: list[Reply]

    def do_GET(self) -> None:
        codes = [{"code": c, "name": c, "targets": ["en", "pt", "de", "uk"]} for c in ("en", "pt")]
        self.send(200, codes)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        self.log.requests += 1
        self.log.headers.append(dict(self.headers))
        reply = self.faults.pop(0) if self.faults else type(self).reply
        reply(self, body)

    def send(self, status: int, value: object, **headers: str) -> None:
        self.raw(status, json.dumps(value).encode(), **headers)

    def raw(self, status: int, body: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name.replace("_", "-"), text)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running(reply: Reply, faults: list[Reply] | None = None) -> Iterator[tuple[str, Log]]:
    """The address of a server that answers with `reply`, after the faults."""
    log = Log()
    values = {"log": log, "reply": reply, "faults": faults if faults is not None else []}
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Scripted,), values))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", log
    finally:
        server.shutdown()
        server.server_close()


def libre(handler: Scripted, body: dict[str, Any]) -> None:
    """As LibreTranslate answers: each text in brackets."""
    handler.log.texts += body["q"]
    handler.send(200, {"translatedText": [f"[{text}]" for text in body["q"]]})


def model(handler: Scripted, body: dict[str, Any]) -> None:
    """As a chat endpoint answers that keeps to the schema."""
    segments = json.loads(body["messages"][-1]["content"])["segments"]
    handler.log.texts += segments.values()
    handler.send(200, chat({key: f"[{text}]" for key, text in segments.items()}))


def chat(content: object) -> dict[str, Any]:
    text = content if isinstance(content, str) else json.dumps(content)
    return {"choices": [{"message": {"content": text}, "finish_reason": "stop"}]}


def status(code: int, **headers: str) -> Reply:
    return lambda handler, _body: handler.send(code, {"error": "no key sk-123 here"}, **headers)


def truncated(handler: Scripted, _body: dict[str, Any]) -> None:
    handler.close_connection = True
    handler.raw(200, b'{"translatedText": ["a', length=400)


def half_json(handler: Scripted, _body: dict[str, Any]) -> None:
    handler.raw(200, b'{"translatedText": ["a')


def wrong_count(handler: Scripted, body: dict[str, Any]) -> None:
    handler.send(200, {"translatedText": ["one", *body.get("q", [])]})


def page(handler: Scripted, _body: dict[str, Any]) -> None:
    handler.raw(200, b"<html><body>502 Bad Gateway</body></html>", Content_Type="text/html")


def reset(handler: Scripted, _body: dict[str, Any]) -> None:
    handler.close_connection = True
    handler.connection.close()


def silence(handler: Scripted, _body: dict[str, Any]) -> None:
    time.sleep(3)
    handler.close_connection = True


def drip(handler: Scripted, _body: dict[str, Any]) -> None:
    """A byte now and then: each read is in time, the whole never."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(30):
        time.sleep(0.1)
        try:
            handler.wfile.write(b"x")
        except OSError:
            return
