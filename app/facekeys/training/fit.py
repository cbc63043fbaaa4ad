"""The training loop: epochs that are judged, written down, and can be gone on with."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import cv2
import keras

from facekeys.errors import FaceKeysError, UsageError
from facekeys.training import checkpoints, logs
from facekeys.training.checkpoints import Progress
from facekeys.training.dataset import Tell
from facekeys.training.distribution import WHOLE, Share, distributed, undistributed
from facekeys.training.task import Phase, Task

# Reading all weights costs a tenth of a step, and the average hardly moves in one.
_AVERAGED_EVERY: Final = 8

Report = Callable[[int, dict[str, float]], None]
"""Called after each epoch with its number, from 1, and its entry in the history."""

OnStep = Callable[[int, int, int, float], None]
"""Called after each step: number of the epoch and of the step, both from 1, how many
steps the epoch has, and the mean loss so far."""


def fit(
    task: Task,
    folder: Path,
    *,
    resume: bool = False,
    distribute: bool = False,
    report: Report = lambda _epoch, _entry: None,
    on_step: OnStep = lambda _epoch, _step, _steps, _loss: None,
    tell: Tell = lambda _line: None,
) -> keras.Model | None:
    """Train a network.

    Args:
        task: What to learn.
        folder: Where the files of the run go.
        resume: Go on with the run in `folder` where it stopped; a finished one only
            gives its network.
        distribute: Use all devices of this machine, and of the hosts that
            `join_hosts` met; the first host writes to `folder`, which all can read.
        report: Hears about each epoch.
        on_step: Hears about each step.
        tell: Hears what else is worth a sentence.

    Returns:
        The network that did best, its weights averaged as the recipe says; None on
        other hosts than the first.

    Raises:
        InputError: There is no run to resume, or its files are damaged.
        UsageError: The run to resume has another recipe, there is a run already where
            a new one should go, or there is nothing to distribute to.
        OutputError: A file of the run can't be written.
        FaceKeysError: The loss is no number any more.
    """
    recipe = task.recipe
    if distribute and not recipe.steps:
        raise UsageError(
            f"The task {recipe.task} can't be distributed: its last batch is smaller.",
            hint="Leave --distribute away.",
        )
    cv2.setNumThreads(1)  # the crops are small, and the cores are Keras'
    keras.utils.set_random_seed(recipe.seed)
    with distributed(recipe.batch) if distribute else nullcontext(WHOLE) as share:
        if resume:
            network, average, progress = checkpoints.load(folder, recipe, task.facts())
        else:
            network, average, progress = _start(task, folder, share, tell)
        for phase in task.phases():
            if progress.epochs < phase.end:
                callbacks = [
                    _MovingAverage(average, recipe.average),
                    _Count(progress),
                    _Steps(on_step),
                ]
                if share.first:
                    callbacks += [
                        _Epochs(task, average, folder, progress, report),
                        *logs.tensorboard(folder, tell),
                    ]
                _train(task, phase, network, progress, callbacks, share)
    return checkpoints.load_best(folder) if share.first else None


def _start(
    task: Task, folder: Path, share: Share, tell: Tell
) -> tuple[keras.Model, keras.Model, Progress]:
    """Build a network, and write it down before anything can happen to it."""
    checkpoints.refuse_another_run(folder)
    network, progress = task.build(tell), Progress(task.recipe, task.facts())
    with undistributed():
        average = keras.models.clone_model(network)
        average.set_weights(network.get_weights())
        if share.first:
            checkpoints.save(folder, network, average, progress)
    return network, average, progress


def _train(
    task: Task,
    phase: Phase,
    network: keras.Model,
    progress: Progress,
    callbacks: list[keras.callbacks.Callback],
    share: Share,
) -> None:
    if progress.epochs == phase.start:
        task.compile(network, phase)
    network.fit(
        _Batches(task, tuple(network.output_names), share, start=progress.epochs),
        initial_epoch=progress.epochs,
        epochs=phase.end,
        verbose=0,
        shuffle=False,
        callbacks=callbacks,
    )


class _Batches(keras.utils.PyDataset):  # type: ignore[misc]  # keras has no types
    """This host's part of the task's batches as Keras asks for them.

    TensorFlow asks ahead of time.
    """

    def __init__(
        self, task: Task, outputs: tuple[str, ...], share: Share, *, start: int
    ) -> None:
        super().__init__(workers=1)
        self._task = task
        self._outputs = outputs
        self._share = share
        self._epoch = start

    @property
    def num_batches(self) -> int:
        return self._task.steps

    def __getitem__(self, index: int) -> tuple[Any, Any, Any]:
        return self._task.batch(self._outputs, self._epoch, index, self._share)

    def on_epoch_end(self) -> None:
        self._epoch += 1


class _MovingAverage(keras.callbacks.Callback):  # type: ignore[misc]
    """Keep the moving average of the weights in a second network."""

    def __init__(self, average: keras.Model, share: float) -> None:
        super().__init__()
        self._average = average
        self._share = share
        self._weights: list[Any] = average.get_weights()
        self._epoch = 0

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del logs
        self._epoch = epoch

    def on_train_batch_end(
        self, batch: int, logs: dict[str, Any] | None = None
    ) -> None:
        del logs
        steps = self.params["steps"]
        every = min(_AVERAGED_EVERY, steps)
        if not self._share or (batch + 1) % every:
            return
        # The start is bad: let the average forget it sooner.
        done = (self._epoch * steps + batch + 1) // every
        share = min(self._share**every, (1 + done) / (10 + done))
        self._weights = [
            share * mean + (1 - share) * weight
            for mean, weight in zip(
                self._weights, self.model.get_weights(), strict=True
            )
        ]

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del epoch, logs
        weights = self._weights if self._share else self.model.get_weights()
        self._average.set_weights(weights)


class _Count(keras.callbacks.Callback):  # type: ignore[misc]
    """Count the epochs, and stop when there is nothing to be learnt any more."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        if not math.isfinite((logs or {})["loss"]):
            raise FaceKeysError(
                f"The loss of epoch {epoch + 1} is no number any more.",
                hint="Start anew with a lower --learning-rate.",
            )
        self._progress.epochs = epoch + 1


class _Epochs(keras.callbacks.Callback):  # type: ignore[misc]
    """Judge the average after each epoch, and write everything down."""

    def __init__(
        self,
        task: Task,
        average: keras.Model,
        folder: Path,
        progress: Progress,
        report: Report,
    ) -> None:
        super().__init__()
        self._task = task
        self._average = average
        self._folder = folder
        self._progress = progress
        self._report = report
        self._started = 0.0

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del epoch, logs
        self._started = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        logs = {} if logs is None else logs
        with undistributed():
            entry = {
                **{name: float(value) for name, value in logs.items()},
                "seconds": time.monotonic() - self._started,
                **self._task.judge(self._average),
            }
            if entry["error"] < self._progress.best:
                checkpoints.save_best(self._folder, self._average)
            self._progress.history.append(entry)
            checkpoints.save(self._folder, self.model, self._average, self._progress)
        logs.update(entry)  # for the callbacks that come after this one
        self._report(epoch + 1, entry)


class _Steps(keras.callbacks.Callback):  # type: ignore[misc]
    """Tell of each step."""

    def __init__(self, on_step: OnStep) -> None:
        super().__init__()
        self._on_step = on_step
        self._epoch = 0

    def on_epoch_begin(self, epoch: int, logs: dict[str, Any] | None = None) -> None:
        del logs
        self._epoch = epoch + 1

    def on_train_batch_end(
        self, batch: int, logs: dict[str, Any] | None = None
    ) -> None:
        loss = float((logs or {})["loss"])
        self._on_step(self._epoch, batch + 1, self.params["steps"], loss)
