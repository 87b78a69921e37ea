"""Find the plugins of a room: the values of one contract in its modules."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules
from types import ModuleType
from typing import Protocol, TypeVar

from l10n.errors import Trouble


class Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=Named)


@cache
def load(room: str, contract: type[T]) -> dict[str, T]:
    """All plugins of the package `room`, by name: its own files first, then installed ones.

    Third parties add one through an entry point of the group `room`, e.g. "l10n.engines".
    """
    plugins: dict[str, T] = {}
    for module in _modules(room):
        for value in vars(module).values():
            if not isinstance(value, contract):
                continue
            if plugins.setdefault(value.name, value) is not value:
                raise Trouble(
                    f"{room}: two plugins are named {value.name!r}; remove {module.__name__}"
                )
    return plugins


def _modules(room: str) -> Iterator[ModuleType]:
    for info in sorted(iter_modules(import_module(room).__path__), key=lambda info: info.name):
        yield import_module(f"{room}.{info.name}")
    for point in sorted(entry_points(group=room), key=lambda point: point.name):
        yield point.load()
