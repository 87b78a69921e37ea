"""Clients that others wrote against services on loopback: ours, DeepL's shape, Apertium's own."""

import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from servers import Reply, Scripted, half_json, page, reset, running, status, truncated

from l10n import serving
from l10n.drafting.delivery import Post
from l10n.engines import NO_BRIEF, Link, Refusal, Why, engines
from l10n.engines.models import pairs

MODES = Path("/usr/share/apertium/modes")
SENTENCE = "The city is big."


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """`l10n serve-engine` with the real model."""
    if ("en", "pt") not in pairs():
        pytest.skip("the wheel with the en-pt model is not installed")
    with serving.server(serving.Desk(key="sk-456")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def ask(url: str, body: object) -> tuple[int, Any]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def asked(**values: object) -> dict[str, object]:
    return {"q": SENTENCE, "source": "en", "target": "pt", "api_key": "sk-456", **values}


def test_the_service_translates(service: str) -> None:
    assert ask(f"{service}/translate", asked()) == (200, {"translatedText": "A cidade é grande."})
    many = ask(f"{service}/translate", asked(q=["“Yes,” he said.", SENTENCE]))
    assert many == (200, {"translatedText": ["“Sim”, ele disse.", "A cidade é grande."]})


REFUSED = [
    (asked(api_key="wrong"), 403),
    (asked(q=""), 400),
    (asked(q=[1]), 400),
    (asked(target="xx"), 400),
    (asked(target="ja"), 400),
    (asked(q="a" * 50_000), 400),
    (b"{", 400),
    (b"[]", 400),
]


@pytest.mark.parametrize(("body", "code"), REFUSED)
def test_the_service_refuses(service: str, body: object, code: int) -> None:
    assert ask(f"{service}/translate", body)[0] == code


CLIENTS = ["libretranslate", "deep-libretranslate"]


@pytest.mark.parametrize("client", CLIENTS)
def test_clients_agree_with_the_service(
    service: str, client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "sk-456")
    link = engines()[client].connect("en", "pt_BR", {"url": service})
    assert link
    assert Post().send(link, [SENTENCE, SENTENCE], NO_BRIEF) == ["A cidade é grande."] * 2


def google(handler: Scripted) -> None:
    """As the page that deep-translator reads."""
    text = urllib.parse.parse_qs(urllib.parse.urlsplit(handler.path).query)["q"][0]
    handler.log.texts.append(text)
    if len(handler.log.texts) == 3:
        return handler.send(429, {})
    page = f'<div class="result-container">[{text}]</div>'
    return handler.raw(200, page.encode(), Content_Type="text/html")


def test_what_came_of_a_batch_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Scripted, "do_GET", google)
    texts = ["one", "two", "three", "four", "five"]
    with running(status(500)) as (url, log):
        link = engines()["google"].connect("en", "pt_BR", {"url": url})
        assert link
        got = Post(sleep=lambda _seconds: None).send(link, texts, NO_BRIEF)
    assert got == ["[one]", "[two]", "[three]", "[four]", "[five]"]
    assert log.texts == ["one", "two", "three", "three", "four", "five"]
    assert capsys.readouterr() == ("", "")


def deepl(handler: Scripted, body: dict[str, Any]) -> None:
    rows = [
        {"detected_source_language": "EN", "text": f"[{t}]", "billed_characters": 1}
        for t in body["text"]
    ]
    handler.send(200, {"translations": rows})


def test_deepl_by_its_own_library(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("deepl", reason="the extra [deepl] is not installed")
    monkeypatch.setenv("DEEPL_API_KEY", "sk-789")
    with running(deepl) as (url, log):
        link = engines()["deepl"].connect("en", "pt_BR", {"url": url})
        assert link
        assert link.label == "deepl en-pt-br"
        assert Post().send(link, ["a", "b"], NO_BRIEF) == ["[a]", "[b]"]
    assert log.headers[0]["Authorization"] == "DeepL-Auth-Key sk-789"


@pytest.mark.parametrize(("code", "why"), [(403, Why.KEY), (456, Why.QUOTA), (429, Why.BUSY)])
def test_deepl_refuses(code: int, why: Why, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("deepl", reason="the extra [deepl] is not installed")
    monkeypatch.setenv("DEEPL_API_KEY", "sk-789")
    with running(status(code)) as (url, _):
        link = engines()["deepl"].connect("en", "pt_BR", {"url": url})
        assert link
        answer = Post(sleep=lambda _s: None).send(link, ["a"], NO_BRIEF)[0]
    assert isinstance(answer, Refusal)
    assert answer.why is why
    assert "sk-789" not in str(answer)


@pytest.mark.parametrize(
    "fault", [truncated, half_json, page, reset, status(500), status(429, Retry_After="1")]
)
def test_deepl_after_a_fault(fault: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("deepl", reason="the extra [deepl] is not installed")
    monkeypatch.setenv("DEEPL_API_KEY", "sk-789")

    with running(deepl, [fault]) as (url, log):
        link = engines()["deepl"].connect("en", "pt_BR", {"url": url})
        assert link
        assert Post(sleep=lambda _s: None).send(link, ["a", "b"], NO_BRIEF) == ["[a]", "[b]"]
        assert log.requests > 1


APERTIUM = [
    ("pt", "es", "A cidade é grande.", "La ciudad es grande."),
    ("pt", "es", "a [b] {c} ^d$ <e> @f \\g /h", "a [b] {c} ^d$ <y> @f \\g /h"),
    ("pt", "ca", "A cidade é grande.", "La ciutat és gran."),
]


def apertium(source: str, target: str, **settings: str) -> Link:
    if not shutil.which("lt-proc") or not (MODES / "pt-es.mode").is_file():
        pytest.skip("Apertium's Debian packages are not installed")
    link = engines()["apertium"].connect(source, target, settings)
    assert link
    return link


@pytest.mark.parametrize(("source", "target", "text", "wanted"), APERTIUM)
def test_apertium(source: str, target: str, text: str, wanted: str) -> None:
    link = apertium(source, target)
    assert link.translate([text, text], NO_BRIEF) == [wanted] * 2


def test_apertium_gives_as_many_as_it_got() -> None:
    texts = ["", " ", ".", "A cidade.", "a\0b", "x\ny", "[]", ".[]", "Fim.[]", "\\"]
    assert len(apertium("pt", "es").translate(texts, NO_BRIEF)) == len(texts)


def test_apertium_as_a_service() -> None:
    if not (program := shutil.which("apertium-apy")):
        pytest.skip("the Debian package apertium-apy is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "-p", str(port), "-j", "1", str(MODES.parent)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        link = apertium("pt", "es", url=f"http://127.0.0.1:{port}")
        assert Post().send(link, ["A cidade é grande."], NO_BRIEF) == ["La ciudad es grande."]
    finally:
        server.terminate()
        server.wait(20)


def wait_for(port: int) -> None:
    for _ in range(150):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.skip("apertium-apy did not start")
