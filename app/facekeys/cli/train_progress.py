"""How `facekeys train` tells a person that it gets on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Self

import typer
from rich import progress as rich
from rich.console import Console

from facekeys.cli.common import to_stderr
from facekeys.training.recipes import Recipe


class Progress(ABC):
    """What hears of a run, and shows it while the `with` lasts."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    @abstractmethod
    def tell(self, line: str) -> None:
        """Show a line."""

    @abstractmethod
    def on_step(self, epoch: int, step: int, steps: int, loss: float) -> None:
        """Show that a step is done.

        Args:
            epoch: Its epoch, from 1.
            step: Its number in there, from 1.
            steps: How many the epoch has.
            loss: Mean of the epoch so far.
        """

    def report(self, epoch: int, entry: Mapping[str, float]) -> None:
        """Show what came out of an epoch.

        Args:
            epoch: Its number, from 1.
            entry: Its entry in the history.
        """
        from facekeys.training.tasks import TASKS

        left = self._recipe.epochs - epoch
        self.tell(
            f"epoch {epoch}/{self._recipe.epochs}: loss {entry['loss']:.4f}, "
            f"{TASKS[self._recipe.task].summary(entry)}, {entry['seconds']:.0f} s, "
            f"about {left * entry['seconds'] / 60:.0f} min left"
        )


class Lines(Progress):
    """A line for each epoch: for logs, and for who wants no bars."""

    def tell(self, line: str) -> None:
        """Print a line on standard output."""
        typer.echo(line)

    def on_step(self, epoch: int, step: int, steps: int, loss: float) -> None:
        """Show nothing."""


class Bars(Progress):
    """A bar of the steps of the present epoch, with lines above it."""

    def __init__(self, recipe: Recipe, console: Console | None = None) -> None:
        super().__init__(recipe)
        self._bars = rich.Progress(
            rich.TextColumn("{task.description}"),
            rich.BarColumn(),
            rich.MofNCompleteColumn(),
            rich.TextColumn("steps, loss {task.fields[loss]:.4f}"),
            rich.TimeRemainingColumn(),
            console=console or to_stderr(),
        )
        self._task: rich.TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def tell(self, line: str) -> None:
        """Print a line above the bar."""
        self._bars.console.print(line, markup=False)

    def on_step(self, epoch: int, step: int, steps: int, loss: float) -> None:
        """Move the bar; a new epoch starts a new one."""
        if self._task is None:
            self._task = self._bars.add_task("", total=steps, loss=loss)
        if step == 1:
            self._bars.reset(self._task, loss=loss)
        self._bars.update(
            self._task,
            completed=step,
            total=steps,
            loss=loss,
            description=f"epoch {epoch}/{self._recipe.epochs}",
        )
