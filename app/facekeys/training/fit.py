"""The training loop: epochs of augmented crops, checkpoints, and going on after a stop.

Every epoch leaves in the folder of the run:

- `last.keras`: the network with the state of its optimiser,
- `average.keras`: the moving average of its weights, which is what is shipped,
- `best.keras`: the average that did best on the people kept for validation,
- `state.json`: the number of epochs done, and the errors of each.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import cv2
import keras
import numpy as np

from facekeys.errors import InputError, UsageError
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import Batch, Mixture, from_outputs, held_out
from facekeys.training.metrics import nme
from facekeys.training.networks import (
    MaskedWingLoss,
    prepare,
    seed_network,
)
from facekeys.training.samples import Samples

LAST: Final = "last.keras"
AVERAGE: Final = "average.keras"
BEST: Final = "best.keras"
STATE: Final = "state.json"

# So many faces of each set judge an epoch: enough to tell epochs apart, and quick.
_JUDGED: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a network is trained.

    Attributes:
        epochs: Number of epochs; the learning rate falls to nothing over them.
        batch: Crops per step.
        steps: Steps per epoch.
        learning_rate: At its highest, after the first epoch.
        weight_decay: Of AdamW.
        average: Share that the moving average of the weights keeps at each step.
        seed: Of everything drawn by chance.
    """

    epochs: int = 18
    batch: int = 32
    steps: int = 256
    learning_rate: float = 1.5e-3
    weight_decay: float = 1e-4
    average: float = 0.997
    seed: int = 1


@dataclass(slots=True)
class Progress:
    """What has been done.

    Attributes:
        recipe: How it is done.
        epochs: Number of epochs done.
        history: For each, its loss, seconds and validation errors by set and framing.
    """

    recipe: Recipe
    epochs: int = 0
    history: list[dict[str, float]] = field(default_factory=list)

    @property
    def best(self) -> float:
        """The lowest validation error so far."""
        return min((entry["error"] for entry in self.history), default=np.inf)


Report = Callable[[int, dict[str, float]], None]
"""Called after each epoch with its number, from 1, and its entry in the history."""


def fit(
    train: Sequence[Samples],
    validation: Sequence[Samples],
    folder: Path,
    recipe: Recipe,
    *,
    resume: bool = False,
    report: Report = lambda _epoch, _entry: None,
) -> keras.Model:
    """Train the seed network.

    Args:
        train: The faces to learn from.
        validation: The faces that say which epoch was best.
        folder: Where the files of the run go.
        recipe: How to train.
        resume: Go on with the run in `folder` where it stopped.
        report: Hears about each epoch.

    Returns:
        The averaged network that did best.

    Raises:
        InputError: There is no run to resume.
        UsageError: The run to resume has another recipe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)  # the crops are small, and the cores are Keras'
    keras.utils.set_random_seed(recipe.seed)
    mixture = Mixture(train, seed=recipe.seed)
    if resume:
        model, average, progress = _restore(folder, recipe)
    else:
        model, progress = seed_network(), Progress(recipe)
        prepare(model, *mixture.batch(1024, 0, 0))
        average = keras.models.clone_model(model)
        average.set_weights(model.get_weights())
        model.compile(optimizer=_optimizer(recipe), loss=MaskedWingLoss())
    if progress.epochs < recipe.epochs:
        model.fit(
            _Crops(mixture, recipe, start=progress.epochs),
            initial_epoch=progress.epochs,
            epochs=recipe.epochs,
            verbose=0,
            shuffle=False,
            callbacks=[
                _MovingAverage(average, recipe.average),
                _Checkpoints(average, validation, folder, progress, report),
            ],
        )
    best: keras.Model = keras.models.load_model(folder / BEST, compile=False)
    return best


def _optimizer(recipe: Recipe) -> keras.optimizers.Optimizer:
    schedule = keras.optimizers.schedules.CosineDecay(
        recipe.learning_rate / 20,
        decay_steps=max(1, (recipe.epochs - 1) * recipe.steps),
        warmup_target=recipe.learning_rate,
        warmup_steps=recipe.steps,
    )
    return keras.optimizers.AdamW(
        schedule, weight_decay=recipe.weight_decay, clipnorm=1.0
    )


def _restore(folder: Path, recipe: Recipe) -> tuple[keras.Model, keras.Model, Progress]:
    try:
        state = json.loads((folder / STATE).read_text("utf-8"))
        progress = Progress(**{**state, "recipe": Recipe(**state["recipe"])})
        model = keras.models.load_model(folder / LAST)
        average = keras.models.load_model(folder / AVERAGE, compile=False)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"There is no run to resume in {folder}: {error}",
            hint="Start it without --resume.",
        ) from error
    if progress.recipe != recipe:
        raise UsageError(
            f"The run in {folder} was started with another recipe: {progress.recipe}.",
            hint="Resume it with the same options, or start anew without --resume.",
        )
    return model, average, progress


class _Crops(keras.utils.PyDataset):  # type: ignore[misc]  # keras has no types
    """The mixture as Keras asks for it: another thread makes the next batches."""

    def __init__(self, mixture: Mixture, recipe: Recipe, *, start: int) -> None:
        super().__init__(workers=1, max_queue_size=8)
        self._mixture = mixture
        self._recipe = recipe
        self._epoch = start

    @property
    def num_batches(self) -> int:
        return self._recipe.steps

    def __getitem__(self, index: int) -> Batch:
        return self._mixture.batch(self._recipe.batch, self._epoch, index)

    def on_epoch_end(self) -> None:
        self._epoch += 1


class _MovingAverage(keras.callbacks.Callback):  # type: ignore[misc]
    """Keep the moving average of the weights in a second network."""

    def __init__(self, average: keras.Model, share: float) -> None:
        super().__init__()
        self._average = average
        self._share = share
        self._weights: list[Any] = average.get_weights()

    def on_train_batch_end(
        self, batch: int, logs: dict[str, Any] | None = None
    ) -> None:
        del batch, logs
        # The start is bad: let the average forget it sooner.
        step = float(self.model.optimizer.iterations)
        share = min(self._share, (1 + step) / (10 + step))
        self._weights = [
            share * mean + (1 - share) * weight
            for mean, weight in zip(
                self._weights, self.model.get_weights(), strict=True
            )
        ]

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del epoch, logs
        self._average.set_weights(self._weights)


class _Checkpoints(keras.callbacks.Callback):  # type: ignore[misc]
    """Judge the average after each epoch, and write everything down."""

    def __init__(
        self,
        average: keras.Model,
        validation: Sequence[Samples],
        folder: Path,
        progress: Progress,
        report: Report,
    ) -> None:
        super().__init__()
        self._average = average
        self._folder = folder
        self._progress = progress
        self._report = report
        self._started = 0.0
        self._held_out = {
            f"{faces.name} {name}": held_out(faces.spread(_JUDGED), FRAMINGS[name])
            for faces in validation
            for name in ("box", "track")
        }

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del epoch, logs
        self._started = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        errors = {
            name: nme(from_outputs(self._average.predict(crops, verbose=0)), points)
            for name, (crops, points) in self._held_out.items()
        }
        entry = {
            "loss": float((logs or {})["loss"]),
            "seconds": time.monotonic() - self._started,
            "error": float(np.mean(list(errors.values()))),
            **errors,
        }
        if entry["error"] < self._progress.best:
            _save(self._average, self._folder / BEST)
        self._progress.epochs = epoch + 1
        self._progress.history.append(entry)
        _save(self.model, self._folder / LAST)
        _save(self._average, self._folder / AVERAGE)
        state = self._folder / STATE
        partial = state.with_suffix(".part")
        partial.write_text(json.dumps(asdict(self._progress), indent=1), "utf-8")
        partial.replace(state)
        self._report(epoch + 1, entry)


def _save(model: keras.Model, path: Path) -> None:
    """Write a network so that a stop in the middle leaves the one before."""
    partial = path.with_name(f"part-{path.name}")
    model.save(partial)
    partial.replace(path)
