import time

import pytest

from facekeys.engine.statistics import Meter


def test_nothing_seen_is_nothing_claimed():
    figures = Meter().read(dropped=3)
    assert (figures.fps, figures.lateness_ms, figures.dropped) == (0, 0, 3)


def test_rate_lateness_and_faces(monkeypatch):
    meter = Meter()
    clock = iter(range(0, 2_000_000_000, 50_000_000))
    monkeypatch.setattr(time, "monotonic_ns", lambda: next(clock))
    monkeypatch.setattr(time, "monotonic", lambda: 1.95)
    for number in range(40):
        meter.add(number * 50_000_000 - 12_000_000, faces=2)
    figures = meter.read(dropped=0)
    assert figures.fps == pytest.approx(20)
    assert figures.lateness_ms == pytest.approx(12)
    assert figures.faces == 2


def test_what_is_long_past_does_not_count(monkeypatch):
    meter = Meter()
    meter.add(time.monotonic_ns(), faces=1)
    later = time.monotonic() + 10
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert meter.read(dropped=0).faces == 0
