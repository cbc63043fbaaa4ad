"""Transfer learning: Xception itself is built, and a stand-in for it trained."""

from __future__ import annotations

import numpy as np
import pytest

from unit.training.tiny_runs import read_faces, tiny, write_faces

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("keras_lab"),
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

RECIPE = tiny(network="xception", task="transfer", head_epochs=1, epochs=2, average=0.0)


@pytest.fixture(scope="module")
def faces(keras_lab, tmp_path_factory):
    return read_faces(write_faces(tmp_path_factory.mktemp("data")))


@pytest.fixture
def backbones(monkeypatch):
    """Put a stand-in for Xception in its place; return how it was asked for."""
    import keras
    from keras import layers

    asked = []

    def build(*, include_top, weights, input_shape, pooling, name):
        asked.append(weights)
        if weights == "imagenet" and asked.count("imagenet") == 1:
            message = "URL fetch failure on somewhere\nand more"
            raise Exception(message)  # noqa: TRY002 - just as Keras does
        picture = keras.Input(input_shape)
        features = layers.Conv2D(4, 8, 8)(picture)
        features = layers.BatchNormalization()(features)
        features = layers.GlobalAveragePooling2D()(features)
        return keras.Model(picture, features, name=name)

    monkeypatch.setattr(keras.applications, "Xception", build)
    return asked


def test_the_network_is_xception_with_a_head():
    import keras

    from facekeys.training.xception import xception_network

    network = xception_network()
    backbone = network.get_layer("backbone")
    assert sum("sepconv" in one.name for one in backbone.layers) > 60
    shapes = {name: output.shape for name, output in network.output.items()}
    assert shapes == {"points": (None, 30), "score": (None, 1)}
    scaled = network.get_layer("normalize")(np.array([0.0, 0.25, 1.0], np.float32))
    wanted = keras.applications.xception.preprocess_input(
        np.array([0.0, 0.25, 1.0]) * 255
    )
    np.testing.assert_allclose(scaled, wanted, atol=1e-6)


def test_without_a_download_it_says_so_and_goes_on(faces, backbones):
    from facekeys.training.transfer import TransferTask

    told = []
    task = TransferTask(faces, RECIPE)
    assert task.build(told.append).name == "xception"
    assert backbones == ["imagenet", None]
    assert "weights of chance" in told[1]
    assert told[1].endswith("URL fetch failure on somewhere")
    assert task.build(told.append).name == "xception-imagenet"


def test_first_the_head_learns_and_then_everything(faces, backbones, tmp_path):
    from facekeys.training.fit import fit
    from facekeys.training.transfer import TransferTask

    seen = []

    class Watched(TransferTask):
        def judge(self, network):
            backbone = network.get_layer("backbone")
            seen.append([weight.copy() for weight in backbone.get_weights()])
            return super().judge(network)

        def begin(self, tell):
            network = super().begin(tell)
            seen.append(network.get_layer("backbone").get_weights())
            return network

    task = Watched(faces, RECIPE)
    head, everything = task.phases()
    assert everything.learning_rate == pytest.approx(0.1 * head.learning_rate)
    fit(task, tmp_path)
    start, after_head, after_all = seen
    for before, after in zip(start, after_head, strict=True):
        np.testing.assert_array_equal(before, after)
    changed = zip(after_head, after_all, strict=True)
    assert all((before != after).any() for before, after in changed)
