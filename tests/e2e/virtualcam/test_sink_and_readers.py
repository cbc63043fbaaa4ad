"""What readers of a real v4l2loopback see of the sink thread, in user-mode Linux."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from facekeys.engine.placeholder import placeholder
from facekeys.engine.sending import CLOSED

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seen(boot):
    return boot("guest_sink.py")


def inside(pixels):
    """Return the fields without their edges, which I420 blurs."""
    fields = pixels.reshape(3, 240, 4, 320, 3)
    return fields[:, 20:-20, :, 20:-20].astype(int)


def off(pixels, card):
    return np.abs(pixels.astype(int) - card).mean()


def test_it_is_listed_by_its_name(seen):
    assert "FaceKeys Cam (platform:v4l2loopback" in seen.listed


def test_colours_are_right_to_3_levels_for_opencv_and_ffmpeg_and_v4l2_ctl(seen):
    assert seen.fourcc == "YU12"
    raw = np.fromfile(seen.out / "v4l2.yuv", np.uint8)
    read = {
        "opencv": cv2.imread(str(seen.out / "opencv.png")),
        "ffmpeg": cv2.imread(str(seen.out / "ffmpeg.png")),
        "v4l2-ctl": cv2.cvtColor(raw.reshape(1080, 1280), cv2.COLOR_YUV2BGR_I420),
    }
    sent = inside(cv2.imread(str(seen.out / "sent.png")))
    assert sent.std() > 40
    for reader, pixels in read.items():
        assert pixels.shape == (720, 1280, 3)
        assert np.abs(inside(pixels) - sent).max() <= 3, reader


def test_a_reader_gets_30_a_second_without_a_gap(seen):
    assert 29 <= seen.fps[-1] <= 31
    assert min(seen.gaps_s) <= 0.1


def test_a_reader_that_stops_reading_disturbs_neither_sender_nor_readers(seen):
    assert max(seen.fps_sent_while_stuck) > 27
    assert max(seen.fps_read_while_stuck) > 27
    assert seen.notices == []


def test_fifty_readers_that_come_and_go_leave_nothing(seen):
    assert seen.after["descriptors"] == seen.before["descriptors"]
    assert seen.after["threads"] == seen.before["threads"]
    assert seen.after["memory_kib"] <= seen.before["memory_kib"] + 1024


def test_when_the_sender_is_killed_readers_soon_see_a_card(seen):
    card = placeholder(CLOSED, 1280, 720).astype(int)
    assert off(cv2.imread(str(seen.out / "after_kill.png")), card) < 1
    assert 0.8 < seen.card_after_s < 2.5
    assert seen.fps_after_kill > 10
    assert seen.gap_over_kill_s < 1.5


def test_a_sender_started_anew_is_seen_by_the_reader_that_stayed(seen):
    assert seen.second_sender == "FaceKeys Cam"
    assert seen.live_again <= 3


def test_after_a_clean_end_a_reader_that_stays_sees_the_card(seen):
    card = placeholder(CLOSED, 1280, 720).astype(int)
    assert off(cv2.imread(str(seen.out / "after_end.png")), card) < 1
    assert seen.gap_after_clean_end_s < 1.5


def test_while_results_come_no_card_is_sent(seen):
    assert seen.cards <= 2  # at the start, before the first result


def test_what_was_set_stays_and_the_documented_line_takes_it_back(seen):
    assert seen.controls == ["timeout: 1000", "sustain_framerate: 1"]
    assert seen.controls_undone == ["timeout: 0", "sustain_framerate: 0"]
