"""Which invented names come through an engine unharmed: measured, and kept for the masks."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.drafting.delivery import Post
from l10n.drafting.masks import CANDIDATES
from l10n.drafting.routes import Route
from l10n.engines import NO_BRIEF
from l10n.workspace import Workspace

FILE = "masks.json"
PER_NAME = 12  # sentences each name is tried in
GOOD = 0.98
CARRIERS = (
    "The mayor of {} said on Monday that the bridge would open next week.",
    "Two people were hurt in {}, according to the regional police.",
    "Trains from {} to the capital were late again.",
    "The army left {} after three days of fighting.",
    "A school in {} has reopened after two years.",
    "{} has about 40,000 inhabitants and an old port.",
    "She grew up near {} and studied law.",
    "The front line runs ten kilometers east of {}.",
    "Volunteers from {} brought food and blankets.",
    "“We are going back to {},” he said.",
    "The hospital in {} has no electricity.",
    "Officials in {} declined to comment.",
)
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?=[ ,.])")


def sentences(texts: Sequence[str]) -> list[str]:
    """Real sentences with a hole where a name stood; ours where there are too few."""
    found = [_NAME.sub("{}", text, count=1) for text in texts if "{" not in text]
    return [*(text for text in found if "{}" in text), *CARRIERS][:PER_NAME]


def survival(route: Route, carriers: Sequence[str]) -> dict[str, float]:
    """For each name the share of sentences in which it came back exactly once."""
    pairs = [(name, text.replace("{}", name)) for name in CANDIDATES for text in carriers]
    answers = route.send(Post(), [text for _, text in pairs], NO_BRIEF)
    kept: dict[str, list[bool]] = {name: [] for name in CANDIDATES}
    for (name, _), answer in zip(pairs, answers, strict=True):
        kept[name].append(isinstance(answer, str) and answer.count(name) == 1)
    return {name: sum(times) / max(1, len(times)) for name, times in kept.items()}


def pool(rates: Mapping[str, float]) -> tuple[str, ...]:
    """The names that survive, the safest first."""
    ranked = sorted(rates, key=lambda name: (-rates[name], CANDIDATES.index(name)))
    return tuple(name for name in ranked if rates[name] >= GOOD)


def pools(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """What was measured here, by the engine's label."""
    path = workspace.cache / FILE
    try:
        held = json.loads(path.read_bytes())
        return {label: tuple(names) for label, names in held.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def keep(workspace: Workspace, label: str, names: tuple[str, ...]) -> None:
    held = {**pools(workspace), label: names}
    text = json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True)
    workspace.write(workspace.cache / FILE, text.encode())


def shown(rates: Mapping[str, float]) -> Iterator[str]:
    for name in sorted(rates, key=lambda name: -rates[name]):
        yield f"{name:12} {100 * rates[name]:5.1f} %"
