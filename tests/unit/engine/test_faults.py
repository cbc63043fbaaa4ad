"""What cameras and devices do to a running engine, made of its real parts."""

import itertools
import threading
import time
from contextlib import contextmanager

import cv2
import numpy as np
import pytest

from doubles import GatedSink, HandSource, wait_until
from facekeys.camera.demo import DemoClip
from facekeys.engine.engine import Engine
from facekeys.engine.governor import LADDER, Budget
from facekeys.engine.placeholder import placeholder
from facekeys.overlays.library import installed_filters

HOUR_NS = 3600 * 10**9


class Stand:
    """A running engine between a source and a sink that the test drives."""

    def __init__(self):
        self.notices, self.calls = [], []
        self.source, self.sink = HandSource(), GatedSink()
        self.engine = Engine(
            on_result=lambda: self.calls.append(1),
            on_notice=self.notices.append,
            budget=Budget(cores=16.0, max_fps=1e6),  # faults alone are looked at
        )

    def show(self, pixels, captured_ns=None):
        """Give a picture and return what the engine made of it, for the window."""
        self.source.give(pixels, captured_ns)
        seen = []
        wait_until(lambda: seen.append(self.engine.take()) or seen[-1])
        return seen[-1]

    def show_until(self, pixels, faces):
        wait_until(lambda: len(self.show(pixels).faces) == faces, 20)

    def on_air(self, pixels):
        """Tell whether this is what others see now; a number is a grey."""
        sent = self.sink.sent
        return bool(sent) and bool((sent[-1] == pixels).all())


@contextmanager
def standing():
    stand = Stand()
    stand.engine.start()
    stand.engine.use_source(lambda: stand.source)
    stand.engine.switch_output(lambda: stand.sink)
    try:
        yield stand
    finally:
        stand.sink.gate.set()
        stand.source.end()  # it may still wait for a frame
        stand.engine.close()


@pytest.fixture
def stand():
    with standing() as one:
        yield one


@pytest.fixture(scope="module")
def people():
    """Two people, as the demo clip begins."""
    return DemoClip().frame(0).pixels


def grey(value, width=1280, height=720):
    return np.full((height, width, 3), value, np.uint8)


def card():
    return placeholder("One moment, please", 1280, 720)


def says(stand, text):
    """Tell whether others see a card with this text."""
    return stand.on_air(placeholder(text, 1280, 720))


def test_until_the_first_frame_a_card_says_that_the_camera_is_starting(stand):
    wait_until(lambda: says(stand, "The camera is starting"))
    stand.show(grey(90))
    wait_until(lambda: stand.on_air(90))
    stand.engine.use_source(HandSource)
    assert stand.engine._why_nothing() == "The camera is starting"


def test_a_lost_camera_is_named_on_the_card(stand, monkeypatch):
    monkeypatch.setattr("facekeys.engine.sending._STALE_S", 0.2)
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 60)
    stand.show(grey(90))
    stand.source.end()
    wait_until(lambda: says(stand, "The camera is not available"))


def test_a_pipeline_that_ended_is_a_card_and_never_the_bare_picture(
    stand, monkeypatch, caplog
):
    monkeypatch.setattr("facekeys.engine.sending._STALE_S", 0.2)

    def fail(_frame):
        raise MemoryError

    stand.show(grey(90))
    with caplog.at_level("CRITICAL"):
        monkeypatch.setattr(stand.engine._pipeline, "_process", fail)
        stand.source.give(grey(91))
        wait_until(lambda: says(stand, "The filters failed"))
    stand.source.give(grey(92))
    before = len(stand.sink.sent)
    wait_until(lambda: len(stand.sink.sent) > before + 5)
    assert says(stand, "The filters failed")
    assert "The filters stopped because" in str(stand.notices[0].error)


def test_a_stalled_camera_is_a_card_and_goes_on_where_it_is(stand, monkeypatch):
    monkeypatch.setattr("facekeys.engine.sending._STALE_S", 0.2)
    stand.show(grey(90))
    wait_until(lambda: stand.on_air(90))
    wait_until(lambda: stand.on_air(card()))
    before = len(stand.sink.sent)
    wait_until(lambda: len(stand.sink.sent) > before + 5)  # the card, at its rate
    stand.show(grey(91))
    wait_until(lambda: stand.on_air(91))
    assert stand.notices == []


@pytest.mark.parametrize(
    "wrong_ns",
    [lambda now: now, lambda now: now - HOUR_NS, lambda now: now + HOUR_NS],
    ids=["again the same", "backward", "far ahead"],
)
def test_wrong_time_stamps_lose_no_face_and_no_time(stand, people, wrong_ns):
    stand.show_until(people, faces=2)
    stamp_ns = wrong_ns(time.monotonic_ns())
    last_ns = 0
    for _ in range(6):
        result = stand.show(people, stamp_ns)
        assert len(result.faces) == 2
        assert last_ns < result.frame.captured_ns <= time.monotonic_ns()
        last_ns = result.frame.captured_ns
    result = stand.show(people)  # and right ones again
    assert len(result.faces) == 2
    late_ns = time.monotonic_ns() - result.frame.captured_ns
    assert late_ns < HOUR_NS / 2


def test_a_camera_that_changes_its_size_in_the_call(stand, people):
    stand.engine.use_filters([installed_filters().filters["sunglasses"]])
    for size in ((1280, 720), (640, 360), (641, 361), (1280, 720)):
        pixels = cv2.resize(people, size, interpolation=cv2.INTER_AREA)
        stand.show_until(pixels, faces=2)
        result = stand.show(pixels)
        assert (result.frame.width, result.frame.height) == size
        # The filter's pictures are read beside the frame path, so it may come late.
        wait_until(lambda one=pixels: (stand.show(one).frame.pixels != one).any())
    wait_until(lambda: len(stand.sink.sent) > 5)
    assert {sent.shape for sent in stand.sink.sent} == {(720, 1280, 3)}
    assert stand.notices == []


def test_light_that_jumps_to_black_and_back(stand, people):
    stand.show_until(people, faces=2)
    for _ in range(5):
        stand.show(grey(0))
        stand.show(grey(255))
    stand.show_until(people, faces=2)
    assert stand.notices == []


def test_a_camera_that_ends_is_said_once_and_opened_again(monkeypatch):
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 0.05)
    with standing() as stand:
        sources = [HandSource(), HandSource()]
        waiting = list(sources)
        stand.engine.use_source(lambda: waiting.pop(0))
        stand.source.end()
        sources[0].end()
        wait_until(lambda: len(stand.notices) >= 1)
        assert "By hand sends no more frames" in str(stand.notices[0].error)
        sources[1].give(grey(91))
        wait_until(lambda: stand.notices[-1].error is None)
        wait_until(lambda: stand.on_air(91))
        stand.source = sources[1]
    assert all(source.closed for source in sources)


def test_a_device_that_takes_nothing_holds_up_nobody_else(stand):
    stand.show(grey(10))
    wait_until(lambda: stand.on_air(10))
    stand.sink.gate.clear()
    stand.show(grey(11))
    assert stand.sink.held_up.wait(10)
    for value in range(12, 60):  # frames are processed and shown all the while
        assert stand.show(grey(value)).frame.pixels[0, 0, 0] == value
    held_up = len(stand.sink.sent)
    stand.sink.gate.set()
    wait_until(lambda: len(stand.sink.sent) > held_up + 3)
    # The one that it was holding, and then at once the newest: none of those between.
    after = [int(sent[0, 0, 0]) for sent in stand.sink.sent[held_up:]]
    assert after[0] in (10, 11)
    assert set(after[1:]) == {59}


def test_a_window_that_does_not_look_gets_one_notice_and_the_newest_frame(stand):
    for value in range(50):
        stand.source.give(grey(value, 64, 48))
    counts = stand.engine.statistics
    wait_until(lambda: counts().frames.captured == 50)
    wait_until(
        lambda: counts().frames.processed + counts().frames.dropped == 50,
    )
    assert counts().frames.skipped == 0
    assert len(stand.calls) == 1
    assert stand.engine.take().frame.pixels[0, 0, 0] == 49
    assert stand.engine.take() is None


def test_closing_while_the_camera_stalls_and_the_device_is_held_up():
    with standing() as stand:
        stand.show(grey(10))
        wait_until(lambda: stand.sink.sent)
        stand.sink.gate.clear()
        assert stand.sink.held_up.wait(10)
        # Both faults end a moment after the closing began.
        ending = threading.Timer(
            0.3, lambda: (stand.sink.gate.set(), stand.source.end())
        )
        ending.start()
        stand.engine.close()
        ending.join()
        assert not [t for t in threading.enumerate() if t.name.startswith("facekeys")]
    assert stand.source.closed
    assert stand.sink.closed


def test_work_is_left_out_to_keep_the_budget_and_the_output_goes_on(monkeypatch):
    # By this clock every look comes after a period in which all cores were busy.
    looks = itertools.count()
    monkeypatch.setattr("time.process_time", lambda: next(looks) * 1000.0)
    monkeypatch.setattr("facekeys.engine.governor._PERIOD_S", 0.001)
    with standing() as stand:

        def skips_at_the_lowest_step():
            stand.source.give(grey(91, 64, 48))
            governor = stand.engine.status().governor
            skipped = stand.engine.statistics().frames.skipped
            return governor.level == governor.levels and skipped > 0

        wait_until(skips_at_the_lowest_step)
        assert stand.engine.status().governor.effort == LADDER[-1]
        engine = stand.engine
        assert engine._detector.interval_s == LADDER[-1].detector_interval_s
        assert engine._window_pace.fps == LADDER[-1].preview_fps
        assert engine._capture.pace.fps == LADDER[-1].processing_fps
        before = len(stand.sink.sent)
        wait_until(lambda: len(stand.sink.sent) > before + 10)
        assert {sent.shape for sent in stand.sink.sent} == {(720, 1280, 3)}
