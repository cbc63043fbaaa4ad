"""Values for tests: frames, faces and key-points made to measure."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from facekeys.keypoints.framing import apply, face_box
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.filter import Filter
from facekeys.types import Affine, Face, Frame, Keypoints


def make_frame(width=64, height=48, *, index=0, captured_ns=0, value=128) -> Frame:
    """A frame of one grey."""
    return Frame(np.full((height, width, 3), value, np.uint8), index, captured_ns)


def make_transform(x=320.0, y=240.0, *, eye_distance=60.0, roll_deg=0.0) -> Affine:
    """A face transform: where the middle of the eyes is, how far apart, how rolled."""
    angle = math.radians(roll_deg)
    cosine, sine = eye_distance * math.cos(angle), eye_distance * math.sin(angle)
    return np.array([[cosine, -sine, x], [sine, cosine, y]])


def make_face(x=320.0, y=240.0, *, eye_distance=60.0, roll_deg=0.0, track_id=1) -> Face:
    """A mean face that looks straight ahead."""
    transform = make_transform(x, y, eye_distance=eye_distance, roll_deg=roll_deg)
    points = apply(transform, KAGGLE15.mean_face).astype(np.float32)
    return Face(
        track_id, face_box(transform), Keypoints(points, KAGGLE15), transform, 1.0
    )


def retitled(one: Filter, id_: str, name: str, *tags: str) -> Filter:
    """A filter that looks like another one, under a name and tags of its own."""
    changed = {"id": id_, "name": name, "tags": tags}
    return replace(one, manifest=one.manifest.model_copy(update=changed))
