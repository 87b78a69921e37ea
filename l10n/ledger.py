"""Who stood behind which translation, and when: append-only, one JSON object a line.

`locales/<locale>/<article>.review.jsonl` merges by union, so lines may come in any order and
twice. An approval is bound to the hashes of source and target; when either changes, it falls.
"""

import getpass
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from l10n import git
from l10n.errors import Trouble
from l10n.model import Catalog, Entry, State
from l10n.wording import skeleton

APPROVE, REJECT, ALTERNATIVE = "approve", "reject", "alternative"
Line = Mapping[str, str]


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def source_digest(source: str) -> str:
    """The hash of a source as a reader sees it; wrapping and emphasis marks do not count."""
    return digest(skeleton(source))


def line(entry: Entry, action: str, by: str, tool: str, to: State | str = "") -> dict[str, str]:
    """What the ledger says about one act."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "by": by,
        "with": tool,
        "action": action,
        "from": str(entry.state),
        "to": str(to or entry.state),
        "context": entry.context,
        "source": entry.source,
        "target": entry.target,
        "source_sha256": source_digest(entry.source),
        "target_sha256": digest(entry.target),
    }


def lines(data: bytes, path: Path | str) -> list[dict[str, str]]:
    """All lines of a ledger, by time; each once."""
    found: dict[str, dict[str, str]] = {}
    for number, text in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if not text.strip():
            continue
        try:
            said = json.loads(text)
        except json.JSONDecodeError:
            if number == data.count(b"\n") + 1:
                continue  # a line that was being written when the machine stopped
            raise Trouble("is not a line of JSON; mend or remove it", path, number) from None
        if isinstance(said, dict):
            found[text] = {str(key): str(value) for key, value in said.items()}
    return sorted(found.values(), key=lambda said: said.get("at", ""))


def rendered(said: Iterable[Line]) -> bytes:
    """Lines as they are appended."""
    return "".join(json.dumps(dict(one), ensure_ascii=False) + "\n" for one in said).encode()


def _bound(said: Line) -> tuple[str, str, str]:
    return said.get("context", ""), said.get("source_sha256", ""), said.get("target_sha256", "")


def bound_to(entry: Entry) -> tuple[str, str, str]:
    """What a decision about the entry is bound to."""
    return entry.context, source_digest(entry.source), digest(entry.target)


def decisions(said: Iterable[Line]) -> dict[tuple[str, str, str], Line]:
    """The last decision about each pair of source and target."""
    return {_bound(one): one for one in said if one.get("action") in {APPROVE, REJECT}}


def reviewed(catalog: Catalog, said: Iterable[Line]) -> Catalog:
    """The catalog with what the ledger approves marked reviewed."""
    decided = decisions(said)
    if not decided:
        return catalog
    return replace(catalog, entries=tuple(_reviewed(entry, decided) for entry in catalog.entries))


def _reviewed(entry: Entry, decided: Mapping[tuple[str, str, str], Line]) -> Entry:
    if entry.state is not State.TRANSLATED or entry.obsolete:
        return entry
    last = decided.get(bound_to(entry))
    approved = last is not None and last["action"] == APPROVE
    return replace(entry, state=State.REVIEWED) if approved else entry


def evidence(catalog: Catalog, said: Iterable[Line]) -> Iterator[dict[str, str | None]]:
    """Per sentence in print: its hashes, its state, who approved it, when and with what."""
    decided = decisions(said)
    for entry in catalog.entries:
        if entry.obsolete:
            continue
        last = decided.get(bound_to(entry), {}) if entry.state is State.REVIEWED else {}
        yield {
            "source_sha256": source_digest(entry.source),
            "target_sha256": digest(entry.target) if entry.target else None,
            "state": str(entry.state),
            "reviewed_by": last.get("by"),
            "reviewed_at": last.get("at"),
            "reviewed_with": last.get("with"),
            "was": last.get("from"),
        }


def person(root: Path) -> str:
    """Who sits at this machine: git's user, else the login."""
    name, email = (
        git.ask(root, "config", key).decode("utf-8", "replace").strip()
        for key in ("user.name", "user.email")
    )
    return f"{name} <{email}>" if name and email else name or email or getpass.getuser()
