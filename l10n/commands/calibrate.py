"""`l10n calibrate`."""

import click

from l10n.console import say


@click.command("calibrate")
@click.option("--locale", "-l", multiple=True, metavar="LOCALE", help="Only this locale.")
@click.option("--engine", "-e", "engines", multiple=True, metavar="ENGINE", help="Instead of the "
              "engines in l10n.toml.")  # fmt: skip
def calibrate_command(locale: tuple[str, ...], engines: tuple[str, ...]) -> None:
    """Measure which stand-in names an engine leaves alone, and use those from now on.

    What an engine would break (a code, a word with letters it does not know) is hidden behind an
    invented name while it translates. Engines that cost money are asked some 200 sentences.

    Example: l10n calibrate --locale pt_BR
    """
    from l10n import article
    from l10n.drafting import calibration, work
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    read = [article.of(workspace, name) for name in workspace.articles()[:3]]
    carriers = calibration.sentences([s.text for one in read for s in one.segments])
    for code in workspace.locales(locale):
        routes, why = work.ways(workspace.settings, code, engines)
        for reason in () if routes else why:
            say(f"{code}: {reason}")
        for route in routes:
            rates = calibration.survival(route, carriers)
            good = calibration.pool(rates)
            calibration.keep(workspace, route.label, good)
            click.echo(f"{code}: {route.label}: {len(good)} of {len(rates)} names come through")
            for line in calibration.shown(rates):
                click.echo(f"  {line}")
