"""Names in a locale's own script, where a language has two: 基輔 and 基辅, Kijev and Кијев."""

import unicodedata

from l10n.places.pivots import serbian_latin

# the characters our Chinese names are written with; 里 and 托 stay in names
SIMPLIFIED = (
    "万东丰乌乔亚伦兰兹内农凯别区华卢历叶图奥孙宁宾尔岛峡库强扬旧晓杰汉泽济温灿热琼"
    "纳纽绍维缅缪罗聂聪脉苏莱萨诺谢贝贡费贾赖赞辅达迈钦门韦顺顿马鲁齐龙"
)
TRADITIONAL = (
    "萬東豐烏喬亞倫蘭茲內農凱別區華盧歷葉圖奧孫寧賓爾島峽庫強揚舊曉傑漢澤濟溫燦熱瓊"
    "納紐紹維緬繆羅聶聰脈蘇萊薩諾謝貝貢費賈賴贊輔達邁欽門韋順頓馬魯齊龍"
)
TO_TRADITIONAL = str.maketrans(SIMPLIFIED, TRADITIONAL)
TO_SIMPLIFIED = str.maketrans(TRADITIONAL, SIMPLIFIED)
TRADITIONAL_LOCALES = ("zh_Hant", "zh_TW", "zh_HK", "zh_MO", "yue")


def written(name: str, locale: str) -> str:
    """The name as the locale's script has it: 基辅 is 基輔 in zh_Hant, Кијев Kijev in sr_Latn."""
    if locale.startswith(TRADITIONAL_LOCALES):
        return name.translate(TO_TRADITIONAL)
    if locale.startswith("sr_Latn"):
        return serbian_latin(name)
    return name


def misplaced(name: str, locale: str) -> str:
    """The name in the script of its language that the locale does not use."""
    if locale.startswith(TRADITIONAL_LOCALES):
        return name.translate(TO_SIMPLIFIED)
    return name.translate(TO_TRADITIONAL) if locale.startswith("zh") else name


ACUTE = "\u0301"


def capitals(name: str, locale: str) -> str:
    """The name in capitals, as the locale writes them: İZYUM in Turkish, ΧΑΡΚΟΒΟ without accents.

    Georgian headlines have capitals of their own that nobody types: Georgian stays as it is.
    """
    if locale[:2] == "ka":
        return name
    dotted = name.replace("i", "İ") if locale[:2] in {"tr", "az"} else name
    if locale[:2] == "el":
        bare = unicodedata.normalize("NFD", dotted).replace(ACUTE, "")
        dotted = unicodedata.normalize("NFC", bare)
    return dotted.upper()
