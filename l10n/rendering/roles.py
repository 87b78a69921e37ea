"""HTML from the roles of an edition's parts, for formats that have no HTML of their own."""

from collections.abc import Collection, Mapping
from html import escape
from itertools import groupby

from l10n import locales
from l10n.model import Role
from l10n.publishers import Edition, Part

_UNSEEN = {
    Role.BREADCRUMB, Role.FRONT_MATTER, Role.META, Role.OPENGRAPH, Role.STRUCTURED_DATA, Role.ALT,
    Role.LINK_TITLE, Role.ATTRIBUTE,
}  # fmt: skip
_GROUPS = {Role.LIST_ITEM: "ul", Role.CAPTION: "figure", Role.CREDIT: "figure"}
_WRAP: Mapping[Role, str] = {
    Role.TITLE: "<h2>{}</h2>",  # of a second article in the same file
    Role.HEADING: "<h2>{}</h2>",
    Role.QUOTATION: "<blockquote><p>{}</p></blockquote>",
}


def html(edition: Edition, head: Collection[Part]) -> str:
    """Paragraphs, headings, quotations, captions and lists; without the parts of the `head`."""
    apart = {id(part) for part in head}
    shown = [p for p in edition.parts if p.role not in _UNSEEN and id(p) not in apart]
    return "\n".join(
        _group(group, list(parts), edition)
        for group, parts in groupby(shown, key=lambda p: _GROUPS.get(p.role, ""))
    )


def _group(group: str, parts: list[Part], edition: Edition) -> str:
    lines = [(p.role, _said(p, edition)) for p in parts]
    if group == "ul":
        items = "".join(f"<li>{text}</li>" for _, text in lines)
        return f"<ul>{items}</ul>"
    if group == "figure":
        told = "".join(f'<p class="{role}">{text}</p>' for role, text in lines)
        return f"<figure><figcaption>{told}</figcaption></figure>"
    return "\n".join(_WRAP.get(role, "<p>{}</p>").format(text) for role, text in lines)


def _said(part: Part, edition: Edition) -> str:
    text = escape(part.text)
    return f"{foreign(edition)}{text}</span>" if part.foreign else text


def foreign(edition: Edition) -> str:
    """The tag that opens words in the source's language."""
    return '<span lang="{lang}" dir="{dir}">'.format_map(home(edition))


def home(edition: Edition) -> dict[str, str]:
    """What an element says that is in the source's language."""
    way = "rtl" if locales.is_rtl(edition.source_locale) else "ltr"
    return {"lang": locales.tag(edition.source_locale), "dir": way}


def untranslated(edition: Edition) -> dict[str, dict[str, str]]:
    """Words of pictures that are in the source's language, which no markup can say in them."""
    aside = (p.text for p in edition.parts if p.foreign and p.role in {Role.ALT, Role.LINK_TITLE})
    return {" ".join(text.split()): home(edition) for text in aside}
