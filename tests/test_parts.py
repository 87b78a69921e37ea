"""A file that holds many articles: each has its own name, catalogs, state and cost."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from click.testing import CliRunner
from format_laws import HOSTILE, apart, sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli import commands
from l10n import catalogs, formats, ledger, ledgers, parts, po
from l10n.changed import Files
from l10n.desk.sheet import Sheet
from l10n.errors import Trouble
from l10n.formats import Options, Part
from l10n.model import Catalog, Entry, State
from l10n.publishers import Edition
from l10n.publishing import composing
from l10n.workspace import Workspace

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
CONTAINERS = {name: fmt for name, fmt in formats.formats().items() if fmt.parts}


# ---- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("hello-world", "hello-world"),
        ("%d1%85%d0%b0%d1%80%d0%ba%d1%96%d0%b2", "харків"),
        ("हिन्दी-खबर", "हिन्दी-खबर"),
        ("../../x", "x"),
        ("/etc/passwd", "etc-passwd"),
        ("..%2f..%2fx", "x"),
        ("C:\\Windows\\a.exe", "c-windows-a-exe"),
        ("a\0b\n", "a-b"),
        ("CON", "con-post"),
        ("nul", "nul-post"),
        ("v1.2.po", "v1-2-po"),
        (".hidden", "hidden"),
        ("Straße", "straße"),
        ("", "post-7"),
        ("///", "post-7"),
        ("\u202eabc", "abc"),
    ],
)
def test_a_name_is_a_file_everywhere(raw: str, name: str) -> None:
    assert parts.names([Part(0, 1, raw, "7")]) == [name]


@pytest.mark.parametrize("raw", ["x" * 300, "я" * 300, "日" * 300, "a-" * 300])
def test_a_long_name_is_cut_and_stays_its_own(raw: str) -> None:
    one, other = parts.names([Part(0, 1, raw, "1"), Part(1, 2, f"{raw}y", "2")])
    assert one != other
    assert max(len(f".{n}.review.jsonl.12345678.tmp".encode()) for n in (one, other)) < 255


def test_parts_of_one_name_are_told_apart_in_any_order() -> None:
    both = [Part(0, 1, "Team", "5"), Part(1, 2, "team", "9")]
    assert parts.names(both) == ["team-5", "team-9"]
    assert parts.names(both[::-1]) == ["team-9", "team-5"]
    assert parts.names([Part(0, 1, "a", ""), Part(1, 2, "a", "")]) == ["a", "a-2"]
    assert parts.names([Part(0, 1, "a-5"), Part(1, 2, "a", "5"), Part(2, 3, "a", "6")]) == [
        *("a-5", "a-5-2", "a-6"),
    ]


@QUICK
@given(st.lists(st.tuples(st.text(max_size=9), st.text("12ab/.", max_size=2)), max_size=8))
def test_names_are_safe_and_distinct(raw: list[tuple[str, str]]) -> None:
    found = parts.names([Part(n, n + 1, *one) for n, one in enumerate(raw)])
    assert len({name.casefold() for name in found}) == len(raw)
    for name in found:
        assert name
        assert parts.safe(name) == name
        assert not set(name) & set("./\\:\0")


# ---- the law ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CONTAINERS)
@QUICK
@given(data=st.data())
def test_each_part_is_split_as_in_the_whole(name: str, data: st.DataObject) -> None:
    apart(CONTAINERS[name], data.draw(sources(name)))


# ---- a newsroom ------------------------------------------------------------------------------

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file: <item> … </item> -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>The Courier</title>
\t<link>https://example.org</link>
\t<description>News from the river</description>
\t<wp:wxr_version>1.2</wp:wxr_version>
"""
TAIL = "</channel>\n</rss>\n"


def post(number: int, slug: str, title: str, *texts: str, more: str = "") -> str:
    body = "\n\n".join(
        f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in texts
    )
    return (
        f"\t<item>\n\t\t<title><![CDATA[{title}]]></title>\n"
        f"\t\t<content:encoded><![CDATA[{body}]]></content:encoded>\n"
        f"\t\t<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n"
        f"\t\t<wp:post_id>{number}</wp:post_id>\n"
        f"\t\t<wp:post_name><![CDATA[{escape(slug)}]]></wp:post_name>\n{more}\t</item>\n"
    )


BRIDGE = post(11, "bridge", "Bridge reopens", "The bridge is open. Trains run again.", "Read on.")
BREAD = post(12, "bread", "A festival of bread", "Forty bakers came to the river.", "Read on.")
RAIN = post(13, "rain", "Rain in Poltava", "It rained for <b>three</b> days & nights.")
NOTHING = post(14, "picture", "", '<img src="a.jpg" alt=""/>')


def write(root: Path, *posts: str, name: str = "export.xml") -> None:
    (root / "source").mkdir(exist_ok=True)
    (root / "source" / name).write_text(HEAD + "".join(posts) + TAIL, "utf-8")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    (tmp_path / "l10n.toml").write_text(
        'source_locale = "en"\nlocales = ["de", "uk"]\n[publish]\n'
        'require = "translated"\nblock = []\n'
    )
    write(tmp_path, BRIDGE, BREAD, NOTHING, RAIN)
    monkeypatch.chdir(tmp_path)
    return Workspace.find(tmp_path)


def run(*args: str) -> str:
    result = CliRunner().invoke(commands, list(args), catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output
    return result.output


def test_the_main_job_drafts_every_post(workspace: Workspace) -> None:
    toml = workspace.root / "l10n.toml"
    toml.write_text(toml.read_text("utf-8").replace('["de", "uk"]', '["pt_BR"]'), "utf-8")
    run("run")
    found = [catalogs.load(Workspace.find(), "pt_BR", name) for name in workspace.articles()]
    entries = [entry for one in found for entry in one.entries]
    assert {entry.state for entry in entries} == {State.DRAFT}
    assert (workspace.root / "editions/pt-BR/export.xml").is_file()


def translate(workspace: Workspace, name: str, locale: str = "de", mark: str = "D") -> None:
    """A person translates all of an article."""
    known = catalogs.load(workspace, locale, name)
    entries = tuple(
        replace(e, target=f"{mark} {e.source}", state=State.TRANSLATED) for e in known.entries
    )
    catalogs.save(workspace, locale, name, replace(known, entries=entries))


def said(workspace: Workspace, locale: str = "de") -> dict[str, dict[str, str]]:
    """What people have translated, article by article."""
    return {
        name: {
            entry.source: entry.target
            for entry in catalogs.load(workspace, locale, name).entries
            if entry.human and not entry.obsolete
        }
        for name in workspace.articles()
    }


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
    fmt = CONTAINERS["wxr"]
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
    return Files(workspace, ("de", "uk")).changed(workspace.articles())


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


def test_a_renamed_post_takes_its_translations_along(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name)
    ledgers.append(
        workspace, "de", "export.xml/bread", [ledger.line(Entry("a", "b"), "approve", "A", "t")]
    )
    before = said(workspace)
    write(workspace.root, BRIDGE, BREAD.replace("[bread]", "[festival]"), RAIN)
    run("sync")
    after = said(workspace)
    assert after["export.xml/festival"] == before["export.xml/bread"]
    assert ledgers.read(workspace, "de", "export.xml/festival")
    assert not workspace.catalog_path("de", "export.xml/bread").exists()


def test_a_post_that_shares_its_slug_from_now_on_keeps_its_translations(
    workspace: Workspace,
) -> None:
    run("sync")
    translate(workspace, "export.xml/rain")
    write(workspace.root, post(99, "rain", "Rain in Sumy", "Other words."), BRIDGE, RAIN)
    run("sync")
    assert "Rain in Poltava" in said(workspace)["export.xml/rain-13"]
    write(workspace.root, BRIDGE, RAIN)
    run("sync")
    assert "Rain in Poltava" in said(workspace)["export.xml/rain"]


def test_a_slug_that_another_post_gets_takes_nothing_from_the_old_one(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name, mark=name[-3:])
    before = said(workspace)
    swapped = (RAIN.replace("[rain]", "[bread]"), BREAD.replace("[bread]", "[rain]"))
    write(workspace.root, *swapped, BRIDGE.replace("[bridge]", "[bridge-2024]"))
    run("sync")
    after = said(workspace)
    assert after["export.xml/rain"] == before["export.xml/bread"]
    assert after["export.xml/bread"] == before["export.xml/rain"]
    write(
        workspace.root,
        *swapped,
        BRIDGE.replace("[bridge]", "[old]"),
        post(30, "bridge-2024", "New"),
    )
    run("sync")
    assert said(workspace)["export.xml/old"] == before["export.xml/bridge"]
    assert said(workspace)["export.xml/bridge-2024"] == {}


def test_posts_find_their_translations_in_the_next_export(workspace: Workspace) -> None:
    run("sync")
    for name in workspace.articles():
        translate(workspace, name)
    before = said(workspace)
    (workspace.root / "source/export.xml").unlink()
    write(workspace.root, post(20, "new", "All is new"), RAIN, BREAD, BRIDGE, name="december.xml")
    run("sync")
    after = said(workspace)
    for name in ALL:
        assert after[f"december.xml/{name}"] == before[f"export.xml/{name}"]
    assert not list((workspace.root / "locales/de/export.xml").iterdir())


def test_the_catalog_of_a_whole_export_is_parted_without_a_lost_word(workspace: Workspace) -> None:
    texts = ("The Courier", "Bridge reopens", "The bridge is open.", "Read on.", "Forty men came.")
    old = [
        Entry(t, f"D {t}", State.TRANSLATED, comment=f"note on {t}", references=("source/e",))
        for t in texts
    ]
    old.append(replace(old[1], source="Long gone.", target="D gone", obsolete=True))
    old.append(Entry("Rain in Poltava", "draft", State.DRAFT, draft="an engine"))
    path = workspace.catalog_path("de", "export.xml")
    path.parent.mkdir(parents=True)
    path.write_bytes(po.render(Catalog("de", tuple(old), {"Last-Translator": "Ana <a@b.c>"})))
    approved = replace(old[2], state=State.TRANSLATED)
    lines = [ledger.line(approved, ledger.APPROVE, "Ana", "desk", State.REVIEWED)]
    lines.append(ledger.line(Entry("Nobody's.", "x"), ledger.REJECT, "Ana", "desk"))
    ledgers.append(workspace, "de", "export.xml", lines)
    assert "moved along" in run("sync")
    assert not path.exists()
    assert not workspace.ledger_path("de", "export.xml").exists()
    found = {name: catalogs.load(workspace, "de", name) for name in workspace.articles()}
    whole = [entry for catalog in found.values() for entry in catalog.entries]
    for entry in old:
        assert any(e.target == entry.target and e.comment == entry.comment for e in whole), entry
    here = {name.rpartition("/")[2]: catalog.current() for name, catalog in found.items()}
    assert here["bridge"]["", "The bridge is open."].state is State.REVIEWED
    assert here["bridge"]["", "Read on."].target == here["bread"]["", "Read on."].target
    assert here["rain"]["", "Rain in Poltava"].state is State.DRAFT
    assert all(catalog.header["Last-Translator"] == "Ana <a@b.c>" for catalog in found.values())
    kept = [line for name in found for line in ledgers.read(workspace, "de", name)]
    assert all(line in kept for line in lines)
    before = {p: p.read_bytes() for p in workspace.root.glob("locales/de/export.xml/*")}
    assert "nothing to do" in run("sync")
    assert before == {p: p.read_bytes() for p in workspace.root.glob("locales/de/export.xml/*")}


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
