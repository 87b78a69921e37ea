"""What a document's links and pictures mean on its page."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Where a link leads from this page, and in which language when not the page's own."""

    href: str
    hreflang: str = ""


@dataclass(frozen=True)
class Surroundings:
    """`link` answers to a link as the article writes it, `picture` to a picture's address; None:
    nothing is there. `table` and `footnotes` are what the page's language calls them.
    """

    link: Callable[[str], Target | None]
    picture: Callable[[str], str | None]
    table: str = "Table"
    footnotes: str = "Notes"
