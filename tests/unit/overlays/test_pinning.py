"""What somebody laid on a face stays there, and goes with the face."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.framing import face_box, fit_face
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.anchors import Anchor
from facekeys.overlays.layers import FaceLayerSpec
from facekeys.overlays.pinning import Placing, laid_on, nearest, pin
from facekeys.overlays.placement import place
from facekeys.types import Face, Keypoints


def face_at(points):
    transform = fit_face(points, KAGGLE15)
    keypoints = Keypoints(points.astype(np.float32), KAGGLE15)
    return Face(1, face_box(transform), keypoints, transform, score=1.0)


def a_face(*, eyes_px=90.0, tilt_deg=0.0, narrowed=1.0, seed=0):
    """A face somewhere, not quite the mean one."""
    own = np.random.default_rng(seed).normal(0, 0.02, (15, 2))
    points = (KAGGLE15.mean_face + own) * (narrowed * eyes_px, eyes_px)
    angle = math.radians(tilt_deg)
    turn = [[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]]
    return face_at(points @ np.array(turn).T + (320, 240))


def spec_of(placing, face):
    """The layer as a pack has it; there is no picture to look at."""
    layer = pin(placing, face)
    anchors = tuple(Anchor.model_validate(one) for one in layer["anchor"])
    return FaceLayerSpec.model_construct(fit=layer["fit"], anchors=anchors)


def corners(transform, size):
    width, height = size
    spots = [(0, 0, 1), (width, 0, 1), (0, height, 1), (width, height, 1)]
    return np.array(spots) @ transform.T


@given(
    size=st.tuples(st.integers(4, 2000), st.integers(4, 2000)),
    place_in_face=st.tuples(st.floats(-3, 3), st.floats(-3, 3)),
    width_in_face=st.floats(0.1, 6),
    turn_deg=st.floats(-180, 180),
    tilt_deg=st.floats(-60, 60),
    seed=st.integers(0, 50),
)
def test_it_lies_where_it_was_laid(
    size, place_in_face, width_in_face, turn_deg, tilt_deg, seed
):
    face = a_face(tilt_deg=tilt_deg, seed=seed)
    center = face.transform @ (*place_in_face, 1.0)
    scale = width_in_face * 90 / max(size)
    placing = Placing(size, tuple(center), scale, turn_deg)
    found = place(spec_of(placing, face), face)
    off = corners(found, size) - corners(placing.transform, size)
    assert np.abs(off).max() < 0.2


@pytest.mark.parametrize("place_in_face", [(0, 0), (0, 0.5), (0, 1.05), (0.4, 0.6)])
def test_on_the_face_it_goes_with_it_and_narrows(place_in_face):
    face, turned = a_face(), a_face(eyes_px=60, tilt_deg=30, narrowed=0.7)
    placing = Placing((200, 100), tuple(face.transform @ (*place_in_face, 1.0)), 0.9)
    spec = spec_of(placing, face)
    assert spec.fit == "affine"
    there = place(spec, turned)
    across, down = np.linalg.norm(there[:, :2], axis=0)
    assert across / down == pytest.approx(0.7, abs=0.06)
    middle = there @ (99.5, 49.5, 1)
    points, where = turned.keypoints.points, KAGGLE15.index
    wanted = {
        (0, 0): points[[where("left_eye_center"), where("right_eye_center")]].mean(0),
        (0, 0.5): points[where("nose_tip")],
    }.get(place_in_face, middle)
    assert np.linalg.norm(middle - wanted) < 4


def test_above_the_head_it_keeps_its_shape():
    face, turned = a_face(), a_face(narrowed=0.7)
    placing = Placing((200, 100), tuple(face.transform @ (0, -1.5, 1.0)), 0.9)
    spec = spec_of(placing, face)
    assert spec.fit == "similarity"
    across, down = np.linalg.norm(place(spec, turned)[:, :2], axis=0)
    assert across == pytest.approx(down)


def test_at_first_it_lies_over_the_eyes_as_wide_as_the_face():
    face = a_face(tilt_deg=25)
    placing = laid_on((400, 100), face)
    assert placing.turn_deg == pytest.approx(25, abs=2)
    assert placing.scale * 400 == pytest.approx(2 * 90, rel=0.05)
    assert placing.center == pytest.approx((320, 240), abs=3)


@pytest.mark.parametrize("down", [-1.5, 0.0, 0.6, 1.1])
@pytest.mark.parametrize("turn_deg", [-170.0, 0.0, 35.0])
def test_where_anchors_have_it_is_where_it_was_laid(down, turn_deg):
    face = a_face(tilt_deg=12)
    x, y = face.transform @ (0.3, down, 1.0)
    laid = Placing((300, 200), (float(x), float(y)), 0.6, turn_deg)
    found = nearest(place(spec_of(laid, face), face), laid.size)
    assert found.center == pytest.approx(laid.center, abs=0.1)
    assert found.scale == pytest.approx(laid.scale, rel=1e-3)
    assert math.remainder(found.turn_deg - turn_deg, 360) == pytest.approx(0, abs=0.1)


def test_what_is_narrowed_keeps_its_middle_and_its_turn():
    laid = Placing((300, 200), (50.0, 60.0), 0.5, 20.0)
    narrowed = laid.transform * [[0.8], [1.0]] + [[0, 0, 10], [0, 0, 0]]
    found = nearest(narrowed, laid.size)
    assert found.center == pytest.approx((50, 60))
    assert 0.4 < found.scale < 0.5
    assert abs(found.turn_deg - 20) < 5
