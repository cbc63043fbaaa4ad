"""From a trained network to the model files and their card, on drawn faces."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from facekeys.keypoints.model import KeypointModel
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.metrics import nme
from facekeys.training.samples import cut_samples, read_labels
from unit.training.tiny_runs import read_faces, tiny_task, write_faces

pytestmark = [
    pytest.mark.slow,
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return write_faces(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def card(data, keras_lab, tmp_path_factory):
    from facekeys.training.fit import fit

    out = tmp_path_factory.mktemp("run")
    task = tiny_task(read_faces(data), epochs=2)
    network = fit(task, out)
    return keras_lab.publish(network, task.dataset, data, out, {"recipe": {"x": 1}})


def test_the_card_tells_what_the_model_is(card):
    facts = tomllib.loads(card.read_text())
    assert facts["training"]["recipe"] == {"x": 1}
    assert facts["network"] == "tiny"
    assert facts["parameters"] > 0
    kinds = [(score["set"], score["framing"]) for score in facts["metrics"]]
    assert kinds[:3] == [("drawn", "labels"), ("drawn", "box"), ("drawn", "track")]
    assert all(score["faces"] > 0 for score in facts["metrics"][:3])
    assert facts["score"]["crops"] > 0


def test_the_app_s_runtime_finds_what_the_card_says(card, data):
    facts = tomllib.loads(card.read_text())
    faces = cut_samples("drawn", read_labels(data / "drawn")).part("test")
    crops, points = held_out(faces, FRAMINGS["box"])
    found = KeypointModel(card).predict(crops).points
    assert nme(found, points) == pytest.approx(facts["metrics"][1]["nme"], abs=1e-3)


def test_the_score_is_part_of_the_model(card):
    crops = np.random.default_rng(0).random((3, 96, 96, 1), np.float32)
    prediction = KeypointModel(card).predict(crops)
    assert prediction.points.shape == (3, 15, 2)
    assert ((prediction.scores > 0) & (prediction.scores < 1)).all()


def test_a_network_without_a_score_is_published_too(data, keras_lab, tmp_path):
    import keras

    from facekeys.training.networks import seed_network

    network = seed_network()
    dataset = read_faces(data)
    card = keras_lab.publish(network, dataset, data, tmp_path, {})
    facts = tomllib.loads(card.read_text())
    assert "score" not in facts
    prediction = KeypointModel(card).predict(np.zeros((1, 96, 96, 1), np.float32))
    assert prediction.scores.tolist() == [1.0]
    again = keras.models.load_model(card.with_suffix(".keras"), compile=False)
    assert again.output.shape == (None, 30)
