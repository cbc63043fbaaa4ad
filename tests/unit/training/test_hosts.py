"""Several hosts: two programs on this machine stand for them."""

from __future__ import annotations

import importlib.util
import json
import os
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from facekeys.errors import UsageError
from unit.training.tiny_runs import read_faces, tiny, tiny_task, write_faces

pytestmark = [
    pytest.mark.slow,
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]

TESTS = Path(__file__).parents[2]

# Trains until the second epoch begins, then goes on with what the first host has
# written. The folder of the second host's own must stay empty.
_CHILD = """
import json, sys, warnings
from pathlib import Path
import keras, numpy as np
warnings.simplefilter("ignore")
from facekeys.training.distribution import join_hosts
from facekeys.training.fit import fit
from unit.training.tiny_runs import read_faces, tiny_task

join_hosts(lambda line: None)
data, first, own = map(Path, sys.argv[1:])
task = tiny_task(read_faces(data), epochs=2)
parts, losses, epochs, networks = [], [], [], []
batch, judge, compile = task.batch, task.judge, task.compile
def watched_batch(*which):
    parts.append(batch(*which))
    return parts[-1]
def watched_compile(network, phase):
    compile(network, phase)
    networks.append(network)
def uneven_judge(network):
    task._held_out = {
        name: (crops[:7], points[:7])
        for name, (crops, points) in task._held_out.items()
    }
    return judge(network)
task.batch, task.judge, task.compile = watched_batch, uneven_judge, watched_compile

class Cut(Exception):
    pass
def on_step(epoch, step, steps, loss):
    losses.append(loss)
    if len(losses) == steps + 1:
        raise Cut
report = lambda epoch, entry: epochs.append([epoch, entry["error"]])
try:
    fit(task, own, distribute=True, on_step=on_step, report=report)
except Cut:
    pass
best = fit(task, first, resume=True, distribute=True, on_step=on_step, report=report)
print(json.dumps({
    "rows": [len(part[0]) for part in parts],
    "crops": [float(part[0].sum()) for part in parts],
    "losses": losses,
    "weights": [float(np.abs(weight).sum()) for weight in networks[0].get_weights()],
    "epochs": epochs,
    "best": best is not None,
}))
"""


def start(host, port, *arguments):
    return subprocess.Popen(
        [sys.executable, "-c", _CHILD, *arguments],
        env=os.environ
        | {
            "KERAS_BACKEND": "jax",
            "KERAS_DISTRIBUTION_JOB_ADDRESSES": f"127.0.0.1:{port}",
            "KERAS_DISTRIBUTION_NUM_PROCESSES": "2",
            "KERAS_DISTRIBUTION_PROCESS_ID": str(host),
            "PYTHONPATH": f"{TESTS.parent / 'app'}{os.pathsep}{TESTS}",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "XLA_FLAGS": "",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def hosts(tmp_path_factory):
    """What two hosts say of a run that they began, and went on with; and its folder."""
    if importlib.util.find_spec("jax") is None:
        pytest.skip("wants JAX, which alone can train on several hosts")
    folder = tmp_path_factory.mktemp("hosts")
    data, port = write_faces(folder / "data"), free_port()
    runs = folder / "run-0", folder / "run-1"
    with ExitStack() as stack:
        children = [
            stack.enter_context(start(host, port, data, runs[0], runs[host]))
            for host in range(2)
        ]
        for child in children:
            stack.callback(child.kill)
        ends = [child.communicate(timeout=240) for child in children]
    for child, (_, errors) in zip(children, ends, strict=True):
        assert child.returncode == 0, errors[-2000:]
    said = [json.loads(output.splitlines()[-1]) for output, _ in ends]
    return said, runs


def test_each_host_makes_its_part_of_every_batch(hosts):
    (first, second), _ = hosts
    assert {*first["rows"], *second["rows"]} == {2}  # of 4 crops
    assert not {*first["crops"]} & {*second["crops"]}


def test_all_hosts_learn_the_same(hosts):
    (first, second), _ = hosts
    steps = 3
    assert len(first["losses"]) == 2 * steps + 1  # one of them twice
    assert first["losses"] == second["losses"]
    assert first["losses"][steps] == first["losses"][steps + 1]  # as if never cut
    assert first["weights"] == second["weights"]


def test_the_first_host_alone_judges_and_writes(hosts):
    (first, second), runs = hosts
    assert [epoch for epoch, _ in first["epochs"]] == [1, 2]
    assert second["epochs"] == []
    assert (first["best"], second["best"]) == (True, False)
    assert {"best.keras", "epoch-0002", "log.csv"} <= {
        path.name for path in runs[0].iterdir()
    }
    assert not runs[1].exists()


@pytest.fixture
def second_of_two(keras_lab, monkeypatch):
    """This host is the second of two, as far as training knows."""
    from facekeys.training import distribution, fit

    @contextmanager
    def distributed(batch):
        yield distribution.Share(host=1, hosts=2)

    monkeypatch.setattr(fit, "distributed", distributed)


def test_the_second_host_leaves_the_folder_alone(second_of_two, tmp_path):
    from facekeys.training.fit import fit

    task = tiny_task(read_faces(write_faces(tmp_path / "data")), epochs=1)
    told, folder = [], tmp_path / "run"
    best = fit(task, folder, distribute=True, report=lambda *entry: told.append(entry))
    assert best is None
    assert told == []
    assert not folder.exists()


def test_the_second_host_exports_nothing(second_of_two, keras_lab, tmp_path):
    data, told = write_faces(tmp_path / "data"), []
    out = keras_lab.train_model(
        data,
        tmp_path / "run",
        tiny(network="heatmap-tiny", epochs=1, steps=1),
        distribute=True,
        tell=told.append,
    )
    assert out == tmp_path / "run/best.keras"
    assert told[-1].startswith("This host has done its part")
    assert not out.parent.exists()


def test_the_parts_of_a_batch_differ_and_come_again(keras_lab, tmp_path):
    from facekeys.training.distribution import Share

    task = tiny_task(read_faces(write_faces(tmp_path)))
    parts = [
        task.batch(("points",), 0, step, Share(host, 2))[0]
        for step in range(2)
        for host in range(2)
    ]
    assert all(len(part) == 2 for part in parts)
    assert len({part.tobytes() for part in parts}) == 4
    again = task.batch(("points",), 0, 1, Share(1, 2))[0]
    np.testing.assert_array_equal(again, parts[-1])


def test_a_host_is_alone_where_no_variable_names_others(keras_lab, monkeypatch):
    import keras

    from facekeys.training.distribution import join_hosts

    monkeypatch.setattr(keras.distribution, "initialize", pytest.fail)
    join_hosts(pytest.fail)


def test_hosts_on_another_backend_are_a_sentence(keras_lab, monkeypatch):
    from facekeys.training.distribution import join_hosts

    monkeypatch.setenv("KERAS_DISTRIBUTION_JOB_ADDRESSES", "10.0.0.1:1234")
    with pytest.raises(UsageError, match="backend tensorflow") as caught:
        join_hosts()
    assert "KERAS_BACKEND=jax" in caught.value.hint


def test_hosts_that_do_not_meet_are_a_sentence(keras_lab, monkeypatch):
    import keras

    from facekeys.training.distribution import join_hosts

    def initialize():
        raise ValueError("coordinator_address should be defined")

    monkeypatch.setenv("KERAS_DISTRIBUTION_NUM_PROCESSES", "2")
    monkeypatch.setattr(keras.backend, "backend", lambda: "jax")
    monkeypatch.setattr(keras.distribution, "initialize", initialize)
    told = []
    with pytest.raises(UsageError, match="should be defined") as caught:
        join_hosts(told.append)
    assert "KERAS_DISTRIBUTION_PROCESS_ID" in caught.value.hint
    assert len(told) == 1


def test_hosts_of_unequal_size_are_a_sentence(keras_lab, monkeypatch):
    import keras

    from facekeys.training.distribution import distributed

    jax = SimpleNamespace(process_count=lambda: 2, local_device_count=lambda: 1)
    monkeypatch.setitem(sys.modules, "jax", jax)
    monkeypatch.setattr(keras.backend, "backend", lambda: "jax")
    monkeypatch.setattr(keras.distribution, "list_devices", lambda: ["gpu:0"] * 3)
    with pytest.raises(UsageError, match="2 hosts have 3 devices"), distributed(6):
        pass


def test_what_is_the_host_s_own_is_not_shared_out(keras_lab):
    import keras

    from facekeys.training.distribution import undistributed

    shared = object()
    keras.distribution.set_distribution(shared)
    try:
        with undistributed():
            assert keras.distribution.distribution() is None
        assert keras.distribution.distribution() is shared
    finally:
        keras.distribution.set_distribution(None)
