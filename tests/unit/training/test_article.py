"""The article's training, on drawn faces."""

from __future__ import annotations

import json

import numpy as np
import pytest

from facekeys.errors import InputError
from facekeys.keypoints.framing import fit_face
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.dataset import Dataset
from facekeys.training.recipes import RECIPES
from unit.training.tiny_runs import read_faces, tiny, tiny_network, write_faces

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("keras_lab"),
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

RECIPE = tiny(network="seed", task="article", steps=0, average=0.0, learning_rate=1e-3)


@pytest.fixture(scope="module")
def faces(keras_lab, tmp_path_factory):
    return read_faces(write_faces(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def task(faces):
    from facekeys.training.article import ArticleTask

    return ArticleTask(faces, RECIPE)


def shown(task, epoch):
    return np.concatenate(
        [task.batch(("points",), epoch, step)[0] for step in range(task.steps)]
    )


def test_the_split_is_by_picture_and_the_test_people_stay_out(task, faces):
    known = sum(len(faces.part(part).sets[0]) for part in ("train", "validation"))
    unseen = len(faces.part("test").sets[0])
    assert len(task._learnt) + len(task._by_picture) == known
    assert len(task._by_picture) == pytest.approx(0.2 * known, abs=1)
    assert len(task._by_person) == unseen

    def pictures(part):
        return {crop.tobytes() for crop in part.crops}

    parts = [pictures(one) for one in (task._learnt, task._by_picture, task._by_person)]
    assert len(set.union(*parts)) == sum(map(len, parts))


def test_crops_are_framed_by_their_points_and_not_turned(task):
    for points in task._learnt.points:
        face = fit_face(points, KAGGLE15)
        assert face[0, 0] == pytest.approx(96 / 2.75, rel=0.02)
        assert abs(face[1, 0]) < 0.5
        assert face[:, 2] == pytest.approx((47.5, 47.5 - 0.30 * 96 / 2.75), abs=0.5)


def test_an_epoch_shows_every_face_once_and_in_another_order(task):
    assert task.steps == -(-len(task._learnt) // RECIPE.batch)
    first, second = shown(task, 0), shown(task, 1)
    assert len(first) == len(task._learnt)
    assert (first != second).any()
    assert (shown(task, 0) == first).all()
    np.testing.assert_array_equal(
        np.sort(first.mean(axis=(1, 2, 3))), np.sort(second.mean(axis=(1, 2, 3)))
    )


def test_it_is_trained_as_the_article_says(task):
    network = task.build(lambda _: None)
    (phase,) = task.phases()
    task.compile(network, phase)
    assert (phase.start, phase.end) == (0, RECIPE.epochs)
    assert type(network.optimizer).__name__ == "RMSprop"
    assert float(network.optimizer.learning_rate) == pytest.approx(1e-3)
    normalize = network.get_layer("normalize")
    assert len(normalize.trainable_variables) == 2
    np.testing.assert_array_equal(normalize.moving_mean, [0.0])


def test_the_loss_is_the_mean_squared_error_of_what_is_labelled(task):
    import keras

    from facekeys.training.article import MaskedSquaredError

    rng = np.random.default_rng(0)
    wanted, found = rng.normal(size=(2, 5, 30)).astype(np.float32)
    assert float(MaskedSquaredError()(wanted, found)) == pytest.approx(
        float(keras.losses.MeanSquaredError()(wanted, found)), rel=1e-5
    )
    wanted[0, 1:] = np.nan
    wanted[1] = np.nan
    by_row = np.asarray(MaskedSquaredError(reduction=None)(wanted, found))
    assert by_row[0] == pytest.approx((wanted[0, 0] - found[0, 0]) ** 2, rel=1e-4)
    assert by_row[1] == 0


class Oracle:
    """A network that is right, or off by the same everywhere."""

    def __init__(self, faces, off):
        from facekeys.training.batches import to_targets

        self._targets = to_targets(faces.points) + np.float32(off)

    def predict(self, crops, verbose):
        return {"points": self._targets}


def test_what_is_measured(task):
    from facekeys.training.article import measure

    faces = task._by_picture
    right = measure(Oracle(faces, 0.0), faces)
    assert (right.loss, right.accuracy) == (0.0, 1.0)
    assert right.rmse_px == pytest.approx(0, abs=1e-4)
    off = measure(Oracle(faces, 0.1), faces)
    assert off.faces == len(faces)
    assert off.loss == pytest.approx(0.01, rel=1e-3)
    assert off.accuracy == 1.0
    assert off.rmse_px == pytest.approx(4.8, rel=1e-3)
    assert off.nme == pytest.approx(4.8 * 2**0.5 / (96 / 2.75), rel=0.02)


def test_the_report_stands_beside_the_claim(task, tmp_path):
    lines = []
    task.finish(tiny_network(), tmp_path, lines.append)
    content = json.loads((tmp_path / "article.json").read_text())
    assert content["claim"]["loss"] == "< 0.001"
    by_picture, by_person = content["results"].values()
    assert by_picture["faces"] == len(task._by_picture)
    assert by_person["faces"] == len(task._by_person)
    assert all(np.isfinite(list(by_person.values())))
    assert "80-90 %" in lines[1]
    assert f"{by_picture['loss']:.5f}" in lines[2]
    assert lines[3].startswith("people never seen")
    assert len({len(line) for line in lines}) == 1


def test_a_run_keeps_the_epoch_with_the_lowest_validation_loss(
    task, monkeypatch, tmp_path
):
    from facekeys.training.fit import fit

    monkeypatch.setattr(task, "sketch", tiny_points)
    epochs = []
    best = fit(task, tmp_path, report=lambda _, entry: epochs.append(entry))
    losses = [entry["val_loss"] for entry in epochs]
    assert len(losses) == RECIPE.epochs
    assert task.judge(best)["val_loss"] == pytest.approx(min(losses), rel=1e-4)
    assert "validation loss 0." in task.summary(epochs[-1])


def tiny_points():
    """Return the tiny network without its score."""
    import keras

    network = tiny_network()
    return keras.Model(network.input, {"points": network.output["points"]})


def test_only_labels_by_hand_are_read(keras_lab, tmp_path):
    from facekeys.training import article

    write_faces(tmp_path)
    (tmp_path / "drawn").rename(tmp_path / "taught")
    write_faces(tmp_path)
    told = []
    read, kept = article.read_truth, article._TEACHER

    def labels(data, name, part):
        source = kept if name == "taught" else "muct"
        return [replace_source(label, source) for label in read(data, name, part)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(article, "read_truth", labels)
        found = article.ArticleTask.read(tmp_path, (), told.append)
    assert [one.name for one in found.sets] == ["drawn"]
    assert "taught has no labels by hand, and is left out." in told


def replace_source(label, source):
    from dataclasses import replace

    return replace(label, source=source)


def test_too_few_faces_are_a_sentence(faces):
    from facekeys.training.article import ArticleTask

    few = Dataset((faces.sets[0].part("test"),), faces.non_faces)
    with pytest.raises(InputError, match="too few"):
        ArticleTask(few, RECIPES["seed"])
