import hashlib
import shutil
import time
import tomllib

import numpy as np
import pytest
import tomli_w

from facekeys.errors import ExitCode, ResourceError
from facekeys.keypoints.crops import crop_faces
from facekeys.keypoints.framing import crop_transform
from facekeys.keypoints.model import DEFAULT_MODEL, KeypointModel, predict_both_ways
from facekeys.keypoints.runtime import quickest
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.resources import resource
from portraits import PORTRAITS, load_portrait


@pytest.fixture(scope="module")
def model():
    return KeypointModel()


@pytest.fixture
def copy(tmp_path):
    """A copy of the shipped model that a test may spoil; gives its TOML file."""
    shipped = resource(DEFAULT_MODEL)
    card = tomllib.loads(shipped.read_text())
    for name in (shipped.name, card["file"], card["int8"]["file"]):
        shutil.copy(shipped.parent / name, tmp_path)
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


def test_a_model_may_lack_the_int8_form(copy):
    card = tomllib.loads(copy.read_text())
    (copy.parent / card.pop("int8")["file"]).unlink()
    copy.write_text(tomli_w.dumps(card))
    assert KeypointModel(copy, int8=True).predict(np.zeros((1, 96, 96, 1), np.float32))


@pytest.mark.parametrize("name", PORTRAITS)
def test_both_forms_find_the_same_points(name):
    pixels, face = load_portrait(name)
    crops = crop_faces(pixels, [crop_transform(face.transform)])
    plain, int8 = (KeypointModel(int8=int8).predict(crops) for int8 in (False, True))
    np.testing.assert_allclose(int8.points, plain.points, atol=0.2)
    np.testing.assert_allclose(int8.scores, plain.scores, atol=0.01)


class Form:
    """Stands for a network that takes a while."""

    def __init__(self, *milliseconds):
        self.left = [one / 1e3 for one in milliseconds]

    def invoke(self):
        time.sleep(self.left[0] if len(self.left) == 1 else self.left.pop(0))


@pytest.mark.parametrize(
    ("plain", "int8", "taken"),
    [([4], [1], "int8"), ([4], [4], "plain"), ([1], [2], "plain"),
     ([1], [40, 1], "plain"), ([4], [40, 1], "int8")],
)  # fmt: skip
def test_the_form_that_is_clearly_quicker_is_taken(plain, int8, taken):
    forms = {"plain": Form(*plain), "int8": Form(*int8)}
    assert quickest(list(forms.values())) is forms[taken]


def test_a_single_form_is_not_tried():
    form = Form()  # invoking it would fail
    assert quickest([form]) is form


def spoil_int8(path):
    weights = path.parent / tomllib.loads(path.read_text())["int8"]["file"]
    weights.write_bytes(b"no model")


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
    "damaged int8": (spoil_int8, "int8.*SHA-256"),
    "no model": (spoil_weights, "can't be loaded"),
}


@pytest.mark.parametrize("kind", SPOILERS)
def test_a_broken_model_is_a_sentence(copy, kind):
    spoil, sentence = SPOILERS[kind]
    spoil(copy)
    with pytest.raises(ResourceError, match=sentence) as caught:
        KeypointModel(copy)
    assert caught.value.exit_code == ExitCode.RESOURCE
