"""What an article may do to a page: nothing but be read."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import rendering
from l10n.model import Role
from l10n.publishers import Edition, Part
from l10n.publishing import imprint
from l10n.rendering import Surroundings, Target, hrefs, sanitising

HARMLESS = {"http", "https", "mailto", "tel"}
AROUND = Surroundings(Target, lambda src: f"../media/{src}" if "://" not in src else None)


def page(text, form="html", parts=()):
    return rendering.document(Edition("a", "uk", "en", form, text, parts), AROUND)


class Seen(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.ids = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for key, value in attrs if key == "id"]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<style>@import 'https://evil.example'</style><p style='background:url(https://e.example)'>x",
    "<form action='https://evil.example'><input name=a><button>x</button></form>",
    "<base href='https://evil.example'><meta http-equiv=refresh content='0;url=//e.example'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=1&gt;'",
    '<p id="main">x</p><p id="a">1</p><p id="a">2</p><p id="">3</p>',
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<img src='//evil.example/x.png'><img src='https://evil.example/x.png' alt='far'>",
    '<p title="a>b<script>alert(1)</script>">x</p>',
    "<h1 onclick=1>a<h1>b</h1></article><script>x</script>",
]
KEPT = set(sanitising.TAGS)


def assert_harmless(html):
    seen = Seen(html)
    for tag, values in seen.tags:
        assert tag in KEPT
        assert not any(key.startswith("on") or key in {"style", "srcdoc"} for key in values)
        for key in ("href", "src"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", values.get(key) or "", re.IGNORECASE)
            assert scheme is None or scheme[1].lower() in HARMLESS
        assert tag != "img" or "//" not in values["src"]
    assert len(seen.ids) == len(set(seen.ids))


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_hostile_markup_does_nothing(hostile, form):
    made = page(f"Before.\n\n{hostile}\n\nAfter.", form)
    assert_harmless(made.body)
    assert_harmless(made.title)


@given(st.text("<>\"'=/ab&;:scriptonh1\n`[]()!#", max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_harmless(text):
    for form in ("html", "markdown", "text"):
        parts = (Part(Role.PARAGRAPH, text), Part(Role.CAPTION, text, foreign=True))
        assert_harmless(page(text, form, parts).body)


def body(html, parts=()):
    return page(html, "html", parts).body


PICTURE = '<img src="../media/a.png" alt="{}">'
AS_IT_WAS = [
    '<p>One <em>two</em> <a href="b.html">three</a>.</p>',
    "<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>",
    "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dt>d</dt><dd>e</dd></dl>",
    "<blockquote><p>a</p></blockquote>",
    f"<figure>{PICTURE.format('x')}<figcaption>y</figcaption></figure>",
    "<details><summary>a</summary><p>b</p></details>",
    '<p><time datetime="2026-11-28">today</time> at <time>10:30</time></p>',
    "<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3><h4>e</h4>",
    "<pre><code>a  b\n\nc</code></pre>",
    '<p lang="en" dir="ltr">far</p>',
]


@pytest.mark.parametrize("html", AS_IT_WAS)
def test_what_is_right_stays_as_it_was(html):
    assert body(html.replace("../media/", "")) == html


MENDED = [
    ("<ul>a<li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("<ul></ul>x", "x"),
    ("<li>a</li> <li>b</li><p>c</p>", "<ul><li>a</li> <li>b</li></ul><p>c</p>"),
    ("<dl><dt>a</dt></dl>", "<p>a</p>"),
    ("<dl><dd>a</dd><dt>b</dt></dl>", "<dl><dt></dt><dd>a</dd><dt>b</dt><dd></dd></dl>"),
    ("<dl><div><dt>a</dt><dd>b</dd></div><p>c</p></dl>",
     "<dl><dt>a</dt><dd>b</dd><dd><p>c</p></dd></dl>"),
    ("<dd>a</dd>", "<p>a</p>"),
    ("<b><p>a</p></b>", "<p>a</p>"),
    ("<span lang=en><p>a</p></span>", '<div lang="en"><p>a</p></div>'),
    ("<h2><p>a</p></h2>", "<h2>a</h2>"),
    ("<h2> </h2><p>a</p>", "<p>a</p>"),
    ('<h3><img src="a.png"></h3>', PICTURE.format("")),
    ('<h2 id="new-\ufe0f">a</h2>', '<h2 id="new--">a</h2>'),
    ("<h3>a</h3><h5>b</h5><h3>c</h3><h1>d</h1><h1>e</h1>",
     "<h2>a</h2><h3>b</h3><h2>c</h2><h2>e</h2>"),
    ("<figcaption>a</figcaption>", "<p>a</p>"),
    ("<details>a</details>", "<div>a</div>"),
    ("<details>a<summary>b</summary></details>", "<details><summary>b</summary>a</details>"),
    ("<summary>a</summary>", "<div>a</div>"),
    ("<section><aside>a</aside></section>", "<div><div>a</div></div>"),
    ("<time>last week</time>", "last week"),
    ('<p lang="x y" dir="up" title=" ">a</p>', "<p>a</p>"),
    ('<img src="a.png" width="100%" height="5">',
     '<img src="../media/a.png" height="5" alt="">'),
    ('<p><a href="b.html"><img src="https://e.example/x.png" alt="far"></a></p>',
     '<p><a href="b.html">far</a></p>'),
    ('<p><a href="b.html"></a>x</p>', "<p>x</p>"),
    ('<p><a name="here"></a>x <a href="#here">y</a> <a href="#gone">z</a></p>',
     '<p><span id="here"></span>x <a href="#here">y</a> z</p>'),
    ('<a id="1 b"/><p>x <a href="#1 b">y</a></p>',
     '<span id="s-1-b"></span><p>x <a href="#s-1-b">y</a></p>'),
    ('<p><img src="a.png" alt="b"><br><em>c</em></p>',
     f'<figure>{PICTURE.format("b")}<figcaption>c</figcaption></figure>'),
    ('<a href="b.html"><details><summary>a</summary>b</details></a>',
     "<details><summary>a</summary>b</details>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "mended"), MENDED)
def test_what_stands_where_it_may_not_is_mended(html, mended):
    assert body(html) == mended


COLUMN = '<th scope="col">'
TABLES = [
    ("<table><tr><th>a<th>b<tr><th>c<td>d</table>",
     f'<tr>{COLUMN}a</th>{COLUMN}b</th></tr><tr><th scope="row">c</th><td>d</td></tr>'),
    ("<table><tr><td colspan=3>a<tr><td>b</table>", "<tr><td>a</td></tr><tr><td>b</td></tr>"),
    ("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>",
     '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>'),
    ("<table><tr><td rowspan=2>a<tr></tr><tr><td>b</table>",
     "<tr><td>a</td></tr><tr><td>b</td></tr>"),
    ("<table><tr><th><td>a</table>", "<tr><td></td><td>a</td></tr>"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "rows"), TABLES)
def test_the_cells_of_a_table_add_up(html, rows):
    frame = '<section class="table" tabindex="0" aria-label="Table"><table>{}</table></section>'
    assert body(html) == frame.format(f"<tbody>{rows}</tbody>")


def test_pictures_wait_until_they_are_scrolled_to_but_the_first():
    first, second = re.findall("<img[^>]*>", body('<img src="a.png"><img src="b.png">'))
    assert ("lazy" in first, "lazy" in second) == (False, True)


def test_several_tables_have_names_of_their_own():
    html = "<table><tr><td>a</table>" * 2 + "<table><caption>Prices</caption><tr><td>a</table>"
    assert re.findall('aria-label="([^"]*)"', body(html)) == ["Table", "Table 2", "Prices"]


ADDRESSES = [
    ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
    ("https://matrix.to/#/#room:a.org", "https://matrix.to/#/%23room:a.org"),
    ("https://example.org/a b[1]#%_x", "https://example.org/a%20b%5B1%5D#%25_x"),
    ("https://пример.укр/стаття", "https://пример.укр/стаття"),
    ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
    ("b.html#c", "b.html#c"),
    ("mailto:a@b.c", "mailto:a@b.c"),
    ("#64-bit", "#s-64-bit"),
    ("#%D1%87%D0%BE%D0%BC%D1%83", "#чому"),
    ("http://[", ""),
    ("http:///a", ""),
    ("https://a b/", ""),
    ("http://a:99999999/", ""),
    ("javascript:alert(1)", ""),
    ("data:text/html,x", ""),
]


@pytest.mark.parametrize(("written", "address"), ADDRESSES)
def test_addresses_are_written_as_the_standard_wants_or_left_out(written, address):
    assert hrefs.address(written) == address


@given(st.text("<>/abdhlipstu1=' \"#", max_size=120))
@settings(max_examples=150, deadline=None)
def test_a_mended_page_is_not_mended_again(text):
    once = page(f"<h1>t</h1>{text}").body
    assert page(f"<h1>t</h1>{once}").body == once


def test_leads_and_headlines_in_lists_lead_nowhere_and_load_nothing():
    assert "href" not in rendering.inline("[a](b.md) ![c](https://e.example/x.png)", "markdown")
    assert "<img" not in rendering.inline("<img src=https://e.example/x.png>", "html")


ANCHORS = [
    ("Why bread?", "why-bread"),
    ("What’s *new* in 2025", "whats-new-in-2025"),
    ("Навіщо хліб", "навіщо-хліб"),
]


@pytest.mark.parametrize(("heading", "name"), ANCHORS)
def test_heading_ids_are_those_of_other_generators(heading, name):
    assert rendering.anchor(heading) == name


FRONT = [
    ("# A\n", '---\nk: "v"\n---\n\n# A\n'),
    ("---\ntitle: a\n---\n\n# A\n", '---\ntitle: a\nk: "v"\n---\n\n# A\n'),
    ("---\r\ntitle: a\r\n---\r\nA\r\n", '---\r\ntitle: a\r\nk: "v"\r\n---\r\nA\r\n'),
    ('+++\ntitle = "a"\n+++\n', '+++\ntitle = "a"\nk = "v"\n+++\n'),
]


@pytest.mark.parametrize(("text", "marked"), FRONT)
def test_a_line_of_front_matter_is_added_where_it_belongs(text, marked):
    assert rendering.with_front_matter(text, "k", "v") == marked
    assert "v" not in rendering.without_front_matter(marked)


def shown(*parts):
    """The page of a format that is only its parts."""
    return page("", "wxr", tuple(Part(role, text, source=text) for role, text in parts))


def test_words_stand_on_the_page_once_and_none_is_left_out():
    made = shown(
        (Role.TITLE, "One"),
        (Role.LEAD, "Of one"),
        (Role.PARAGRAPH, "Text"),
        (Role.TITLE, "Two"),
        (Role.LEAD, "Of two"),
    )
    assert (made.title, made.lead) == ("One", "Of one")
    assert made.body == '<p>Text</p>\n<h2 id="two">Two</h2>\n<p>Of two</p>'


HTML = """<p class="byline">By <a href="x">Ann</a></p><div class="lead"><p>It rains.</p></div>
<p>It rains. And it snows.</p><p>It rains.</p><figure><figcaption>Rain
<span class="credit">AP</span></figcaption></figure>"""


def test_the_lead_and_the_byline_of_html_stand_in_the_head_and_not_again():
    parts = (
        Part(Role.META, "Weather."),
        Part(Role.BYLINE, 'By <a href="x">Ann</a>'),
        Part(Role.LEAD, "It rains.", foreign=True),
    )
    made = page(HTML, parts=parts)
    assert made.byline == "By Ann"
    assert made.lead == '<span lang="en" dir="ltr">It rains.</span>'
    assert made.body.startswith("<p>It rains. And it snows.</p><p>It rains.</p><figure>")
    assert '<span class="credit">AP</span>' in made.body


def test_a_name_in_a_sentence_is_no_byline():
    text = '<p>We met <span lang="de">Ann Lee</span> today.</p><p class="byline">Ann Lee</p>'
    made = page(text, parts=(Part(Role.BYLINE, "Ann Lee"),))
    assert "We met <span" in made.body
    assert made.body.count("Ann Lee") == 1


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://a.org/1">', "https://a.org/1"),
        ("<link href=https://a.org/1 rel=canonical>", "https://a.org/1"),
        ('<link rel="canonical" href="https://[x">', ""),
        ('<meta name="address" content="Main Street 5">', ""),
        ('<link rel="icon" href="https://a.org/x.png">', ""),
    ],
)
def test_a_page_says_where_it_stands(head, address):
    assert imprint.facts(head, "html")[imprint.ADDRESS] == address


def test_the_first_words_are_the_headline_where_there_is_no_other():
    made = shown((Role.PARAGRAPH, "First"), (Role.PARAGRAPH, "Second"))
    assert (made.title, made.body) == ("First", "<p>Second</p>")


def test_subtitles_are_called_by_their_file():
    made = shown((Role.CUE, "First"), (Role.CUE, "Second"))
    assert (made.title, made.body) == ("a", "<p>First</p>\n<p>Second</p>")


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<nav>n</nav><article>A <article>b</article> c</article>d", "A <article>b</article> c"),
        (
            "<article>tea</article><article>A story that is long.</article><article>s</article>",
            "A story that is long.",
        ),
        ("<article>one</article>-<article>two</article>", "one</article>-<article>two"),
        ("</article><article class='x'>one", "</article><article class='x'>one"),
        (
            "<article>a long one</article>-<article>two</article>",
            "a long one</article>-<article>two",
        ),
        ("<main><p>m</p></main><footer>f</footer>", "<p>m</p>"),
        ("<main-nav>n</main-nav><main>m</main><article-teaser>t</article-teaser>", "m"),
        ("<body>b<script>x</script></body>", "b<script>x</script>"),
        ("<p>all</p>", "<p>all</p>"),
    ],
)
def test_of_a_saved_page_its_article_is_shown(page, shown):
    assert rendering.inner(page) == shown
