"""The laws of every format, as functions and as strategies that make hard texts for them."""

import io
import zipfile
from pathlib import Path

from hypothesis import strategies as st

from l10n.formats import Format, Options, assemble, join, readable

HOSTILE = (
    "1. Foo bar",
    "- Foo",
    "# Foo #",
    "> Foo",
    "+ Foo",
    "a | b || c\\",
    "    four spaces",
    "--- Foo ---",
    "key: 'value' \"x\" # no comment",
    "`one` and ` two",
    "``a ` b",
    "<script>alert(1)</script> x",
    "A &amp; B & C &lt;",
    "x ]]> y --> z <!-- w",
    "line one\nline two\n\n- three\n",
    "a\u2028b\u2029c\x85d",
    "\u2067שלום\u2069 (abc)",
    "e\u0301o\u0308 ά",
    "foo * bar **baz _qux ~~z",
    "[x](y) ![a](b) [z]: w",
    "\\ back \\",
    "{{< x >}} {% y %} {: z}",
    "Title {#id}",
    "no",
    "2024-01-01 a",
    "::: foo",
    "!!! note",
    "$x$ and $$y$$ z",
    "~~~ foo",
    "``` foo",
    "1) Foo",
    "[ ] foo",
    "=== a",
    "<div> foo",
    "</td></table> foo",
    "\"quoted\" 'single'",
    "foo\tbar\x00\x07",
    "@foo %bar",
    ": foo",
    "? foo",
    "- - - a",
    "&#35; foo",
    "[^1]: foo",
    "[foo]: /bar",
    "setext\n===",
    "<b>x</b> <x1/> <a1>",
    "00:00:01.000 --> 00:00:02.000 x",
    "<v Bob>x",
    "[gallery ids='1'] x",
    "a" * 10_000,
)

_CHUNKS = {
    "text": ("To News\n", "A title", "\n\n", "  * item", "====", ".", "Photo by X", "\t", "\f"),
    "markdown": (
        *(
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "    ",
            "\t",
            "```\n",
            "~~~",
            "---\n",
            "+++\n",
            "| ",
            "|",
        ),
        *(
            "|---|---|\n",
            "**",
            "*",
            "_",
            "`",
            "``",
            "[",
            "]",
            "](",
            '](u "t")',
            ")",
            "![",
            "<",
            ">",
        ),
        *(
            "<div>",
            "</div>",
            "<b>",
            "<!-- ",
            " -->",
            "&amp;",
            "\\",
            "[x]: /u 'T'\n",
            "[^1]",
            "[^1]: ",
        ),
        *(
            "{{< x >}}",
            "{% raw %}",
            "{% endraw %}",
            "{: .a}",
            "::: note\n",
            "{{< f alt=\"A b\" caption='C' >}}\n",
            '{{< f\n title="A"\n>}}\n',
            '{"title": "A"}\n',
            "??? tip\n",
            '=== "T"\n    ',
            ":::tip[T]\n",
            "::: details A b {x}\n",
            "> [!note]- A b\n",
            "/// tip | A b\n",
            "*[AB]: A b\n",
            "{ .a }",
            "{a.b}",
            "{/* x */}",
            "x={ y }",
            "export const x = (\n  y\n\n",
            ");\n",
            "{{< highlight go >}}",
            "{{< /highlight >}}",
            "{% if x %}a{% endif %}\n",
            "[[toc]]\n",
            "```{note} A b\n:class: x\n",
            "````{tip}\n",
            ":::{tip} A b\n:class: x\n",
            "\\begin{align}\nx\n",
            "\\end{align}\n",
            "````\n",
            "<Steps>\n1. a\n2. b\n</Steps>\n",
            "%% a %%\n",
            "% A\n% B\n",
            "* TOC\n{:toc}\n",
            "<Tab label='A b' x={ y }>\n\n",
            "</Tab>\n",
            '!!! note "T"\n',
            "$",
            "$$",
        ),
        *(
            "title: ",
            "description: >-\n  ",
            "alt: 'x'",
            "Term\n: def\n",
            "  \n",
            "\\\n",
            "<p>",
            "</p>",
        ),
        *(
            "- [ ] ",
            "> [!NOTE]\n",
            "<script>",
            "</script>",
            "http://a.b",
            "{#id}",
            "<!-- l10n: off -->",
        ),
    ),
    "html": (
        *(
            "<p>",
            "</p>",
            "<li>",
            "<ul>",
            "</ul>",
            "<td>",
            "<table>",
            "</table>",
            "<b>",
            "</b>",
            "<i>",
        ),
        *("<br>", "<img alt='", '" alt=x>', '<a title="', '">', "'>", "<!--", "-->", "<script>"),
        *("</script>", "<title>", "</title>", "<textarea>", "<code>", "</code>", "<svg>", "</svg>"),
        *("&amp;", "&nbsp;", "&", "<", ">", "</", "<p translate=no>", "<span class=notranslate>"),
        *(
            "</span>",
            "<h1>",
            "</h1>",
            "<pre>",
            "</pre>",
            "{{ x }}",
            "<![CDATA[",
            "]]>",
            "</>",
            "<?x",
        ),
        *("<meta name=description content='", '<script type=application/ld+json>{"headline":"A"}'),
        *(
            "<template>",
            "<!-- l10n: off -->",
            '<option label="',
            "<input type=submit value='A",
            "<iframe title='A'>",
            "</iframe>",
            '<textarea placeholder="',
            "<select>",
            "<summary>",
            "<details>",
            "<video>",
            "<track label='A'>",
        ),
    ),
    "vtt": (
        "WEBVTT\n\n",
        "00:01.000 --> 00:02.000\n",
        "- ",
        "<i>",
        "</i>",
        "<v Bob>",
        "NOTE\n",
        "1\n",
    ),
    "srt": (
        "1\n",
        "00:00:01,000 --> 00:00:02,000\n",
        "00:00:01,000 -> 00:00:02,000\n",
        "- ",
        "<i>",
        "</i>",
        "{\\an8}",
        "\r\n",
    ),
    "wxr": (
        *(
            '<rss xmlns:wp="x">',
            "<item>",
            "</item>",
            "<item><title>A</title>",
            "<wp:post_name>a</wp:post_name></item>",
            "<!--",
            "-->",
        ),
        *(
            "<title>",
            "</title>",
            "<![CDATA[",
            "]]>",
            "<content:encoded><![CDATA[",
            "</content:encoded>",
        ),
        *(
            "<!-- wp:paragraph -->",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "[gallery]",
            "&amp;",
            "<br>",
            "<img alt='",
        ),
        *(
            "<wp:meta_key>_wp_attachment_image_alt</wp:meta_key>",
            "<wp:meta_key>subtitle</wp:meta_key>",
            "<wp:post_type>custom_css</wp:post_type>",
            "<wp:meta_value>",
            "</wp:meta_value>",
        ),
    ),
    "docx": (
        *(
            "<w:txbxContent>",
            "</w:txbxContent>",
            "<w:p>",
            "</w:p>",
            "<w:r>",
            "</w:r>",
            "<w:t>",
            "</w:t>",
            "<w:rPr><w:b/></w:rPr>",
            "<w:tab/>",
        ),
        *('<w:hyperlink r:id="r">', "</w:hyperlink>", "<w:br/>", "&amp;", "<w:tc>", "</w:tc>"),
        *("<w:r><w:t>abc</w:t></w:r>", "<w:r><w:rPr><w:i/></w:rPr><w:t>it</w:t></w:r>", "<w:p/>"),
        *('<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'),
        '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>',
    ),
    "odt": (
        *("<text:p>", "</text:p>", "<text:h>", "</text:h>", '<text:span text:style-name="T1">'),
        *(
            "</text:span>",
            "<text:s/>",
            "<text:tab/>",
            '<text:note text:id="1">',
            "<text:note-body>",
        ),
        *("</text:note-body>", "</text:note>", '<text:a xlink:href="x">', "</text:a>", "&amp;"),
        *("<text:list-item>", "</text:list-item>", "<draw:frame>", "</draw:frame>", "<text:p/>"),
    ),
}
_WORDS = (
    "word",
    "Two words.",
    "Слово. Ще.",
    "文。字",
    "42",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "é",
    ".",
    ":",
)


def sources(name: str) -> st.SearchStrategy[str]:
    """Documents of a format: its markup in any order, with words between."""
    chunk = st.sampled_from((*_CHUNKS.get(name, ()), *_WORDS, *_WORDS)) | st.text(max_size=6)
    if lines := _real_lines(name):
        chunk |= st.sampled_from(lines)
    body = st.lists(chunk, max_size=30).map("".join)
    return body.filter(_utf8)


def _real_lines(name: str) -> tuple[str, ...]:
    """Lines of this repository's articles, to be taken apart and mixed."""
    suffix = {"markdown": ".md", "text": ".txt"}.get(name)
    files = (Path(__file__).parent.parent / "source").glob(f"*{suffix}") if suffix else ()
    return tuple(
        line for file in files for line in file.read_text("utf-8").splitlines(keepends=True)
    )


def _utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


targets = (
    st.sampled_from(HOSTILE)
    | st.text(max_size=30)
    | st.lists(st.sampled_from((*HOSTILE[:-1], *_WORDS)), max_size=4).map(" ".join)
)


def as_file(fmt: Format, body: str) -> str:
    """What `fmt.split` reads, for a body of its markup."""
    if fmt.name == "docx":
        return f"\x1cword/document.xml\n<w:document><w:body>{body}</w:body></w:document>"
    if fmt.name == "odt":
        return f"\x1ccontent.xml\n<office:text>{body}</office:text>"
    if fmt.name in {"vtt", "srt"}:
        return f"{body}\n"
    return body


def archive(member: str, body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(member, body)
    return out.getvalue()


def lossless(fmt: Format, text: str) -> None:
    """Law 1; and every span lies where it should."""
    blocks = fmt.split(text, Options())
    assert join(fmt, text, blocks, {}) == text
    assert join(fmt, text, blocks, {i: block.text for i, block in enumerate(blocks)}) == text
    end = 0
    for block in blocks:
        assert end <= block.start < block.end <= len(text), block
        assert block.text.strip(), block
        assert all(0 <= theirs <= len(text) for _, theirs in block.offsets)
        end = block.end


def apart(fmt: Format, text: str) -> None:
    """Parts stand in order, with something to read, and are split as in the whole."""
    found = fmt.parts(text, Options()) if fmt.parts else ()
    end, blocks = 0, []
    for part in found:
        assert end <= part.start < part.end <= len(text)
        end = part.end
        own = fmt.split(text[part.start : part.end], Options())
        assert own
        blocks += [b.moved(part.start, text.count("\n", 0, part.start)) for b in own]
    assert not found or blocks == fmt.split(text, Options())


def stable(fmt: Format, text: str, draw: list[str]) -> None:
    """Law 2: any texts in all blocks, and the same blocks are found again."""
    blocks = fmt.split(text, Options())
    if not blocks or not draw:
        return
    wanted = {i: draw[i % len(draw)] for i in range(len(blocks))}
    new, refused = assemble(fmt, text, blocks, wanted)
    again = fmt.split(new, Options())
    kept = [
        i for i in wanted if i in refused or wanted[i] == blocks[i].text or readable(fmt, wanted[i])
    ]
    gone = len(blocks) - len(kept)
    assert len(blocks) - gone <= len(again) <= len(blocks), (new, refused)
    if len(again) == len(blocks):
        if not fmt.fluid:
            assert [b.role for b in again] == [b.role for b in blocks]
        for i in refused:
            assert again[i].text == blocks[i].text
        redressed = {i: block.text for i, block in enumerate(again)}
        same, none = assemble(fmt, new, again, redressed)
        assert same == new, "a text in its place is left alone"
        assert not none
