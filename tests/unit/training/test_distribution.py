"""Several devices: two halves of this processor stand for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facekeys.errors import UsageError
from unit.training.tiny_runs import write_faces

pytestmark = pytest.mark.slow

TESTS = Path(__file__).parents[2]

_CHILD = """
import sys, warnings
from pathlib import Path
warnings.simplefilter("ignore")
import tensorflow as tf
(processor,) = tf.config.list_physical_devices("CPU")
halves = [tf.config.LogicalDeviceConfiguration()] * 2
tf.config.set_logical_device_configuration(processor, halves)
from facekeys.errors import UsageError
from facekeys.training import distribution
from facekeys.training.fit import fit
from unit.training.tiny_runs import read_faces, tiny_task

data, folder = Path(sys.argv[1]), Path(sys.argv[2])
faces, seen = read_faces(data), []
task = tiny_task(faces, epochs=2)
build = task.build
def watched(tell):
    network = build(tell)
    seen.append(len(network.weights[0].value.values))  # one copy on each device
    return network
task.build = watched
fit(task, folder, distribute=True, report=lambda *entry: print(*entry))
assert seen == [2], seen
try:
    fit(tiny_task(faces, batch=3), folder / "odd", distribute=True)
except UsageError as error:
    print(error)
"""


@pytest.mark.usefixtures("keras_lab")
def test_two_devices_share_every_batch(tmp_path):
    data = write_faces(tmp_path / "data")
    child = subprocess.run(
        [sys.executable, "-c", _CHILD, data, tmp_path / "run"],
        env=os.environ
        | {
            "KERAS_BACKEND": "tensorflow",
            "PYTHONPATH": f"{TESTS.parent / 'app'}{os.pathsep}{TESTS}",
            "TF_CPP_MIN_LOG_LEVEL": "3",
        },
        capture_output=True,
        check=False,
        text=True,
    )
    assert child.returncode == 0, child.stderr[-2000:]
    first, second, odd = child.stdout.splitlines()
    assert first.startswith("1 {'loss'")
    assert second.startswith("2 {'loss'")
    assert odd.startswith("3 crops can't be shared out evenly among 2 devices.")


def test_one_device_is_a_sentence(keras_lab):
    from facekeys.training.distribution import distributed

    with pytest.raises(UsageError, match="only one device"), distributed(4):
        pass


def test_a_backend_without_such_a_thing_is_a_sentence(keras_lab, monkeypatch):
    import keras

    from facekeys.training.distribution import distributed

    monkeypatch.setattr(keras.backend, "backend", lambda: "torch")
    with pytest.raises(UsageError, match="backend torch") as caught, distributed(4):
        pass
    assert "tensorflow, jax" in caught.value.hint


def test_a_task_with_uneven_batches_is_not_distributed(keras_lab, tmp_path):
    from types import SimpleNamespace

    from facekeys.training.fit import fit
    from facekeys.training.recipes import RECIPES

    with pytest.raises(UsageError, match="can't be distributed"):
        fit(SimpleNamespace(recipe=RECIPES["seed"]), tmp_path, distribute=True)
