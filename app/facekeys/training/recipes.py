"""How networks are trained: all that decides about the outcome, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from facekeys.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is trained.

    Attributes:
        network: A key of `facekeys.training.zoo.NETWORKS`.
        task: What it learns from, and how: a key of `facekeys.training.tasks.TASKS`.
        epochs: Number of epochs; the learning rate falls to nothing over them.
        head_epochs: So many of them train the head alone, where a network has a
            backbone that was trained before.
        batch: Crops per step.
        steps: Steps per epoch; 0 where the task shows every face once.
        learning_rate: At its highest, after the first epoch.
        weight_decay: Of AdamW.
        average: Share that the moving average of the weights keeps at each step; 0 for
            the weights as they are.
        seed: Of everything drawn by chance.
    """

    network: str = "heatmap"
    task: str = "mixture"
    epochs: int = 45
    head_epochs: int = 0
    batch: int = 32
    steps: int = 512
    learning_rate: float = 2e-3
    weight_decay: float = 1e-4
    average: float = 0.998
    seed: int = 1


PARETO: Final = (
    "heatmap-wide",
    "heatmap-deep",
    "heatmap-shallow",
    "heatmap-narrow",
    "heatmap-small",
    "heatmap-tiny",
    "separable-large",
    "separable",
    "separable-small",
)
"""The networks that are compared with "heatmap" and "seed" in benchmarks/networks.py:
each is a key of `facekeys.training.zoo.NETWORKS`, and a recipe of its own."""

RECIPES: Final[Mapping[str, Recipe]] = MappingProxyType(
    {
        "keypoints15": Recipe(),
        "seed": Recipe(
            network="seed",
            task="article",
            epochs=30,
            batch=20,
            steps=0,
            learning_rate=1e-3,
            weight_decay=0.0,
            average=0.0,
        ),
        "xception": Recipe(
            network="xception",
            task="transfer",
            epochs=12,
            head_epochs=4,
            steps=256,
            learning_rate=1e-3,
            average=0.0,
        ),
        "seed-mixture": Recipe(network="seed"),
        **{name: Recipe(network=name) for name in PARETO},
    }
)
"""Every recipe by its name: `keypoints15` is what is shipped, `seed` the article's,
`xception` its transfer learning, and the others the networks of the Pareto table."""


def adjusted(name: str, **changes: float | None) -> Recipe:
    """Return a recipe with some of its values changed.

    Args:
        name: A key of `RECIPES`.
        **changes: New values by the names of attributes; None for those that stay.

    Raises:
        UsageError: There is no such recipe, or a value makes no sense with it.
    """
    if name not in RECIPES:
        raise UsageError(
            f"There is no recipe {name}.", hint=f"There are: {', '.join(RECIPES)}."
        )
    recipe = RECIPES[name]
    wanted: dict[str, Any] = {
        key: value for key, value in changes.items() if value is not None
    }
    if not recipe.steps and "steps" in wanted:
        raise UsageError(
            f"The recipe {name} shows every face once in an epoch, so the number of "
            "steps can't be chosen.",
            hint="Leave --steps away.",
        )
    changed = replace(recipe, **wanted)
    if changed.head_epochs >= changed.epochs:
        raise UsageError(
            f"The recipe {name} trains the head alone for {changed.head_epochs} "
            f"epochs, and everything after that: {changed.epochs} are too few.",
            hint="Choose more --epochs.",
        )
    return changed
