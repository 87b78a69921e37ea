"""Chinese in simplified characters: “…” and ‘…’;
its own ， 。 ？ ！ ： ；; no spaces between sentences.
"""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher
from l10n.typography.unspaced import closed_up

_HOUSE = House(
    "zh",
    quotes="“”",
    inner="‘’",
    signs={",": "，", ".": "。", "?": "？", "!": "！", ":": "：", ";": "；"},
    dash="——",
    ellipsis="……",
    apostrophe=False,
    steps=(closed_up,),
)
ZH = Typography("zh", polisher(_HOUSE))
