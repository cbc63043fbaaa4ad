"""The seed network and its loss. Slow only because Keras is slow to import."""

from __future__ import annotations

import numpy as np
import pytest

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("keras_lab")]


@pytest.fixture(scope="module")
def network(keras_lab):
    from facekeys.training.networks import seed_network

    return seed_network()


# The network of the article, layer by layer: kind, what makes it what it is, and its
# output without the batch.
SEED = [
    ("BatchNormalization", {}, (96, 96, 1)),
    ("Conv2D", {"filters": 24, "kernel_size": (5, 5), "padding": "same"}, (96, 96, 24)),
    ("MaxPooling2D", {"pool_size": (2, 2)}, (48, 48, 24)),
    (
        "Conv2D",
        {"filters": 36, "kernel_size": (5, 5), "padding": "valid"},
        (44, 44, 36),
    ),
    ("MaxPooling2D", {"pool_size": (2, 2)}, (22, 22, 36)),
    (
        "Conv2D",
        {"filters": 48, "kernel_size": (5, 5), "padding": "valid"},
        (18, 18, 48),
    ),
    ("MaxPooling2D", {"pool_size": (2, 2)}, (9, 9, 48)),
    ("Conv2D", {"filters": 64, "kernel_size": (3, 3), "padding": "valid"}, (7, 7, 64)),
    ("MaxPooling2D", {"pool_size": (2, 2)}, (3, 3, 64)),
    ("Conv2D", {"filters": 64, "kernel_size": (3, 3), "padding": "valid"}, (1, 1, 64)),
    ("GlobalAveragePooling2D", {}, (64,)),
    ("Dense", {"units": 500}, (500,)),
    ("Dense", {"units": 90}, (90,)),
    ("Dense", {"units": 30}, (30,)),
]


def test_it_is_the_network_of_the_article(network):
    assert [type(layer).__name__ for layer in network.layers] == [s[0] for s in SEED]
    for layer, (_, wanted, shape) in zip(network.layers, SEED, strict=True):
        config = layer.get_config()
        assert {key: config[key] for key in wanted} == wanted
        assert tuple(layer.output.shape[1:]) == shape


def test_its_activations_and_starting_weights_are_the_article_s(network):
    convolutions = [x for x in network.layers if type(x).__name__ == "Conv2D"]
    for layer in convolutions:
        assert layer.activation.__name__ == "relu"
        assert type(layer.kernel_initializer).__name__ == "HeNormal"
    dense = [x for x in network.layers if type(x).__name__ == "Dense"]
    assert [x.activation.__name__ for x in dense] == ["relu", "relu", "linear"]


def test_it_has_as_many_weights_as_counted_by_hand(network):
    convolutions = (
        (25 * 1 + 1) * 24
        + (25 * 24 + 1) * 36
        + (25 * 36 + 1) * 48
        + (9 * 48 + 1) * 64
        + (9 * 64 + 1) * 64
    )
    dense = (64 + 1) * 500 + (500 + 1) * 90 + (90 + 1) * 30
    assert network.count_params() == 4 + convolutions + dense == 210_472


def test_it_starts_from_the_data(keras_lab):
    from facekeys.training.networks import prepare, seed_network

    rng = np.random.default_rng(0)
    crops = rng.uniform(0.2, 0.6, (32, 96, 96, 1)).astype(np.float32)
    targets = rng.normal(0.3, 0.01, (32, 30)).astype(np.float32)
    targets[3, 5] = np.nan
    model = seed_network()
    prepare(model, crops, targets)
    normalized = np.asarray(model.layers[0](crops))
    assert normalized.mean() == pytest.approx(0, abs=0.01)
    assert normalized.std() == pytest.approx(1, abs=0.05)
    assert not model.layers[0].trainable_variables
    np.testing.assert_allclose(model.layers[-1].bias, 0.3, atol=0.01)


@pytest.fixture
def loss(keras_lab):
    from facekeys.training.networks import MaskedWingLoss

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
