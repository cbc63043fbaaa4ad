"""How good a model is, on people that it was not trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.viola_jones import ViolaJones
from facekeys.keypoints.crops import GreyPyramid, crop_faces
from facekeys.keypoints.framing import (
    apply,
    crop_transform,
    fit_face,
    frame_box,
    scale_of,
)
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.labels import READERS, Label, read_web_hand
from facekeys.training.metrics import eye_frame_offsets, face_errors
from facekeys.training.samples import Samples, cut_samples, part_of
from facekeys.types import Affine, Points

_BATCH: Final = 64

# A box is of the labelled face if its middle is nearer than this, in eye distances.
_SAME_FACE: Final = 0.75


# Where labels set by hand exist beside those that a teacher set.
_HAND_LABELS: Final = {"web-faces": read_web_hand}

# The sets of whole pictures, in which Viola-Jones can search.
_WITH_SURROUNDINGS: Final = ("muct", "300w-train")


class Model(Protocol):
    """What is judged: `facekeys.keypoints.model.KeypointModel`, or the like."""

    def predict(self, crops: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return (n, 15, 2) crop pixels for (n, 96, 96, 1) float32 crops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far the found points of one set lie from the labelled ones.

    Attributes:
        set: The set.
        framing: How the crops were framed.
        nme: Mean error over the distance of the eye centres, over all faces.
        p95: The error, likewise, that 95 % of the faces stay below.
        bias: The part of the error that is the same on every face: mean over the
            points of the length of their median offset. Schemes that differ show here.
        labelled: Number of faces that there are.
        faces: Number of faces judged: where a detector looked, those that it found.
        groups: Number of people among them, or of photographs or sources.
    """

    set: str
    framing: str
    nme: float
    p95: float
    bias: float
    labelled: int
    faces: int
    groups: int


def evaluate(model: Model, data: Path, names: Iterable[str]) -> list[Score]:
    """Judge a model on the test people of sets.

    Args:
        model: What to judge.
        data: The folder of the sets.
        names: Which sets; keys of `READERS`.

    Raises:
        InputError: A set is broken.
    """
    scores: list[Score] = []
    for name in names:
        reader = _HAND_LABELS.get(name, READERS[name])
        labels = [x for x in reader(data / name) if part_of(x.group) == "test"]
        if not labels:
            continue
        faces = cut_samples(name, labels, data / name)
        scores += [_score_framing(model, faces, kind) for kind in ("box", "track")]
        if name in _WITH_SURROUNDINGS:
            scores += _score_detected(model, name, labels, data / name)
    return scores


def _score_framing(model: Model, faces: Samples, kind: str) -> Score:
    crops, points = held_out(faces, FRAMINGS[kind])
    found = np.concatenate(
        [model.predict(crops[i : i + _BATCH]) for i in range(0, len(crops), _BATCH)]
    )
    return _score(faces.name, kind, found, points, faces.groups)


def _score_detected(
    model: Model, name: str, labels: Sequence[Label], folder: Path
) -> list[Score]:
    """Judge the way of the app on single pictures: detector, then two passes.

    Returns:
        One score, or none where the detector found no face at all.
    """
    detector = ViolaJones()
    found: list[NDArray[np.float64]] = []
    kept: list[Label] = []
    for label in labels:
        grey = cv2.imread(str(folder / label.file), cv2.IMREAD_GRAYSCALE)
        pyramid = GreyPyramid(np.asarray(grey, np.uint8))
        start = _box_of(label.points, detector, pyramid)
        if start is not None:
            first = _find(model, pyramid, start)
            found.append(_find(model, pyramid, fit_face(first, KAGGLE15)))
            kept.append(label)
    if not kept:
        return []
    groups = [label.group for label in kept]
    truth = np.stack([label.points for label in kept])
    score = _score(name, "detected", np.stack(found), truth, groups)
    return [replace(score, labelled=len(labels))]


def _find(model: Model, pyramid: GreyPyramid, face: Affine) -> NDArray[np.float64]:
    to_picture = crop_transform(face)
    return apply(to_picture, model.predict(crop_faces(pyramid, [to_picture]))[0])


def _box_of(
    points: Points, detector: ViolaJones, pyramid: GreyPyramid
) -> Affine | None:
    """Return the face transform of the box that the detector drew around a face."""
    face = fit_face(points, KAGGLE15)
    for box in detector.find(pyramid.grey):
        start = frame_box(box)
        if np.hypot(*(start[:, 2] - face[:, 2])) < _SAME_FACE * scale_of(face):
            return start
    return None


def _score(
    name: str,
    framing: str,
    found: NDArray[np.float64],
    labelled: NDArray[np.float32],
    groups: Sequence[str],
) -> Score:
    errors = face_errors(found, labelled)
    offsets = eye_frame_offsets(found, labelled)
    return Score(
        set=name,
        framing=framing,
        nme=round(float(np.nanmean(errors)), 4),
        p95=round(float(np.nanquantile(errors, 0.95)), 4),
        bias=round(float(np.nanmean(np.linalg.norm(offsets, axis=1))), 4),
        labelled=len(errors),
        faces=len(errors),
        groups=len(set(groups)),
    )
