from __future__ import annotations

import cv2
import numpy as np
import pytest

from facekeys.keypoints.framing import CROP_SIZE, apply, crop_transform, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import augment
from facekeys.training.augment import (
    FRAMINGS,
    Framing,
    draw_framing,
    reframe,
    ruin,
    spoil,
)
from facekeys.training.samples import FACE_TO_PATCH, PATCH_SIZE

POINTS = apply(FACE_TO_PATCH, KAGGLE15.mean_face).astype(np.float32)
STILL = Framing(roll_deg=0, scale=0, shift=0)


def center_of_mass(picture):
    weights = picture.astype(np.float64)
    rows, columns = np.indices(weights.shape)
    return np.array([(columns * weights).sum(), (rows * weights).sum()]) / weights.sum()


@pytest.mark.parametrize("mirror", [False, True])
@pytest.mark.parametrize("number", range(15))
def test_points_stay_on_the_content(number, mirror):
    rng = np.random.default_rng(number)
    points = POINTS.copy()
    points[number] = np.round(points[number])
    patch = np.zeros((PATCH_SIZE, PATCH_SIZE), np.uint8)
    cv2.circle(patch, tuple(int(value) for value in points[number]), 3, 255, -1)
    face = FRAMINGS["track"].draw(rng)
    crop, moved = reframe(patch, points, face, mirror=mirror)
    np.testing.assert_allclose(center_of_mass(crop), moved[number], atol=0.2)


def test_without_jitter_the_crop_is_framed_as_at_run_time():
    patch = np.zeros((PATCH_SIZE, PATCH_SIZE), np.uint8)
    crop, moved = reframe(patch, POINTS, STILL.draw(np.random.default_rng(0)))
    assert crop.shape == (CROP_SIZE, CROP_SIZE)
    wanted = apply(invert(crop_transform(np.eye(2, 3))), KAGGLE15.mean_face)
    np.testing.assert_allclose(moved, wanted, atol=1e-3)


def test_mirroring_twice_changes_nothing():
    rng = np.random.default_rng(5)
    points = POINTS + rng.normal(0, 3, POINTS.shape).astype(np.float32)
    points[4] = np.nan
    size = PATCH_SIZE
    patch = rng.integers(0, 255, (size, size)).astype(np.uint8)
    patch = cv2.GaussianBlur(patch, (0, 0), 3)
    once = reframe(patch, points, np.eye(2, 3), mirror=True)
    straight = reframe(patch, points, np.eye(2, 3))
    assert np.isnan(once[1][4]).all()
    mirrored = once[1].copy()
    mirrored[:, 0] = CROP_SIZE - 1 - mirrored[:, 0]
    np.testing.assert_allclose(mirrored, straight[1], atol=1e-3)
    np.testing.assert_allclose(
        once[0][:, ::-1].astype(int), straight[0].astype(int), atol=2
    )


def test_a_framing_is_off_as_much_as_it_says():
    rng = np.random.default_rng(0)
    framing = Framing(roll_deg=7, scale=0.08, shift=0.06)
    drawn = np.stack([framing.draw(rng) for _ in range(4000)])
    rolls = np.degrees(np.arctan2(drawn[:, 1, 0], drawn[:, 0, 0]))
    scales = np.log(np.hypot(drawn[:, 0, 0], drawn[:, 1, 0]))
    middle = crop_transform(np.eye(2, 3)) @ [47.5, 47.5, 1]
    shifts = drawn @ [*middle, 1] - middle
    assert rolls.std() == pytest.approx(7, rel=0.08)
    assert scales.std() == pytest.approx(0.08, rel=0.08)
    np.testing.assert_allclose(shifts.std(axis=0), 0.06, rtol=0.08)
    assert np.abs(rolls).max() <= 2.5 * 7 + 1e-6


def test_every_framing_is_drawn():
    rng = np.random.default_rng(0)
    drawn = [draw_framing(rng) for _ in range(200)]
    assert all(framing in drawn for framing in FRAMINGS.values())


def test_the_widest_crop_stays_on_the_patch():
    rng = np.random.default_rng(1)
    corners = np.array([(0, 0), (0, 95), (95, 0), (95, 95)])
    outside = 0
    for _ in range(500):
        to_face = crop_transform(FRAMINGS["wide"].draw(rng))
        placed = apply(FACE_TO_PATCH, apply(to_face, corners))
        outside += (placed < -1).any() or (placed > PATCH_SIZE).any()
    assert outside < 25


def test_spoiling_leaves_the_input_alone_and_differs_by_chance():
    crop = np.tile(np.linspace(20, 220, CROP_SIZE).astype(np.uint8), (CROP_SIZE, 1))
    before = crop.copy()
    rng = np.random.default_rng(2)
    results = [spoil(crop, rng) for _ in range(60)]
    np.testing.assert_array_equal(crop, before)
    assert all(one.shape == crop.shape and one.dtype == np.uint8 for one in results)
    assert sum((one != before).any() for one in results) > 40
    again = spoil(crop, np.random.default_rng(2))
    np.testing.assert_array_equal(again, results[0])


@pytest.mark.parametrize(("chance", "step"), augment._SPOILERS)
def test_every_way_of_spoiling_changes_the_crop_and_nothing_else(chance, step):
    rng = np.random.default_rng(3)
    crop = cv2.GaussianBlur(
        rng.integers(0, 255, (CROP_SIZE, CROP_SIZE)).astype(np.uint8), (0, 0), 1.5
    )
    before = crop.copy()
    results = [step(crop, rng) for _ in range(20)]
    np.testing.assert_array_equal(crop, before)
    assert all(one.shape == crop.shape and one.dtype == np.uint8 for one in results)
    assert sum((one != before).any() for one in results) >= 16
    assert 0 < chance < 1


def test_a_ruined_crop_shows_no_face_where_it_should_be():
    patch = np.zeros((PATCH_SIZE, PATCH_SIZE), np.uint8)
    for x, y in np.rint(POINTS).astype(int).tolist():
        cv2.circle(patch, (x, y), 3, 255, -1)
    whole, _ = reframe(patch, POINTS, np.eye(2, 3))
    rng = np.random.default_rng(4)
    for _ in range(60):
        crop = ruin(patch, rng)
        assert crop.shape == (CROP_SIZE, CROP_SIZE)
        likeness = np.corrcoef(crop.ravel(), whole.ravel())[0, 1]
        assert np.isnan(likeness) or likeness < 0.6
