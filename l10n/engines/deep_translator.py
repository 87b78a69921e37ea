"""The services that deep-translator speaks to, behind one fence.

The library waits for ever, prints, loses a half-done batch, takes a refusal for an answer, and puts
keys into its exceptions. Here a request ends in time, an error is worded before the library sees
it, printing and logging go nowhere, and what came of a batch is kept.
"""

import html
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from time import monotonic
from types import SimpleNamespace
from typing import Any

from l10n import locales
from l10n.engines import Brief, Engine, Link, Refusal, Why
from l10n.engines.codes import pick
from l10n.engines.transport import LARGEST, REASONS, address, retry_after
from l10n.errors import Trouble

SECONDS = 30.0
WHY = {
    "LanguageNotSupportedException": Why.PAIR,
    "InvalidSourceOrTargetLanguage": Why.PAIR,
    "NotValidLength": Why.TEXT,
    "NotValidPayload": Why.TEXT,
}


@dataclass(frozen=True, eq=False)
class Service:
    """One class of the library: how it is made, and what it bears."""

    name: str
    module: str
    cls: str
    keys: Mapping[str, str] = field(default_factory=dict)  # its parameter -> environment variable
    codes: str = ""  # a table of the library's `constants`, or the codes themselves
    words: int = 0  # longest text it takes
    pace: float = 0.0
    path: str = ""  # stands after the url of the settings
    options: Mapping[str, str] = field(default_factory=dict)  # said with every text
    open: bool = False  # its keys may be left out


def languages(service: Service) -> set[str]:
    """The codes the service knows."""
    if " " in service.codes:
        return set(service.codes.split())
    constants = import_module("deep_translator.constants")
    table = getattr(constants, service.codes or "GOOGLE_LANGUAGES_TO_CODES")
    return set(table) if service.codes == "PAPAGO_LANGUAGE_TO_CODE" else set(table.values())


class Fence:
    """Stands in for `requests` in the library: bounded in time and size, refusals in our words.

    A redirect is not followed: it would carry the key to another host.
    """

    def __init__(self, requests: Any) -> None:  # noqa: ANN401 - an untyped library
        self._requests, self.exceptions = requests, requests.exceptions

    def get(self, url: str, **options: object) -> object:
        return self._ask("get", url, options)

    def post(self, url: str, **options: object) -> object:
        return self._ask("post", url, options)

    def _ask(self, method: str, url: str, options: Mapping[str, object]) -> object:
        wrong = self._requests.exceptions
        fixed = {"timeout": SECONDS, "stream": True, "allow_redirects": False}
        try:
            answer = self._requests.request(method, url, **{**options, **fixed})
            answer._content = _body(answer)  # noqa: SLF001 - read here, in bounded time
        except wrong.Timeout:
            raise Refusal(Why.LATE, f"{SECONDS:g} s") from None
        except (wrong.ChunkedEncodingError, wrong.ContentDecodingError):
            raise Refusal(Why.BROKEN, "cut short") from None
        except wrong.RequestException as error:
            inner = type(error.args[0] if error.args else error).__name__
            why = Why.LATE if inner == "ReadTimeoutError" else Why.AWAY
            raise Refusal(why, type(error).__name__) from None
        if not answer.ok or answer.is_redirect:
            why = REASONS.get(answer.status_code, Why.BROKEN)
            after = retry_after(answer.headers.get("Retry-After", ""))
            raise Refusal(why, f"HTTP {answer.status_code}", after)
        return answer


def _body(answer: Any) -> bytes:  # noqa: ANN401 - an untyped library
    """All of it; an answer that drips is cut off when the time is over."""
    data, end = bytearray(), monotonic() + SECONDS
    for chunk in answer.iter_content(1024):
        data += chunk
        if len(data) > LARGEST:
            raise Refusal(Why.BROKEN, "too large")
        if monotonic() > end:
            raise Refusal(Why.LATE, f"{SECONDS:g} s")
    length = answer.raw.length_remaining
    if length:
        raise Refusal(Why.BROKEN, "cut short")
    return bytes(data)


@cache
def fenced(service: Service) -> Any:  # noqa: ANN401 - a class of an untyped library
    """The library's class, fenced in."""
    try:
        module = import_module(f"deep_translator.{service.module}")
        cls = getattr(module, service.cls)
    except (ImportError, AttributeError):
        raise Trouble(
            f"the installed deep-translator has no client for {service.name}; a later one may"
        ) from None
    quiet = SimpleNamespace(warning=lambda *_: None)
    fence = {"requests": Fence(import_module("requests")), "print": lambda *_: None}
    for name, value in {**fence, "logging": quiet}.items():
        setattr(module, name, value)
    cls._map_language_to_code = lambda _self, *codes: codes  # ours are right, its tables are old
    if service.cls == "MicrosoftTranslator":  # it would ask the network for them, for every batch
        cls._get_supported_languages = lambda _self: {code: code for code in languages(service)}
    return cls


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
    if missing and not service.open:
        raise Trouble(f"{service.name} needs {' and '.join(missing)} in the environment")
    url = address(settings, service.name) if settings.get("url") else ""
    _check(service)
    if service.cls == "ChatGptTranslator":  # its prompt names the language
        end = locales.parse(target).get_display_name("en") or end
    return Link(
        f"{service.name} {start}-{end}",
        f"deep-translator {service.name} {url} {start}-{end}",
        Session(service, start, end, keys, url).translate,
        batch=20,
        chars=4900,
        words=service.words,
        pace=service.pace,
        remote=True,
    )


def _check(service: Service) -> None:
    """Is what the service needs installed?"""
    fenced(service)
    if service.cls == "ChatGptTranslator":
        try:
            usable = hasattr(import_module("openai"), "ChatCompletion")
        except ImportError:
            usable = False
        if not usable:
            raise Trouble(
                "chatgpt of deep-translator needs pip install 'openai<1'; the engine 'openai' "
                "speaks to the same models and needs nothing"
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
                got[number] = _text(translator.translate(text, **self.service.options), text)
        except Refusal as error:
            raise Refusal(error.why, error.detail, error.after, got) from None
        except Exception as error:  # noqa: BLE001 - the library's exceptions have no common class
            kind = type(error).__name__  # the message may hold the key
            raise Refusal(WHY.get(kind, Why.BROKEN), kind, got=got) from None
        return [got[number] for number in range(len(texts))]

    def _translator(self) -> Any:  # noqa: ANN401 - an untyped library
        cls, arguments = fenced(self.service), dict[str, Any](self.keys)
        if self.service.cls == "LibreTranslator":
            arguments["api_key"] = arguments["api_key"] or "none"
            arguments["custom_url"] = f"{self.url}/" if self.url else None
        translator = cls(source=self.source, target=self.target, **arguments)
        if self.url and self.service.path:
            translator._base_url = f"{self.url}/{self.service.path}"
        return translator


def _text(answer: object, text: str) -> str:
    """Yandex answers a list; Google's client None to a text without letters, which stays; MyMemory
    says in place of a translation that its quota is used up.
    """
    if isinstance(answer, list):
        answer = " ".join(map(str, answer))
    if answer is None and not any(c.isalpha() for c in text):
        return text
    if not isinstance(answer, str):
        raise Refusal(Why.BROKEN, "no text")
    if answer.startswith("MYMEMORY WARNING"):
        raise Refusal(Why.QUOTA)
    return html.unescape(answer)


def _engine(*service: Any, **more: Any) -> Engine:  # noqa: ANN401 - the fields of `Service`
    made = Service(*service, **more)
    connecting: Callable[[str, str, Mapping[str, object]], Link | None] = partial(connect, made)
    return Engine(made.name, connecting)


MICROSOFTS = """\
af am ar as az ba be bg bn bo bs ca cs cy da de el en es et eu fa fi fil fj fo fr fr-CA ga gl gu he
hi hr ht hu hy id ig ikt is it iu ja ka kk km kn ko ku ky lo lt lv mg mi mk ml mn-Cyrl mr ms mt my
nb ne nl or pa pl ps pt pt-PT ro ru rw si sk sl sm so sq sr-Cyrl sr-Latn sv sw ta te th ti tk to tr
tt ty ug uk ur uz vi xh yo yue zh-Hans zh-Hant zu"""

GOOGLE = _engine("google", "google", "GoogleTranslator", path="m", pace=0.2)
MYMEMORY = _engine(
    "mymemory", "mymemory", "MyMemoryTranslator", codes="MY_MEMORY_LANGUAGES_TO_CODES",
    words=60, path="get", pace=0.2,
)  # fmt: skip
MICROSOFT = _engine(
    "microsoft", "microsoft", "MicrosoftTranslator",
    {"api_key": "MICROSOFT_API_KEY", "region": "MICROSOFT_REGION"},
    codes=MICROSOFTS, path="translate?api-version=3.0",
)  # fmt: skip
YANDEX = _engine(
    "yandex", "yandex", "YandexTranslator", {"api_key": "YANDEX_API_KEY"},
    path="api/{version}/tr.json/{endpoint}",
)  # fmt: skip
PAPAGO = _engine(
    "papago", "papago", "PapagoTranslator",
    {"client_id": "PAPAGO_CLIENT_ID", "secret_key": "PAPAGO_SECRET_KEY"},
    codes="PAPAGO_LANGUAGE_TO_CODE", path="v1/papago/n2mt",
)  # fmt: skip
BAIDU = _engine(
    "baidu", "baidu", "BaiduTranslator", {"appid": "BAIDU_APPID", "appkey": "BAIDU_APPKEY"},
    codes="BAIDU_LANGUAGE_TO_CODE", path="api/trans/vip/translate",
)  # fmt: skip
QCRI = _engine(
    "qcri", "qcri", "QcriTranslator", {"api_key": "QCRI_API_KEY"}, codes="QCRI_LANGUAGE_TO_CODE",
    path="api/v1/{endpoint}", options={"domain": "news"},
)  # fmt: skip
TENCENT = _engine(
    "tencent", "tencent", "TencentTranslator",
    {"secret_id": "TENCENT_SECRET_ID", "secret_key": "TENCENT_SECRET_KEY"},
    codes="en zh zh-TW ja ko fr es it de tr ru pt vi id th ms ar hi",
)  # fmt: skip
CHATGPT = _engine("chatgpt", "chatgpt", "ChatGptTranslator", {"api_key": "OPEN_API_KEY"})
DEEP_DEEPL = _engine(
    "deep-deepl", "deepl", "DeeplTranslator", {"api_key": "DEEPL_API_KEY"},
    codes="DEEPL_LANGUAGE_TO_CODE", path="v2/",
)  # fmt: skip
DEEP_LIBRE = _engine(
    "deep-libretranslate", "libre", "LibreTranslator", {"api_key": "LIBRETRANSLATE_API_KEY"},
    open=True,
)  # fmt: skip
