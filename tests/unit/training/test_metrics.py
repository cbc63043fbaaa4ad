from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.metrics import (
    calibrated,
    crop_rmse,
    cumulative,
    curve_area,
    eye_frame_offsets,
    face_errors,
    failure_rate,
    nme,
    point_errors,
    ranking_area,
)
from factories import make_transform

SHIFT = np.array((3, 4))
ROLLS = (-20, 0, 35)
FACES = np.stack(
    [
        apply(make_transform(eye_distance=50, roll_deg=roll), KAGGLE15.mean_face)
        for roll in ROLLS
    ]
)


def moved_in_eye_frame(offsets):
    return np.stack(
        [
            apply(
                make_transform(eye_distance=50, roll_deg=roll),
                KAGGLE15.mean_face + offsets,
            )
            for roll in ROLLS
        ]
    )


def test_errors_are_in_eye_distances():
    assert nme(FACES, FACES) == 0
    assert nme(FACES + SHIFT, FACES) == pytest.approx(5 / 50)


def test_points_without_label_do_not_count():
    labelled = FACES.copy()
    labelled[:, 3] = np.nan
    found = FACES.copy()
    found[:, 3] += 1000
    assert nme(found, labelled) == 0
    found[0, 2, 0] += 7
    assert face_errors(found, labelled)[0] == pytest.approx(7 / 50 / 14)


def test_each_point_has_its_own_error():
    found, labelled = FACES.copy(), FACES.copy()
    found[:, 4] += SHIFT
    labelled[1, 5] = np.nan
    errors = point_errors(found, labelled)
    assert errors[:, 4] == pytest.approx(0.1)
    assert np.isnan(errors[1, 5])
    errors[:, 4] = errors[1, 5] = 0
    assert not errors.any()


def test_a_face_without_an_eye_is_left_out():
    labelled = FACES.copy()
    labelled[1, 0] = np.nan
    errors = face_errors(FACES + SHIFT, labelled)
    assert np.isnan(errors).tolist() == [False, True, False]
    assert nme(FACES + SHIFT, labelled) == pytest.approx(0.1)


def test_kaggle_counts_coordinates_and_not_points():
    labelled = FACES.copy()
    labelled[0, 2] = np.nan
    found = FACES + SHIFT
    found[0, 2] = 1000
    assert crop_rmse(found, labelled) == pytest.approx(np.sqrt((9 + 16) / 2))


def test_the_curve_and_what_is_told_of_it():
    errors = [0.0, 0.05, 0.10, 0.30]
    assert failure_rate(errors) == 0.25
    assert curve_area(errors) == pytest.approx((1 + 0.5 + 0 + 0) / 4)
    assert cumulative(errors, [0, 0.04, 0.05, 0.2, 1]).tolist() == [
        0.25,
        0.25,
        0.5,
        0.75,
        1,
    ]


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=30))
def test_the_area_is_that_under_the_curve(errors):
    limits = np.linspace(0, 0.1, 20_001)
    summed = np.trapezoid(cumulative(errors, limits), limits) / 0.1
    assert curve_area(errors) == pytest.approx(summed, abs=1e-4)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), max_size=30))
def test_the_ranking_counts_every_pair(rows):
    right = [score for ok, score in rows if ok]
    wrong = [score for ok, score in rows if not ok]
    pairs = [(a > b) + (a == b) / 2 for a in right for b in wrong]
    area = ranking_area([ok for ok, _ in rows], [score for _, score in rows])
    if pairs:
        assert area == pytest.approx(np.mean(pairs))
    else:
        assert area is None


def test_offsets_are_told_in_the_eye_frame():
    offsets = np.zeros((15, 2))
    offsets[10] = (0.05, -0.1)
    labelled = moved_in_eye_frame(offsets)
    np.testing.assert_allclose(eye_frame_offsets(FACES, labelled), offsets, atol=1e-9)


def test_a_point_that_is_never_labelled_has_no_offset():
    labelled = FACES.copy()
    labelled[:, 6] = np.nan
    labelled[0, 7] = np.nan
    unknown = np.isnan(eye_frame_offsets(FACES, labelled)).any(axis=1)
    assert np.flatnonzero(unknown).tolist() == [6]


def test_calibration_takes_a_constant_offset_away_wholly():
    offsets = np.random.default_rng(0).uniform(-0.1, 0.1, (15, 2))
    offsets[:2] = 0  # the unit and the axes are those of the labelled eyes
    labelled = moved_in_eye_frame(offsets)
    assert nme(FACES, labelled) > 0.03
    np.testing.assert_allclose(calibrated(FACES, labelled), labelled, atol=1e-9)


def test_calibration_leaves_what_differs_from_face_to_face():
    found = FACES.copy()
    found[0] += SHIFT
    found[1] -= SHIFT
    assert nme(calibrated(found, FACES), FACES) == pytest.approx(2 / 3 * 0.1)


def test_calibration_leaves_points_without_label_alone():
    labelled = FACES.copy()
    labelled[:, 6] = np.nan
    assert np.allclose(calibrated(FACES, labelled), FACES)
