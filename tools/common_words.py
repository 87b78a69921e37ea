"""Regenerate `l10n/checks/data/common.txt`: English words that are no names by themselves.

    PYTHONPATH=. python tools/common_words.py /usr/share/dict/scowl

Reads the two levels of SCOWL that hold the frequent words (Debian and Ubuntu: the package
`scowl`). Forms that `proper.common` finds by their endings are left out.
"""

import argparse
import textwrap
from pathlib import Path

from l10n.checks import proper

OUT = Path(__file__).parent.parent / "l10n/checks/data/common.txt"
LEVELS = "english-words.10", "english-words.20"
HEAD = """\
# English words that are no names by themselves, without their inflected forms: levels 10 and 20 of
# SCOWL, the Spell Checker Oriented Word Lists, read by tools/common_words.py.
#
# Copyright 2000-2011 by Kevin Atkinson
#
# Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
# the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that
# copyright notice and this permission notice appear in supporting documentation. Kevin Atkinson
# makes no representations about the suitability of this array for any purpose. It is provided
# "as is" without express or implied warranty.
#
# The sources of these levels are in the public domain: Moby Words II by Grady Ward, and the UK
# English Wordlist With Frequency Classification by Brian Kelk.
"""


def frequent(folder: Path) -> set[str]:
    """Plain lower-case words of three letters or more."""
    words = " ".join((folder / level).read_text("latin-1") for level in LEVELS).split()
    return {word for word in words if len(word) > 2 and word.isascii() and word.isalpha()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where SCOWL's word lists are")
    words = frequent(parser.parse_args().folder)
    plain = sorted(word for word in words if not any(f in words for f in proper.bare(word)))
    OUT.write_text(HEAD + textwrap.fill(" ".join(plain), 100) + "\n", "utf-8")


if __name__ == "__main__":
    main()
