"""A post of an export: its own article at every stage, its own cost, its own page."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from exports import BREAD, BRIDGE, NOTHING, RAIN, make, post, run, said, translate, write
from format_laws import HOSTILE, apart

from l10n import catalogs, formats
from l10n.catalogs import syncing
from l10n.changed import Look
from l10n.desk.sheet import Sheet
from l10n.errors import Trouble
from l10n.formats import Options
from l10n.formats.wxr import WXR
from l10n.model import State
from l10n.publishers import Edition
from l10n.publishing import composing
from l10n.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(tmp_path)
    return make(tmp_path)


def test_the_main_job_drafts_every_post(workspace: Workspace) -> None:
    toml = workspace.root / "l10n.toml"
    toml.write_text(toml.read_text("utf-8").replace('["de", "uk"]', '["pt_BR"]'), "utf-8")
    run("run")
    found = [catalogs.load(Workspace.find(), "pt_BR", name) for name in workspace.articles()]
    entries = [entry for one in found for entry in one.entries]
    assert {entry.state for entry in entries} == {State.DRAFT}
    assert (workspace.root / "editions/pt-BR/export.xml").is_file()


ALL = ("channel", "bridge", "bread", "rain")


def test_each_post_with_something_to_read_is_an_article(workspace: Workspace) -> None:
    assert workspace.articles() == tuple(f"export.xml/{name}" for name in ALL)
    assert workspace.articles(["source/export.xml"]) == workspace.articles()
    assert workspace.articles(["export.xml/rain"]) == ("export.xml/rain",)
    run("sync")
    rows = json.loads(run("status", "--json"))
    assert [row["article"] for row in rows if row["locale"] == "uk"] == list(workspace.articles())
    found = {p.relative_to(workspace.root).as_posix() for p in workspace.root.glob("locales/*/*/*")}
    assert found == {
        f"locales/{code}/export.xml/{name}.po" for code in ("de", "uk") for name in ALL
    }


def test_an_export_and_an_article_of_its_name_are_told_apart(workspace: Workspace) -> None:
    (workspace.root / "source/export.md").write_text("# Other\n")
    for given in ([], ["source/export.xml/rain"], ["source/export.md"]):
        with pytest.raises(Trouble, match=r"would share the catalog export\.po"):
            workspace.articles(given)


def test_an_export_that_was_cut_off_is_read_as_far_as_it_goes(workspace: Workspace) -> None:
    path = workspace.root / "source/export.xml"
    path.write_text(path.read_text("utf-8").partition("nights.")[0], "utf-8")
    assert workspace.articles()[-1] == "export.xml/post"
    run("sync")
    assert catalogs.load(workspace, "de", "export.xml/post").entries[0].source == "Rain in Poltava"


def test_a_post_that_is_not_there_is_one_clear_line(workspace: Workspace) -> None:
    with pytest.raises(Trouble, match=r"source/export\.xml: has no article 'gone'"):
        run("sync", "source/export.xml/gone")


def test_an_edition_is_the_whole_file_and_nothing_but_texts_changes(workspace: Workspace) -> None:
    run("sync")
    translate(workspace, "export.xml/bread")
    run("build")
    whole = (workspace.root / "source/export.xml").read_text("utf-8")
    made = (workspace.root / "editions/de/export.xml").read_text("utf-8")
    wanted = whole
    for text in ("A festival of bread", "Forty bakers came to the river."):
        wanted = wanted.replace(text, f"D {text}")
    before, _, after = wanted.rpartition("<p>Read on.")
    assert made == f"{before}<p>D Read on.{after}"
    beside = json.loads((workspace.root / "editions/de/export.json").read_text("utf-8"))
    assert beside["article"] == "export.xml"
    for row in beside["segments"]:
        assert whole.count("\n", 0, row["start"]) + 1 == row["line"]
        assert not row["source"].isascii() or row["source"] in whole[row["start"] : row["end"]]
    assert run("build") == "2 editions as before\n"


def test_hostile_translations_stay_in_their_posts(workspace: Workspace) -> None:
    run("sync")
    texts = iter(HOSTILE[:-1] * 2)
    for name in workspace.articles():
        known = catalogs.load(workspace, "de", name)
        entries = [replace(e, target=next(texts), state=State.TRANSLATED) for e in known.entries]
        catalogs.save(workspace, "de", name, replace(known, entries=tuple(entries)))
    run("build", "--locale", "de")
    fmt = formats.formats()["wxr"]
    before, after = (
        (workspace.root / top / "export.xml").read_text("utf-8")
        for top in ("source", "editions/de")
    )
    assert [b.role for b in fmt.split(after, Options())] == [
        b.role for b in fmt.split(before, Options())
    ]
    apart(fmt, after)


def test_a_build_makes_anew_only_what_changed_and_all_is_as_if_it_had_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("sync")
    translate(workspace, "export.xml/rain")
    run("build", "--locale", "de")
    made: list[str] = []
    whole = composing.compose

    def counted(here: Workspace, page: composing.Sheet, *rest: str, **more: bool) -> Edition:
        made.append(page.article.path)
        return whole(here, page, *rest, **more)

    monkeypatch.setattr(composing, "compose", counted)
    news = post(9, "news", "News")
    write(workspace.root, news, BRIDGE.replace("Read", "Read more"), BREAD, NOTHING, RAIN)
    kept = workspace.cache / "editions/de/export.xml/bread.json"
    kept.write_bytes(kept.read_bytes()[:-9])  # torn
    run("sync")
    run("build", "--locale", "de")
    assert made == ["export.xml/news", "export.xml/bridge", "export.xml/bread"]
    top = workspace.root / "editions/de"
    before = {path.name: path.read_bytes() for path in top.iterdir()}
    shutil.rmtree(workspace.cache)
    shutil.rmtree(top)
    run("build", "--locale", "de")
    assert before == {path.name: path.read_bytes() for path in top.iterdir()}


def changed(workspace: Workspace) -> list[str]:
    look = Look(workspace, workspace.articles())
    return list(syncing.done(look).missing(("de", "uk")))


@pytest.mark.parametrize(
    ("posts", "touched"),
    [
        ((RAIN, BREAD, BRIDGE), []),
        ((post(9, "news", "News"), NOTHING, BRIDGE, BREAD, RAIN), ["export.xml/news"]),
        ((BRIDGE, BREAD.replace("Forty", "Fifty"), RAIN), ["export.xml/bread"]),
        ((BRIDGE, BREAD), []),
    ],
    ids=["moved", "inserted before", "edited", "taken out"],
)
def test_only_a_post_that_changed_is_work(
    workspace: Workspace, posts: tuple[str, ...], touched: list[str]
) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name)
    run("sync")
    before = said(workspace)
    assert changed(workspace) == []
    write(workspace.root, *posts)
    assert changed(workspace) == touched
    run("sync")
    after = said(workspace)
    for name in after.keys() - set(touched):
        assert after[name] == before[name]
    write(workspace.root, BRIDGE, BREAD, NOTHING, RAIN)
    run("sync")
    assert {name: said(workspace)[name] for name in before if name not in touched} == {
        name: texts for name, texts in before.items() if name not in touched
    }


@pytest.mark.parametrize(
    "slug", ["../../x", "/etc/x", "..\\x", "CON", "x" * 300, "", "%2e%2e%2f", "é\0"]
)
def test_no_slug_leads_out_of_the_workspace(workspace: Workspace, slug: str) -> None:
    write(workspace.root, post(5, slug, "A post"), post(6, slug.upper(), "Another"))
    outside = set(workspace.root.parent.iterdir())
    for command in ("sync", "build"):
        run(command)
    assert set(workspace.root.parent.iterdir()) == outside
    top = workspace.root / "locales/de/export.xml"
    assert len(list(top.glob("*.po"))) == 3
    assert {path.name for path in (workspace.root / "locales/de").iterdir()} <= {
        *("export.xml", "places.po"),
    }


def element(name: str, value: str) -> str:
    return f"\t\t<wp:{name}><![CDATA[{value}]]></wp:{name}>\n"


PUBLIC = element("status", "publish") + element("post_type", "post")


def test_a_post_is_a_page_with_its_links_and_dates(workspace: Workspace) -> None:
    classic = (
        'One & <a href="https://a.b/">two</a>.\nThree [sic].\n\n[gallery ids="1"]\n\n<h2>Four</h2>'
    )
    body = f"<content:encoded><![CDATA[{classic}]]>"
    more = PUBLIC + element("post_date_gmt", "2024-05-01 10:00:00")
    text = post(5, "classic", "Tom &amp; <em>Ann</em>", more=more)
    write(workspace.root, text.replace("<content:encoded><![CDATA[]]>", body))
    run("sync")
    translate(workspace, "export.xml/classic", mark="Neu")
    assert "de/export.xml/classic: published" in run("publish")
    page = (workspace.root / "public/de/neu-tom-ann.html").read_text("utf-8")
    assert '<h1 id="tom--ann">Neu Tom &amp; <em>Ann</em></h1>' in page
    assert '<p>Neu One &amp; <a href="https://a.b/" rel="external noopener">two</a>.<br>' in page
    assert "Neu Three [sic].</p>" in page
    assert '<h2 id="four">Neu Four</h2>' in page
    assert "gallery" not in page
    assert 'datetime="2024-05-01T10:00:00+00:00"' in page


@pytest.mark.parametrize(
    ("classic", "shown"),
    [
        ("One.\n\nTwo\nlines.", "<p>One.</p>\n<p>Two<br>\nlines.</p>"),
        ("One.\n<h2>Two</h2>\nThree.", "<p>One.</p>\n<h2>Two</h2>\n<p>Three.</p>"),
        ("<p>One.</p>\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("<ul>\n<li>One</li>\n\n<li>Two</li>\n</ul>", "<ul>\n<li>One</li>\n<li>Two</li>\n</ul>"),
        (
            "A <em>b</em>\n<pre>c\n\n<p>d</pre>e",
            "<p>A <em>b</em></p>\n<pre>c\n\n<p>d</pre>\n<p>e</p>",
        ),
        (
            'A\n[caption id="a"]<img src="c"> [2] [/caption]\nB',
            '<p>A</p>\n<figure><img src="c"> <figcaption>[2] </figcaption></figure>\n<p>B</p>',
        ),
        ("<!-- wp:html -->\n\na\n<!-- /wp:html -->", "<!-- wp:html -->\n\na\n<!-- /wp:html -->"),
    ],
)
def test_a_classic_post_has_the_paragraphs_that_wordpress_makes(classic: str, shown: str) -> None:
    text = post(5, "classic", "Title", more=PUBLIC)
    page = WXR.page(text.replace("encoded><![CDATA[]]>", f"encoded><![CDATA[{classic}]]>", 1))
    assert page.partition("</h1>\n")[2].partition("\n</article>")[0] == shown


def at(slug: str) -> str:
    return f"\t\t<link>https://example.org/2024/{slug}/</link>\n{PUBLIC}"


def test_links_between_posts_lead_to_the_edition_in_the_same_language(workspace: Workspace) -> None:
    links = (
        '<a href="https://www.example.org/2024/b/#top">B</a> and <a href="/2024/b">B</a>',
        '<a href="/about/">us</a> and <a href="https://other.org/2024/b/">them</a>',
    )
    one, other = post(5, "a", "A", *links, more=at("a")), post(6, "b", "B", "Text.", more=at("b"))
    write(workspace.root, one)
    run("sync")
    translate(workspace, "export.xml/a", mark="Neu")
    run("publish")
    page = workspace.root / "public/de/neu-a.html"
    assert 'href="https://www.example.org/2024/b/#top"' in page.read_text()
    assert 'href="https://example.org/about/"' in page.read_text()
    assert 'href="https://other.org/2024/b/"' in page.read_text()
    write(workspace.root, one, other)
    run("sync")
    run("publish")
    assert page.read_text().count('<a href="../en/b.html" hreflang="en">B</a>') == 2
    translate(workspace, "export.xml/b", mark="Neu")
    run("publish")
    assert page.read_text().count('<a href="neu-b.html">B</a>') == 2
    run("publish", "--withdraw", "source/export.xml/b")
    assert 'href="https://example.org/2024/b"' in page.read_text()


def filled(workspace: Workspace) -> str:
    """The page of the post `a` whose "Other words." alone are not translated."""
    settings = workspace.root / "l10n.toml"
    settings.write_text(settings.read_text() + 'incomplete = "fill"\nfill_at_most = 0.5\n')
    run("sync")
    translate(workspace, "export.xml/a", mark="Neu")
    path = workspace.catalog_path("de", "export.xml/a")
    path.write_text(path.read_text().replace('msgid "Other', '#, fuzzy\nmsgid "Other'))
    assert "with paragraphs in the source's language" in run("publish")
    return (workspace.root / "public/de/neu-a-title.html").read_text("utf-8")


def test_a_post_filled_with_the_source_s_words_says_their_language(workspace: Workspace) -> None:
    write(workspace.root, post(5, "a", "A title", "Some words.", "Other words.", more=PUBLIC))
    page = filled(workspace)
    assert '<p>Neu Some words.</p>\n<p lang="en" dir="ltr">Other words.</p>' in page


def test_lines_of_a_classic_post_that_are_filled_say_their_language(workspace: Workspace) -> None:
    text = post(5, "a", "A title", "WORDS", more=PUBLIC)
    start, end = text.index("<!-- wp:"), text.index("]]></content")
    lines = (
        "One <em>of</em> three.\nOther words.\n\nNeu Other words.\n\nThe \U000f0000\U000f0001 rest."
    )
    write(workspace.root, text[:start] + lines + text[end:])
    page = filled(workspace)
    shown = page[page.index("<p>Neu One") :]
    assert '<p>Neu One <em>of</em> three.<br>\n<span lang="en" dir="ltr">Other words.' in shown
    assert "<p>Neu Neu Other words.</p>\n<p>Neu The \U000f0000\U000f0001 rest.</p>" in shown


AUTHOR = """\
\t<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[om]]></wp:author_login>
<wp:author_display_name><![CDATA[Olena <b> & Marchenko]]></wp:author_display_name></wp:author>
"""


def test_a_page_names_its_post_s_author_as_readers_know_them(workspace: Workspace) -> None:
    said = "<dc:creator><![CDATA[om]]></dc:creator>"
    texts = (
        post(5, "a", "A title", "Some words.", more=PUBLIC + said),
        post(6, "b", "B title", "Some words.", more=PUBLIC + said.replace("om", "admin")),
    )
    write(workspace.root, AUTHOR, *texts)
    run("sync")
    translate(workspace, "export.xml/a", mark="Neu")
    run("publish")
    page = workspace.root / "public/de/neu-a-title.html"
    assert "<bdi>Olena &lt;b&gt; &amp; Marchenko</bdi>" in page.read_text("utf-8")
    assert 'class="byline"' not in (workspace.root / "public/en/b.html").read_text("utf-8")
    write(workspace.root, AUTHOR.replace("Olena", "Orysia"), *texts)
    run("sync")
    assert "de/export.xml/a: published" in run("publish")
    assert "<bdi>Orysia" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        (PUBLIC, "published"),
        (element("status", "draft") + element("post_type", "post"), "held"),
        (element("status", "private") + element("post_type", "post"), "held"),
        (PUBLIC + element("post_password", "secret"), "held"),
        (element("status", "inherit") + element("post_type", "attachment"), ""),
        (element("status", "publish") + element("post_type", "nav_menu_item"), ""),
        (element("status", "publish") + element("post_type", "recipe"), "published"),
    ],
)
def test_what_wordpress_does_not_show_is_not_published(
    workspace: Workspace, more: str, outcome: str
) -> None:
    write(workspace.root, post(5, "a", "A title", "Some words.", more=more))
    run("sync")
    translate(workspace, "export.xml/a")
    told = run("publish", "--dry-run")
    for locale in ("de", "en"):  # nobody is told of what is no story
        assert (f"{locale}/export.xml/a: {outcome}" if outcome else "") in told
        assert (f"{locale}/export.xml/a: " in told) == bool(outcome)
    assert "export.xml/channel" not in told


def test_every_stage_knows_a_post(workspace: Workspace) -> None:
    write(workspace.root, BRIDGE, post(15, "izium", "In Izіum", "Life in Izium."))
    run("sync")
    translate(workspace, "export.xml/izium")
    (found,) = [f for f in json.loads(run("check", "--format", "json")) if f["locale"] is None]
    assert found["article"] == "export.xml/izium"
    text = (workspace.root / "source/export.xml").read_text("utf-8")
    line = text.split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("Izіum")
    assert run("check").startswith("source/export.xml\n")
    run("review", "approve", "source/export.xml/izium", "--locale", "de")
    row = json.loads(run("status", "--json", "source/export.xml/izium", "--locale", "de"))[0]
    assert (row["reviewed"], row["untranslated"]) == (2, 0)
    assert [len(p.rows) for p in Sheet(workspace, "de", "export.xml/izium").paragraphs()] == [1, 1]
    told = run("publish", "--dry-run")
    assert "de/export.xml/izium: published" in told
    assert "de/export.xml/bridge: held" in told
    segments = [json.loads(line) for line in run("segments", "source/export.xml").splitlines()]
    assert [s["text"] for s in segments][-2:] == ["In Izіum", "Life in Izium."]
    assert all(text[s["start"] : s["end"]] == s["text"] for s in segments)
