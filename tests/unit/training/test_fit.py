"""A short but real training on drawn faces: its loop, its files, and its ends."""

from __future__ import annotations

import csv
import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from facekeys.errors import FaceKeysError, InputError, OutputError, UsageError
from unit.training.tiny_runs import read_faces, tiny_task, write_faces

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("keras_lab"),
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return write_faces(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def faces(data, keras_lab):
    return read_faces(data)


@pytest.fixture
def train(faces):
    """Train on the drawn faces; return the epochs, and what was told."""
    from facekeys.training.fit import fit

    def run(folder, *, resume=False, distribute=False, on_step=None, **changes):
        epochs = []
        fit(
            tiny_task(faces, **changes),
            folder,
            resume=resume,
            distribute=distribute,
            report=lambda epoch, entry: epochs.append((epoch, entry)),
            on_step=on_step or (lambda *_: None),
        )
        return epochs

    return run


@pytest.fixture(scope="module")
def whole_run(faces, tmp_path_factory):
    """The folder of a run that nothing happened to, and what it reported."""
    from facekeys.training.fit import fit

    folder = tmp_path_factory.mktemp("whole")
    epochs, steps = [], []
    fit(
        tiny_task(faces),
        folder,
        report=lambda epoch, entry: epochs.append((epoch, entry)),
        on_step=lambda *step: steps.append(step),
    )
    return folder, epochs, steps


def log_of(folder):
    with (folder / "log.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_the_loss_falls_and_every_figure_is_a_number(whole_run):
    _, epochs, _ = whole_run
    assert [epoch for epoch, _ in epochs] == [1, 2, 3]
    entries = [entry for _, entry in epochs]
    assert entries[-1]["loss"] < entries[0]["loss"]
    assert all(np.isfinite(list(entry.values())).all() for entry in entries)
    assert {"error", "drawn box", "drawn track", "seconds"} <= entries[0].keys()


def test_each_step_is_told(whole_run):
    _, _, steps = whole_run
    assert [step[:3] for step in steps] == [
        (epoch, step, 3) for epoch in (1, 2, 3) for step in (1, 2, 3)
    ]
    assert all(step[3] > 0 for step in steps)


def test_the_log_has_a_row_for_each_epoch(whole_run):
    folder, epochs, _ = whole_run
    rows = log_of(folder)
    assert [row["epoch"] for row in rows] == ["1", "2", "3"]
    for row, (_, entry) in zip(rows, epochs, strict=True):
        assert float(row["loss"]) == entry["loss"]
        assert float(row["drawn box"]) == entry["drawn box"]


def test_only_the_last_epoch_and_the_best_network_are_kept(whole_run):
    folder, _, _ = whole_run
    kept = {path.name for path in folder.iterdir()} - {"tensorboard"}
    assert kept == {"epoch-0003", "best.keras", "log.csv"}


def test_the_average_is_what_the_recipe_makes_it(faces, train, tmp_path):
    import keras

    def apart(folder):
        names = ("network.keras", "average.keras")
        both = [keras.models.load_model(folder / "epoch-0001" / name) for name in names]
        weights = [model.get_weights() for model in both]
        return max(
            float(np.abs(one - other).max())
            for one, other in zip(*weights, strict=True)
        )

    train(tmp_path / "averaged", epochs=1)
    train(tmp_path / "plain", epochs=1, average=0.0)
    assert apart(tmp_path / "averaged") > 1e-5
    assert apart(tmp_path / "plain") == 0


_CHILD = """
import os, signal, sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import keras
from facekeys.training.fit import fit
from unit.training.tiny_runs import read_faces, tiny_task

data, folder, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def on_step(epoch, step, steps, loss):
    if moment == "in an epoch" and (epoch, step) == (2, 2):
        die()

save = keras.Model.save
def save_half(self, path, **options):
    save(self, path, **options)
    if moment == "in a checkpoint" and "epoch-0002.part" in str(path):
        with open(path, "r+b") as file:
            file.truncate(1000)
        die()
keras.Model.save = save_half

fit(tiny_task(read_faces(data)), folder, on_step=on_step)
"""


@pytest.mark.parametrize("moment", ["in an epoch", "in a checkpoint"])
def test_a_killed_run_goes_on_where_it_was(moment, data, train, whole_run, tmp_path):
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, data, tmp_path / "run", moment],
        env=os.environ
        | {
            "PYTHONPATH": f"{TESTS.parent / 'app'}{os.pathsep}{TESTS}",
            "TF_CPP_MIN_LOG_LEVEL": "3",
        },
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()[-2000:]
    epochs = train(tmp_path / "run", resume=True)
    assert [epoch for epoch, _ in epochs] == [2, 3]
    rows = log_of(tmp_path / "run")
    assert [row["epoch"] for row in rows] == ["1", "2", "3"]
    np.testing.assert_allclose(
        [float(row["loss"]) for row in rows],
        [float(row["loss"]) for row in log_of(whole_run[0])],
        rtol=0.02,
    )
    assert {path.name for path in (tmp_path / "run").glob("epoch-*")} == {"epoch-0003"}


def test_a_run_that_has_hardly_begun_can_be_resumed(train, tmp_path):
    class StopError(Exception):
        pass

    def stop(*_):
        raise StopError

    with pytest.raises(StopError):
        train(tmp_path, on_step=stop, epochs=1)
    assert len(train(tmp_path, resume=True, epochs=1)) == 1


def test_a_finished_run_only_gives_its_network(whole_run, train):
    folder, _, _ = whole_run
    before = (folder / "best.keras").read_bytes()
    assert train(folder, resume=True) == []
    assert (folder / "best.keras").read_bytes() == before


def test_a_new_run_does_not_take_the_place_of_another(whole_run, train):
    folder, _, _ = whole_run
    with pytest.raises(UsageError, match=r"a run in .* already: epoch-0003") as caught:
        train(folder)
    assert "--resume" in caught.value.hint
    assert (folder / "epoch-0003").exists()


def test_a_full_disk_is_a_sentence(train, monkeypatch, tmp_path):
    import keras

    save, calls = keras.Model.save, []

    def full(self, path, **options):
        calls.append(path)
        if len(calls) > 2:  # the first two are those before the first epoch
            raise OSError(errno.ENOSPC, "No space left on device")
        save(self, path, **options)

    monkeypatch.setattr(keras.Model, "save", full)
    with pytest.raises(OutputError, match="No space left on device") as caught:
        train(tmp_path)
    assert "--resume" in caught.value.hint
    monkeypatch.undo()
    assert len(train(tmp_path, resume=True)) == 3


def test_a_file_that_may_not_grow_is_a_sentence(train, tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(OutputError, match="can't be written"):
            train(tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_folder_that_can_t_be_made_is_a_sentence(train, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="can't be written"):
        train(tmp_path / "file")


def test_a_loss_that_is_no_number_is_a_sentence(train, tmp_path):
    with pytest.raises(FaceKeysError, match="no number any more") as caught:
        train(tmp_path, learning_rate=1e30)
    assert "--learning-rate" in caught.value.hint
    assert not (tmp_path / "best.keras").exists()


def test_a_lost_best_network_is_a_sentence(train, tmp_path):
    train(tmp_path, epochs=1)
    (tmp_path / "best.keras").unlink()
    with pytest.raises(InputError, match=r"has no best\.keras"):
        train(tmp_path, resume=True, epochs=1)


def test_a_rehearsal_says_what_would_be_trained_and_writes_nothing(
    faces, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    task = tiny_task(faces)
    counts, *_ = task.describe()
    assert counts.startswith("drawn: 60 faces, 42 to learn from (21 groups), ")
    network, plan = task.rehearse()
    assert "gives: points, score." in network
    assert plan.startswith("3 epochs of 3 steps of 4 crops; a step takes about ")
    assert not list(tmp_path.iterdir())
