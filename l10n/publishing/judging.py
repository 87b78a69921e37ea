"""What is to be published, composed and judged: one article in the locales that changed."""

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from l10n.publishers import Edition
from l10n.publishing import composing, imprint
from l10n.publishing.archive import archive, story_row
from l10n.publishing.gate import Verdict
from l10n.publishing.planning import Task, inputs
from l10n.publishing.records import Row
from l10n.unreadable import Aside, bearing
from l10n.workspace import Workspace

if TYPE_CHECKING:
    from l10n.inspection import Inspection

_open: dict[int, "Inspection"] = {}


def _inspection(workspace: Workspace, plan: int) -> "Inspection":
    """The checks, which read what they need once a plan."""
    from l10n.inspection import Inspection

    if plan not in _open:
        _open.clear()
        _open[plan] = Inspection(workspace)
    return _open[plan]


def judged(workspace: Workspace, task: Task) -> list[Row]:
    """One article's editions, composed of what the gate accepts, and judged.

    An article or a catalog that cannot be read is judged so, and keeps no other from the public.
    """
    page = cache(partial(composing.sheet, workspace, task.article))
    rows = []
    for locale, signature in task.wanted.items():
        aside: Aside = {}
        with bearing(workspace, [task.article], [locale], aside):
            told = _judged(workspace, page(), locale, task.plan)
        for trouble in aside.values():
            told = Verdict(published=False, reasons=(str(trouble),), broken=True), None, {}
        rows.append(Row(task.article, locale, signature, *told))
    return rows


Told = tuple[Verdict, dict[str, Any] | None, dict[str, str]]


def _judged(workspace: Workspace, page: composing.Sheet, locale: str, plan: int) -> Told:
    """The verdict, what is kept of the edition where it may be public, and what it is made of."""
    catalog = None
    if locale == workspace.settings.source_locale:
        made, verdict = composing.original(workspace, page)
    else:
        checks = _inspection(workspace, plan)
        made, verdict, catalog = composing.judged(workspace, page, locale, checks)
    made_of = inputs(workspace, page.article.path, locale, page.digest)
    if imprint.no_story(page.shown, made.format):
        return Verdict(published=False), None, made_of
    if told := imprint.unfinished(page.shown, made.format):
        return Verdict(published=False, reasons=(told,)), None, made_of
    if not verdict.published:
        return verdict, None, made_of
    story = imprint.story(made, catalog, page)
    document = composing.document(page, made)
    archive(workspace).keep(replace(story, edition=partial(_same, made)), document, made_of)
    return verdict, story_row(story), made_of


def _same(edition: Edition) -> Edition:
    return edition
