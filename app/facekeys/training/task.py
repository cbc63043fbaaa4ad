"""What a run is about: what the network sees, what it should say, how it is judged."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray

from facekeys.training.dataset import Dataset, Tell
from facekeys.training.distribution import WHOLE, Share
from facekeys.training.recipes import Recipe
from facekeys.training.zoo import NETWORKS

Arrays = Mapping[str, NDArray[np.float32]]
"""Arrays by the output of the network that they are for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Epochs that are trained in the same way.

    Attributes:
        start: Number of epochs before it.
        end: Number of epochs when it is over.
        learning_rate: At its highest.
        frozen: Whether the backbone stays as it is.
    """

    start: int
    end: int
    learning_rate: float
    frozen: bool = False


class Task(ABC):
    """What a run is about. Its network is trained by `facekeys.training.fit.fit`.

    Attributes:
        dataset: The faces, as `read` returned them.
        recipe: How to train.
    """

    def __init__(self, dataset: Dataset, recipe: Recipe) -> None:
        self.dataset = dataset
        self.recipe = recipe

    @staticmethod
    @abstractmethod
    def read(data: Path, names: tuple[str, ...], tell: Tell) -> Dataset:
        """Read the faces that a task of this kind wants.

        Args:
            data: The folder of the sets.
            names: Their folders in there; all of them if none is named.
            tell: Hears what is being read.

        Raises:
            InputError: A set is missing or broken, or there are too few people.
        """

    @property
    @abstractmethod
    def steps(self) -> int:
        """How many steps an epoch has."""

    @abstractmethod
    def batch(
        self, outputs: tuple[str, ...], epoch: int, index: int, share: Share = WHOLE
    ) -> tuple[NDArray[np.float32], Arrays, Arrays]:
        """Return one batch: the same for the same arguments, on any thread.

        Args:
            outputs: What the network gives.
            epoch: From 0.
            index: Number of the step in its epoch, from 0.
            share: Which part of the batch to return.

        Returns:
            (n, 96, 96, 1) float32 crops in [0, 1]; by output, what it should be; and
            by output, (n,) how much each row counts.
        """

    @abstractmethod
    def compile(self, network: keras.Model, phase: Phase) -> None:
        """Give a network the optimiser and the losses of a phase that begins."""

    @abstractmethod
    def judge(self, network: keras.Model) -> dict[str, float]:
        """Return how good a network is on faces held back.

        `error` decides which epoch was best, and must be there.
        """

    @staticmethod
    @abstractmethod
    def summary(entry: Mapping[str, float]) -> str:
        """Say in few words how good the network is after an epoch.

        Args:
            entry: What `judge` returned.
        """

    @abstractmethod
    def build(self, tell: Tell) -> keras.Model:
        """Build the network that the run starts from.

        Args:
            tell: Hears what it starts from, if that is worth a sentence.
        """

    def sketch(self) -> keras.Model:
        """Build the network with weights of chance, to look at."""
        return NETWORKS[self.recipe.network]()

    def phases(self) -> tuple[Phase, ...]:
        """Return the phases of the run, one after the other."""
        recipe = self.recipe
        whole = Phase(start=0, end=recipe.epochs, learning_rate=recipe.learning_rate)
        return (whole,)

    def finish(self, network: keras.Model, folder: Path, tell: Tell) -> None:
        """Report what came out, where there is more to say than any model's card says.

        Args:
            network: The one that did best.
            folder: Of the run.
            tell: Hears the report, line by line.

        Raises:
            OutputError: The report can't be written.
        """
        del network, folder, tell

    def facts(self) -> list[dict[str, Any]]:
        """Return what was learnt from, for the card of the model."""
        return self.dataset.part("train").facts()

    def describe(self) -> Iterator[str]:
        """Yield lines that say what there is to learn from, to validate and to test."""
        parts = {
            "to learn from": self.dataset.part("train"),
            "to validate by": self.dataset.part("validation"),
            "kept for the test": self.dataset.part("test"),
        }
        for faces in self.dataset.sets:
            counts = (
                f"{row['faces']} {purpose} ({row['groups']} groups)"
                for purpose, part in parts.items()
                for row in part.facts()
                if row["set"] == faces.name
            )
            yield f"{faces.name}: {len(faces)} faces, {', '.join(counts)}."
        if around := len(parts["to learn from"].non_faces):
            yield f"{around} crops without a face to learn from."

    def rehearse(self) -> Iterator[str]:
        """Yield lines that say what training would be, after trying two steps of it."""
        recipe = self.recipe
        network = self.sketch()
        self.compile(network, self.phases()[-1])
        outputs = tuple(network.output_names)
        for step in range(2):  # the first one compiles, too
            start_s = time.monotonic()
            crops, targets, weights = self.batch(outputs, 0, step % self.steps)
            network.train_on_batch(crops, targets, weights)
            spent_s = time.monotonic() - start_s
        total_min = spent_s * self.steps * recipe.epochs / 60
        yield (
            f"The network {network.name} has {network.count_params():,} parameters and "
            f"gives: {', '.join(outputs)}."
        )
        yield (
            f"{recipe.epochs} epochs of {self.steps} steps of {recipe.batch} crops; "
            f"a step takes about {1000 * spent_s:.0f} ms on {keras.backend.backend()}, "
            f"all of them {total_min:.0f} min, and judging comes on top."
        )
