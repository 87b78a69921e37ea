"""`l10n desk`."""

import click


@click.command("desk")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8020,
    show_default=True,
    help="0: any free one.",
)
@click.option("--by", default="", metavar="NAME", help="Who works here; else git's user.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
def desk_command(port: int, by: str, *, browse: bool) -> None:
    """Open the review desk: articles beside their translations, in a browser on this machine.

    Each save changes one entry of one PO file and adds a line to its ledger. Only who opens the
    printed address gets in; to work from elsewhere, forward the port with ssh.

    Example: l10n desk --open
    """
    import secrets
    import socket

    import uvicorn

    from l10n import ledger
    from l10n.desk import application
    from l10n.errors import Trouble
    from l10n.workspace import Workspace

    workspace, token = Workspace.find(), secrets.token_urlsafe(24)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as here:
        here.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            here.bind(("127.0.0.1", port))
        except OSError as error:
            why = f"port {port} cannot be used: {error.strerror}; name another with --port"
            raise Trouble(why) from None
        address = f"http://127.0.0.1:{here.getsockname()[1]}/?token={token}"
        app = application(workspace, by or ledger.person(workspace.root), token)
        click.echo(f"{address}  (Ctrl+C ends it)")
        if browse:
            click.launch(address)
        config = uvicorn.Config(
            app, log_level="critical", access_log=False, server_header=False, lifespan="off"
        )
        uvicorn.Server(config).run(sockets=[here])
