"""How many things stood at one time, by name: what differs later is found without a row for each.

Files and their stamps, places and what is said of them. A picture is kept under a digest of it, as
long as a sum that some stage made names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from operator import ne
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
        row = kept.picture(at)
        if row is None:
            return None
        then = type(self)(*row)
        if then.names == self.names:
            stands = self.stands.split(b"\0"), then.stands.split(b"\0")
            return set(compress(self._listed, map(ne, *stands)))
        return {name for name, _ in self.things.items() ^ then.things.items()}

    @property
    def things(self) -> dict[str, bytes]:
        """How each of the names stands."""
        return dict(zip(self._listed, self.stands.split(b"\0"), strict=False))

    @property
    def _listed(self) -> list[str]:
        return self.names.decode("utf-8", "surrogatepass").split("\0") if self.names else []
