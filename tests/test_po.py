"""PO files of every tool are read without a changed character, and written in one form."""

import gc
import re
import subprocess
import tracemalloc
from pathlib import Path
from shutil import which

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import po
from l10n.errors import Trouble
from l10n.model import Catalog, Entry, State
from l10n.po import reader

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
gettext = pytest.mark.skipif(not which("msgcat"), reason="needs gettext's msgcat")


def entries(text: str) -> tuple[Entry, ...]:
    return po.parse((HEAD + text).encode(), "de", "a.po").entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('#,fuzzy\nmsgid "a"\nmsgstr "b"\n', Entry("a", "b", State.STALE)),
        (
            '#= review\nmsgid "a"\nmsgstr "b"\n',
            Entry("a", "b", State.TRANSLATED, flags=("=review",)),
        ),
        ('#note\nmsgid "a"\nmsgstr "b"\n', Entry("a", "b", State.TRANSLATED, comment="note")),
        ('msgid "a"\nmsgstr "\\a\\x41\\101"\n', Entry("a", "\aAA", State.TRANSLATED)),
        ('msgid "\\303\\251"\nmsgstr ""\n', Entry("é")),
        ('msgid "" "a"\nmsgstr ""\n', Entry("a")),
        ('msgid ""\n"a"\n"b"\nmsgstr ""\n', Entry("ab")),
        (
            'msgid "a"\nmsgstr "x\u2028y\x0bz\x85"\n',
            Entry("a", "x\u2028y\x0bz\x85", State.TRANSLATED),
        ),
        (
            '#~| msgid "old"\n#~ msgid "a"\n#~ msgstr "b"\n',
            Entry("a", "b", State.TRANSLATED, previous="old", obsolete=True),
        ),
        (
            '#. draft: firefox en-de\n#, fuzzy, c-format\nmsgctxt "c"\nmsgid "a"\nmsgstr "b"\n',
            Entry("a", "b", State.DRAFT, "c", draft="firefox en-de", flags=("c-format",)),
        ),
        ('#, fuzzy\nmsgid "a"\nmsgstr ""\n', Entry("a")),
    ],
    ids=lambda value: repr(value)[:40] if isinstance(value, str) else "",
)
def test_what_tools_write_is_read_as_gettext_reads_it(text: str, expected: Entry) -> None:
    [found] = entries(text)
    assert found.line > 3
    for name in ("source", "target", "state", "context", "comment", "draft", "flags", "previous"):
        assert getattr(found, name) == getattr(expected, name)
    again = po.parse(po.render(Catalog("de", (found,))), "de").entries[0]
    assert (again.source, again.target, again.flags) == (found.source, found.target, found.flags)


@pytest.mark.parametrize("mark", ["\r\n", "bom"])
def test_dos_line_ends_and_a_byte_order_mark_are_read(mark: str) -> None:
    text = HEAD + '# ann\nmsgid "a"\nmsgstr "b"\n'
    data = b"\xef\xbb\xbf" + text.encode() if mark == "bom" else text.replace("\n", mark).encode()
    [found] = po.parse(data, "de").entries
    assert (found.target, found.comment) == ("b", "ann")
    file = po.messages(data, "a.po")
    assert file.data() == data


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('msgid "two"\nmsgstr dos"\n', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "dos\n', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "do', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "\n"\n', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "\n"\n"dos"\n', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "d\\"\n"os"\n', 5, "quotation mark"),
        ('msgid "two"\nmsgstr "d"os"\n', 5, "inside a string"),
        ('msgidd "two"\nmsgstr "dos"\n', 4, "not PO"),
        ('msgid "two"\n\nmsgid "three"\nmsgstr "tres"\n', 6, "msgid stands where it cannot"),
        ('msgid "two"\n', 4, "msgid without msgstr"),
        ('<<<<<<< HEAD\nmsgid "two"\nmsgstr "dos"\n=======\n', 4, "git conflict"),
        ('msgid "a"\nmsgstr "d\x00s"\n', 5, "NUL"),
        ('msgid "a"\nmsgstr "d\\qs"\n', 5, "no escape"),
        ('msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 7, "line 4 stands here again"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 6, "msgstr stands where it cannot"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(Trouble, match=message) as caught:
        entries(text)
    assert (str(caught.value.path), caught.value.line) == ("a.po", line)


def test_a_comment_may_stand_behind_the_mark_of_what_is_gone() -> None:
    [entry] = entries('#~ # Ana\n#~ msgid "a"\n#~ msgstr "b"\n')
    assert (entry.comment, entry.target, entry.obsolete) == ("Ana", "b", True)


_BITS = st.sampled_from(
    (
        *('msgid "a"\n', 'msgid ""\n', 'msgid "\\"q\\""\n', 'msgctxt "c"\n', 'msgid_plural "b"\n'),
        *('msgstr "é"\n', 'msgstr ""\n', 'msgstr "\\\\"\n', 'msgstr "\\q"\n', 'msgstr[0] "z"\n'),
        *('"x\\n"\n', '"\\""\n', '"\\"\n', '"\\1"\n"01"\n', '"\n', '"a"b"\n', " ", "\t", "\n", '"'),
        *("# c \n", "#. n\n", "#: a.md:3\n", "#, fuzzy\n", '#| msgid "o"\n', "#~ ", "#", "\\"),
    )
)


def _all_said(text: str) -> object:
    try:
        file = po.messages(text.encode(), "a.po")
    except Trouble as trouble:
        return str(trouble)
    for message in file.messages():
        _ = message.flags
    return [vars(message) for message in file.messages()], file.tail


@given(st.lists(_BITS, max_size=20).map("".join))
def test_messages_read_at_once_say_what_they_say_line_by_line(text: str) -> None:
    at_once = _all_said(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_COMMON", re.compile(r"(?!)"))
        assert _all_said(text) == at_once


def test_what_is_not_utf_8_is_named_with_its_line() -> None:
    with pytest.raises(Trouble, match="not UTF-8") as caught:
        po.parse(HEAD.encode() + b'msgid "a"\nmsgstr "d\xf3s"\n', "de", "a.po")
    assert caught.value.line == 5


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\ \u2028\x85#'),
    max_size=30,
)
somethings = texts.filter(lambda text: bool(text.strip()))
lines = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    found = {}
    for source in draw(st.lists(somethings.map(lambda text: text.strip("\n")), max_size=6)):
        target = draw(texts).strip("\n")
        state = draw(st.sampled_from([State.TRANSLATED, State.STALE, State.DRAFT]))
        entry = Entry(
            source,
            target,
            state if target else State.UNTRANSLATED,
            draw(st.just("") | lines),
            comment=draw(st.just("") | lines),
            notes=("role: paragraph",),
            references=("source/a b.md",),
            draft="an engine" if target and state is State.DRAFT else "",
            previous=draw(somethings) if target and state is not State.TRANSLATED else "",
        )
        found[entry.key] = entry
    return Catalog("de", tuple(found.values()))


@given(catalogs())
def test_what_is_written_is_read_again(catalog: Catalog) -> None:
    data = po.render(catalog)
    again = po.parse(data, "de")
    assert [e.key for e in again.entries] == [e.key for e in catalog.entries]
    for name in ("target", "state", "comment", "notes", "references", "draft", "previous"):
        assert [getattr(e, name) for e in again.entries] == [
            getattr(e, name) for e in catalog.entries
        ]
    assert po.render(again) == data
    assert po.messages(data, "a.po").data() == data


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [("a", "b\n", "b"), ("a\n", "b", "b\n"), ("\na", "b\nc", "\nb\nc"), ("a", "\n", "\n")],
)
def test_a_translation_ends_its_lines_as_its_source_does(
    source: str, target: str, written: str
) -> None:
    data = po.render(Catalog("de", (Entry(source, target, State.TRANSLATED),)))
    assert po.parse(data, "de").entries[0].target == written


@given(catalogs())
def test_polib_reads_the_same(catalog: Catalog) -> None:
    path = Path("ours.po")
    theirs = {e.msgid: e.msgstr for e in polib.pofile(_on_disk(path, po.render(catalog)))}
    assert theirs == {entry.source: entry.target for entry in catalog.entries} or any(
        "\\" in entry.source + entry.target for entry in catalog.entries
    )


def _on_disk(path: Path, data: bytes) -> str:
    import tempfile

    folder = Path(tempfile.mkdtemp())
    (folder / path).write_bytes(data)
    return str(folder / path)


@gettext
@pytest.mark.parametrize("wrap", [[], ["--no-wrap"]])
def test_msgcat_agrees_on_the_canonical_form(wrap: list[str], tmp_path: Path) -> None:
    made = Catalog(
        "uk",
        (
            Entry("One.", 'Один.\nДва \\ "три"\t.', State.TRANSLATED, comment="a\n\nb"),
            Entry(
                "Two " * 40, "Два " * 40, State.STALE, "ctx", previous="Too", notes=("role: lead",)
            ),
            Entry("Gone.", "Нема.", State.TRANSLATED, obsolete=True),
        ),
    )
    path = tmp_path / "a.po"
    path.write_bytes(po.render(made))
    assert subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True
    )
    theirs = subprocess.run(["msgcat", *wrap, path], check=True, capture_output=True).stdout
    assert po.render(po.parse(theirs, "uk")) == path.read_bytes()
    if wrap:
        assert theirs == path.read_bytes()


@pytest.mark.parametrize(
    "locale",
    [
        "pt_BR",
        "pt_PT",
        "uk",
        "de",
        "fr",
        "pl",
        "es",
        "ar",
        "ja",
        "hu",
        "lv",
        "ca",
        "he",
        "sl",
        "zh_Hant",
    ],
)
@gettext
def test_every_plural_form_is_valid(locale: str, tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(po.render(Catalog(locale)))
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", path], check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("locale", "theirs", "kept"),
    [
        ("es", "nplurals=2; plural=(n != 1);", True),
        ("es", "nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);", True),
        ("fr", "nplurals=2; plural=n>1;", True),
        (
            "pl",
            "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
            True,
        ),
        ("pl", "nplurals=2; plural=(n != 1);", False),
        ("pl", "nplurals=INTEGER; plural=EXPRESSION;", False),
        ("pl", "nplurals=3; plural=(1/0);", False),
        ("pl", "nplurals=3; plural=" + "(" * 800 + ";", False),
        ("pl", "", False),
    ],
    ids=lambda value: str(value)[:50],
)
def test_a_plural_rule_that_counts_alike_stays_as_a_tool_wrote_it(
    locale: str, theirs: str, kept: bool
) -> None:
    data = (
        f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: {theirs}\\n"\n'
    )
    again = po.render(po.parse(data.encode(), locale)).decode()
    wanted = theirs if kept else po.plural_forms(locale)
    assert f'"Plural-Forms: {wanted}\\n"' in again


def test_untouched_messages_are_written_back_verbatim() -> None:
    text = HEAD + '#,fuzzy\nmsgid   "a"\nmsgstr ""\n"wrap"\n"ped"\n\n\n'
    text += '#~ msgid "z"\n#~ msgstr "y"\n# tail\n'
    file = po.messages(text.encode(), "a.po")
    assert file.data() == text.encode()
    file[1].msgstr = "new"
    assert file.data().decode() == text.replace('#~ msgstr "y"', '#~ msgstr "new"\n')
    file[0].flags.remove("fuzzy")
    assert 'msgid "a"\nmsgstr "wrapped"' in file.data().decode()


def test_a_long_catalog_takes_little_beside_its_file() -> None:
    made = tuple(Entry(f"Sentence {n} \N{HEDGEHOG} of many", "x") for n in range(5000))
    catalog = Catalog("de", made)
    po.render(catalog)
    tracemalloc.start()
    try:
        data = po.render(catalog)
        _, peak = tracemalloc.get_traced_memory()
        read = po.parse(data + b"\n" * 1_000_000, "de", "a.po")
        del read
        gc.collect()
        left, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2 * len(data)
    assert left < len(data) + 500_000  # the text that was read is gone
