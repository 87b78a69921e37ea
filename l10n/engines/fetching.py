"""Firefox models from Mozilla's Remote Settings: fetched once, checked, stored whole."""

import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from l10n.engines import Refusal
from l10n.engines.codes import pick
from l10n.engines.models import pairs, store
from l10n.engines.transport import ask
from l10n.engines.transport import fetch as download
from l10n.errors import Trouble

SECONDS = 20.0  # for the list
LONG = 900.0  # for one file
LARGEST = 256 * 1024 * 1024
SIZES = ("base-memory", "base", "tiny")  # architectures, the better drafts first
WHOLE = ({"model", "vocab"}, {"model", "srcvocab", "trgvocab"})

Record = Mapping[str, Any]


def fetch(source: str, target: str) -> Iterator[str]:
    """Fetch what leads from a locale to another; yields a line about each step."""
    if _at_hand(source, target):
        yield "the Firefox model is at hand"
        return
    records, base = _list()
    known = {(str(r["sourceLanguage"]), str(r["targetLanguage"])) for r in records}
    legs = _legs(source, target, known)
    if not legs:
        yield "there is no Firefox model for this language"
    for pair in legs:
        if pair not in pairs():
            yield f"fetching the Firefox model {pair[0]}-{pair[1]}"
            _get(pair, _best(records, pair), base)


def _at_hand(source: str, target: str) -> bool:
    start = pick(source, {a for a, _ in pairs()})
    return bool(start and pick(target, {b for a, b in pairs() if a == start}))


def _legs(source: str, target: str, known: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pair itself, or the two over English."""
    start = pick(source, {a for a, _ in known})
    end = pick(target, {b for _, b in known})
    if not start or not end:
        return []
    if (start, end) in known:
        return [(start, end)]
    legs = [(start, "en"), ("en", end)]
    return legs if known.issuperset(legs) else []


def _list() -> tuple[list[Record], str]:
    """All records, and the address that files stand under."""
    from fxtranslate import discovery

    url = discovery.records_url()
    root = url.partition("/buckets/")[0]
    try:
        body = download(url, seconds=SECONDS).decode()
        server = ask(f"{root}/", seconds=SECONDS)
        base = str(server["capabilities"]["attachments"]["base_url"])  # type: ignore[index]
        return list(discovery.parse_records(body)), base
    except (Refusal, ValueError, KeyError, TypeError) as error:
        why = str(error) if isinstance(error, Refusal) else "gave a broken answer"
        raise Trouble(
            f"the list of Firefox models {why}; run it again where there is a network, or copy "
            f"{store()} from a machine that has them"
        ) from None


def _best(records: Iterable[Record], pair: tuple[str, str]) -> list[Record]:
    """The files of the newest whole model for the pair."""
    kits: dict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for record in records:
        if (record["sourceLanguage"], record["targetLanguage"]) == pair:
            kit = kits[str(record["version"]), str(record.get("architecture") or "")]
            kit[str(record["fileType"])] = record
    whole = [name for name, kit in kits.items() if any(need <= kit.keys() for need in WHOLE)]
    if not whole:
        raise Trouble(f"the list of Firefox models has no whole one for {pair[0]}-{pair[1]}")
    return list(kits[max(whole, key=_rank)].values())


def _rank(name: tuple[str, str]) -> tuple[list[int], bool, int]:
    version, size = name
    released = not re.search("[a-z]", version)
    numbers = [int(part) for part in re.findall(r"\d+", version)]
    return numbers[:2], released, -SIZES.index(size) if size in SIZES else -len(SIZES)


def _get(pair: tuple[str, str], files: Iterable[Record], base: str) -> None:
    """All files of a model, each checked, then the folder in one step."""
    folder = store() / f"{pair[0]}-{pair[1]}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetching-") as name:
        made = Path(name) / "model"
        made.mkdir()
        for record in files:
            (made / Path(str(record["name"])).name).write_bytes(_file(record, base))
        if folder.exists():
            shutil.rmtree(folder)
        made.rename(folder)


def _file(record: Record, base: str) -> bytes:
    """One file, unpacked, its bytes such as the list says."""
    from fxtranslate import discovery

    name, wanted = record["name"], record.get("decompressedHash")
    if not wanted:
        raise Trouble(f"the list of Firefox models has no checksum for {name}; nothing was kept")
    url = f"{base.rstrip('/')}/{quote(str(record['location']))}"
    try:
        packed = download(url, seconds=LONG, largest=LARGEST)
        return bytes(discovery.verify_and_decompress(packed, str(wanted)))
    except Refusal as error:
        raise Trouble(f"the Firefox model {name} {error}; run it again") from None
    except ValueError:
        raise Trouble(
            f"the Firefox model {name} does not match its checksum; run it again"
        ) from None
