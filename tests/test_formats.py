"""Every format against the laws, and the texts on which other tools break."""

import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from textwrap import wrap

import pytest
from format_laws import HOSTILE, archive, as_file, lossless, sources, stable, targets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n import formats
from l10n.article import read
from l10n.checks import Context, checks
from l10n.edition import compose
from l10n.errors import Trouble
from l10n.formats import Options, assemble, fold, readable
from l10n.model import Catalog, Entry, Role, State
from l10n.settings import Formats, Settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared/data"
FORMATS = formats.formats()
SETTINGS = Settings()
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


def texts(name: str, source: str) -> list[str]:
    return [block.text for block in FORMATS[name].split(source, Options())]


def roles(name: str, source: str) -> list[tuple[str, str]]:
    return [(block.text, block.role.value) for block in FORMATS[name].split(source, Options())]


def put(name: str, source: str, **targets: str) -> str:
    """The document with each block that reads like a key replaced."""
    blocks = FORMATS[name].split(source, Options())
    wanted = {
        i: new
        for i, block in enumerate(blocks)
        for old, new in targets.items()
        if block.text == old
    }
    assert wanted
    new, refused = assemble(FORMATS[name], source, blocks, wanted)
    assert not refused
    return new


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(data=st.data())
def test_split_loses_nothing(name: str, data: st.DataObject) -> None:
    lossless(FORMATS[name], as_file(FORMATS[name], data.draw(sources(name))))


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(data=st.data())
def test_any_text_in_any_place_leaves_the_structure(name: str, data: st.DataObject) -> None:
    body, draw = data.draw(sources(name)), data.draw(st.lists(targets, max_size=5))
    stable(FORMATS[name], as_file(FORMATS[name], body), draw)


REAL = {
    "markdown": [*(ROOT / "source").glob("*.md"), *sorted((SHARED / "corpus/md").glob("*"))[::25]],
    "html": sorted((SHARED / "corpus/html").glob("*"))[::10],
    "text": [*(ROOT / "source").glob("*.txt"), *sorted((SHARED / "corpus/txt").glob("*"))[::6]],
}
FILES = [(name, path) for name, paths in REAL.items() for path in paths]


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_real_articles_keep_the_laws(name: str, path: Path) -> None:
    data = path.read_bytes()
    fmt = FORMATS[name]
    text = fmt.unpack(data)
    assert fmt.pack(data, text) == data
    lossless(fmt, text)
    pick = random.Random(path.name)
    stable(fmt, text, [pick.choice(HOSTILE[:-1]) for _ in range(7)])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the project's shared data is not here")
@pytest.mark.parametrize("kind", ["minimal-damage", "md", "html", "txt"])
def test_feature_files_keep_the_laws(kind: str) -> None:
    for path in sorted((SHARED / "feature-files" / kind).iterdir()):
        fmt = formats.for_path(path.name)
        text = path.read_bytes().decode()
        lossless(fmt, text)
        for hostile in HOSTILE:
            stable(fmt, text, [hostile])


MARKDOWN = [  # source, the texts people read
    ("line one  \nline two\\\nline three\n", ["line one", "line two", "line three"]),
    ("Use ``a ` b`` now.\n", ["Use ``a ` b`` now."]),
    ("a `code\nspan` b\n", ["a `code span` b"]),
    ("> Quoted\n> two [li\n> nk](u).\n", ["Quoted two [li nk](u)."]),
    ("See [x][] and [y].\n\n[x]: /u 'T'\n", ["See [x][] and [y].", "T"]),
    ("[foo]: /u\nAfter a definition.\n", ["After a definition."]),
    ("{{< quote >}}\nText here.\n{{< /quote >}}\n", ["Text here."]),
    ("{% raw %}{{ x }}{% endraw %} and {{ site.name }} text\n", None),
    ("{% highlight rb %}\nnot words\n\nno\n{% endhighlight %}\n\nWords.\n", ["Words."]),
    ('!!! note "T"\n    Body text.\n\n    More.\n', ["T", "Body text.", "More."]),
    ("??? tip\n    Body.\n", ["Body."]),
    ('{{< figure src="a" alt="An alt" caption=\'C d\' >}}\n', ["An alt", "C d"]),
    ('{{< figure\n  src="a"\n  caption="C d"\n>}}\nText.\n', ["C d", "Text."]),
    ('{% include i.html alt="A" url="/x" caption="{{ page.x }}" %}\n', ["A"]),
    ('Text {{< x title="inline" >}} more.\n', ['Text {{< x title="inline" >}} more.']),
    (
        '{"title": "A \\"b\\"", "x": {"alt": "C"}, "tags": ["D"]}\n\nText.\n',
        ['A "b"', "C", "Text."],
    ),
    ('{"title": "A",\n"x": 1}\n# Text\n', ["A", "Text"]),
    ("{Not JSON} text\n", ["{Not JSON} text"]),
    ("::: warning\nInside.\n:::\n", ["Inside."]),
    ("import A from './a'\n\n<A />\n\nWords.\n", ["Words."]),
    ("A paragraph.\n{: .lead}\n", ["A paragraph."]),
    ("# Title {#id}\n", ["Title"]),
    ("Title\n=====\n\n***\n", ["Title"]),
    ("1\\. Not a list\n", ["1\\. Not a list"]),
    ("\\# No heading\n", ["\\# No heading"]),
    ("| x \\| y | `c` |\n|---|---|\n| 1 | z |\n", ["x \\| y", "z"]),
    ("```\ncode\n```\n\n    indented\n\nhttps://a.b/c\n\n$$\nx\n$$\n", []),
    ('![Alt text](a.png "Title")\n', ["Alt text", "Title"]),
    ("Text[^1].\n\n[^1]: Note one.\n\n    Second.\n", ["Text[^1].", "Note one.", "Second."]),
    ("Term\n:   Definition.\n", ["Term", "Definition."]),
    ("<figure>\n<img src=a alt='Alt'>\n<figcaption>Cap</figcaption>\n</figure>\n", ["Alt", "Cap"]),
    ("<!-- l10n: off -->\n\nSecret.\n\n<!-- l10n: on -->\n\nWords.\n", ["Words."]),
    ("\ufeff# T\n\nPara.\n", ["T", "Para."]),
    ("- [ ] Task\n- [x] Done\n", ["Task", "Done"]),
    ("# T\r\n\r\nOne\r\ntwo.\r\n", ["T", "One two."]),
    ("Text.\n\n---\nBetween rulers.\n\n---\n\nMore.\n", ["Text.", "Between rulers.", "More."]),
    ("---\n\nNo front matter.\n\n---\n", ["No front matter."]),
    (
        "> <div>\n> One\n> two <b>x</b>.\n> <img alt='Alt'>\n> </div>\n",
        ["One two <b>x</b>.", "Alt"],
    ),
    ("- > <p>\n  > One\n  > two.</p>\n\n> > <h2>Deep</h2>\n", ["One two.", "Deep"]),
    ("    <!-- l10n: off -->\n\nWords.\n", ["Words."]),
    # what site generators add: first what is not to be read
    ("{{< highlight go >}}\nfunc main() {}\n\n# no\n{{< /highlight >}}\n\nWords.\n", ["Words."]),
    ("{::comment}\nno\n{:/comment}\nWords.\n\n{::nomarkdown}\nno\n{:/}\n", ["Words."]),
    ("# Words. {/* #id */}\n\n{/* truncate */}\n\n{/* more\nlines */}\n", ["Words."]),
    ("import {\n  A,\n} from './a';\n\nWords.\n", ["Words."]),
    (
        "export const A = ({b}) => (\n  <i>{b}</i>\n\n);\n\nexport let c = {\n  d\n}\n\nWords.\n",
        ["Words."],
    ),
    ("[[toc]]\n\n[TOC]\n\n![[photo.jpg|300]]\n\n<<< @/a.js{2}\n\nWords.\n", ["Words."]),
    ('--8<-- "includes/a.md"\n\n{!../a.py!}\n\n\\newpage\n\nWords.\n', ["Words."]),
    ("[//]: # (no)\n[comment]: <> (no)\n[x]: # 'no'\n\nWords.\n", ["Words."]),
    ("Words.\n{ .annotate }\n\n|A|\n|-|\n|b|\n{.table .x}\n", ["Words.", "A", "b"]),
    ('<img src={require("./x").y} alt="A b" />\n', ["A b"]),
    ("![A b](a.png){ width=300 }\n", ["A b"]),
    ("{% if x %}Words.{% endif %}\n", ["{% if x %}Words.{% endif %}"]),
    ("{{< tab >}}Words.{{< /tab >}}\n", ["{{< tab >}}Words.{{< /tab >}}"]),
    ('=== "A b"\n\n    * C\n    * D\n', ["A b", "C", "D"]),
    (":::note A **b** {.c}\n\nD.\n\n:::\n", ["A **b**", "D."]),
    (":::tip[A b]{icon=c}\nD.\n:::\n", ["A b", "D."]),
    ("::: details A b {open}\nD.\n:::\n", ["A b", "D."]),
    ("::: code-tabs#shell\n\n::: include a/b.md\n\n::: warning ::::\nD.\n:::\n", ["D."]),
    ("/// note | A b\nC.\n///\n", ["A b", "C."]),
    ("> [!note]- A b\n> C.\n\n> [!QUESTION]\n> D.\n", ["A b", "C.", "D."]),
    ("> [![A b](c)](d)\n", ["A b"]),
    ("Words.\n\n*[AB]: A b\n*[CD]: C d\n", ["Words.", "A b", "C d"]),
    ('<LinkCard href="a" description="B c" />\n\nD.\n', ["B c", "D."]),
    ('<Tabs>\n<TabItem value="a" label="B c">\nD.\n</TabItem>\n</Tabs>\n', ["B c", "D."]),
    ("```{code-block} python\nx = 1\n```\n\n```{note\nno\n```\n\n~~~{.a}\nno\n~~~\n", []),
    ("```\n```{note}\nNo.\n```\n\nWords.\n", ["Words."]),
    ("```{note} A `b`\nC.\n```\n", ["```{note} A `b` C."]),
    ("<Tab>\n```sh\nno\n\n```\n\n<Tab>\n```sh\nno\n```\nWords.\n</Tab>\n", None),
    ("* TOC\n{:toc}\n\n1. x\n{:toc .a}\n\nWords.\n", ["Words."]),
    ("%% no %%\n\n%%\nno\n\nno\n%%\n\n10 %% or 20 %%.\n", ["10 %% or 20 %%."]),
    # and words that were lost, or stood in one line with others
    (
        "```{note} A b\n:class: c\nD *e*.\n```\n\n~~~{figure} x/A.png\nF.\n~~~\n",
        ["A b", "D *e*.", "F."],
    ),
    (
        "````{tip}\n```{card} A\nB.\n```\n```py\nno\n```\nC.\n````\nD.\n",
        ["A", "B.", "C.", "D."],
    ),
    ("<Steps>\n1. A\n2. [x] B\n   c\n</Steps>\n", ["A", "B c"]),
    ("<Tab label='A'>\nB:\n- C\n\t- <b>D</b>\n</Tab>\n", ["A", "B:", "C", "<b>D</b>"]),
    ("<Tab>\n```sh\nno\n```\nWords.\n</Tab>\n", ["Words."]),
    ("<p>One\n- two\nthree</p>\n", ["One - two three"]),
    (":::{note}\n:class: c\nA.\n:::\n\n:::{admonition} B `c`\nD.\n:::\n", ["A.", "B `c`", "D."]),
    ("Words.\n\n\\begin{align*}\nx &= y\\\\\nz\n\\end{align*}\n", ["Words."]),
    ("% A title\n% An author\n% 2020\n\nB.\n", ["A title", "B."]),
    ("% A line\n\nB.\n", ["% A line", "B."]),
    # and what only looks like a template
    (
        "# Intro {#intro}\n\nRead me.\n\n## More {#more}\n\nOne {# todo #} two.\n",
        ["Intro", "Read me.", "More", "One {# todo #} two."],
    ),
    ("See {#12} and {# x #}.\n", ["See {#12} and {# x #}."]),
    ("{# a comment\nof two lines #}\n\nText {#a} more.\n", ["Text {#a} more."]),
    (
        "Roads that farmers\nexport let the prices fall.\n",
        ["Roads that farmers export let the prices fall."],
    ),
    ("Ports\nexport default values are bad.\n", ["Ports export default values are bad."]),
    ("export const a = 1\n\nexport default Layout;\n\nText.\n", ["Text."]),
]


@pytest.mark.parametrize(("source", "wanted"), MARKDOWN)
def test_what_people_read_of_markdown(source: str, wanted: list[str] | None) -> None:
    found = texts("markdown", source)
    assert found == wanted or (wanted is None and found)


DRESSED = [  # format, source, replaced text, its translation, the document then
    ("markdown", "Para.\n", "Para.", "1. Eins", "1\\. Eins\n"),
    ("markdown", "Para.\n", "Para.", "# Eins", "\\# Eins\n"),
    ("markdown", "> Para.\n", "Para.", "> Eins", "> \\> Eins\n"),
    ("markdown", "Para.\n", "Para.", "Eins\n\n- zwei", "Eins - zwei\n"),
    ("markdown", "[l](<a\nb>)\n", "[l](<a b>)", "Foo [l](<a b>)", "Foo \\[l](<a b>)\n"),
    ("markdown", "Para.\n", "Para.", "a <b>x", "a \\<b>x\n"),
    ("markdown", "A **b** c.\n", "A **b** c.", "**B** a.", "**B** a.\n"),
    ("markdown", "A b c.\n", "A b c.", "**B** a.", "\\*\\*B\\*\\* a.\n"),
    ("markdown", "|a|b|\n|-|-|\n", "a", "x | y", "|x \\| y|b|\n|-|-|\n"),
    ("markdown", "a|b\n-|-\nc|d\n", "c", "x\\", "a|b\n-|-\nx&#92;|d\n"),
    ("markdown", "# A #\n", "A", "B #", "# B \\# #\n"),
    ("markdown", "A *b\\\nc* d\n", "A *b\\\nc* d", "X *y\\\nz* w", "X *y\\\nz* w\n"),
    ("markdown", '---\ntitle: "no"\n---\n', "no", 'so "x"', None),
    ("markdown", "---\ntitle: Kyiv today # c\n---\n", "Kyiv today", "Kyjiw: heute", None),
    ("markdown", "---\ntitle: Kyiv\n---\n", "Kyiv", "no", '---\ntitle: "no"\n---\n'),
    ("markdown", "---\ntitle: 'It''s'\n---\n", "It's", "C'est", "---\ntitle: 'C''est'\n---\n"),
    ("markdown", '+++\ntitle = "Hi"\n+++\n', "Hi", 'a "b"', '+++\ntitle = "a \\"b\\""\n+++\n'),
    ("markdown", '{"title": "A"}\n', "A", 'x "y" \\', '{"title": "x \\"y\\" \\\\"}\n'),
    ("markdown", '!!! note "A"\n    B.\n', "A", 'x "y"', '!!! note "x ”y”"\n    B.\n'),
    ("markdown", ":::tip[A]\nB.\n:::\n", "A", "x y] {z}", ":::tip[x y) (z)]\nB.\n:::\n"),
    ("markdown", ":::tip[A *b*]\nB.\n", "A *b*", "*b* C `d", ":::tip[*b* C &#96;d]\nB.\n"),
    ("markdown", ":::tip A\nB.\n:::\n", "A", "[x] {y}", ":::tip &#91;x) (y)\nB.\n:::\n"),
    ("markdown", "> [!tip] A\n> B.\n", "A", '"x" (y]\nz', '> [!tip] "x" (y] z\n> B.\n'),
    ("markdown", "::: tip **A**\n", "**A**", "**B**", "::: tip **B**\n"),
    ("markdown", "::: tip <b>A</b> c\n", "<b>A</b> c", "<p>A</p>", "::: tip &#60;p>A&#60;/p>\n"),
    ("markdown", '{{< f alt="A *b*" >}}\n', "A *b*", "*b* [c]", '{{< f alt="*b* (c)" >}}\n'),
    ("markdown", '{{< f alt="A" >}}\n', "A", "x >}} {{< \\", '{{< f alt="x >} } { {‹" >}}\n'),
    ("markdown", "<S>\nA:\n- B\n- C\n</S>\n", "A:", "- X", "<S>\n&#45; X\n- B\n- C\n</S>\n"),
    ("markdown", "<S>\nA:\n- B\n- C\n</S>\n", "B", "1. <i>", "<S>\nA:\n- 1. &lt;i>\n- C\n</S>\n"),
    ("markdown", "```{tip} A\nB\n```\n", "A", "`x` y", "```{tip} &#96;x&#96; y\nB\n```\n"),
    ("markdown", "> <p>A\n> b</p>\n", "A b", "> C\n\nd", "> <p>> C d</p>\n"),
    ("html", "<p>A</p>", "A", "<script>x</script>", "<p>&lt;script>x&lt;/script></p>"),
    ("html", "<p>A <b>b</b></p>", "A <b>b</b>", "<b>x", None),
    ("html", '<img alt="A">', "A", 'x "y"', '<img alt="x &quot;y&quot;">'),
    ("html", "<img alt=A>", "A", "x y", '<img alt="x y">'),
    ("html", "<img alt='A'>", "A", "<b> *c*", "<img alt='&lt;b> *c*'>"),
    ("html", "<title>A</title>", "A", "</title>x", "<title>&lt;/title>x</title>"),
    ("srt", "1\n00:00:01,000 --> 00:00:02,000\nHi.\n", "Hi.", "- Yo -->", None),
    ("wxr", "<title><![CDATA[A]]></title>", "A", "x ]]> y", None),
]


def test_a_tag_with_a_template_stays_text_to_who_does_not_know_it() -> None:
    source = '<img src="{{ "/x" | url }}" alt="A" />\n'
    new = put("markdown", source, A="<b> *c* `d` [e](f)")
    assert new == source.replace('"A"', '"&lt;b> &#42;c&#42; &#96;d&#96; &#91;e](f)"')


@pytest.mark.parametrize(("name", "source", "old", "new", "wanted"), DRESSED)
def test_a_translation_is_dressed_for_its_place(
    name: str, source: str, old: str, new: str, wanted: str | None
) -> None:
    result = put(name, source, **{old: new})
    assert wanted is None or result == wanted
    assert len(texts(name, result)) == len(texts(name, source))


def test_front_matter_of_blogs() -> None:
    source = (
        "---\nlayout: post\ntags: [A b]\nexcerpt: C d\nimage_alt: E f\nlead: true\nslug: g\n---\n"
    )
    assert texts("markdown", source) == ["C d", "E f"]


def test_front_matter_is_never_dumped() -> None:
    source = (
        '---\ntitle: "A: b"\norder: 010\ntags: [a, b]\ndescription: >-\n  One\n  two.\n'
        "image:\n  alt: 'Smoke'\n---\n\nBody.\n"
    )
    assert texts("markdown", source) == ["A: b", "One two.", "Smoke", "Body."]
    result = put("markdown", source, **{"One two.": "Eins # zwei: drei"})
    assert result == source.replace("One\n  two.", "Eins # zwei: drei")


@pytest.mark.parametrize(
    ("source", "read", "lines"),
    [  # what people read, and the lines that are not valid
        ('---\ntitle: "A: b"\n---\n', ["A: b"], []),
        ("---\ntitle: A: b\ndescription: C d\n---\n", ["C d"], [2]),
        ("---\r\ndescription: C d\r\ntags: [a\r\n---\r\nEnd", ["C d", "End"], [3]),
        ('---\ntitle: "A b\ntags:\n- x\ndescription: C d\n---\n', ["C d"], [2]),
        ("---\n\ttitle: A b\ndescription: C d\n---\n", ["C d"], [2]),
        ("---\ntitle: &a A b\ndescription: *a\n---\n", [], [3]),
        ("---\ntitle: &a A b\nx: *a\ndescription: C: d\n---\n", [], [3]),
        ("---\n title: A b\ndescription: C d\n---\n", [], [3]),
        ("---\ntitle: A\x07b\n---\n", [], [2]),
        ('+++\ntitle = A b\n[x]\nalt = "C d"\n+++\n', ["C d"], [2]),
        ('+++\ntitle = A b\nx = """\nalt = "C d"\n"""\n+++\n', [], [2]),
        ("One.\n\n---\nNote: two: three\n---\n", ["One.", "Note: two: three"], []),
        ("One.\n\n---\ntitle: Two\n---\n", ["One.", "Two"], []),
    ],
)
def test_front_matter_that_is_not_valid(source: str, read: list[str], lines: list[int]) -> None:
    assert texts("markdown", source) == read
    found = [source.count("\n", 0, at) + 1 for at, _ in FORMATS["markdown"].unread(source)]
    assert found == lines
    again = put("markdown", source, **{text: f"{text}: neu" for text in read}) if read else source
    assert len(list(FORMATS["markdown"].unread(again))) == len(lines)


def test_an_articles_roles_in_plain_text() -> None:
    source = (
        "News\nWar\n\nA title\n\nA lead that says more.\n\n"
        + "Body text. " * 20
        + "\n\nA caption.\nPhoto by X\n\nAnna Author\n"
    )
    assert [role for _, role in roles("text", source)] == [
        *("breadcrumb", "category", "title", "lead", "paragraph", "caption", "credit", "byline"),
    ]


def test_headings_in_plain_text() -> None:
    source = "Scalar\n======\n\nIt is a tool.\n\n1. Introduction\n\nText.\n\n2.1. Rules\n\n1. One;"
    assert [role for _, role in roles("text", source)] == [
        *("title", "lead", "heading", "paragraph", "heading", "list item"),
    ]
    assert [role for _, role in roles("text", "Buy\n\n1. Bread\n\n2. Milk\n\nAnd go.")] == [
        *("title", "list item", "list item", "paragraph"),
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "Words that fill the line up to where the next word would no longer fit in\n"
    assert len(texts("text", f"Title\n\n{line * 3}end.\n\n{line}end.\n")) == 3


WORDS = (
    "The column crossed the river at night. By morning, Izium and most of the villages around it "
    "were free, and people came out of their cellars to see who was there. Nobody had slept."
)
LONG = f"Free again\n\nIt began in the north.\n\n{WORDS} They said so.\n\n{WORDS}\n\nIt rained.\n"


@pytest.mark.parametrize("file", [0, 70, 78, 90], ids=str)  # how all of the file is wrapped
@pytest.mark.parametrize("width", [58, 64, 72, 80, 90], ids=str)
def test_one_paragraph_wrapped_anew_stays_one_whatever_the_width_of_its_file(
    file: int, width: int
) -> None:
    parts = LONG.rstrip().split("\n\n")
    wrapped = ["\n".join(wrap(part, file or 1000)) for part in parts]
    before = texts("text", "\n\n".join(wrapped) + "\n")
    wrapped[3] = "\n".join(wrap(parts[3], width))
    assert texts("text", "\n\n".join(wrapped) + "\n") == before == parts


@pytest.mark.parametrize(
    "lines",
    [
        ["People crossing the bridge over the river at noon.", "Photo by Olha Kovalenko, Courier."],
        ["The forces crossed the river before the morning", "Towns in the north were free by noon"],
        [
            "A man was arrested in the town after a long chase.",
            "two others were looked for by noon.",
        ],
        ["They took the following towns in a week of battles", "- izium", "- kupiansk"],
        ["Photo: O. Kovalenko", "the mayor of the town"],
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(lines: list[str]) -> None:
    around = f"Title\n\n{WORDS}\n\n", f"\n\n{WORDS} They said so.\n"
    assert texts("text", "\n".join(lines).join(around))[2:-1] == [*lines]


def test_what_is_for_machines_is_not_read() -> None:
    form = (
        "<INPUT VALUE='A b' TYPE=submit><input value='no'><textarea placeholder='C'>no</textarea>"
        "<iframe title='D' src=e></iframe><svg aria-label='E'><g aria-label='no' /></svg>"
        "<iframe title='no' translate=no></iframe>"
    )
    assert texts("html", form) == ["A b", "C", "D", "E"]
    assert texts("html", "<div>\nhttps://a.b/watch?v=x\n</div><p>See https://a.b</p>") == [
        "See https://a.b"
    ]
    source = (
        "{% extends 'a.html' %}{# A\nb #}<abbr title='2012-11-30T00:00:00+00:00'>May</abbr>"
        "<img title='{{ page.title }}' alt='A {{ b }}'><Tab label='C' d={e => 'f'} />"
    )
    assert texts("html", source)[1:] == ["A {{ b }}", "C"]
    admonition = '!!! note "A"\n    B.\n\n    - C\n'
    assert [role for _, role in roles("markdown", admonition)] == [
        "heading",
        "paragraph",
        "list item",
    ]


def test_html_knows_what_nobody_translates() -> None:
    source = (
        "<p translate=no>No</p><p>Yes <span class=notranslate>Brand</span></p><pre>no</pre>"
        "<script>no</script><code>no</code><style>no</style><svg><title>no</title></svg>"
        "<input placeholder='Hint'><a title='Tip' href=x></a><meta name=description content=Desc>"
    )
    assert texts("html", source) == [
        *("Yes <span class=notranslate>Brand</span>", "Hint", "Tip", "Desc"),
    ]
    tracks = "<track label=A><track label=B translate=no>"
    source = f"<video title=C>{tracks}No</video><video translate=no>{tracks}</video>"
    assert texts("html", source) == ["C", "A"]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p>One </> two.</p><p>Three.</p>", ["One </> two.", "Three."]),
        ("<p>One</p><p>x</><</p><p>four</p>", ["One", "x</><", "four"]),
        ("<p title='t</>u'>a<!-- </> --> b</p><p>c</></p>", ["t</>u", "a<!-- </> --> b", "c"]),
        ("<p></>One</> two</></p><p>x <i>y</i> </></p>", ["One</> two", "x <i>y</i>"]),
        ("<title>A\0 b</title><script>\0</script><p>C", ["A\0 b", "C"]),
        ("<p>A\0 b</p><style>\0</style>C", ["A\0 b", "C"]),
    ],
)
def test_what_the_tokenizer_drops_or_mends_costs_no_words(source: str, wanted: list[str]) -> None:
    assert texts("html", source) == wanted


def test_html_in_its_own_encoding() -> None:
    data = '<meta charset="windows-1251"><p>Київ</p>'.encode("cp1251")
    html = FORMATS["html"]
    text = html.unpack(data)
    assert "Київ" in text
    assert html.pack(data, text) == data
    again = html.pack(data, text.replace("Київ", "日"))
    assert again == data.replace("Київ".encode("cp1251"), b"&#26085;")


def test_json_ld_headline_is_read() -> None:
    source = '<script type="application/ld+json">{"headline": "A \\"b\\""}</script>'
    assert roles("html", source) == [('A "b"', Role.STRUCTURED_DATA.value)]
    assert put("html", source, **{'A "b"': "</script>"}).endswith('"\\u003c/script>"}</script>')


def test_json_ld_is_written_as_its_source_is() -> None:
    for raw, written in (("Caf\\u00e9", "\\u041a\\u0430\\u0432\\u0430"), ("Café", "Кава")):
        source = f'<script type="application/ld+json">{{"headline": "{raw}"}}</script>'
        assert put("html", source, Café="Кава") == source.replace(raw, written)


def test_subtitles_keep_timings_and_speakers() -> None:
    source = "WEBVTT\n\n1\n00:01.000 --> 00:02.000 align:start\n- One\ntwo.\n- Three.\n\nNOTE x\n"
    assert texts("vtt", source) == ["One two.", "Three."]
    long = "Ein sehr langer Satz der in keine Zeile eines Untertitels passt"
    result = put("vtt", source, **{"One two.": long})
    assert all(len(line) <= 45 for line in result.split("\n"))
    assert texts("vtt", result) == [long, "Three."]


def test_a_cue_ends_before_the_number_of_the_next_one() -> None:
    times = "00:00:01,000 --> 00:00:02,000"
    source = f"1\n{times}\nOne\n2\n{times}\nTwo\n\n\nThree\n\n3\n{times}\n4\n"
    assert texts("srt", source) == ["One", "Two", "Three"]
    assert texts("vtt", f"WEBVTT\n\n{source}") == ["One", "Two"]


@pytest.mark.parametrize(
    ("start", "end", "seconds"),
    [
        ("00:01.000", "00:03.500", "2.5"),
        ("01:00:00,000", "01:01:01,250", "61.2"),
        ("00:00:01:000", "00:00:03:500", "2.5"),
        ("0:00:01", "0:00:03", "2.0"),
    ],
)
def test_a_cues_times_may_be_written_in_several_ways(start: str, end: str, seconds: str) -> None:
    found = FORMATS["srt"].split(f"1\n{start} --> {end}\nOne\n", Options())
    assert [(b.text, b.note) for b in found] == [("One", f"{seconds} s on screen")]


def test_a_cues_times_may_have_another_arrow_between_them() -> None:
    source = "1\n00:00:01,000 -> 00:00:02,000\nOne\n\n2\n00:00:03,000 —> 00:00:04,000\nTwo\n"
    assert texts("srt", source) == ["One", "Two"]
    result = put("srt", source, One="0:01,0 -> 0:02,0 x", Two="a -> b")
    assert texts("srt", result) == ["0:01,0 – 0:02,0 x", "a -> b"]


def test_wordpress_export() -> None:
    source = (
        "<item><title>A &amp; b</title><content:encoded><![CDATA[<!-- wp:paragraph -->\n"
        "<p>Hi.</p>\n<!-- /wp:paragraph -->]]></content:encoded></item><item><title>C</title>"
        "<content:encoded><![CDATA[One.\nTwo.\n\n[gallery ids='1']]]></content:encoded></item>"
    )
    assert texts("wxr", source) == ["A &amp; b", "Hi.", "C", "One.", "Two."]
    fields = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value>"
        "</wp:postmeta>"
        for key, value in [("subtitle", "D &amp; e"), ("_x", "no"), ("summary", 's:2:"no";')]
    )
    assert texts("wxr", f"<item>{fields}</item>") == ["D &amp; e"]
    css = "<item><title>a</title><wp:post_type>custom_css</wp:post_type></item>"
    assert texts("wxr", css) == []
    lossless(FORMATS["wxr"], "<title><item><title>A</title>")


def test_the_caption_of_a_classic_post_stands_by_itself() -> None:
    source = (
        '<content:encoded><![CDATA[One.\n[caption id="a_4" width="3"]<img src="b" alt="Oven" /> The'
        " <i>oven</i>[/caption]\nTwo [x].]]></content:encoded>"
    )
    assert roles("wxr", source) == [
        ("One.", "paragraph"), ("Oven", "alt text"), ("The <i>oven</i>", "caption"),
        ("Two [x].", "paragraph"),
    ]  # fmt: skip
    hostile = put("wxr", source, **{"The <i>oven</i>": "[/caption] x"})
    assert hostile == source.replace("The <i>oven</i>", "&#91;/caption] x")


def test_office_archives_change_only_where_text_changed() -> None:
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>"
    tail = "<w:r><w:t> &amp; end.</w:t></w:r>"
    body = f"<w:document><w:p><w:r><w:t>Plain </w:t></w:r>{run}{tail}</w:p></w:document>"
    data = archive("word/document.xml", body)
    docx = FORMATS["docx"]
    text = docx.unpack(data)
    assert texts("docx", text) == ["Plain <b>bold</b> & end."]
    new = put("docx", text, **{"Plain <b>bold</b> & end.": "Ende & <b>fett</b>"})
    again = docx.unpack(docx.pack(data, new))
    assert texts("docx", again) == ["Ende & <b>fett</b>"]
    assert "<w:rPr><w:b/></w:rPr>" in again
    assert docx.pack(data, text) is data


def office(folder: Path, *arguments: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    whole = ["soffice", "--headless", profile, *arguments]
    subprocess.run(whole, cwd=folder, check=True, timeout=120)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_what_we_write(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<h1>One</h1><p>Some <b>bold</b> text.</p><ul><li>Item</li></ul><p>End.</p>", "utf-8"
    )
    office(tmp_path, "--infilter=HTML (StarWriter)", "--convert-to", "odt:writer8", "a.html")
    office(tmp_path, "--convert-to", "docx", "a.odt")
    for name in ("odt", "docx"):
        fmt, data = FORMATS[name], (tmp_path / f"a.{name}").read_bytes()
        text = fmt.unpack(data)
        blocks = fmt.split(text, Options())
        assert [b.role.value for b in blocks] == ["heading", "paragraph", "list item", "paragraph"]
        new, refused = assemble(
            fmt,
            text,
            blocks,
            dict(enumerate(("<b>1. \u2067שלום\u2069", "# & <x> two", "3 ]]> x", "d"))),
        )
        assert not refused
        (tmp_path / f"new.{name}").write_bytes(fmt.pack(data, new))
        office(tmp_path, "--convert-to", "txt:Text (encoded):UTF8", f"new.{name}")
        read = (tmp_path / "new.txt").read_text("utf-8-sig")
        assert [line.lstrip("•- ") for line in read.splitlines() if line.strip()] == [
            *("<b>1. \u2067שלום\u2069", "# & <x> two", "3 ]]> x", "d"),
        ]


FRAME = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="3cm">
<draw:text-box><text:p>Pulled words.</text:p></draw:text-box></draw:frame>The text.</text:p>
</office:text></office:body></office:document>
"""


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_translated_text_boxes(tmp_path: Path) -> None:
    (tmp_path / "a.fodt").write_text(FRAME)
    office(tmp_path, "--convert-to", "docx", "a.fodt")
    fmt, data = FORMATS["docx"], (tmp_path / "a.docx").read_bytes()
    text = fmt.unpack(data)
    assert sorted(texts("docx", text)) == ["Pulled words.", "Pulled words.", "The text."]
    new = put("docx", text, **{"Pulled words.": "<x> & מילים", "The text.": "Der Text."})
    (tmp_path / "b.docx").write_bytes(fmt.pack(data, new))
    office(tmp_path, "--convert-to", "odt:writer8", "b.docx")
    odt = FORMATS["odt"]
    made = odt.unpack((tmp_path / "b.odt").read_bytes())
    assert sorted(b.text for b in odt.split(made, Options())) == ["<x> & מילים", "Der Text."]


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_broken_archive_is_one_clear_line(name: str) -> None:
    with pytest.raises(Trouble, match="no readable office document"):
        FORMATS[name].unpack(b"PK\x03\x04 no archive")


def test_what_says_nothing_is_refused() -> None:
    markdown = FORMATS["markdown"]
    blocks = markdown.split("Words.\n", Options())
    assert assemble(markdown, "Words.\n", blocks, {0: "---"}) == ("Words.\n", [0])
    assert assemble(markdown, "Words.\n", blocks, {0: "10"}) == ("10\n", [])


def test_fold_puts_any_text_on_one_line() -> None:
    assert fold(" a\n\n b\u2028c\x00\x85d\u00a0e ") == "a b c d\u00a0e"
    assert readable(FORMATS["markdown"], "`code` x")
    assert not readable(FORMATS["markdown"], "`code` https://a.b 1")


@pytest.mark.parametrize("name", ["markdown", "html", "text"])
def test_pathological_nesting_is_no_trouble(name: str) -> None:
    lines = (
        "\\begin{a}\n",
        "```{note} a\n",
        "<S>\n```a\n",
        "%%\na\n",
        ":::{tip}\n:a: b\n",
        "*a\n{:toc\n",
    )
    for chunk in ("<div>", "> ", "- ", "*a ", "[", "<b>x</i>", "|a", "{{ ", "`", "<!--", *lines):
        FORMATS[name].split(chunk * 3000, Options())


WRAPPED = "\n\n".join(
    f"{n}. This is a paragraph that somebody wrapped by hand at seventy signs\n   or so, as people"
    " did for terminals, and its list goes on and on here\n   until it ends."
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    "target", ["Kurz", "Ein Satz, länger als eine Zeile. " * 9, "文" * 300, "a" * 400]
)
def test_a_wrapped_text_stays_wrapped_whatever_is_put_in_it(target: str) -> None:
    text = FORMATS["text"]
    blocks = text.split(WRAPPED, Options())
    assert len(blocks) == 8
    for some in (range(8), range(0, 8, 2)):
        new, refused = assemble(text, WRAPPED, blocks, dict.fromkeys(some, target))
        again = [block.text for block in text.split(new, Options())]
        assert not refused
        assert again == [target.strip() if i in some else blocks[i].text for i in range(8)]
        assert " " not in target.strip() or max(map(len, new.splitlines())) <= 72


INLINE = [  # format, source with markup, where it is in the source
    ("markdown", "A **b *i* c** [l](/u) `code` <br> d.\n"),
    ("markdown", "T *i* `c`\n---\n"),
    ("html", "<p>A <b>b <i>c</i></b> <a href='/u'>l</a> <!-- c --> <code>x</code> d.</p>"),
]


@pytest.mark.parametrize(("name", "source"), INLINE)
@pytest.mark.parametrize("hostile", [*HOSTILE[:-1], "<?php", "<![CDATA[", '<a href="x', "| Foo"])
def test_what_a_translation_adds_never_harms_the_markup_it_keeps(
    name: str, source: str, hostile: str
) -> None:
    fmt = FORMATS[name]
    blocks = fmt.split(source, Options())
    (block,) = blocks
    new, refused = assemble(fmt, source, blocks, {0: f"{hostile} {block.text} {hostile}"})
    assert not refused
    (again,) = fmt.split(new, Options())
    kept = Counter(block.text[t.start : t.end] for t in fmt.inline(block.text))
    assert not kept - Counter(again.text[t.start : t.end] for t in fmt.inline(again.text))


def test_a_blank_that_does_not_break_stays_at_a_texts_end() -> None:
    article = read("a.md", "One. Two.\u00a0\n\nThree.\n".encode(), SETTINGS)
    entries = tuple(Entry(s.text, s.text, State.TRANSLATED) for s in article.segments)
    assert compose(article, Catalog("de", entries)).text == article.text


def docx(*runs: str) -> str:
    return "\x1cword/document.xml\n<w:document><w:p>" + "".join(runs) + "</w:p></w:document>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_bookmarks_of_a_word_processor_stand_around_a_translation_not_in_it() -> None:
    start, end = '<w:bookmarkStart w:id="0" w:name="_GoBack"/>', '<w:bookmarkEnd w:id="0"/>'
    source = docx(run("Odd "), start, run("page"), end, run("."))
    assert texts("docx", source) == ["Odd page."]
    assert put("docx", source, **{"Odd page.": "Seite."}) == docx(start, run("Seite."), end)


def box(inner: str) -> str:
    """A text box as Word writes it: for itself, and again for programs that know none."""
    drawn = f"<w:drawing><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


PULLED = f"<w:p>{run('Pulled words.')}</w:p>"


@pytest.mark.parametrize(
    ("source", "others"),
    [
        (docx(box(PULLED)), []),
        (docx(box(PULLED), run("A text.")), ["A text."]),
        (docx(run("A text."), box(PULLED)), ["A text."]),
        (docx(run("One "), box(PULLED), run("two.")), ["One ", "two."]),
        (docx("<w:ins>", run("One "), box(PULLED), run("two."), "</w:ins>"), ["One ", "two."]),
        (docx(box(f"<w:tbl><w:tr><w:tc>{PULLED}</w:tc></w:tr></w:tbl>")), []),
    ],
)
def test_text_boxes_of_docx(source: str, others: list[str]) -> None:
    found = roles("docx", source)
    assert [text for text, _ in found if text != "Pulled words."] == others
    assert [role for text, role in found if text == "Pulled words."][1:] == ["alt text"]
    assert put("docx", source, **{"Pulled words.": "W"}) == source.replace("Pulled words.", "W")
    lossless(FORMATS["docx"], source)
    for hostile in HOSTILE:
        stable(FORMATS["docx"], source, [hostile])


BLANKS = [  # format, a document with one text
    ("docx", docx(run("10\u00a0km"))),
    ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n- 10\u00a0km\n"),
    ("text", "10\u00a0km\n"),
    ("markdown", "---\ntitle: |\n  10\u00a0km\n---\n"),
]


@pytest.mark.parametrize(("name", "source"), BLANKS)
@pytest.mark.parametrize(
    "target", ["\u00a0Foo", "Foo\tbar", "<b>Foo <v Bob>", "Foo  bar", "Foo\u00a0"]
)
def test_blanks_of_every_kind_are_kept(name: str, source: str, target: str) -> None:
    assert texts(name, source) == ["10\u00a0km"]
    put(name, source, **{"10\u00a0km": target})


ENCODED = [  # format, bytes, the encoding that l10n.toml names
    ("text", "Київ.\r\nЛьвів.\n".encode("cp1251"), "windows-1251"),
    ("srt", "1\n00:00:01,000 --> 00:00:02,000\n你好。\n".encode("gb2312"), "gb2312"),
    ("srt", b"\xff\xfe" + "1\n00:00:01,000 --> 00:00:02,000\nŽluť.\n".encode("utf-16-le"), ""),
    ("text", b"\xfe\xff" + "Text.\n".encode("utf-16-be"), ""),
    ("html", "<meta charset=utf-8><p>Кинь \udcff тут</p>".encode("utf-8", "surrogateescape"), ""),
    ("html", "<p>caf\xe9</p>".encode("cp1252"), ""),
    ("html", '<?xml version="1.0" encoding="koi8-r"?><p>Текст</p>'.encode("koi8-r"), ""),
]


@pytest.mark.parametrize(("name", "data", "encoding"), ENCODED)
def test_files_in_other_encodings_come_back_byte_for_byte(
    name: str, data: bytes, encoding: str
) -> None:
    fmt = FORMATS[name]
    text = formats.unpack(fmt, data, encoding)
    assert formats.pack(fmt, data, text, encoding) == data
    blocks = fmt.split(text, Options())
    assert all(block.text.isprintable() for block in blocks)
    new, refused = assemble(fmt, text, blocks, dict.fromkeys(range(len(blocks)), "A b 日"))
    assert not refused
    assert formats.pack(fmt, data, new, encoding)


def test_a_file_in_an_unknown_encoding_is_one_clear_line() -> None:
    with pytest.raises(
        Trouble, match=r"is not UTF-8 \(byte 0\); save it as UTF-8, or say what it is"
    ):
        read("a.txt", "Київ".encode("cp1251"), SETTINGS)
    with pytest.raises(Trouble, match="no encoding is called 'utf8x'"):
        read("a.txt", "Київ".encode("cp1251"), Settings(formats=Formats(encoding="utf8x")))


def test_a_mark_left_open_before_a_hard_break_harms_no_neighbour() -> None:
    source = "One [l](/u) `c`.  \nTwo `d`.\n"
    result = put("markdown", source, **{"One [l](/u) `c`.": "Eins [l](/u) `c`. ` Foo"})
    assert result == "Eins [l](/u) `c`\\. \\` Foo  \nTwo `d`.\n"


def cue(target: str, *notes: str, locale: str = "de") -> list[str]:
    entry = Entry("Come here now.", target, State.TRANSLATED, notes=("role: cue", *notes))
    return [fault.message for fault in checks()["reading"].run(entry, Context("en", locale))]


def test_subtitles_are_short_enough_to_be_read() -> None:
    (block,) = FORMATS["srt"].split("1\n00:00:59,500 --> 00:01:01,000\nCome here now.\n", Options())
    assert block.note == "1.5 s on screen"
    assert not cue("Komm sofort hierher.", f"note: {block.note}")
    assert not cue("Komm sofort hierher, und zwar jetzt.")
    (fault,) = cue("Komm sofort hierher, und zwar jetzt.", f"note: {block.note}")
    assert fault == "24 signs a second, 17 can be read: 10 too many"
    assert cue("Komm. " * 20) == ["about 120 signs; two lines of a subtitle hold 84"]
    assert cue("今すぐここへ来てください。", f"note: {block.note}", locale="ja")


def test_one_style_used_twice_in_a_paragraph_stays_in_both_places() -> None:
    bold = '<text:span text:style-name="T1">{}</text:span>'
    source = f"\x1ccontent.xml\n<text:p>A {bold.format('b')} c {bold.format('d')} e.</text:p>"
    (text,) = texts("odt", source)
    assert put("odt", source, **{text: f"X {text}"}) == source.replace(">A ", ">X A ")
    assert "&lt;" in put("odt", source, **{text: f"{text} <{text.split('<')[1]}g"})


def test_a_table_of_a_hundred_thousand_cells_is_read_and_written() -> None:
    row = "|" + "cell x|" * 100 + "\n"
    source = "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + row * 1000
    markdown = FORMATS["markdown"]
    blocks = markdown.split(source, Options())
    assert len(blocks) == 100_100
    new, refused = assemble(
        markdown, source, blocks, dict.fromkeys(range(0, len(blocks), 999), "a | b")
    )
    assert not refused
    assert len(markdown.split(new, Options())) == len(blocks)
