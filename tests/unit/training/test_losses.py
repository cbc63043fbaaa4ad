"""The losses. Slow only because Keras is slow to import."""

from __future__ import annotations

import numpy as np
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("keras_lab")]


@pytest.fixture
def loss(keras_lab):
    from facekeys.training.losses import MaskedWingLoss

    return MaskedWingLoss(width=0.1, curvature=0.02)


def test_loss_of_small_and_large_errors(loss):
    found = np.zeros((1, 2), np.float32)
    small = float(loss(np.array([[0.01, 0.01]], np.float32), found))
    assert small == pytest.approx(0.1 * np.log(1 + 0.01 / 0.02), rel=1e-4)
    one, two = (float(loss(np.full((1, 2), e, np.float32), found)) for e in (0.5, 0.8))
    assert two - one == pytest.approx(0.3, rel=1e-4)
    below, above = (
        float(loss(np.full((1, 2), e, np.float32), found)) for e in (0.09999, 0.10001)
    )
    assert below == pytest.approx(above, abs=1e-4)


def test_loss_passes_over_unknown_coordinates(loss):
    wanted = np.array([[0.2, np.nan, 0.2, np.nan]], np.float32)
    found = np.array([[0.1, 9.0, 0.1, -9.0]], np.float32)
    known = np.array([[0.2, 0.2]], np.float32)
    assert float(loss(wanted, found)) == pytest.approx(
        float(loss(known, np.full((1, 2), 0.1, np.float32))), rel=1e-5
    )
    assert float(loss(np.full((1, 4), np.nan, np.float32), found)) == 0


def test_unknown_coordinates_pull_at_no_weight(loss):
    import tensorflow as tf

    found = tf.Variable([[0.3, 0.3]])
    with tf.GradientTape() as tape:
        value = loss(tf.constant([[0.0, np.nan]]), found)
    gradient = tape.gradient(value, found).numpy()
    assert gradient[0, 0] > 0
    assert gradient[0, 1] == 0


def test_the_loss_survives_saving(loss, keras_lab):
    import keras

    config = keras.losses.serialize(loss)
    again = keras.losses.deserialize(config)
    assert (again.width, again.curvature) == (0.1, 0.02)


def test_every_output_of_the_shipped_network_has_a_loss(keras_lab):
    from facekeys.training.losses import LOSSES
    from facekeys.training.networks import heatmap_network

    network = heatmap_network()
    assert set(network.output) == set(LOSSES)
    for entry in LOSSES.values():
        assert entry.weight > 0
        assert entry.build()(np.ones((2, 4)), np.ones((2, 4))) is not None
