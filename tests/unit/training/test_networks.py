"""The networks. Slow only because Keras is slow to import."""

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
    stack = network.layers[1:]  # without the input
    assert [type(layer).__name__ for layer in stack] == [s[0] for s in SEED]
    for layer, (_, wanted, shape) in zip(stack, SEED, strict=True):
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
    from facekeys.training.batches import Batch
    from facekeys.training.networks import prepare, seed_network

    rng = np.random.default_rng(0)
    crops = rng.uniform(0.2, 0.6, (32, 96, 96, 1)).astype(np.float32)
    targets = rng.normal(0.3, 0.01, (32, 30)).astype(np.float32)
    targets[3, 5] = np.nan
    model = seed_network()
    prepare(model, Batch(crops, {"points": targets}, np.ones(32, np.float32)))
    normalize = model.get_layer("normalize")
    normalized = np.asarray(normalize(crops))
    assert normalized.mean() == pytest.approx(0, abs=0.01)
    assert normalized.std() == pytest.approx(1, abs=0.05)
    assert not normalize.trainable_variables
    np.testing.assert_allclose(model.layers[-1].bias, 0.3, atol=0.01)


def test_maps_become_their_centres_of_mass(keras_lab):
    from facekeys.training.networks import SoftArgmax

    maps = np.full((1, 12, 12, 3), -50.0, np.float32)
    maps[0, 2, 9, 0] = 50.0  # row 2, column 9
    maps[0, 4, 4, 1] = maps[0, 4, 7, 1] = 50.0
    maps[..., 2] = 0.0
    places = np.asarray(SoftArgmax()(maps)).reshape(3, 2)
    cell = 1.2 * 2 / 12
    wanted = [(3.5 * cell, -3.5 * cell), (0.0, -1.5 * cell), (0.0, 0.0)]
    np.testing.assert_allclose(places, wanted, atol=1e-5)


def test_no_point_can_be_thrown_far_off(keras_lab):
    from facekeys.training.networks import heatmap_network

    network = heatmap_network()
    weights = [100 * one for one in network.get_weights()]
    network.set_weights(weights)
    crops = np.random.default_rng(0).random((2, 96, 96, 1)).astype(np.float32)
    points = np.asarray(network(crops)["points"])
    assert np.abs(points).max() <= 1.2


def test_the_shipped_network_is_small(keras_lab):
    from facekeys.training.export import for_inference
    from facekeys.training.networks import heatmap_network

    network = for_inference(heatmap_network())
    assert network.output.shape == (None, 31)
    assert network.count_params() * 4 < 2_000_000  # bytes, as float32


def test_only_the_last_score_is_scaled_for_inference(keras_lab):
    from facekeys.training.export import for_inference
    from facekeys.training.networks import heatmap_network

    network = heatmap_network()
    crops = np.random.default_rng(0).random((2, 96, 96, 1)).astype(np.float32)
    plain = np.asarray(for_inference(network)(crops))
    scaled = np.asarray(for_inference(network, scale=2.0, offset=-3.0)(crops))
    np.testing.assert_allclose(scaled[:, :30], plain[:, :30], atol=1e-6)
    np.testing.assert_allclose(scaled[:, 30], 2 * plain[:, 30] - 3, atol=1e-5)
