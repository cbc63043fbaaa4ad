"""The recording's thread: nobody waits for it, and the film's time is right."""

import threading
import time
from itertools import pairwise

import numpy as np
import pytest

from doubles import wait_until
from facekeys.engine.engine import Engine
from facekeys.engine.placeholder import placeholder
from facekeys.engine.recording import _QUEUE, Recording
from facekeys.errors import FaceKeysError, OutputError
from facekeys.recording.live import LiveVideo
from facekeys.types import Frame
from films import i420, plain, played

WAIT_S = 20


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Let no card come between pictures where the machine is slow."""
    monkeypatch.setattr("facekeys.engine.recording._STALE_S", 60.0)


class NotedVideo:
    """A file that notes what is written to it, and may take its time, or fail."""

    def __init__(self, *, fails_at=None, room=True):
        self.path = "me.mp4"
        self.slots = []
        self.pictures = []
        self.closed_by = None
        self.gate = threading.Event()
        self.gate.set()
        self.fails_at = fails_at
        self.room = room

    def write(self, picture, slot):
        self.gate.wait(WAIT_S)
        if self.fails_at is not None and slot >= self.fails_at:
            raise OutputError("The disk is full.")
        self.slots.append(slot)
        self.pictures.append(picture.copy())

    def check_room(self):
        if not self.room:
            raise OutputError("The disk is nearly full.")

    def close(self):
        self.closed_by = threading.current_thread().name


def frame(number, *, fps=30.0, value=90, start_ns=10**9):
    return Frame(plain(value, 1280, 720), number, start_ns + round(number * 1e9 / fps))


def recording_to(video):
    recording = Recording(lambda: video, lambda: "Nothing")
    recording.begun.result(WAIT_S)
    return recording


def outcome(recording):
    """Wait for the end of a recording that ends by itself."""
    assert recording.join(WAIT_S)
    return recording.ended.result()


def end(recording):
    recording.stop()
    return outcome(recording)


def offer_all(recording, frames):
    """Offer frames no faster than they are taken; they are made when it is time."""
    for one in frames:
        wait_until(recording._frames.empty)
        recording.offer(one)


@pytest.mark.parametrize("fps", [7.0, 15.0, 29.97, 30.0, 60.0])
def test_a_film_is_as_long_as_what_it_shows(fps):
    video = NotedVideo()
    recording = recording_to(video)
    offer_all(recording, (frame(n, fps=fps) for n in range(round(2 * fps))))
    recorded = end(recording)
    assert recorded.trouble is None
    assert recorded.state.left_out == 0
    assert recorded.state.seconds == pytest.approx(2, abs=1.1 / fps + 1.1 / 30)
    assert video.slots == list(range(len(video.slots)))  # none is empty
    assert video.closed_by.startswith("facekeys recording")


def test_a_gap_shows_the_picture_before_it():
    video = NotedVideo()
    recording = recording_to(video)
    offer_all(recording, [frame(0, value=50), frame(30, value=200)])
    end(recording)
    assert video.slots == list(range(31))
    lumas = [int(picture[0, 0]) for picture in video.pictures]
    assert len(set(lumas[:30])) == 1
    assert lumas[30] > lumas[29]


def test_a_gap_of_hours_stays_one():
    video = NotedVideo()
    recording = recording_to(video)
    offer_all(recording, [frame(0), frame(30 * 3600)])
    end(recording)
    assert video.slots == [0, 30 * 3600]


def test_an_encoder_that_is_too_slow_keeps_nobody_waiting_and_lacks_pictures():
    video = NotedVideo()
    video.gate.clear()
    recording = recording_to(video)
    recording.offer(frame(0))
    wait_until(recording._frames.empty)  # it hangs in the first
    begun_s = time.monotonic()
    for number in range(1, 101):
        recording.offer(frame(number))
    assert time.monotonic() - begun_s < 1
    assert recording.state.left_out == 100 - _QUEUE
    video.gate.set()
    recorded = end(recording)
    assert recorded.state.left_out == 100 - _QUEUE
    assert video.slots == list(range(1 + _QUEUE))


def test_what_comes_while_the_file_is_being_opened_is_no_loss():
    gate, video = threading.Event(), NotedVideo()
    recording = Recording(lambda: gate.wait(WAIT_S) and video, lambda: "Nothing")
    for number in range(30):
        recording.offer(frame(number))
    gate.set()
    recording.begun.result(WAIT_S)
    recording.offer(frame(50))
    recorded = end(recording)
    assert recorded.state.left_out == 0
    assert video.slots == [0]


def test_a_film_of_a_slow_camera_has_no_empty_slots_though_a_frame_waits():
    video = NotedVideo()
    recording = recording_to(video)
    video.gate.clear()
    for number in range(4):
        recording.offer(frame(number, fps=10.0))
    wait_until(lambda: recording._frames.qsize() == 3)
    video.gate.set()
    end(recording)
    assert video.slots == list(range(10))


def test_after_a_hold_up_pictures_have_their_own_time_again():
    video = NotedVideo()
    video.gate.clear()
    recording = recording_to(video)
    recording.offer(frame(0))
    wait_until(recording._frames.empty)
    for number in range(1, 101):
        recording.offer(frame(number))
    video.gate.set()
    offer_all(recording, [frame(101)])
    recorded = end(recording)
    assert video.slots[-1] == pytest.approx(101, abs=1)
    assert recorded.state.seconds == pytest.approx(102 / 30, abs=1.5 / 30)
    assert all(one < other for one, other in pairwise(video.slots))


def test_where_nothing_comes_the_film_shows_why(monkeypatch):
    monkeypatch.setattr("facekeys.engine.recording._STALE_S", 1.0)
    video = NotedVideo()
    recording = recording_to(video)
    recording.offer(Frame(plain(90, 1280, 720), 0, time.monotonic_ns()))
    wait_until(lambda: len(video.slots) > 32, WAIT_S)
    end(recording)
    card = i420(placeholder("Nothing", 1280, 720))
    assert np.array_equal(video.pictures[-1], card)
    assert not np.array_equal(video.pictures[10], card)


def test_pictures_of_another_shape_get_bars(tmp_path):
    recording = Recording(
        lambda: LiveVideo(tmp_path, pattern="me", size=(1280, 720), fps=30),
        lambda: "Nothing",
    )
    recording.begun.result(WAIT_S)
    offer_all(recording, [Frame(plain(200, 480, 480), n, n) for n in range(3)])
    recorded = end(recording)
    assert recording.begun.result().name == "me.part.mp4"
    (_, seen), *_ = played(recorded.state.path)
    assert seen.shape == (720, 1280, 3)
    assert seen[:, :200].max() < 20
    assert seen[:, 400:800].min() > 180


def test_what_it_took_of_the_processor_is_known(tmp_path):
    recording = Recording(
        lambda: LiveVideo(tmp_path, pattern="me", size=(1280, 720), fps=30),
        lambda: "Nothing",
    )
    recording.begun.result(WAIT_S)
    before_s = time.process_time()
    offer_all(recording, (frame(n, value=n) for n in range(60)))
    end(recording)
    took_s = time.process_time() - before_s
    assert 0.02 < recording.spent_s <= took_s + 0.01


def test_a_disk_that_fails_ends_it_and_what_was_written_is_told():
    video = NotedVideo(fails_at=3)
    recording = recording_to(video)
    offer_all(recording, (frame(n) for n in range(4)))
    recorded = outcome(recording)
    assert str(recorded.trouble) == "The disk is full."
    assert recorded.state.seconds == pytest.approx(0.1)
    assert video.closed_by
    recording.offer(frame(9))  # comes too late, and does no harm
    assert recording.state.left_out == 0


def test_a_disk_that_is_nearly_full_ends_it(monkeypatch):
    monkeypatch.setattr("facekeys.engine.recording._CHECK_S", 0.0)
    video = NotedVideo(room=False)
    recording = recording_to(video)
    recording.offer(frame(0))
    recorded = outcome(recording)
    assert str(recorded.trouble) == "The disk is nearly full."
    assert video.closed_by


def test_a_file_that_can_not_be_opened_is_told_twice_over():
    def refuse():
        raise OutputError("No.")

    recording = Recording(refuse, lambda: "Nothing")
    assert recording.join(WAIT_S)
    for future in (recording.begun, recording.ended):
        with pytest.raises(OutputError, match="No"):
            future.result()


def test_a_fault_is_a_sentence_and_in_the_log(caplog):
    def fail():
        raise ZeroDivisionError

    recording = Recording(fail, lambda: "Nothing")
    assert recording.join(WAIT_S)
    for future in (recording.begun, recording.ended):
        with pytest.raises(FaceKeysError, match="fault in FaceKeys"):
            future.result()
    assert "The recording failed" in caplog.text


def test_a_recording_without_a_picture_left_no_file(tmp_path):
    recording = Recording(
        lambda: LiveVideo(tmp_path, pattern="me", size=(1280, 720), fps=30),
        lambda: "Nothing",
    )
    recording.stop()
    assert recording.join(WAIT_S)
    with pytest.raises(OutputError, match="Nothing was recorded"):
        recording.ended.result()
    assert list(tmp_path.iterdir()) == []


def test_what_recordings_take_is_not_of_the_calls_budget(monkeypatch):
    engine = Engine(on_result=lambda: None, on_notice=lambda _: None)
    counted = []
    observe = engine._governor.observe
    monkeypatch.setattr(
        engine._governor,
        "observe",
        lambda now_s, spent_s: counted.append(spent_s) or observe(now_s, spent_s),
    )
    for spent_s in (10.0, 5.0):
        video = NotedVideo()
        recording = engine.record(lambda video=video: video)
        assert engine.recording is recording
        recording.stop()
        assert recording.join(WAIT_S)
        recording.spent_s = spent_s
    assert engine.recording is None
    engine._govern()
    assert counted[-1] == pytest.approx(time.process_time() - 15, abs=0.5)
    engine.close()
