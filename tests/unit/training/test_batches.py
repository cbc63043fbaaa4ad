from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from facekeys.keypoints.detailed import DETAILED
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import batches
from facekeys.training.augment import FRAMINGS, Framing
from facekeys.training.batches import Mixture, from_outputs, held_out, to_targets
from facekeys.training.non_faces import NonFaces
from facekeys.training.samples import DETAIL_COLUMNS, DETAILS, cut_samples
from unit.training.drawn_faces import draw_labels

NOTHING = NonFaces(np.full((3, 96, 96), 7, np.uint8), ("a", "b", "c"))


@pytest.fixture(scope="module")
def sets():
    return [
        cut_samples(name, draw_labels(["a", "b"], seed=seed, source=source))
        for seed, (name, source) in enumerate((("muct", "muct"), ("lfw", "mesh")))
    ]


def test_targets_and_outputs_are_each_other_turned_round():
    points = np.random.default_rng(0).uniform(0, 95, (4, 15, 2)).astype(np.float32)
    np.testing.assert_allclose(from_outputs(to_targets(points)), points, atol=1e-4)
    assert to_targets([[(48, 96)]]).tolist() == [[0.0, 1.0]]


def test_a_batch_is_what_the_networks_take(sets):
    batch = Mixture(sets, NOTHING, seed=1).batch(16, 0, 0)
    assert batch.crops.shape == (16, 96, 96, 1)
    assert batch.crops.min() >= 0
    assert 0.3 < batch.crops.max() <= 1
    shapes = {name: target.shape for name, target in batch.targets.items()}
    assert shapes == {
        "points": (16, 30),
        "details": (16, 2 * DETAILS),
        "score": (16, 1),
    }
    arrays = [batch.crops, batch.trust, *batch.targets.values()]
    assert {array.dtype for array in arrays} == {np.dtype(np.float32)}


def test_crops_without_a_face_have_no_points_and_no_score(sets):
    batch = Mixture(sets, NOTHING, seed=1).batch(200, 0, 0)
    faces = batch.targets["score"][:, 0] == 1
    assert 150 < faces.sum() < 196
    points = batch.targets["points"]
    np.testing.assert_array_equal(np.isfinite(points).all(axis=1), faces)
    np.testing.assert_array_equal(np.isnan(points).all(axis=1), ~faces)
    assert np.nanmax(np.abs(points)) < 1.2


def test_what_a_teacher_said_counts_for_less(sets):
    by_hand = Mixture(sets[:1], NOTHING, seed=1).batch(30, 0, 0)
    by_mesh = Mixture(sets[1:], NOTHING, seed=1).batch(30, 0, 0)
    assert set(by_hand.trust.tolist()) == {1.0}
    assert set(by_mesh.trust[by_mesh.targets["score"][:, 0] == 1].tolist()) == {0.5}


def test_mirrored_points_change_places_with_their_twins(sets, monkeypatch):
    rng = np.random.default_rng(0)
    details = rng.uniform(60, 110, (1, DETAILS, 2)).astype(np.float32)
    faces = replace(sets[0].spread(1), details=details)
    still = Framing(roll_deg=0, scale=0, shift=0)
    monkeypatch.setattr(batches, "draw_framing", lambda _rng: still)
    batch = Mixture([faces], NOTHING, seed=1).batch(40, 0, 0)
    rows = np.hstack([batch.targets["points"], batch.targets["details"]])
    rows = rows[np.isfinite(rows).all(axis=1)].reshape(-1, 15 + DETAILS, 2)
    straight, mirrored = np.unique(rows, axis=0)
    # In pixels of the crop the mirror image of x is 95 - x.
    mirrored = mirrored * (-1, 1) - (1 / 48, 0)
    np.testing.assert_allclose(
        mirrored[:15], straight[:15][list(KAGGLE15.flip)], atol=1e-4
    )
    for name, columns in DETAIL_COLUMNS.items():
        one, other = (rows[15:][columns] for rows in (straight, mirrored))
        np.testing.assert_allclose(other, one[list(DETAILED[name].flip)], atol=1e-4)


def test_the_same_batch_comes_again_and_no_other_is_like_it(sets):
    first = Mixture(sets, NOTHING, seed=1).batch(4, 2, 3)
    again = Mixture(sets, NOTHING, seed=1).batch(4, 2, 3)
    np.testing.assert_array_equal(first.crops, again.crops)
    for name, target in first.targets.items():
        np.testing.assert_array_equal(target, again.targets[name])
    for seed, epoch, index in ((2, 2, 3), (1, 3, 3), (1, 2, 4)):
        other = Mixture(sets, NOTHING, seed=seed).batch(4, epoch, index)
        assert (other.crops != first.crops).any()


def test_held_out_faces_are_framed_anew_by_chance_but_always_alike(sets):
    crops, points = held_out(sets[0], FRAMINGS["box"])
    again, _ = held_out(sets[0], FRAMINGS["box"])
    assert crops.shape == (4, 96, 96, 1)
    assert points.shape == (4, 15, 2)
    np.testing.assert_array_equal(crops, again)
    assert np.ptp(points[:, 10, 0]) > 1
