"""Plain text: paragraphs parted by blank lines, as a publisher's page gives an article."""

import re
from collections.abc import Sequence

from l10n.formats import Format, Options
from l10n.model import Block, Role

_LINE = re.compile(r"[^\n]+")


def split(text: str, _options: Options) -> Sequence[Block]:
    """Each line that holds a letter is a block."""
    return [
        Block(
            m.group().strip(),
            m.start() + _lead(m.group()),
            m.start() + len(m.group().rstrip()),
            Role.PARAGRAPH,
            n,
        )
        for n, m in enumerate(_LINE.finditer(text), 1)
        if m.group().strip()
    ]


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def dress(_block: Block, target: str) -> str:
    return " ".join(target.split())


TEXT = Format("text", frozenset({".txt"}), split, dress)
