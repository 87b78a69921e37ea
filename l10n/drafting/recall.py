"""What the memory has for an entry, before any engine is asked."""

from functools import partial

from l10n.draft import Recall, Recalled
from l10n.drafting.segment import Scene
from l10n.memory import Hit, Memory
from l10n.model import Entry


def from_memory(memory: Memory, scene: Scene, article: str, similar: int) -> Recall:
    """A person's translation of this very text, or of one with other figures or names; else, of
    one that is alike, something to look at.
    """

    def recall(entry: Entry) -> Recalled | None:
        pair = entry.source, scene.source, scene.target
        exact = memory.exact(*pair, context=entry.context, article=article)
        if exact and exact[0].human:
            return Recalled(exact[0].target, _label("memory", exact[0], article))
        variant = memory.variant(*pair, names=partial(_names, scene=scene))
        if variant:
            return Recalled(variant.target, _label("memory, adapted", variant, article))
        alike = (hit for hit in memory.fuzzy(*pair, threshold=similar / 100) if hit.human)
        hit = next(alike, None)
        return Recalled(suggestion=f"{hit.source} → {hit.target}") if hit else None

    return recall


def _label(what: str, hit: Hit, article: str) -> str:
    """The draft's note: where the translation comes from, when that is elsewhere."""
    origin = hit.article or hit.origin
    return what if origin in {"", article} else f"{what} · from {origin}"


def _names(source: str, scene: Scene) -> dict[str, str]:
    """The places of the source and what the locale calls them."""
    if not scene.view:
        return {}
    return {m.form: called for m in scene.mentions(source) if (called := scene.called(m))}
