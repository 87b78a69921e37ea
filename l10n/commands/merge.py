"""`l10n merge`."""

from pathlib import Path

import click

_FILE = click.Path(path_type=Path)


@click.command("merge")
@click.argument("base", type=_FILE)
@click.argument("ours", type=_FILE)
@click.argument("theirs", type=_FILE)
@click.option("--output", "-o", type=_FILE, help="Where to put the result; else OURS.")
def merge_command(base: Path, ours: Path, theirs: Path, output: Path | None) -> None:
    """Merge two versions of a catalog, OURS and THEIRS, that both come from BASE.

    Exits 1 when a sentence waits for a decision between two translations.

    Example: l10n merge sent.po locales/de/kharkiv.po back.po
    """
    from l10n import po
    from l10n.catalogs import driver, reporting

    merged = driver.merged(driver.Versions(base, ours, theirs))
    reporting.replace_file(output or ours, po.render(merged.catalog))
    click.echo(reporting.conflicts(merged.conflicts, str(output or ours)), nl=False)
    if merged.conflicts:
        raise SystemExit(1)
