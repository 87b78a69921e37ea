"""Who writes the first draft: one module per engine, each holds one `Engine`.

Law: `translate` returns as many texts as it was given, in order, or raises `Trouble`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from l10n import registry


class Translate(Protocol):
    def __call__(self, texts: Sequence[str], /) -> list[str]: ...


@dataclass(frozen=True)
class Engine:
    """`connect(source, target, settings)` gives a ready translator for one language pair.

    Locales are spelt the gettext way (en, pt_BR, zh_Hans); an engine maps them to its own
    codes. `connect` returns None when the engine does not know the pair, and raises `Trouble`
    when it knows it but cannot work (no key, no model), with the way to get one.
    """

    name: str
    connect: Callable[[str, str, Mapping[str, object]], Translate | None]


def engines() -> dict[str, Engine]:
    """All engines by name."""
    return registry.load("l10n.engines", Engine)
