"""`l10n build`."""

import click

from l10n.console import progress, say, selection


@click.command("build")
@click.option(
    "--reviewed-only",
    is_flag=True,
    help="Only text that a person has accepted; the source's own words elsewhere.",
)
@selection
def build_command(
    articles: tuple[str, ...], locale: tuple[str, ...], *, reviewed_only: bool
) -> int:
    """Put articles together again, in every language: editions/<tag>/<article>.

    Drafts are part of it and marked as what they are: in <article>.json beside each edition,
    sentence by sentence, and in the front matter of Markdown. Nothing of it is public; that is
    'l10n publish'.

    Example: l10n build source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n.edition import notice
    from l10n.publishing import composing
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    paths, codes = workspace.articles(articles), workspace.locales(locale)
    changed = 0
    with workspace.lock("l10n build"), progress(paths, "build") as bar:
        for path in bar:
            page = composing.sheet(workspace, path)
            for code in codes:
                made = composing.compose(workspace, page, code, reviewed_only=reviewed_only)
                for problem in made.problems:
                    say(f"{workspace.shown(workspace.source_path(path))}: {code}: {problem}")
                if composing.write(workspace, page, made):
                    changed += 1
                    place = workspace.shown(workspace.edition_path(code, path))
                    told = notice(made)
                    click.echo(f"{place}{f': {told}' if told else ''}")
    total = len(paths) * len(codes)
    click.echo(
        f"{changed} of {total} editions written" if changed else f"{total} editions as before"
    )
    return changed
