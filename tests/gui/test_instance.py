"""One FaceKeys for each user: who may run, and what a killed one leaves behind."""

import subprocess
import sys

import pytest

from facekeys.errors import NotRunningError
from facekeys.ui.instance import Instance, raise_other

KILLED = """
import os
from facekeys.ui.instance import Instance
assert Instance().claim()
os._exit(1)
"""


def test_there_is_one_until_it_ends():
    first, second = Instance(), Instance()
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_what_a_killed_one_left_behind_is_no_obstacle():
    subprocess.run([sys.executable, "-c", KILLED], check=False)
    one = Instance()
    assert one.claim()
    one.release()


def test_without_a_place_for_the_lock_everybody_may_run(monkeypatch):
    def refuse():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("facekeys.ui.instance.control_address", refuse)
    for one in (Instance(), Instance()):
        assert one.claim()
        one.release()


def test_in_a_folder_that_takes_no_file_everybody_may_run(monkeypatch, tmp_path):
    nowhere = tmp_path / "gone" / "control"
    monkeypatch.setattr("facekeys.ui.instance.control_address", lambda: str(nowhere))
    assert Instance().claim()


def test_one_that_does_not_answer_is_a_sentence(monkeypatch):
    monkeypatch.setattr("facekeys.ui.instance._START_S", 0.2)
    with pytest.raises(NotRunningError, match="its window can't be shown"):
        raise_other()
