"""The memory's doors to other tools: TMX in, TMX out."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import groupby
from pathlib import Path
from sqlite3 import Connection
from typing import IO, Any

from l10n import tmx
from l10n.errors import Trouble
from l10n.memory.memory import STATES, Memory
from l10n.memory.pairs import Pair
from l10n.model import State
from l10n.settings import Settings

PAGE = 500  # sources read at once

_PAIRS = """
select source.id, pair.locale, pair.context, pair.run = file.run as live, source.text, pair.target,
    source.locale, pair.state, pair.article, pair.engine, file.origin, pair.author, pair.changed
from (select * from source where id > ? order by id limit ?) as source
join pair on pair.source = source.id join file on file.id = pair.file
order by source.id, pair.locale, pair.context, live desc, pair.state desc, pair.run desc,
    file.origin, pair.mark
"""


def load(memory: Memory, path: Path, origin: str, settings: Settings) -> tuple[int, int]:
    """Take in a TMX file; the numbers of pairs, and of units that were left out.

    Pairs that an earlier reading of the same file brought stay, as not current.
    """
    memory.reread(origin)
    try:
        with path.open("rb") as file:
            reader = tmx.Reader(file, path, (settings.source_locale, *settings.locales))
            count = memory.add(_of(unit, origin) for unit in reader)
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}", path) from None
    return count, reader.left_out


def _of(unit: tmx.Unit, origin: str) -> Pair:
    """Reviewed is what the workspace's ledger says, never what a file says of itself."""
    told, machine = unit.properties, unit.author == tmx.MACHINE
    state = State.DRAFT if machine or told.get("x-state") == State.DRAFT else State.TRANSLATED
    return Pair(
        source=unit.source,
        target=unit.target,
        source_locale=unit.source_locale,
        locale=unit.locale,
        state=state,
        article=told.get("x-article", ""),
        context=told.get("x-context", ""),
        engine=told.get("x-engine", "machine") if state is State.DRAFT else "",
        origin=origin,
        author="" if machine else unit.author,
        changed=unit.changed,
    )


def unit(pair: Pair) -> tmx.Unit:
    """A pair as TMX has it; what machines wrote is marked the way other tools do."""
    machine = pair.state is State.DRAFT
    properties = {
        "x-article": pair.article,
        "x-context": pair.context,
        "x-state": pair.state.value,
        "x-engine": pair.engine if machine else "",
    }
    author = tmx.MACHINE if machine else pair.author
    return tmx.Unit(
        pair.source,
        pair.target,
        pair.source_locale,
        pair.locale,
        properties,
        author,
        pair.changed,
    )


def pairs(memory: Memory, locales: Iterable[str] = (), *, drafts: bool = False) -> Iterator[Pair]:
    """What the memory holds, in order: of each sentence what is current, else what was last.

    People's work only, unless `drafts` are asked for.
    """
    wanted, last = set(locales), 0
    while rows := memory.store.run(partial(_rows, after=last)):
        last = rows[-1][0]
        for _, group in groupby(rows, key=lambda row: row[:3]):
            found = [(bool(row[3]), _pair(row)) for row in group]
            if not wanted or found[0][1].locale in wanted:
                yield from _best(found, drafts=drafts)


def _rows(db: Connection, after: int) -> list[tuple[Any, ...]]:
    return db.execute(_PAIRS, (after, PAGE)).fetchall()


def _pair(row: tuple[Any, ...]) -> Pair:
    _, locale, context, _, source, target, source_locale, state, article, *rest = row
    engine, origin, author, changed = rest
    return Pair(
        source=source,
        target=target,
        source_locale=source_locale,
        locale=locale,
        state=STATES[state],
        article=article,
        context=context,
        engine=engine,
        origin=origin,
        author=author,
        changed=changed,
    )


def _best(found: list[tuple[bool, Pair]], *, drafts: bool) -> Iterable[Pair]:
    """The translations to give away of one source, locale and context; `found` is best first."""
    human = [one for one in found if one[1].state is not State.DRAFT]
    some = human or (found if drafts else [])
    current = [pair for live, pair in some if live] or [pair for _, pair in some[:1]]
    return {pair.target: pair for pair in reversed(current)}.values()


@contextmanager
def written(path: Path | None) -> Iterator[IO[bytes]]:
    """A file to write that stands at `path` when it is whole, and not before; None: the screen."""
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            name = Path(file.name)
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                name.chmod(0o644)
                name.replace(path)
            except BaseException:
                name.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise Trouble(f"cannot be written: {error.strerror}", path) from None
