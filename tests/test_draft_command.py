"""`l10n draft` as people run it: killed, resumed, in several processes, with keys in the air."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from servers import Reply, Scripted, libre, model, page, running, status

from l10n.engines.models import pairs

ROOT = Path(__file__).parent.parent
KEY = "sk-5ecret-0f-the-h0use"
needs_model = pytest.mark.skipif(
    ("en", "pt") not in pairs(), reason="the wheel with the en-pt model is not installed"
)


def workspace(folder: Path, engines: str, extra: str = "", articles: int = 1) -> Path:
    (folder / "source").mkdir(parents=True)
    for number in range(articles):
        text = "\n\n".join(f"Sentence {n} stands in article {number}." for n in range(30))
        same = "The same sentence stands in every article."
        (folder / "source" / f"a{number}.txt").write_text(f"{text}\n\n{same}\n")
    (folder / "l10n.toml").write_text(
        f'source_locale = "en"\nlocales = ["pt_BR"]\n[draft]\nengines = {engines}\n{extra}'
    )
    run(folder, "sync")
    return folder


def l10n(*words: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), *words]


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "OPENAI_API_KEY": KEY, "LIBRETRANSLATE_API_KEY": KEY}
    return subprocess.run(
        l10n(*words), cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def catalogs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("locales/*/*.po"))}


def libretranslate(url: str) -> tuple[str, str]:
    return '["libretranslate"]', f'[engine.libretranslate]\nurl = "{url}"\n'


def heard() -> None:
    """Ctrl-C counts, even where the tests run in the background of a shell that ignores it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_repeats_no_text(end: signal.Signals, tmp_path: Path) -> None:
    waiting = threading.Event()

    def halting(handler: Scripted, body: dict[str, Any]) -> None:
        if handler.log.requests == 3:
            waiting.set()
            time.sleep(2)  # the client is killed meanwhile
            handler.close_connection = True
        else:
            libre(handler, body)

    with running(halting) as (url, log):
        engines, table = libretranslate(url)
        here = workspace(tmp_path / "w", engines, table, articles=4)
        process = subprocess.Popen(
            l10n("draft", "--jobs", "1"),
            cwd=here,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=heard,  # noqa: PLW1509 - no other thread forks here
        )
        assert waiting.wait(30)
        process.send_signal(end)
        said = process.communicate()[1]
        assert "Traceback" not in said
        assert (end is signal.SIGINT) == ("stopped; what came back is kept" in said)
        assert 0 < len(log.texts) < 121
        assert run(here, "draft").returncode == 0
        assert sorted(log.texts) == sorted(set(log.texts))
        assert len(log.texts) == 4 * 30 + 1  # what all articles share was sent once
        run(here, "draft", "--redraft")
        assert len(log.texts) == 121
    assert all(b'msgstr "["' not in data for data in catalogs(here).values())


@needs_model
def test_the_same_bytes_whatever_the_number_of_workers(tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "2"):
        here = workspace(tmp_path / jobs, '["memory", "firefox"]', articles=3)
        assert run(here, "draft", "--jobs", jobs).returncode == 0
        made.append(catalogs(here))
    assert made[0] == made[1]
    before = {path: path.stat().st_mtime_ns for path in here.glob("locales/*/*.po")}
    run(here, "draft")
    assert before == {path: path.stat().st_mtime_ns for path in here.glob("locales/*/*.po")}


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_drafts_everything_once_when_a_worker_is_killed(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    begun = threading.Event()

    def slow(handler: Scripted, body: dict[str, Any]) -> None:
        libre(handler, body)
        if len(handler.log.texts) > 60:
            begun.set()
        time.sleep(0.05)

    with running(slow) as (url, log):
        engines, table = libretranslate(url)
        alone = workspace(tmp_path / "alone", engines, table, articles=8)
        run(alone, "draft", "--jobs", "1")
        log.texts.clear()
        here = workspace(tmp_path / "cluster", engines, table, articles=8)
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as cluster:
            process = subprocess.Popen(
                l10n("draft", "--cluster", cluster.scheduler_address), cwd=here
            )
            assert begun.wait(60)
            os.kill(cluster.workers[0].process.process.pid, signal.SIGKILL)
            assert process.wait(120) == 0
    assert catalogs(here) == catalogs(alone)
    twice = len(log.texts) - len(set(log.texts))
    assert twice <= 25  # what was under way when the worker died


@needs_model
def test_older_drafts_follow_the_approved_names(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", '["memory", "firefox"]')
    (here / "source" / "a0.txt").write_text("Troops left Izium on Monday.\n\nIt rained.\n")
    run(here, "sync")
    run(here, "draft")
    before = catalogs(here)
    assert b"Izium" in before["a0.po"]
    names = here / "locales/pt_BR/places.po"
    original = names.read_text()

    def renamed(text: str) -> str:
        return re.sub('(msgid "Izium"\nmsgstr) ".*"', rf'\1 "{text}"', original)

    names.write_text(renamed("Zorkovia"))
    done = run(here, "draft")
    assert "1 older drafts brought to approved names" in done.stderr
    assert "Zorkovia" in (here / "locales/pt_BR/a0.po").read_text()
    assert "nothing is left to draft" in run(here, "draft").stderr
    run(here, "sync")
    names.write_text(re.sub('(msgid "Izium"\nmsgstr) ".*"', r'\1 "Izium"', names.read_text()))
    run(here, "draft")
    assert catalogs(here)["a0.po"].split(b"draft:")[1] == before["a0.po"].split(b"draft:")[1]


def test_what_waits_for_an_engine_is_asked_of_the_memory_once_until_it_knows_more(
    tmp_path: Path,
) -> None:
    here = workspace(tmp_path / "w", '["memory", "none"]')
    (here / "source/a0.txt").write_text("The bridge in Izium was closed for 12 days.\n")
    (here / "source/b.txt").write_text("The bridge in Izium was closed for 12 days.\n\nRain.\n")
    run(here, "sync")
    first = run(here, "draft").stderr
    (here / ".l10n/memory.sqlite").rename(tmp_path / "memory.sqlite")
    second = run(here, "draft").stderr
    assert first == second == "pt_BR: 0 drafted, 3 left untranslated\n"
    assert not (here / ".l10n/memory.sqlite").exists(), "nothing was looked up"
    (tmp_path / "memory.sqlite").rename(here / ".l10n/memory.sqlite")
    by_hand = here / "locales/pt_BR/a0.po"
    text = by_hand.read_text()
    by_hand.write_text(re.sub('(days."\nmsgstr) ""', r'\1 "Ficou 12 dias fechada."', text))
    assert "1 from the memory, 1 left" in run(here, "draft").stderr


def test_the_memory_comes_first_adapted_or_to_look_at(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", '["memory"]')
    first, second = here / "source" / "a0.txt", here / "source" / "b.txt"
    first.write_text("Bridges\n\nThe bridge in Izium was closed for 12 days.\n")
    run(here, "sync")
    known = here / "locales/pt_BR/a0.po"
    text = known.read_text()
    by_hand = 'closed for 12 days."\nmsgstr "A ponte de Izium ficou 12 dias fechada."'
    known.write_text(text.replace('closed for 12 days."\nmsgstr ""', by_hand))
    second.write_text(
        "More\n\nThe bridge in Kupiansk was closed for 15 days.\n\n"
        "The bridge in Izium was closed for 12 days.\n\n"
        "The old bridge in Izium was closed for 12 weeks.\n"
    )
    run(here, "sync")
    run(here, "draft")
    drafted = (here / "locales/pt_BR/b.po").read_text()
    assert 'msgstr "A ponte de Kupiansk ficou 15 dias fechada."' in drafted
    assert "#. draft: memory, adapted · from a0.txt" in drafted
    assert "#. draft: memory · from a0.txt" in drafted
    assert "#. memory: The bridge in Izium was closed for 12 days. → A ponte de Izium" in drafted


SERVICES: dict[str, tuple[Reply, Reply]] = {
    "libretranslate": (libre, status(401)),
    "openai": (model, status(403)),
    "a page": (libre, page),
}


@pytest.mark.parametrize("name", SERVICES)
def test_a_key_is_nowhere_but_in_the_request(name: str, tmp_path: Path) -> None:
    good, bad = SERVICES[name]
    engine = "openai" if name == "openai" else "libretranslate"
    for number, reply in enumerate((good, bad)):
        with running(reply) as (url, log):
            table = f'[engine.{engine}]\nurl = "{url}"\nmodel = "m"\n'
            if name == "openai" and reply is bad:
                table += "[engine.none]\n"
            here = workspace(tmp_path / str(number), f'["{engine}"]', table)
            (here / "source" / "a0.txt").write_text("One sentence.\n")
            run(here, "sync")
            done = run(here, "draft")
            assert KEY not in done.stdout + done.stderr
            assert "Traceback" not in done.stderr
            files = [path for path in here.rglob("*") if path.is_file()]
            assert not [path for path in files if KEY.encode() in path.read_bytes()]
            if engine == "openai":
                assert log.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_an_estimate_sends_nothing(tmp_path: Path) -> None:
    with running(libre) as (url, log):
        engines, table = libretranslate(url)
        prices = "[draft.prices]\nlibretranslate = 20.0\n"
        here = workspace(tmp_path / "w", engines, prices + table, articles=2)
        done = run(here, "draft", "--estimate")
        assert not log.texts
    head, row = done.stdout.splitlines()
    values = dict(zip(head.replace("at hand", "at-hand").split(), row.split(), strict=False))
    assert values["segments"] == "62"
    assert values["texts"] == "61"
    assert float(values["price"]) == round(int(values["characters"]) * 20 / 1e6, 2)


@needs_model
def test_an_estimate_has_a_row_for_each_engine(tmp_path: Path) -> None:
    with running(libre) as (url, _):
        table = f'[engine.libretranslate]\nurl = "{url}"\n[draft.prices]\nlibretranslate = 20.0\n'
        here = workspace(tmp_path / "w", '["firefox", "libretranslate", "libretranslate"]', table)
        rows = run(here, "draft", "--estimate").stdout.splitlines()[1:]
    assert [row.split()[-2:] for row in rows] == [["firefox", "en-pt"], ["libretranslate", "en-pt"]]
    assert [row.split()[6] for row in rows] == ["0.00", "0.02"]


def test_without_an_engine_the_way_out_is_said(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", '["memory", "firefox"]')
    (here / "l10n.toml").write_text('locales = ["de"]\n')
    run(here, "sync")
    done = run(here, "draft")
    assert done.returncode == 0
    assert "no Firefox model en-de on this machine; 'l10n draft --fetch'" in done.stderr


@needs_model
def test_without_apertium_the_way_over_portuguese_is_said(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", '["memory", "firefox"]')
    (here / "l10n.toml").write_text('locales = ["pt_BR", "ca"]\n')
    run(here, "sync")
    done = subprocess.run(
        l10n("draft"), cwd=here, env={"PATH": ""}, capture_output=True, text=True, check=True
    )
    assert "pt_BR: 31 drafted" in done.stderr
    said = "firefox:pt > apertium: 'apt install apertium apertium-por-cat' (Debian) gets it"
    assert said in done.stderr


def test_an_unknown_engine_is_named(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w", '["googel"]')
    done = run(here, "draft")
    assert "unknown engine 'googel'; known: apertium, baidu" in done.stderr


THIRD = """
from l10n.engines import Engine, Link

def connect(source, target, settings):
    return Link(f"mine {source}-{target}", "mine", lambda texts, brief: [t[::-1] for t in texts])

MINE = Engine("mine", connect)
"""


@pytest.mark.parametrize("value", ["third:MINE", "third"])
def test_an_engine_from_another_package(value: str, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    (installed / "third-1.0.dist-info").mkdir(parents=True)
    (installed / "third.py").write_text(THIRD)
    (installed / "third-1.0.dist-info" / "METADATA").write_text("Name: third\nVersion: 1.0\n")
    points = installed / "third-1.0.dist-info" / "entry_points.txt"
    points.write_text(f"[l10n.engines]\nmine = {value}\n")
    here = workspace(tmp_path / "w", '["mine"]')
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    subprocess.run(l10n("draft"), cwd=here, env=environment, check=True)
    assert b"#. draft: mine en-pt_BR\n" in catalogs(here)["a0.po"]
