"""Forms that a locale writes in one way only: ordinals such as French 2e, Russian 5-й."""

import re

from l10n.typography.setting import House, Step


def rewritten(*rules: tuple[str, str]) -> Step:
    """A step from pairs of a regular expression and what it becomes."""
    made = [(re.compile(found), wanted) for found, wanted in rules]

    def rewrite(text: str, _house: House) -> str:
        for found, wanted in made:
            text = found.sub(wanted, text)
        return text

    return rewrite
