"""Batches of augmented crops, in the form that the networks take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.framing import CROP_SIZE
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.augment import Framing, draw_framing, reframe, ruin, spoil
from facekeys.training.non_faces import NonFaces
from facekeys.training.samples import DETAIL_COLUMNS, DETAILS, Samples
from facekeys.types import Pixels, Points

_HALF: Final = CROP_SIZE / 2
_POINTS: Final = len(KAGGLE15.names)

# How often a face comes from a set. Hand-labelled sets count for more than their
# numbers; MUCT is the reference, but has few people.
_SHARES: Final[Mapping[str, float]] = MappingProxyType(
    {"muct": 0.26, "300w-train": 0.26, "web-faces": 0.26, "lfw": 0.22}
)
_SHARE_OF_OTHERS: Final = 0.2

# How often a crop shows no face, and how often that is a face that was ruined.
_NON_FACES: Final = 0.10
_RUINED: Final = 0.5

# A teacher errs; what a hand has set counts for more.
_TRUST: Final[Mapping[str, float]] = MappingProxyType({"mesh": 0.5})


def _flip_of_details() -> list[int]:
    return [
        DETAIL_COLUMNS[scheme.name].start + twin
        for scheme in DETAILED.values()
        for twin in scheme.flip
    ]


# Of the 15 points and the details after them.
_FLIP: Final = np.array(
    [*KAGGLE15.flip, *(_POINTS + twin for twin in _flip_of_details())]
)


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """What one step learns from; NaN stands for what is not known.

    Attributes:
        crops: (n, 96, 96, 1) float32 in [0, 1].
        targets: By output of a network: `points` (n, 30) and `details`
            (n, 2 * DETAILS) as `to_targets` gives them, `score` (n, 1) with 1 for a
            face, all float32.
        trust: (n,) float32, how much the points of a row count.
    """

    crops: NDArray[np.float32]
    targets: Mapping[str, NDArray[np.float32]]
    trust: NDArray[np.float32]


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

    def __init__(
        self, sets: Sequence[Samples], non_faces: NonFaces, *, seed: int
    ) -> None:
        """Keep the sets.

        Args:
            sets: The faces to train on; each must hold at least one.
            non_faces: What else the network shall have seen; may be empty.
            seed: Decides about everything that is drawn.
        """
        shares = [_SHARES.get(faces.name, _SHARE_OF_OTHERS) for faces in sets]
        self._sets = tuple(sets)
        self._non_faces = non_faces
        self._shares = np.array(shares) / sum(shares)
        self._labels = [np.hstack([faces.points, faces.details]) for faces in sets]
        self._seed = seed

    def batch(self, size: int, epoch: int, index: int) -> Batch:
        """Return one batch; safe to call from several threads.

        Args:
            size: Number of crops.
            epoch: Number of the epoch.
            index: Number of the batch in its epoch.
        """
        rng = np.random.default_rng((self._seed, epoch, index))
        crops = np.empty((size, CROP_SIZE, CROP_SIZE, 1), np.float32)
        points = np.full((size, _POINTS + DETAILS, 2), np.nan, np.float32)
        score = np.zeros((size, 1), np.float32)
        trust = np.ones(size, np.float32)
        for row in range(size):
            which = int(rng.choice(len(self._sets), p=self._shares))
            number = int(rng.integers(len(self._sets[which])))
            if rng.random() < _NON_FACES:
                crop = self._non_face(self._sets[which].patches[number], rng)
            else:
                crop, points[row] = self._face(which, number, rng)
                score[row] = 1.0
                trust[row] = _TRUST.get(self._sets[which].sources[number], 1.0)
            crops[row, ..., 0] = spoil(crop, rng)
        crops /= 255
        targets = {
            "points": to_targets(points[:, :_POINTS]),
            "details": to_targets(points[:, _POINTS:]),
            "score": score,
        }
        return Batch(crops, MappingProxyType(targets), trust)

    def _face(
        self, which: int, number: int, rng: np.random.Generator
    ) -> tuple[Pixels, Points]:
        mirror = bool(rng.integers(2))
        crop, points = reframe(
            self._sets[which].patches[number],
            self._labels[which][number],
            draw_framing(rng).draw(rng),
            mirror=mirror,
        )
        return crop, points[_FLIP] if mirror else points

    def _non_face(self, patch: Pixels, rng: np.random.Generator) -> Pixels:
        if not len(self._non_faces) or rng.random() < _RUINED:
            return ruin(patch, rng)
        crop = self._non_faces.crops[rng.integers(len(self._non_faces))]
        return np.asarray(crop[:, ::-1] if rng.integers(2) else crop)


def held_out(
    faces: Samples, framing: Framing, *, points: Points | None = None, seed: int = 0
) -> tuple[NDArray[np.float32], Points]:
    """Return one crop of each face, framed by chance but otherwise untouched.

    Args:
        faces: The faces.
        framing: How far the crops may be off.
        points: (n, k, 2) float32 which points to take along, in pixels of the patches;
            the 15 if None.
        seed: Of everything drawn.

    Returns:
        (n, 96, 96, 1) float32 crops in [0, 1] and (n, k, 2) float32 crop pixels.
    """
    rng = np.random.default_rng(seed)
    pairs = [
        reframe(patch, labelled, framing.draw(rng))
        for patch, labelled in zip(
            faces.patches, faces.points if points is None else points, strict=True
        )
    ]
    crops = np.stack([crop for crop, _ in pairs])[..., None].astype(np.float32)
    crops /= 255
    return crops, np.stack([moved for _, moved in pairs])
