"""Addresses in links, as the URL standard writes them; hostile and broken ones are none."""

import re
from urllib.parse import quote, unquote, urlsplit

from l10n.rendering.anchors import name
from l10n.rendering.sanitising import SCHEMES

_UNSAFE = re.compile(r"[\x00-\x20\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[\w.~-]+\Z|[0-9a-f:.]+\Z")


def address(href: str) -> str:
    """A link's address in a page; "" for one that nothing can answer to."""
    if href.startswith("#"):
        return f"#{name(unquote(href[1:]))}"
    written = _UNSAFE.sub(lambda match: quote(match[0], safe=""), href.strip())
    before, mark, fragment = written.partition("#")
    try:
        parts = urlsplit(before)
        host, _ = parts.hostname or "", parts.port  # an impossible port raises
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    far = bool(parts.netloc) or scheme in {"http", "https"}
    if scheme not in {"", *SCHEMES} or (far and not _HOST.match(host)):
        return ""
    start = before.index(parts.netloc) + len(parts.netloc) if far else 0
    inside = before[start:] + mark + fragment.replace("#", "%23")
    return before[:start] + inside.replace("[", "%5B").replace("]", "%5D")
