"""Hungarian: „…” and »…«."""

from l10n.typography import Typography
from l10n.typography.setting import House, polisher

_HOUSE = House(
    "hu",
    quotes="„”",
    inner="»«",
    dated=True,
)
HU = Typography("hu", polisher(_HOUSE))
