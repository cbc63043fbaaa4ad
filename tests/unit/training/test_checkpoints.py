"""What is said when a run can't be gone on with."""

from __future__ import annotations

import json

import pytest

from facekeys.errors import InputError, UsageError
from unit.training.tiny_runs import TINY, tiny, tiny_network

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("keras_lab"),
    # Keras 3.15 against NumPy 2, when it saves.
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
]


SETS = [{"set": "drawn", "faces": 9, "groups": 3}]


@pytest.fixture
def checkpoints(keras_lab):
    from facekeys.training import checkpoints

    return checkpoints


@pytest.fixture
def run(checkpoints, tmp_path):
    """The folder of a run of which two epochs are done."""
    network, average = (tiny_network() for _ in range(2))
    history = [{"loss": 2.0, "error": 0.5}, {"loss": 1.0, "error": 0.6}]
    progress = checkpoints.Progress(TINY, SETS, epochs=2, history=history)
    checkpoints.save(tmp_path, network, average, progress)
    return tmp_path


def test_progress_comes_back(checkpoints, run):
    _, _, progress = checkpoints.load(run, TINY, SETS)
    assert progress.epochs == 2
    assert progress.best == 0.5
    assert [entry["loss"] for entry in progress.history] == [2.0, 1.0]


def test_nothing_to_resume_is_said(checkpoints, tmp_path):
    with pytest.raises(InputError, match="no run to resume"):
        checkpoints.load(tmp_path / "nowhere", TINY, SETS)


def test_another_recipe_is_refused_by_its_differences(checkpoints, run):
    other = tiny(epochs=4, batch=5)
    with pytest.raises(UsageError) as caught:
        checkpoints.load(run, other, SETS)
    assert caught.value.message.endswith(
        "another recipe: epochs was 3 and is 4 now, batch was 4 and is 5 now."
    )


def test_other_faces_are_refused(checkpoints, run):
    with pytest.raises(UsageError, match=r"with other faces: .*'faces': 9"):
        checkpoints.load(run, TINY, [{"set": "drawn", "faces": 8, "groups": 3}])


def test_a_run_from_before_faces_were_noted_goes_on(checkpoints, run):
    path = run / "epoch-0002" / "progress.json"
    state = json.loads(path.read_text())
    del state["sets"]
    path.write_text(json.dumps(state))
    assert checkpoints.load(run, TINY, SETS)[2].epochs == 2


def test_a_recipe_from_before_a_field_was_added_still_fits(checkpoints, run):
    path = run / "epoch-0002" / "progress.json"
    state = json.loads(path.read_text())
    for added in ("task", "head_epochs"):
        del state["recipe"][added]
    path.write_text(json.dumps(state))
    assert checkpoints.load(run, TINY, SETS)[2].recipe == TINY


@pytest.mark.parametrize("file", ["progress.json", "network.keras", "average.keras"])
@pytest.mark.parametrize("content", [None, b"", b"half of somethi"])
def test_a_damaged_file_is_named(checkpoints, run, file, content):
    path = run / "epoch-0002" / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(InputError, match="epoch-0002 is damaged"):
        checkpoints.load(run, TINY, SETS)


def test_a_half_written_epoch_does_not_count(checkpoints, run):
    (run / "epoch-0003.part").mkdir()
    assert checkpoints.load(run, TINY, SETS)[2].epochs == 2
