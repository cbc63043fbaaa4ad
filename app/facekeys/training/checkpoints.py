"""The folder of a run: what every epoch leaves, so that a kill costs one epoch at most.

- `epoch-0012/`: the last whole epoch: `network.keras` (with the state of its
  optimiser), `average.keras` (the moving average of its weights, which is what is
  shipped) and `progress.json`,
- `best.keras`: the average that did best on the faces kept for validation,
- `log.csv`: a row for each epoch.

A run begins with `epoch-0000/`, so that it can be resumed at any time.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import keras

from facekeys.errors import InputError, OutputError, UsageError
from facekeys.training import logs
from facekeys.training.distribution import undistributed
from facekeys.training.recipes import Recipe

BEST: Final = "best.keras"
NETWORK: Final = "network.keras"
AVERAGE: Final = "average.keras"
PROGRESS: Final = "progress.json"

# What Python and Keras raise for files that are cut off, or were never theirs.
_DAMAGE: Final = (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile)


@dataclass(slots=True)
class Progress:
    """What has been done.

    Attributes:
        recipe: How it is done.
        sets: What is learnt from, as `Task.facts` tells it.
        epochs: Number of epochs done.
        history: For each, its loss, seconds and validation errors by set and framing.
    """

    recipe: Recipe
    sets: list[dict[str, Any]] = field(default_factory=list)
    epochs: int = 0
    history: list[dict[str, float]] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The lowest validation error so far."""
        return min((entry["error"] for entry in self.history), default=float("inf"))


def save(
    folder: Path, network: keras.Model, average: keras.Model, progress: Progress
) -> None:
    """Write a whole epoch and the log, then drop the epoch before.

    Raises:
        OutputError: It can't be written, for instance because the disk is full; the
            epoch before is still there.
    """
    target = folder / f"epoch-{progress.epochs:04d}"
    partial = target.with_suffix(".part")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        network.save(partial / NETWORK)
        average.save(partial / AVERAGE)
        text = json.dumps(asdict(progress), indent=1)
        (partial / PROGRESS).write_text(text, "utf-8")
        logs.write_csv(folder, progress.history)
        shutil.rmtree(target, ignore_errors=True)
        partial.rename(target)
    except OSError as error:
        raise cannot_write(folder, error) from error
    for old in _epochs(folder):
        if old != target:
            shutil.rmtree(old, ignore_errors=True)


def save_best(folder: Path, average: keras.Model) -> None:
    """Write the best network so far.

    Raises:
        OutputError: It can't be written; the best one before is still there.
    """
    partial = folder / f"part-{BEST}"
    try:
        average.save(partial)
        partial.replace(folder / BEST)
    except OSError as error:
        raise cannot_write(folder, error) from error


def refuse_another_run(folder: Path) -> None:
    """Raise UsageError if a new run would take the place of another."""
    if epochs := _epochs(folder):
        raise UsageError(
            f"There is a run in {folder} already: {epochs[-1].name}.",
            hint="Go on with it by --resume, or choose another folder with --out.",
        )


def load(
    folder: Path, recipe: Recipe, sets: list[dict[str, Any]]
) -> tuple[keras.Model, keras.Model, Progress]:
    """Return the network, the average and the progress of the last whole epoch.

    Args:
        folder: The folder of the run.
        recipe: How to go on.
        sets: What from, as `Task.facts` tells it.

    Raises:
        InputError: There is none, or it is damaged.
        UsageError: It was made by another recipe, or of other faces.
    """
    epochs = _epochs(folder)
    if not epochs:
        raise InputError(
            f"There is no run to resume in {folder}.", hint="Start it without --resume."
        )
    try:
        state = json.loads((epochs[-1] / PROGRESS).read_text("utf-8"))
        progress = Progress(**{**state, "recipe": Recipe(**state["recipe"])})
    except _DAMAGE as error:
        raise _damaged(epochs[-1], error) from error
    if progress.recipe != recipe:
        differences = _differences(progress.recipe, recipe)
        raise UsageError(
            f"The run in {folder} was started with another recipe: {differences}.",
            hint="Resume it with the same options, or start anew without --resume.",
        )
    if progress.sets and progress.sets != sets:
        raise UsageError(
            f"The run in {folder} was started with other faces: {progress.sets}.",
            hint="Resume it with the same --data and --set, or start anew.",
        )
    try:
        network = keras.models.load_model(epochs[-1] / NETWORK)
        with undistributed():
            average = keras.models.load_model(epochs[-1] / AVERAGE, compile=False)
    except _DAMAGE as error:
        raise _damaged(epochs[-1], error) from error
    return network, average, progress


def load_best(folder: Path) -> keras.Model:
    """Return the network that did best so far, without its optimiser.

    Raises:
        InputError: There is none, or it is damaged.
    """
    path = folder / BEST
    if not path.exists():
        raise InputError(
            f"The run in {folder} has no {BEST}.",
            hint="Start anew in another folder; choose a lower --learning-rate if its "
            "error was no number.",
        )
    try:
        best: keras.Model = keras.models.load_model(path, compile=False)
    except _DAMAGE as error:
        raise _damaged(path, error) from error
    return best


def cannot_write(folder: Path, error: OSError) -> OutputError:
    """Return what to raise when a file of a run can't be written."""
    return OutputError(
        f"The run can't be written to {folder}: {error}.",
        hint="Make room there, then go on with --resume.",
    )


def _epochs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("epoch-*") if not path.suffix)


def _differences(before: Recipe, now: Recipe) -> str:
    pairs = ((field.name, asdict(before), asdict(now)) for field in fields(Recipe))
    return ", ".join(
        f"{name} was {old[name]} and is {new[name]} now"
        for name, old, new in pairs
        if old[name] != new[name]
    )


def _damaged(path: Path, error: Exception) -> InputError:
    return InputError(
        f"The checkpoint {path} is damaged: {error}",
        hint="Start anew in another folder, without --resume.",
    )
