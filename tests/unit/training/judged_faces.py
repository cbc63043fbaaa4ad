"""Models that answer in a known way, and faces found with a known error."""

from __future__ import annotations

import numpy as np

from facekeys.keypoints.framing import apply, crop_transform, invert
from facekeys.keypoints.model import Prediction
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.evaluate.judging import Judged
from factories import make_transform

MEAN = apply(invert(crop_transform(np.eye(2, 3))), KAGGLE15.mean_face)
"""Where the points of a mean face lie in a crop that is framed exactly."""

EYES_PX = 50.0


class MeanFace:
    """A model that answers every crop with the mean face."""

    scheme = KAGGLE15

    def predict(self, crops):
        assert crops.shape[1:] == (96, 96, 1)
        assert crops.dtype == np.float32
        assert ((crops >= 0) & (crops <= 1)).all()
        return Prediction(np.tile(MEAN, (len(crops), 1, 1)), np.ones(len(crops)))


def make_judged(errors, *, scores=None, attributes=None, asked=None, framing="track"):
    """Upright faces of which each is found too far right by its error."""
    count = len(errors)
    face = apply(make_transform(48, 30, eye_distance=EYES_PX), KAGGLE15.mean_face)
    shift = np.zeros((count, 15, 2))
    shift[..., 0] = EYES_PX * np.asarray(errors)[:, None]
    labelled = np.tile(face, (count, 1, 1))
    return Judged(
        set="drawn",
        framing=framing,
        asked=asked or count,
        crops=np.full((count, 96, 96), 100, np.uint8),
        found=labelled + shift,
        labelled=labelled,
        scores=np.ones(count) if scores is None else np.asarray(scores, np.float64),
        files=tuple(f"images/{number}.png" for number in range(count)),
        groups=tuple(f"person-{number}" for number in range(count)),
        attributes=tuple(attributes or ({},) * count),
    )
