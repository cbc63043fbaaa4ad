"""What is worn on the face lies where it belongs, on both portraits of the demo."""

import dataclasses

import numpy as np
import pytest

from facekeys.keypoints.framing import apply, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.drawing import Planner
from facekeys.overlays.painting import paint
from portraits import PORTRAITS, face_of, load_portrait
from unit.overlays.covering import LIBRARY, covered

BOTH = pytest.mark.parametrize("name", PORTRAITS)
SHADES = ("black-sunglasses", "round-sunglasses", "sports-sunglasses", "pixel-glasses")
SECOND = 1_000_000_000


def at_point(face, keypoint):
    """Where a key-point is in the face frame."""
    spot = face.keypoints.points[KAGGLE15.index(keypoint)]
    return apply(invert(face.transform), spot)


def opened(face):
    """The face with its lower lip half an eye distance down."""
    points = face.keypoints.points.copy()
    down = face.transform[:, :2] @ (0, 0.5)
    points[KAGGLE15.index("mouth_center_bottom_lip")] += down.astype(np.float32)
    return dataclasses.replace(face, keypoints=face_of(points).keypoints)


@BOTH
@pytest.mark.parametrize("id_", SHADES)
def test_shades_cover_the_eyes_and_leave_nose_and_mouth(id_, name):
    alpha = covered(id_, name)
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.03) > 0.8
    assert alpha(0.0, 0.5) == 0
    assert alpha(0.0, 0.9) == 0


@BOTH
def test_reading_glasses_are_looked_over(name):
    alpha = covered("reading-glasses", name)
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.0) == 0
        assert alpha(side * 0.5, 0.2) > 0.1  # the upper edge of the rim, or its shadow


@BOTH
def test_patch_and_monocle_are_for_one_eye(name):
    patch, monocle = covered("eye-patch", name), covered("monocle", name)
    assert patch(-0.5, 0.0) == 1  # the wearer's right eye
    assert patch(0.5, 0.0) == 0
    assert monocle(0.5, 0.0) < 0.35
    ring = [monocle(0.5 + 0.4 * np.cos(a), 0.03 + 0.4 * np.sin(a)) for a in range(6)]
    assert max(ring) > 0.9
    assert monocle(-0.5, 0.0) == 0


@BOTH
@pytest.mark.parametrize("id_", ["full-beard", "wizard-beard"])
def test_beards_cover_the_chin_and_leave_eyes_and_cheeks(id_, name):
    alpha = covered(id_, name)
    _, face = load_portrait(name)
    _, lip = at_point(face, "mouth_center_bottom_lip")
    for x in (-0.4, 0.0, 0.4):
        assert alpha(x, lip + 0.35) > 0.9
    for side in (-1, 1):
        assert alpha(side * 0.5, 0.0) == 0
        assert alpha(side * 0.5, 0.5) == 0


@BOTH
@pytest.mark.parametrize("id_", ["full-beard", "goatee", "wizard-beard"])
def test_beards_go_down_with_the_jaw_and_leave_the_open_mouth(id_, name):
    _, face = load_portrait(name)
    shut, wide = covered(id_, name), covered(id_, name, opened)
    _, lip = at_point(face, "mouth_center_bottom_lip")
    assert shut(0.0, lip + 0.2) > 0.8
    assert wide(0.0, lip) < 0.4  # by now between the lips
    assert wide(0.0, lip + 0.75) > 0.8


@BOTH
def test_lipstick_stays_on_the_lips_when_the_mouth_opens(name):
    _, face = load_portrait(name)
    alpha = covered("lipstick", name, opened)
    top, bottom = (
        at_point(opened(face), f"mouth_center_{one}_lip") for one in ("top", "bottom")
    )
    assert alpha(top[0], top[1] + 0.04) > 0.1
    assert alpha(bottom[0], bottom[1] - 0.08) > 0.2
    middle = (top + bottom) / 2
    assert alpha(middle[0], middle[1]) < 0.02


@BOTH
def test_the_necklace_lies_below_the_chin(name):
    alpha = covered("pearl-necklace", name)
    below = [alpha(0.0, y) for y in np.arange(2.2, 3.2, 0.02)]
    assert max(below) == 1
    for y in (0.0, 0.6, 1.2, 1.6):
        assert alpha(0.0, y) == 0


def test_pixel_glasses_drop_in_and_stay():
    pixels, face = load_portrait("grace_hopper.jpg")
    height, width = pixels.shape[:2]
    planner, rows = Planner(), []
    for now_ns in range(0, 2 * SECOND, SECOND // 10):
        canvas = np.full_like(pixels, 255)
        filters = [LIBRARY.filters["pixel-glasses"]]
        strokes = planner.plan(
            [face], filters, width=width, height=height, now_ns=now_ns
        )
        paint(canvas, strokes)
        dark = np.flatnonzero((canvas[:, width // 2] < 60).all(axis=1))
        rows.append(dark.max() if dark.size else 0)
    assert rows[0] < rows[4] < rows[8]
    brows = apply(face.transform, (0.0, -0.3))[1]
    assert rows[0] < brows < rows[-1]
    assert len(set(rows[13:])) == 1
