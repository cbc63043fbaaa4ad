"""FaceKeys with a real v4l2loopback and a real webcam driver, in user-mode Linux."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def machine(boot):
    """What the parts saw, one by one."""
    return boot("guest.py")


def test_without_the_module_it_says_which_line_loads_it(machine):
    assert "no virtual camera" in machine.without_module
    assert "sudo modprobe v4l2loopback" in machine.without_module
    assert "install" not in machine.without_module


def test_the_camera_is_found_by_its_label(machine):
    assert machine.sink_name == "FaceKeys Cam"
    assert machine.doctor_idle == ["ok", "Other programs list it as FaceKeys Cam."]
    assert machine.doctor_sending == machine.doctor_idle


def test_other_programs_see_the_picture_that_was_sent(machine):
    sent = cv2.imread(str(machine.out / "sent.png")).astype(int)
    received = cv2.imread(str(machine.out / "received.png")).astype(int)
    assert received.shape == (720, 1280, 3)
    assert np.abs(sent - received).mean() < 2.0
    assert np.abs(sent[200, 300] - received[200, 300]).max() < 8


def test_its_own_camera_is_never_listed_as_a_webcam(machine):
    assert machine.cameras_while_sending == []
    assert [name for _, name, _ in machine.cameras] == ["vivid-000-vid-cap"]


def test_a_second_sender_is_told_why_it_can_not(machine):
    assert "another program feeds it" in machine.second_sender
    assert "holds it at 1280x720" in machine.other_size_in_a_call


def test_a_device_that_another_program_left_unusable_is_revived(machine):
    assert machine.reopened_after_spoiling


def test_a_webcam_is_read_at_the_size_that_was_asked_for(machine):
    assert machine.webcam_size == [1280, 720]
    assert machine.webcam_fps > 0
    assert machine.frame_shapes == [[720, 1280, 3]] * 5
    assert machine.frame_indices == [0, 1, 2, 3, 4]
    assert all(a < b for a, b in pairwise(machine.frame_times_ns))
    assert machine.frame_contrast > 20


def test_an_unplugged_webcam_is_a_sentence_and_soon(machine):
    assert machine.unplugged.startswith(
        "The camera vivid-000-vid-cap stopped sending frames."
    )
    assert machine.unplugged_after_s < 5
    assert machine.cameras_unplugged == []


def test_who_reads_it_is_known(machine):
    assert machine.watchers == {
        "nobody": [False, 0],
        "one": [True, 1],
        "one and one that holds it": [True, 2],
        "nobody again": [False, 0],
        "one that holds it": [True, 1],  # version 0.12 does not tell these apart
        "nobody at last": [False, 0],
    }
