"""The gate: may this edition be published? One expression, and its reasons in an editor's words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from l10n.model import Catalog, Entry, Finding, Role, State
from l10n.publishers import Edition, Passage
from l10n.settings import Publish

ACCEPTED: Mapping[str, frozenset[State]] = {
    "reviewed": frozenset({State.REVIEWED}),
    "translated": frozenset({State.TRANSLATED, State.REVIEWED}),
    "draft": frozenset(State) - {State.UNTRANSLATED},
}
HEADLINES = frozenset({Role.TITLE})


@dataclass(frozen=True)
class Verdict:
    """What becomes of an edition: `published` as it is, `filled` with source paragraphs, or not
    published; and why, one line each, with the way out. `broken`: its file cannot be read, which
    says nothing of what is public.
    """

    published: bool
    filled: bool = False
    reasons: tuple[str, ...] = ()
    broken: bool = False


def accepts(policy: Publish, blocked: frozenset[tuple[str, str]]) -> Callable[[Entry], bool]:
    """The gate for one sentence: its state is enough, and no finding blocks it."""
    states = ACCEPTED[policy.require]
    return lambda entry: entry.state in states and entry.key not in blocked


def blocking(catalog: Catalog, findings: Iterable[Finding], policy: Publish) -> list[Finding]:
    """The findings that hold an edition: grave enough, in a sentence that would be published."""
    states = ACCEPTED[policy.require]
    used = {(e.source, e.target) for e in catalog.entries if e.state in states and not e.obsolete}
    return [
        finding
        for finding in findings
        if str(finding.severity) in policy.block and (finding.source, finding.target) in used
    ]


def held(catalog: Catalog, found: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    """The keys of the entries that findings hold."""
    wrong = {(finding.source, finding.target) for finding in found}
    return frozenset(e.key for e in catalog.entries if (e.source, e.target) in wrong)


def judge(
    edition: Edition, policy: Publish, blocking: Sequence[Finding], unedited: float, catalog: str
) -> Verdict:
    """The gate for an article: all of it accepted, nothing wrong in it, enough of it edited.

    `edition` was composed of accepted sentences only, `catalog` is where to mend the others.
    """
    holes = [passage for passage in edition.passages if not passage.used]
    edited = unedited <= policy.max_unedited
    reasons = (
        *_missing([p for p in holes if not p.accepted], policy, catalog),
        *(_finding(finding, catalog) for finding in blocking),
        *(() if edited else (_unedited(unedited, policy),)),
        *edition.problems,
    )
    if not holes and edited:
        return Verdict(published=True, reasons=reasons)
    fills = policy.incomplete == "fill" and edited and _enough(edition, holes, policy)
    return Verdict(published=fills, filled=fills, reasons=reasons)


def _enough(edition: Edition, holes: Sequence[Passage], policy: Publish) -> bool:
    """Is an edition with holes still one in its language? Its headline is, and most of it."""
    headless = any(passage.role in HEADLINES for passage in holes)
    return not headless and len(holes) <= policy.fill_at_most * len(edition.passages)


_WORDS: Mapping[State | None, tuple[str, str]] = {
    None: ("new in the source", "run 'l10n sync', then translate {them}"),
    State.UNTRANSLATED: ("not translated", "translate {them} in a PO editor or at the desk"),
    State.DRAFT: (
        "{drafts} that no person has accepted",
        "read {them}, correct, and clear the fuzzy flag",
    ),
    State.STALE: (
        "translated from an older version of the source, or in question",
        "compare with the note '#. change:' or '#. review:' and clear the fuzzy flag",
    ),
    State.TRANSLATED: (
        "waiting for a second look",
        "approve {them} at the desk or with 'l10n review approve'",
    ),
}
_SECOND = {None, *State} - ACCEPTED["translated"]  # from here two steps lead to "reviewed"
_FOUND = ("held by a finding named below", "mend {them}")


def _missing(holes: Sequence[Passage], policy: Publish, catalog: str) -> list[str]:
    """One line per state that is not enough: how many, which first, what to do."""
    said = []
    for state in (None, *State):  # None: the catalog does not know the sentence yet
        mine = [p for p in holes if (p.state if p.po_line else None) == state]
        if not mine:
            continue
        what, todo = _FOUND if state in ACCEPTED[policy.require] else _WORDS[state]
        if policy.require == "reviewed" and state in _SECOND:
            todo += ", and have {them} approved"
        what = what.format(drafts="a draft" if len(mine) == 1 else "drafts")
        first = mine[0]
        where = f"{catalog}:{first.po_line}" if first.po_line else catalog
        said.append(
            f"{_count(mine)} {what}; {todo.format(them=_them(mine))} "
            f"(first: {where} “{_short(first.source)}”)"
        )
    return said


def _count(passages: Sequence[Passage]) -> str:
    many = len(passages)
    return f"{many} passage is" if many == 1 else f"{many} passages are"


def _them(passages: Sequence[Passage]) -> str:
    return "it" if len(passages) == 1 else "them"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def _finding(finding: Finding, catalog: str) -> str:
    where = f"{catalog}:{finding.line}" if finding.line else catalog
    return f"{where}: {finding.check}: {finding.message}"


def _unedited(share: float, policy: Publish) -> str:
    return (
        f"{share:.0%} of the words are as the machine wrote them, "
        f"{policy.max_unedited:.0%} are allowed (publish.max_unedited); edit the text"
    )


_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\w+|[^\w\s]")


def unedited(pairs: Iterable[tuple[str, str]]) -> float:
    """How much of final texts is what the machine drafted: (draft, final) pairs -> 0…1.

    A draft of "" means that a person wrote the final text.

    Longest common subsequence of words (of characters in Chinese and Japanese), divided by the
    longer of the two, weighted by length; after Wikimedia's Content Translation.
    """
    same = total = 0
    for draft, final in pairs:
        a, b = _TOKEN.findall(draft), _TOKEN.findall(final)
        total += max(len(a), len(b))
        same += len(a) if a == b else common(a, b)
    return same / total if total else 0.0


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for left in a:
        before = 0
        for at, right in enumerate(b, 1):
            here = row[at]
            row[at] = before + 1 if left == right else max(here, row[at - 1])
            before = here
    return row[-1]
