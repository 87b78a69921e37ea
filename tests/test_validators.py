"""The site before strangers' eyes: the Nu HTML checker, html-validate, axe, schema.org's types.

`make generators` brings them; skipped with a reason where they are not there.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest

from l10n.model import State
from l10n.publishing import publication, recall
from tests import newsroom
from tests.programs import package, program

pytestmark = pytest.mark.generator


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Every kind of page: drafts, filled, stale, withdrawn, redirect, lists, the choice."""
    more = '[locale.ar]\npublish.require = "draft"\n[locale.ja]\npublish.incomplete = "fill"\n'
    workspace = newsroom.make(tmp_path_factory.mktemp("site"), more)
    newsroom.everything(workspace)
    newsroom.translate(workspace, "ar", "bridge.txt", State.STALE)
    newsroom.translate(workspace, "ar", "food/bread.md", State.DRAFT)
    newsroom.translate(
        workspace,
        "ja",
        "food/bread.md",
        State.UNTRANSLATED,
        only=lambda s: "Rye" in s or s == "Price",
        words=lambda _s: "",
    )
    publication.publish(workspace)
    newsroom.translate(workspace, "uk", "bridge.txt", words=lambda s: f"Нове {s}")
    wish = publication.Wish(frozenset({"bridge.txt"}), frozenset({"uk"}), new_slug=True)
    publication.publish(workspace, wish)
    recall.withdraw(workspace, ["bridge.txt"], ["pt_BR"])
    return workspace.root / "public"


def test_nu_html_checker(site):
    jar = package("vnu-jar") / "build/dist/vnu.jar"
    done = subprocess.run(
        [program("java"), "-jar", jar, "--skip-non-html", "--format", "json", site],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    errors = [m for m in json.loads(done.stderr)["messages"] if m["type"] == "error"]
    assert errors == []


def test_html_validate(site, tmp_path):
    top = package("html-validate")
    rules = tmp_path / "rules.json"
    rules.write_text('{"root": true, "extends": ["html-validate:recommended"]}')
    done = subprocess.run(
        [
            program("node"),
            top / "bin/html-validate.mjs",
            "--config",
            rules,
            f"{site}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=top,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_axe_in_chromium(site):
    package("axe-core")
    top = package("puppeteer-core")
    browser = program("chromium", "chromium-browser", "google-chrome")
    script = Path(__file__).with_name("axe.cjs")
    done = subprocess.run(
        [program("node"), script, site, browser],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        cwd=top,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


def test_linked_data_has_the_types_of_schema_org(site, tmp_path):
    package("typescript")
    (tmp_path / "node_modules").symlink_to(package("schema-dts").parent)
    rows = ['import type { NewsArticle, WithContext } from "schema-dts";']
    for number, page in enumerate(sorted(site.rglob("*.html"))):
        found = re.search(r'ld\+json">(.*?)</script>', page.read_text())
        if found:
            rows.append(f"export const a{number}: WithContext<NewsArticle> = {found[1]};")
    assert len(rows) > 8
    (tmp_path / "pages.ts").write_text("\n".join(rows))
    done = subprocess.run(
        [program("node"), "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "pages.ts"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout) == (0, "")


SCHEMAS = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema">
<import namespace="http://www.sitemaps.org/schemas/sitemap/0.9" schemaLocation="{}"/>
<import namespace="http://www.w3.org/1999/xhtml" schemaLocation="link.xsd"/>
</schema>"""
LINK = """\
<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml">
<element name="link"><complexType>
<attribute name="rel" fixed="alternate" use="required"/>
<attribute name="hreflang" use="required"><simpleType><union memberTypes="language"/></simpleType>
</attribute>
<attribute name="href" type="anyURI" use="required"/>
</complexType></element></schema>"""


def test_sitemaps_follow_their_schema(site, tmp_path):
    known = package("sitemap") / "schema/sitemap.xsd"
    (tmp_path / "all.xsd").write_text(SCHEMAS.format(known.resolve()))
    (tmp_path / "link.xsd").write_text(LINK)
    maps = sorted(site.glob("sitemap-*.xml"))
    assert len(maps) == 1
    done = subprocess.run(
        [program("xmllint"), "--noout", "--nonet", "--schema", tmp_path / "all.xsd", *maps],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
