"""`l10n review`: approve, reject, log, evidence."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from l10n.console import selection

F = TypeVar("F", bound=Callable[..., Any])


@click.group("review")
def review_command() -> None:
    """Say who read which translation: the ledger beside each catalog.

    Example: l10n review approve source/kharkiv-counter-offensive.txt --locale uk
    """


def _deciding(command: F) -> F:
    by = click.option("--by", default="", metavar="NAME", help="Who decides; else git's user.")
    which = click.option(
        "--sentence",
        "sentences",
        multiple=True,
        metavar="SOURCE",
        help="Only this source sentence.",
    )
    return selection(by(which(command)))


@review_command.command("approve")
@_deciding
@click.option("--drafts", is_flag=True, help="Drafts and stale sentences too: you read them all.")
def approve_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    by: str,
    sentences: tuple[str, ...],
    *,
    drafts: bool,
) -> None:
    """Approve translations: a second person read them beside the source and stands by them.

    Without --sentence, all that is translated; drafts only when asked for.

    Example: l10n review approve source/kharkiv-counter-offensive.txt -l uk --by "Olha Bondar"
    """
    from l10n.catalogs import deciding

    _each(articles, locale, deciding.approve, by, sentences=sentences, drafts=drafts)


@review_command.command("reject")
@_deciding
@click.option("--reason", default="", help="What the translator should know.")
def reject_command(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    by: str,
    sentences: tuple[str, ...],
    reason: str,
) -> None:
    """Send translations back: they are fuzzy again, the text stays.

    Example: l10n review reject source/a.md -l de --sentence "It held." --reason "too literal"
    """
    from l10n.catalogs import deciding

    if not sentences and not articles:
        raise click.UsageError("name an article, or sentences")
    _each(articles, locale, deciding.reject, by, sentences=sentences, reason=reason)


def _each(
    articles: tuple[str, ...],
    locale: tuple[str, ...],
    decide: Callable[..., Any],
    by: str,
    **said: object,
) -> None:
    from l10n import ledger
    from l10n.catalogs import deciding
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    decision = deciding.Decision(by or ledger.person(workspace.root), **said)  # type: ignore[arg-type]
    with workspace.lock("l10n review"):
        for article in workspace.articles(articles):
            for code in workspace.locales(locale):
                if workspace.catalog_path(code, article).exists():
                    done = decide(workspace, code, article, decision)
                    click.echo(
                        f"{article} {code}: {done.decided} decided, {done.left} not approved"
                    )


@review_command.command("log")
@selection
@click.option("--json", "as_json", is_flag=True, help="The ledger's own lines.")
def log_command(articles: tuple[str, ...], locale: tuple[str, ...], *, as_json: bool) -> None:
    """Show what was decided, by whom and when.

    Example: l10n review log source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n import ledgers
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    for article in workspace.articles(articles):
        for code in workspace.locales(locale):
            for said in ledgers.read(workspace, code, article):
                click.echo(json.dumps(said, ensure_ascii=False) if as_json else _told(said))


def _told(said: dict[str, str]) -> str:
    reason = f" ({said['reason']})" if said.get("reason") else ""
    return (
        f"{said.get('at', '')[:16]} {said.get('by', '')}: {said.get('action', '')}{reason}: "
        f"{said.get('source', '')} → {said.get('target', '')}"
    )


@review_command.command("evidence")
@click.argument("article", type=click.Path())
@click.option("--locale", "-l", required=True, metavar="LOCALE")
def evidence_command(article: str, locale: str) -> None:
    """Print, as JSON, that people reviewed an article's translation, and which text it was.

    The EU's AI Act, article 50(4), asks publishers of machine-written news for it. Exits 1 when
    a sentence in the article is not reviewed.

    Example: l10n review evidence source/kharkiv-counter-offensive.txt --locale uk
    """
    from l10n.catalogs import attesting
    from l10n.workspace import Workspace

    workspace = Workspace.find()
    [name], [code] = workspace.articles([article]), workspace.locales([locale])
    found = attesting.evidence(workspace, name, code)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    if found["reviewed"] != found["sentences"]:
        raise SystemExit(1)
