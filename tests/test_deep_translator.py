"""Every service of deep-translator against a server on loopback that answers as the real one."""

import json
import urllib.parse
from collections.abc import Callable
from typing import Any

import pytest
from servers import Reply, Scripted, drip, page, reset, running, silence, status, truncated

from l10n.drafting.delivery import Post
from l10n.engines import NO_BRIEF, Engine, Link, Refusal, Why, engines
from l10n.engines import deep_translator as fence
from l10n.errors import Trouble

KEY = "sk-5ecret-0f-the-h0use"
TEXTS = [f"Text number {n}." for n in range(60)]
BRACKETED = [f"[{text}]" for text in TEXTS]
SERVICES = [one.connect.args[0] for one in vars(fence).values() if isinstance(one, Engine)]  # type: ignore[attr-defined]
KEYS = {variable for service in SERVICES for variable in service.keys.values()}

# what a service is asked (query, form or JSON) -> the text; a translation -> what it answers
SHAPES: dict[str, tuple[Callable[[Any], str], Callable[[str], object]]] = {
    "google": (lambda q: q["q"], lambda t: f'<div class="result-container">{t}</div>'),
    "mymemory": (lambda q: q["q"], lambda t: {"responseData": {"translatedText": t}}),
    "microsoft": (lambda q: q[0]["text"], lambda t: [{"translations": [{"text": t, "to": "es"}]}]),
    "yandex": (lambda q: q["text"], lambda t: {"code": 200, "lang": "en-es", "text": [t]}),
    "papago": (lambda q: q["text"], lambda t: {"message": {"result": {"translatedText": t}}}),
    "baidu": (lambda q: q["q"], lambda t: {"trans_result": [{"src": "", "dst": t}]}),
    "qcri": (lambda q: q["text"], lambda t: {"translatedText": t}),
    "deep-deepl": (lambda q: q["text"], lambda t: {"translations": [{"text": t}]}),
    "deep-libretranslate": (lambda q: q["q"], lambda t: {"translatedText": t}),
}
FAULTS: dict[str, tuple[Reply, Why]] = {
    "429": (status(429, Retry_After="7"), Why.BUSY),
    "500": (status(500), Why.BROKEN),
    "the key": (status(403), Why.KEY),
    "the quota": (status(456), Why.QUOTA),
    "another host": (status(302, Location="http://127.0.0.1:9/"), Why.BROKEN),
    "truncated": (truncated, Why.BROKEN),
    "a page": (page, Why.BROKEN),
    "reset": (reset, Why.AWAY),
}


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KEYS:
        monkeypatch.setenv(name, KEY)


def serve(name: str, monkeypatch: pytest.MonkeyPatch) -> Reply:
    """The service's own way to be asked and to answer; scripted faults come first."""
    asked, answered = SHAPES[name]

    def reply(handler: Scripted, body: Any) -> None:
        text = asked(body)
        handler.log.texts.append(text)
        value = answered(f"[{text}]")
        data = value if isinstance(value, str) else json.dumps(value)
        kind = "text/html" if value is data else "application/json"
        handler.raw(200, data.encode(), Content_Type=f"{kind}; charset=utf-8")

    def take(handler: Scripted) -> None:
        raw = handler.rfile.read(int(handler.headers.get("Content-Length") or 0)).decode()
        if "json" in handler.headers.get("Content-Type", ""):
            body = json.loads(raw)
        else:
            query = urllib.parse.urlsplit(handler.path).query
            body = dict(urllib.parse.parse_qsl(raw or query))
        handler.log.requests += 1
        answer = handler.faults.pop(0) if handler.faults else type(handler).reply
        answer(handler, body)

    monkeypatch.setattr(Scripted, "do_GET", take)
    monkeypatch.setattr(Scripted, "do_POST", take)
    return reply


def connect(name: str, url: str) -> Link:
    link = engines()[name].connect("en", "es", {"url": url})
    assert link
    return link


@pytest.mark.parametrize("name", SHAPES)
def test_a_service_translates_in_silence(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with running(serve(name, monkeypatch)) as (url, log):
        link = connect(name, url)
        assert KEY not in repr(link)
        assert Post(sleep=lambda _s: None).send(link, TEXTS[:3], NO_BRIEF) == BRACKETED[:3]
        assert log.texts == TEXTS[:3]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", SHAPES)
def test_a_fault_is_worded_and_tells_no_key(
    name: str, fault: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    reply, why = FAULTS[fault]
    with running(serve(name, monkeypatch), [reply]) as (url, _), pytest.raises(Refusal) as caught:
        connect(name, url).translate(TEXTS[:1], NO_BRIEF)
    assert caught.value.why is why
    assert caught.value.after == (7 if fault == "429" else None)
    assert KEY not in repr(caught.value) + str(caught.value)
    assert caught.value.__suppress_context__
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", SHAPES)
def test_what_came_before_a_reset_at_text_57_is_kept(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = serve(name, monkeypatch)

    def breaking(handler: Scripted, body: Any) -> None:
        broken = handler.log.requests == 57
        (reset if broken else reply)(handler, body)

    with running(breaking) as (url, log):
        sender = Post(sleep=lambda _s: None)
        assert sender.send(connect(name, url), TEXTS, NO_BRIEF) == BRACKETED
        assert log.texts == TEXTS
        assert log.requests == 61


@pytest.mark.parametrize("slow", [drip, silence])
@pytest.mark.parametrize("name", SHAPES)
def test_a_slow_service_is_cut_off(name: str, slow: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "SECONDS", 0.2)
    with running(serve(name, monkeypatch), [slow]) as (url, log):
        sender = Post(timeout=1, sleep=lambda _s: None)
        assert sender.send(connect(name, url), TEXTS[:2], NO_BRIEF) == BRACKETED[:2]
        assert log.requests == 3


def test_a_used_up_quota_is_no_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    warning = "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY."
    shape = SHAPES["mymemory"]
    monkeypatch.setitem(SHAPES, "mymemory", (shape[0], lambda _t: shape[1](warning)))
    with running(serve("mymemory", monkeypatch)) as (url, log):
        answers = Post().send(connect("mymemory", url), TEXTS, NO_BRIEF)
    assert all(isinstance(one, Refusal) and one.why is Why.QUOTA for one in answers)
    assert log.requests == 1


def test_what_has_no_letters_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = SHAPES["google"]
    monkeypatch.setitem(SHAPES, "google", (shape[0], lambda t: shape[1](t[1:-1])))
    with running(serve("google", monkeypatch)) as (url, _):
        assert connect("google", url).translate(["– 5 %"], NO_BRIEF) == ["– 5 %"]


WANTED = {
    "tencent": "the installed deep-translator has no client for tencent",
    "chatgpt": "pip install 'openai<1'; the engine 'openai' speaks to the same models",
}


@pytest.mark.parametrize("name", WANTED)
def test_what_is_not_installed_is_said(name: str) -> None:
    with pytest.raises(Trouble, match=WANTED[name]):
        engines()[name].connect("en", "es", {})


@pytest.mark.parametrize("name", ["microsoft", "yandex", "papago", "baidu", "qcri", "deep-deepl"])
def test_a_key_that_is_missing_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in KEYS:
        monkeypatch.delenv(key)
    with pytest.raises(Trouble, match=r"needs [A-Z_]+( and [A-Z_]+)? in the environment"):
        engines()[name].connect("en", "es", {})


CODES = [
    ("google", "zh_Hans", "zh-CN"),
    ("microsoft", "zh_Hant", "zh-Hant"),
    ("microsoft", "sr_Latn", "sr-Latn"),
    ("baidu", "fr", "fra"),
    ("baidu", "es", "spa"),
    ("baidu", "ja", "jp"),
    ("papago", "zh_Hans", "zh-CN"),
    ("deep-deepl", "pt_BR", "pt"),
    ("yandex", "sr_Latn", None),
    ("qcri", "uk", None),
]


@pytest.mark.parametrize(("name", "locale", "code"), CODES)
def test_a_locale_is_spelt_the_services_way(name: str, locale: str, code: str | None) -> None:
    link = engines()[name].connect("en", locale, {})
    assert (link.label if link else None) == (code and f"{name} en-{code}")
