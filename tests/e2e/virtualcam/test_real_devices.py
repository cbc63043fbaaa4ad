"""FaceKeys with a real v4l2loopback and a real webcam driver, in user-mode Linux."""

from __future__ import annotations

import shutil
from itertools import pairwise

import cv2
import numpy as np
import pytest

from facekeys.engine.placeholder import placeholder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def machine(boot):
    """What the parts saw, one by one."""
    return boot("guest.py")


@pytest.fixture(scope="module")
def call(boot):
    """What somebody in a call with the desktop app saw."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    return boot("guest_desktop.py", QT_QPA_PLATFORM="xcb")


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


def test_the_app_is_seen_in_a_call_as_facekeys_cam(call):
    assert call.devices == ["vivid-000-vid-cap", "FaceKeys Cam"]
    assert call.shape == [720, 1280, 3]
    assert call.live_contrast > 20
    assert call.live_changes > 3


def test_when_the_webcam_is_unplugged_the_call_sees_a_card_and_the_app_lives(call):
    card = cv2.imread(str(call.out / "unplugged.png")).astype(int)
    wanted = placeholder("The camera is not available", 1280, 720).astype(int)
    assert np.abs(card - wanted).mean() < 3.0
    assert call.frames_after_unplugging > 20


def test_the_app_ends_cleanly(call):
    assert call.exit_code == 0
    assert call.stderr == ""
