"""`l10n places …`."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from l10n.console import selection
from l10n.errors import Trouble

if TYPE_CHECKING:
    from l10n.changed import Look
    from l10n.places import Place
    from l10n.places.gazetteer import Gazetteer
    from l10n.places.names import Names

SHOWN = 6  # candidates listed


@click.group("places")
def places_command() -> None:
    """One name for every place, in every locale.

    Example: l10n places name --locale de Харків Ізюм
    """


@places_command.command("name")
@click.argument("names", nargs=-1, metavar="[NAME]…")
@click.option("--locale", required=True, help="The locale whose names are wanted.")
@click.option(
    "--from", "source", default="", help="The language NAME is in; else by its letters: Київ, Kyiv."
)
@click.option("--exonyms", type=click.Choice(["use", "avoid"]), help="Custom's names, or native.")
@click.option("--table", default="", help="Another transcription table, as in pl_trad.")
@click.option("--origin", is_flag=True, help="Show where each name comes from.")
def name_command(names: tuple[str, ...], locale: str, source: str, **choice: Any) -> None:  # noqa: ANN401
    """The names that LOCALE uses, one per line; names from standard input without any NAME.

    Works outside a workspace; inside one, its places.po and l10n.toml are followed.

    Example: l10n places name --locale de Харків Ізюм
    """
    from l10n import locales
    from l10n.places.lookup import Lookup, likely

    locales.parse(locale)
    known = _names(locale.replace("-", "_"), choice["exonyms"], choice["table"])
    lookups: dict[str, Lookup] = {}
    for given in names or _lines(sys.stdin):
        language = locales.language(source) if source else likely(given)
        lookup = lookups.setdefault(language, Lookup(known, language))
        found = lookup.name(given)
        click.echo(f"{found.text}\t{found.origin}" if choice["origin"] else found.text)
    for warning in (line for lookup in lookups.values() for line in lookup.warnings):
        click.echo(warning, err=True)


def _lines(lines: Iterable[str]) -> Iterable[str]:
    return (line.rstrip("\r\n") for line in lines)


def _names(locale: str, exonyms: str | None, table: str) -> "Names":
    """The locale's names by the workspace here, or by the defaults outside one."""
    from l10n import naming
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


@places_command.command("list")
@selection
def list_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> None:
    """The places the articles name, with their id, kind, and name in each locale.

    Example: l10n places list --locale de
    """
    from l10n import naming
    from l10n.places.gazetteer import english
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    codes = workspace.locales(locale)
    names = {code: naming.names(workspace, code) for code in codes}
    for place in naming.named_in(workspace, workspace.articles(articles)):
        said = (f"{code}={names[code].approved(place).text}" for code in codes)
        click.echo("\t".join((place.id, english(place), place.native, place.kind, *said)))


@places_command.command("add")
@click.argument("native")
@click.option("--kind", default="city", show_default=True, help="city, village, river, region, …")
@click.option("--language", default="uk", show_default=True, help="The language of NATIVE.")
@click.option("--country", default="", help="ISO 3166 code.")
@click.option(
    "--id", "identity", default="", help="A Wikidata, GeoNames or KATOTTG id; else made of NATIVE."
)
@click.option("--english", default="", help="Its English name; else by rule.")
@click.option("--name", "names", multiple=True, metavar="LOCALE=NAME", help="As in de=Warschau.")
def add_command(native: str, names: tuple[str, ...], **given: str) -> None:
    """Teach the workspace a place that is not built in; kept in locales/places.tsv.

    A town or village of Ukraine is taken from the codifier, in Ukrainian or in English letters,
    and is then found in the articles without "village of" before it.

    Example: l10n places add Warszawa --language pl --country PL --english Warsaw --name de=Warschau
    """
    from l10n import naming
    from l10n.places.own import Own
    from l10n.workspace import Workspace

    pairs = dict(name.split("=", 1) for name in names if "=" in name)
    if len(pairs) < len(names):
        raise click.BadParameter("write a name as LOCALE=NAME, as in de=Warschau")
    workspace = Workspace.find()
    known = naming.gazetteer(workspace)
    place = _meant(known, native, given)
    with workspace.lock("l10n places add"):
        naming.add(workspace, [Own(place, pairs)])
    where = ", ".join(part for part in (place.kind, known.where(place)) if part)
    click.echo(
        f"{place.id}: {place.native} ({where}) is known; 'l10n run' finds it in the articles"
    )


def _meant(known: "Gazetteer", native: str, given: dict[str, str]) -> "Place":
    """The place of the codifier that NATIVE names, or a new one as the options describe it."""
    from l10n.places import Place
    from l10n.places.lookup import likely
    from l10n.places.own import slug

    identity, language, english = given["identity"], given["language"], given["english"]
    chosen = known.by_id(identity) if identity else None
    if chosen is None and language == "uk" and not identity:
        towns = known.settled(native)
        if len(towns) > 1:
            raise Trouble(f"{native} may be {_some(towns, known.where)}; say which with --id")
        chosen = towns[0] if towns else None
        if chosen is None and likely(native) == "en":
            raise Trouble(
                f"no place of Ukraine is {native} in English; give its native name, with "
                "--language where it is not Ukrainian"
            )
    if chosen is not None:
        return replace(chosen, english=english or chosen.english)
    return Place(identity or slug(english or native), native, given["kind"], given["country"],
                 "", language, english)  # fmt: skip


@places_command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--ids", default="", help="Only these ids, comma-separated (GeoNames, Wikidata).")
@click.option(
    "--language", default="", help="The language of the native names, where FILE has none."
)
def import_command(file: Path, ids: str, language: str) -> None:
    """Take places and their names from FILE: GeoNames alternateNamesV2, Wikidata JSON, or TSV.

    Places come to locales/places.tsv; their names count more than rules, less than places.po.

    Example: l10n places import alternateNamesV2.txt --ids 756135,2950159
    """
    from l10n import naming
    from l10n.places import importing
    from l10n.places.gazetteer import Gazetteer
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    wanted = frozenset(part.strip() for part in ids.split(",") if part.strip())
    given = importing.read(file, wanted, language)
    found = importing.identified(given, Gazetteer())
    same = sum(one.place.id != other.place.id for one, other in zip(given, found, strict=True))
    with workspace.lock("l10n places import"):
        naming.add(workspace, found)
    names = sum(len(own.names) for own in found)
    known = f"; {same} of them were built in and keep their id" if same else ""
    click.echo(f"{len(found)} places with {names} names imported{known}")


@places_command.command("check")
@selection
def check_command(articles: tuple[str, ...], locale: tuple[str, ...]) -> None:
    """Is every place named one way? Exit code 1 when a locale names one in two.

    Names in the sources that several places answer to are listed with what to write in l10n.toml;
    that is exit code 1, too, unless all of them are called alike.

    Example: l10n places check --locale pl
    """
    from l10n import consistency
    from l10n.changed import Look
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look, codes = Look(workspace, workspace.articles(articles)), workspace.locales(locale)
    doubts = [*_doubts(look)]
    found = [line for line, grave in doubts if grave]
    for row, code in consistency.split(consistency.rows(look, codes)):
        ways = ", ".join(f"{way.name} × {way.count}" for way in row.ways[code])
        where = sorted({use.article for way in row.ways[code] for use in way.uses})
        found.append(
            f"{code}: {row.english}: {ways}; approved: {row.approved[code]} ({', '.join(where)})"
        )
    for line in found or ["every place is named one way"]:
        click.echo(line)
    for line in (line for line, grave in doubts if not grave):
        click.echo(line)
    look.complain()
    if found:
        sys.exit(1)


def _doubts(look: "Look") -> Iterator[tuple[str, bool]]:
    """What a person has to decide, and whether a name depends on it."""
    from l10n import consistency, naming

    where = naming.gazetteer(look.workspace).where
    told: set[str] = set()
    for doubt in consistency.undecided(look):
        if doubt.form in told:
            continue
        told.add(doubt.form)
        some = _some(doubt.candidates, where)
        yield (
            (
                f"source/{doubt.article}:{doubt.line}: {doubt.form} may be {some}; say which in "
                f'l10n.toml, [places.identity]: "{doubt.form}" = "{doubt.candidates[0].id}"'
            ),
            doubt.grave,
        )


def _some(places: Sequence["Place"], where: Callable[["Place"], str]) -> str:
    """The places with id and oblast, the first few of them."""
    some = "; ".join(f"{place.native} ({place.id}, {where(place)})" for place in places[:SHOWN])
    return some + (f" and {len(places) - SHOWN} more" if len(places) > SHOWN else "")


@places_command.command("report")
@selection
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file instead of the screen.",
)
def report_command(
    articles: tuple[str, ...], locale: tuple[str, ...], form: str, output: Path | None
) -> None:
    """What every locale calls every place, with counts, forms and sentences.

    Example: l10n places report --format html --output places.html
    """
    from l10n import consistency
    from l10n.changed import Look
    from l10n.places import report
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    look, codes = Look(workspace, workspace.articles(articles)), workspace.locales(locale)
    picture = consistency.rows(look, codes)
    if form == "json":
        made = report.as_json(picture)
    else:
        made = (report.html if form == "html" else report.text)(picture, codes)
    if output is None:
        click.echo(made)
    else:
        try:
            output.write_text(f"{made}\n", "utf-8")
        except OSError as error:
            raise Trouble(f"cannot be written: {error.strerror}", output) from None
        click.echo(f"{output}: {len(picture)} places in {len(codes)} locales", err=True)
    look.complain()
