"""Type that is not set as the locale sets it; shown as a suggestion where nothing applies it."""

from collections.abc import Iterator

from l10n.checks import Check, Context, Fault
from l10n.model import Entry, Severity


def unset(entry: Entry, context: Context) -> Iterator[Fault]:
    if context.polish is None:
        return
    done = context.polish(entry.target)
    if done != entry.target:
        at = next(
            (i for i, (a, b) in enumerate(zip(entry.target, done, strict=False)) if a != b), 0
        )
        changes = _changed(entry.target, done)
        yield Fault(f"set {changes}", (at, at + 1), done, Severity.HINT)


def _changed(old: str, new: str) -> str:
    """The first stretch that differs, on both sides."""
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
    begin = max(0, start - 8)
    return f"“{_shown(new[begin : start + 12])}” instead of “{_shown(old[begin : start + 12])}”"


def _shown(text: str) -> str:
    """Spaces that look alike made visible."""
    return text.replace("\u00a0", "⍽").replace("\u202f", "⍽").replace("\n", " ")


TYPOGRAPHY = Check("typography", Severity.HINT, unset)
