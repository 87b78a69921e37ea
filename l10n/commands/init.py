"""`l10n init`."""

from pathlib import Path

import click

GITIGNORE = ".l10n/\neditions/\npublic/\n"
GITATTRIBUTES = """\
source/** -text
locales/**/*.po text eol=lf
locales/**/*.review.jsonl merge=union
locales/**/published.jsonl merge=union
"""


@click.command("init")
@click.argument("folder", default=".", type=click.Path(path_type=Path), metavar="[DIR]")
@click.option(
    "--source-locale", default="en", show_default=True, help="What articles are written in."
)
@click.option(
    "--locale", "-l", "codes", multiple=True, metavar="LOCALE", help="A locale to translate into."
)
def init_command(folder: Path, source_locale: str, codes: tuple[str, ...]) -> None:
    """Make a workspace in DIR: a commented l10n.toml, source/ for articles, locales/ for catalogs.

    Files that are there already stay as they are.

    Example: l10n init news -l pt_BR -l uk -l de
    """
    from importlib.resources import files

    from l10n import locales, settings
    from l10n.workspace import LOCALES, SOURCE, Workspace

    source_locale, *targets = map(locales.spelt, (source_locale, *codes))
    for code in (source_locale, *targets):
        locales.parse(code)
    folder.mkdir(parents=True, exist_ok=True)
    workspace = Workspace(folder.resolve(), settings.Settings())
    for name in (SOURCE, LOCALES):
        (folder / name).mkdir(exist_ok=True)
    template = files("l10n").joinpath("data", "l10n.toml").read_text("utf-8")
    listed = ", ".join(f'"{code}"' for code in dict.fromkeys(targets) or ("pt_BR", "uk", "de"))
    text = template.replace("SOURCE_LOCALE", source_locale).replace("LOCALES", listed)
    for name, content in {
        settings.FILE: text,
        ".gitignore": GITIGNORE,
        ".gitattributes": GITATTRIBUTES,
    }.items():
        path = workspace.root / name
        if path.exists():
            click.echo(f"{folder / name}: stays as it is")
        else:
            workspace.write(path, content.encode())
            click.echo(f"{folder / name}: written")
    click.echo(f"Put articles into {folder / SOURCE}, then run 'l10n run'.")
