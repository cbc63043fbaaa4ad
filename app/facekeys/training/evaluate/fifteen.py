"""Models of detailed schemes, judged by the 15 points that every set has."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.model import Prediction, Predictor
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.offsets import KNOWN_OFFSETS, apply_offsets
from facekeys.types import KeypointScheme

# Whose labels a scheme was learnt from: a key of `KNOWN_OFFSETS`.
_SOURCES: Final = MappingProxyType(
    {"kaggle15": "muct", "muct76": "muct", "ibug68": "ibug", "mesh": "mesh"}
)


def to_muct(
    points: NDArray[np.floating], scheme: KeypointScheme
) -> NDArray[np.float32]:
    """Return the 15 points of one face, where MUCT has them.

    Args:
        points: (n, 2) points of a scheme.
        scheme: What they are.
    """
    return apply_offsets(
        scheme.to_fifteen(points), KNOWN_OFFSETS[_SOURCES[scheme.name]]
    )


class FifteenOf:
    """The 15 points, in MUCT's places, of a model that gives more."""

    scheme: KeypointScheme = KAGGLE15

    def __init__(self, model: Predictor) -> None:
        """Keep a model of one of `facekeys.keypoints.detailed.DETAILED`."""
        self._model = model

    def predict(self, crops: NDArray[np.float32]) -> Prediction:
        """Find the 15 key-points of (n, 96, 96, 1) float32 crops in [0, 1]."""
        seen = self._model.predict(crops)
        fifteen = [to_muct(points, self._model.scheme) for points in seen.points]
        points = np.array(fifteen, np.float64).reshape(-1, 15, 2)
        return Prediction(points, seen.scores)


def fifteen_of(model: Predictor) -> Predictor:
    """Return the model itself where it gives the 15 points alone."""
    return model if model.scheme is KAGGLE15 else FifteenOf(model)
