"""What an export of WordPress says of a post, and the post as a web page."""

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import unquote


def outside(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What the pattern's groups match, but not in comments, nor in CDATA sections.

    The pattern must match where these begin, too: `OPAQUE`.
    """
    at = 0
    while at >= 0 and (match := pattern.search(text, at)):
        at = match.end()
        if match.lastindex:
            yield match
        if match[0].endswith("<![CDATA["):
            at = text.find("]]>", at)
        elif match[0] == "<!--":
            at = text.find("-->", at)


OPAQUE = r"<!\[CDATA\[|<!--"


def element(name: str, text: str) -> str:
    """The words of the first element of that name; "" where there is none."""
    value = rf"<{name}>\s*(?:<!\[CDATA\[(.*?)\]\]>|([^<]*))|{OPAQUE}"
    match = next(outside(re.compile(value, re.DOTALL), text), None)
    return (match[1] or unescape(match[2] or "")).strip() if match else ""


_AUTHOR = re.compile(rf"(<wp:author>)(?:(?!<wp:author>)(?s:.))*?</wp:author>|{OPAQUE}")


def authors(text: str) -> dict[str, str]:
    """By login, the names under which readers know the authors of an export."""
    found = (match[0] for match in outside(_AUTHOR, text))
    return {
        element("wp:author_login", own): element("wp:author_display_name", own) for own in found
    }


def page(text: str) -> str:
    """A post as a web page: its title and its content; its dates, slug and status as <meta>."""
    status = _status(text)
    if status == NO_PAGE:
        return ""
    facts = {
        "date": _moment(element("wp:post_date_gmt", text)),
        "lastmod": _moment(element("wp:post_modified_gmt", text)),
        "slug": unquote(element("wp:post_name", text)),
        "status": status,
    }
    said = "".join(
        f'<meta name="{name}" content="{escape(fact)}">\n' for name, fact in facts.items() if fact
    )
    if address := element("link", text):
        said += f'<link rel="canonical" href="{escape(address)}">\n'
    title, body = element("title", text), _paragraphs(element("content:encoded", text))
    return (
        f"<!DOCTYPE html>\n<html><head>\n<title>{title}</title>\n{said}</head>\n"
        f"<body><article>\n<h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )


def _moment(text: str) -> str:
    return "" if text.startswith("0000") else text


NO_PAGE, NO_STORY = "no page", "no story"
_POST = re.compile(rf"(<item>)|{OPAQUE}")


def _status(text: str) -> str:
    """What keeps WordPress from showing it to its readers as a story; "" for what it shows."""
    if not text.lstrip("\ufeff \t\r\n").startswith("<item>"):
        posts = any(True for _ in outside(_POST, text))
        return NO_STORY if "<wp:wxr_version>" in text and not posts else NO_PAGE
    if element("wp:post_type", text) in _FURNITURE:
        return NO_STORY
    status = "private" if element("wp:post_password", text) else element("wp:status", text)
    return "" if status == "publish" else status


# types without a word for readers, or with the words of an older version
CODE = {
    "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
    "wp_global_styles", "wp_font_family", "wp_font_face",
}  # fmt: skip
# types that are no stories; others are a newsroom's own kinds of stories
_FURNITURE = {
    *CODE, "attachment", "nav_menu_item", "wp_block", "wp_template", "wp_template_part",
    "wp_navigation",
}  # fmt: skip

_CAPTION = re.compile(
    r"\[(wp_caption|caption)\b[^\[\]]*\]\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>\s*+(?:</a>)?)"
    r"([^\[]*(?:\[(?!/?\1\b)[^\[]*)*)\[/\1\]"
)
_FIGURE = r"<figure>\2<figcaption>\3</figcaption></figure>"
_MEDIA = re.compile(r"\[/?(?:caption|wp_caption|gallery|audio|video|playlist|embed)\b[^\[\]]*\]")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_BLOCK = re.compile(
    r"(?i)</?(?:p|div|h[1-6]|ul|ol|li|dl|table|thead|tbody|tr|t[dh]|blockquote|pre|figure|hr|form"
    r"|section|article|aside|details|address|iframe|script|style|!--)\b"
)


_EDGE = re.compile(
    r"(?i)(?P<before><(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|figure|hr)\b)"
    r"|</(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|figure)\s*>"
)


def _apart(edge: re.Match[str]) -> str:
    return f"\n\n{edge[0]}" if edge["before"] else f"{edge[0]}\n\n"


_PRE = re.compile(r"(?i)(<pre\b[^<]*(?:<(?!/?pre\b)[^<]*)*</pre\s*>)")


def _paragraphs(content: str) -> str:
    """A classic post's empty lines and blocks part paragraphs, its line ends break lines, as in
    WordPress.
    """
    if "<!-- wp:" in content:
        return content
    content = _MEDIA.sub("", _CAPTION.sub(_FIGURE, content))
    return "\n".join(
        chunk if _BLOCK.match(chunk) else "<p>" + chunk.replace("\n", "<br>\n") + "</p>"
        for part in _PRE.split(content)
        for chunk in ([part] if _PRE.match(part) else _chunks(part))
    )


def _chunks(text: str) -> Iterator[str]:
    chunks = (chunk.strip() for chunk in _BLANK.split(_EDGE.sub(_apart, text)))
    return (chunk for chunk in chunks if chunk)
