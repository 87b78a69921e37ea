"""`l10n segments FILE`."""

import json
from pathlib import Path

import click


@click.command("segments")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--locale", default="en", show_default=True, help="The language FILE is written in.")
@click.option(
    "--unit",
    type=click.Choice(["sentence", "paragraph"]),
    default="sentence",
    show_default=True,
)
@click.option("--encoding", default="", help="Of a FILE that is not UTF-8 and does not say so.")
def segments_command(files: tuple[Path, ...], locale: str, unit: str, encoding: str) -> None:
    """Show what of FILE would be translated, as JSON lines.

    Each line has the segment's text, its start and end (character offsets into the file's text) and
    its role. Works outside a workspace.

    Example: l10n segments source/kharkiv-counter-offensive.txt
    """
    from l10n import article
    from l10n.settings import Formats, Segmentation, Settings

    settings = Settings(locale, (), Segmentation(unit), Formats(encoding=encoding))
    for path in files:
        for s in article.segments(str(path), _bytes(path), settings):
            row = {"text": s.text, "start": s.start, "end": s.end, "role": s.role}
            click.echo(json.dumps(row, ensure_ascii=False))


def _bytes(path: Path) -> bytes:
    from l10n.errors import Trouble

    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"cannot be read: {error.strerror}; name an article file", path) from None
