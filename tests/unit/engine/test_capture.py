import time

import pytest

from doubles import SyntheticSource, wait_until
from facekeys.engine.capture import CaptureThread
from facekeys.engine.mailbox import Latest
from facekeys.engine.statistics import Meter
from facekeys.errors import InputError


@pytest.fixture
def capture():
    """A running capture thread, its mailbox and its notices."""
    notices = []
    frames = Latest()
    thread = CaptureThread(frames, Meter(), notices.append)
    thread.start()
    yield thread, frames, notices
    thread.stop()
    assert thread.join(10)


def test_frames_get_a_running_number_and_the_clock(capture):
    thread, frames, _ = capture
    source = SyntheticSource()
    thread.switch(lambda: source)
    first, second = frames.take(5), frames.take(5)
    assert first.index < second.index
    assert time.monotonic_ns() - second.captured_ns < 5e9


def test_a_file_is_paced_by_its_time_stamps_and_starts_again(capture):
    thread, frames, _ = capture
    thread.switch(lambda: SyntheticSource(live=False, fps=20.0, length=3))
    taken = [frames.take(5) for _ in range(7)]
    pace_s = (taken[-1].captured_ns - taken[0].captured_ns) / 6e9
    assert 0.045 < pace_s < 0.2


def test_a_lost_camera_is_said_once_and_comes_back(capture, monkeypatch):
    thread, frames, notices = capture
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 0.02)
    sources = []

    def plug():
        if 1 <= len(sources) < 6:
            sources.append(None)
            raise InputError("It is unplugged.")
        sources.append(SyntheticSource(breaks_after=None if sources else 3))
        return sources[-1]

    thread.switch(plug)
    wait_until(lambda: len(notices) == 3)
    assert [notice.topic for notice in notices] == ["camera"] * 3
    assert [str(notice.error) for notice in notices[:2]] == [
        "It was unplugged.",
        "It is unplugged.",
    ]
    assert notices[2].error is None
    assert frames.take(5) is not None
    assert sources[0].closed_by == sources[0].opened_by == "facekeys camera"


def test_switching_closes_the_old_source_in_its_own_thread(capture):
    thread, frames, _ = capture
    old, new = SyntheticSource(value=50), SyntheticSource(value=99)
    thread.switch(lambda: old)
    wait_until(lambda: (frame := frames.take(1)) and frame.pixels[0, 0, 0] == 50)
    thread.switch(lambda: new)
    wait_until(lambda: (frame := frames.take(1)) and frame.pixels[0, 0, 0] == 99)
    assert old.closed_by == "facekeys camera"


def test_stopping_closes_the_source():
    source = SyntheticSource()
    thread = CaptureThread(Latest(), Meter(), lambda notice: None)
    thread.start()
    thread.switch(lambda: source)
    time.sleep(0.05)
    thread.stop()
    assert thread.join(10)
    assert source.closed_by == "facekeys camera"


def test_a_slow_file_is_repeated_and_left_at_once(capture):
    thread, frames, _ = capture
    thread.switch(lambda: SyntheticSource(live=False, fps=0.1, length=2, value=50))
    first, again = frames.take(5), frames.take(5)
    assert again.index == first.index + 1
    start = time.monotonic()
    thread.switch(lambda: SyntheticSource(value=99))
    wait_until(lambda: (frame := frames.take(1)) and frame.pixels[0, 0, 0] == 99)
    assert time.monotonic() - start < 3


def test_every_source_has_its_own_stream_number(capture):
    thread, frames, _ = capture
    thread.switch(SyntheticSource)
    first = frames.take(5)
    thread.switch(lambda: SyntheticSource(value=99))
    wait_until(lambda: (frame := frames.take(1)) and frame.stream == first.stream + 1)


def test_a_fault_of_one_source_is_told_logged_and_the_next_one_runs(capture, caplog):
    thread, frames, notices = capture

    def broken():
        raise ZeroDivisionError

    thread.switch(broken)
    wait_until(lambda: notices)
    assert "fault in FaceKeys" in str(notices[0].error)
    assert "ZeroDivisionError" in caplog.text
    thread.switch(SyntheticSource)
    assert frames.take(5) is not None


def test_frames_beyond_the_pace_are_skipped_and_counted():
    frames, meter = Latest(), Meter()
    thread = CaptureThread(frames, meter, lambda notice: None)
    thread.pace.fps = 10.0
    thread.start()
    thread.switch(lambda: SyntheticSource(fps=100.0))
    counts = lambda: meter.read(dropped=0).frames  # noqa: E731
    wait_until(lambda: counts().captured >= 50)
    thread.stop()
    assert thread.join(10)
    now = counts()
    assert now.skipped >= 0.6 * now.captured
    assert now.skipped + frames.dropped + 1 == now.captured


def test_resting_frees_the_source_and_waking_opens_it_again(capture, monkeypatch):
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 60)  # at once, or too late
    thread, frames, notices = capture
    sources = []

    def plug():
        sources.append(SyntheticSource())
        return sources[-1]

    thread.switch(plug)
    assert frames.take(5) is not None
    thread.rest(True)
    wait_until(lambda: sources[0].closed_by == "facekeys camera")
    frames.take(0)
    assert frames.take(0.3) is None
    assert thread.resting
    thread.rest(False)
    assert frames.take(5) is not None
    assert len(sources) == 2
    assert notices == []


def test_a_file_rests_too_and_starts_anew(capture):
    thread, frames, _ = capture
    film = [SyntheticSource(live=False, fps=0.2, length=9) for _ in range(2)]
    waiting = list(film)
    thread.switch(lambda: waiting.pop(0))
    frames.take(5)
    thread.rest(True)
    wait_until(lambda: film[0].closed_by is not None)
    thread.rest(False)
    wait_until(lambda: not waiting)


def test_a_source_chosen_at_rest_is_opened_when_it_is_over(capture):
    thread, frames, _ = capture
    thread.switch(lambda: SyntheticSource(value=50))
    frames.take(5)
    thread.rest(True)
    chosen = []

    def other():
        chosen.append(SyntheticSource(value=99))
        return chosen[-1]

    thread.switch(other)
    thread.stopping.wait(0.2)
    assert chosen == []
    thread.rest(False)
    wait_until(lambda: (frame := frames.take(1)) and frame.pixels[0, 0, 0] == 99)


def test_stopping_ends_a_rest(monkeypatch):
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 60)
    thread = CaptureThread(Latest(), Meter(), lambda notice: None)
    thread.rest(True)
    thread.start()
    thread.stop()
    thread.rest(True)
    assert thread.join(10)
