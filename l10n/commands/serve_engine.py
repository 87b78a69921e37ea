"""`l10n serve-engine`."""

import click

from l10n.console import say


@click.command("serve-engine")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=5055,
    show_default=True,
    help="0 takes a free one.",
)
@click.option("--engine", "-e", "engines", multiple=True, metavar="ENGINE", help="Only these "
              "engines; otherwise firefox and apertium.")  # fmt: skip
def serve_engine_command(host: str, port: int, engines: tuple[str, ...]) -> None:
    """Serve this machine's engines to others, as LibreTranslate does.

    One machine drafts for the whole newsroom: others set [engine.libretranslate] url. With
    L10N_SERVER_KEY in the environment, clients must send that key; without one the service
    listens on this machine only.

    Example: l10n serve-engine --port 5055
    """
    import os

    from l10n import serving
    from l10n.errors import Trouble

    key = os.environ.get("L10N_SERVER_KEY", "")
    if not key and host not in {"127.0.0.1", "localhost", "::1"}:
        raise Trouble("other machines need a key; put one into the environment: L10N_SERVER_KEY")
    desk = serving.Desk(engines or serving.DRAFTERS, key)
    if not desk.languages:
        raise Trouble("no engine is at hand; 'l10n draft --help' names them")
    with serving.server(desk, host, port) as server:
        say(f"serving {desk.pairs} language pairs at http://{host}:{server.server_address[1]}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("stopped")
