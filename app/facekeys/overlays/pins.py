"""The anchors of a layer as arrays: computed once, asked for with every face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.head import HEAD, Rotation
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Face

if TYPE_CHECKING:  # see `facekeys.overlays.filter`
    from facekeys.overlays.anchors import Anchor


@dataclass(frozen=True, slots=True, eq=False)
class Pins:
    """Where spots of an artwork belong on a face.

    Attributes:
        spots: (n, 2) float64 of the artwork, in its pixels.
        middle: (2,) their mean.
        solve: (2, n), the pseudo-inverse of the spots about their middle: for any n
            values at them it gives the slope, in the artwork, of the plane that fits
            best.
        named: (k,) indices of those of Kaggle's points that matter.
        weights: (n, k) of these.
        offset: (n, 3) added to that, in eye distances: right, down and backwards.
        on_head: (n, 3) likewise on a mean head, from between its eyes.
    """

    spots: NDArray[np.float64]
    middle: NDArray[np.float64]
    solve: NDArray[np.float64]
    named: NDArray[np.intp]
    weights: NDArray[np.float64]
    offset: NDArray[np.float64]
    on_head: NDArray[np.float64]

    @classmethod
    def of(cls, anchors: Sequence[Anchor]) -> Self:
        """Read what a manifest says."""
        spots = np.array([anchor.artwork for anchor in anchors], np.float64)
        middle = spots.mean(axis=0)
        weights = np.zeros((len(anchors), KAGGLE15.size))
        for row, anchor in zip(weights, anchors, strict=True):
            for name, weight in anchor.at.items():
                row[KAGGLE15.index(name)] = weight
        named = np.flatnonzero(weights.any(axis=0))
        offset = np.array([(*anchor.offset, anchor.depth) for anchor in anchors])
        return cls(
            spots,
            middle,
            np.linalg.pinv(spots - middle),
            named,
            weights[:, named],
            offset,
            weights @ HEAD + offset,
        )

    def targets(self, face: Face, rotation: Rotation | None) -> NDArray[np.float64]:
        """Return where they lie on a face: (n, 2) in frame pixels.

        Args:
            face: Whose key-points, of whatever scheme, the anchors name as Kaggle does.
                Of those that are not finite, nothing finite comes.
            rotation: Of the head; None where the anchors have no depth.
        """
        aside = self.offset[:, :2]
        if rotation is not None:
            aside = aside + np.outer(self.offset[:, 2], rotation[:2, 2])
        scheme, points = face.keypoints.scheme, face.keypoints.points
        with np.errstate(invalid="ignore", over="ignore"):
            named = scheme.to_fifteen(points)[self.named].astype(np.float64)
            return np.asarray(
                self.weights @ named + aside @ face.transform[:, :2].T, np.float64
            )

    def depths(self, rotation: Rotation) -> NDArray[np.float64]:
        """Return how far behind the eyes they are on a head: (n,), eye distances."""
        return np.asarray(self.on_head @ rotation[2], np.float64)
