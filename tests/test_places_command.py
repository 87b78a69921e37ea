"""`l10n places …` as a person uses it: in a workspace, outside one, and when something is wrong."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "The road to Kharkiv\n\nPeople came from Izium and Kyiv.\n\nThe village of Ivanivka waits.\n"
)
PO = """\
msgid ""
msgstr ""
"Language: de\\n"

msgid "The road to Kharkiv"
msgstr "Der Weg nach Charkiw"

msgid "People came from Izium and Kyiv."
msgstr "Menschen kamen aus {izium} und Kiew."
"""


def l10n(
    *words: str, cwd: Path = ROOT, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "cli.py", "places", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "locales/de").mkdir(parents=True)
    (tmp_path / "l10n.toml").write_text('locales = ["de", "ar"]\n', "utf-8")
    (tmp_path / "source/road.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "locales/de/road.po").write_text(PO.format(izium="Isjum"), "utf-8")
    return tmp_path


def test_one_name_a_line_from_standard_input(tmp_path: Path) -> None:
    done = l10n("name", "--locale", "de", cwd=tmp_path, stdin="Харків\n\nІзюм\n")
    assert done.stdout == "Charkiw\n\nIsjum\n"


def test_names_in_other_languages_lead_to_the_same_place(tmp_path: Path) -> None:
    for source, name in (("ru", "Харьков"), ("en", "Kharkov"), ("pl", "Charków")):
        done = l10n("name", "--locale", "de", "--from", source, name, cwd=tmp_path)
        assert done.stdout == "Charkiw\n"


def test_without_a_language_the_letters_of_a_name_tell_it(tmp_path: Path) -> None:
    given = "Куп'янськ\nKupiansk\nHorlivka\nIzіum\nСтрий\nΧάρκοβο\n"
    done = l10n("name", "--locale", "uk", cwd=tmp_path, stdin=given)
    assert done.stdout == "Куп'янськ\nКуп'янськ\nГорлівка\nІзюм\nСтрий\nХарків\n"
    done = l10n("name", "--locale", "de", "--from", "pl", "Charków", "Kijów", cwd=tmp_path)
    assert done.stdout == "Charkiw\nKiew\n"


def test_places_po_counts_for_single_names_too(newsroom: Path) -> None:
    text = 'msgid ""\nmsgstr ""\n\nmsgctxt "place"\nmsgid "Izium"\nmsgstr "Isium"\n'
    (newsroom / "locales/de/places.po").write_text(text, "utf-8")
    assert l10n("name", "--locale", "de", "Ізюм", cwd=newsroom).stdout == "Isium\n"


@pytest.mark.parametrize(
    "words", [("name", "--locale", "xx"), ("name", "--locale", "de", "--table", "nowhere")]
)
def test_what_is_unknown_is_one_clear_line(words: tuple[str, ...], tmp_path: Path) -> None:
    done = l10n(*words, "Київ", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_list_shows_what_the_articles_name(newsroom: Path) -> None:
    done = l10n("list", "--locale", "de", cwd=newsroom)
    named = {line.split("\t")[1]: line.split("\t")[-1] for line in done.stdout.splitlines()}
    assert named["Izium"] == "de=Isjum"


def test_check_shows_a_slip_as_it_is_written(newsroom: Path) -> None:
    (newsroom / "l10n.toml").write_text('locales = ["tr"]\n', "utf-8")
    (newsroom / "source/road.txt").write_text("Snow fell in Sumy.\n", "utf-8")
    (newsroom / "locales/tr").mkdir()
    text = 'msgid ""\nmsgstr ""\n\nmsgid "Snow fell in Sumy."\nmsgstr "Sumi şehrine kar yağdı."\n'
    (newsroom / "locales/tr/road.po").write_text(text, "utf-8")
    assert "Sumi × 1; approved: Sumı" in l10n("check", cwd=newsroom).stdout


def test_a_place_of_ones_own_is_known_by_its_native_name(newsroom: Path) -> None:
    l10n("add", "Warszawa", "--language", "pl", "--name", "de=Warschau", cwd=newsroom)
    assert l10n("name", "--locale", "de", "Warszawa", cwd=newsroom).stdout == "Warschau\n"


def test_check_asks_which_of_many_is_meant(newsroom: Path) -> None:
    done = l10n("check", cwd=newsroom)
    assert done.returncode == 0  # whichever is meant, its name is the same
    assert "source/road.txt:5: Ivanivka may be " in done.stdout
    assert "[places.identity]" in done.stdout


def test_an_answer_ends_the_question(newsroom: Path) -> None:
    line = l10n("check", cwd=newsroom).stdout
    answer = line[line.rindex('"Ivanivka"') :].strip()
    (newsroom / "l10n.toml").write_text(f'locales = ["de"]\n[places.identity]\n{answer}\n', "utf-8")
    done = l10n("check", cwd=newsroom)
    assert (done.returncode, done.stdout) == (0, "every place is named one way\n")


def test_check_finds_a_place_named_wrongly(newsroom: Path) -> None:
    (newsroom / "locales/de/road.po").write_text(PO.format(izium="Izium"), "utf-8")
    done = l10n("check", "--locale", "de", cwd=newsroom)
    assert done.returncode == 1
    assert "de: Izium: Izium × 1; approved: Isjum (road.txt)" in done.stdout


def test_report_as_text_json_and_page(newsroom: Path) -> None:
    assert "  de       Isjum × 1" in l10n("report", cwd=newsroom).stdout
    rows = json.loads(l10n("report", "--format", "json", cwd=newsroom).stdout)
    kyiv = next(row for row in rows if row["english"] == "Kyiv")
    assert kyiv["locales"]["de"]["names"][0]["forms"] == {"Kiew": 1}
    done = l10n("report", "--format", "html", "--output", "places.html", cwd=newsroom)
    page = (newsroom / "places.html").read_text("utf-8")
    assert done.returncode == 0
    assert "<mark>Isjum</mark>" in page
    assert "{{" not in page


def test_the_page_begins_with_what_is_named_wrongly(newsroom: Path) -> None:
    (newsroom / "locales/de/road.po").write_text(PO.format(izium="Kiew und Isjum"), "utf-8")
    page = l10n("report", "--format", "html", cwd=newsroom).stdout
    assert re.findall('<tr class="(.*?)"', page) == ["", "", ""]
    (newsroom / "locales/de/road.po").write_text(PO.format(izium="Izyum"), "utf-8")
    page = l10n("report", "--format", "html", cwd=newsroom).stdout
    assert re.findall('<tr class="(.*?)".*?<th scope="row">(.*?)<', page)[0] == ("split", "Izium")
    assert "<b>0</b> named two ways" in page  # in one wrong way
    assert "<b>1</b> wrong names" in page


def test_a_report_escapes_what_a_translation_says(newsroom: Path) -> None:
    text = PO.format(izium="<script>alert(1)</script> Isjum")
    (newsroom / "locales/de/road.po").write_text(text, "utf-8")
    page = l10n("report", "--format", "html", cwd=newsroom).stdout
    assert "<script>alert" not in page


def test_a_place_of_ones_own_is_found_and_named(newsroom: Path) -> None:
    words = (
        "add",
        "Чорнобаївка Нова",
        "--english",
        "Nova Chornobaivka",
        "--name",
        "de=Neutschornobajiwka",
    )
    (newsroom / "source/road.txt").write_text("Trucks left Nova Chornobaivka.\n", "utf-8")
    assert l10n("list", cwd=newsroom).stdout == ""
    assert l10n(*words, cwd=newsroom).returncode == 0
    assert "de=Neutschornobajiwka" in l10n("list", "--locale", "de", cwd=newsroom).stdout


def test_a_village_is_added_as_the_codifier_knows_it(newsroom: Path) -> None:
    (newsroom / "source/road.txt").write_text("Potters left Opishnia.\n", "utf-8")
    assert l10n("list", cwd=newsroom).stdout == ""
    done = l10n("add", "Opishnia", cwd=newsroom)
    assert done.stdout.startswith("UA53080350010044287: Опішня (settlement, Полтавська область")
    assert "de=Opischnja" in l10n("list", "--locale", "de", cwd=newsroom).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Ivanivka",), "Ivanivka may be Іванівка (UA"),
        (("Warsaw",), "no place of Ukraine is Warsaw in English; give its native name"),
    ],
)
def test_what_add_does_not_understand_it_says(
    words: tuple[str, ...], said: str, newsroom: Path
) -> None:
    done = l10n("add", *words, cwd=newsroom)
    assert (done.returncode, said in done.stderr) == (2, True)
    assert not (newsroom / "locales/places.tsv").exists()


def test_an_id_says_which_of_many_is_added(newsroom: Path) -> None:
    done = l10n("add", "Ivanivka", "--id", "UA65060190020080418", cwd=newsroom)
    assert "Іванівка (village, Херсонська область, Каховський район)" in done.stdout


def test_import_says_how_much_it_took(newsroom: Path) -> None:
    rows = "1\t756135\tpl\tWarszawa\t1\n2\t756135\tde\tWarschau\t1\n"
    (newsroom / "names.txt").write_text(rows, "utf-8")
    done = l10n("import", "names.txt", "--language", "pl", cwd=newsroom)
    assert done.stdout == "1 places with 1 names imported\n"
