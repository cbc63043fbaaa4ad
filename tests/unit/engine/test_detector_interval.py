import itertools
import time

import numpy as np
import pytest

from doubles import wait_until
from facekeys.detection.finder import Look
from facekeys.engine.detecting import DetectorThread

LOOK = Look(np.zeros((48, 64), np.uint8))


@pytest.fixture
def looks(monkeypatch):
    """When the detector's stand-in looked."""
    begun_s = []

    class Stub:
        def find(self, _grey, **_how):
            begun_s.append(time.monotonic())
            return []

    monkeypatch.setattr("facekeys.engine.detecting.ViolaJones", Stub)
    return begun_s


@pytest.fixture
def detector(looks):
    thread = DetectorThread(lambda notice: None)
    thread.start()
    yield thread
    thread.stop()
    assert thread.join(10)


def test_it_looks_no_more_often_than_it_may(detector, looks):
    detector.interval_s = 0.05

    def asked_again():
        detector.request(LOOK)
        return len(looks) >= 5

    wait_until(asked_again)
    assert all(b - a >= 0.045 for a, b in itertools.pairwise(looks))


def test_stopping_does_not_wait_for_the_next_look(detector, looks):
    detector.interval_s = 3600.0
    detector.request(LOOK)
    wait_until(lambda: looks)
    detector.stop()
    assert detector.join(10)
