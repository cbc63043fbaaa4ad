from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.errors import InputError
from facekeys.keypoints.framing import (
    CROP_SIZE,
    apply,
    crop_transform,
    invert,
)
from facekeys.keypoints.model import Prediction
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import offsets as offsets_module
from facekeys.training.labels import Label
from facekeys.training.offsets import (
    KNOWN_OFFSETS,
    apply_offsets,
    calibrate,
    learn_offsets,
)
from factories import make_transform

NOSE = KAGGLE15.index("nose_tip")
LEFT_BROW = KAGGLE15.index("left_eyebrow_outer_end")
RIGHT_BROW = KAGGLE15.index("right_eyebrow_outer_end")
TO_CROP = invert(crop_transform(np.eye(2, 3)))


class MuctEyes:
    """Finds the mean face, save for the nose: that it sees, as the brightest spot."""

    def __init__(self):
        self.batches = []

    def predict(self, crops):
        assert crops.shape[1:] == (CROP_SIZE, CROP_SIZE, 1)
        self.batches.append(len(crops))
        points = np.tile(apply(TO_CROP, KAGGLE15.mean_face), (len(crops), 1, 1))
        for face, crop in zip(points, crops, strict=True):
            rows, columns = np.nonzero(crop[..., 0] > 0.9)
            face[NOSE] = columns.mean(), rows.mean()
        return Prediction(points, np.ones(len(crops)))


def make_labels(count, offsets, *, source="landmarks15", seed=0):
    """Faces whose labels lie off, with a bright spot where MUCT has the nose."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        transform = make_transform(
            *rng.uniform(110, 130, 2),
            eye_distance=rng.uniform(40, 60),
            roll_deg=rng.uniform(-25, 25),
        )
        truth = apply(transform, KAGGLE15.mean_face)
        points = apply(transform, KAGGLE15.mean_face + offsets).astype(np.float32)
        picture = np.full((260, 260), 90, np.uint8)
        x, y = np.round(truth[NOSE]).astype(int)
        picture[y - 2 : y + 3, x - 2 : x + 3] = 255
        name = f"{source} {number}"
        yield Label(picture, name, "s0", points, name, source)


def offsets_of(**places):
    offsets = np.zeros((15, 2))
    for name, offset in places.items():
        offsets[KAGGLE15.index(name)] = offset
    return offsets


# Points that the framing heeds little: the crop hardly moves along.
BROWS = offsets_of(
    left_eyebrow_outer_end=(0.06, 0.02), right_eyebrow_outer_end=(-0.06, 0.02)
)


def test_offsets_are_taken_off_along_the_eye_line():
    transform = make_transform(90, 70, eye_distance=40, roll_deg=30)
    offsets = offsets_of(nose_tip=(0.1, -0.2))
    other = apply(transform, KAGGLE15.mean_face + offsets).astype(np.float32)
    moved = apply_offsets(other, offsets)
    assert moved.dtype == np.float32
    np.testing.assert_allclose(moved, apply(transform, KAGGLE15.mean_face), atol=1e-4)


@given(
    st.floats(-180, 180),
    st.floats(15, 300),
    st.sampled_from(["left_eye_center", "right_eye_center"]),
)
def test_without_an_eye_the_whole_face_gives_the_frame(roll_deg, eye_distance, name):
    transform = make_transform(90, 70, eye_distance=eye_distance, roll_deg=roll_deg)
    points = apply(transform, KAGGLE15.mean_face).astype(np.float32)
    expected = apply_offsets(points, KNOWN_OFFSETS["mesh"])
    row = KAGGLE15.index(name)
    points[row] = expected[row] = np.nan
    moved = apply_offsets(points, KNOWN_OFFSETS["mesh"])
    np.testing.assert_allclose(moved, expected, atol=eye_distance * 1e-3)


def test_a_face_of_one_point_stays_where_it_is():
    points = np.full((15, 2), np.nan, np.float32)
    points[NOSE] = 5, 6
    np.testing.assert_array_equal(apply_offsets(points, KNOWN_OFFSETS["mesh"]), points)


def test_known_offsets_are_those_of_a_face_in_a_mirror():
    for source, offsets in KNOWN_OFFSETS.items():
        mirrored = offsets[list(KAGGLE15.flip)] * (-1, 1)
        np.testing.assert_allclose(mirrored, offsets, atol=1e-9, err_msg=source)
    assert not KNOWN_OFFSETS["muct"].any()


def test_offsets_are_learnt_from_what_a_model_finds():
    learnt = learn_offsets(MuctEyes(), make_labels(70, BROWS))
    brows = [LEFT_BROW, RIGHT_BROW]
    np.testing.assert_allclose(learnt[brows], BROWS[brows], atol=0.015)
    rest = [number for number in range(15) if number not in brows]
    np.testing.assert_allclose(learnt[rest], 0, atol=0.016)


def test_the_picture_itself_is_looked_at():
    shifted = offsets_of(nose_tip=(0.0, 0.08))
    learnt = learn_offsets(MuctEyes(), make_labels(70, shifted))
    # The nose draws the frame a little with it.
    assert learnt[NOSE, 1] == pytest.approx(0.08, abs=0.02)


def test_what_is_learnt_is_symmetrical():
    lopsided = offsets_of(left_eyebrow_outer_end=(0.06, 0.02))
    learnt = learn_offsets(MuctEyes(), make_labels(70, lopsided))
    mirrored = learnt[list(KAGGLE15.flip)] * (-1, 1)
    np.testing.assert_array_equal(mirrored, learnt)
    assert learnt[LEFT_BROW] == pytest.approx((0.03, 0.01), abs=0.01)
    assert learnt[NOSE, 0] == 0


def test_crops_go_to_the_model_in_batches():
    model = MuctEyes()
    learn_offsets(model, make_labels(70, BROWS))
    assert sum(model.batches) == 70
    assert max(model.batches) == 64


def without(label, *rows):
    label.points[list(rows)] = np.nan
    return label


def test_points_without_labels_have_no_offset():
    labels = [without(x, LEFT_BROW, RIGHT_BROW) for x in make_labels(30, BROWS)]
    learnt = learn_offsets(MuctEyes(), labels)
    assert not learnt[[LEFT_BROW, RIGHT_BROW]].any()
    assert np.isfinite(learnt).all()


def test_a_point_takes_the_offset_of_its_labelled_twin():
    labels = [without(x, RIGHT_BROW) for x in make_labels(30, BROWS)]
    learnt = learn_offsets(MuctEyes(), labels)
    np.testing.assert_allclose(learnt[RIGHT_BROW], BROWS[RIGHT_BROW], atol=0.015)


@pytest.mark.parametrize("count", [0, 1, 19])
def test_few_faces_tell_nothing(count):
    assert not learn_offsets(MuctEyes(), make_labels(count, BROWS)).any()


def test_faces_without_an_eye_frame_are_passed_over():
    labels = list(make_labels(25, BROWS))
    for label in labels[:3]:
        without(label, 0)
    labels[3].points[0] = labels[3].points[1]
    model = MuctEyes()
    learn_offsets(model, labels)
    assert sum(model.batches) == 21


def test_calibrating_brings_labels_to_the_scheme_of_muct():
    given_labels = list(make_labels(40, BROWS))
    muct = list(make_labels(40, np.zeros((15, 2)), seed=0))
    calibrated = list(calibrate(given_labels, MuctEyes()))
    for before, after, truth in zip(given_labels, calibrated, muct, strict=True):
        assert (after.file, after.source) == (before.file, before.source)
        assert after.picture is before.picture
        np.testing.assert_allclose(after.points, truth.points, atol=0.8)
        shift = np.linalg.norm(before.points - after.points, axis=1)
        assert shift[LEFT_BROW] > 1.5


def test_each_source_is_calibrated_by_itself_and_known_ones_not_at_all():
    mixed = [
        label
        for three in zip(
            make_labels(30, BROWS, source="kaggle-15"),
            make_labels(30, -BROWS, source="kaggle-4"),
            make_labels(30, BROWS, source="muct"),
            strict=True,
        )
        for label in three
    ]
    model = MuctEyes()
    calibrated = list(calibrate(mixed, model))
    assert [one.file for one in calibrated] == [one.file for one in mixed]
    assert sum(model.batches) == 60
    for before, after in zip(mixed, calibrated, strict=True):
        eyes = np.linalg.norm(before.points[0] - before.points[1])
        shift = np.linalg.norm((before.points - after.points)[LEFT_BROW]) / eyes
        expected = 0 if before.source == "muct" else np.hypot(0.06, 0.02)
        assert shift == pytest.approx(expected, abs=0.015)
        if before.source == "muct":
            assert after is before


def test_a_missing_picture_is_named():
    points = next(make_labels(1, BROWS)).points
    label = Label(Path("none.png"), "none.png", "s0", points, "table, row 2", "other")
    with pytest.raises(InputError, match=r"table, row 2: none\.png can't be read"):
        learn_offsets(MuctEyes(), [label])


def test_measured_offsets_stand_in_the_order_of_the_points():
    """A row out of place would be far from its twin's; measured, they are near."""
    for measured in (offsets_module._MESH, offsets_module._WEB_HAND):
        table = np.array(measured)
        twins = table[list(KAGGLE15.flip)] * (-1, 1)
        assert np.abs(twins - table).max() < 0.045
