"""A small newsroom for the publishing tests: two articles that link to each other, catalogs."""

from dataclasses import replace
from pathlib import Path

from l10n import catalogs
from l10n.catalogs import syncing
from l10n.model import State
from l10n.publishing import publication
from l10n.workspace import Workspace

TEXT = """\
Bridge over the Dnipro reopens

Cars and trains cross the river again after 40 days.

The bridge is open. Trains run again.

People crossing the bridge.
Photo by Olha Kovalenko.

“We waited for this,” said the mayor.

Olha Kovalenko
"""
MARKDOWN = """\
---
title: "Bread <b>for</b> all: a festival"
description: "Forty bakers & one table."
date: 2025-08-24
author: Olena Marchenko
---

# The festival of bread

Bakers came. See [the bridge](../bridge.txt) and [below](#what-to-taste).

![Round loaves](../images/loaves.png "The first loaves")

## What to taste

- Rye, **heavy**
- Corn

| Town | Price |
|:-----|------:|
| Poltava | 45 |

Entry is free.[^1] Also <script>alert(1)</script> and <a href="javascript:alert(1)">this</a>.

[^1]: Children only.
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf"
    "c000000301010018dd8db00000000049454e44ae426082"
)
SETTINGS = """\
source_locale = "en"
locales = ["uk", "pt_BR", "ar", "ja"]
[publish]
require = "translated"
block = []
url = "https://example.org/news"
name = "Courier & Co"
editor = "Olena Marchenko"
"""


def make(root: Path, more: str = "") -> Workspace:
    """The workspace, with empty catalogs."""
    (root / "source" / "food").mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "source" / "images" / "loaves.png").write_bytes(PNG)
    (root / "source" / "bridge.txt").write_text(TEXT)
    (root / "source" / "food" / "bread.md").write_text(MARKDOWN)
    (root / "l10n.toml").write_text(SETTINGS + more)
    workspace = Workspace.find(root)
    list(syncing.run(workspace, workspace.articles(), workspace.locales()))
    return workspace


def translate(workspace, locale, article, state=State.TRANSLATED, *, only=None, words=None):  # noqa: PLR0913
    """Give the catalog's entries (or those whose source `only` accepts) a text and a state."""
    known = catalogs.load(workspace, locale, article)
    say = words or (lambda source: f"{locale} {source}")
    entries = [
        replace(e, target=say(e.source), state=state, draft="engine" if state == "draft" else "")
        if only is None or only(e.source)
        else e
        for e in known.entries
    ]
    catalogs.save(workspace, locale, article, replace(known, entries=tuple(entries)))


def everything(workspace, state=State.TRANSLATED):
    for locale in workspace.locales():
        for article in workspace.articles():
            translate(workspace, locale, article, state)


def outcomes(report: publication.Report) -> dict[str, str]:
    return {decision.row.name: decision.outcome for decision in report.decisions}


def public(workspace) -> dict[str, bytes]:
    top = workspace.root / "public"
    return {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}
