"""The places of a page that links lead to: heading ids, the same in every language."""

from collections.abc import Iterator
from html import unescape
from re import findall

import regex

from l10n.model import Role
from l10n.publishers import Edition
from l10n.rendering.lines import inline, plain


def headings(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each heading's id, made of the source's words, and its words in the edition.

    <title> and <h1> may be one headline.
    """
    seen: dict[str, int] = {}
    titles: set[str] = set()
    for number, part in enumerate(edition.parts, 1):
        if not part.source or part.role not in {Role.HEADING, Role.TITLE}:
            continue
        if part.role == Role.TITLE and part.source in titles:
            continue
        titles |= {part.source} if part.role == Role.TITLE else set()
        name = anchor(plain(inline(part.source, edition.format))) or f"section-{number}"
        seen[name] = seen.get(name, -1) + 1
        unique = f"{name}-{seen[name]}" if seen[name] else name
        yield unique, plain(inline(part.text, edition.format))


def ids(edition: Edition) -> Iterator[str]:
    """Heading ids in order."""
    return (name for name, _ in headings(edition))


def own_ids(edition: Edition) -> list[str]:
    """The ids that an article gives to its own HTML."""
    if edition.format not in {"html", "markdown"}:
        return []
    found = findall(r"<[a-zA-Z][^<>]*?\s(?:id|name)=[\"']?([^\"'\s<>]+)", edition.text)
    return [unescape(name) for name in found]


_DROPPED = regex.compile(r"[^\p{L}\p{M}\p{N}_\- ]")


def anchor(heading: str) -> str:
    """A heading's id, as GitHub and most site generators make it."""
    return _DROPPED.sub("", heading.strip().lower()).replace(" ", "-")


_STRANGE = regex.compile(r"[^\p{L}\p{M}\p{N}_-]+|[\ufe00-\ufe0f]+")


def name(fragment: str) -> str:
    """An id or a link's fragment as it stands in a page: no blanks or marks, a letter first."""
    kept = _STRANGE.sub("-", fragment)
    return kept if not kept or kept[0].isalpha() else f"s-{kept.lstrip('-')}"
