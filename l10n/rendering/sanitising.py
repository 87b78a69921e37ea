"""What an article may bring to a page: a list of harmless tags, attributes and addresses."""

ANYWHERE = {"lang", "dir", "id", "title"}
LINE_TAGS = {
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
}  # fmt: skip
TAGS = LINE_TAGS | {
    "a", "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "hreflang", "name"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "details": {"open"},
}
CLASSES = {
    "section": {"footnotes"},
    "sup": {"footnote-ref"},
    "td": {"start", "center", "end"},
    "th": {"start", "center", "end"},
    "p": {"caption", "credit"},
    "small": {"credit"},
    "span": {"credit"},
}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean(html: str) -> str:
    """`html` without anything that could act: nh3 (ammonia) keeps a list of harmless tags."""
    import nh3

    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": ANYWHERE, **ATTRIBUTES},
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def line(html: str) -> str:
    """`html` as one line of text: emphasis and the like, nothing that leads or loads."""
    import nh3

    return nh3.clean(
        html,
        tags=LINE_TAGS,
        attributes={"*": {"lang", "dir", "title"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )
