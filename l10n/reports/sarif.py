"""Findings as SARIF 2.1.0 (OASIS), as code scanning services and editors read them."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from l10n import __version__
from l10n.model import Finding, Severity
from l10n.reports import Report, fingerprint, where

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(findings: Sequence[Finding]) -> str:
    rules = sorted({finding.check for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "newsroom-l10n",
                "version": __version__,
                "rules": [{"id": name, "name": name} for name in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules) for finding in findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding, rules: list[str]) -> dict[str, Any]:
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    return {
        "ruleId": finding.check,
        "ruleIndex": rules.index(finding.check),
        "level": _LEVEL[finding.severity],
        "message": {"text": finding.message + hint},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"newsroom-l10n/v1": fingerprint(finding)},
    }


def _location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": quote(where(finding))}}
    if finding.line is not None:
        location["region"] = {"startLine": finding.line}
        if finding.column is not None:
            location["region"]["startColumn"] = finding.column
    return location


SARIF = Report("sarif", render)
