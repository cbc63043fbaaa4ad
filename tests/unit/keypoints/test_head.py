"""How a head is turned, told from its points."""

import dataclasses

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.framing import apply, fit_face
from facekeys.keypoints.head import HEAD, head_rotation, turn_deg
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.types import Face, Keypoints
from factories import make_face


def rotation(yaw_deg, pitch_deg):
    yaw, pitch = np.radians((yaw_deg, pitch_deg))
    return (
        cv2.Rodrigues(np.array([pitch, 0, 0]))[0]
        @ (cv2.Rodrigues(np.array([0, yaw, 0]))[0])
    )


def turned_face(yaw_deg, pitch_deg, *, roll_deg=0.0, eye_distance=60.0):
    """The mean head, turned, and seen from far away."""
    seen = (HEAD @ rotation(yaw_deg, pitch_deg).T)[:, :2]
    place = make_face(eye_distance=eye_distance, roll_deg=roll_deg).transform
    points = apply(place, seen).astype(np.float32)
    transform = fit_face(points, KAGGLE15)
    return Face(1, make_face().box, Keypoints(points, KAGGLE15), transform, 1.0)


@settings(deadline=None)
@given(st.floats(-50, 50), st.floats(-25, 25), st.floats(-180, 180), st.floats(15, 300))
def test_a_turn_is_found_again_whatever_the_roll_and_size(yaw, pitch, roll, size):
    face = turned_face(yaw, pitch, roll_deg=roll, eye_distance=size)
    found = head_rotation(face)
    # Of a nod half is believed. The rest of a turn is roll, which the transform takes.
    wanted = rotation(yaw, pitch / 2)
    assert np.degrees(np.arccos(min(1, found[:, 2] @ wanted[:, 2]))) < 10


def test_the_mean_face_looks_straight_ahead():
    # The perspective of a camera at some distance is taken for none.
    assert head_rotation(turned_face(0, 0)) == pytest.approx(np.eye(3), abs=0.05)
    assert turn_deg(head_rotation(turned_face(0, 0))) < 3
    assert turn_deg(np.eye(3)) == 0


@pytest.mark.parametrize(("yaw", "pitch"), [(30, 0), (-30, 0), (0, 20), (0, -20)])
def test_signs(yaw, pitch):
    found = head_rotation(turned_face(yaw, pitch))
    # What lies behind goes to the right when the head turns to its right, and down when
    # it looks up.
    assert found[0, 2] == pytest.approx(np.sin(np.radians(yaw)), abs=0.06)
    assert found[1, 2] == pytest.approx(-np.sin(np.radians(pitch / 2)), abs=0.06)
    assert turn_deg(found) == pytest.approx(max(abs(yaw), abs(pitch / 2)), abs=3)


def test_the_mouth_turns_no_head():
    face = turned_face(15, 5)
    points = face.keypoints.points.copy()
    points[11:] += np.random.default_rng(5).normal(0, 15, (4, 2))
    moved = dataclasses.replace(face, keypoints=Keypoints(points, KAGGLE15))
    assert (head_rotation(moved) == head_rotation(face)).all()


@pytest.mark.parametrize("scheme", DETAILED.values(), ids=DETAILED)
def test_any_scheme_will_do(scheme):
    face = make_face()
    points = scheme.mean_face @ face.transform[:, :2].T + face.transform[:, 2]
    every = Keypoints(points.astype(np.float32), scheme)
    assert turn_deg(head_rotation(dataclasses.replace(face, keypoints=every))) < 8


@pytest.mark.parametrize("factor", [np.nan, np.inf, 0.0, 1e20])
def test_points_that_make_no_sense_turn_nothing(factor):
    face = make_face()
    points = face.keypoints.points * np.float32(factor)
    broken = dataclasses.replace(face, keypoints=Keypoints(points, KAGGLE15))
    found = head_rotation(broken)
    assert np.isfinite(found).all()
    assert found @ found.T == pytest.approx(np.eye(3), abs=1e-6)
    flat = dataclasses.replace(face, transform=face.transform * 0)
    assert (head_rotation(flat) == np.eye(3)).all()


@settings(deadline=None)
@given(st.lists(st.floats(-500, 500), min_size=30, max_size=30))
def test_any_points_give_a_rotation(numbers):
    face = make_face()
    points = np.array(numbers, np.float32).reshape(15, 2)
    found = head_rotation(
        dataclasses.replace(face, keypoints=Keypoints(points, KAGGLE15))
    )
    assert found @ found.T == pytest.approx(np.eye(3), abs=1e-6)
