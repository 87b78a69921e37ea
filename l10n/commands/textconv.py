"""`l10n textconv`."""

from pathlib import Path

import click


@click.command("textconv")
@click.argument("file", type=click.Path(path_type=Path))
def textconv_command(file: Path) -> None:
    """Show a catalog as words, for 'git diff'; set up by 'l10n merge-driver --install'.

    Example: l10n textconv locales/de/kharkiv-counter-offensive.po
    """
    from l10n import po
    from l10n.catalogs import driver

    click.echo(driver.shown(po.read(file, "en")))
