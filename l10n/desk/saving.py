"""A person saves a sentence: an entry of the catalog, a line of the ledger, or nothing at all."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from threading import Lock
from time import monotonic, sleep

from l10n import catalogs, ledger, ledgers, po
from l10n.catalogs.deciding import approved, sent_back
from l10n.catalogs.sync import settled
from l10n.desk import sheet
from l10n.desk.sheet import PLACES, mark, version
from l10n.errors import Trouble
from l10n.model import Catalog, Entry, State
from l10n.workspace import Workspace

TOOL = "l10n desk"
PATIENCE = 5.0  # seconds to wait for a command that is writing
_one_at_a_time = Lock()


class Act(StrEnum):
    """What a person does with a sentence."""

    SAVE = "save"  # it is translated: the person stands behind it
    KEEP = "keep"  # the text is kept, and still needs work
    APPROVE = "approve"  # a second look: reviewed, bound to these very words
    REJECT = "reject"  # back to the translator


@dataclass(frozen=True)
class Wish:
    """What was sent: which entry, in which version it was seen, and what it shall say."""

    mark: str
    version: str
    act: Act
    text: str
    comment: str | None = None  # None: the page did not show it
    reason: str = ""


class GoneError(Exception):
    """The sentence is no longer in the article."""


class RefusedError(Exception):
    """Nothing was saved, and the reason is something the person can change."""


class ConflictError(Exception):
    """Somebody else changed the entry since the person saw it."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("somebody else changed this sentence meanwhile")
        self.entry = entry


def save(workspace: Workspace, locale: str, name: str, wish: Wish, by: str) -> None:
    """Carry out a wish, or raise one of the three errors above with every file as it was."""
    with _turn(workspace):
        catalog = sheet.catalog(workspace, locale, name)
        known = {mark(entry): entry for entry in catalog.current().values()}
        if wish.mark not in known:
            raise GoneError("this sentence is no longer in the article")
        old = known[wish.mark]
        if version(old) != wish.version:
            raise ConflictError(old)
        new = _done(old, wish, by)
        if new == old and wish.act is not Act.APPROVE:
            return
        ledgers.append(workspace, locale, name, [_said(old, new, wish, by)])
        entries = tuple(new if entry is old else entry for entry in catalog.entries)
        signed = _signed(replace(catalog, entries=entries), by)
        _store(workspace, locale, name, signed)


def _done(old: Entry, wish: Wish, by: str) -> Entry:
    text = wish.text.replace("\r\n", "\n").strip("\n")
    if not text.strip():
        raise RefusedError("an empty translation replaces nothing; the text stays as it was")
    comment = old.comment if wish.comment is None else wish.comment.replace("\r\n", "\n").strip()
    entry = replace(old, target=text, comment=comment)
    if wish.act is Act.APPROVE:
        return approved(entry)
    if wish.act is Act.REJECT:
        return sent_back(entry, by, wish.reason)
    if wish.act is Act.SAVE:
        same = old.state is State.REVIEWED and text == old.target
        return entry if same else settled(replace(entry, state=State.TRANSLATED))
    if old.state is State.DRAFT and text == old.target:
        return entry
    return replace(entry, state=State.STALE, draft="")  # no longer a machine's words alone


def _said(old: Entry, new: Entry, wish: Wish, by: str) -> dict[str, str]:
    """The ledger's line; it keeps the words that gave way."""
    said = ledger.line(replace(new, state=old.state), wish.act, by, TOOL, new.state)
    if old.target not in {"", new.target}:
        said["was"] = old.target
    if old.comment not in {"", new.comment}:
        said["comment"] = old.comment
    return {**said, "reason": wish.reason} if wish.reason else said


def _signed(catalog: Catalog, by: str) -> Catalog:
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000")
    said = {"PO-Revision-Date": now, "Last-Translator": by}
    return replace(catalog, header={**catalog.header, **said})


def _store(workspace: Workspace, locale: str, name: str, catalog: Catalog) -> None:
    if name == PLACES:
        workspace.write(workspace.places_path(locale), po.render(catalog))
    else:
        catalogs.save(workspace, locale, name, catalog)


@contextmanager
def _turn(workspace: Workspace) -> Iterator[None]:
    """The workspace's lock, waited for a little: a person should not meet a passing command."""
    with _one_at_a_time, ExitStack() as held:
        end = monotonic() + PATIENCE
        while not _taken(held, workspace, last=monotonic() > end):
            sleep(0.1)
        yield


def _taken(held: ExitStack, workspace: Workspace, *, last: bool) -> bool:
    try:
        held.enter_context(workspace.lock(TOOL))
    except Trouble:
        if last:
            raise
        return False
    return True
