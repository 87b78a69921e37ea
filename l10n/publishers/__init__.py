"""Where editions go: one module per publisher, each holds one `Publisher`.

Law: `files` is pure; the same editions give the same files, byte for byte.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from l10n import registry


@dataclass(frozen=True)
class Publisher:
    """`files(editions, settings)` gives the whole output: relative path -> bytes."""

    name: str
    files: Callable[[Sequence[object], Mapping[str, object]], Mapping[str, bytes]]


def publishers() -> dict[str, Publisher]:
    """All publishers by name."""
    return registry.load("l10n.publishers", Publisher)
