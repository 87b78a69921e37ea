"""The review desk as a browser meets it: a real server on loopback, real catalogs, real ledgers."""

import http.client
import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

import pytest
import uvicorn

from l10n import catalogs, ledgers, po
from l10n.catalogs import syncing
from l10n.desk import application
from l10n.model import State
from tests import newsroom

TOKEN, BY = "secret-of-the-test", "Olha Bondar <olha@example.org>"
PAGE = "/uk/bridge.txt"


@dataclass
class Browser:
    """What a browser keeps: where it is, its cookie, the page it looks at."""

    port: int
    cookie: str = ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: str | None = None, **headers: str):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookie:
            headers.setdefault("Cookie", self.cookie)
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        talk.request(method, path, body, headers)
        answer = talk.getresponse()
        answer.text = answer.read().decode()  # type: ignore[attr-defined]
        talk.close()
        return answer

    def enter(self) -> "Browser":
        answer = self.ask("GET", f"/?token={TOKEN}")
        assert answer.status == 303
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return self

    def form(self, path: str, source: str) -> dict[str, str]:
        """The fields of the form beside a source sentence."""
        page = self.ask("GET", path).text
        cards = re.findall(r'<article class="card.*?</article>', page, re.DOTALL)
        [card] = [one for one in cards if f">{source}</p>" in unescape(one)]
        fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', card))
        areas = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n(.*?)</textarea>', card, re.DOTALL)
        return fields | {name: unescape(text) for name, text in areas}

    def send(self, path: str, fields: dict[str, str], **headers: str):
        headers = {"Origin": self.origin} | headers
        kind = {"Content_Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields), **kind, **headers)


@contextmanager
def desk(workspace):
    config = uvicorn.Config(
        application(workspace, BY, TOKEN), port=0, log_level="critical", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        thread.join(0.02)
    try:
        yield Browser(server.servers[0].sockets[0].getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture
def workspace(tmp_path):
    made = newsroom.make(tmp_path)
    newsroom.translate(made, "uk", "bridge.txt", State.DRAFT, words=lambda s: f"Чернетка: {s}")
    return made


@pytest.fixture
def browser(workspace):
    with desk(workspace) as made:
        yield made.enter()


def entry(workspace, source, article="bridge.txt", locale="uk"):
    found = catalogs.load(workspace, locale, article).current().values()
    return next(one for one in found if one.source == source)


def ledger(workspace):
    return ledgers.read(workspace, "uk", "bridge.txt")


def test_an_article_stands_beside_its_translation_in_its_language(browser):
    page = browser.ask("GET", PAGE).text
    assert page.index("Bridge over the Dnipro reopens") < page.index("Trains run again.")
    assert 'lang="uk" dir="ltr"' in page
    assert 'lang="ar" dir="rtl"' in browser.ask("GET", "/ar/bridge.txt").text
    assert 'aria-label="title 1"' in page


def test_articles_are_found_by_name_and_shown_page_by_page(browser, workspace, monkeypatch):
    monkeypatch.setattr("l10n.desk.pages.PAGE", 1)
    assert "Page 1 of 2" in browser.ask("GET", "/").text
    second = browser.ask("GET", "/?page=2").text
    assert ("/uk/food/bread.md" in second, "/uk/bridge.txt" in second) == (True, False)
    assert "/uk/food/bread.md" in browser.ask("GET", "/?q=Bread&page=999").text
    assert "0 found" in browser.ask("GET", "/?q=%22%3E%3Cscript%3E").text
    assert browser.ask("GET", "/?page=-1x").status == 200


def test_a_saved_sentence_is_a_persons_and_the_ledger_says_whose(browser, workspace):
    fields = browser.form(PAGE, "Trains run again.")
    answer = browser.send(PAGE, fields | {"act": "save", "text": "Поїзди знову ходять."})
    assert (answer.status, answer.headers["Location"]) == (303, f"{PAGE}#{fields['mark']}")
    saved = entry(workspace, "Trains run again.")
    assert (saved.target, saved.state, saved.draft) == (
        "Поїзди знову ходять.",
        State.TRANSLATED,
        "",
    )
    [said] = ledger(workspace)
    assert (said["by"], said["with"], said["from"]) == (BY, "l10n desk", "draft")
    assert said["was"] == "Чернетка: Trains run again."
    header = catalogs.load(workspace, "uk", "bridge.txt").header
    assert header["Last-Translator"] == BY
    assert header["PO-Revision-Date"] > "2026"


@pytest.mark.parametrize(
    ("act", "state"),
    [("approve", State.REVIEWED), ("save", State.TRANSLATED), ("keep", State.STALE)],
)
def test_each_act_has_its_state(browser, workspace, act, state):
    fields = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, fields | {"act": act, "text": "Міст відкрито."})
    saved = entry(workspace, "The bridge is open.")
    assert (saved.target, saved.state) == ("Міст відкрито.", state)
    again = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, again | {"act": "reject", "reason": "too short"})
    back = entry(workspace, "The bridge is open.")
    assert (back.target, back.state in {State.STALE, State.DRAFT}) == ("Міст відкрито.", True)
    assert any("too short" in note for note in back.notes)


def test_two_people_on_one_sentence_lose_neither_text(browser, workspace):
    fields = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, fields | {"act": "save", "text": "Перший."})
    answer = browser.send(PAGE, fields | {"act": "save", "text": "Другий."})
    assert answer.status == 412
    assert "Перший." in answer.text
    assert "Другий." in answer.text
    assert entry(workspace, "The bridge is open.").target == "Перший."
    anew = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, anew | {"act": "save", "text": "Другий."})
    assert entry(workspace, "The bridge is open.").target == "Другий."
    assert ledger(workspace)[-1]["was"] == "Перший."


def test_an_editor_that_saved_the_file_meanwhile_is_noticed(browser, workspace):
    fields = browser.form(PAGE, "The bridge is open.")
    path = workspace.catalog_path("uk", "bridge.txt")
    theirs = path.read_text().replace("Чернетка: The bridge is open.", "З редактора.")
    path.write_text(theirs)
    assert browser.send(PAGE, fields | {"act": "save", "text": "Зі столу."}).status == 412
    assert "З редактора." in path.read_text()


@pytest.mark.parametrize("empty", ["", " \n", "\r\n"])
def test_nothing_replaces_no_text(browser, workspace, empty):
    before = workspace.catalog_path("uk", "bridge.txt").read_bytes()
    fields = browser.form(PAGE, "The bridge is open.")
    assert browser.send(PAGE, fields | {"act": "save", "text": empty}).status == 422
    assert workspace.catalog_path("uk", "bridge.txt").read_bytes() == before


def test_a_note_that_is_changed_keeps_the_old_one_in_the_ledger(browser, workspace):
    fields = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, fields | {"act": "save", "comment": "ask Ivan"})
    fields = browser.form(PAGE, "The bridge is open.")
    assert fields["comment"] == "ask Ivan"
    browser.send(PAGE, fields | {"act": "save", "comment": ""})
    assert entry(workspace, "The bridge is open.").comment == ""
    assert ledger(workspace)[-1]["comment"] == "ask Ivan"


def test_a_sentence_that_left_the_article_is_told(browser, workspace):
    fields = browser.form(PAGE, "Trains run again.")
    source = workspace.source_path("bridge.txt")
    source.write_text(source.read_text().replace(" Trains run again.", ""))
    list(syncing.run(workspace, ["bridge.txt"], ["uk"]))
    assert browser.send(PAGE, fields | {"act": "save", "text": "Пізно."}).status == 404


def test_names_of_places_are_confirmed_at_the_desk(browser, workspace):
    place = '#. id: UA\nmsgctxt "place"\nmsgid "Dnipro"\nmsgstr "Дніпро"\n'
    path = workspace.places_path("uk")
    path.write_text(f'msgid ""\nmsgstr "Language: uk\\n"\n\n#, fuzzy\n{place}')
    fields = browser.form("/uk/places", "Dnipro")
    browser.send("/uk/places", fields | {"act": "save"})
    [saved] = po.read(path, "uk").entries
    assert (saved.target, saved.state) == ("Дніпро", State.TRANSLATED)


def test_a_script_gets_the_sentence_alone(browser):
    fields = browser.form(PAGE, "The bridge is open.")
    sent = fields | {"act": "approve", "text": "Міст 5 відкрито."}
    answer = browser.send(PAGE, sent, X_Desk_Fragment="1")
    assert answer.status == 200
    assert answer.text.lstrip().startswith("<article")
    assert "reviewed" in answer.text
    assert "numbers" in answer.text  # findings are those of the new text


def test_the_memory_offers_what_was_translated_before(browser, workspace):
    fields = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, fields | {"act": "save", "text": "Міст відкрито."})
    workspace.source_path("new.txt").write_text("News\n\nThe bridge is open now.\n")
    list(syncing.run(workspace, ["new.txt"], ["uk"]))
    fields = browser.form("/uk/new.txt", "The bridge is open now.")
    page = browser.ask("GET", f"/similar/uk/new.txt?of={fields['mark']}").text
    assert "Міст відкрито." in page


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"Cookie": ""}),
        ("GET", {"Cookie": "l10n-desk=guess"}),
        ("GET", {"Host": "evil.test"}),
        ("GET", {"Host": "127.0.0.1.evil.test:80"}),
        ("POST", {"Origin": "http://evil.test"}),
        ("POST", {"Origin": "null"}),
        ("POST", {"Origin": ""}),
        ("POST", {"Sec_Fetch_Site": "cross-site"}),
    ],
)
def test_others_neither_read_nor_write(browser, workspace, method, headers):
    before = workspace.catalog_path("uk", "bridge.txt").read_bytes()
    fields = browser.form(PAGE, "The bridge is open.") | {"act": "save", "text": "Чуже."}
    body = urlencode(fields) if method == "POST" else None
    headers = {"Origin": browser.origin} | headers
    answer = browser.ask(method, PAGE, body, **headers)
    assert answer.status in {403, 421}
    assert "The bridge" not in answer.text
    assert workspace.catalog_path("uk", "bridge.txt").read_bytes() == before


def test_a_wrong_secret_opens_nothing(browser):
    assert Browser(browser.port).ask("GET", "/?token=guess").status == 403
    assert Browser(browser.port).ask("GET", PAGE).status == 403


@pytest.mark.parametrize("path", ["/xx/bridge.txt", "/uk/../l10n.toml", "/uk/nothing.md", "/uk/"])
def test_only_articles_of_the_workspace_are_shown(browser, path):
    assert browser.ask("GET", path).status == 404


def test_no_script_of_a_translation_runs(browser):
    fields = browser.form(PAGE, "The bridge is open.")
    hostile = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"
    browser.send(PAGE, fields | {"act": "save", "text": hostile, "comment": hostile})
    answer = browser.ask("GET", PAGE)
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_command_that_writes_is_waited_for_and_then_named(browser, workspace, monkeypatch):
    monkeypatch.setattr("l10n.desk.saving.PATIENCE", 0.2)
    fields = browser.form(PAGE, "The bridge is open.") | {"act": "save", "text": "Міст."}
    with workspace.lock("l10n sync"):
        answer = browser.send(PAGE, fields)
    assert answer.status == 422
    assert "l10n sync" in answer.text
    assert "Міст." in answer.text
    assert browser.send(PAGE, fields).status == 303


def test_every_line_of_the_ledger_is_json_with_hashes(browser, workspace):
    fields = browser.form(PAGE, "The bridge is open.")
    browser.send(PAGE, fields | {"act": "approve", "text": "Міст."})
    [line] = workspace.ledger_path("uk", "bridge.txt").read_text().splitlines()
    said = json.loads(line)
    assert (said["action"], said["to"], len(said["target_sha256"])) == ("approve", "reviewed", 64)
