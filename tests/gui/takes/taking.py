"""What the tests of photos and recordings have in common."""

import cv2
import numpy as np
from PySide6.QtCore import Qt

from facekeys.resources import pictures_folder
from gui.session.asking import TIMEOUT_MS


def sees(window, portraits):
    frame = window.preview.frame
    same = frame is not None and np.array_equal(
        frame.pixels, cv2.imread(str(portraits))
    )
    return same and window.engine.statistics().faces == 2


def wear(qtbot, session, portraits, one="hat"):
    """Put a filter on, and wait until it is seen."""
    session.window.gallery.toggle_id(one)
    qtbot.waitUntil(lambda: not sees(session.window, portraits), timeout=TIMEOUT_MS)


def begin(qtbot, session):
    with qtbot.waitSignal(session.takes.recorder.begun, timeout=TIMEOUT_MS):
        qtbot.keyClick(session.window, Qt.Key.Key_R)
    wait_for_a_picture(qtbot, session)


def wait_for_a_picture(qtbot, session):
    engine = session.window.engine
    qtbot.waitUntil(lambda: engine.recording.state.seconds > 0, timeout=TIMEOUT_MS)


def end(qtbot, session):
    with qtbot.waitSignal(session.takes.recorder.ended, timeout=TIMEOUT_MS) as ended:
        qtbot.keyClick(session.window, Qt.Key.Key_R)
    return ended.args[0]


def told(session):
    return " ".join(session.window.notices.texts())


def photos():
    return sorted(pictures_folder().glob("*")) if pictures_folder().exists() else []
