import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facekeys.engine.statistics import Meter, percentile


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still until a test moves it: `clock.ms = 50`."""

    class Clock:
        ms = 0.0

    monkeypatch.setattr(time, "monotonic_ns", lambda: int(Clock.ms * 1e6))
    monkeypatch.setattr(time, "monotonic", lambda: Clock.ms / 1e3)
    return Clock


def test_nothing_seen_is_nothing_claimed():
    figures = Meter().read(dropped=3)
    assert (figures.fps, figures.lateness_ms, figures.faces) == (0, 0, 0)
    assert figures.frames.dropped == 3
    assert figures.stages == ()
    assert (figures.sending.median_ms, figures.sending.p95_ms) == (0, 0)
    assert sum(one.frames for one in figures.sending.histogram) == 0


def test_rate_lateness_and_faces(clock):
    meter = Meter()
    for number in range(40):
        clock.ms = number * 50
        meter.processed(int((clock.ms - 12) * 1e6), 2, {})
    figures = meter.read(dropped=0)
    assert figures.fps == pytest.approx(20)
    assert figures.lateness_ms == pytest.approx(12)
    assert figures.faces == 2
    assert figures.frames.processed == 40


def test_what_is_long_past_does_not_count(clock):
    meter = Meter()
    meter.processed(0, 1, {})
    clock.ms = 10_000
    assert meter.read(dropped=0).faces == 0


def test_stages_have_a_median_and_a_95th_percentile_of_the_newest():
    meter = Meter()
    for spent_ms in (*[1000.0] * 50, *range(1, 301)):
        meter.processed(0, 1, {"infer": float(spent_ms)})
    meter.spent("paint", 2.0)
    infer, paint = meter.read(dropped=0).stages
    assert (infer.name, infer.median_ms, infer.p95_ms) == ("infer", 150.5, 285)
    assert (paint.name, paint.median_ms, paint.p95_ms) == ("paint", 2, 2)


def test_lateness_is_a_histogram_whose_edges_belong_to_their_bars(clock):
    meter = Meter()
    for late_ms in (3, 5, 6, 33, 34, 1500):
        clock.ms = 10_000
        meter.sent(int((clock.ms - late_ms) * 1e6))
    sending = meter.read(dropped=0).sending
    bars = {one.up_to_ms: one.frames for one in sending.histogram if one.frames}
    assert bars == {5.0: 2, 10.0: 1, 33.0: 1, 50.0: 1, None: 1}
    assert sending.median_ms == pytest.approx(19.5)
    assert sending.p95_ms == pytest.approx(1500)


def test_frames_are_counted_by_what_became_of_them():
    meter = Meter()
    for what in ("captured", "captured", "skipped", "repeated", "cards"):
        meter.count(what)
    meter.sent(0)
    counts = meter.read(dropped=7).frames
    assert (counts.captured, counts.skipped, counts.dropped) == (2, 1, 7)
    assert (counts.sent, counts.repeated, counts.cards) == (1, 1, 1)


def test_a_meter_takes_no_more_room_in_a_long_call(clock):
    meter = Meter()
    for number in range(3000):
        clock.ms = number * 33.3
        meter.processed(0, 1, {"infer": 1.0})
        meter.sent(0)
    assert len(meter._done) <= 61
    assert len(meter._stages["infer"]) == len(meter._sent_ms) == 300


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1.0))
def test_a_percentile_is_a_value_that_so_many_do_not_exceed(values, share):
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)
