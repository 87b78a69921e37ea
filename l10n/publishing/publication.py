"""Publishing: every article and locale through the gate, then all that passed, in one step.

`public/` is the output; `.l10n/publish/` remembers what was published (to go back, and to do
only what changed); `locales/<locale>/published.jsonl` keeps what must outlive any cache.
"""

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from l10n.errors import Trouble
from l10n.publishers import House, Medium, Publication, Publisher, Story, publishers
from l10n.publishing import register, switch
from l10n.publishing.archive import Archive, archive, now, story_from, story_row
from l10n.publishing.planning import Row, Run, in_order, plan, stamp
from l10n.publishing.register import Record, Register
from l10n.settings import Publish
from l10n.workspace import PUBLIC, SOURCE, Workspace


@dataclass(frozen=True)
class Issue:
    """One publication in the making: what was public `before`, the registers, and its time."""

    workspace: Workspace
    registers: Mapping[str, Register]
    before: Mapping[str, Story]
    at: str

    @cached_property
    def policies(self) -> Mapping[str, Publish]:
        settings = self.workspace.settings
        return {locale: settings.of(locale).publish for locale in self.registers}

    @classmethod
    def begin(cls, workspace: Workspace, at: str = "") -> "Issue":
        registers = {locale: register.read(workspace, locale) for locale in locales(workspace)}
        return cls(workspace, registers, live(workspace), at or now())


def locales(workspace: Workspace) -> tuple[str, ...]:
    """The source's own locale first, then all others."""
    return tuple(dict.fromkeys((workspace.settings.source_locale, *workspace.settings.locales)))


def live(workspace: Workspace) -> dict[str, Story]:
    """What is public now, by "<locale>/<article>"."""
    memory = archive(workspace)
    rows = memory.load("live.json") or {}
    return {name: memory.remembered(row) for name, row in rows.items()}


# ---- decide: what will be published ----------------------------------------------------------


@dataclass(frozen=True)
class Wish:
    """What a publication is about: the articles and locales named, or all where none are."""

    articles: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()
    new_slug: bool = False

    def covers(self, row: Row) -> bool:
        named = not self.articles or row.article in self.articles
        return named and (not self.locales or row.locale in self.locales)


ALL = Wish()


@dataclass(frozen=True)
class Decision:
    """`outcome` is published, filled, kept (the last good edition), held, withdrawn, taken back."""

    row: Row
    outcome: str
    story: Story | None = None
    before: Story | None = None

    @property
    def was_public(self) -> bool:
        return self.before is not None

    @property
    def changed(self) -> bool:
        return self.story is not self.before and self.story != self.before


def decide(issue: Issue, row: Row, wish: Wish = ALL) -> Decision:
    """A row's fate, with slug and dates fixed; what the wish does not cover stays as it is."""
    last = issue.before.get(row.name)
    if not wish.covers(row):
        return Decision(row, "published" if last else "held", last, last)
    outcome, story = _fate(issue, row, last, wish)
    return Decision(row, outcome, story, last)


def _fate(issue: Issue, row: Row, last: Story | None, wish: Wish) -> tuple[str, Story | None]:
    """What becomes of a row, and the story that is public then."""
    book = issue.registers[row.locale]
    known = book.of(row.article)
    policy = issue.policies[row.locale]
    if known.withdrawn:
        return "withdrawn", None
    if row.imprint and row.imprint["digest"] not in known.rejected:
        outcome = "filled" if row.verdict.filled else "published"
        if last and not wish.new_slug and _same(row.imprint, last, known):
            return outcome, last
        new = story_from(row.imprint)
        story = named(new, book, issue.at, latin=policy.slugs == "latin", anew=wish.new_slug)
        return outcome, dated(story, book, last, issue.at)
    if row.imprint:
        return "taken back", last
    if last and policy.incomplete == "last-good":
        return "kept", replace(last, stale=last.stale or _older(row, last))
    return "held", None


def _same(new: Mapping[str, Any], last: Story, known: Record) -> bool:
    """Would it be published exactly as it is public now?"""
    mine = (new["digest"], new["stale"], new["published"] or known.first)
    return (*mine, known.slug, known.old_slugs) == (
        last.digest, last.stale, last.published, last.slug, last.old_slugs,
    )  # fmt: skip


def _older(row: Row, last: Story) -> bool:
    return not row.inputs.get("source", "").startswith(last.version)


def named(story: Story, book: Register, at: str, *, latin: bool, anew: bool) -> Story:
    """With its slug, frozen at first publication."""
    record = book.of(story.key)
    if anew or not record.slug:
        wanted = register.slug(story.slug or story.title, latin=latin)
        record = book.name(story.key, wanted, at, anew=anew)
    return replace(story, slug=record.slug, old_slugs=record.old_slugs)


def dated(story: Story, book: Register, last: Story | None, at: str) -> Story:
    """With the dates of its first publication and of its last change."""
    published = story.published or book.of(story.key).first
    changed = max(story.modified, published)
    if last is not None:  # a change that left no date of its own is dated now
        same = last.digest == story.digest
        changed = last.modified if same else changed if changed > last.modified else at
    return replace(story, published=published, modified=changed)


# ---- publish ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Report:
    decisions: list[Decision]
    outcome: switch.Outcome | None


def publish(
    workspace: Workspace,
    wish: Wish = ALL,
    *,
    dry: bool = False,
    run: Run = in_order,
    render: switch.Render = switch.one_by_one,
) -> Report:
    """Everything that passes the gate, made public; `dry`: only what would be."""
    with _seldom_collected():
        return _publish(workspace, wish, dry=dry, run=run, render=render)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Looking for circles in what is remembered of thousands of editions took half of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _publish(
    workspace: Workspace, wish: Wish, *, dry: bool, run: Run, render: switch.Render
) -> Report:
    issue = Issue.begin(workspace)
    rows = plan(workspace, workspace.articles(), locales(workspace), run)
    decisions = [decide(issue, row, wish) for row in rows]
    if dry:
        return Report([d for d in decisions if wish.covers(d.row)], None)
    stories = {d.row.name: d.story for d in decisions if d.story}
    inputs = {row.name: row.inputs for row in rows}
    outcome = release(issue, stories, inputs, render)
    return Report([d for d in decisions if wish.covers(d.row)], outcome)


def release(
    issue: Issue,
    stories: Mapping[str, Story],
    inputs: Mapping[str, Mapping[str, str]],
    render: switch.Render = switch.one_by_one,
) -> switch.Outcome:
    """Make exactly `stories` public, and remember how it was; `inputs`: hashes for the manifest."""
    workspace, memory = issue.workspace, archive(issue.workspace)
    make = _publisher(workspace)
    made_of = {**(memory.load("made_of.json") or {}), **{n: dict(row) for n, row in inputs.items()}}
    outcome = switch.publish(
        switch.Trees(workspace.root / PUBLIC, memory.folder / "spare", memory.folder),
        make.files(_publication(issue, memory, stories)),
        lambda hashes: _manifest(make.name, stories, made_of, hashes),
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
        memory.save("made_of.json", made_of)
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
    dressed = tuple(
        story if story is issue.before.get(name) else memory.dressed(story)
        for name, story in sorted(stories.items())
    )
    return Publication(house, dressed, media(issue.workspace, dressed), gone)


def media(workspace: Workspace, stories: Iterable[Story]) -> dict[str, Medium]:
    """The pictures that stories show and that are there, inside `source/`."""
    top = (workspace.root / SOURCE).resolve()
    found = {}
    for path in sorted({picture for story in stories for picture in story.pictures}):
        place = (top / path).resolve()
        if place.is_relative_to(top) and place.is_file() and place.suffix.lower() in PICTURES:
            found[path] = Medium(stamp(place), place.read_bytes)
    return found


def missing_pictures(workspace: Workspace, stories: Iterable[Story]) -> list[tuple[str, str]]:
    """(article, picture) that originals show and that are not in `source/`."""
    originals = [story for story in stories if story.original]
    there = media(workspace, originals)
    return [
        (story.key, picture)
        for story in originals
        for picture in story.pictures
        if picture not in there
    ]


PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})


def _manifest(
    publisher: str,
    stories: Mapping[str, Story],
    inputs: Mapping[str, Mapping[str, str]],
    hashes: Mapping[str, str],
) -> bytes:
    """`editions.json`: what is published, made of what, with hashes."""
    rows = [_listed(stories[name], inputs.get(name, {})) for name in sorted(stories)]
    files = json.dumps(dict(hashes), ensure_ascii=False, separators=(",\n", ": "))
    lines = (
        f'{{"publisher": {_json(publisher)},\n"editions": [',
        ",\n".join(map(_json, rows)),
        '],\n"files": {',
        files[1:-1],
        "}}\n",
    )
    return "\n".join(lines).encode()


_json = json.JSONEncoder(ensure_ascii=False).encode  # one for all: making it takes longer


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
