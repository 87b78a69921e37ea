"""The services that deep-translator speaks to, behind one fence.

The library waits for ever, prints, loses a half-done batch, answers None, and puts keys into its
exceptions. Here each request has a time-out, printing goes nowhere, what came of a batch is kept,
and of an exception only its class is told.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from l10n.engines import Brief, Engine, Link, Refusal, Why
from l10n.engines.codes import pick
from l10n.errors import Trouble

SECONDS = 30.0
WHY = {
    "TooManyRequests": Why.BUSY,
    "AuthorizationException": Why.KEY,
    "ApiKeyException": Why.KEY,
    "LanguageNotSupportedException": Why.PAIR,
    "InvalidSourceOrTargetLanguage": Why.PAIR,
    "NotValidLength": Why.TEXT,
    "NotValidPayload": Why.TEXT,
    "TranslationNotFound": Why.TEXT,
    "Timeout": Why.LATE,
    "ReadTimeout": Why.LATE,
    "ConnectTimeout": Why.LATE,
    "ConnectionError": Why.AWAY,
}
STATUS = {"401": Why.KEY, "403": Why.KEY, "402": Why.QUOTA, "456": Why.QUOTA, "429": Why.BUSY,
          "503": Why.BUSY, "413": Why.TEXT, "400": Why.TEXT}  # fmt: skip


@dataclass(frozen=True)
class Service:
    """One class of the library: how it is made, and what it bears."""

    name: str
    module: str
    cls: str
    keys: Mapping[str, str] = field(default_factory=dict)  # its parameter -> environment variable
    chars: int = 4900
    pace: float = 0.0
    path: str = ""  # stands after the url of the settings
    codes: str = ""  # a table of `constants`, where the class has none of its own


def languages(service: Service) -> set[str]:
    """The codes the library knows for the service."""
    constants = import_module("deep_translator.constants")
    table = getattr(constants, service.codes or "GOOGLE_LANGUAGES_TO_CODES")
    return set(table) if service.codes == "PAPAGO_LANGUAGE_TO_CODE" else set(table.values())


@cache
def fenced(module: str) -> Any:  # noqa: ANN401 - a module of an untyped library
    """The library's module with time-outs for its requests and without its printing."""
    found = import_module(f"deep_translator.{module}")
    requests = import_module("requests")
    timed = {name: partial(getattr(requests, name), timeout=SECONDS) for name in ("get", "post")}
    fence = {"requests": SimpleNamespace(**{**vars(requests), **timed}), "print": lambda *_: None}
    for name, value in fence.items():
        setattr(found, name, value)
    return found


def connect(
    service: Service, source: str, target: str, settings: Mapping[str, object]
) -> Link | None:
    """A link through the service, with the keys of the environment."""
    known = languages(service)
    start, end = pick(source, known), pick(target, known)
    if not start or not end:
        return None
    keys = {name: os.environ.get(variable, "") for name, variable in service.keys.items()}
    missing = [variable for name, variable in service.keys.items() if not keys[name]]
    if missing and service.name != "deep-libretranslate":
        raise Trouble(f"{service.name} needs {' and '.join(missing)} in the environment")
    return Link(
        f"{service.name} {start}-{end}",
        f"deep-translator {service.name} {settings.get('url', '')} {start}-{end}",
        Session(service, start, end, keys, str(settings.get("url", ""))).translate,
        batch=20,
        chars=service.chars,
        pace=service.pace,
        remote=True,
    )


@dataclass(frozen=True)
class Session:
    service: Service
    source: str
    target: str
    keys: Mapping[str, str] = field(repr=False)
    url: str = ""

    def translate(self, texts: Sequence[str], _brief: Brief) -> list[str]:
        """One text at a time; a refusal holds those that were done."""
        got: dict[int, str] = {}
        try:
            translator = self._translator()
            for number, text in enumerate(texts):
                answer = translator.translate(text)
                got[number] = answer if isinstance(answer, str) else _echo(text)
        except Exception as error:  # noqa: BLE001 - the library's exceptions have no common class
            raise _refusal(error, got) from None
        return [got[number] for number in range(len(texts))]

    def _translator(self) -> Any:  # noqa: ANN401 - an untyped library
        cls = getattr(fenced(self.service.module), self.service.cls)
        arguments: dict[str, Any] = dict(self.keys)
        if self.service.name == "deep-libretranslate":
            arguments["api_key"] = arguments.get("api_key") or "none"
            arguments["custom_url"] = f"{self.url.rstrip('/')}/" if self.url else None
            translator = cls(source="en", target="es", **arguments)
        else:
            translator = cls(source=self.source, target=self.target, **arguments)
        translator.source, translator.target = self.source, self.target
        if self.url and self.service.path:
            translator._base_url = f"{self.url.rstrip('/')}/{self.service.path}"
        return translator


def _echo(text: str) -> str:
    """Google's client answers None to a text without letters; it stays as it is."""
    if any(c.isalpha() for c in text):
        raise Refusal(Why.BROKEN, "no text")
    return text


def _refusal(error: Exception, got: Mapping[int, str]) -> Refusal:
    """Why, from the class and a status in the message; the message itself may hold the key."""
    if isinstance(error, Refusal):
        return Refusal(error.why, "no text", got=got)
    status = re.search(r"\b(4\d\d|5\d\d)\b", str(error)[:200]) if "http" not in str(error) else None
    why = WHY.get(type(error).__name__) or (STATUS.get(status[1]) if status else None)
    return Refusal(why or Why.BROKEN, type(error).__name__, got=got)


def _engine(service: Service) -> Engine:
    made: Callable[[str, str, Mapping[str, object]], Link | None] = partial(connect, service)
    return Engine(service.name, made)


GOOGLE = _engine(Service("google", "google", "GoogleTranslator", path="m", pace=0.2))
MYMEMORY = _engine(
    Service(
        "mymemory",
        "mymemory",
        "MyMemoryTranslator",
        chars=490,
        pace=0.2,
        path="get",
        codes="MY_MEMORY_LANGUAGES_TO_CODES",
    )
)
MICROSOFT = _engine(
    Service(
        "microsoft",
        "microsoft",
        "MicrosoftTranslator",
        {"api_key": "MICROSOFT_API_KEY", "region": "MICROSOFT_REGION"},
        path="translate?api-version=3.0",
    )
)
YANDEX = _engine(Service("yandex", "yandex", "YandexTranslator", {"api_key": "YANDEX_API_KEY"}))
PAPAGO = _engine(
    Service(
        "papago",
        "papago",
        "PapagoTranslator",
        {"client_id": "PAPAGO_CLIENT_ID", "secret_key": "PAPAGO_SECRET_KEY"},
        codes="PAPAGO_LANGUAGE_TO_CODE",
    )
)
BAIDU = _engine(
    Service(
        "baidu",
        "baidu",
        "BaiduTranslator",
        {"appid": "BAIDU_APPID", "appkey": "BAIDU_APPKEY"},
        codes="BAIDU_LANGUAGE_TO_CODE",
    )
)
QCRI = _engine(
    Service(
        "qcri", "qcri", "QcriTranslator", {"api_key": "QCRI_API_KEY"}, codes="QCRI_LANGUAGE_TO_CODE"
    )
)
CHATGPT = _engine(Service("chatgpt", "chatgpt", "ChatGptTranslator", {"api_key": "OPEN_API_KEY"}))
DEEP_DEEPL = _engine(
    Service(
        "deep-deepl",
        "deepl",
        "DeeplTranslator",
        {"api_key": "DEEPL_API_KEY"},
        codes="DEEPL_LANGUAGE_TO_CODE",
    )
)
DEEP_LIBRE = _engine(
    Service(
        "deep-libretranslate", "libre", "LibreTranslator", {"api_key": "LIBRETRANSLATE_API_KEY"}
    )
)
