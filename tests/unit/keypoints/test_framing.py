import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.framing import (
    apply,
    crop_transform,
    face_box,
    fit_face,
    frame_box,
    invert,
    scale_of,
)
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Box
from factories import make_transform

places = st.floats(-2000, 2000)
transforms = st.builds(
    make_transform,
    places,
    places,
    eye_distance=st.floats(1, 2000),
    roll_deg=st.floats(-179, 179),
)


@given(transforms)
def test_a_fit_finds_the_similarity_that_made_the_points(transform):
    fitted = fit_face(apply(transform, KAGGLE15.mean_face), KAGGLE15)
    np.testing.assert_allclose(fitted, transform, atol=1e-6 * scale_of(transform))


@given(transforms, st.sets(st.integers(0, 14), max_size=10))
def test_a_fit_needs_only_some_of_the_points(transform, hidden):
    points = apply(transform, KAGGLE15.mean_face)
    points[sorted(hidden)] = np.nan
    fitted = fit_face(points, KAGGLE15)
    np.testing.assert_allclose(fitted, transform, atol=1e-5 * scale_of(transform))


def test_a_fit_refuses_a_single_point():
    points = np.full((15, 2), np.nan)
    points[3] = 1, 2
    with pytest.raises(ValueError, match="two or more"):
        fit_face(points, KAGGLE15)


@given(st.floats(0.5, 1), st.floats(-60, 60))
def test_a_turned_head_keeps_its_scale_and_roll(narrow, roll_deg):
    """Yaw narrows the face; its scale must not shrink with it."""
    transform = make_transform(eye_distance=50, roll_deg=roll_deg)
    turned = KAGGLE15.mean_face * (narrow, 1)
    fitted = fit_face(apply(transform, turned), KAGGLE15)
    assert scale_of(fitted) == pytest.approx(50)
    roll = math.degrees(math.atan2(fitted[1, 0], fitted[0, 0]))
    assert roll == pytest.approx(roll_deg)


def test_an_open_mouth_does_not_move_the_face():
    points = apply(make_transform(), KAGGLE15.mean_face)
    opened = points.copy()
    opened[KAGGLE15.index("mouth_center_bottom_lip"), 1] += 40
    np.testing.assert_allclose(
        fit_face(opened, KAGGLE15), fit_face(points, KAGGLE15), atol=1e-3
    )


@given(places, places, st.floats(1, 1000))
def test_box_and_transform_are_two_names_of_one_place(x, y, side):
    box = Box(x, y, side, side)
    np.testing.assert_allclose(face_box(frame_box(box)), box, atol=1e-6)


def test_the_crop_of_a_box_is_the_box():
    to_frame = crop_transform(frame_box(Box(100, 50, 192, 192)))
    # The outer edges of the first and the last pixel lie on the edges of the box,
    # whose corner is the corner of a pixel in the same sense.
    first, last = apply(to_frame, [[-0.5, -0.5], [95.5, 95.5]])
    np.testing.assert_allclose(first, [100, 50])
    np.testing.assert_allclose(last, [292, 242])


@given(transforms)
def test_inverting_twice_and_going_back_and_forth(transform):
    back = invert(transform)
    points = KAGGLE15.mean_face
    np.testing.assert_allclose(apply(back, apply(transform, points)), points, atol=1e-6)


def test_a_flat_transform_has_no_inverse():
    with pytest.raises(ValueError, match="no inverse"):
        invert(np.zeros((2, 3)))
