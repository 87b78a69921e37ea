"""Findings as annotations of GitHub Actions: they stand at their lines in a pull request."""

from collections.abc import Sequence

from l10n.model import Finding, Severity
from l10n.reports import Report, where

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(findings: Sequence[Finding]) -> str:
    return "".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    place = {
        "file": where(finding),
        "line": finding.line,
        "col": finding.column,
        "title": f"l10n {finding.check}",
    }
    shown = ",".join(f"{k}={_property(str(v))}" for k, v in place.items() if v is not None)
    hint = f" → {finding.suggestion}" if finding.suggestion else ""
    return f"::{_LEVEL[finding.severity]} {shown}::{_data(finding.message + hint)}\n"


GITHUB = Report("github", render)
