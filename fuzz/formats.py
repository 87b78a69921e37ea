"""Fuzz every format against its laws for a time: `python fuzz/formats.py [SECONDS] [FORMAT…]`.

Formats take turns. Each finding is printed once, shrunk, and the script exits 1.
"""

import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from format_laws import apart, as_file, lossless, sources, stable, targets  # noqa: E402
from hypothesis import HealthCheck, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from l10n.formats import Format, formats  # noqa: E402

_TURN = 400  # examples


def turn(fmt: Format, number: int) -> str:
    """One run of hypothesis with a seed of its own; what it found, or nothing."""

    @seed(number)
    @settings(
        max_examples=_TURN,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(body=sources(fmt.name), draw=st.lists(targets, max_size=6))
    def laws(body: str, draw: list[str]) -> None:
        text = as_file(fmt, body)
        lossless(fmt, text)
        stable(fmt, text, draw)
        apart(fmt, text)

    try:
        laws()
    except Exception:  # noqa: BLE001 - any fault is a finding
        return traceback.format_exc()
    return ""


def main() -> int:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    names = sys.argv[2:] or sorted(formats())
    end, number = time.monotonic() + seconds, int(time.time())
    examples = dict.fromkeys(names, 0)
    failed: dict[str, int] = {}
    while time.monotonic() < end:
        for name in names:
            number += 1
            found = turn(formats()[name], number)
            examples[name] += _TURN
            if found:
                failed[name] = failed.get(name, 0) + 1
                print(f"== {name} (seed {number})\n{found[-3000:]}", flush=True)
    print("examples:", examples, "findings:", failed or "none", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
