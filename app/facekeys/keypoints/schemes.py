"""The points that filters hang on: Kaggle's 15."""

from __future__ import annotations

from typing import Final

import numpy as np

from facekeys.types import KeypointScheme

# The mean frontal face was measured on the 601 pictures of MUCT's camera a: aligned by
# similarity until it stood still, then made symmetrical. Each row: name, mirror twin,
# x and y in eye distances, weight in rigid fits (the jaw and the brows move by
# themselves).
_KAGGLE15: Final = (
    ("left_eye_center", "right_eye_center", 0.500, 0.000, 1.0),
    ("right_eye_center", "left_eye_center", -0.500, 0.000, 1.0),
    ("left_eye_inner_corner", "right_eye_inner_corner", 0.313, 0.028, 1.0),
    ("left_eye_outer_corner", "right_eye_outer_corner", 0.685, 0.025, 1.0),
    ("right_eye_inner_corner", "left_eye_inner_corner", -0.313, 0.028, 1.0),
    ("right_eye_outer_corner", "left_eye_outer_corner", -0.685, 0.025, 1.0),
    ("left_eyebrow_inner_end", "right_eyebrow_inner_end", 0.223, -0.224, 0.3),
    ("left_eyebrow_outer_end", "right_eyebrow_outer_end", 0.858, -0.191, 0.3),
    ("right_eyebrow_inner_end", "left_eyebrow_inner_end", -0.223, -0.224, 0.3),
    ("right_eyebrow_outer_end", "left_eyebrow_outer_end", -0.858, -0.191, 0.3),
    ("nose_tip", "nose_tip", 0.000, 0.505, 1.0),
    ("mouth_left_corner", "mouth_right_corner", 0.420, 1.046, 1.0),
    ("mouth_right_corner", "mouth_left_corner", -0.420, 1.046, 1.0),
    ("mouth_center_top_lip", "mouth_center_top_lip", 0.000, 0.904, 1.0),
    ("mouth_center_bottom_lip", "mouth_center_bottom_lip", 0.000, 1.255, 0.0),
)


def _scheme(
    name: str, rows: tuple[tuple[str, str, float, float, float], ...]
) -> KeypointScheme:
    names = tuple(row[0] for row in rows)
    return KeypointScheme(
        name=name,
        names=names,
        flip=tuple(names.index(row[1]) for row in rows),
        mean_face=np.array([row[2:4] for row in rows], np.float64),
        rigid=np.array([row[4] for row in rows], np.float64),
        fifteen=tuple((index,) for index in range(len(rows))),
    )


KAGGLE15: Final = _scheme("kaggle15", _KAGGLE15)
"""The 15 points of Kaggle's "facial keypoints detection", in its order and names."""
