"""Articles in a file of many: their names, and that each stands by itself."""

import pytest
from format_laws import apart, sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n import formats, parts
from l10n.formats import Part

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
CONTAINERS = {name: fmt for name, fmt in formats.formats().items() if fmt.parts}


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


@pytest.mark.parametrize(
    "posts",
    [
        "<title><item><title>A</title><item>",
        "<item><title>A</title><wp:post_type>custom_css</wp:post_type><item>",
        "<item><title>A</title><item><title>B</title></item>",
    ],
)
def test_a_post_that_never_ends_ends_before_the_next(posts: str) -> None:
    apart(CONTAINERS["wxr"], f'<rss xmlns:wp="x">{posts}')


@pytest.mark.parametrize("name", CONTAINERS)
@QUICK
@given(data=st.data())
def test_each_part_is_split_as_in_the_whole(name: str, data: st.DataObject) -> None:
    apart(CONTAINERS[name], data.draw(sources(name)))
