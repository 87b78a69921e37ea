"""The site: safe, linked both ways, told what it is, in every language."""

import json
import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest

from l10n.model import State
from l10n.publishing import publication
from tests import newsroom

BASE = "https://example.org/news/"
VOID = {"meta", "link", "img", "br", "hr", "wbr", "col"}


class Page(HTMLParser):
    """A page's links, ids, metadata; a tag that is closed wrongly is an error."""

    def __init__(self, path, text):
        super().__init__()
        self.path, self.ids, self.hrefs, self.tags = path, set(), [], []
        self.metas, self.links, self.lang, self.open = {}, [], "", []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        assert values.get("id") not in self.ids, f"{self.path}: id twice: {values.get('id')}"
        self.ids |= {values["id"]} if "id" in values else set()
        if tag == "html":
            self.lang = values["lang"]
        if tag == "link":
            self.links.append(values)
        if tag == "meta":
            self.metas[values.get("name") or values.get("property", "")] = values.get("content")
        self.hrefs += [values[k] for k in ("href", "src") if k in values and tag != "link"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{self.path}: </{tag}>"


@pytest.fixture(scope="module", params=["translated", "draft"])
def site(request, tmp_path_factory):
    """A published site, of accepted and of machine text; pt_BR is half done and filled."""
    more = '[locale.pt_BR]\npublish.incomplete = "fill"\npublish.fill_at_most = 0.9\n'
    workspace = newsroom.make(tmp_path_factory.mktemp("site"), more)
    toml = workspace.root / "l10n.toml"
    toml.write_text(toml.read_text().replace('"translated"', f'"{request.param}"'))
    state = State.DRAFT if request.param == "draft" else State.TRANSLATED
    newsroom.everything(workspace, state)
    newsroom.translate(
        workspace,
        "pt_BR",
        "food/bread.md",
        State.UNTRANSLATED,
        only=lambda s: "Rye" in s or "Entry" in s or "loaves" in s or s == "Price",
        words=lambda _s: "",
    )
    publication.publish(type(workspace).find(workspace.root))
    return newsroom.public(workspace)


@pytest.fixture(scope="module")
def pages(site):
    return {p: Page(p, data.decode()) for p, data in site.items() if p.endswith(".html")}


def bread(pages, tag):
    return next(p for path, p in pages.items() if path.startswith(f"{tag}/") and "bread" in path)


def test_every_link_and_anchor_resolves_in_every_language(site, pages):
    for page in pages.values():
        for href in page.hrefs:
            parts = urlsplit(href)
            if parts.scheme:
                continue
            base = str(PurePosixPath(page.path).parent)
            path = unquote(parts.path)
            found = urljoin(f"/{base}/", path).lstrip("/") if path else page.path
            found = found.removeprefix("./")
            assert found in site, f"{page.path} -> {href}"
            if parts.fragment:
                assert unquote(parts.fragment) in pages[found].ids, f"{page.path} -> {href}"


def alternates(page):
    return {row["hreflang"]: row["href"] for row in page.links if "hreflang" in row}


def test_hreflang_is_reciprocal_and_only_between_published_editions(site, pages):
    by_address = {BASE + path: page for path, page in pages.items()}
    seen = 0
    for page in pages.values():
        listed = alternates(page)
        for tag, address in listed.items():
            seen += 1
            other = by_address[unquote(address)]
            assert tag in {other.lang, "x-default"}
            assert alternates(other) == listed
        if listed:
            here = page.lang if "/" in page.path else "x-default"
            assert unquote(listed[here]) == BASE + page.path
    assert seen > 40


def test_pages_say_where_they_stand_and_in_which_language(pages):
    for path, page in pages.items():
        canonical = [row["href"] for row in page.links if row.get("rel") == "canonical"]
        assert [unquote(c) for c in canonical] == [BASE + path]
        if "/" in path:
            assert page.lang == path.split("/")[0]


def test_heading_ids_are_the_same_in_every_language(pages):
    for tag in ("en", "uk", "pt-BR", "ar", "ja"):
        assert {"what-to-taste"} <= bread(pages, tag).ids


def test_internal_links_lead_to_the_edition_in_the_same_language(pages):
    for tag in ("en", "uk", "ar"):
        assert any("bridge" in h and "/" not in h for h in bread(pages, tag).hrefs)


def test_untrusted_markup_cannot_script_the_site(site, pages):
    for path, page in pages.items():
        scripts = [v for tag, v in page.tags if tag == "script"]
        assert all(v == {"type": "application/ld+json"} for v in scripts)
        assert not any(k.startswith("on") or k == "style" for _, v in page.tags for k in v)
        assert b"alert(1)" not in re.sub(rb"<title>.*?</title>", b"", site[path])
        assert not any(h.lower().startswith("javascript:") for h in page.hrefs)
        if "refresh" not in site[path].decode():
            assert "script-src" not in str(page.metas)
            assert b"default-src &#39;none&#39;" in site[path]


def test_no_page_asks_another_host_for_anything(pages):
    for page in pages.values():
        assert not [v for t, v in page.tags if "src" in v and "://" in v["src"]]
        sheets = [row["href"] for row in page.links if row["rel"] == "stylesheet"]
        assert all("://" not in sheet for sheet in sheets)


def test_machine_text_is_marked_and_never_indexed(site, pages):
    drafts = "machine translation, not reviewed" in site["uk/atom.xml"].decode()
    page = bread(pages, "uk")
    assert (page.metas.get("robots") == "noindex") == drafts
    text = site[page.path].decode()
    assert ("Машинний переклад, не перевірено" in text) == drafts
    assert ("uk/" in site["sitemap-1.xml"].decode()) != drafts
    assert bread(pages, "en").metas.get("robots") is None


def test_passages_in_the_source_language_say_so(site, pages):
    text = site[bread(pages, "pt-BR").path].decode()
    assert '<li lang="en" dir="ltr">Rye, <strong>heavy</strong></li>' in text
    assert re.search(
        r'<th scope="col" lang="en" dir="ltr" class="end">Price</th>|<th[^>]*lang="en"', text
    )
    assert '<figcaption lang="en" dir="ltr">The first loaves</figcaption>' in text
    assert re.search(r'<img [^>]*alt="Round loaves"[^>]* lang="en" dir="ltr"', text)
    assert "aparecem no idioma original" in text
    assert "aparecem no idioma original" not in site[bread(pages, "uk").path].decode()


def test_pictures_travel_with_their_captions(site, pages):
    text = site[bread(pages, "uk").path].decode()
    assert '<img src="../media/images/loaves.png"' in text
    assert "<figcaption>uk The first loaves</figcaption>" in text
    assert site["media/images/loaves.png"] == newsroom.PNG


def linked(site, page):
    found = re.search(r'ld\+json">(.*?)</script>', site[page.path].decode())
    return json.loads(found[1])


def test_linked_data_names_the_work_and_its_translations(site, pages):
    original, uk = linked(site, bread(pages, "en")), linked(site, bread(pages, "uk"))
    assert uk["translationOfWork"]["@id"] == original["@id"]
    assert {row["inLanguage"] for row in original["workTranslation"]} == {"uk", "pt-BR", "ar", "ja"}
    assert uk["inLanguage"] == "uk"
    assert uk["datePublished"] == original["datePublished"] == "2025-08-24T00:00:00+00:00"
    drafts = bread(pages, "uk").metas.get("robots") == "noindex"
    kind = uk.get("digitalSourceType", "")
    assert kind.startswith("https://schema.org/TrainedAlgorithmicMedia") == drafts


def test_opengraph_names_the_locales(pages):
    page = bread(pages, "uk")
    assert page.metas["og:locale"] == "uk_UA"
    assert page.metas["og:title"] == "uk The festival of bread"


def test_feeds_parse_and_their_ids_outlive_titles(site):
    feedparser = pytest.importorskip("feedparser")
    ids = {}
    for tag in ("en", "uk", "pt-BR", "ar", "ja"):
        for name in ("atom.xml", "rss.xml"):
            found = feedparser.parse(site[f"{tag}/{name}"])
            assert not found.bozo
            assert found.feed.language == tag
            ids.setdefault(tag, set()).add(tuple(sorted(e.id for e in found.entries)))
        data = json.loads(site[f"{tag}/feed.json"])
        assert data["language"] == tag
        ids[tag].add(tuple(sorted(row["id"] for row in data["items"])))
    assert all(len(one) == 1 for one in ids.values())


NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_sitemaps_list_what_may_be_indexed_with_its_translations(site, pages):
    index = ET.fromstring(site["sitemap.xml"])
    maps = [loc.text.removeprefix(BASE) for loc in index.findall("s:sitemap/s:loc", NS)]
    listed = {}
    for path in maps:
        for url in ET.fromstring(site[path]).findall("s:url", NS):
            links = {x.get("hreflang"): x.get("href") for x in url.findall("x:link", NS)}
            listed[url.find("s:loc", NS).text] = links
    for address, links in listed.items():
        page = pages[unquote(address).removeprefix(BASE)]
        assert page.metas.get("robots") != "noindex"
        assert all(listed[other] == links for tag, other in links.items())


def test_right_to_left_pages_are_set_so(pages):
    assert dict(bread(pages, "ar").tags)["html"]["dir"] == "rtl"
    switch = [v for t, v in bread(pages, "ar").tags if v.get("hreflang") == "uk" and t == "a"]
    assert switch[0]["dir"] == "ltr"


def test_without_an_address_links_are_relative_and_there_is_no_sitemap(tmp_path):
    workspace = newsroom.make(tmp_path)
    toml = workspace.root / "l10n.toml"
    toml.write_text(toml.read_text().replace('url = "https://example.org/news"\n', ""))
    publication.publish(type(workspace).find(tmp_path))
    found = newsroom.public(workspace)
    assert "sitemap.xml" not in found
    assert b"canonical" not in found["en/index.html"]


NOT_A_LINK = [
    ("javascript:alert(1)", None),
    ("../../../etc/passwd", None),
    ("missing.md", None),
    ("", None),
    ("#", None),
]


@pytest.mark.parametrize(("written", "target"), NOT_A_LINK)
def test_links_to_nowhere_lose_their_target(written, target):
    from l10n.publishers import House, Story, addresses, collected

    story = Story("a.md", "uk", "a", "A", "", "", "", "x")
    found = addresses.link(collected(House(), [story]), story, written)
    assert (found and found.href) == target or written.startswith("javascript")


def test_foreign_markup_in_titles_is_text(site, pages):
    text = site["uk/index.html"].decode()
    assert "<b>for</b>" not in text
