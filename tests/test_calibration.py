"""Stand-in names: measured for an engine, kept, and used by its masks."""

from pathlib import Path

from l10n.drafting import calibration
from l10n.drafting.masks import CANDIDATES, POOL
from l10n.drafting.routes import Route
from l10n.drafting.segment import Scene, Way, guard
from l10n.engines import Link
from l10n.settings import Settings
from l10n.workspace import Workspace


def test_names_that_do_not_come_through_are_left_out(tmp_path: Path) -> None:
    def spoil(texts: object, _brief: object) -> list[str]:
        return [str(text).replace(POOL[0], "Zorko") for text in texts]  # type: ignore[attr-defined]

    link = Link("test en-pt", "test", spoil, charset=frozenset("abcdefghijklmnopqrstuvwxyz ."))
    rates = calibration.survival(Route((link,)), calibration.CARRIERS)
    assert rates[POOL[0]] == 0
    good = calibration.pool(rates)
    assert good == tuple(name for name in CANDIDATES if name != POOL[0])
    workspace = Workspace(tmp_path, Settings())
    (tmp_path / ".l10n").mkdir()
    calibration.keep(workspace, link.label, good)
    pools = calibration.pools(workspace)
    assert pools == {link.label: good}
    scene = Scene("en", "pt_BR", pools=pools)
    assert guard("see š.", Way(scene, link)).texts == [f"see {POOL[1]}."]


def test_carriers_are_real_sentences_where_there_are_some() -> None:
    real = "The mayor of Poltava spoke, and left."
    assert calibration.sentences([real, "{} x"])[0] == "The mayor of {} spoke, and left."
    assert len(calibration.sentences([])) == calibration.PER_NAME
