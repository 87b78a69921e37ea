"""A newsroom's WordPress export for the tests of files with many articles."""

from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from click.testing import CliRunner

from cli import commands
from l10n import catalogs
from l10n.model import State
from l10n.workspace import Workspace

HEAD = """\
<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file: <item> … </item> -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>The Courier</title>
\t<link>https://example.org</link>
\t<description>News from the river</description>
\t<wp:wxr_version>1.2</wp:wxr_version>
"""
TAIL = "</channel>\n</rss>\n"


def post(number: int, slug: str, title: str, *texts: str, more: str = "") -> str:
    body = "\n\n".join(
        f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in texts
    )
    return (
        f"\t<item>\n\t\t<title><![CDATA[{title}]]></title>\n"
        f"\t\t<content:encoded><![CDATA[{body}]]></content:encoded>\n"
        f"\t\t<excerpt:encoded><![CDATA[]]></excerpt:encoded>\n"
        f"\t\t<wp:post_id>{number}</wp:post_id>\n"
        f"\t\t<wp:post_name><![CDATA[{escape(slug)}]]></wp:post_name>\n{more}\t</item>\n"
    )


BRIDGE = post(11, "bridge", "Bridge reopens", "The bridge is open. Trains run again.", "Read on.")
BREAD = post(12, "bread", "A festival of bread", "Forty bakers came to the river.", "Read on.")
RAIN = post(13, "rain", "Rain in Poltava", "It rained for <b>three</b> days & nights.")
NOTHING = post(14, "picture", "", '<img src="a.jpg" alt=""/>')


def write(root: Path, *posts: str, name: str = "export.xml") -> None:
    (root / "source").mkdir(exist_ok=True)
    (root / "source" / name).write_text(HEAD + "".join(posts) + TAIL, "utf-8")


SETTINGS = """\
source_locale = "en"
locales = ["de", "uk"]
[publish]
require = "translated"
block = []
"""


def make(root: Path) -> Workspace:
    """Three posts, and a picture with nothing to read."""
    (root / "l10n.toml").write_text(SETTINGS)
    write(root, BRIDGE, BREAD, NOTHING, RAIN)
    return Workspace.find(root)


def run(*args: str) -> str:
    result = CliRunner().invoke(commands, list(args), catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output
    return result.output


def translate(workspace: Workspace, name: str, locale: str = "de", mark: str = "D") -> None:
    """A person translates all of an article."""
    known = catalogs.load(workspace, locale, name)
    entries = tuple(
        replace(e, target=f"{mark} {e.source}", state=State.TRANSLATED) for e in known.entries
    )
    catalogs.save(workspace, locale, name, replace(known, entries=entries))


def said(workspace: Workspace, locale: str = "de") -> dict[str, dict[str, str]]:
    """What people have translated, article by article."""
    return {
        name: {
            entry.source: entry.target
            for entry in catalogs.load(workspace, locale, name).entries
            if entry.human and not entry.obsolete
        }
        for name in workspace.articles()
    }
