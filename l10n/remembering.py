"""Findings of a catalog are remembered by the hash of all they were made from."""

import json
import os
from collections.abc import Collection, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from l10n import naming, settings
from l10n.model import Finding, Severity
from l10n.workspace import Workspace

_CODE = Path(__file__).parent


def key(
    workspace: Workspace, locale: str, name: str, catalog: bytes, *sets: Collection[str]
) -> str:
    """Changes with the article `name`'s catalog, the locale's names of its places, the settings,
    the glossary, the code of the checks and the `sets` given (the checks, the articles).
    """
    own = (
        workspace.root / settings.FILE,
        workspace.root / workspace.settings.checks.glossary,
    )
    digest = sha256(_code().encode())
    digest.update(repr((locale, *map(sorted, sets))).encode())
    digest.update(naming.fingerprint(workspace, locale, name))
    digest.update(catalog)
    for path in own:
        digest.update(b"\0" + (workspace.read(path) if path.is_file() else b""))
    return digest.hexdigest()


@cache
def _code() -> str:
    """What tells one state of the program from another: its files' sizes and times."""
    files = (
        *_CODE.glob("checks/**/*.*"),
        *_CODE.glob("places/**/*.*"),
        *_CODE.glob("typography/*.py"),
    )
    stats = ((path.name, path.stat()) for path in sorted(files) if "__pycache__" not in path.parts)
    return repr([(name, found.st_size, found.st_mtime_ns) for name, found in stats])


def recall(path: Path, wanted: str) -> list[Finding] | None:
    """What was found last time, where nothing changed since; None otherwise."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        if kept["key"] != wanted:
            return None
        return [_finding(row) for row in kept["findings"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _finding(row: dict[str, object]) -> Finding:
    span = row.pop("span")
    severity = Severity(str(row.pop("severity")))
    pair = (int(span[0]), int(span[1])) if isinstance(span, list) else None
    return Finding(severity=severity, span=pair, **row)  # type: ignore[arg-type]


def keep(path: Path, made: str, found: Iterable[Finding]) -> None:
    """Remember; a cache that cannot be written is no reason to stop."""
    rows = {"key": made, "findings": [vars(finding) for finding in found]}
    text = json.dumps(rows, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_bytes(text.encode("utf-8", "surrogatepass"))
        fresh.replace(path)
    except OSError:
        return
