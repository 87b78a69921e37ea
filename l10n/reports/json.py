"""Findings for programs: an array of objects, every key present, absent values null."""

import json
from collections.abc import Sequence

from l10n.model import Finding
from l10n.reports import Report

KEYS = (
    "check", "severity", "message", "article", "locale", "line", "column", "source", "target",
    "suggestion",
)  # fmt: skip


def render(findings: Sequence[Finding]) -> str:
    rows = [{key: getattr(finding, key) for key in KEYS} for finding in findings]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


JSON = Report("json", render)
