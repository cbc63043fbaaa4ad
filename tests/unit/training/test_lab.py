"""A short but real training on drawn faces, from the command to the model files."""

from __future__ import annotations

import json
import tomllib

import numpy as np
import pytest
import typer

from facekeys.cli.train import train
from facekeys.errors import InputError, UsageError
from facekeys.keypoints.model import KeypointModel
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.metrics import nme
from facekeys.training.samples import load_samples
from unit.training.drawn_faces import write_landmarks

pytestmark = [
    pytest.mark.slow,
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

PEOPLE = [f"person-{number}" for number in range(30)]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    write_landmarks(folder / "muct", PEOPLE)
    return folder


@pytest.fixture(scope="module")
def recipe(keras_lab):
    from facekeys.training.fit import Recipe

    return Recipe(epochs=3, batch=8, steps=6, average=0.5, seed=3)


@pytest.fixture(scope="module")
def run(data, recipe, keras_lab, tmp_path_factory):
    out = tmp_path_factory.mktemp("run")
    entries = []
    card = keras_lab.train_model(
        data, out, recipe, report=lambda epoch, entry: entries.append((epoch, entry))
    )
    return card, entries


def test_the_loss_falls(run):
    _, entries = run
    assert [epoch for epoch, _ in entries] == [1, 2, 3]
    losses = [entry["loss"] for _, entry in entries]
    assert losses[-1] < losses[0]
    assert all(np.isfinite(list(entry.values())).all() for _, entry in entries)


def test_the_card_tells_what_the_model_is(run, recipe):
    card, _ = run
    facts = tomllib.loads(card.read_text())
    assert facts["training"]["recipe"]["epochs"] == recipe.epochs
    assert facts["training"]["sets"][0]["set"] == "muct"
    assert facts["network"] == "seed"
    kinds = [(score["set"], score["framing"]) for score in facts["metrics"]]
    assert kinds[:2] == [("muct", "box"), ("muct", "track")]
    assert all(score["faces"] > 0 for score in facts["metrics"][:2])


def test_the_app_s_runtime_runs_it_and_finds_what_the_card_says(run, data):
    card, _ = run
    facts = tomllib.loads(card.read_text())
    faces = load_samples("muct", data / "muct").part("test")
    crops, points = held_out(faces, FRAMINGS["box"])
    found = KeypointModel(card).predict(crops)
    assert nme(found, points) == pytest.approx(facts["metrics"][0]["nme"], abs=1e-3)


def test_a_stopped_run_goes_on_where_it_stopped(run, data, recipe, keras_lab, tmp_path):
    from facekeys.training.fit import fit

    _, entries = run
    faces = load_samples("muct", data / "muct")
    parts = ([faces.part("train")], [faces.part("validation")])

    class StopError(Exception):
        pass

    def stop(epoch, entry):
        if epoch == 1:
            raise StopError

    with pytest.raises(StopError):
        fit(*parts, tmp_path, recipe, report=stop)
    later = []
    fit(*parts, tmp_path, recipe, resume=True, report=lambda e, _: later.append(e))
    assert later == [2, 3]
    state = json.loads((tmp_path / "state.json").read_text())
    assert state["epochs"] == 3
    losses = [entry["loss"] for entry in state["history"]]
    np.testing.assert_allclose(
        losses, [entry["loss"] for _, entry in entries], rtol=0.02
    )


def test_resuming_asks_for_the_same_recipe(run, data, recipe, keras_lab):
    from facekeys.training.fit import Recipe

    card, _ = run
    other = Recipe(epochs=4, batch=8, steps=6, average=0.5, seed=3)
    with pytest.raises(UsageError, match="another recipe"):
        keras_lab.train_model(data, card.parent, other, resume=True)


def test_nothing_to_resume_is_said(data, recipe, keras_lab, tmp_path):
    with pytest.raises(InputError, match="no run to resume"):
        keras_lab.train_model(data, tmp_path, recipe, resume=True)


def test_too_few_people_are_refused(recipe, keras_lab, tmp_path):
    write_landmarks(tmp_path / "muct", PEOPLE[:1])
    with pytest.raises(InputError, match="too few"):
        keras_lab.train_model(tmp_path, tmp_path / "run", recipe)


def test_the_command_trains(data, keras_lab, tmp_path, capsys):
    train(data=data, out=tmp_path, sets=["muct"], epochs=1, batch=4, steps=1, seed=0)
    printed = capsys.readouterr().out
    assert "epoch 1/1: loss" in printed
    assert str(tmp_path / "keypoints15.toml") in printed
    assert {"keypoints15.keras", "keypoints15.tflite", "keypoints15.toml"} <= {
        path.name for path in tmp_path.iterdir()
    }


def test_the_command_names_the_sets_it_knows(data, keras_lab, tmp_path):
    with pytest.raises(typer.BadParameter, match=r"no set mukt.*muct"):
        train(data=data, out=tmp_path, sets=["mukt"])
