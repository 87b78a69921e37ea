"""Each layout, built by the real generator; skipped with a reason where it is not installed.

`make generators` brings those of npm and PyPI; Hugo and Jekyll are found on the path.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from l10n.model import State
from l10n.publishing import publication
from tests import newsroom
from tests.programs import package, program

pytestmark = pytest.mark.generator


def publish(root, publisher):
    """The test newsroom in a layout; Arabic is machine text, the rest accepted."""
    workspace = newsroom.make(root, '[locale.ar]\npublish.require = "draft"\n')
    toml = workspace.root / "l10n.toml"
    toml.write_text(toml.read_text().replace("[publish]", f'[publish]\npublisher = "{publisher}"'))
    newsroom.everything(workspace)
    for article in workspace.articles():
        newsroom.translate(workspace, "ar", article, State.DRAFT)
    publication.publish(type(workspace).find(root))
    return root / "public"


def run(*command, cwd, **env):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=900,
        env={**os.environ, **env},
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout + done.stderr


def html(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*.html")}


def assert_said(text, tag):
    """An article page: its text, the notice where a machine wrote it, its links resolved."""
    assert f"{tag} Bakers came." in text
    assert ("لم تُراجَع" in text) == (tag == "ar")
    assert "bridge.txt" not in text


def npm(top, name):
    """Give `top` the node_modules that has the package; the package's program, as Node runs it."""
    found = package(name)
    at = next(folder for folder in found.parents if folder.name == "node_modules")
    (top / "node_modules").symlink_to(at)
    said = json.loads((found / "package.json").read_text())["bin"]
    return program("node"), found / (said if isinstance(said, str) else next(iter(said.values())))


HUGO = """\
baseURL = "https://example.org/"
defaultContentLanguage = "en"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
SINGLE = """\
<html lang="{{ .Language.Lang }}" dir="{{ .Language.LanguageDirection }}">
<h1>{{ .Title }}</h1>{{ .Content }}
{{ range .AllTranslations }}
<a hreflang="{{ .Language.Lang }}" href="{{ .RelPermalink }}">x</a>
{{ end }}
</html>
"""


@pytest.mark.parametrize("publisher", ["hugo", "hugo-suffix"])
def test_hugo(tmp_path, publisher):
    hugo = program("hugo")
    top = publish(tmp_path, publisher)
    (top / "hugo.toml").write_text(HUGO)
    (top / "layouts/_default").mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (top / "layouts/_default" / name).write_text(SINGLE)
    run(hugo, "--config", "hugo.toml", "-d", tmp_path / "out", cwd=top)
    pages = {path: text for path, text in html(tmp_path / "out").items() if "Bakers" in text}
    assert len(pages) == 5
    for path, text in pages.items():
        tag = "" if path.startswith("food") else path.split("/")[0]
        shown = {"pt-br": "pt_BR", "": "See"}.get(tag, tag)
        assert tag == "" or f"{shown} Bakers came." in text
        assert set(re.findall(r'hreflang="([^"]*)"', text)) == {"en", "uk", "pt-br", "ar", "ja"}
        assert 'id="what-to-taste"' in text
        targets = re.findall(r'href="(/[^"#]*)"', text)
        assert any("bridge" in target for target in targets)
        assert all((tmp_path / "out" / t.lstrip("/")).exists() or "%" in t for t in targets)
    assert 'dir="rtl"' in next(t for p, t in pages.items() if p.startswith("ar/"))


def test_mkdocs(tmp_path):
    mkdocs = program("mkdocs")
    top = publish(tmp_path, "mkdocs")
    (top / "docs/index.md").write_text("# Home\n")
    (top / "mkdocs.yml").write_text(
        "INHERIT: mkdocs-languages.yml\nsite_name: Courier\nsite_url: https://example.org/\n"
        "docs_dir: docs\ntheme: {name: null, custom_dir: theme}\n"
        "markdown_extensions: [attr_list, footnotes]\n"
    )
    (top / "theme").mkdir()  # its own themes refuse the locale pt-BR
    (top / "theme/main.html").write_text("<html>{{ page.content }}</html>")
    out = tmp_path / "out"
    run(mkdocs, "build", "-q", "-d", out, cwd=top)
    pages = html(out)
    for tag in ("uk", "pt-BR", "ar", "ja"):
        text = pages[f"{tag}/food/bread/index.html"]
        assert_said(text, tag.replace("-", "_"))
        assert 'id="what-to-taste"' in text
        assert 'href="../../bridge/"' in text
    assert "uk/index.html" not in pages or "Home" not in pages["uk/index.html"]


def test_pelican(tmp_path):
    pelican = program("pelican")
    top = publish(tmp_path, "pelican")
    (top / "pelicanconf.py").write_text(
        "SITENAME='Courier'\nSITEURL=''\nPATH='content'\nDEFAULT_LANG='en'\nTIMEZONE='UTC'\n"
        "ARTICLE_LANG_URL='{lang}/{slug}.html'\nARTICLE_LANG_SAVE_AS='{lang}/{slug}.html'\n"
        "STATIC_PATHS=['media']\nARTICLE_EXCLUDES=['media']\n"
    )
    out = tmp_path / "out"
    said = run(pelican, "-s", "pelicanconf.py", "-o", out, cwd=top)
    assert "ERROR" not in said
    pages = html(out)
    for tag in ("uk", "pt-BR", "ar", "ja"):
        text = pages[f"{tag}/the-festival-of-bread.html"]
        assert_said(text, tag.replace("-", "_"))
        assert f'href="/{tag}/bridge-over-the-dnipro-reopens.html"' in text
    assert 'hreflang="uk"' in pages["the-festival-of-bread.html"]


def test_eleventy(tmp_path):
    top = publish(tmp_path, "eleventy")
    node, generator = npm(top, "@11ty/eleventy")
    (top / "package.json").write_text('{"type": "module"}')
    (top / "eleventy.config.js").write_text(
        'import { I18nPlugin } from "@11ty/eleventy";\n'
        'export default (c) => { c.addPlugin(I18nPlugin, {defaultLanguage: "en"});'
        ' c.addPassthroughCopy("media"); };\n'
    )
    run(node, generator, "--output", tmp_path / "out", cwd=top)
    pages = html(tmp_path / "out")
    for tag in ("uk", "pt-BR", "ar", "ja"):
        text = pages[f"{tag}/food/bread/index.html"]
        assert_said(text, tag.replace("-", "_"))
        assert f'href="/{tag}/bridge/"' in text


def test_starlight(tmp_path):
    top = publish(tmp_path, "starlight")
    node, generator = npm(top, "astro")
    needs = {"astro": "*", "@astrojs/starlight": "*"}  # Astro bundles what is named here
    (top / "package.json").write_text(json.dumps({"type": "module", "dependencies": needs}))
    locales = {
        "root": {"label": "English", "lang": "en"},
        "uk": {"label": "uk", "lang": "uk"},
        "pt-br": {"label": "pt", "lang": "pt-BR"},
        "ar": {"label": "ar", "lang": "ar", "dir": "rtl"},
        "ja": {"label": "ja", "lang": "ja"},
    }
    (top / "astro.config.mjs").write_text(
        "import { defineConfig } from 'astro/config';\n"
        "import starlight from '@astrojs/starlight';\n"
        "export default defineConfig({site: 'https://example.org', integrations: [starlight("
        f"{{title: 'Courier', pagefind: false, locales: {json.dumps(locales)}}})]}});\n"
    )
    (top / "src/content.config.ts").write_text(
        "import { defineCollection } from 'astro:content';\n"
        "import { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = "
        "{ docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n"
    )
    run(node, generator, "build", cwd=top, ASTRO_TELEMETRY_DISABLED="1")
    pages = html(top / "dist")
    for tag in ("uk", "pt-br", "ar", "ja"):
        text = pages[f"{tag}/food/bread/index.html"]
        assert_said(text, {"pt-br": "pt_BR"}.get(tag, tag))
        assert f'href="/{tag}/bridge/"' in text
        assert ('name="robots"' in text) == (tag == "ar")


def test_docusaurus(tmp_path):
    top = publish(tmp_path, "docusaurus")
    node, generator = npm(top, "@docusaurus/core")
    (top / "package.json").write_text("{}")
    (top / "docusaurus.config.js").write_text(
        "module.exports = {title: 'Courier', url: 'https://example.org', baseUrl: '/',"
        " onBrokenLinks: 'warn', i18n: {defaultLocale: 'en', locales: "
        "['en', 'uk']}, presets: [['classic', {docs: false, pages: false,"
        " blog: {routeBasePath: 'blog'}}]]};\n"
    )
    run(node, generator, "build", cwd=top)
    pages = html(top / "build")
    text = pages["uk/blog/the-festival-of-bread/index.html"]
    assert_said(text, "uk")
    assert 'id="what-to-taste"' in text


def test_jekyll(tmp_path):
    if not shutil.which("jekyll"):
        pytest.skip("jekyll is not installed; apt-get install jekyll, gem install jekyll-polyglot")
    top = publish(tmp_path, "jekyll")
    (top / "_config.yml").write_text("title: Courier\nkeep_files: []\n")
    (top / "_layouts").mkdir()
    (top / "_layouts/default.html").write_text(
        '<html lang="{{ page.lang }}"><h1>{{ page.title }}</h1>{{ content }}</html>'
    )
    listed = subprocess.run(["gem", "list"], capture_output=True, text=True, check=False).stdout
    polyglot = "jekyll-polyglot" in listed
    if polyglot:
        (top / "_config.yml").write_text("title: Courier\nplugins: [jekyll-polyglot]\n")
    config = "_config.yml,_config_languages.yml" if polyglot else "_config.yml"
    run("jekyll", "build", "--config", config, "-d", tmp_path / "out", cwd=top, LANG="C.UTF-8")
    pages = html(tmp_path / "out")
    wanted = ("", "uk/", "ar/") if polyglot else ("",)
    assert all(f"{prefix}the-festival-of-bread/index.html" in pages for prefix in wanted)


def test_wordpress(tmp_path):
    top = publish(tmp_path, "wordpress")
    wp = "{http://wordpress.org/export/1.2/}"
    tree = ET.fromstring((top / "wordpress.xml").read_bytes())
    groups, states = {}, {}
    for item in tree.iter("item"):
        meta = {
            m.find(f"{wp}meta_key").text: m.find(f"{wp}meta_value").text
            for m in item.iter(f"{wp}postmeta")
        }
        group = meta["_wpml_import_translation_group"]
        groups.setdefault(group, set()).add(meta["_wpml_import_language_code"])
        states[meta["_wpml_import_language_code"]] = item.find(f"{wp}status").text
        body = item.find("{http://purl.org/rss/1.0/modules/content/}encoded").text
        assert "<script" not in body
    assert list(groups.values()) == [{"en", "uk", "pt-br", "ar", "ja"}] * 2
    assert states == {
        "en": "publish",
        "uk": "publish",
        "pt-br": "publish",
        "ja": "publish",
        "ar": "draft",
    }


def test_files(tmp_path):
    top = publish(tmp_path, "files")
    assert (top / "uk/bridge.txt").read_text().startswith("uk Bridge over")
    assert 'translation: "machine' in (top / "ar/food/bread.md").read_text()
    assert "translation:" not in (top / "uk/food/bread.md").read_text()
    assert (top / "uk/bridge.txt.review.json").exists()
