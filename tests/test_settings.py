"""`l10n.toml`: every mistake is one line with the place and the way out."""

from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import settings
from l10n.errors import Trouble
from l10n.settings import Draft, Settings

WRONG = {
    '[draft]\nenigne = "x"\n': (2, "unknown key 'enigne' in [draft]; known: "),
    'sorce_locale = "en"\n': (1, "unknown key 'sorce_locale'; known: "),
    'source_locale = "en"\nlocales = ["uk", "xx_YY"]\n': (2, "unknown locale 'xx_YY'"),
    'locales = "uk"\n': (1, "locales must be a list of strings"),
    '[segmentation]\nunit = "word"\n': (2, "must be one of sentence, paragraph"),
    "[publish]\nrequire = 3\n": (2, "publish.require must be a str"),
    "draft = 1\n": (1, "draft must be a table"),
    "[draft\n": (1, "is not valid TOML"),
    '[locale.uk]\nplaces.exonyms = "maybe"\n': (2, "must be one of use, avoid"),
    "[locale.uk.draft]\nengine = []\n": (2, "unknown key 'engine' in [locale.uk.draft]"),
    'locales = ["de@"]\n': (1, "unknown locale 'de@'"),
    'locales = ["sr_Latn", "uk", "sr@latin"]\n': (1, "sr_Latn and sr@latin are one locale"),
    "[locale.zz_ZZ]\n": (1, "unknown locale 'zz_ZZ'"),
}


@pytest.mark.parametrize("text", WRONG)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "l10n.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Trouble) as caught:
        settings.read(path)
    line, message = WRONG[text]
    assert (caught.value.path, caught.value.line) == (path, line)
    assert message in str(caught.value)


def test_not_utf8_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "l10n.toml"
    path.write_bytes(b'source_locale = "\xff"\n')
    with pytest.raises(Trouble, match="is not UTF-8"):
        settings.read(path)


def test_a_locale_overrides_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "l10n.toml"
    path.write_text(
        'locales = ["uk", "de"]\n[places]\nexonyms = "avoid"\n'
        '[locale.uk]\ndraft.engines = ["google"]\n',
        "utf-8",
    )
    found = settings.read(path)
    assert found.of("uk").draft.engines == ("google",)
    assert found.of("uk").places.exonyms == "avoid"
    assert found.of("de").draft.engines == ("memory", "firefox")


OTHER = {str: "other", int: 7, float: 0.25, tuple: ("other",), dict: {"other": "one"}}
TABLES = [field.name for field in fields(Settings) if is_dataclass(getattr(Settings(), field.name))]
KEYS = [("", f.name) for f in fields(Settings) if f.name not in TABLES]
KEYS += [(table, f.name) for table in TABLES for f in fields(getattr(Settings(), table))]


def _set(known: Settings, key: tuple[str, str]) -> Settings:
    """The settings with another value there than by default."""
    table = getattr(known, key[0]) if key[0] else known
    changed: Any = replace(table, **{key[1]: OTHER[type(getattr(type(table)(), key[1]))]})
    return replace(known, **{key[0]: changed}) if key[0] else changed


@given(st.sets(st.sampled_from(KEYS), max_size=5), st.sets(st.sampled_from(KEYS), max_size=5))
def test_settings_say_the_same_where_they_are_the_same(
    some: set[tuple[str, str]], others: set[tuple[str, str]]
) -> None:
    one = two = Settings()
    for key in sorted(some):
        one = _set(one, key)
    for key in sorted(others, reverse=True):
        two = _set(two, key)
    assert (one.said == two.said) == (some == others)


@dataclass(frozen=True)
class _NewerDraft(Draft):
    pace: int = 3


@given(st.sets(st.sampled_from(KEYS), max_size=5))
def test_a_setting_that_is_new_in_the_program_re_does_nothing_until_it_is_set(
    some: set[tuple[str, str]],
) -> None:
    known = Settings()
    for key in sorted(some):
        known = _set(known, key)
    newer = replace(known, draft=_NewerDraft(**vars(known.draft)))
    assert newer.said == known.said
    assert replace(newer, draft=replace(newer.draft, pace=4)).said != known.said


def test_a_default_that_is_written_out_is_no_change(tmp_path: Path) -> None:
    path = tmp_path / "l10n.toml"
    path.write_text('locales = ["uk"]\n', "utf-8")
    plain = settings.read(path)
    path.write_text('locales = ["uk"]\n[draft]\ntimeout = 30\n[places]\nexonyms = "use"\n', "utf-8")
    assert settings.read(path).said == plain.said
