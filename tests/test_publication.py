"""Publishing: all or nothing, the same bytes for the same input, and a way back."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from l10n.catalogs import deciding, syncing
from l10n.errors import Trouble
from l10n.model import State
from l10n.publishing import publication, recall, register, switch
from l10n.publishing.change import Registers
from l10n.publishing.corrections import Gravity, corrections, gravity
from l10n.publishing.stock import Stock
from l10n.publishing.work import Hands
from tests import newsroom

ROOT = Path(__file__).parent.parent
BREAD, BRIDGE = "food/bread.md", "bridge.txt"


@pytest.fixture
def workspace(tmp_path):
    return newsroom.make(tmp_path)


def stamps(workspace):
    top = workspace.root / "public"
    return {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in top.rglob("*") if p.is_file()}


def test_drafts_are_held_and_originals_published(workspace):
    newsroom.everything(workspace, State.DRAFT)
    found = newsroom.outcomes(publication.publish(workspace))
    assert {name for name, outcome in found.items() if outcome == "published"} == {
        f"en/{BRIDGE}",
        f"en/{BREAD}",
    }
    assert not (workspace.root / "public/uk").exists()


def test_a_dry_run_writes_nothing(workspace):
    newsroom.everything(workspace)
    report = publication.publish(workspace, dry=True)
    assert set(newsroom.outcomes(report).values()) == {"published"}
    assert not (workspace.root / "public").exists()
    assert not list((workspace.root / "locales").rglob("published.jsonl"))


def test_publishing_again_touches_nothing(workspace):
    newsroom.everything(workspace)
    assert publication.publish(workspace).outcome.changed
    before, register_before = stamps(workspace), register.read(workspace, "uk").records
    assert not publication.publish(workspace).outcome.changed
    assert stamps(workspace) == before
    assert register.read(workspace, "uk").records == register_before


def test_the_number_of_hands_changes_no_byte(tmp_path):
    newsroom.make(tmp_path / "one")
    outputs = []
    for hands in (Hands(1), Hands(2)):
        workspace = newsroom.make(tmp_path / str(hands.jobs), 'incomplete = "fill"\n')
        newsroom.everything(workspace)
        report = publication.publish(workspace, run=hands.run, render=hands.render)
        assert report.outcome.changed
        found = newsroom.public(workspace)
        outputs.append({p: d for p, d in found.items() if "bread" in p and p.endswith(".json")})
    assert outputs[0] == outputs[1]


def test_one_edited_article_changes_only_its_own_pages(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    before = newsroom.public(workspace)
    newsroom.translate(workspace, "uk", BRIDGE, words=lambda s: f"нове {s}")
    report = publication.publish(workspace)
    after = newsroom.public(workspace)
    changed = {path for path in after if before.get(path) != after[path]}
    assert report.outcome.written == len(changed)
    beside = {"editions.json", "sitemap-1.xml"}
    assert all(path.startswith("uk/") for path in changed - beside)
    assert any("bridge" in path for path in changed)


def test_the_manifest_names_what_editions_are_made_of(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    data = json.loads((workspace.root / "public/editions.json").read_text())
    row = next(r for r in data["editions"] if (r["locale"], r["article"]) == ("uk", BRIDGE))
    assert set(row["made_of"]) == {"source", "catalog", "ledger"}
    assert data["files"]["site.css"]


def test_a_folder_that_is_not_ours_is_left_alone(workspace):
    (workspace.root / "public").mkdir()
    (workspace.root / "public/precious.txt").write_text("mine")
    with pytest.raises(Trouble, match="did not make"):
        publication.publish(workspace)
    assert (workspace.root / "public/precious.txt").read_text() == "mine"


def test_a_page_changed_by_hand_is_made_again(workspace):
    publication.publish(workspace)
    page = workspace.root / "public/index.html"
    good = page.read_bytes()
    page.write_text("defaced")
    publication.publish(workspace)
    assert page.read_bytes() == good


def test_a_failure_while_rendering_leaves_the_old_site(workspace):
    publication.publish(workspace)
    before = newsroom.public(workspace)
    newsroom.everything(workspace)

    def broken(_files):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        publication.publish(workspace, render=broken)
    assert newsroom.public(workspace) == before


def test_revert_brings_back_what_was_public_and_keeps_it(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    good = newsroom.public(workspace)
    newsroom.translate(workspace, "uk", BRIDGE, words=lambda s: f"хибно {s}")
    publication.publish(workspace)
    names, _ = recall.revert(workspace, [BRIDGE], ["uk"])
    assert names == {f"uk/{BRIDGE}": True}
    page = next(path for path in good if path.startswith("uk/uk-bridge") and path.endswith("html"))
    assert b"uk The bridge is open." in newsroom.public(workspace)[page]
    report = publication.publish(workspace)
    assert newsroom.outcomes(report)[f"uk/{BRIDGE}"] == "taken back"
    assert b"uk The bridge is open." in newsroom.public(workspace)[page]
    newsroom.translate(workspace, "uk", BRIDGE, words=lambda s: f"добре {s}")
    assert newsroom.outcomes(publication.publish(workspace))[f"uk/{BRIDGE}"] == "published"


def test_revert_without_an_article_undoes_the_last_publication(workspace):
    publication.publish(workspace)
    first = newsroom.public(workspace)
    newsroom.everything(workspace)
    publication.publish(workspace)
    recall.revert(workspace, [], [])
    after = newsroom.public(workspace)
    assert {p for p in after if p.startswith(("uk", "ar"))} == set()
    assert after["en/index.html"] == first["en/index.html"]


def test_revert_brings_back_what_went_offline(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    first = newsroom.public(workspace)
    newsroom.translate(workspace, "uk", BRIDGE, State.DRAFT)
    newsroom.translate(workspace, "ja", BRIDGE, words=lambda s: f"別 {s}")
    publication.publish(workspace)
    assert not [path for path in newsroom.public(workspace) if path.startswith("uk/uk-bridge")]
    names, _ = recall.revert(workspace, [], [])
    assert names == {f"uk/{BRIDGE}": True, f"ja/{BRIDGE}": True}
    now = newsroom.public(workspace)
    assert now.keys() == first.keys()
    assert b"uk The bridge is open." in now["uk/uk-bridge-over-the-dnipro-reopens.html"]
    decided = {d.row.name: d for d in publication.publish(workspace).decisions}
    assert (decided[f"uk/{BRIDGE}"].outcome, bool(decided[f"uk/{BRIDGE}"].before)) == ("held", True)


def test_withdrawn_pages_say_so_until_restored(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    page = next(p for p in newsroom.public(workspace) if p.startswith("uk/uk-bridge"))
    page = page.replace(".review.json", ".html")
    recall.withdraw(workspace, [BRIDGE], ["uk"])
    publication.publish(workspace)
    gone = newsroom.public(workspace)[page].decode()
    assert "Редакція відкликала цю сторінку" in gone
    assert "noindex" in gone
    assert (
        'hreflang="uk"'
        not in newsroom.public(workspace)["en/bridge-over-the-dnipro-reopens.html"].decode()
    )
    recall.restore(workspace, [BRIDGE], [])
    report = publication.publish(workspace)
    assert b"uk The bridge is open." in newsroom.public(workspace)[page]
    assert {decision.row.article for decision in report.decisions} == {BRIDGE}


def test_a_language_without_any_page_leads_home_to_the_root(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    recall.withdraw(workspace, [BRIDGE], ["uk"])
    page = "uk/uk-bridge-over-the-dnipro-reopens.html"
    assert '<a href="index.html">' in newsroom.public(workspace)[page].decode()
    recall.withdraw(workspace, [BREAD], ["uk"])
    found = newsroom.public(workspace)
    assert "uk/index.html" not in found
    assert '<a href="../index.html">' in found[page].decode()


def test_nothing_to_revert_is_said(workspace):
    with pytest.raises(Trouble, match="nothing to revert"):
        recall.revert(workspace, [], [])


def test_the_last_good_edition_stays_and_says_that_the_original_changed(tmp_path):
    workspace = newsroom.make(tmp_path, 'incomplete = "last-good"\n')
    newsroom.everything(workspace)
    publication.publish(workspace)
    newsroom.translate(workspace, "uk", BRIDGE, State.STALE)
    source = workspace.source_path(BRIDGE)
    source.write_text(source.read_text().replace("40 days", "41 days"))
    report = publication.publish(workspace)
    assert newsroom.outcomes(report)[f"uk/{BRIDGE}"] == "kept"
    page = next(
        p
        for p in newsroom.public(workspace)
        if p.startswith("uk/") and p.endswith(".html") and "bridge" in p
    )
    text = newsroom.public(workspace)[page].decode()
    assert "Оригінал змінився" in text
    assert "after 40 days" in text


def test_slugs_are_frozen_and_old_ones_redirect(workspace):
    newsroom.everything(workspace)
    publication.publish(workspace)
    first = register.read(workspace, "uk").of(BRIDGE).slug
    newsroom.translate(workspace, "uk", BRIDGE, words=lambda s: f"Міст {s}")
    publication.publish(workspace)
    assert register.read(workspace, "uk").of(BRIDGE).slug == first
    wish = publication.Wish(frozenset({BRIDGE}), frozenset({"uk"}), new_slug=True)
    publication.publish(workspace, wish)
    record = register.read(workspace, "uk").of(BRIDGE)
    assert record.slug.startswith("міст-")
    assert record.old_slugs == (first,)
    found = newsroom.public(workspace)
    assert 'http-equiv="refresh"' in found[f"uk/{first}.html"].decode()
    assert f"/uk/{first}.html".encode() in found["_redirects"]


SLUGS = [
    ("Bridge over the Dnipro reopens", False, "bridge-over-the-dnipro-reopens"),
    ("Київ: “перемога” — 8 500 км²!", False, "київ-перемога-8-500-км²"),
    ("Мар’яна й м'ята", False, "маряна-й-мята"),
    ("القوّات", False, "القوات"),
    ("ウクライナ軍、反攻", False, "ウクライナ軍-反攻"),
    ("Київ", True, "kiiv"),
    ("!!!", False, "article"),
    ("a/../b\x00c", False, "a-b-c"),
]


@pytest.mark.parametrize(("title", "latin", "slug"), SLUGS)
def test_slugs_keep_the_letters_of_the_headline(title, latin, slug):
    if latin:
        pytest.importorskip("anyascii")
    assert register.slug(title, latin=latin) == slug


def test_two_articles_never_share_an_address():
    book = register.Register("uk")
    assert book.name("a.md", "same", "t").slug == "same"
    assert book.name("b.md", "same", "t").slug == "same-2"
    assert book.name("a.md", "other", "t").slug == "same"


@pytest.mark.parametrize("path", ["/etc/passwd", "../out.html", "a/../../b", "a\0b"])
def test_no_file_leads_out_of_the_public_folder(path):
    with pytest.raises(Trouble, match="leads out"):
        switch.inside(path)


def test_a_broken_register_is_one_clear_line(workspace):
    path = workspace.root / "locales/uk/published.jsonl"
    path.write_text('{"article": "a.md"\n')
    with pytest.raises(Trouble, match=r"published\.jsonl:1: is not a line of the register"):
        register.read(workspace, "uk")


def test_the_gate_counts_what_the_machine_wrote(tmp_path):
    workspace = newsroom.make(tmp_path, "max_unedited = 0.5\n")
    newsroom.everything(workspace, State.DRAFT)
    publication.publish(workspace)
    newsroom.everything(workspace)
    held = next(d for d in publication.publish(workspace).decisions if d.row.name == f"uk/{BRIDGE}")
    assert held.outcome == "held"
    assert "100% of the words are as the machine wrote them" in held.row.verdict.reasons[0]
    newsroom.translate(workspace, "uk", BRIDGE, words=lambda s: f"зовсім інакше {len(s)}")
    found = newsroom.outcomes(publication.publish(workspace))
    assert found[f"uk/{BRIDGE}"] == "published"


def test_reviewers_are_named_in_the_page_and_its_evidence(tmp_path):
    workspace = newsroom.make(tmp_path, '[locale.uk]\npublish.require = "reviewed"\n')
    newsroom.everything(workspace)
    assert newsroom.outcomes(publication.publish(workspace))[f"uk/{BRIDGE}"] == "held"
    deciding.approve(workspace, "uk", BRIDGE, deciding.Decision("Iryna K <i@example.org>"))
    assert newsroom.outcomes(publication.publish(workspace))[f"uk/{BRIDGE}"] == "published"
    found = newsroom.public(workspace)
    page = next(p for p in found if p.startswith("uk/") and p.endswith("reopens.html"))
    assert "Iryna K" in found[page].decode()
    assert "i@example.org" not in found[page].decode()
    evidence = json.loads(found[page.replace(".html", ".review.json")])
    assert evidence["reviewers"] == ["Iryna K"]
    assert all(row["reviewed_at"] for row in evidence["passages"])


def test_corrections_come_gravest_first(workspace):
    newsroom.everything(workspace)
    assert corrections(workspace) == []
    assert not (workspace.cache / "publish").exists()
    publication.publish(workspace)
    assert corrections(workspace) == []
    source = workspace.source_path(BRIDGE)
    text = source.read_text().replace("40 days", "41 days").replace("Trains run", "Trains go")
    source.write_text(text.replace("by Olha Kovalenko", "by Iryna Kovalenko"))
    found = [c for c in corrections(workspace) if c.locale == "uk"]
    assert [c.gravity for c in found] == [Gravity.NUMBER, Gravity.NAME, Gravity.WORDS]
    assert "41 days" in str(found[0])


GRAVITY = [
    ("Bread is good.", "Bread is fine.", Gravity.WORDS),
    ("He went to Izium.", "He went to Lviv.", Gravity.NAME),
    ("It cost 5 million.", "It cost 6 million.", Gravity.NUMBER),
    ("", "It cost 6 million.", Gravity.NUMBER),
]


@pytest.mark.parametrize(("old", "new", "expected"), GRAVITY)
def test_figures_are_graver_than_names_and_names_than_words(old, new, expected):
    assert gravity(old, new) is expected


def test_a_picture_that_is_not_there_is_left_out_and_told(workspace):
    (workspace.root / "source/images/loaves.png").unlink()
    report = publication.publish(workspace)
    assert report.missing == [(BREAD, "images/loaves.png")]
    assert publication.publish(workspace).missing == []  # said once
    assert publication.publish(workspace, dry=True).missing == report.missing
    page = newsroom.public(workspace)["en/the-festival-of-bread.html"].decode()
    assert "<img" not in page
    assert "<figure" not in page


PAGE = """<!doctype html>
<html lang="en"><head><title>Market day</title><meta name="author" content="Olha">
<meta name="description" content="What it costs."><style>p{color:red}</style></head>
<body><nav>Menu</nav><article><h1>Market day</h1><p onclick="x()">Bread costs <b>more</b>.</p>
<h2>Why so?</h2><p>Flour is <a href="bridge.txt">far away</a>.</p>
<script>alert(1)</script><iframe src="https://evil.example"></iframe></article></body></html>
"""


def test_html_articles_are_published_safely_and_filled_in_place(tmp_path):
    workspace = newsroom.make(tmp_path, 'incomplete = "fill"\nfill_at_most = 0.9\n')
    (tmp_path / "source/market.html").write_text(PAGE)
    list(syncing.run(workspace, ["market.html"], ["uk"]))
    newsroom.translate(workspace, "uk", "market.html")
    newsroom.translate(
        workspace,
        "uk",
        "market.html",
        State.UNTRANSLATED,
        only=lambda s: "Flour" in s,
        words=lambda _s: "",
    )
    publication.publish(workspace)
    found = newsroom.public(workspace)
    text = found[next(p for p in found if "market" in p and p.startswith("uk/") and "html" in p)]
    page = text.decode()
    assert '<h1 id="market-day">uk Market day</h1>' in page
    assert '<h2 id="why-so">uk Why so?</h2>' in page
    assert re.search(r'<p lang="en" dir="ltr">Flour is <a [^>]+>far away</a>\.</p>', page)
    assert not re.search(r"onclick|alert|iframe|color:red|Menu", page)


def test_office_documents_are_published_as_files(tmp_path):
    samples = sorted((ROOT.parent / "shared/data").rglob("*.docx")) + sorted(
        (ROOT / "tests").rglob("*.docx")
    )
    if not samples:
        pytest.skip("no office document to try")
    workspace = newsroom.make(tmp_path, 'publisher = "files"\n')
    (tmp_path / "source/a.docx").write_bytes(samples[0].read_bytes())
    publication.publish(workspace)
    assert newsroom.public(workspace)["en/a.docx"][:2] == b"PK"


class KilledError(Exception):
    pass


MOMENTS = [
    (switch.Spare, "catch_up"),
    (switch.Spare, "put"),
    (switch, "_exchange"),
    (switch.Spare, "park"),
    (Registers, "write"),
    (Stock, "judge"),
    (Stock, "plan"),
    (Stock, "bring"),
    (Stock, "show"),
    (Stock, "keep"),
    (Stock, "forget"),
]


@pytest.mark.parametrize(("place", "moment"), MOMENTS)
def test_killed_at_any_moment_the_next_run_gives_the_whole_site(
    workspace, monkeypatch, place, moment
):
    publication.publish(workspace)
    old = newsroom.public(workspace)
    newsroom.everything(workspace)

    def killed(*_args, **_named):
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(place, moment, killed)
        with pytest.raises(KilledError):
            publication.publish(workspace)
    between = newsroom.public(workspace)
    assert between == old or any(path.startswith("uk/") for path in between)
    publication.publish(workspace)
    pages = {p for p in newsroom.public(workspace) if p.endswith(".html")}
    assert len([p for p in pages if p.startswith("uk/")]) == 3
    after = newsroom.public(workspace)
    publication.publish(workspace)
    assert newsroom.public(workspace) == after
    listed = json.loads(after["editions.json"])["files"]
    assert {p: sha256(d).hexdigest() for p, d in after.items() if p != "editions.json"} == listed
