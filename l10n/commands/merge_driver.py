"""`l10n merge-driver`."""

from pathlib import Path

import click

_FILE = click.Path(path_type=Path)


@click.command("merge-driver")
@click.argument("base", required=False, type=_FILE, metavar="%O")
@click.argument("ours", required=False, type=_FILE, metavar="%A")
@click.argument("theirs", required=False, type=_FILE, metavar="%B")
@click.argument("path", required=False, default="", metavar="[%P]")
@click.option("--install", is_flag=True, help="Set it up in this clone, once.")
def merge_driver_command(
    base: Path | None, ours: Path | None, theirs: Path | None, path: str, *, install: bool
) -> None:
    """Merge catalogs for git, message by message; git calls this.

    The result replaces %A and is always valid. Where two people translated a sentence
    differently, the newer stands, fuzzy, and the other is kept in a comment; 'l10n check' lists
    what waits for a decision.

    Example: l10n merge-driver --install
    """
    from l10n import po
    from l10n.catalogs import driver, reporting

    if install:
        for line in driver.install(Path.cwd()):
            click.echo(line)
        return
    if base is None or ours is None or theirs is None:
        raise click.UsageError("git gives %O %A %B; to set it up: l10n merge-driver --install")
    merged = driver.merged(driver.Versions(base, ours, theirs, path))
    reporting.replace_file(ours, po.render(merged.catalog))
    click.echo(reporting.conflicts(merged.conflicts, path or str(ours)), err=True, nl=False)
