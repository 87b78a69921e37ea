"""Findings for a person at a terminal: grouped by article, with the segment and a caret."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from l10n.model import Finding
from l10n.reports import Report, where

_WIDTH = 88
_SIGN = {"error": "✗", "warning": "!", "hint": "·"}


def render(findings: Sequence[Finding]) -> str:
    lines: list[str] = []
    for _article, group in groupby(_grouped(findings), key=lambda f: (f.article, f.locale or "")):
        found = list(group)
        lines.append(f"{where(found[0])}")
        for finding in found:
            lines += _shown(finding)
        lines.append("")
    lines.append(_summary(findings))
    return "\n".join(lines) + "\n"


def _grouped(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.article, f.locale or ""))


def _shown(finding: Finding) -> Iterator[str]:
    place = ":".join(str(n) for n in (finding.line, finding.column) if n is not None)
    yield f"  {_SIGN[finding.severity]} {place or '-':>7}  {finding.check}: {finding.message}"
    text = finding.target if finding.locale else finding.source
    if text:
        yield from _pointed(text, finding.span)
    if finding.suggestion:
        yield f"             → {finding.suggestion}"


def _pointed(text: str, span: tuple[int, int] | None) -> Iterator[str]:
    """The stretch of text around the fault, and carets below it."""
    start, end = span or (0, 0)
    left = max(0, min(start - _WIDTH // 2, len(text) - _WIDTH))
    piece = text[left : left + _WIDTH].replace("\n", " ")
    before, after = "…" if left else "", "…" if left + _WIDTH < len(text) else ""
    yield f"             {before}{piece}{after}"
    if span and end > start:
        pad = _columns(before + text[left:start])
        yield (
            "             "
            + " " * pad
            + "^" * max(1, _columns(text[start : min(end, left + _WIDTH)]))
        )


def _columns(text: str) -> int:
    """How wide the text is on a terminal: ideographs take two columns, marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _summary(findings: Sequence[Finding]) -> str:
    counts = [(name, sum(f.severity == name for f in findings)) for name in _SIGN]
    told = ", ".join(f"{n} {name}{'s' if n != 1 else ''}" for name, n in counts if n)
    return told or "No findings."


TEXT = Report("text", render)
