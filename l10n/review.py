"""What is wrong with an article's translations: the findings a reviewer starts from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n import pointing
from l10n.checks import Check, Context, Fault, role
from l10n.model import Article, Catalog, Entry, Finding, Role, Segment, Severity, State
from l10n.reports import fingerprint

OFF = "off"
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
_SILENCED = re.compile(r"l10n-ok:\s*([^—–\n]+?)(?:\s*(?:—|–|--)\s*(.*))?$", re.MULTILINE)
_FIRST = {Role.TITLE.value, Role.LEAD.value, Role.QUOTATION.value}


def findings(
    catalog: Catalog,
    article: str,
    context: Context,
    checks: Iterable[Check],
    severity: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    """Every fault of every translated entry that no person silenced, in the article's order.

    `severity` has the workspace's own weights by check: error, warning, hint or off.
    """
    weights = severity or {}
    wanted = [check for check in checks if weights.get(check.name) != OFF]
    entries = [entry for entry in catalog.entries if entry.target and not entry.obsolete]
    apart: dict[int, list[tuple[Check, Fault]]] = {}
    for check in wanted:
        for entry, fault in check.across(entries, context):
            apart.setdefault(id(entry), []).append((check, fault))
    for entry in entries:
        silenced = silences(entry)
        faults = [(check, fault) for check in wanted for fault in check.run(entry, context)]
        for check, fault in faults + apart.get(id(entry), []):
            if check.name not in silenced:
                yield _finding(check, fault, entry, Weighed(article, context, weights))


@dataclass(frozen=True)
class Weighed:
    """What all findings of one catalog share."""

    article: str
    context: Context
    weights: Mapping[str, str]


def _finding(check: Check, fault: Fault, entry: Entry, of: Weighed) -> Finding:
    return Finding(
        check=check.name,
        severity=_weight(check, fault, of.weights),
        message=fault.message,
        article=of.article,
        locale=of.context.locale,
        line=entry.line or None,
        source=entry.source,
        target=entry.target,
        suggestion=fault.suggestion,
        span=fault.span,
    )


def _weight(check: Check, fault: Fault, weights: Mapping[str, str]) -> Severity:
    """The workspace's word counts most; a hint never grows louder by it."""
    own = fault.severity or check.severity
    if check.name not in weights:
        return own
    asked = Severity(weights[check.name])
    return own if own is Severity.HINT and asked is not Severity.HINT else asked


def source_findings(
    article: Article,
    context: Context,
    checks: Iterable[Check],
    severity: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    """Faults of the source itself, once for all locales, with line and column in its file."""
    weights = severity or {}
    for check in checks:
        if weights.get(check.name) == OFF:
            continue
        for fault in check.in_document(article):
            at = fault.span[0] if fault.span else 0
            yield _in_source(check, fault, article, weights, at)
        for segment in article.segments:
            entry = Entry(segment.text, context=segment.context)
            for fault in check.in_source(entry, context):
                at = position(article, segment, fault)
                found = _in_source(check, fault, article, weights, at)
                yield replace(found, source=segment.text, span=fault.span)


def _in_source(
    check: Check, fault: Fault, article: Article, weights: Mapping[str, str], at: int
) -> Finding:
    """The finding at a character of the article's text, with line and column in its file."""
    line, begun = article.text.count("\n", 0, at), article.text.rfind("\n", 0, at) + 1
    return Finding(
        check=check.name,
        severity=_weight(check, fault, weights),
        message=fault.message,
        article=article.path,
        line=article.above + line + 1,
        column=(article.before if line == 0 else 0) + at - begun + 1,
        suggestion=fault.suggestion,
    )


def position(article: Article, segment: Segment, fault: Fault) -> int:
    """Where in the article's text the fault stands."""
    block = article.blocks[segment.block]
    inner = block.text.find(segment.text)
    return block.offset(inner + fault.span[0]) if fault.span and inner >= 0 else segment.start


def silences(entry: Entry) -> dict[str, str]:
    """Checks a person silenced in the translator's comment, with the reason.

    `# l10n-ok: numbers — spelled out`; several names are parted by commas. A stale entry was
    translated from another source, so nothing is silenced there.
    """
    if "l10n-ok" not in entry.comment or entry.state is State.STALE:
        return {}
    return {
        name.strip(): (match[2] or "").strip()
        for match in _SILENCED.finditer(entry.comment)
        for name in match[1].split(",")
    }


def ordered(found: Iterable[Finding]) -> list[Finding]:
    """So that a reviewer starts where it hurts: errors first, then by article and line."""
    return sorted(
        found,
        key=lambda f: (
            _RANK[f.severity],
            f.article,
            f.locale or "",
            f.line or 0,
            f.column or 0,
            f.check,
            f.message,
        ),
    )


WAITING = frozenset({State.UNTRANSLATED, State.DRAFT, State.STALE})


def risk(entry: Entry, found: Sequence[Finding]) -> tuple[int, int, int, int]:
    """How soon a person should look at the entry, the smallest first.

    Untranslated and drafts with errors, then with warnings, then the draft's own doubts, then
    headline, lead and quotations; long before short.
    """
    worst = min((_RANK[f.severity] for f in found), default=3)
    doubt = 0 if "check:" in entry.draft or entry.state is State.STALE else 1
    return worst, doubt, 0 if role(entry) in _FIRST else 1, -len(entry.source)


def upcoming(catalog: Catalog, found: Iterable[Finding]) -> list[Entry]:
    """The entries that wait for a person, in the order of `risk`; for `l10n status --next`."""
    by_source: dict[str, list[Finding]] = {}
    for finding in found:
        by_source.setdefault(finding.source or "", []).append(finding)
    waiting = [
        entry
        for entry in catalog.entries
        if not entry.obsolete and (entry.state in WAITING or entry.source in by_source)
    ]
    return sorted(waiting, key=lambda entry: risk(entry, by_source.get(entry.source, [])))


def unaccepted(found: Iterable[Finding], accepted: Iterable[str]) -> Iterator[Finding]:
    """The findings nobody accepted: `accepted` holds fingerprints."""
    known = frozenset(accepted)
    return (finding for finding in found if fingerprint(finding) not in known)


def pointed(finding: Finding, lines: Sequence[str]) -> Finding:
    """The finding with its line and column in the PO file, whose lines are given."""
    if finding.line is None or finding.target is None:
        return finding
    at = finding.span[0] if finding.span else 0
    line, column = pointing.in_po(lines, finding.line, finding.target, at)
    return replace(finding, line=line, column=column)
