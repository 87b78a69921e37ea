"""Publishing: every article and locale through the gate, then all that passed, in one step.

`public/` is the output; `.l10n/publish/` remembers what was published (to go back, and to do
only what changed); `locales/<locale>/published.jsonl` keeps what must outlive any cache.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from l10n import register, switch
from l10n.archive import Archive, archive, now, story_from, story_row
from l10n.errors import Trouble
from l10n.planning import Row, Run, in_order, plan, stamp
from l10n.publishers import House, Medium, Publication, Publisher, Story, publishers
from l10n.register import Register
from l10n.workspace import PUBLIC, SOURCE, Workspace


@dataclass(frozen=True)
class Issue:
    """One publication in the making: what was public `before`, the registers, and its time."""

    workspace: Workspace
    registers: Mapping[str, Register]
    before: Mapping[str, Story]
    at: str

    @classmethod
    def begin(cls, workspace: Workspace, at: str = "") -> "Issue":
        registers = {locale: register.read(workspace, locale) for locale in locales(workspace)}
        return cls(workspace, registers, live(workspace), at or now())


def locales(workspace: Workspace) -> tuple[str, ...]:
    """The source's own locale first, then all others."""
    return tuple(dict.fromkeys((workspace.settings.source_locale, *workspace.settings.locales)))


def live(workspace: Workspace) -> dict[str, Story]:
    """What is public now, by "<locale>/<article>"."""
    rows = archive(workspace).load("live.json") or {}
    return {name: story_from(row) for name, row in rows.items()}


# ---- decide: what will be published ----------------------------------------------------------


@dataclass(frozen=True)
class Decision:
    """`outcome` is published, filled, kept (the last good edition), held, withdrawn, taken back."""

    row: Row
    outcome: str
    story: Story | None = None


def decide(issue: Issue, row: Row) -> Decision:
    """A row's fate, with slug and dates fixed."""
    book, last = issue.registers[row.locale], issue.before.get(row.name)
    known = book.of(row.article)
    policy = issue.workspace.settings.of(row.locale).publish
    if known.withdrawn:
        return Decision(row, "withdrawn")
    if row.story and row.story.digest not in known.rejected:
        outcome = "filled" if row.verdict.filled else "published"
        return Decision(row, outcome, dated(row.story, book, last, issue.at, policy.slugs))
    if row.story:
        return Decision(row, "taken back", last)
    if last and policy.incomplete == "last-good":
        return Decision(row, "kept", replace(last, stale=last.stale or _older(row, last)))
    return Decision(row, "held")


def _older(row: Row, last: Story) -> bool:
    return not row.inputs.get("source", "").startswith(last.version)


def dated(story: Story, book: Register, last: Story | None, at: str, slugs: str) -> Story:
    """With its frozen slug, the date of its first publication, and that of its last change."""
    wanted = register.slug(story.slug or story.title, latin=slugs == "latin")
    record = book.name(story.key, wanted, at)
    same = last is not None and last.digest == story.digest
    published = story.published or record.first
    changed = story.modified or (last.modified if last and same else at)
    return replace(
        story,
        slug=record.slug,
        old_slugs=record.old_slugs,
        published=published,
        modified=max(changed, published),
    )


# ---- publish ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    decisions: list[Decision]
    outcome: switch.Outcome | None


def publish(
    workspace: Workspace,
    *,
    dry: bool = False,
    run: Run = in_order,
    render: switch.Render = switch.one_by_one,
    at: str = "",
) -> Report:
    """Everything that passes the gate, made public; `dry`: only what would be."""
    issue = Issue.begin(workspace, at)
    rows = plan(workspace, workspace.articles(), locales(workspace), run)
    decisions = [decide(issue, row) for row in rows]
    if dry:
        return Report(decisions, None)
    stories = {d.row.name: d.story for d in decisions if d.story}
    inputs = {row.name: row.inputs for row in rows}
    return Report(decisions, release(issue, stories, inputs, render))


def release(
    issue: Issue,
    stories: Mapping[str, Story],
    inputs: Mapping[str, Mapping[str, str]],
    render: switch.Render = switch.one_by_one,
) -> switch.Outcome:
    """Make exactly `stories` public, and remember how it was; `inputs`: hashes for the manifest."""
    workspace, memory = issue.workspace, archive(issue.workspace)
    make = _publisher(workspace)
    outcome = switch.publish(
        switch.Trees(workspace.root / PUBLIC, memory.folder / "spare", memory.folder),
        make.files(_publication(issue, memory, stories)),
        lambda hashes: _manifest(make.name, stories, inputs, hashes),
        render,
    )
    for book in issue.registers.values():
        register.write(workspace, book)
    changes = _changes(issue.before, stories)
    if changes:
        history = memory.load("history.json") or []
        memory.save("history.json", [*history, {"at": issue.at, "changes": changes}])
    if changes or outcome.changed:
        memory.save("live.json", {name: story_row(s) for name, s in stories.items()})
    return outcome


def _publisher(workspace: Workspace) -> Publisher:
    name = workspace.settings.publish.publisher
    found = publishers().get(name)
    if found is None:
        known = ", ".join(sorted(publishers()))
        raise Trouble(f"unknown publisher {name!r} in [publish]; known: {known}", "l10n.toml")
    return found


def _changes(
    before: Mapping[str, Story], after: Mapping[str, Story]
) -> dict[str, tuple[str | None, str | None]]:
    found = {}
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        digests = (old.digest if old else None, new.digest if new else None)
        if digests[0] != digests[1]:
            found[name] = digests
    return found


def _publication(issue: Issue, memory: Archive, stories: Mapping[str, Story]) -> Publication:
    settings = issue.workspace.settings
    house = House(
        settings.publish.name,
        settings.publish.url.rstrip("/"),
        settings.source_locale,
        settings.locales,
        settings.publish.editor,
    )
    gone = tuple(
        (book.locale, slug)
        for book in issue.registers.values()
        for record in book.records.values()
        if record.withdrawn and record.slug
        for slug in (record.slug, *record.old_slugs)
    )
    dressed = tuple(memory.dressed(stories[name]) for name in sorted(stories))
    return Publication(house, dressed, _media(issue.workspace, dressed), gone)


def _media(workspace: Workspace, stories: Iterable[Story]) -> dict[str, Medium]:
    """The pictures that stories show and that are there, inside `source/`."""
    top = (workspace.root / SOURCE).resolve()
    found = {}
    for path in sorted({picture for story in stories for picture in story.pictures}):
        place = (top / path).resolve()
        if place.is_relative_to(top) and place.is_file() and place.suffix.lower() in PICTURES:
            found[path] = Medium(stamp(place), place.read_bytes)
    return found


PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})


def _manifest(
    publisher: str,
    stories: Mapping[str, Story],
    inputs: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, str],
) -> bytes:
    """`editions.json`: what is published, made of what, with hashes."""
    rows = [_listed(stories[name], inputs.get(name, {})) for name in sorted(stories)]
    data = {"publisher": publisher, "editions": rows, "files": dict(hashes)}
    return (json.dumps(data, ensure_ascii=False, indent=0) + "\n").encode()


def _listed(story: Story, inputs: Mapping[str, str]) -> dict[str, object]:
    same = inputs.get("source", "").startswith(story.version)
    return {
        "article": story.key,
        "locale": story.locale,
        "slug": story.slug,
        "digest": story.digest,
        "machine": story.machine,
        "partial": story.partial,
        "stale": story.stale,
        "made_of": dict(inputs) if same else {"source": story.version},
    }
