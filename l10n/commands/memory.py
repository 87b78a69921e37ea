"""`l10n memory search|import|export|report`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from l10n.console import say

if TYPE_CHECKING:
    from l10n.memory import Hit, Memory
    from l10n.workspace import Workspace

LOCALES = click.option(
    "--locale", "-l", multiple=True, metavar="LOCALE", help="Only this locale; may be repeated."
)


@click.group("memory")
def memory_command() -> None:
    """The translation memory: every sentence ever translated here, found again.

    It is made from the catalogs, kept in .l10n/ and brought up to date by every command that uses
    it; deleting it loses nothing but time.

    Example: l10n memory search "The town was freed." --locale de
    """


def _opened() -> tuple["Workspace", "Memory"]:
    from l10n.memory import opened
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    return workspace, opened(workspace, say)


@memory_command.command("search")
@click.argument("text")
@LOCALES
@click.option("--limit", default=5, show_default=True, help="At most so many for each locale.")
@click.option(
    "--least",
    default=60,
    show_default=True,
    type=click.IntRange(1, 100),
    help="How like TEXT a sentence must be; 100 is the same.",
)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def search(text: str, locale: tuple[str, ...], limit: int, least: int, shape: str) -> None:
    """Show translations of TEXT and of sentences like it, people's before drafts.

    Example: l10n memory search "Russian troops left Izium." --locale pt_BR
    """
    workspace, memory = _opened()
    source_locale = workspace.settings.source_locale
    hits = [
        hit
        for code in workspace.locales(locale)
        for hit in memory.fuzzy(text, source_locale, code, least / 100, limit)
    ]
    if shape == "json":
        click.echo(json.dumps([_row(hit) for hit in hits], ensure_ascii=False, indent=1))
        return
    for hit in hits:
        click.echo(_shown(hit))
    if not hits:
        say("nothing like it; try --least 40")


def _row(hit: "Hit") -> dict[str, object]:
    return {
        "score": round(hit.score, 3),
        "locale": hit.locale,
        "state": hit.state,
        "source": hit.source,
        "target": hit.target,
        "article": hit.article,
        "origin": hit.origin,
        "engine": hit.engine or None,
    }


def _shown(hit: "Hit") -> str:
    kind = f"{hit.state}, {hit.engine}" if hit.engine and not hit.human else str(hit.state)
    head = f"{int(100 * hit.score):3} {hit.locale} · {kind} · {hit.origin or hit.article}"
    return f"{head}\n    {hit.source}\n    {hit.target}"


@memory_command.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Take in TMX files of other tools (OmegaT, Weblate, Trados, …).

    The language of a file is matched with the workspace's: its EN-US is your "en". Name the file in
    l10n.toml ([memory] tmx) to have it read again whenever the memory is made anew.

    Example: l10n memory import agency.tmx
    """
    from l10n.memory import exchange

    workspace, memory = _opened()
    for path in files:
        real = path.resolve()
        inside = real.is_relative_to(workspace.root)
        origin = real.relative_to(workspace.root).as_posix() if inside else path.name
        count, left_out = exchange.load(memory, path, origin, workspace.settings)
        rest = f"; {left_out} units without a pair of texts left out" if left_out else ""
        click.echo(f"{path}: {count} pairs{rest}")
        if origin not in workspace.settings.memory.tmx:
            where = origin if inside else f"tm/{path.name}"
            copy = "" if inside else f"copy it to {where} and "
            say(f"to keep it for good, {copy}add to l10n.toml:  [memory]  tmx = [{where!r}]")


@memory_command.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@LOCALES
@click.option("--drafts", is_flag=True, help="Machine drafts too, marked as such.")
def export(file: Path | None, locale: tuple[str, ...], *, drafts: bool) -> None:
    """Write the memory as TMX 1.4b to FILE, or to standard output.

    Example: l10n memory export de.tmx --locale de
    """
    from l10n import tmx
    from l10n.memory import exchange

    workspace, memory = _opened()
    codes = workspace.locales(locale)
    units = map(exchange.unit, exchange.pairs(memory, codes, drafts=drafts))
    with exchange.written(file) as out:
        count = tmx.write(out, units, workspace.settings.source_locale)
    say(f"{count} pairs written")


@memory_command.command("report")
@LOCALES
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def report(locale: tuple[str, ...], shape: str) -> None:
    """Show, for each engine and locale, how much people changed its drafts.

    A draft is recorded when the memory first sees it, and compared with the text that a person
    stands behind now. "unchanged": drafts that stand as they were; "changed": the share of letters
    that people changed (edit distance), median and mean.

    Example: l10n memory report --locale pt_BR
    """
    from l10n.memory.effort import report as effort

    workspace, memory = _opened()
    rows = effort(memory, workspace.locales(locale))
    if shape == "json":
        table = [
            {
                "locale": row.locale,
                "engine": row.engine,
                "sentences": row.sentences,
                "unchanged": round(row.unchanged, 4),
                "median": round(row.median, 4),
                "mean": round(row.mean, 4),
            }
            for row in rows
        ]
        click.echo(json.dumps(table, ensure_ascii=False, indent=1))
        return
    if not rows:
        say("no draft has become a translation yet")
        return
    click.echo(
        f"{'locale':8} {'engine':28} {'sentences':>9} {'unchanged':>9}  changed: median  mean"
    )
    for row in rows:
        click.echo(
            f"{row.locale:8} {row.engine:28} {row.sentences:9} {row.unchanged:9.0%}"
            f" {row.median:16.1%} {row.mean:5.1%}"
        )
