"""Still faces, as a camera sees them, and the trackers that look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.detection.finder import Look
from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import (
    apply,
    crop_transform,
    face_box,
    fit_face,
    frame_box,
    scale_of,
)
from facekeys.keypoints.model import KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.pipeline import Pipeline
from facekeys.tracking.tracker import TrackerOptions
from facekeys.training.evaluate.steadiness import DRAWS, MAX_SHIFT_PX, seen_again
from facekeys.training.labels import Label
from facekeys.types import Affine, Box, Frame, Pixels
from peers.client import Peer

_FRAME_NS = 33_333_333

# A found face is the labelled one if it is nearer than this, in eye distances.
_SAME_FACE = 0.75

Found = NDArray[np.float64] | None
"""(15, 2) points of the labelled face in one frame; None if it was not found."""


@dataclass(frozen=True)
class Still:
    """A face that stands still, as it is seen.

    Attributes:
        label: What is known of it.
        picture: (h, w, 3) uint8, grey, without noise.
        draws: The same, moved and noisy.
        shifts: (DRAWS, 2) how far each was moved, in pixels.
    """

    label: Label
    picture: Pixels
    draws: Sequence[Pixels]
    shifts: NDArray[np.float64]


Method = Callable[[Still], list[Found]]
"""Finds the face in every draw."""


def stills(labels: Sequence[Label], *, faces: int, seed: int) -> Iterator[Still]:
    """Yield the faces that `facekeys evaluate` takes, in the same order.

    Args:
        labels: The faces of a set.
        faces: How many of them at most.
        seed: Of noise and movement.

    Raises:
        InputError: A picture can't be read.
    """
    rng = np.random.default_rng(seed)
    usable = [one for one in labels if not np.isnan(one.points[:2]).any()]
    for row in np.linspace(0, len(usable) - 1, min(faces, len(usable))).astype(int):
        grey = usable[row].grey()
        shifts = rng.uniform(-MAX_SHIFT_PX, MAX_SHIFT_PX, (DRAWS, 2))
        draws = [_coloured(seen_again(grey, shift, rng)) for shift in shifts]
        yield Still(usable[row], _coloured(grey), draws, shifts)


def _coloured(grey: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def methods(peer_python: str, opened: ExitStack) -> dict[str, Method]:
    """Return what is compared, by its name in tables.

    Args:
        peer_python: The interpreter with MediaPipe.
        opened: Ends the workers.
    """
    model = KeypointModel()
    found = {
        "FaceKeys, crop held": _held(model),
        "FaceKeys, followed": _followed(model),
        "FaceKeys, each by itself": _by_itself(model),
    }
    for name, static, refine in (
        ("FaceMesh, video", False, False),
        ("FaceMesh, video, refined", False, True),
        ("FaceMesh, each by itself", True, False),
        ("FaceMesh, each by itself, refined", True, True),
    ):
        peer = Peer(
            "mediapipe_worker",
            python=peer_python,
            static_image_mode=static,
            refine_landmarks=refine,
        )
        found[name] = _face_mesh(opened.enter_context(peer))
    return found


def _held(model: KeypointModel) -> Method:
    def find(still: Still) -> list[Found]:
        to_picture = crop_transform(fit_face(still.label.points, KAGGLE15))
        crops = [crop_faces(draw[..., 0].copy(), [to_picture]) for draw in still.draws]
        found = model.predict(np.concatenate(crops)).points
        return [apply(to_picture, points) for points in found]

    return find


class _Labelled:
    """A face finder that knows where the face is, from its label."""

    def __init__(self) -> None:
        self.box: Box | None = None

    def request(self, _look: Look) -> None:
        """There is nothing to look for."""

    def collect(self) -> Sequence[Affine]:
        """Return the face that Viola-Jones would find."""
        return [frame_box(self.box)] if self.box else []

    def forget(self) -> None:
        """The box holds for the next picture."""


def _followed(model: KeypointModel) -> Method:
    finder = _Labelled()
    pipeline = Pipeline(model, finder=finder, options=TrackerOptions(smoothing=None))

    def find(still: Still) -> list[Found]:
        finder.box = face_box(fit_face(still.label.points, KAGGLE15))
        pipeline.reset()
        return _through(pipeline, still, [still.picture, *still.draws])[1:]

    return find


def _by_itself(model: KeypointModel) -> Method:
    pipeline = Pipeline(model, static=True)
    return lambda still: _through(pipeline, still, still.draws)


def _through(
    pipeline: Pipeline, still: Still, pictures: Sequence[Pixels]
) -> list[Found]:
    results = [
        pipeline.process(Frame(picture, index, index * _FRAME_NS))
        for index, picture in enumerate(pictures)
    ]
    return [
        _labelled(still, [face.keypoints.points for face in result.faces])
        for result in results
    ]


def _face_mesh(peer: Peer) -> Method:
    def find(still: Still) -> list[Found]:
        answers = [
            peer.ask(picture, index * _FRAME_NS, new_scene=index == 0)
            for index, picture in enumerate([still.picture, *still.draws])
        ]
        return [_labelled(still, answer.faces) for answer in answers[1:]]

    return find


def _labelled(still: Still, faces: Sequence[object]) -> Found:
    """Return the found face that is the labelled one."""
    wanted = fit_face(still.label.points, KAGGLE15)
    for face in faces:
        points = np.asarray(face, np.float64)
        apart = np.hypot(*(fit_face(points, KAGGLE15) - wanted)[:, 2])
        if apart < _SAME_FACE * scale_of(wanted):
            return points
    return None
