"""How findings are shown: one module per form, each holds one `Report`.

Law: `render` is pure; the same findings give the same text.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from posixpath import splitext

from l10n import registry
from l10n.model import Finding, file_of


@dataclass(frozen=True)
class Report:
    """`render(findings)` gives the whole output, with its last line feed, or nothing."""

    name: str
    render: Callable[[Sequence[Finding]], str]


def reports() -> dict[str, Report]:
    """All of them by name."""
    return registry.load("l10n.reports", Report)


def where(finding: Finding) -> str:
    """The file a finding stands in, as a workspace shows it."""
    if finding.locale is None:
        return f"source/{file_of(finding.article)}"
    return f"locales/{finding.locale}/{splitext(finding.article)[0]}.po"


def fingerprint(finding: Finding) -> str:
    """What a finding is known by: it dies when the source, the target or the message changes."""
    parts = (
        finding.check,
        finding.locale or "",
        finding.message,
        finding.source or "",
        finding.target or "",
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
