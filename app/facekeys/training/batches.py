"""Batches of augmented crops, in the form that the networks take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facekeys.keypoints.framing import CROP_SIZE
from facekeys.training.augment import Framing, draw_framing, reframe, spoil
from facekeys.training.samples import Samples
from facekeys.types import Points

_HALF: Final = CROP_SIZE / 2

# How often a face comes from a set. Hand-labelled sets count for more than their
# numbers; MUCT is the reference, but has few people.
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {"muct": 0.28, "300w-train": 0.17, "web-faces": 0.35, "lfw": 0.20}
)

Batch = tuple[NDArray[np.float32], NDArray[np.float32]]


def to_targets(points: ArrayLike) -> NDArray[np.float32]:
    """Turn points in crop pixels, (..., 15, 2), into targets, (..., 30)."""
    scaled = (np.asarray(points, np.float32) - _HALF) / np.float32(_HALF)
    return scaled.reshape(*scaled.shape[:-2], -1)


def from_outputs(outputs: ArrayLike) -> NDArray[np.float32]:
    """Turn outputs of a network, (..., 30), into crop pixels, (..., 15, 2)."""
    scaled = np.asarray(outputs, np.float32) * np.float32(_HALF) + np.float32(_HALF)
    return scaled.reshape(*scaled.shape[:-1], -1, 2)


class Mixture:
    """Augmented crops of several sets, mixed, and the same for the same seed."""

    def __init__(self, sets: Sequence[Samples], *, seed: int) -> None:
        """Keep the sets.

        Args:
            sets: The faces to train on; each must hold at least one.
            seed: Decides about everything that is drawn.
        """
        weights = np.array([_WEIGHTS.get(faces.name, 0.2) for faces in sets])
        self._sets = tuple(sets)
        self._shares = weights / weights.sum()
        self._seed = seed

    def batch(self, size: int, epoch: int, index: int) -> Batch:
        """Return one batch; safe to call from several threads.

        Args:
            size: Number of crops.
            epoch: Number of the epoch.
            index: Number of the batch in its epoch.

        Returns:
            (size, 96, 96, 1) float32 crops in [0, 1] and (size, 30) float32 targets.
        """
        rng = np.random.default_rng((self._seed, epoch, index))
        crops = np.empty((size, CROP_SIZE, CROP_SIZE, 1), np.float32)
        points = np.empty((size, 15, 2), np.float32)
        for row, which in enumerate(rng.choice(len(self._sets), size, p=self._shares)):
            crop, points[row] = self._draw(self._sets[which], rng)
            crops[row, ..., 0] = crop
        crops /= 255
        return crops, to_targets(points)

    @staticmethod
    def _draw(
        faces: Samples, rng: np.random.Generator
    ) -> tuple[NDArray[np.uint8], Points]:
        number = int(rng.integers(len(faces)))
        crop, points = reframe(
            faces.patches[number],
            faces.points[number],
            draw_framing(rng).draw(rng),
            mirror=bool(rng.integers(2)),
        )
        return spoil(crop, rng), points


def held_out(
    faces: Samples, framing: Framing, *, seed: int = 0
) -> tuple[NDArray[np.float32], Points]:
    """Return one crop of each face, framed by chance but otherwise untouched.

    Returns:
        (n, 96, 96, 1) float32 crops in [0, 1] and (n, 15, 2) float32 crop pixels.
    """
    rng = np.random.default_rng(seed)
    pairs = [
        reframe(patch, points, framing.draw(rng))
        for patch, points in zip(faces.patches, faces.points, strict=True)
    ]
    crops = np.stack([crop for crop, _ in pairs])[..., None].astype(np.float32)
    crops /= 255
    return crops, np.stack([points for _, points in pairs])
