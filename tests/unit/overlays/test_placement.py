"""Geometry of anchors."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.anchors import Anchor
from facekeys.overlays.layers import FaceLayerSpec
from facekeys.overlays.placement import place, stretch
from facekeys.types import Keypoints
from factories import make_face
from portraits import moved

coordinate = st.floats(-2000, 2000)
spot = st.tuples(coordinate, coordinate)


def make_layer(fit, *anchors):
    """A layer from (artwork pixel, weights, offset) triples."""
    return FaceLayerSpec.model_construct(
        image="a.png",
        fit=fit,
        anchors=tuple(
            Anchor(artwork=artwork, at=at, offset=offset)
            for artwork, at, offset in anchors
        ),
    )


EYES = {"left_eye_center": 0.5, "right_eye_center": 0.5}
GLASSES = make_layer(
    "affine",
    ((30, 0), "left_eye_center", (0, 0)),
    ((-30, 0), "right_eye_center", (0, 0)),
    ((0, 60), EYES, (0, 1)),
)
HAT = make_layer("similarity", ((0, 0), EYES, (0, -1)), ((60, 0), EYES, (1, -1)))


def turned(face, yaw_deg):
    """A face turned sideways: its key-points narrower, its transform as before."""
    narrow = face.transform[:, :2] @ np.diag([np.cos(np.radians(yaw_deg)), 1.0])
    points = KAGGLE15.mean_face @ narrow.T + face.transform[:, 2]
    keypoints = dataclasses.replace(face.keypoints, points=points.astype(np.float32))
    return dataclasses.replace(face, keypoints=keypoints)


@given(spot, spot, st.floats(-180, 180), st.floats(10, 400))
def test_a_similarity_maps_two_anchors_exactly(first, second, roll_deg, eye_distance):
    if np.hypot(*np.subtract(first, second)) < 5:
        return
    face = make_face(eye_distance=eye_distance, roll_deg=roll_deg)
    layer = make_layer(
        "similarity",
        (first, "left_eye_center", (0, 0)),
        (second, "right_eye_center", (0, 0)),
    )
    placement = place(layer, face)
    assert placement is not None
    eyes = face.keypoints.points[:2]
    assert np.abs(apply(placement, [first, second]) - eyes).max() < 1e-6
    linear = placement[:, :2]
    assert linear @ linear.T == pytest.approx(np.eye(2) * (linear[0] @ linear[0]))
    assert np.linalg.det(linear) > 0


@given(spot, spot, spot, st.floats(-180, 180), st.floats(10, 400))
def test_an_affine_fit_maps_three_anchors_exactly(a, b, c, roll_deg, eye_distance):
    if stretch(np.array([np.subtract(b, a), np.subtract(c, a)]))[1] < 20:
        return
    face = make_face(eye_distance=eye_distance, roll_deg=roll_deg)
    names = ("left_eye_center", "right_eye_center", "mouth_center_top_lip")
    layer = make_layer(
        "affine",
        *((at, name, (0, 0)) for at, name in zip((a, b, c), names, strict=True)),
    )
    placement = place(layer, face)
    if placement is None:  # as flat on the face as no artwork is
        return
    wanted = [face.keypoints.points[KAGGLE15.index(name)] for name in names]
    assert np.abs(apply(placement, [a, b, c]) - wanted).max() < 1e-5


@pytest.mark.parametrize("fit", ["similarity", "affine"])
def test_more_anchors_are_fitted_by_least_squares(fit):
    face = make_face(eye_distance=50)
    names = KAGGLE15.names[:8]
    artwork = KAGGLE15.mean_face[:8] * 100
    artwork = artwork + np.random.default_rng(2).normal(0, 3, artwork.shape)
    layer = make_layer(
        fit,
        *((tuple(at), name, (0, 0)) for at, name in zip(artwork, names, strict=True)),
    )
    placement = place(layer, face)
    wanted = face.keypoints.points[:8].astype(float)
    ones, zeros = np.ones(8), np.zeros(8)
    x, y = artwork.T
    if fit == "affine":
        solution = np.linalg.lstsq(np.column_stack([x, y, ones]), wanted, rcond=None)[0]
        expected = solution.T
    else:
        columns = np.block(
            [
                [np.column_stack([x, -y, ones, zeros])],
                [np.column_stack([y, x, zeros, ones])],
            ]
        )
        a, b, c, d = np.linalg.lstsq(columns, wanted.T.ravel(), rcond=None)[0]
        expected = np.array([[a, -b, c], [b, a, d]])
    assert placement == pytest.approx(expected, abs=1e-6)


def test_weights_combine_keypoints_and_offsets_follow_the_face():
    face = make_face(100, 200, eye_distance=40, roll_deg=90)
    placement = place(HAT, face)
    # Rolled by a right angle, "up" from the eyes is to the right in the picture.
    assert apply(placement, (0, 0)) == pytest.approx((140, 200), abs=1e-4)
    assert apply(placement, (60, 0)) == pytest.approx((140, 240), abs=1e-4)


def test_glasses_narrow_when_the_head_turns_but_keep_their_height():
    face = make_face(eye_distance=60)
    straight, aside = place(GLASSES, face), place(GLASSES, turned(face, 60))
    assert straight[:, :2] == pytest.approx(np.eye(2), abs=1e-5)
    assert aside[:, :2] == pytest.approx(np.diag([0.5, 1.0]), abs=1e-5)


def test_a_hat_keeps_its_width_when_the_head_turns():
    face = make_face(eye_distance=60)
    aside = place(HAT, turned(face, 60))
    assert aside[:, :2] == pytest.approx(np.eye(2), abs=1e-5)


@given(st.floats(-180, 180), st.floats(0.2, 5), spot)
def test_a_placement_goes_with_the_face(turn_deg, scale, shift):
    angle = np.radians(turn_deg)
    cosine, sine = scale * np.cos(angle), scale * np.sin(angle)
    motion = np.array([[cosine, -sine, shift[0]], [sine, cosine, shift[1]]])
    face = make_face(eye_distance=60, roll_deg=10)
    before, after = place(GLASSES, face), place(GLASSES, moved(face, motion))
    spots = [(0, 0), (100, 0), (0, 100)]
    wanted = apply(motion, apply(before, spots))
    assert np.abs(apply(after, spots) - wanted).max() < 0.01


@pytest.mark.parametrize("layer", [GLASSES, HAT])
@pytest.mark.parametrize(
    "factor", [np.nan, 0.0, 1e-7, 1e7, 3e37, (1.0, np.nan), (np.inf, 1.0)]
)
def test_faces_that_make_no_sense_give_no_placement(layer, factor):
    face = make_face(1, 1, roll_deg=30)
    keypoints = dataclasses.replace(
        face.keypoints, points=face.keypoints.points.astype(float) * factor
    )
    transform = face.transform * np.broadcast_to(factor, 2)[:, np.newaxis]
    face = dataclasses.replace(face, keypoints=keypoints, transform=transform)
    assert place(layer, face) is None


def test_a_face_seen_from_the_side_gives_glasses_no_placement():
    assert place(GLASSES, turned(make_face(), 89.5)) is None
    assert place(GLASSES, turned(make_face(), 85)) is not None


@pytest.mark.parametrize("layer", [GLASSES, HAT])
@pytest.mark.parametrize("scheme", DETAILED.values(), ids=DETAILED)
def test_a_filter_hangs_on_the_points_of_any_scheme(layer, scheme):
    face = make_face(roll_deg=20)
    detailed = scheme.mean_face @ face.transform[:, :2].T + face.transform[:, 2]
    fifteen = Keypoints(scheme.to_fifteen(detailed), KAGGLE15)
    every = Keypoints(detailed.astype(np.float32), scheme)
    wanted = place(layer, dataclasses.replace(face, keypoints=fifteen))
    placed = place(layer, dataclasses.replace(face, keypoints=every))
    np.testing.assert_allclose(placed, wanted, rtol=1e-4, atol=1e-3)


@given(st.lists(st.floats(-100, 100), min_size=4, max_size=4))
def test_stretch_gives_the_singular_values(entries):
    linear = np.array(entries).reshape(2, 2)
    wanted = np.linalg.svd(linear, compute_uv=False)
    assert stretch(linear) == pytest.approx(tuple(wanted), abs=1e-6)
