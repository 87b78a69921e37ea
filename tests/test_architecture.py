"""Who may import whom, in words. Change it on purpose only; docs/design.md says why."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = (
    "formats",
    "engines",
    "checks",
    "publishers",
    "typography",
    "reports",
    "places",
    "commands",
)
GROUND = {"", "errors", "model", "blocks", "registry", "locales", "asides"}
FACES = {f"{room} face" for room in ROOMS}
# module or room -> what it may import besides itself; a room's face and its plugins are told apart
MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "model": set(),
    "blocks": {"model"},
    "registry": {"errors"},
    "locales": {"errors"},
    "asides": set(),
    "settings": GROUND | {"formats face"},
    "parts": GROUND | {"formats face", "manifest"},
    "workspace": GROUND | {"settings", "formats face", "parts", "manifest"},
    "console": set(),
    "segmentation": GROUND,
    "sentences": GROUND | {"formats face", "segmentation"},
    "wording": GROUND,
    "git": GROUND,
    "fingerprints": GROUND,
    "po": GROUND,
    "naming": GROUND
    | FACES
    | {"settings", "workspace", "manifest", "named", "po", "article", "places"},
    "carry": GROUND | {"wording", "places face", "places"},
    "manifest": set(),
    "pictures": {"manifest"},
    "named": GROUND | {"workspace", "manifest", "pictures", "po", "places face", "places"},
    "unreadable": GROUND | {"workspace"},
    "consistency": GROUND
    | {"workspace", "article", "catalogs", "naming", "changed", "places face", "places"},
    **{f"{room} face": GROUND for room in ROOMS},
    **{room: GROUND | {f"{room} face"} for room in ROOMS},
    "checks face": GROUND | {"places face"},
    "checks": GROUND | {"checks face", "places face", "places", "formats face"},
    "rendering": GROUND | {"publishers face"},
    "publishers": GROUND | {"publishers face", "rendering"},
}
STAGES = {
    "article",
    "named",
    "carry",
    "catalogs",
    "manifest",
    "pictures",
    "changed",
    "ledgers",
    "memory",
    "tmx",
    "ledger",
    "draft",
    "drafting",
    "executor",
    "review",
    "edition",
    "publishing",
    "pointing",
    "inspection",
    "glossary",
    "mending",
    "naming",
    "remembering",
    "desk",
}


def layer(module: str) -> str:
    parts = module.split(".")
    if parts[0] == "cli":
        return "cli"
    if len(parts) == 1:
        return ""
    if parts[1] not in ROOMS:
        return parts[1]
    return parts[1] if len(parts) > 2 else f"{parts[1]} face"


def modules() -> dict[str, Path]:
    paths = [*ROOT.glob("l10n/**/*.py"), ROOT / "cli.py"]
    dotted = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in paths}
    return {name.removesuffix(".__init__"): path for name, path in dotted.items()}


MODULES = modules()


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                dotted = f"{node.module}.{name.name}"
                found.add(dotted if dotted in MODULES else node.module)
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return {layer(name) for name in found if name.split(".")[0] in {"l10n", "cli"}}


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    here = layer(module)
    if here in {"cli", "commands"}:
        return
    allowed = MAY_IMPORT.get(here)
    if allowed is None:  # a stage: the ground, the rooms' faces and other stages, never a plugin
        allowed = (
            GROUND
            | FACES
            | {"settings", "workspace", "segmentation", "po"}
            | set(MAY_IMPORT) - set(ROOMS)
        )
        allowed |= STAGES
    assert imports(MODULES[module]) - {here} <= allowed


def test_only_po_imports_polib() -> None:
    users = [name for name, path in MODULES.items() if "import polib" in path.read_text("utf-8")]
    assert all(name.startswith("l10n.po") for name in users)
