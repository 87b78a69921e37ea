"""The room's own tables in `data/`: a row a line, tabs between its cells, `#` before remarks."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def text(name: str) -> str:
    """What a file of `data/` holds."""
    return (DATA / name).read_text("utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a table."""
    lines = text(name).splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
