"""Photos by a timer, in bursts and from outside."""

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt

from gui.session.asking import TIMEOUT_MS, asked
from gui.takes.taking import photos, told


@pytest.fixture
def quick(monkeypatch):
    """Let the seconds of the countdown be short."""
    monkeypatch.setattr("facekeys.ui.shutter._SECOND_MS", 40)


def test_a_timer_counts_down_in_the_preview_and_nowhere_else(
    qtbot, session, sink, portraits, quick
):
    session.store.change("photos.timer", "3 s")
    session.store.change("photos.format", "png")
    window = session.window
    without = window.preview.grab().toImage()
    counted, drawn = [], []
    session.takes.shutter.counted.connect(counted.append)
    session.takes.shutter.counted.connect(
        lambda _: drawn.append(window.preview.grab().toImage() != without)
    )
    with qtbot.waitSignal(session.takes.photographer.taken, timeout=TIMEOUT_MS):
        qtbot.keyClick(window, Qt.Key.Key_T)
        assert window.photo.text() == "Cancel (3)"
    assert counted == [3, 2, 1, 0]
    assert drawn == [True, True, True, False]
    (path,) = photos()
    np.testing.assert_array_equal(cv2.imread(str(path)), cv2.imread(str(portraits)))
    wanted = cv2.imread(str(portraits))
    assert all(np.array_equal(one, wanted) for one in sink.sent[-3:])


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_Escape])
def test_a_second_press_or_the_panic_key_takes_no_photo(qtbot, session, quick, key):
    session.store.change("photos.timer", "10 s")
    qtbot.keyClick(session.window, Qt.Key.Key_T)
    assert session.takes.shutter.busy
    qtbot.keyClick(session.window, key)
    assert not session.takes.shutter.busy
    assert session.window.photo.text() == "Photo"
    qtbot.wait(600)
    assert photos() == []


def test_a_burst_takes_as_many_as_wanted(qtbot, session):
    session.store.change("photos.burst", 3)
    session.store.change("photos.interval_s", 0.2)
    taken = session.takes.photographer.taken
    with qtbot.waitSignals([taken] * 3, timeout=TIMEOUT_MS):
        session.window.photo.click()
    assert len(photos()) == 3
    assert not session.takes.shutter.busy


def test_a_burst_is_ended_by_a_second_press_and_by_a_failure(qtbot, session):
    session.store.change("photos.burst", 20)
    session.store.change("photos.interval_s", 0.2)
    with qtbot.waitSignal(session.takes.photographer.taken, timeout=TIMEOUT_MS):
        session.window.photo.click()
    session.window.photo.click()
    qtbot.wait(300)
    assert len(photos()) == 1
    session.window.preview.show_frame(None)
    session.takes.shutter.press(session.store.settings.photos)
    assert not session.takes.shutter.busy
    assert "no picture" in told(session)


def test_a_photo_from_outside_waits_for_no_timer(qtbot, session):
    session.store.change("photos.timer", "10 s")
    asked(qtbot, "photo")
    assert len(photos()) == 1
