"""Texts to real services on loopback and back, whatever these do in between."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from servers import (
    Reply,
    Scripted,
    chat,
    drip,
    half_json,
    libre,
    model,
    page,
    reset,
    running,
    silence,
    status,
    truncated,
    wrong_count,
)

from l10n.drafting.delivery import Post
from l10n.drafting.store import Store
from l10n.engines import NO_BRIEF, Brief, Link, Refusal, Why, engines
from l10n.errors import Trouble

TEXTS = [f"Text number {n}." for n in range(60)]
BRACKETED = [f"[{text}]" for text in TEXTS]


def post(**settings: Any) -> Post:
    waits: list[float] = []
    made = Post(Store(), sleep=waits.append, timeout=settings.pop("timeout", 10), **settings)
    made.waits = waits  # type: ignore[attr-defined]
    return made


def connect(name: str, url: str, **settings: str) -> Link:
    link = engines()[name].connect("en", "pt_BR", {"url": url, **settings})
    assert link
    return link


FAULTS: dict[str, list[Reply]] = {
    "429 with Retry-After": [status(429, Retry_After="7")],
    "500": [status(500)],
    "503 twice": [status(503), status(503)],
    "truncated": [truncated],
    "half a JSON": [half_json],
    "wrong count": [wrong_count],
    "HTML page": [page],
    "HTML error page": [lambda handler, _: handler.raw(502, b"<html>Bad Gateway</html>")],
    "empty": [lambda handler, _: handler.raw(200, b"")],
    "connection reset": [reset],
    "one after the other": [reset, page, status(500), half_json, status(503)],
}
ENGINES: dict[str, Reply] = {"libretranslate": libre, "openai": model}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("engine", ENGINES)
def test_all_texts_come_back_after_a_fault(engine: str, fault: str) -> None:
    with running(ENGINES[engine], list(FAULTS[fault])) as (url, log):
        sender = post()
        assert sender.send(connect(engine, url, model="m"), TEXTS, NO_BRIEF) == BRACKETED
        assert sorted(log.texts) == sorted(TEXTS)  # none was translated twice
        if "Retry-After" in fault:
            assert sender.waits[0] == 7  # type: ignore[attr-defined]


@pytest.mark.parametrize("engine", ENGINES)
def test_texts_before_a_reset_at_text_57_are_kept(engine: str) -> None:
    def breaking(handler: Scripted, body: dict[str, Any]) -> None:
        at_57 = TEXTS[56] in json.dumps(body) and not broken
        broken.append(at_57)
        (reset if at_57 else ENGINES[engine])(handler, body)
        if not at_57:
            broken.clear()

    broken: list[bool] = []
    with running(breaking) as (url, log):
        link = replace(connect(engine, url, model="m"), batch=1)
        assert post().send(link, TEXTS, NO_BRIEF) == BRACKETED
        assert log.texts == TEXTS
        assert log.requests == 61


@pytest.mark.parametrize("fault", [silence, drip])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_slow_service_is_cut_off(engine: str, fault: Reply) -> None:
    with running(ENGINES[engine], [fault]) as (url, log):
        link = connect(engine, url, model="m")
        assert post(timeout=0.5).send(link, TEXTS[:3], NO_BRIEF) == BRACKETED[:3]
        assert log.requests == 2


@pytest.mark.parametrize(("code", "why"), [(401, Why.KEY), (403, Why.KEY), (456, Why.QUOTA)])
def test_a_final_refusal_is_asked_once(code: int, why: Why) -> None:
    with running(status(code)) as (url, log):
        answers = post().send(connect("libretranslate", url), TEXTS, NO_BRIEF)
        assert log.requests == 1
    assert all(isinstance(answer, Refusal) and answer.why is why for answer in answers)
    assert "sk-123" not in str(answers)


def test_a_text_that_is_refused_does_not_keep_others_back() -> None:
    def picky(handler: Scripted, body: dict[str, Any]) -> None:
        bad = TEXTS[17] in body["q"]
        status(413)(handler, body) if bad else libre(handler, body)

    with running(picky) as (url, _):
        answers = post().send(connect("libretranslate", url), TEXTS, NO_BRIEF)
    refused = [n for n, answer in enumerate(answers) if isinstance(answer, Refusal)]
    assert refused == [17]


def test_a_dead_service_is_left_alone() -> None:
    with running(libre) as (url, _):
        link = connect("libretranslate", url)
    answers = post().send(link, TEXTS, NO_BRIEF)
    assert all(isinstance(answer, Refusal) and answer.why is Why.AWAY for answer in answers)


def test_the_same_text_is_sent_once_and_never_again(tmp_path: Path) -> None:
    with running(libre) as (url, log):
        link = connect("libretranslate", url)
        for _ in range(2):
            sender = Post(Store(tmp_path / "drafts.sqlite"))
            assert sender.send(link, [*TEXTS, *TEXTS], NO_BRIEF) == BRACKETED * 2
        assert log.texts == TEXTS


def test_a_redirect_is_not_followed_with_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-123")
    with running(model) as (other, stolen), running(status(302, Location=other)) as (url, _):
        post(tries=1).send(connect("openai", url, model="m"), TEXTS[:1], NO_BRIEF)
        assert not stolen.headers


def short(handler: Scripted, body: dict[str, Any]) -> None:
    """A model that forgets the last of several segments."""
    segments = json.loads(body["messages"][-1]["content"])["segments"]
    keys = list(segments)[: max(1, len(segments) - 1)]
    handler.log.texts += (segments[key] for key in keys)
    handler.send(200, chat({key: f"[{segments[key]}]" for key in keys}))


def fenced(handler: Scripted, body: dict[str, Any]) -> None:
    """A model that writes Markdown around the object."""
    segments = json.loads(body["messages"][-1]["content"])["segments"]
    handler.log.texts += segments.values()
    answer = json.dumps({key: f"[{text}]" for key, text in segments.items()})
    handler.send(200, chat(f"```json\n{answer}\n```"))


@pytest.mark.parametrize("known", ["json_object", None])
def test_a_server_that_knows_no_schema_is_asked_without(known: str | None) -> None:
    formats: list[str | None] = []

    def old(handler: Scripted, body: dict[str, Any]) -> None:
        formats.append(body.get("response_format", {}).get("type"))
        (model if formats[-1] == known else status(400))(handler, body)

    with running(old) as (url, _):
        assert post().send(connect("openai", url, model="m"), TEXTS, NO_BRIEF) == BRACKETED
    tried = ["json_schema", "json_object", None]
    assert formats == tried[: tried.index(known)] + [known] * 5


MODELS: dict[str, tuple[Reply, list[Reply]]] = {
    "keeps to the schema": (model, []),
    "forgets segments": (short, []),
    "writes prose": (model, [lambda h, _: h.send(200, chat("Sure! Here you are: ..."))]),
    "is cut short": (model, [lambda h, _: h.send(200, chat('{"1": "a", "2'))]),
    "puts a fence around": (model, [fenced]),
    "answers an error object": (model, [lambda h, _: h.send(200, {"error": "x"})]),
    "is busy": (model, [status(429, Retry_After="1")]),
}


@pytest.mark.parametrize("kind", MODELS)
def test_a_language_model_gives_each_text_once(kind: str) -> None:
    reply, faults = MODELS[kind]
    with running(reply, list(faults)) as (url, log):
        assert post().send(connect("openai", url, model="m"), TEXTS, NO_BRIEF) == BRACKETED
        assert sorted(log.texts) == sorted(TEXTS)


def test_a_language_model_is_told_the_terms_of_its_texts() -> None:
    asked: list[dict[str, Any]] = []

    def listen(handler: Scripted, body: dict[str, Any]) -> None:
        asked.append(body)
        model(handler, body)

    brief = Brief("kharkiv.md", (("number", "número"), ("drone", "drone")))
    with running(listen) as (url, _):
        post().send(connect("openai", url, model="m"), TEXTS[:2], brief)
    told = json.loads(asked[0]["messages"][-1]["content"])
    assert told["glossary"] == {"number": "número"}
    assert "Brazil" in asked[0]["messages"][0]["content"]
    assert asked[0]["response_format"]["json_schema"]["schema"]["required"] == ["1", "2"]


WRONG: dict[str, Callable[[], object]] = {
    "needs the service's address": lambda: connect("libretranslate", ""),
    "keep secrets in the environment": lambda: connect("libretranslate", "http://a:b@localhost"),
    "needs the model's name": lambda: connect("openai", "http://localhost:1"),
    "cannot be reached": lambda: connect("libretranslate", "http://127.0.0.1:9"),
    "DEEPL_API_KEY": lambda: connect("deepl", "http://127.0.0.1:9"),
    "YANDEX_API_KEY": lambda: connect("yandex", ""),
}


@pytest.mark.parametrize("message", WRONG)
def test_what_is_missing_is_said(message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    with pytest.raises(Trouble, match=message):
        WRONG[message]()
