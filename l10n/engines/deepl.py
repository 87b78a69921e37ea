"""DeepL through its own library (`newsroom-l10n[deepl]`): tags, formality, glossaries."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from l10n.engines import Brief, Engine, Link, Refusal, Why
from l10n.engines.codes import pick
from l10n.errors import Trouble

KEY = "DEEPL_API_KEY"
_CODES = "AR BG CS DA DE EL EN ES ET FI FR HE HU ID IT JA KO LT LV NB NL PL PT RO RU SK SL SV"
SOURCES = (*_CODES.split(), "TH", "TR", "UK", "VI", "ZH")
TARGETS = (*SOURCES, "EN-GB", "EN-US", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT", "ES-419")
PLAIN = {"EN": "EN-US", "PT": "PT-PT"}  # targets that DeepL wants with a region


def connect(source: str, target: str, settings: Mapping[str, object]) -> Link | None:
    """A link with the environment's key; `formality`, `glossary`, `context` in the settings."""
    start, end = pick(source, SOURCES), pick(target, TARGETS)
    if not start or not end:
        return None
    end = PLAIN.get(end, end)
    client = _client(str(settings.get("url", "")) or None)
    options = {name: settings[name] for name in ("formality", "glossary", "context", "model_type")
               if name in settings}  # fmt: skip
    fixed = " ".join(f"{name}={value}" for name, value in sorted(options.items()))
    return Link(
        f"deepl {start.lower()}-{end.lower()}",
        f"deepl {start}-{end} {fixed}",
        Session(client, start, end, options).translate,
        batch=50,
        chars=60_000,
        tags="xml",
        remote=True,
    )


def _client(url: str | None) -> Any:  # noqa: ANN401 - the library is optional
    key = os.environ.get(KEY)
    if not key:
        raise Trouble(f"deepl needs a key; put it into the environment variable {KEY}")
    try:
        import deepl
    except ImportError:
        raise Trouble("deepl is not installed; pip install 'newsroom-l10n[deepl]'") from None
    deepl.http_client.max_network_retries = 0  # trying again is the caller's
    return deepl.DeepLClient(key, server_url=url, send_platform_info=False)


@dataclass(frozen=True)
class Session:
    client: Any
    source: str
    target: str
    options: Mapping[str, object]

    def translate(self, texts: Sequence[str], _brief: Brief) -> list[str]:
        import deepl

        try:
            answer = self.client.translate_text(
                list(texts),
                source_lang=self.source,
                target_lang=self.target,
                tag_handling="xml",
                split_sentences="nonewlines",
                **self.options,
            )
        except deepl.DeepLException as error:
            raise _refusal(error) from None
        except (TypeError, ValueError, KeyError, AttributeError):  # an answer it cannot read
            raise Refusal(Why.BROKEN, "no text") from None
        return [result.text for result in answer]


def _refusal(error: Exception) -> Refusal:
    reasons = {"AuthorizationException": Why.KEY, "QuotaExceededException": Why.QUOTA,
               "TooManyRequestsException": Why.BUSY, "ConnectionException": Why.AWAY,
               "GlossaryNotFoundException": Why.PAIR}  # fmt: skip
    status = getattr(error, "http_status_code", None)
    why = reasons.get(type(error).__name__, Why.TEXT if status == 400 else Why.BROKEN)
    return Refusal(why, f"HTTP {status}" if status else "")


DEEPL = Engine("deepl", connect)
