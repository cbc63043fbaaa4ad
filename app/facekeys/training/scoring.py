"""The score: is this crop framed around a face, and are the points right?

A network learns to tell faces from what is none. What its logit means for the points is
found out afterwards, on people held back, so that a score of 0.5 separates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from facekeys.keypoints.model import Predictor
from facekeys.training.augment import FRAMINGS, reframe, ruin, spoil
from facekeys.training.dataset import Dataset
from facekeys.training.metrics import FAILURE, SURE, face_errors
from facekeys.training.non_faces import NonFaces
from facekeys.training.samples import Samples
from facekeys.types import Points

_BATCH: Final = 64
_STEPS: Final = 50
_RIDGE: Final = 1e-4
_SETTLED: Final = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """How well a score of 0.5 separates, on spoilt crops of people never seen.

    Attributes:
        crops: Number of crops judged; every second one has no face in it.
        kept: Share of the right ones that score 0.5 or more.
        dropped: Share of the others that score less.
    """

    crops: int
    kept: float
    dropped: float


@dataclass(frozen=True, slots=True, eq=False)
class Questions:
    """Crops about which a score has to decide.

    Attributes:
        crops: (n, 96, 96, 1) float32 in [0, 1].
        points: (n, 15, 2) float32 crop pixels; NaN where there is no face.
    """

    crops: NDArray[np.float32]
    points: Points

    def right(self, found: ArrayLike) -> NDArray[np.bool_]:
        """Return which crops show a face whose points were found, (n,).

        Args:
            found: (n, 15, 2) crop pixels.
        """
        errors = face_errors(found, self.points)
        return np.asarray(errors <= FAILURE)  # a NaN is below nothing


def ask(sets: Sequence[Samples], non_faces: NonFaces, *, seed: int = 0) -> Questions:
    """Draw as many crops without a face as there are faces, and spoil all of them.

    Args:
        sets: Faces, each framed once like a box, a tracker's crop or worse.
        non_faces: What else a detector shows; where there are none, faces are ruined.
        seed: Of everything drawn.
    """
    rng = np.random.default_rng(seed)
    crops: list[NDArray[np.uint8]] = []
    points: list[Points] = []
    nothing = np.full((15, 2), np.nan, np.float32)
    for faces in (one.with_both_eyes() for one in sets):
        for patch, labelled in zip(faces.patches, faces.points, strict=True):
            framing = FRAMINGS[str(rng.choice(list(FRAMINGS)))]
            crop, moved = reframe(patch, labelled, framing.draw(rng))
            crops.append(spoil(crop, rng))
            points.append(moved)
            if len(non_faces) and rng.random() < 0.5:
                other = non_faces.crops[rng.integers(len(non_faces))]
            else:
                other = ruin(patch, rng)
            crops.append(spoil(other, rng))
            points.append(nothing)
    stack = np.stack(crops)[..., None].astype(np.float32)
    stack /= 255
    return Questions(stack, np.stack(points))


def separate(model: Predictor, dataset: Dataset) -> Separation:
    """Judge the score of a model.

    Args:
        model: What to judge.
        dataset: People that it was not trained on.
    """
    questions = ask(dataset.sets, dataset.non_faces, seed=1)
    crops = questions.crops
    answers = [
        model.predict(crops[i : i + _BATCH]) for i in range(0, len(crops), _BATCH)
    ]
    sure = np.concatenate([answer.scores for answer in answers]) >= SURE
    right = questions.right(np.concatenate([answer.points for answer in answers]))
    return Separation(
        crops=len(crops),
        kept=round(float(sure[right].mean()), 4) if right.any() else 0.0,
        dropped=round(float(1 - sure[~right].mean()), 4) if not right.all() else 0.0,
    )


def fit_logit(logits: ArrayLike, right: ArrayLike) -> tuple[float, float]:
    """Return scale and offset that make logits probabilities (Platt scaling).

    Both answers count alike, however often they occur: a scaled logit of 0 is where
    neither is more likely.

    Args:
        logits: (n,) as a network gives them.
        right: (n,) bool. Both answers must occur.

    Raises:
        ValueError: One of the answers does not occur.
    """
    x = np.asarray(logits, np.float64)
    y = np.asarray(right, np.float64)
    if y.min() == y.max():
        message = "A score can only be fitted to crops of which some are right."
        raise ValueError(message)
    signs = np.where(y > 0, 1.0, -1.0)
    weights = np.where(y > 0, 0.5 / y.sum(), 0.5 / (1 - y).sum())
    center, spread = x.mean(), max(float(x.std()), 1e-6)
    columns = np.stack([(x - center) / spread, np.ones_like(x)])

    def cost(line: NDArray[np.float64]) -> float:
        misses = np.logaddexp(0.0, -signs * (line @ columns))
        return float(weights @ misses + _RIDGE * line @ line)

    line = np.zeros(2)
    for _ in range(_STEPS):  # Newton's method, by half steps where it would overshoot
        guess = 1 / (1 + np.exp(-(line @ columns)))
        gradient = columns @ (weights * (guess - y)) + 2 * _RIDGE * line
        curve = (columns * (weights * guess * (1 - guess))) @ columns.T
        step = np.linalg.solve(curve + 2 * _RIDGE * np.eye(2), gradient)
        while cost(line - step) > cost(line):
            step = step / 2
        line = line - step
        if np.abs(step).max() < _SETTLED:
            break
    return float(line[0] / spread), float(line[1] - line[0] * center / spread)
