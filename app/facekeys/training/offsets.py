"""Differences between the point schemes of the sets, and how they are taken off.

The sets put "the same" point in different places. These differences are per-point
offsets in the eye frame: x along the line from the right eye centre to the left, y
down, one unit is their distance. MUCT is the reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import apply, crop_transform, fit_face, invert
from facekeys.keypoints.model import Predictor
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from facekeys.training.metrics import eye_frame_offsets

# Where the mesh's points lie, seen from MUCT's; from the README of the data.
_MESH: Final = (
    (0.007, 0.017), (-0.004, 0.022), (-0.031, 0.010), (0.031, -0.006),
    (0.043, 0.006), (-0.033, -0.005), (0.028, -0.092), (0.039, 0.005),
    (0.009, -0.090), (-0.035, -0.008), (0.022, -0.033), (0.016, -0.004),
    (-0.003, -0.006), (0.008, -0.009), (0.006, 0.018),
)  # fmt: skip

# The same for 300-W's points: the median difference to the points that the shipped
# network, which never saw 300-W, finds on HELEN; made symmetrical.
_IBUG: Final = (
    (0.005, 0.015), (-0.005, 0.015), (-0.017, 0.010), (0.028, -0.004),
    (0.017, 0.010), (-0.028, -0.004), (-0.033, -0.054), (0.077, 0.039),
    (0.033, -0.054), (-0.077, 0.039), (0.000, -0.034), (0.021, -0.017),
    (-0.021, -0.017), (0.000, -0.001), (0.000, -0.006),
)  # fmt: skip

# And for the five points that were set by hand on the web faces: the median difference
# to the mesh's points, once those are moved, on the 5979 faces of the training part.
_WEB_HAND: Final = (
    (0.008, -0.007), (-0.008, -0.001),
    *((0.0, 0.0) for _ in range(8)),
    (0.020, -0.008), (0.025, -0.010), (-0.022, -0.015),
    *((0.0, 0.0) for _ in range(2)),
)  # fmt: skip


def _symmetrical(offsets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of offsets and their mirror image, zero where both are NaN."""
    both = np.stack([offsets, offsets[list(KAGGLE15.flip)] * (-1, 1)])
    known = np.isfinite(both)
    total = np.where(known, both, 0.0).sum(axis=0)
    return np.asarray(total / np.maximum(known.sum(axis=0), 1))


KNOWN_OFFSETS: Final[Mapping[str, NDArray[np.float64]]] = MappingProxyType(
    {
        "muct": np.zeros((15, 2)),
        "mesh": _symmetrical(np.array(_MESH)),
        "ibug": np.array(_IBUG),
        "web-hand": _symmetrical(np.array(_WEB_HAND)),
    }
)
"""(15, 2) offsets by label source; the readers have taken them off already.

They are mirror-symmetrical, as they have to be where training mirrors the pictures.
Measured ones are not quite: all cameras of MUCT stand on one side of the face."""

_BATCH: Final = 64

# A median of so many faces has settled; more would only take time.
_MAX_FACES: Final = 1000

# A median of fewer says more about these faces than about the scheme.
_MIN_FACES: Final = 20

# Eyes nearer to each other, in pixels of the crop, show no direction.
_MIN_EYE_DISTANCE_PX: Final = 4.0


def apply_offsets(
    points: NDArray[np.float32], offsets: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Move points of another scheme to where MUCT has them.

    Args:
        points: (15, 2) picture pixels, NaN where unknown.
        offsets: (15, 2) what to take off, in the eye frame.

    Returns:
        (15, 2) float32. The eye frame is that of the eye centres; where one of them is
        unknown, that of the mean face fitted to the points. A face of fewer than two
        points has neither, and stays where it is.
    """
    along = (points[0] - points[1]).astype(np.float64)
    if np.isnan(along).any():
        try:
            along = fit_face(points, KAGGLE15)[:, 0]
        except ValueError:
            return points
    across = np.array([-along[1], along[0]])
    return np.asarray(points - offsets @ np.stack([along, across]), np.float32)


def learn_offsets(model: Predictor, labels: Iterable[Label]) -> NDArray[np.float64]:
    """Measure where labels of one source lie, seen from what a model finds.

    Args:
        model: Finds points in MUCT's scheme; it must not have been trained on this
            source.
        labels: Faces of one source, each cropped as its own points frame it.

    Returns:
        (15, 2) float64: the median difference of each point in the eye frame, made
        mirror-symmetrical; zero for points that are labelled on too few faces (20) to
        tell.

    Raises:
        InputError: A picture can't be read.
    """
    found: list[NDArray[np.float64]] = []
    labelled: list[NDArray[np.float64]] = []
    crops: list[NDArray[np.float32]] = []
    for crop, points in _framed(labels):
        crops.append(crop)
        labelled.append(points)
        if len(crops) == _BATCH:
            found.append(model.predict(np.stack(crops)).points)
            crops.clear()
    if crops:
        found.append(model.predict(np.stack(crops)).points)
    if not labelled:
        return np.zeros((15, 2))
    truth = np.stack(labelled)
    offsets = eye_frame_offsets(np.concatenate(found), truth)
    offsets[np.isfinite(truth).all(axis=2).sum(axis=0) < _MIN_FACES] = np.nan
    return _symmetrical(offsets)


def calibrate(labels: Iterable[Label], model: Predictor) -> Iterator[Label]:
    """Bring labels of sources without known offsets to the scheme of MUCT.

    Args:
        labels: Faces of any sources; all are read before the first is given back.
        model: See `learn_offsets`.

    Yields:
        The same faces in the same order; those of sources in `KNOWN_OFFSETS` as they
        came.

    Raises:
        InputError: A picture can't be read.
    """
    faces = list(labels)
    learnt = {
        source: learn_offsets(model, _spread([f for f in faces if f.source == source]))
        for source in sorted({face.source for face in faces} - KNOWN_OFFSETS.keys())
    }
    for face in faces:
        if face.source in learnt:
            moved = apply_offsets(face.points, learnt[face.source])
            yield replace(face, points=moved)
        else:
            yield face


def _framed(
    labels: Iterable[Label],
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.float64]]]:
    """Yield crop and points in crop pixels of the faces whose eye frame is known."""
    for label in labels:
        if np.isnan(label.points[:2]).any():
            continue
        to_picture = crop_transform(fit_face(label.points, KAGGLE15))
        points = apply(invert(to_picture), label.points)
        if np.hypot(*(points[0] - points[1])) >= _MIN_EYE_DISTANCE_PX:
            yield crop_faces(label.grey(), [to_picture])[0], points


def _spread(faces: Sequence[Label]) -> list[Label]:
    """Return at most `_MAX_FACES` faces, evenly spread over the source."""
    chosen = np.linspace(0, len(faces) - 1, min(len(faces), _MAX_FACES))
    return [faces[int(number)] for number in chosen]
