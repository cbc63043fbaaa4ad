"""The model that ships: its two forms agree, and it is what its card says."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from facekeys.keypoints.model import DEFAULT_MODEL, KeypointModel
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.resources import resource
from facekeys.training.batches import from_outputs


@pytest.fixture(scope="module")
def crops():
    """Crops of every kind: noise, ramps, flat ones, and blurred blobs like faces."""
    import cv2

    rng = np.random.default_rng(0)
    noise = rng.uniform(0, 1, (4, 96, 96)).astype(np.float32)
    blobs = [cv2.GaussianBlur(one, (0, 0), sigma) for one in noise for sigma in (2, 8)]
    ramp = np.tile(np.linspace(0, 1, 96, dtype=np.float32), (96, 1))
    flat = [np.full((96, 96), value, np.float32) for value in (0, 0.5, 1)]
    return np.stack([*noise, *blobs, ramp, ramp.T, *flat])[..., None]


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


def test_any_number_of_crops_at_a_time(model, crops):
    one_by_one = np.concatenate([model.predict(crop[None]).points for crop in crops])
    for count in (1, 2, 5, 1):
        together = model.predict(crops[:count]).points
        assert together.shape == (count, 15, 2)
        np.testing.assert_allclose(together, one_by_one[:count], atol=1e-3)


def test_the_card_names_the_points_in_order_and_its_errors():
    card = tomllib.loads(resource(DEFAULT_MODEL).read_text("utf-8"))
    assert tuple(card["points"]) == KAGGLE15.names
    errors = {(one["set"], one["framing"]): one["nme"] for one in card["metrics"]}
    assert {("muct", "box"), ("muct", "track"), ("muct", "detected")} <= set(errors)
    assert all(0.01 < error < 0.15 for error in errors.values())


@pytest.mark.slow
# Keras 3.15 against NumPy 2.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
@pytest.mark.parametrize(
    ("int8", "apart_px", "apart_score"), [(False, 0.05, 1e-3), (True, 1.0, 0.02)]
)
def test_keras_and_litert_agree(keras_lab, crops, int8, apart_px, apart_score):
    import keras

    model = KeypointModel(int8=int8)

    path = resource(DEFAULT_MODEL).with_suffix(".keras")
    network = keras.models.load_model(path, compile=False)
    wanted = network.predict(crops, verbose=0)
    found = model.predict(crops)
    difference = np.abs(found.points - from_outputs(wanted[:, :30])).max()
    assert difference < apart_px, f"{difference:.4f} px apart"
    scores = 1 / (1 + np.exp(-wanted[:, 30].astype(np.float64)))
    np.testing.assert_allclose(found.scores, scores, atol=apart_score)
