"""`l10n import`."""

from pathlib import Path

import click


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--locale", "-l", default="", help="Its language, where the file does not say it.")
@click.option("--article", default="", help="The article, where the file does not say it.")
@click.option(
    "--reviewed-by",
    default="",
    metavar="NAME",
    help="A person who read all of it and stands by it.",
)
def import_command(files: tuple[Path, ...], locale: str, article: str, reviewed_by: str) -> None:
    r"""Take over catalogs that came back, and documents translated before.

    A catalog (.po) is merged with what became of ours since the translator got
    it. Of a document (kharkiv.de.md) each sentence comes to that of the article
    which it translates, for you to confirm. A folder stands for the files in it,
    by the paths of their articles. Exits 1 when a sentence waits for a decision
    between two translations.

    \b
    Examples: l10n import ~/kharkiv-de.po --reviewed-by "Ana Souza"
              l10n import --locale de ../old-site/content/de
    """
    from l10n.catalogs import reporting, returning, whose
    from l10n.errors import Trouble
    from l10n.model import file_of
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    code = workspace.locales([locale])[0] if locale else ""
    named = workspace.articles([article]) if article else ("",)
    name = named[0] if len(named) == 1 else file_of(named[0])  # a file stands for all of its own
    known, waiting, troubles = whose.Articles(workspace), 0, []
    with workspace.lock("l10n import"):
        for sent in whose.sent(files):
            try:
                for done in returning.bring(known, sent, code, name, reviewed_by):
                    where = workspace.shown(workspace.catalog_path(done.locale, done.article))
                    for notice in done.notices:
                        click.echo(f"{where}: {notice}")
                    click.echo(f"{where}: {done.taken} translations taken from {sent.file}")
                    click.echo(reporting.conflicts(done.conflicts, str(where)), nl=False)
                    waiting += len(done.conflicts)
            except Trouble as trouble:  # the other files are taken over
                troubles.append(str(trouble))
    if troubles:
        raise Trouble("\n".join(troubles))
    if waiting:
        raise SystemExit(1)
