"""`l10n fmt`."""

from pathlib import Path

import click


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE.po]…")
@click.option("--check", is_flag=True, help="Only say which files are not in canonical form.")
def fmt_command(files: tuple[Path, ...], *, check: bool) -> None:
    """Bring catalogs into the canonical form, in which a diff shows nothing but words.

    One line a string, no wrapping, our header's order; not one word changes. Without files: all
    catalogs of the workspace. With --check, exits 1 when a file is not canonical: for a
    pre-commit hook.

    Example: l10n fmt --check locales/de/kharkiv-counter-offensive.po
    """
    from contextlib import nullcontext

    from l10n.catalogs import formatting
    from l10n.workspace import Workspace

    holding = nullcontext() if check or files else Workspace.find().lock("l10n fmt")
    with holding:
        odd = formatting.odd(files, check=check)
    for path in odd:
        click.echo(f"{path}: {'is not in canonical form' if check else 'brought into shape'}")
    if check and odd:
        raise SystemExit(1)
