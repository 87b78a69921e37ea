"""`l10n places …`."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from l10n.places.names import Names


@click.group("places")
def places_command() -> None:
    """One name for every place, in every locale.

    Example: l10n places name --locale de Харків Ізюм
    """


@places_command.command("name")
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--locale", required=True, help="The locale whose names are wanted.")
@click.option("--from", "source", default="uk", show_default=True, help="The language NAME is in.")
@click.option("--exonyms", type=click.Choice(["use", "avoid"]), help="Custom's names, or native.")
@click.option("--table", default="", help="Another transcription table, as in pl_trad.")
@click.option("--origin", is_flag=True, help="Show where each name comes from.")
def name_command(names: tuple[str, ...], locale: str, source: str, **choice: Any) -> None:  # noqa: ANN401
    """The names that LOCALE uses, one per line; names from standard input without any NAME.

    Works outside a workspace; inside one, its places.po and l10n.toml are followed.

    Example: l10n places name --locale de Харків Ізюм
    """
    from l10n import locales
    from l10n.places.lookup import Lookup

    locales.parse(locale)
    known = _names(locale.replace("-", "_"), choice["exonyms"], choice["table"])
    lookup = Lookup(known, locales.language(source))
    for given in names or _lines(sys.stdin):
        found = lookup.name(given)
        click.echo(f"{found.text}\t{found.origin}" if choice["origin"] else found.text)
    for warning in lookup.warnings:
        click.echo(warning, err=True)


def _lines(lines: Iterable[str]) -> Iterable[str]:
    return (line.rstrip("\r\n") for line in lines)


def _names(locale: str, exonyms: str | None, table: str) -> "Names":
    """The locale's names by the workspace here, or by the defaults outside one."""
    from dataclasses import replace

    from l10n import naming
    from l10n.errors import Trouble
    from l10n.places.gazetteer import Gazetteer
    from l10n.places.names import Names, Policy
    from l10n.workspace import Workspace

    try:
        workspace = Workspace.find()
    except Trouble:
        return Names(locale, Gazetteer(), Policy(exonyms or "use", table))
    found = naming.names(workspace, locale)
    policy = replace(
        found.policy, exonyms=exonyms or found.policy.exonyms, table=table or found.policy.table
    )
    return Names(locale, found.gazetteer, policy, found.confirmed)
