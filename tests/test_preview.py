"""The preview: drafts in the site's pages, for this machine only, fresh when files change."""

import http.client
import threading

import pytest

from l10n.errors import Trouble
from l10n.model import State
from l10n.publishing.preview import Preview, serve
from tests import newsroom


@pytest.fixture
def server(tmp_path):
    workspace = newsroom.make(tmp_path)
    newsroom.everything(workspace, State.DRAFT)
    with serve(Preview(workspace), 0) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        running.workspace = workspace
        yield running
        running.shutdown()


def get(server, path, host="127.0.0.1"):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_drafts_are_shown_and_never_to_be_indexed(server):
    answer, text = get(server, "/uk/index.html")
    assert answer.status == 200
    assert "uk Bridge over" in text
    assert 'content="noindex"' in text
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert not (server.workspace.root / "public").exists()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8010", "", "127.0.0.1.evil.example"]
)
def test_other_hosts_get_nothing(server, host):
    answer, text = get(server, "/uk/index.html", host)
    assert answer.status == 421
    assert "Bridge" not in text


@pytest.mark.parametrize("path", ["/../l10n.toml", "/%2e%2e/l10n.toml", "/source/bridge.txt", "/x"])
def test_nothing_but_the_site_is_served(server, path):
    assert get(server, path)[0].status == 404


def test_pages_follow_the_catalog(server):
    before = server.preview.state()
    newsroom.translate(server.workspace, "uk", "bridge.txt", words=lambda s: f"нове {s}")
    assert server.preview.state() != before
    assert "нове Bridge over" in get(server, "/uk/index.html")[1]


def test_pages_follow_the_names_of_places(server):
    before = server.preview.state()
    path = server.workspace.places_path("uk")
    path.write_bytes(path.read_bytes() if path.exists() else b'msgid ""\nmsgstr ""\n')
    assert server.preview.state() != before


def test_only_what_changed_is_composed_anew(server):
    get(server, "/uk/index.html")
    made = dict(server.preview._made)
    newsroom.translate(server.workspace, "uk", "bridge.txt", words=lambda s: f"нове {s}")
    get(server, "/uk/index.html")
    anew = {key for key, value in server.preview._made.items() if made[key] is not value}
    assert anew == {("bridge.txt", "uk")}


def test_a_language_nobody_has_begun_with_is_left_out(server):
    for path in (server.workspace.root / "locales" / "uk").glob("**/*.po"):
        path.unlink()
    answer, text = get(server, "/ar/index.html")
    assert answer.status == 200
    assert 'hreflang="uk"' not in text


def test_some_articles_and_locales_alone(server):
    alone = Preview(server.workspace, ("bridge.txt",), ("uk",))
    index = (alone.page("uk/index.html") or b"").decode()
    assert "uk Bridge over" in index
    assert "bread" not in index
    assert alone.page("ar/index.html") is None


def test_changes_are_told(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    connection.request("GET", "/-/changes", headers={"Host": "localhost"})
    answer = connection.getresponse()
    assert answer.readline().decode() == f"data: {server.preview.state()}\n"
    answer.close()
    connection.close()


def test_a_port_in_use_is_said(server):
    with pytest.raises(Trouble, match="name another with --port"):
        serve(Preview(server.workspace), server.server_port)
