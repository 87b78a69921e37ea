"""¿ and ¡: a Spanish question says at its beginning that it is one; 1.º has a point."""

import re

from l10n.typography.forms import rewritten
from l10n.typography.setting import House

_SENTENCE = re.compile(r"(?:^|(?<=[.!?…] ))([^.!?…¿¡,;:«»“”\"()\n]*)([!?])(?=\s|$|[»”\"])")

_ARTICLES = "el|la|los|las|del|al|su"

ordinals = rewritten((rf"(?i)\b((?:{_ARTICLES}) \d{{1,3}})([ºª])(?!\w)", r"\1.\2"))


def opened(text: str, _house: House) -> str:
    """Only a sentence without a comma or a quotation inside: elsewhere the question may begin
    later than the sentence.
    """
    return _SENTENCE.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    words, sign = match[1], match[2]
    if not words.strip() or not words[:1].isalpha():
        return match.group()
    return f"{'¿' if sign == '?' else '¡'}{words}{sign}"
