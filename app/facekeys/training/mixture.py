"""The task of the shipped model: augmented crops of all sets, faces and others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import keras
import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import Mixture, from_outputs, held_out
from facekeys.training.dataset import Dataset, Tell, read_dataset
from facekeys.training.distribution import WHOLE, Share
from facekeys.training.losses import LOSSES
from facekeys.training.metrics import nme
from facekeys.training.networks import prepare
from facekeys.training.recipes import Recipe
from facekeys.training.task import Arrays, Phase, Task

# So many faces of each set judge an epoch: enough to tell epochs apart, and quick.
_JUDGED: Final = 200

# What a last layer of numbers may learn of their means before the first step.
_FIRST_LOOK: Final = 1024


class MixtureTask(Task):
    """Augmented crops, mixed by fixed shares, judged on people held back."""

    def __init__(self, dataset: Dataset, recipe: Recipe) -> None:
        """Keep the faces.

        Raises:
            InputError: No face can be judged by.
        """
        super().__init__(dataset, recipe)
        train = dataset.part("train")
        self._mixture = Mixture(train.sets, train.non_faces, seed=recipe.seed)
        judges = [one.with_both_eyes() for one in dataset.part("validation").sets]
        self._held_out = {
            f"{faces.name} {name}": held_out(faces.spread(_JUDGED), FRAMINGS[name])
            for faces in judges
            if len(faces)
            for name in ("box", "track")
        }
        if not self._held_out:
            raise InputError(
                "No face kept for the validation has both eye centres labelled.",
                hint="Without them an error has no unit: label them.",
            )

    @staticmethod
    def read(data: Path, names: tuple[str, ...], tell: Tell) -> Dataset:
        """Read all labels, a teacher's among them."""
        return read_dataset(data, names, tell=tell)

    @property
    def steps(self) -> int:
        """As the recipe says."""
        return self.recipe.steps

    def batch(
        self, outputs: tuple[str, ...], epoch: int, index: int, share: Share = WHOLE
    ) -> tuple[NDArray[np.float32], Arrays, Arrays]:
        """Return newly augmented crops; the points of a teacher count for less."""
        part = index * share.hosts + share.host
        batch = self._mixture.batch(self.recipe.batch // share.hosts, epoch, part)
        targets = {name: batch.targets[name] for name in outputs}
        even = np.ones_like(batch.trust)
        weights = dict.fromkeys(outputs, even) | {"points": batch.trust}
        return batch.crops, targets, weights

    def build(self, tell: Tell) -> keras.Model:
        """Build a network that starts from a first look at the data."""
        network = self.begin(tell)
        prepare(network, self._mixture.batch(_FIRST_LOOK, 0, 0))
        return network

    def begin(self, tell: Tell) -> keras.Model:
        """Build a network that has not seen the data yet.

        Args:
            tell: Hears what it starts from, if that is worth a sentence.
        """
        del tell
        return self.sketch()

    def compile(self, network: keras.Model, phase: Phase) -> None:
        """Compile for AdamW, with a rate that rises for an epoch and then falls."""
        schedule = keras.optimizers.schedules.CosineDecay(
            phase.learning_rate / 20,
            decay_steps=max(1, (phase.end - phase.start - 1) * self.steps),
            warmup_target=phase.learning_rate,
            warmup_steps=self.steps,
        )
        losses = {name: LOSSES[name] for name in network.output_names}
        network.compile(
            optimizer=keras.optimizers.AdamW(
                schedule, weight_decay=self.recipe.weight_decay, clipnorm=1.0
            ),
            loss={name: loss.build() for name, loss in losses.items()},
            loss_weights={name: loss.weight for name, loss in losses.items()},
        )

    def judge(self, network: keras.Model) -> dict[str, float]:
        """Return the errors by set and framing, in eye distances, and their mean."""
        errors = {
            name: nme(predict(network, crops), points)
            for name, (crops, points) in self._held_out.items()
        }
        return {"error": float(np.mean(list(errors.values()))), **errors}

    @staticmethod
    def summary(entry: Mapping[str, float]) -> str:
        """Say the mean error."""
        return f"validation error {entry['error']:.2%} of the eye distance"


def predict(network: keras.Model, crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the points that a network under training finds, (n, 15, 2) crop pixels."""
    return from_outputs(network.predict(crops, verbose=0)["points"])
