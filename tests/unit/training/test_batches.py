from __future__ import annotations

import numpy as np
import pytest

from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import Mixture, from_outputs, held_out, to_targets
from facekeys.training.samples import load_samples
from unit.training.drawn_faces import write_landmarks


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    found = []
    for seed, name in enumerate(("muct", "300w-train")):
        folder = tmp_path_factory.mktemp(name)
        write_landmarks(folder, ["a", "b"], seed=seed)
        found.append(load_samples(name, folder))
    return found


def test_targets_and_outputs_are_each_other_turned_round():
    points = np.random.default_rng(0).uniform(0, 95, (4, 15, 2)).astype(np.float32)
    np.testing.assert_allclose(from_outputs(to_targets(points)), points, atol=1e-4)
    assert to_targets([[(48, 96)]]).tolist() == [[0.0, 1.0]]


def test_a_batch_is_what_the_network_takes(sets):
    crops, targets = Mixture(sets, seed=1).batch(16, 0, 0)
    assert crops.shape == (16, 96, 96, 1)
    assert crops.dtype == targets.dtype == np.float32
    assert crops.min() >= 0
    assert 0.3 < crops.max() <= 1
    assert targets.shape == (16, 30)
    assert np.abs(targets).max() < 1.2


def test_the_same_batch_comes_again_and_no_other_is_like_it(sets):
    first = Mixture(sets, seed=1).batch(4, 2, 3)
    again = Mixture(sets, seed=1).batch(4, 2, 3)
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    for seed, epoch, index in ((2, 2, 3), (1, 3, 3), (1, 2, 4)):
        other = Mixture(sets, seed=seed).batch(4, epoch, index)
        assert (other[1] != first[1]).any()


def test_held_out_faces_are_framed_anew_by_chance_but_always_alike(sets):
    crops, points = held_out(sets[0], FRAMINGS["box"])
    again, _ = held_out(sets[0], FRAMINGS["box"])
    assert crops.shape == (4, 96, 96, 1)
    assert points.shape == (4, 15, 2)
    np.testing.assert_array_equal(crops, again)
    assert np.ptp(points[:, 10, 0]) > 1
