"""`l10n preview`."""

import click

from l10n import console


@click.command("preview")
@console.selection
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8010,
    show_default=True,
    help="0: any free one.",
)
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
def preview_command(
    articles: tuple[str, ...], locale: tuple[str, ...], port: int, *, browse: bool
) -> None:
    """Show every edition as it would be read, drafts too, at an address only this machine sees.

    Pages are made when they are asked for and load again when a source, a catalog or the names
    of places change. Nothing is published: no page may be indexed, and none is written.

    Example: l10n preview source/floods.md -l uk --port 8010
    """
    from l10n.publishing.preview import Preview, serve
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    named = workspace.articles(articles) if articles else ()
    preview = Preview(workspace, named, workspace.locales(locale) if locale else ())
    with serve(preview, port) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(f"{address}  (Ctrl+C ends it)")
        if browse:
            click.launch(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
