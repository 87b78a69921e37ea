"""The translation memory: every pair ever seen, found again exactly or by likeness.

A cache in `.l10n/memory.sqlite`, made from the catalogs; deleting it loses nothing but time.
"""

from l10n.memory.memory import FILE, VARIANT, Memory
from l10n.memory.news import like
from l10n.memory.pairs import Hit, Pair
from l10n.memory.refresh import opened, refresh

__all__ = ["FILE", "VARIANT", "Hit", "Memory", "Pair", "like", "opened", "refresh"]
