from __future__ import annotations

import numpy as np
import pytest

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.metrics import eye_frame_offsets, face_errors, nme
from factories import make_transform

SHIFT = np.array((3, 4))
FACES = np.stack(
    [
        apply(make_transform(eye_distance=50, roll_deg=roll), KAGGLE15.mean_face)
        for roll in (-20, 0, 35)
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


def test_a_face_without_an_eye_is_left_out():
    labelled = FACES.copy()
    labelled[1, 0] = np.nan
    errors = face_errors(FACES + SHIFT, labelled)
    assert np.isnan(errors).tolist() == [False, True, False]
    assert nme(FACES + SHIFT, labelled) == pytest.approx(0.1)


def test_offsets_are_told_in_the_eye_frame():
    offsets = np.zeros((15, 2))
    offsets[10] = (0.05, -0.1)
    labelled = np.stack(
        [
            apply(make_transform(eye_distance=50, roll_deg=roll), face)
            for roll in (-20, 0, 35)
            for face in [KAGGLE15.mean_face + offsets]
        ]
    )
    np.testing.assert_allclose(eye_frame_offsets(FACES, labelled), offsets, atol=1e-9)


def test_a_point_that_is_never_labelled_has_no_offset():
    labelled = FACES.copy()
    labelled[:, 6] = np.nan
    labelled[0, 7] = np.nan
    unknown = np.isnan(eye_frame_offsets(FACES, labelled)).any(axis=1)
    assert np.flatnonzero(unknown).tolist() == [6]
