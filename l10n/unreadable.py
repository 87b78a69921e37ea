"""A file that cannot be read: its articles are set aside, and keep no other from its work."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from l10n.errors import Trouble
from l10n.workspace import Workspace

Aside = dict[tuple[str, str], Trouble]  # by article and locale, what is wrong with a file of theirs


@contextmanager
def bearing(
    workspace: Workspace, articles: Collection[str], locales: Collection[str], aside: Aside
) -> Iterator[None]:
    """Work on these articles in these locales; a broken file of theirs ends it and sets them aside.

    Trouble with any other file is raised: it would end the work on any article.
    """
    try:
        yield
    except Trouble as trouble:
        pairs = [(article, locale) for article in articles for locale in locales]
        if not any(workspace.concerns(trouble, *pair) for pair in pairs):
            raise
        aside.update(dict.fromkeys(pairs, trouble))
