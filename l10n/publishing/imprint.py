"""The imprint of an edition: headline, dates, who made it; what lists, feeds and pages need."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from l10n import rendering
from l10n.model import Catalog, Role, State
from l10n.publishers import Edition, Passage, Story, inside

if TYPE_CHECKING:
    from l10n.publishing.composing import Sheet

_HUMAN = frozenset({State.TRANSLATED, State.REVIEWED})
_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(\w[\w-]*)[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.MULTILINE)
_META = re.compile(
    r"<meta\s[^<>]*?(?:name|property|itemprop)=[\"']([\w:.-]+)[\"'][^<>]*?content=[\"']([^\"']*)[\"']",
    re.IGNORECASE,
)
_LINK_TAG = re.compile(r"<link\s([^<>]*)>", re.IGNORECASE)
_CANONICAL = re.compile(r"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_HREF = re.compile(r"\bhref\s*=\s*[\"']?(https?://[^\"'\s<>]+)", re.IGNORECASE)
ADDRESS = "canonical address"  # a key that no meta element and no front matter can have
_PUBLISHED = (
    "date",
    "published",
    "publishdate",
    "pubdate",
    "article:published_time",
    "datepublished",
)
_CHANGED = ("lastmod", "updated", "modified", "last_modified", "article:modified_time")
_AUTHOR = ("author", "byline", "article:author")
_PLACEHOLDER = re.compile(r"(?i)full name|email@address|automatic|anonymous|^\s*$")


def facts(text: str, form: str) -> Mapping[str, str]:
    """What an article says of itself: front matter, or <meta> of HTML; keys in lower case."""
    if form == "html":
        metas = {key.lower(): unescape(value) for key, value in _META.findall(text)}
        return metas | {ADDRESS: _address(text)}
    found = _FRONT.match(text)
    if not found:
        return {}
    return {key.lower(): value.strip("\"'") for key, value in _KEY.findall(found[2])}


def _address(text: str) -> str:
    """The page's own address on its publisher's site; "" where it names none."""
    links = (found[1] for found in _LINK_TAG.finditer(text) if _CANONICAL.search(found[1]))
    own = next((href[1] for link in links if (href := _HREF.search(link))), "")
    with suppress(ValueError):
        return urlsplit(unescape(own)).geturl()
    return ""


def no_story(text: str, form: str) -> bool:
    """Is it none by itself: a picture, a menu entry, the site's own words?"""
    return facts(text, form).get("status", "").lower() == "no story"


def unfinished(text: str, form: str) -> str:
    """Why an article is not to be published yet, by its own word; "" when it does not say so."""
    known = facts(text, form)
    for key, value in (("draft", "true"), ("published", "false")):
        if known.get(key, "").lower() == value:
            return f"the article itself says “{key}: {value}”; take that line out to publish it"
    status = known.get("status", "").lower()
    if status in _WAITING:
        return f"the article itself says “status: {status}”; it is published when it no longer does"
    return ""


_WAITING = {"draft", "auto-draft", "pending", "future", "private", "trash", "inherit"}


def _first(known: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return next((known[key] for key in keys if known.get(key)), "")


def moment(text: str) -> str:
    """A date as people and programs write it -> ISO 8601 in UTC; "" when it is none."""
    for cut in (text.strip(), re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text.strip())):
        try:
            found = datetime.fromisoformat(cut.replace(" +", "+").replace(" -", "-"))
        except ValueError:
            continue
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="seconds")
    return ""


def story(edition: Edition, catalog: Catalog | None, page: "Sheet") -> Story:
    """The imprint; slug and dates that the article does not give are still to be filled in."""
    known = facts(page.shown, edition.format)
    address = known.get(ADDRESS, "")
    original = catalog is None
    published = moment(_first(known, _PUBLISHED))
    changed = moment(_first(known, _CHANGED)) or published
    used = [p for p in edition.passages if p.used]
    made = Story(
        key=edition.article,
        locale=edition.locale,
        slug=known.get("slug", "") if original else "",
        title=title(edition),
        lead=_plain(rendering.lead(edition), edition),
        published=published,
        modified=changed if catalog is None else moment(catalog.header.get("PO-Revision-Date", "")),
        digest="",
        machine=any(p.machine for p in used),
        partial=not original and len(used) < len(edition.passages),
        stale=any(p.state == State.STALE for p in used),
        original=original,
        author=author(edition, known) or page.author,
        translators=translators(catalog, used),
        reviewers=tuple(dict.fromkeys(p.reviewed_by for p in used if p.reviewed_by)),
        engines=tuple(sorted({_engine(p.draft) for p in used if p.draft})),
        version=page.digest[:12],
        version_date=changed,
        anchors=tuple(dict.fromkeys((*rendering.ids(edition), *rendering.own_ids(edition)))),
        links=tuple(sorted(set(_links(edition, address)))),
        pictures=tuple(sorted(set(_pictures(edition)))),
        address=address,
    )
    return replace(made, digest=digest(made, edition))


def title(edition: Edition) -> str:
    return _plain(rendering.headline(edition), edition)


def _plain(text: str, edition: Edition) -> str:
    return rendering.plain(rendering.inline(text, edition.format))


def author(edition: Edition, known: Mapping[str, str]) -> str:
    """Whom the article names as its author; a byline may be translated, so it comes first."""
    byline = next((p.text for p in edition.parts if p.role == Role.BYLINE), "")
    named = _first(known, _AUTHOR).strip("[]")
    return _plain(byline or named, edition) if byline or named else ""


def translators(catalog: Catalog | None, used: list[Passage]) -> tuple[str, ...]:
    """Last-Translator, where people have translated and a person is named; never the address."""
    if catalog is None or not any(p.state in _HUMAN for p in used):
        return ()
    name = re.sub(r"<[^>]*>", "", catalog.header.get("Last-Translator", "")).strip(" ,")
    return () if _PLACEHOLDER.search(name) else (name,)


def _engine(draft: str) -> str:
    return draft.split(" · ", maxsplit=1)[0].strip()


_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|\bhref=[\"']([^\"']+)|^\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*?\bsrc=[\"']([^\"']+)", re.IGNORECASE)


def _links(edition: Edition, address: str) -> list[str]:
    found = (unescape("".join(match)) for match in _LINK.findall(edition.text))
    return [path for link in found if (path := inside(edition.article, link, address))]


def _pictures(edition: Edition) -> list[str]:
    found = (unescape("".join(match)) for match in _IMAGE.findall(edition.text))
    return [path for link in found if (path := inside(edition.article, link))]


_NOT_IN_DIGEST = {
    "edition", "document", "digest", "slug", "old_slugs", "published", "modified", "address",
}  # fmt: skip


def digest(made: Story, edition: Edition) -> str:
    """A name for exactly this edition: its words, its states and its imprint."""
    imprint = [getattr(made, f.name) for f in fields(made) if f.name not in _NOT_IN_DIGEST]
    return sha256(
        repr((imprint, edition.text, edition.parts, edition.passages)).encode()
    ).hexdigest()
