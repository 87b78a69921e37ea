"""Apertium's HTTP service (apertium-apy), for machines that do not have the programs themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from l10n.engines import Brief, Link, Refusal, Why, quirks
from l10n.engines.transport import ask
from l10n.errors import Trouble


def connect(url: str, sources: Sequence[str], targets: Sequence[str]) -> Link | None:
    """A link when the service has the pair under one of the given spellings."""
    host = urlsplit(url).netloc
    try:
        answer = ask(f"{url}/listPairs", seconds=10)
        rows = answer["responseData"]  # type: ignore[index]
        known = {(row["sourceLanguage"], row["targetLanguage"]) for row in rows}
    except Refusal as error:
        raise Trouble(f"apertium at {host} {error}") from None
    except (KeyError, TypeError):
        raise Trouble(f"{host} is no Apertium service; see [engine.apertium] url") from None
    for source in sources:
        for target in targets:
            if (source, target) in known:
                pair = f"{source}-{target}"
                session = Session(url, f"{source}|{target}")
                stamp = f"apertium {host} {pair} {quirks.of('apertium', pair).digest}"
                return Link(f"apertium {pair}", stamp, session.translate, mask_places=True,
                            remote=True)  # fmt: skip
    return None


@dataclass(frozen=True)
class Session:
    url: str
    pair: str

    def translate(self, texts: Sequence[str], _brief: Brief) -> list[str]:
        """One request each: of two texts in one the service translates the last only."""
        rules = quirks.of("apertium", self.pair.replace("|", "-"))
        return rules.unmarked(lambda some: [self._one(text) for text in some], texts)

    def _one(self, text: str) -> str:
        query = f"langpair={quote(self.pair)}&markUnknown=yes&q={quote(text)}"
        answer = ask(f"{self.url}/translate?{query}")
        try:
            return str(answer["responseData"]["translatedText"]).strip()  # type: ignore[index]
        except (KeyError, TypeError):
            raise Refusal(Why.BROKEN, "no text") from None
