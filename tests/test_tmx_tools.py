"""The real OmegaT and the real translate-toolkit (Weblate's TMX) write what we read, and back."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from l10n import tmx
from l10n.tmx import Reader, Unit

OMEGAT, PO2TMX = shutil.which("omegat"), shutil.which("po2tmx")
KNOWN = ("en", "de")
UNITS = [
    Unit(
        "She left Izium & came <b>back</b>.",
        "Sie verließ Isjum & kam <b>zurück</b>.",
        "en",
        "de",
        {"x-article": "a.md", "x-context": "title"},
        "Maria",
        "20240131T120000Z",
    ),
    Unit("The bridge “over” it.", "Die Brücke „über“ ihn – ½ €, 😀.", "en", "de"),
]
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EN-US</source_lang><target_lang>DE</target_lang>
<sentence_seg>true</sentence_seg>
<support_default_translations>true</support_default_translations>
</project></omegat>
"""


def written(units: list[Unit]) -> bytes:
    file = io.BytesIO()
    tmx.write(file, units, "en")
    return file.getvalue()


def read(data: bytes) -> list[Unit]:
    return list(Reader(io.BytesIO(data), "x.tmx", KNOWN))


@pytest.mark.skipif(not OMEGAT, reason="OmegaT is not installed (Debian: omegat)")
def test_omegat_translates_with_our_file_and_we_read_its_three(tmp_path):
    for folder in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (tmp_path / folder).mkdir()
    (tmp_path / "omegat.project").write_text(PROJECT)
    (tmp_path / "source" / "a.txt").write_text("\n\n".join(unit.source for unit in UNITS))
    (tmp_path / "omegat" / "project_save.tmx").write_bytes(written(UNITS))
    command = [OMEGAT, "--mode=console-translate", f"--config-dir={tmp_path}/conf", tmp_path]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    translated = (tmp_path / "target" / "a.txt").read_text("utf-8")
    assert translated.strip() == "\n\n".join(unit.target for unit in UNITS)
    for name in ("omegat", "level1", "level2"):
        units = read((tmp_path / f"{tmp_path.name}-{name}.tmx").read_bytes())
        assert [(u.source, u.target, u.author, u.changed) for u in units] == [
            (u.source, u.target, u.author, u.changed) for u in UNITS
        ]


PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "She left Izium & came <b>back</b>."
msgstr "Sie verließ Isjum & kam <b>zurück</b>."

#, fuzzy
msgid "Maybe."
msgstr "Vielleicht."
"""
TOOLKIT_READS = """
import sys
from translate.storage import tmx
for unit in tmx.tmxfile.parsefile(sys.argv[1]).units:
    print(unit.source, unit.target, sep="|")
"""


@pytest.mark.skipif(not PO2TMX, reason="translate-toolkit is not installed")
def test_translate_toolkit_reads_ours_and_we_read_its(tmp_path):
    (tmp_path / "x.po").write_text(PO)
    command = [PO2TMX, "-l", "de", "--progress", "none", "x.po", "x.tmx"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True)
    [unit] = read((tmp_path / "x.tmx").read_bytes())
    assert (unit.source, unit.target) == (UNITS[0].source, UNITS[0].target)
    assert unit.properties in ({"x-context": "title"}, {})  # an older one leaves the context out
    (tmp_path / "ours.tmx").write_bytes(written(UNITS))
    python = Path(PO2TMX).read_text().splitlines()[0].removeprefix("#!")
    reads = [python, "-c", TOOLKIT_READS, "ours.tmx"]
    shown = subprocess.check_output(reads, cwd=tmp_path, text=True)
    assert shown.splitlines() == [f"{u.source}|{u.target}" for u in UNITS]
