"""LibreTranslate, or any server that speaks as it does (`l10n serve-engine`)."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from l10n.engines import Brief, Engine, Link, Refusal, Why
from l10n.engines.codes import pick
from l10n.engines.transport import address, ask
from l10n.errors import Trouble

KEY = "LIBRETRANSLATE_API_KEY"


def connect(source: str, target: str, settings: Mapping[str, object]) -> Link | None:
    """A link when the server names the pair; `url` in the settings, the key in the environment."""
    url = address(settings, "libretranslate")
    known = _languages(url)
    start = pick(source, known)
    end = pick(target, known[start]) if start else None
    if not start or not end:
        return None
    host = urlsplit(url).netloc
    return Link(
        f"libretranslate {start}-{end}",
        f"libretranslate {host} {settings.get('model', '')} {start}-{end}",
        Session(url, start, end).translate,
        batch=25,
        chars=5000,
        remote=True,
    )


def _languages(url: str) -> dict[str, list[str]]:
    """Source codes and the targets each leads to."""
    try:
        rows = ask(f"{url}/languages", seconds=10)
        assert isinstance(rows, list)  # noqa: S101 - else worded below
        return {row["code"]: row.get("targets", [r["code"] for r in rows]) for row in rows}
    except Refusal as error:
        raise Trouble(f"libretranslate at {urlsplit(url).netloc} {error}") from None
    except (AssertionError, KeyError, TypeError):
        raise Trouble(
            f"{urlsplit(url).netloc} is no LibreTranslate; see [engine.libretranslate]"
        ) from None


@dataclass(frozen=True)
class Session:
    url: str
    source: str
    target: str

    def translate(self, texts: Sequence[str], _brief: Brief) -> list[str]:
        body: dict[str, Any] = {"q": list(texts), "source": self.source, "target": self.target}
        body["format"] = "text"
        if key := os.environ.get(KEY):
            body["api_key"] = key
        answer = ask(f"{self.url}/translate", body)
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise Refusal(Why.BROKEN, "no list of texts")
        return found


LIBRETRANSLATE = Engine("libretranslate", connect)
