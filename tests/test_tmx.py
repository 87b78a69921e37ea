"""TMX: what other tools write is read, what is dangerous is refused, nothing changes on the way."""

import io
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import tmx
from l10n.errors import Trouble
from l10n.memory import FILE, Memory, Pair, exchange
from l10n.model import State
from l10n.settings import Settings
from l10n.tmx import LONGEST, Reader, Unit, spelling

KNOWN = ("en", "de", "pt_BR", "zh_Hans", "sr_Latn", "uk")

SPELLINGS = [
    ("en", "en"),
    ("EN-US", "en"),
    ("en-GB", "en"),
    ("DE-DE", "de"),
    ("pt-BR", "pt_BR"),
    ("pt", "pt_BR"),
    ("pt-PT", "pt_PT"),
    ("zh-CN", "zh_Hans"),
    ("zh-TW", "zh_Hant_TW"),
    ("sr-Latn-RS", "sr_Latn"),
    ("sr-Cyrl", "sr_Cyrl"),
    ("fr-CA", "fr_CA"),
    ("x-none", "x_none"),
]


@pytest.mark.parametrize(("tag", "code"), SPELLINGS)
def test_languages_become_the_workspaces_own(tag, code):
    assert spelling(tag, KNOWN) == code


def read(text: str | bytes, known: tuple[str, ...] = KNOWN) -> list[Unit]:
    data = text.encode() if isinstance(text, str) else text
    return list(Reader(io.BytesIO(data), "x.tmx", known))


def body(units: str, head: str = '<header srclang="en"/>') -> str:
    return f'<?xml version="1.0"?><tmx version="1.4">{head}<body>{units}</body></tmx>'


def tu(source: str, target: str, lang: str = "xml:lang", **attributes: str) -> str:
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return (
        f'<tu><tuv {lang}="EN-US"><seg>{source}</seg></tuv>'
        f'<tuv {lang}="DE"{more}><seg>{target}</seg></tuv></tu>'
    )


OMEGAT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"
    creationtoolversion="3.6.0_10" segtype="sentence" srclang="EN-US"/>
  <body>
<!-- Default translations -->
    <tu>
      <tuv lang="EN-US">
        <seg>She left &lt;b0&gt;Izium&lt;/b0&gt; &amp; came back.</seg>
      </tuv>
      <tuv lang="DE" changeid="maria" changedate="20240131T120000Z" creationid="otto"
        creationdate="20240130T120000Z">
        <seg>Sie verließ &lt;b0&gt;Isjum&lt;/b0&gt; &amp; kam zurück.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""

READ = [
    (OMEGAT, [("She left <b0>Izium</b0> & came back.", "Sie verließ <b0>Isjum</b0> & kam zurück.",
               "maria", "20240131T120000Z")]),
    (body(tu("Yes.", "Ja.")), [("Yes.", "Ja.", "", "")]),
    (body(tu("Yes.", "Ja.", "lang")), [("Yes.", "Ja.", "", "")]),
    (body(tu("Yes.", "Ja."), '<header srclang="*all*"/>'), [("Yes.", "Ja.", "", "")]),
    (body(tu("Yes.", "Ja."), '<header srclang="DE"/>'), [("Yes.", "Ja.", "", "")]),
    (body(tu('<bpt i="1">&lt;b></bpt>Yes<ept i="1">&lt;/b></ept><ph/>', "<hi>Ja</hi><sub>!</sub>")),
     [("<b>Yes</b>", "Ja!", "", "")]),
    (body(tu("Yes.", "Ja.", creationid="MT!")), [("Yes.", "Ja.", "MT!", "")]),
    (body(tu(" a\tb\n c ", "&#13;\n")), []),
    (body(tu(" a\tb\n c ", "&#13;x\n")), [(" a\tb\n c ", "\rx\n", "", "")]),
    (body(tu("Yes.", "")), []),
    (body("<tu/><tu><tuv/></tu><tu><seg>stray</seg></tu><prop>stray</prop>"), []),
    (body(tu("<![CDATA[<b>]]>", "&#x1F600;")), [("<b>", "😀", "", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units"), READ)
def test_files_of_other_tools_are_read(text, units):
    assert [(u.source, u.target, u.author, u.changed) for u in read(text)] == units


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings_other_than_utf_8_are_read(encoding):
    text = body(tu("Yes.", "Möglich."))
    name = encoding.replace("-sig", "")
    data = text.replace('"1.0"', f'"1.0" encoding="{name}"', 1).encode(encoding)
    assert [unit.target for unit in read(data)] == ["Möglich."]


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = [
    (f'<!DOCTYPE tmx [<!ENTITY a0 "ha">{LAUGHS}]>' + body(tu("&a9;", "x"))[21:], "DTD inside"),
    ('<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx/>', "DTD inside"),
    ('<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ELEMENT tu ANY>]><tmx/>', "DTD inside"),
    ('<!DOCTYPE tmx SYSTEM "http://127.0.0.1:1/x.dtd">' + body(tu("&x;", "x"))[21:], "entity &x;"),
    (body(tu("&x;", "x")), "undefined entity"),
    (body(tu("<b>Yes", "x")), "mismatched tag"),
    (body(tu("Yes.", "Ja."))[:-6], "no element found"),
    ("", "no element found"),
    ("<xliff/>", "begins with <xliff>"),
    (body(tu("<hi>" * 200 + "x" + "</hi>" * 200, "x")), "nests more than"),
    (body(f"<!--{'x' * 6_000_000}-->"), "several megabytes"),
    (b"\x00\x01\x02", "not well-formed"),
    ('<?xml version="1.0" encoding="klingon"?><tmx/>', "unknown encoding"),
]


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_broken_or_dangerous_is_one_line_with_its_place(text, message):
    with pytest.raises(Trouble, match=message) as error:
        read(text)
    assert str(error.value).startswith("x.tmx:")


def test_a_unit_without_end_is_left_out_and_counted():
    text = body(tu("x" * LONGEST, "y") + tu("Yes.", "Ja.") + "<tu>" + "<tuv/>" * 400_000 + "</tu>")
    reader = Reader(io.BytesIO(text.encode()), "x.tmx", KNOWN)
    assert [unit.target for unit in reader] == ["Ja."]
    assert reader.left_out == 2


words = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n\r<>&\"'"),
    min_size=1,
).filter(str.strip)


@given(st.lists(st.builds(
    Unit, words, words, st.just("en"), st.sampled_from(["de", "pt_BR", "zh_Hans"]),
    st.dictionaries(st.sampled_from(["x-context", "x-state"]), words, min_size=1), words, words,
)))  # fmt: skip
def test_what_is_written_is_read_back(units):
    file = io.BytesIO()
    assert tmx.write(file, units, "en") == len(units)
    assert [*Reader(io.BytesIO(file.getvalue()), "", KNOWN)] == units


@pytest.mark.parametrize("text", ["\x07", "\ud800", "\x00", "\ufffe"])
def test_what_xml_cannot_hold_is_left_out(text):
    file = io.BytesIO()
    assert tmx.write(file, [Unit(text, "x", "en", "de"), Unit("x", "y", "en", "de")], "en") == 1
    assert len(read(file.getvalue())) == 1


def pair(source: str, target: str, state: State = State.TRANSLATED, **more: str) -> Pair:
    return Pair(source, target, "en", "de", state, **more)


PAIRS = [
    pair("Yes.", "Ja.", State.REVIEWED, article="a.md", origin="locales/de/a.po"),
    pair("Yes.", "Jawohl.", article="b.md", origin="locales/de/b.po"),
    pair("Yes.", "Jo", State.DRAFT, article="b.md", engine="firefox en-de", origin="c"),
    pair("No.", "Nein.", context="title", article="a.md", origin="locales/de/a.po"),
    pair("Maybe.", "Vielleicht.", State.DRAFT, engine="firefox en-de", article="a.md", origin="d"),
]


def test_people_s_work_is_exported_and_drafts_only_when_asked_for(tmp_path):
    memory = Memory(tmp_path / FILE)
    memory.add(PAIRS)
    human = [one.target for one in exchange.pairs(memory)]
    assert human == ["Jawohl.", "Ja.", "Nein."]
    assert [*exchange.pairs(memory, ["uk"])] == []
    assert [one.target for one in exchange.pairs(memory, drafts=True)][-1] == "Vielleicht."


def test_export_and_import_give_the_same_memory_but_for_reviews(tmp_path):
    one, two = Memory(tmp_path / "one"), Memory(tmp_path / "two")
    one.add(PAIRS)
    path = tmp_path / "x.tmx"
    with exchange.written(path) as file:
        tmx.write(file, map(exchange.unit, exchange.pairs(one, drafts=True)), "en")
    assert exchange.load(two, path, "x.tmx", Settings(locales=("de",))) == (4, 0)
    again = io.BytesIO()
    tmx.write(again, map(exchange.unit, exchange.pairs(two, drafts=True)), "en")
    before = path.read_bytes().replace(b">reviewed<", b">translated<")
    assert sorted(again.getvalue().split(b"<tu")) == sorted(before.split(b"<tu"))
    assert not two.exact("Maybe.", "en", "de")[0].human


def test_a_failed_export_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.tmx"
    path.write_text("old")
    with pytest.raises(Trouble, match="stop"), exchange.written(path) as file:  # noqa: PT012
        file.write(b"new")
        raise Trouble("stop")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("x.tmx", "old")]


STREAM = """
import io, resource, sys
from l10n.errors import Trouble
from l10n.tmx import Reader
class Long(io.RawIOBase):
    parts = [sys.argv[1].encode()] + [sys.argv[2].encode() * 500] * int(sys.argv[3])
    def read(self, size):
        return self.parts.pop(0) if self.parts else b""
try:
    sum(1 for _ in Reader(Long(), "x", ("en", "de")))
except Trouble:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
ENDLESS = {"units": tu("Yes.", "Ja."), "text": "<tu><tuv><seg>" + "x" * 300, "prop": "<tu><prop>x"}


@pytest.mark.parametrize("kind", ENDLESS)
def test_memory_does_not_grow_with_the_file(kind):
    head = body(ENDLESS[kind]).removesuffix("</body></tmx>")
    more = ENDLESS[kind] if kind == "units" else "y" * 100

    def most(parts: int) -> int:
        command = [sys.executable, "-c", STREAM, head, more, str(parts)]
        return int(subprocess.check_output(command))

    short, long = most(20), most(400)
    assert long - short < 12_000  # KB; the long one is 20 to 30 MB longer
