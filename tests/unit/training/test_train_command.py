"""`facekeys train`: its options, what it says, and a whole run of it."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from typing import get_args, get_type_hints

import pytest
from rich.console import Console

from facekeys.cli.main import main
from facekeys.cli.train import train
from facekeys.cli.train_progress import Bars
from facekeys.keypoints.detailed import SCHEMES
from facekeys.training.recipes import RECIPES
from unit.training.tiny_runs import tiny_network, write_faces


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return write_faces(tmp_path_factory.mktemp("data"))


def test_without_tensorflow_it_says_what_to_install(monkeypatch, tmp_path, capsys):
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "tensorflow" else find(name, *rest),
    )
    assert main(["train", "--data", str(tmp_path)]) == 2
    assert 'pip install ".[train]"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--data", "nowhere"], 3, "There is no folder nowhere."),
        (["--data", "{data}", "--set", "mukt"], 2, "There is no set mukt"),
        (["--data", "{data}", "--recipe", "sead"], 2, "There is no recipe sead."),
        (["--data", "{data}", "--recipe", "seed", "--steps", "2"], 2, "steps can't be"),
        (["--data", "{data}", "--epochs", "0"], 2, "--epochs must be at least 1"),
    ],
)
def test_bad_options_are_a_sentence_before_anything_slow(
    monkeypatch, data, tmp_path, capsys, arguments, code, sentence
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.util, "find_spec", lambda *_: object())
    before = "keras" in sys.modules
    assert main(["train", *(word.format(data=data) for word in arguments)]) == code
    assert sentence in capsys.readouterr().err
    assert ("keras" in sys.modules) == before
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_network_that_lacks_the_scheme_is_refused_before_anything_is_read(
    data, keras_lab, tmp_path, capsys, more
):
    run = tmp_path / "run"
    words = ["--recipe", "seed", "--scheme", "muct76", "--out", str(run), *more]
    assert main(["train", "--data", str(data), *words]) == 2
    said = capsys.readouterr().err
    assert "knows no other points than the 15" in said
    assert said.partition("--recipe ")[2].strip(" .\n") in RECIPES
    assert "Reading" not in said
    assert not run.exists()


def test_every_scheme_can_be_asked_for():
    hints = get_type_hints(train)
    assert [*get_args(hints["scheme"])] == [*SCHEMES]


def test_help_names_every_recipe_and_option(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["train", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(name in "".join(said.split()) for name in RECIPES)
    for option in ("--resume", "--dry-run", "--distribute", "--no-progress", "--set"):
        assert option in said


def test_the_bar_shows_epoch_steps_and_loss():
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system=None, width=100)
    with Bars(RECIPES["seed"], console) as bars:
        bars.on_step(1, 1, 8, 0.5)
        bars.tell("a line with [brackets]")
        bars.on_step(2, 3, 8, 0.25)
    *_, above, last = file.getvalue().split("\x1b[2K")
    assert above.startswith("a line with [brackets]\n")
    assert "epoch 2/30" in last
    assert "3/8" in last
    assert "loss 0.2500" in last


@pytest.fixture
def small(keras_lab, monkeypatch):
    """Put a tiny network in the place of all."""
    from facekeys.training import mixture, task

    networks = dict.fromkeys(task.NETWORKS, tiny_network)
    monkeypatch.setattr(task, "NETWORKS", networks)
    monkeypatch.setattr(mixture, "_FIRST_LOOK", 8)


@pytest.mark.slow
# Keras 3.15 against NumPy 2, when it saves.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_from_a_dry_run_to_a_model_and_again(
    small, data, monkeypatch, tmp_path, capsys
):
    monkeypatch.chdir(tmp_path)
    options = ["--epochs", "2", "--batch", "4", "--steps", "2", "--out", "run"]
    arguments = ["train", "--data", str(data), *options]
    assert main([*arguments, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "drawn: 60 faces" in said
    assert "2 epochs of 2 steps of 4 crops" in said
    assert not list(tmp_path.iterdir())

    assert main(arguments) == 0
    said = capsys.readouterr().out
    assert "epoch 2/2: loss" in said
    assert said.endswith("run/keypoints15.toml: the model.\n")
    progress = json.loads((tmp_path / "run/epoch-0002/progress.json").read_text())
    assert progress["recipe"]["steps"] == 2
    (tmp_path / "run/keypoints15.tflite").unlink()

    assert main(arguments) == 2
    assert "a run in run already" in capsys.readouterr().err
    assert main([*arguments, "--resume"]) == 0
    assert "epoch 2/2" not in capsys.readouterr().out
    assert (tmp_path / "run/keypoints15.tflite").exists()
