"""One line of an edition, a headline or a lead: as inline HTML, and as words alone."""

import re
from functools import cache
from html import escape, unescape
from typing import Any

from l10n.rendering import sanitising


@cache
def parser() -> Any:  # noqa: ANN401 - markdown-it is imported when the first page needs it
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return made.use(footnote_plugin).use(deflist_plugin)


def inline(text: str, form: str) -> str:
    """Inline HTML of a text in an edition's format, without links and pictures."""
    if form == "markdown":
        return sanitising.line(parser().renderInline(text))
    return sanitising.line(text) if form == "html" else escape(text)


def plain(html: str) -> str:
    """The words alone."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
