"""Chinese and Japanese are set without spaces between their signs and sentences."""

import re

from l10n.typography.setting import House

_WIDE = r"\u3040-\u30ff\u4e00-\u9fff\u3001-\u3011\uff01-\uff1f"
_GAP = re.compile(rf"(?<=[。！？，、；：」』）])[ \u3000]+(?=[{_WIDE}「『“‘（A-Za-z0-9])")
_BRACKETS = re.compile(
    r"(?<=[\u3040-\u30ff\u4e00-\u9fff]) ?\(([^()]*[\u3040-\u30ff\u4e00-\u9fff][^()]*)\)"
)


def closed_up(text: str, _house: House) -> str:
    return _GAP.sub("", _BRACKETS.sub(r"（\1）", text))
