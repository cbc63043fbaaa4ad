"""The picture without filters, while a key is held, in the preview alone."""

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from gui.session.asking import TIMEOUT_MS
from gui.takes.taking import wear


def test_held_the_preview_shows_the_bare_picture_and_others_do_not(
    qtbot, session, sink, portraits
):
    window = session.window
    bare = window.preview.grab().toImage()
    wear(qtbot, session, portraits)
    assert window.preview.grab().toImage() != bare
    qtbot.keyPress(window, Qt.Key.Key_B)
    assert window.preview.grab().toImage() == bare
    before = len(sink.sent)
    qtbot.waitUntil(lambda: len(sink.sent) > before + 3, timeout=TIMEOUT_MS)

    def is_sent():  # soon: until the hat is at rest each of them has another frame
        return np.array_equal(sink.sent[-1], window.preview.frame.pixels)

    qtbot.waitUntil(is_sent, timeout=TIMEOUT_MS)
    wanted = window.preview.frame.pixels  # which a photo is taken of
    assert not np.array_equal(wanted, cv2.imread(str(portraits)))
    qtbot.keyRelease(window, Qt.Key.Key_B)
    assert window.preview.grab().toImage() != bare
    qtbot.mousePress(window.compare, Qt.MouseButton.LeftButton)
    assert window.preview.grab().toImage() == bare
    qtbot.mouseRelease(window.compare, Qt.MouseButton.LeftButton)
    assert window.preview.grab().toImage() != bare


def test_who_taps_the_comparison_is_told_to_hold_it(qtbot, session):
    compare = session.window.compare
    assert compare.toolTip() == (
        "Hold it, or its key, to see the picture without filters (B)"
    )
    assert compare.accessibleDescription() == compare.toolTip()
    for hands in (
        lambda: qtbot.mouseClick(compare, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(session.window, Qt.Key.Key_B),
    ):
        hands()
        assert compare.text() == "Hold it"
        compare.say()
    qtbot.mousePress(compare, Qt.MouseButton.LeftButton)
    qtbot.wait(450)
    qtbot.mouseRelease(compare, Qt.MouseButton.LeftButton)
    assert compare.text() == "Compare"


def test_where_there_is_no_word_it_is_told_above_the_icon(qtbot, session):
    session.window.resize(640, 480)
    compare = session.window.compare
    icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    qtbot.waitUntil(lambda: compare.toolButtonStyle() is icon)
    qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
    assert QToolTip.text() == "Hold it"
    QToolTip.hideText()
