"""Every operation on the portraits of the demo, at the size of a call."""

import cv2
import numpy as np
import pytest

from effects import applied, make
from facekeys.effects.warps import WARPS
from portraits import moved, side_by_side

# Rounding may differ between processors by some grey levels along edges.
CHANGED_PX = 200
NOIR = {"saturation": 0.0, "contrast": 1.35, "vignette": 0.6}
SEPIA = {"saturation": 0.0, "shadows": "#1e120a", "lights": "#fff0d2"}
PUSH = {"at": "nose_tip", "radius": [0.8, 0.8], "grow": 0.4, "shift": [0.0, 0.2]}


@pytest.mark.parametrize(
    ("name", "operation", "keys"),
    [
        ("blur", "blur", {}),
        ("pixelate", "pixelate", {}),
        ("mask", "mask", {}),
        ("swap", "swap", {}),
        ("cartoon", "cartoon", {}),
        ("grade-noir", "grade", NOIR),
        ("grade-sepia", "grade", SEPIA),
        ("grade-vivid", "grade", {"saturation": 1.5, "contrast": 1.15}),
        ("warp", "warp", {"push": [PUSH]}),
        *((name, name, {"strength": 1.0}) for name in WARPS),
    ],
)
def test_each_operation_on_both_people(assert_golden, name, operation, keys):
    pixels, faces = side_by_side()
    drawn = applied(make(operation, **keys), pixels, *faces)
    assert_golden(f"effect-{name}", drawn, max_changed_px=CHANGED_PX)


@pytest.mark.parametrize("shown", [0, 1, None])
def test_the_guard_shows_one_or_nobody(assert_golden, shown):
    pixels, faces = side_by_side()
    me = None if shown is None else faces[shown]
    strangers = [face.transform for face in faces if face is not me]
    drawn = applied(make("guard"), pixels, *faces, me=me, strangers=strangers)
    who = "nobody" if shown is None else ("left", "right")[shown]
    assert_golden(f"effect-guard-{who}", drawn, max_changed_px=CHANGED_PX)


def test_the_face_of_a_picture_on_both(assert_golden):
    pixels, faces = side_by_side()
    points = dict(
        zip(
            faces[1].keypoints.scheme.names,
            faces[1].keypoints.points.tolist(),
            strict=True,
        )
    )
    table = {"picture": "face.png", "points": points}
    swap = make("swap", picture_of=np.ascontiguousarray(pixels), **table)
    small = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    half = np.array([[0.5, 0, 0], [0, 0.5, 0]])
    halves = [moved(face, half) for face in faces]
    drawn = applied(swap, small, *halves)
    assert_golden("effect-swap-picture", drawn, max_changed_px=CHANGED_PX)
