"""Which drafts still stand as an engine of ours left them; the others may hold a person's work."""

from collections.abc import Collection

from l10n.drafting.store import Store, key
from l10n.model import Catalog, Entry, State


def remember(
    store: Store, article: str, catalog: Catalog, keys: Collection[tuple[str, str]]
) -> None:
    """Keep the drafts of these keys as they stand now."""
    store.remember(
        (_key(article, catalog.locale, entry), entry.target)
        for entry in catalog.entries
        if entry.state is State.DRAFT and entry.key in keys
    )


def untouched(store: Store, article: str, catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The keys of drafts that are as we made them; of others we cannot know, and say no."""
    drafts = {
        _key(article, catalog.locale, entry): entry
        for entry in catalog.entries
        if entry.state is State.DRAFT
    }
    made = store.made(drafts)
    return frozenset(e.key for name, e in drafts.items() if made.get(name) == e.target)


def _key(article: str, locale: str, entry: Entry) -> str:
    return key("made", article, locale, entry.context, entry.source)
