"""How many things stood at one time, by name: what differs later is found without a row for each.

Files and their stamps, places and what is said of them. A picture is kept under a digest of it, as
long as a sum that some stage made names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from l10n.manifest import Manifest, digest, joined

AT = 16  # characters that tell a picture from any other


@dataclass(frozen=True)
class Picture:
    """Names, and in the same order how each stands; both joined by what is in neither."""

    names: bytes
    stands: bytes

    @classmethod
    def of(cls, things: Mapping[str, bytes]) -> Self:
        return cls(joined(things), b"\0".join(things.values()))

    @cached_property
    def at(self) -> str:
        return digest((self.names, b"\0\0", self.stands)).hex()[:AT]

    def keep(self, kept: Manifest) -> None:
        kept.keep_picture(self.at, self.names, self.stands)

    def apart(self, kept: Manifest, at: str) -> set[str] | None:
        """The names that stand otherwise than `at` that time; None where nobody knows that."""
        if at == self.at:
            return set()
        then = kept.picture(at)
        return None if then is None else {n for n, _ in self.pairs ^ Picture(*then).pairs}

    @cached_property
    def pairs(self) -> set[tuple[str, bytes]]:
        names = self.names.decode("utf-8", "surrogatepass").split("\0")
        return set(zip(names, self.stands.split(b"\0"), strict=False)) if self.names else set()
