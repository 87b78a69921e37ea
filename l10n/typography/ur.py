"""Urdu: ”…“ and ’…‘; its own ، ؛ ؟ ۔."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

# shortened words, and the names of Latin letters as initials
_SHORT = """
    ڈاکٹر پروفیسر ص ع اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی
    ڈبلیو ایکس وائی زیڈ
"""
_HOUSE = House(
    "ur",
    quotes="”“",
    inner="’‘",
    signs={",": "،", ";": "؛", "?": "؟", ".": "۔"},
    abbreviations=frozenset(_SHORT.split()),
    apostrophe=False,
)
UR = Typography("ur", polisher(_HOUSE), chosen("ur"))
