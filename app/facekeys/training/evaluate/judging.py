"""What a model finds on labelled faces, by the ways in which crops are framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.errors import ResourceError
from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import (
    apply,
    crop_transform,
    fit_face,
    invert,
    scale_of,
)
from facekeys.keypoints.model import Prediction, Predictor
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.pipeline import Pipeline
from facekeys.training.augment import FRAMINGS, Framing
from facekeys.training.batches import held_out
from facekeys.training.evaluate.fifteen import fifteen_of, to_muct
from facekeys.training.labels import Label
from facekeys.training.readers import READERS, read_web_hand, reader_of
from facekeys.training.samples import Part, Samples, cut_samples, part_of
from facekeys.types import Face, Frame, Pixels, Points

_BATCH: Final = 64

# A found face is the labelled one if it is nearer than this, in eye distances.
_SAME_FACE: Final = 0.75

# Sets with these labels hold close-cut faces, in which Viola-Jones has nothing to find.
_CUT_CLOSE: Final = frozenset({"web-hand", "mesh"})

_JITTERED: Final[Mapping[str, Framing]] = MappingProxyType(
    {
        "labels": Framing(roll_deg=0.0, scale=0.0, shift=0.0),
        "box": FRAMINGS["box"],
        "track": FRAMINGS["track"],
    }
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """What a model found on the faces of one set, framed in one way.

    Attributes:
        set: The set.
        framing: How the crops were framed: "labels" (exactly, by the labelled points),
            "box" and "track" (off by chance, like a box of Viola-Jones or a crop of the
            tracker), or "detected" (as the app finds faces on single pictures).
        asked: Number of faces that were looked for; those that the app did not find
            are missing from what follows.
        crops: (n, 96, 96) uint8, what the model was shown; of detected faces, the crop
            that their points frame.
        found: (n, 15, 2) float64 pixels of these crops.
        labelled: (n, 15, 2) float32 likewise, NaN where unknown.
        scores: (n,) float64 in [0, 1], as the model gives them.
        files: For each face its picture.
        groups: For each face its person or source.
        attributes: For each face what else is known of it.
    """

    set: str
    framing: str
    asked: int
    crops: NDArray[np.uint8]
    found: NDArray[np.float64]
    labelled: NDArray[np.float32]
    scores: NDArray[np.float64]
    files: tuple[str, ...]
    groups: tuple[str, ...]
    attributes: tuple[Mapping[str, str], ...]


def read_truth(
    data: Path, name: str, part: Part | Literal["all"] = "test"
) -> list[Label]:
    """Read the labelled faces to judge a model by: by hand, where there are such.

    Where nobody knows how a set differs from MUCT the labels stay as they are: to move
    them by what a model finds would flatter it.

    Args:
        data: The folder of the sets.
        name: The set, a folder in there.
        part: Whose faces; see `facekeys.training.samples.part_of`.

    Returns:
        The faces; none if the set has nobody in this part.

    Raises:
        InputError: A file is missing or broken.
    """
    reader = reader_of(data / name)
    if reader is READERS["web-faces"]:  # they have labels by hand, besides a teacher's
        reader = read_web_hand
    labels = reader(data / name)
    return [one for one in labels if part in ("all", part_of(one.group))]


def judge(model: Predictor, name: str, labels: Sequence[Label]) -> Iterator[Judged]:
    """Yield what a model finds on the faces of one set, for each way of framing.

    Args:
        model: What to judge; of a detailed one, the 15 points that follow.
        name: The set.
        labels: Its faces, as `read_truth` returns them; at least one.

    Yields:
        First "labels", "box" and "track"; then "detected" if the set is one of whole
        pictures, in files, and any face was found.

    Raises:
        InputError: A picture can't be read.
        ResourceError: The model gives something else than numbers.
    """
    faces = cut_samples(name, labels)
    for framing in _JITTERED:
        yield _judge_crops(fifteen_of(model), faces, framing)
    first = labels[0]
    if isinstance(first.picture, Path) and first.source not in _CUT_CLOSE:
        yield from _judge_detected(model, name, labels)


def _judge_crops(model: Predictor, faces: Samples, framing: str) -> Judged:
    crops, labelled = held_out(faces, _JITTERED[framing])
    found = predict_all(model, crops)
    return Judged(
        set=faces.name,
        framing=framing,
        asked=len(faces),
        crops=_as_pixels(crops),
        found=found.points,
        labelled=labelled,
        scores=found.scores,
        files=faces.files,
        groups=faces.groups,
        attributes=faces.attributes,
    )


def _judge_detected(
    model: Predictor, name: str, labels: Sequence[Label]
) -> Iterator[Judged]:
    pipeline = Pipeline(model, static=True)
    kept: list[Label] = []
    crops: list[NDArray[np.float32]] = []
    places: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    scores: list[float] = []
    for label in labels:
        grey = label.grey()
        face = _face_of(label.points, pipeline, grey)
        if face is None:
            continue
        to_picture = crop_transform(face.transform)
        to_crop = invert(to_picture)
        kept.append(label)
        crops.append(crop_faces(grey, [to_picture]))
        points = to_muct(face.keypoints.points, face.keypoints.scheme)
        found = apply(to_crop, points)
        places.append((found, apply(to_crop, label.points)))
        scores.append(face.score)
    if not kept:
        return
    yield Judged(
        set=name,
        framing="detected",
        asked=len(labels),
        crops=_as_pixels(np.concatenate(crops)),
        found=np.stack([found for found, _ in places]),
        labelled=np.stack([points for _, points in places]).astype(np.float32),
        scores=np.array(scores),
        files=tuple(label.file for label in kept),
        groups=tuple(label.group for label in kept),
        attributes=tuple(label.attributes for label in kept),
    )


def _face_of(points: Points, pipeline: Pipeline, grey: Pixels) -> Face | None:
    """Return the face that the app finds where one is labelled."""
    wanted = fit_face(points, KAGGLE15)
    pixels = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
    for face in pipeline.process(Frame(pixels, 0, 0)).faces:
        apart = float(np.hypot(*(face.transform[:, 2] - wanted[:, 2])))
        if apart < _SAME_FACE * scale_of(wanted):
            return face
    return None


def predict_all(model: Predictor, crops: NDArray[np.float32]) -> Prediction:
    """Return what a model says about any number of crops.

    Raises:
        ResourceError: It gives something else than numbers.
    """
    parts = [model.predict(one) for one in _batches(crops)]
    points = np.concatenate([part.points for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    if not (np.isfinite(points).all() and np.isfinite(scores).all()):
        raise ResourceError(
            "The model answers with something else than numbers.",
            hint="Its training went wrong: look at its loss.",
        )
    return Prediction(points, scores)


def _batches(crops: NDArray[np.float32]) -> Iterable[NDArray[np.float32]]:
    return (crops[start : start + _BATCH] for start in range(0, len(crops), _BATCH))


def _as_pixels(crops: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.rint(crops[..., 0] * 255), np.uint8)
