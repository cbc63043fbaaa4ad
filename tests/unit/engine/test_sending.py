import errno
import time

import numpy as np
import pytest
from pyvirtualcam import register_backend

from doubles import RecordingSink, wait_until
from facekeys.engine.mailbox import Latest
from facekeys.engine.placeholder import placeholder
from facekeys.engine.sending import CLOSED, SinkThread
from facekeys.engine.statistics import Meter
from facekeys.errors import VirtualCameraError
from facekeys.types import Result
from facekeys.virtualcam import loopback
from facekeys.virtualcam.advice import LOAD
from facekeys.virtualcam.audience import NOBODY, UNKNOWN
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.host import Host
from factories import make_frame
from linux_root import add_video_node

WHY = "The camera is not available"


@pytest.fixture
def start():
    """Start a sink thread that opens the sinks given, one after another."""
    threads = []

    def starter(results, *sinks, meter=None, followed=None, why=lambda: WHY, cards=()):
        notices = []
        waiting = list(sinks)

        def opener():
            if not waiting:
                raise VirtualCameraError("There is none.")
            return waiting.pop(0)

        thread = SinkThread(
            results,
            why,
            cards,
            [].append if followed is None else followed.append,
            meter or Meter(),
            notices.append,
        )
        threads.append(thread)
        thread.start()
        thread.switch(opener)
        return thread, notices

    yield starter
    for thread in threads:
        thread.stop()
    assert all(thread.join(10) for thread in threads)


def result(value, *, age_s=0.0):
    captured_ns = time.monotonic_ns() - int(age_s * 1e9)
    return Result(make_frame(640, 360, value=value, captured_ns=captured_ns), ())


def test_it_sends_from_the_start_at_its_rate_and_size(start):
    sink = RecordingSink()
    start(Latest(), sink)
    wait_until(lambda: len(sink.sent) > 31)
    assert {pixels.shape for pixels in sink.sent} == {(720, 1280, 3)}
    assert 0.8 < sink.times[30] - sink.times[0] < 2.5
    np.testing.assert_array_equal(sink.sent[0], placeholder(WHY, 1280, 720))


def test_the_newest_result_is_repeated_then_a_card_takes_its_place(start, monkeypatch):
    monkeypatch.setattr("facekeys.engine.sending._STALE_S", 0.3)
    sink, results = RecordingSink(), Latest()
    results.put(result(200))
    start(results, sink)
    wait_until(lambda: len(sink.sent) > 20)
    assert all((pixels == 200).all() for pixels in sink.sent[:3])
    np.testing.assert_array_equal(sink.sent[-1], placeholder(WHY, 1280, 720))


def test_what_is_sent_repeated_and_late_is_counted(start):
    sink, results, meter = RecordingSink(), Latest(), Meter()
    results.put(result(200))
    start(results, sink, meter=meter)
    wait_until(lambda: len(sink.sent) > 5)
    now = meter.read(dropped=0)
    assert now.frames.sent == 1
    assert now.frames.repeated >= 4
    assert now.frames.cards == 0
    assert sum(one.frames for one in now.sending.histogram) == 1
    assert [stage.name for stage in now.stages] == ["output"]


def test_cards_are_counted_as_cards(start):
    sink, meter = RecordingSink(), Meter()
    start(Latest(), sink, meter=meter)
    wait_until(lambda: len(sink.sent) > 3)
    now = meter.read(dropped=0)
    assert now.frames.cards >= 3
    assert (now.frames.sent, now.frames.repeated) == (0, 0)


def test_an_old_picture_is_never_sent_as_a_new_one(start):
    sink, results = RecordingSink(), Latest()
    results.put(result(200, age_s=600))
    start(results, sink)
    wait_until(lambda: sink.sent)
    np.testing.assert_array_equal(sink.sent[0], placeholder(WHY, 1280, 720))


def test_a_lost_sink_is_said_once_and_opened_again(start, monkeypatch):
    monkeypatch.setattr("facekeys.engine.sending._RETRY_S", 0.02)
    first, second = RecordingSink(breaks_after=2), RecordingSink()
    thread, notices = start(Latest(), first, second)
    wait_until(lambda: second.sent)
    assert first.closed
    assert [str(n.error) for n in notices] == ["It went away.", "None"]
    assert thread.sink_name == "FaceKeys Cam"


def test_without_a_virtual_camera_it_says_so_once_and_goes_on_trying(
    start, monkeypatch
):
    monkeypatch.setattr("facekeys.engine.sending._RETRY_S", 0.01)
    thread, notices = start(Latest())
    thread.stopping.wait(0.2)
    assert [str(notice.error) for notice in notices] == ["There is none."]
    assert thread.sink_name == ""
    thread.switch(None)
    wait_until(lambda: notices[-1].error is None)


def test_switching_off_and_on_closes_before_it_opens(start):
    first, second = RecordingSink(), RecordingSink()
    thread, notices = start(Latest(), first)
    wait_until(lambda: first.sent)

    def reopen():
        assert first.closed
        return second

    thread.switch(None)
    thread.switch(reopen)
    wait_until(lambda: second.sent)
    assert notices == []


def test_the_last_picture_and_the_one_after_a_crash_say_that_it_is_over(start):
    sink, results = RecordingSink(), Latest()
    results.put(result(200))
    thread, _ = start(results, sink)
    wait_until(lambda: sink.sent)
    closed = placeholder(CLOSED, 1280, 720)
    np.testing.assert_array_equal(sink.timeout_picture, closed)
    assert (sink.sent[0] == 200).all()
    thread.switch(None)
    wait_until(lambda: sink.closed)
    np.testing.assert_array_equal(sink.sent[-1], closed)


def test_a_fault_of_the_sink_is_said_once_and_it_is_opened_again(
    start, monkeypatch, caplog
):
    monkeypatch.setattr("facekeys.engine.sending._RETRY_S", 0.02)

    class Faulty(RecordingSink):
        def send(self, pixels):
            raise TypeError("unforeseen")

    faulty, sound = (Faulty(), Faulty()), RecordingSink()
    with caplog.at_level("CRITICAL"):
        thread, notices = start(Latest(), *faulty, sound)
        wait_until(lambda: sound.sent)
    assert all(sink.closed for sink in faulty)
    assert thread.sink_name == "FaceKeys Cam"
    assert "a fault in FaceKeys" in str(notices[0].error)
    assert notices[-1].error is None


class Balking:
    """A backend of pyvirtualcam whose device balks: at opening, then at sending."""

    opened = 0

    def __init__(self, **_):
        type(self).opened += 1
        self.frames = 0
        if self.opened <= 3:
            raise OSError(errno.EINVAL, "Invalid argument")  # to set the format

    def send(self, _frame):
        self.frames += 1
        if self.opened == 4 and self.frames > 2:
            raise OSError(errno.ENODEV, "No such device")  # it vanished

    def close(self):
        pass

    def device(self):
        return "/dev/video10"

    def native_fourcc(self):
        return None


def test_a_device_that_balks_and_vanishes_is_said_once_each_and_tried_on(
    start, monkeypatch, tmp_path
):
    monkeypatch.setattr("facekeys.engine.sending._RETRY_S", 0.02)
    monkeypatch.setattr("pyvirtualcam.camera.BACKENDS", {})
    backend = type("OfThisTest", (Balking,), {})
    register_backend(loopback.BACKEND, backend)
    add_video_node(tmp_path, 10, "FaceKeys Cam", loopback=True)
    host = Host(platform="linux", root=tmp_path)
    thread, notices = start(Latest())
    thread.switch(lambda: open_virtual_camera(host=host))
    wait_until(lambda: backend.opened == 5 and thread.sink_name)
    said = [str(notice.error) for notice in notices if "none" not in str(notice.error)]
    assert [one.partition(" Close ")[0] for one in said] == [
        "No virtual camera can be used (FaceKeys Cam: Invalid argument). "
        "Install v4l2loopback with your package manager, then:\n  " + LOAD,
        "None",
        "FaceKeys Cam takes no pictures any more ([Errno 19] No such device).",
        "None",
    ]


def test_whoever_asks_gets_the_watch_of_the_camera_while_it_is_open(start):
    first, second, followed = RecordingSink(), RecordingSink(), []
    first.audience = lambda: NOBODY
    thread, _ = start(Latest(), first, followed=followed)
    wait_until(lambda: first.sent)
    assert [watch.audience() for watch in followed] == [NOBODY]
    thread.switch(lambda: second)
    wait_until(lambda: second.sent)
    assert followed[1] is None
    assert followed[2].audience() == UNKNOWN
    thread.switch(None)
    wait_until(lambda: len(followed) == 4)
    assert followed[3] is None


def test_a_card_that_comes_during_a_call_was_drawn_before_it(start):
    placeholder.cache_clear()
    why, sink = [WHY], RecordingSink()
    start(Latest(), sink, why=lambda: why[-1], cards=[WHY, "It rests"])
    wait_until(lambda: sink.sent)
    drawn = placeholder.cache_info().misses
    why.append("It rests")
    wait_until(lambda: not np.array_equal(sink.sent[-1], sink.sent[0]))
    assert placeholder.cache_info().misses == drawn == 3  # and the farewell


def test_the_placeholder_is_calm_and_readable():
    card = placeholder("The camera has paused", 1280, 720)
    assert card.shape == (720, 1280, 3)
    assert 20 < card.mean() < 60  # neither black nor glaring
    assert card.max() > 200  # and there is something to read
    assert not card.flags.writeable
