import hashlib
import shutil
import tomllib

import numpy as np
import pytest
import tomli_w

from facekeys.errors import ExitCode, ResourceError
from facekeys.keypoints.model import DEFAULT_MODEL, KeypointModel, predict_both_ways
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.resources import resource


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


@pytest.fixture
def copy(tmp_path):
    """A copy of the shipped model that a test may spoil; gives its TOML file."""
    shipped = resource(DEFAULT_MODEL)
    name = tomllib.loads(shipped.read_text())["file"]
    for file in (shipped, shipped.parent / name):
        shutil.copy(file, tmp_path)
    return tmp_path / shipped.name


def change(path, **values):
    path.write_text(tomli_w.dumps({**tomllib.loads(path.read_text()), **values}))


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_any_number_of_crops_gives_as_many_faces(model, count):
    points = model.predict(np.zeros((count, 96, 96, 1), np.float32)).points
    assert points.shape == (count, 15, 2)


def test_a_crop_gives_the_same_points_alone_and_in_a_batch(model):
    crops = np.random.default_rng(0).random((3, 96, 96, 1), np.float32)
    together = model.predict(crops).points
    alone = np.concatenate([model.predict(crops[i : i + 1]).points for i in range(3)])
    np.testing.assert_allclose(together, alone, atol=1e-3)


def test_points_are_in_crop_pixels(model):
    """On an empty crop the network answers with something like the mean face."""
    points = model.predict(np.full((1, 96, 96, 1), 0.5, np.float32)).points[0]
    assert points.min() > 0
    assert points.max() < 96
    left, right = points[0], points[1]
    assert left[0] > right[0]  # the subject's left


def test_both_ways_is_the_mean_of_a_crop_and_its_mirror_image(model):
    crops = np.random.default_rng(0).random((2, 96, 96, 1), np.float32)
    both = predict_both_ways(model, crops)
    alone = model.predict(crops)
    mirrored = model.predict(crops[:, :, ::-1].copy())
    left_eye = (alone.points[:, 0] + ([95, 0] + mirrored.points[:, 1] * [-1, 1])) / 2
    np.testing.assert_allclose(both.points[:, 0], left_eye, atol=1e-9)
    np.testing.assert_allclose(both.scores, (alone.scores + mirrored.scores) / 2)


def test_both_ways_finds_the_mirror_image_of_a_mirrored_crop(model):
    crops = np.random.default_rng(1).random((2, 96, 96, 1), np.float32)
    straight = predict_both_ways(model, crops)
    turned = predict_both_ways(model, crops[:, :, ::-1].copy())
    twins = turned.points[:, list(KAGGLE15.flip)] * (-1, 1) + (95, 0)
    np.testing.assert_allclose(twins, straight.points, atol=1e-3)


def test_loading_is_silent(capfd):
    KeypointModel()
    heard = capfd.readouterr()
    assert (heard.out, heard.err) == ("", "")


def test_a_copy_elsewhere_loads(copy):
    KeypointModel(copy)


def spoil_hash(path):
    weights = path.parent / tomllib.loads(path.read_text())["file"]
    content = bytearray(weights.read_bytes())
    content[len(content) // 2] ^= 255
    weights.write_bytes(content)


def spoil_weights(path):
    weights = path.parent / tomllib.loads(path.read_text())["file"]
    weights.write_bytes(b"no model")
    change(path, sha256=hashlib.sha256(b"no model").hexdigest())


SPOILERS = {
    "missing": (lambda path: path.unlink(), "can't be read"),
    "no toml": (lambda path: path.write_text("= ="), "is no TOML"),
    "not text": (lambda path: path.write_bytes(b"\xff\xfe\x00"), "is no TOML"),
    "keys": (lambda path: path.write_text("format = 1"), "scheme: .*sha256: "),
    "format": (lambda path: change(path, format=2), "another kind"),
    "scheme": (lambda path: change(path, scheme="muct76"), "does not know"),
    "points": (lambda path: change(path, points=["nose_tip"]), "does not know"),
    "no weights": (lambda path: change(path, file="no.tflite"), "is missing"),
    "damaged": (spoil_hash, "SHA-256"),
    "no model": (spoil_weights, "can't be loaded"),
}


@pytest.mark.parametrize("kind", SPOILERS)
def test_a_broken_model_is_a_sentence(copy, kind):
    spoil, sentence = SPOILERS[kind]
    spoil(copy)
    with pytest.raises(ResourceError, match=sentence) as caught:
        KeypointModel(copy)
    assert caught.value.exit_code == ExitCode.RESOURCE
