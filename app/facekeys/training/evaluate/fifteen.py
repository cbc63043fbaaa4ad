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
_SOURCES: Final = MappingProxyType({"muct76": "muct", "ibug68": "ibug", "mesh": "mesh"})


class FifteenOf:
    """The 15 points, in MUCT's places, of a model that gives more."""

    scheme: KeypointScheme = KAGGLE15

    def __init__(self, model: Predictor) -> None:
        """Keep a model of one of `facekeys.keypoints.detailed.DETAILED`."""
        self._model = model
        self._offsets = KNOWN_OFFSETS[_SOURCES[model.scheme.name]]

    def predict(self, crops: NDArray[np.float32]) -> Prediction:
        """Find the 15 key-points of (n, 96, 96, 1) float32 crops in [0, 1]."""
        seen = self._model.predict(crops)
        fifteen = self._model.scheme.to_fifteen(seen.points)
        moved = [apply_offsets(points, self._offsets) for points in fifteen]
        points = np.stack(moved) if moved else fifteen
        return Prediction(points.astype(np.float64), seen.scores)


def fifteen_of(model: Predictor) -> Predictor:
    """Return the model itself where it gives the 15 points alone."""
    return model if model.scheme is KAGGLE15 else FifteenOf(model)
