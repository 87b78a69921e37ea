"""What an article may do to a page: nothing but be read."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import rendering
from l10n.model import Role
from l10n.publishers import Edition, Part
from l10n.rendering import Surroundings, Target

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
KEPT = set(rendering.TAGS) | {"section"}


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
