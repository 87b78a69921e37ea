"""Findings for a person at a terminal: by article, then by sentence, with carets at the faults."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from l10n.model import Finding, Severity
from l10n.reports import Report, where

_WIDTH = 88
_SIGN = {"error": "✗", "warning": "!", "hint": "·"}
_RANK = {severity: n for n, severity in enumerate(Severity)}
_INDENT = " " * 13


def render(findings: Sequence[Finding]) -> str:
    lines: list[str] = []
    for group in _grouped(findings, lambda f: (f.article, f.locale or "")):
        lines.append(f"{where(group[0])}")
        sentences = _grouped(group, lambda f: (f.source or "", f.target or ""))
        for sentence in sorted(sentences, key=_gravity):
            lines += _shown(sentence)
        lines.append("")
    lines.append(_summary(findings))
    return "\n".join(lines) + "\n"


def _grouped(
    findings: Sequence[Finding], by: Callable[[Finding], tuple[str, str]]
) -> list[list[Finding]]:
    return [list(group) for _, group in groupby(sorted(findings, key=by), key=by)]


def _gravity(sentence: list[Finding]) -> tuple[int, int]:
    return min(_RANK[f.severity] for f in sentence), min(f.line or 0 for f in sentence)


def _shown(sentence: list[Finding]) -> Iterator[str]:
    """The findings of one sentence, then its source and its translation."""
    for finding in sorted(sentence, key=lambda f: _RANK[f.severity]):
        place = ":".join(str(n) for n in (finding.line, finding.column) if n is not None)
        yield f"  {_SIGN[finding.severity]} {place or '-':>7}  {finding.check}: {finding.message}"
        if finding.suggestion:
            yield f"{_INDENT}→ {finding.suggestion}"
    first = sentence[0]
    spans = [finding.span for finding in sentence if finding.span]
    if first.locale and first.source:
        yield f"{_INDENT}{first.source}".replace("\n", " ")
    if text := first.target if first.locale else first.source:
        yield from _pointed(text, [(a, b) for a, b in spans if a < b and b - a < len(text)])


def _pointed(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """The text, or the stretch of it around the first fault, and carets below."""
    start = min((start for start, _ in spans), default=0)
    left = max(0, min(start - _WIDTH // 2, len(text) - _WIDTH)) if spans else 0
    right = left + _WIDTH if spans else len(text)
    before, after = "…" if left else "", "…" if right < len(text) else ""
    yield f"{_INDENT}{before}{text[left:right]}{after}".replace("\n", " ")
    marks = "".join(
        ("^" if any(a <= at < b for a, b in spans) else " ") * _columns(text[at])
        for at in range(left, min(right, len(text)))
    )
    if marks.strip():
        yield f"{_INDENT}{' ' * len(before)}{marks.rstrip()}"


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
