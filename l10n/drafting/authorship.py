"""Which drafts still stand as an engine of ours left them; the others may hold a person's work.

Kept beside each is its first wording, so that names which are changed and changed back in
`places.po` leave no trace in it. The same is kept of drafts from elsewhere (`MENDED`) once a name
in them was brought up to date; that makes them no drafts of ours.
"""

from collections.abc import Mapping

from l10n.drafting.store import Store, key
from l10n.model import Catalog, Entry, State

Key = tuple[str, str]
MADE, MENDED = "made", "mended"


def remember(
    store: Store, article: str, catalog: Catalog, first: Mapping[Key, str], how: str = MADE
) -> None:
    """Keep the drafts as they stand now, those that have a `first` wording with it."""
    store.remember(
        (
            _name(how, article, catalog.locale, entry),
            entry.target,
            first.get(entry.key, entry.target),
        )
        for entry in catalog.entries
        if entry.state is State.DRAFT and entry.key in first
    )


def untouched(store: Store, article: str, catalog: Catalog, how: str = MADE) -> dict[Key, str]:
    """The first wording of drafts that are as we left them; of others we cannot know."""
    drafts = {
        _name(how, article, catalog.locale, entry): entry
        for entry in catalog.entries
        if entry.state is State.DRAFT
    }
    made = store.made(drafts)
    return {
        entry.key: made[name][1]
        for name, entry in drafts.items()
        if name in made and made[name][0] == entry.target
    }


def _name(how: str, article: str, locale: str, entry: Entry) -> str:
    return key(how, article, locale, entry.context, entry.source)
