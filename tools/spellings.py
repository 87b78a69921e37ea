"""Regenerate `l10n/places/data/spellings/en.tsv`: the usual spellings of every city, folded.

    PYTHONPATH=. python tools/spellings.py

The finder of places in English text loads it; making it anew takes longer than an article may.
"""

from pathlib import Path

from l10n.places.gazetteer import Gazetteer
from l10n.places.spellings import fold, usual

OUT = Path(__file__).parent.parent / "l10n/places/data/spellings/en.tsv"


def main() -> None:
    lines = ["# native name	spellings, folded"]
    natives = dict.fromkeys(place.native for place in Gazetteer().towns())
    for native in sorted(natives):
        forms = sorted({fold(name).replace("-", " ") for name in usual(native)})
        lines.append("\t".join((native, *forms)))
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
