"""What the layouts of site generators carry over from an article: its own front matter, safely."""

import pytest

from l10n import rendering
from l10n.catalogs import syncing
from l10n.publishing import publication
from tests import newsroom

STORY = """\
---
title: Bread
date: 2025-08-24
tags: [food, "a: b"]
cover: {image: x.png, alt: Loaves}
permalink: /bread/
aliases: [/old/]
layout: long
---

# Bread

Bakers came.
"""


def made(root, publisher, text=STORY):
    """The newsroom with one more article, in a layout: files by path."""
    workspace = newsroom.make(root)
    toml = root / "l10n.toml"
    toml.write_text(toml.read_text().replace("[publish]", f'[publish]\npublisher = "{publisher}"'))
    workspace = type(workspace).find(root)
    workspace.source_path("more.md").write_text(text)
    list(syncing.run(workspace, ["more.md"], ["uk"]))
    newsroom.translate(workspace, "uk", "more.md")
    report = publication.publish(workspace)
    return newsroom.public(workspace), newsroom.outcomes(report)


@pytest.mark.parametrize("publisher", ["hugo", "jekyll", "eleventy", "mkdocs"])
def test_an_article_keeps_its_own_front_matter(tmp_path, publisher):
    found, _ = made(tmp_path, publisher)
    pages = {path: data.decode() for path, data in found.items() if "more" in path}
    original = next(text for path, text in pages.items() if "uk" not in path)
    uk = next(text for path, text in pages.items() if "uk" in path)
    for text in (original, uk):
        fields = rendering.front_matter(text)
        assert fields["tags"] == ["food", "a: b"]
        assert fields["cover"]["image"] == "x.png"
        assert fields["layout"] == "long"
    assert "/old/" in original
    assert "/old/" not in uk
    assert rendering.front_matter(uk)["title"] == "uk Bread"


def test_pelican_gets_lists_with_commas_and_leaves_out_what_is_no_line(tmp_path):
    found, _ = made(tmp_path, "pelican")
    text = found["content/uk/more.md"].decode()
    assert "Tags: food, a: b\n" in text
    assert "Cover" not in text


def test_docusaurus_gets_only_the_fields_it_knows(tmp_path):
    found, _ = made(tmp_path, "docusaurus")
    fields = rendering.front_matter(found["blog/more.md"].decode())
    assert fields["tags"] == ["food", "a: b"]
    assert "layout" not in fields


UNREADABLE = [
    "---\na: [\n---\n",
    "---\na: &x [1]\nb: [*x, *x]\n---\n",
    "---\n- a\n---\n",
    "+++\na = \n+++\n",
    "---\n" + "[" * 2000 + "\n---\n",
    "no front matter\n",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_front_matter_that_cannot_be_read_says_nothing(text):
    assert rendering.front_matter(text) == {}


def test_toml_is_front_matter_too():
    assert rendering.front_matter('+++\na = ["b"]\n+++\nx') == {"a": ["b"]}


@pytest.mark.parametrize("line", ["draft: true", "published: false"])
def test_an_article_that_calls_itself_a_draft_is_held(tmp_path, line):
    found, outcomes = made(tmp_path, "site", STORY.replace("layout: long", line))
    assert outcomes["en/more.md"] == outcomes["uk/more.md"] == "held"
    assert not [path for path in found if "bread.html" in path and "festival" not in path]
