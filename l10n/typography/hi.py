"""Hindi: “…” and ‘…’; its own ।."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

# shortened words, and the names of Latin letters as initials
_SHORT = """
    डॉ डा मि श्रीम प्रो पं श्री सुश्री मो कि मी सें से रु नं सं ई पू स्व लि प्रा कं एड जन ले इं ए बी सी
    डी एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड
"""
_HOUSE = House(
    "hi",
    quotes="“”",
    inner="‘’",
    signs={".": "।"},
    abbreviations=frozenset(_SHORT.split()),
    apostrophe=False,
)
HI = Typography("hi", polisher(_HOUSE), chosen("hi"))
