"""What could be published now: every article and locale, composed and judged where it changed."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from posixpath import splitext
from typing import TYPE_CHECKING, Any

import l10n
from l10n.publishers import Edition
from l10n.publishing import composing, imprint
from l10n.publishing.archive import archive, story_row
from l10n.publishing.gate import Verdict
from l10n.workspace import LOCALES, Workspace

if TYPE_CHECKING:
    from l10n.inspection import Inspection


@dataclass(frozen=True)
class Task:
    """An article and the locales in which something about it changed."""

    article: str
    wanted: Mapping[str, str]  # locale -> signature of what its edition is made of
    plan: int = 0  # what the tasks of one plan have in common


@dataclass(frozen=True)
class Row:
    """What became of one article in one locale: its signature, verdict and imprint.

    The imprint is kept as it is remembered: thousands of stories that did not change are none.
    """

    article: str
    locale: str
    signature: str
    verdict: Verdict
    imprint: Mapping[str, Any] | None = None
    inputs: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.locale}/{self.article}"


Run = Callable[[Workspace, list[Task]], Iterable[list[Row]]]


def stamp(path: Path | str) -> str:
    try:
        found = os.stat(path)  # noqa: PTH116 - 60,000 times, without a Path for each
    except OSError:
        return "-"
    return f"{found.st_mtime_ns}.{found.st_size}"


def _code() -> str:
    """Changes when the program does: editions are then composed anew."""
    top = Path(l10n.__file__).parent
    stamps = sorted(f"{p.relative_to(top)} {stamp(p)}" for p in top.rglob("*.py"))
    return sha256("\n".join(stamps).encode()).hexdigest()[:16]


def signatures(workspace: Workspace, article: str, locales: Iterable[str]) -> dict[str, str]:
    """What an article's editions are made of, without reading it: times, sizes, settings."""
    source = workspace.mark(article).decode()
    top = f"{workspace.root / LOCALES}"
    stem = splitext(article)[0]
    return {
        locale: "|".join(
            (
                source,
                stamp(f"{top}/{locale}/{stem}.po"),
                stamp(f"{top}/{locale}/{stem}.review.jsonl"),
            )
        )
        for locale in locales
    }


def _ground(workspace: Workspace, locale: str) -> str:
    """What all editions of a locale depend on."""
    policy = repr(workspace.settings.of(locale))
    return sha256(f"{stamp(workspace.places_path(locale))}{policy}".encode()).hexdigest()[:16]


def plan(
    workspace: Workspace, articles: Iterable[str], locales: tuple[str, ...], run: Run
) -> list[Row]:
    """A row for every article and locale, composed anew only where something changed."""
    known: dict[str, Any] = archive(workspace).load("plan.json") or {}
    code = _code()
    grounds = {locale: f"{code}|{_ground(workspace, locale)}" for locale in locales}
    rows: dict[str, Row] = {}
    tasks = []
    at = time.time_ns()
    for article in articles:
        signed = signatures(workspace, article, locales)
        wanted = {}
        for locale, signature in signed.items():
            whole = f"{grounds[locale]}|{signature}"
            row = known.get(f"{locale}/{article}")
            if row and row["signature"] == whole:
                rows[f"{locale}/{article}"] = _row_from(row)
            else:
                wanted[locale] = whole
        if wanted:
            tasks.append(Task(article, wanted, at))
    fresh = {row.name: row for made in run(workspace, tasks) for row in made}
    if fresh:
        archive(workspace).save(
            "plan.json", known | {name: _row_of(row) for name, row in fresh.items()}
        )
    return [row for _, row in sorted((rows | fresh).items())]


def _row_of(row: Row) -> dict[str, Any]:
    return {
        "article": row.article,
        "locale": row.locale,
        "signature": row.signature,
        "verdict": asdict(row.verdict),
        "story": row.imprint,
        "inputs": dict(row.inputs),
    }


def _row_from(row: Mapping[str, Any]) -> Row:
    told = row["verdict"]
    verdict = Verdict(told["published"], told["filled"], tuple(told["reasons"]))
    return Row(
        row["article"], row["locale"], row["signature"], verdict, row["story"], row["inputs"]
    )


def in_order(workspace: Workspace, tasks: list[Task]) -> Iterable[list[Row]]:
    return (judged(workspace, task) for task in tasks)


_open: dict[int, "Inspection"] = {}


def _inspection(workspace: Workspace, plan: int) -> "Inspection":
    """The checks, which read what they need once a plan."""
    from l10n.inspection import Inspection

    if plan not in _open:
        _open.clear()
        _open[plan] = Inspection(workspace)
    return _open[plan]


def judged(workspace: Workspace, task: Task) -> list[Row]:
    """One article's editions, composed of what the gate accepts, and judged."""
    page = composing.sheet(workspace, task.article)
    kept = archive(workspace)
    rows = []
    for locale, signature in task.wanted.items():
        if locale == workspace.settings.source_locale:
            made, verdict, inputs = composing.original(workspace, page)
            catalog = None
        else:
            made, verdict, inputs, catalog = composing.judged(
                workspace, page, locale, _inspection(workspace, task.plan)
            )
        known = None
        told = imprint.unfinished(page.shown, made.format)
        if told:
            verdict = Verdict(published=False, reasons=(told,))
        if verdict.published:
            story = imprint.story(made, catalog, page.shown, page.digest)
            document = composing.document(page, made)
            kept.keep(replace(story, edition=partial(_same, made)), document)
            known = story_row(story)
        rows.append(Row(task.article, locale, signature, verdict, known, inputs))
    return rows


def _same(edition: Edition) -> Edition:
    return edition
