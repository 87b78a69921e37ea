"""`l10n.toml`: every mistake is one line with the place and the way out."""

from pathlib import Path

import pytest

from l10n import settings
from l10n.errors import Trouble

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
