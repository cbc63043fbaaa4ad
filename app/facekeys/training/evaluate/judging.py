"""What a model finds on labelled faces, by the ways in which crops are framed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from facekeys.detection.viola_jones import ViolaJones
from facekeys.errors import ResourceError
from facekeys.keypoints.crops import GreyPyramid, crop_faces
from facekeys.keypoints.framing import (
    apply,
    crop_transform,
    fit_face,
    frame_box,
    invert,
    scale_of,
)
from facekeys.keypoints.model import Prediction, Predictor, predict_both_ways
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.augment import FRAMINGS, Framing
from facekeys.training.batches import held_out
from facekeys.training.labels import Label
from facekeys.training.readers import READERS, read_web_hand, reader_of
from facekeys.training.samples import Part, Samples, cut_samples, part_of
from facekeys.types import Affine, Points

_BATCH: Final = 64

# A box is of the labelled face if its middle is nearer than this, in eye distances.
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
            tracker), or "detected" (the app on single pictures: the box of Viola-Jones,
            then a second pass, also of the mirror image).
        asked: Number of faces that were looked for; those that no box was found for
            are missing from what follows.
        crops: (n, 96, 96) uint8, what the model was shown last.
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


def read_labels(
    data: Path, name: str, part: Part | Literal["all"] = "test"
) -> list[Label]:
    """Read the labelled faces to judge a model by: by hand, where there are such.

    Args:
        data: The folder of the sets.
        name: The set, a folder in there.
        part: Whose faces; see `facekeys.training.samples.part_of`.

    Returns:
        The faces; none if the set has nobody in this part.

    Raises:
        InputError: A file is missing or broken.
    """
    reader = READERS.get(name) or reader_of(data / name)
    if reader is READERS["web-faces"]:  # they have labels by hand, besides a teacher's
        reader = read_web_hand
    labels = reader(data / name)
    return [one for one in labels if part in ("all", part_of(one.group))]


def judge(model: Predictor, name: str, labels: Sequence[Label]) -> Iterator[Judged]:
    """Yield what a model finds on the faces of one set, for each way of framing.

    Args:
        model: What to judge.
        name: The set.
        labels: Its faces, as `read_labels` returns them; at least one.

    Yields:
        First "labels", "box" and "track"; then "detected" if the set is one of whole
        pictures, in files, and any face was found.

    Raises:
        InputError: A picture can't be read.
        ResourceError: The model gives something else than numbers.
    """
    faces = cut_samples(name, labels)
    for framing in _JITTERED:
        yield _judge_crops(model, faces, framing)
    first = labels[0]
    if isinstance(first.picture, Path) and first.source not in _CUT_CLOSE:
        yield from _judge_detected(model, name, labels)


def _judge_crops(model: Predictor, faces: Samples, framing: str) -> Judged:
    crops, labelled = held_out(faces, _JITTERED[framing])
    found = _predict(model, crops)
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
    detector = ViolaJones()
    kept: list[Label] = []
    seconds: list[tuple[NDArray[np.float32], NDArray[np.float64]]] = []
    found: list[Prediction] = []
    for label in labels:
        pyramid = GreyPyramid(label.grey())
        start = _box_of(label.points, detector, pyramid)
        if start is None:
            continue
        to_picture = crop_transform(start)
        first = _predict(model, crop_faces(pyramid, [to_picture]))
        face = fit_face(apply(to_picture, first.points[0]), KAGGLE15)
        to_picture = crop_transform(face)
        crop = crop_faces(pyramid, [to_picture])
        second = _checked(predict_both_ways(model, crop, KAGGLE15))
        kept.append(label)
        found.append(second)
        seconds.append((crop, apply(invert(to_picture), label.points)))
    if not kept:
        return
    yield Judged(
        set=name,
        framing="detected",
        asked=len(labels),
        crops=_as_pixels(np.concatenate([crop for crop, _ in seconds])),
        found=np.concatenate([one.points for one in found]),
        labelled=np.stack([points for _, points in seconds]).astype(np.float32),
        scores=np.concatenate([one.scores for one in found]),
        files=tuple(label.file for label in kept),
        groups=tuple(label.group for label in kept),
        attributes=tuple(label.attributes for label in kept),
    )


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


def _predict(model: Predictor, crops: NDArray[np.float32]) -> Prediction:
    parts = [model.predict(one) for one in _batches(crops)]
    points = np.concatenate([part.points for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    return _checked(Prediction(points, scores))


def _checked(found: Prediction) -> Prediction:
    if not (np.isfinite(found.points).all() and np.isfinite(found.scores).all()):
        raise ResourceError(
            "The model answers with something else than numbers.",
            hint="Its training went wrong: look at its loss.",
        )
    return found


def _batches(crops: NDArray[np.float32]) -> Iterable[NDArray[np.float32]]:
    return (crops[start : start + _BATCH] for start in range(0, len(crops), _BATCH))


def _as_pixels(crops: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.rint(crops[..., 0] * 255), np.uint8)
