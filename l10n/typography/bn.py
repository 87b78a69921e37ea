"""Bengali: “…” and ‘…’; its own ।."""

from l10n.typography import Typography
from l10n.typography.digits import chosen
from l10n.typography.setting import House, polisher

# shortened words, and the names of Latin letters as initials
_SHORT = """
    ড ডা রেভ মিস ডাঃ মো মোঃ মোছা প্রফে লি কি মি সে নং খ্রি প্রা অ্যাড রেজি সৈ এ বি সি ডি ই এফ জি এইচ আই
    জে কে এল এম এন ও পি কিউ আর এস টি ইউ ভি ডব্লিউ এক্স ওয়াই জেড
"""
_HOUSE = House(
    "bn",
    quotes="“”",
    inner="‘’",
    signs={".": "।"},
    abbreviations=frozenset(_SHORT.split()),
    apostrophe=False,
)
BN = Typography("bn", polisher(_HOUSE), chosen("bn"))
