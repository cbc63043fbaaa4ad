"""The portraits of the demo, as people sit before a webcam, to try filters on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.demo import HEADROOM_PX, load_portrait, with_headroom
from facekeys.camera.sitters import SITTERS
from facekeys.effects.guarding import Guarded
from facekeys.keypoints.framing import face_box, fit_face, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.composing import Step, compose
from facekeys.overlays.drawing import Planner, plan_strokes
from facekeys.overlays.filter import Filter
from facekeys.overlays.painting import Stroke
from facekeys.types import Face, Keypoints, Pixels

# In eye distances: so much is seen across a picture, and above the eyes.
ACROSS: Final = 5.4
_ABOVE: Final = 2.95
_FAR_ACROSS: Final = 9.0
_TURN_DEG: Final = 32.0
_TILT_DEG: Final = 24.0
_DARK: Final = 0.28
# A flat picture that turns is seen from so many eye distances.
_VIEWER: Final = 12.0
# When a face does something: at first nothing, for its rest has to be learnt.
_ACTS_S: Final = ((False, 0.0), (False, 0.3), (True, 0.35), (True, 0.9))
# In eye distances, by key-point: mouth open and smiling, brows raised.
_ACT: Final = {
    "mouth_center_bottom_lip": (0.0, 0.45),
    "mouth_left_corner": (0.12, -0.03),
    "mouth_right_corner": (-0.12, -0.03),
    **{
        f"{side}_eyebrow_{end}_end": (0.0, -0.2)
        for side in ("left", "right")
        for end in ("inner", "outer")
    },
}


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A picture with people in it.

    Attributes:
        title: What is to be seen of them.
        pixels: (h, w, 3) uint8 BGR, read-only.
        faces: Where they are.
        acting: The same, each doing all that a filter may wait for; none where
            nobody does.
    """

    title: str
    pixels: Pixels
    faces: Sequence[Face]
    acting: Sequence[Face] = ()

    def in_action(self) -> Scene:
        """Return it with everybody doing all that a filter may wait for."""
        return replace(self, acting=[_acting(face) for face in self.faces])

    def with_filter(self, one: Filter) -> Pixels:
        """Return the picture with a filter on, as it is after a while.

        Where nothing of it is to be seen then, it is shown soon after it was put on.

        Raises:
            ValueError: It can't be drawn.
        """
        faces = self.acting or self.faces

        def steps(strokes: Sequence[Stroke]) -> Sequence[Step]:
            # Of two people the first is the user, whom a guard lets be seen.
            return compose(strokes, [one], faces, Guarded(faces[0], ()))

        shown = [] if self.acting else steps(self._settled(one))
        pixels = self.pixels.copy()
        for step in shown or steps(self._at_first(one)):
            step.apply(pixels)
        return pixels

    def _settled(self, one: Filter) -> Sequence[Stroke]:
        height, width = self.pixels.shape[:2]
        return plan_strokes(
            self.faces, [one], width=width, height=height, pixels=self.pixels
        )

    def _at_first(self, one: Filter) -> Sequence[Stroke]:
        height, width = self.pixels.shape[:2]
        planner = Planner()
        strokes: Sequence[Stroke] = ()
        for acts, seconds in _ACTS_S:
            strokes = planner.plan(
                (acts and self.acting) or self.faces,
                [one],
                width=width,
                height=height,
                now_ns=round(seconds * 1e9),
                pixels=self.pixels,
            )
        return strokes


def portrait_scenes(file: str, side: int) -> list[Scene]:
    """Return one person as seen in calls: from the front, turned, tilted, small, dark.

    Args:
        file: One of `SITTERS`.
        side: Of the pictures, which are squares.

    Raises:
        ResourceError: The portrait is missing or broken.
    """
    near, far = side / ACROSS, side / _FAR_ACROSS
    front = _scene("front", file, side, eyes=near)
    dark = cv2.convertScaleAbs(front.pixels, alpha=_DARK)
    return [
        front,
        _scene("turned", file, side, eyes=near, turn_deg=_TURN_DEG),
        _scene("tilted", file, side, eyes=near, tilt_deg=_TILT_DEG),
        _scene("small", file, side, eyes=far, above=0.45 * _FAR_ACROSS),
        replace(front, title="dark", pixels=np.asarray(dark, np.uint8)),
    ]


def acting_scene(file: str, side: int) -> Scene:
    """Return one person who does all that a filter may wait for, as far as it knows."""
    return _scene("in action", file, side, eyes=side / ACROSS).in_action()


def pair_scene(width: int, height: int) -> Scene:
    """Return two people, one beside or above the other, as there is room for them.

    Args:
        width: Of the picture, in pixels.
        height: Likewise.

    Raises:
        ResourceError: A portrait is missing or broken.
    """
    wide = width > height
    shares, faces = [], []
    start = np.zeros(2)
    for number, file in enumerate(SITTERS):
        columns = (width + number) // len(SITTERS) if wide else width
        rows = height if wide else (height + number) // len(SITTERS)
        share = _scene("", file, columns, rows=rows, eyes=columns / ACROSS)
        points = share.faces[0].keypoints.points
        faces.append(face_of(points + start, number + 1))
        start += (columns, 0) if wide else (0, rows)
        shares.append(share.pixels)
    pixels = np.concatenate(shares, axis=1 if wide else 0)
    return Scene("two faces", pixels, faces)


def _scene(
    title: str,
    file: str,
    side: int,
    *,
    eyes: float,
    above: float = _ABOVE,
    rows: int = 0,
    tilt_deg: float = 0.0,
    turn_deg: float = 0.0,
) -> Scene:
    """Place a portrait by its eyes, in the middle of a picture.

    Args:
        title: Of the scene.
        file: The portrait.
        side: Width of the picture, and its height unless `rows` says another.
        eyes: Pixels from one to the other.
        above: Eye distances from the top to the eyes.
        rows: Height of the picture, if it is no square.
        tilt_deg: How far the head is tilted, clockwise.
        turn_deg: How far it is turned, to the right of the picture.
    """
    source, points = _sitter(file)
    face = fit_face(points, KAGGLE15)
    cosine, sine = math.cos(math.radians(tilt_deg)), math.sin(math.radians(tilt_deg))
    place = np.eye(3)
    place[0] = eyes * cosine, -eyes * sine, side / 2
    place[1] = eyes * sine, eyes * cosine, above * eyes
    to_picture = place @ _turned(turn_deg) @ np.vstack([invert(face), [0, 0, 1]])
    pixels = cv2.warpPerspective(
        source,
        to_picture,
        (side, rows or side),
        flags=cv2.INTER_AREA if eyes < face[0, 0] else cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    mapped = cv2.perspectiveTransform(points[None], to_picture)[0]
    pixels.flags.writeable = False
    return Scene(title, np.asarray(pixels, np.uint8), (face_of(mapped, 1),))


@cache
def _sitter(file: str) -> tuple[Pixels, NDArray[np.float64]]:
    """Return a portrait with room above for hats, and its key-points."""
    points = np.array(SITTERS[file]) + np.array([0, HEADROOM_PX])
    return with_headroom(load_portrait(file)), points


def _turned(turn_deg: float) -> NDArray[np.float64]:
    """Return the homography of a flat face that turns, in eye distances."""
    cosine, sine = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
    return np.array([[cosine, 0, 0], [0, 1, 0], [-sine / _VIEWER, 0, 1]])


def _acting(face: Face) -> Face:
    """Return a face of the 15 points while it does all that a filter may wait for."""
    points = face.keypoints.points.copy()
    for name, offset in _ACT.items():
        points[KAGGLE15.index(name)] += face.transform[:, :2] @ offset
    return face_of(points, face.track_id)


def face_of(points: NDArray[np.floating], track_id: int) -> Face:
    """Return the face whose 15 key-points are (15, 2), in pixels of its picture."""
    transform = fit_face(points, KAGGLE15)
    keypoints = Keypoints(points.astype(np.float32), KAGGLE15)
    return Face(track_id, face_box(transform), keypoints, transform, score=1.0)
