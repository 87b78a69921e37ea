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

    Third parties add one through an entry point of the group `room`, e.g. "l10n.engines", that
    names the plugin ("package.module:PLUGIN") or a module that holds some.
    """
    plugins: dict[str, T] = {}
    for origin, value in _values(room):
        if not isinstance(value, contract):
            continue
        if plugins.setdefault(value.name, value) is not value:
            raise Trouble(f"{room}: two plugins are named {value.name!r}; remove {origin}")
    return plugins


def _values(room: str) -> Iterator[tuple[str, object]]:
    """All that a plugin may be, and where it comes from."""
    names = sorted(info.name for info in iter_modules(import_module(room).__path__))
    own = ((f"{room}.{name}", import_module(f"{room}.{name}")) for name in names)
    points = sorted(entry_points(group=room), key=lambda point: point.name)
    for origin, found in (*own, *((point.value, point.load()) for point in points)):
        inside = vars(found).values() if isinstance(found, ModuleType) else (found,)
        yield from ((origin, value) for value in inside)
