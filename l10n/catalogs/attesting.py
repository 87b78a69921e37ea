"""Evidence that people reviewed what was published, bound to the hashes of the very texts."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from l10n import catalogs, ledger, ledgers
from l10n.model import State
from l10n.workspace import Workspace

RULE = "Regulation (EU) 2024/1689 (AI Act), Article 50(4)"


def evidence(workspace: Workspace, article: str, locale: str) -> dict[str, Any]:
    """What a publisher shows when asked who reviewed an article: persons, times, hashes."""
    catalog = catalogs.load(workspace, locale, article)
    said = ledgers.read(workspace, locale, article)
    rows = list(ledger.evidence(catalog, said))
    persons = sorted({str(row["reviewed_by"]) for row in rows if row["reviewed_by"]})
    return {
        "rule": RULE,
        "article": article,
        "locale": locale,
        "source_sha256": sha256(workspace.source(article)).hexdigest(),
        "catalog_sha256": _digest(workspace.catalog_path(locale, article)),
        "edition_sha256": _digest(workspace.edition_path(locale, article)),
        "sentences": len(rows),
        "reviewed": sum(row["state"] == State.REVIEWED for row in rows),
        "reviewers": persons,
        "last_reviewed_at": max(
            (str(r["reviewed_at"]) for r in rows if r["reviewed_at"]), default=None
        ),
        "text": rows,
    }


def _digest(path: Path) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path.is_file() else None
