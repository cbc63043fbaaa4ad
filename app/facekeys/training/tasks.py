"""Every task that a recipe can name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.training.article import ArticleTask
from facekeys.training.dataset import Tell
from facekeys.training.mixture import MixtureTask
from facekeys.training.recipes import Recipe
from facekeys.training.task import Task
from facekeys.training.transfer import TransferTask

TASKS: Final[Mapping[str, type[Task]]] = MappingProxyType(
    {"mixture": MixtureTask, "article": ArticleTask, "transfer": TransferTask}
)
"""The kinds of tasks by the names that recipes use."""


def open_task(
    data: Path,
    recipe: Recipe,
    names: Iterable[str] = (),
    *,
    tell: Tell = lambda _line: None,
) -> Task:
    """Read the faces that a recipe wants.

    Args:
        data: The folder of the sets.
        recipe: How to train.
        names: The sets to learn from; all that are there if none is named.
        tell: Hears what is being read.

    Raises:
        InputError: A set is missing or broken, or there are too few people.
    """
    kind = TASKS[recipe.task]
    return kind(kind.read(data, tuple(names), tell), recipe)
