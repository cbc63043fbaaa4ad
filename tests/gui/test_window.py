from functools import partial

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from doubles import SyntheticSource
from facekeys.camera.choose import open_file
from facekeys.engine.placeholder import placeholder
from facekeys.engine.statistics import Bin
from facekeys.errors import CameraError, FaceKeysError, ResourceError
from facekeys.ui.gallery.listing import Role
from facekeys.ui.notices import NoticeRow
from facekeys.ui.preview import fitted
from facekeys.ui.sources import SourceChooser
from facekeys.ui.statistics import Histogram
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.audience import NOBODY, audience_of

TIMEOUT_MS = 20_000


@pytest.fixture
def showing(window, qtbot, portraits):
    """The window once it shows the still picture and has found both faces."""
    window.engine.use_source(partial(open_file, str(portraits)))
    qtbot.waitUntil(lambda: window.engine.statistics().faces == 2, timeout=TIMEOUT_MS)
    original = cv2.imread(str(portraits))
    return window, original


def shown(window):
    return window.preview._frame.pixels


def wait_for_change(qtbot, window, original, *, changed):
    qtbot.waitUntil(
        lambda: np.array_equal(shown(window), original) != changed, timeout=TIMEOUT_MS
    )


def click(qtbot, window, number):
    """Click the middle of a filter's tile."""
    tiles = window.gallery.tiles
    index = tiles.model().index(number, 0)
    tiles.scrollTo(index)
    place = tiles.visualRect(index).center()
    qtbot.mouseClick(tiles.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_glasses_dragged_over_a_hat_are_drawn_over_it(window):
    window.gallery.toggle_id("hat")
    window.gallery.toggle_id("sunglasses")
    glasses, hat = window.engine._dressing.wanted
    assert (glasses.id, hat.id) == ("sunglasses", "hat")
    assert (glasses.lift, hat.lift) == (0, 0)
    window.gallery.chips.moved.emit("sunglasses", 1)
    hat, glasses = window.engine._dressing.wanted
    assert (glasses.id, hat.id) == ("sunglasses", "hat")
    assert min(glasses.manifest.orders) + glasses.lift > max(hat.manifest.orders)


def test_a_broken_model_is_told_before_there_is_a_window(
    qtbot, filters, sink, monkeypatch
):
    def broken():
        raise ResourceError("The model is damaged.")

    monkeypatch.setattr("facekeys.engine.engine.KeypointModel", broken)
    with pytest.raises(ResourceError):
        MainWindow(filters, sources=SourceChooser(lister=list), open_sink=lambda: sink)


def test_it_starts_bare(showing):
    window, original = showing
    np.testing.assert_array_equal(shown(window), original)
    assert window.gallery.active == ()


def test_a_key_puts_a_filter_on_and_takes_it_off(showing, qtbot):
    window, original = showing
    qtbot.keyClick(window, Qt.Key.Key_1)
    wait_for_change(qtbot, window, original, changed=True)
    qtbot.keyClick(window, Qt.Key.Key_1)
    wait_for_change(qtbot, window, original, changed=False)


def test_a_click_puts_a_filter_on_and_the_panic_key_takes_all_off(showing, qtbot):
    window, original = showing
    for place in (0, 4):
        click(qtbot, window, place)
    assert len(window.gallery.active) == 2
    wait_for_change(qtbot, window, original, changed=True)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.gallery.active == ()
    assert not window.gallery.tiles.model().index(0, 0).data(Role.ON)
    wait_for_change(qtbot, window, original, changed=False)


def test_the_panic_button_does_the_same(window, qtbot):
    assert not window.panic.isEnabled()
    window.gallery.toggle_id("party-hat")
    qtbot.mouseClick(window.panic, Qt.MouseButton.LeftButton)
    assert window.gallery.active == ()
    assert not window.panic.isEnabled()


def test_the_mirror_turns_the_preview_and_never_the_output(showing, qtbot, sink):
    window, original = showing
    window.output.setChecked(True)
    mirrored = window.preview.grab().toImage()
    window.mirror.setChecked(False)
    plain = window.preview.grab().toImage()
    area = fitted(1280, 720, window.preview.rect())
    for x in range(area.left() + 5, area.right(), 97):
        twin = area.left() + area.right() - x
        assert mirrored.pixelColor(x, 300) == plain.pixelColor(twin, 300)
    assert mirrored != plain
    window.mirror.setChecked(True)
    qtbot.waitUntil(
        lambda: bool(sink.sent) and np.array_equal(sink.sent[-1], original),
        timeout=TIMEOUT_MS,
    )


def test_the_virtual_camera_is_switched_on_and_off(showing, qtbot, sink):
    window, _ = showing
    window.output.setChecked(True)
    qtbot.waitUntil(lambda: window.engine.output_name != "", timeout=TIMEOUT_MS)
    window._show_figures()
    assert window.output_state.text() == "on"
    window.output.setChecked(False)
    assert window.output_state.text() == "off"
    qtbot.waitUntil(lambda: sink.closed, timeout=TIMEOUT_MS)


def test_who_watches_is_said_beside_the_switch(window, qtbot, sink):
    audience = [NOBODY]
    sink.audience = lambda: audience[-1]
    window.output.setChecked(True)
    state = window.output_state
    qtbot.waitUntil(lambda: state.text() == "on, nobody is watching")
    audience.append(audience_of(1))
    qtbot.waitUntil(lambda: state.text() == "on, 1 app")


def test_the_camera_rests_while_neither_the_window_nor_the_output_is_seen(
    window, qtbot, sink, monkeypatch
):
    monkeypatch.setattr("facekeys.engine.demand._LINGER_S", 0.2)
    audience, sources = [NOBODY], []

    def plug():
        sources.append(SyntheticSource())
        return sources[-1]

    sink.audience = lambda: audience[-1]
    window.engine.use_source(plug)
    window.output.setChecked(True)
    qtbot.waitUntil(lambda: window.preview._frame is not None, timeout=TIMEOUT_MS)
    assert not window.engine.status().camera_resting
    window.hide()
    qtbot.waitUntil(lambda: sources[0].closed_by is not None, timeout=TIMEOUT_MS)
    assert window.engine.status().camera_resting
    card = placeholder("The camera rests until somebody watches", 1280, 720)
    qtbot.waitUntil(lambda: np.array_equal(sink.sent[-1], card), timeout=TIMEOUT_MS)
    audience.append(audience_of(1))
    qtbot.waitUntil(lambda: len(sources) == 2, timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: bool((sink.sent[-1][:, 600] == 50).all()))
    audience.append(NOBODY)
    qtbot.waitUntil(lambda: sources[1].closed_by is not None, timeout=TIMEOUT_MS)
    window.show()
    qtbot.waitUntil(lambda: len(sources) == 3, timeout=TIMEOUT_MS)


def test_figures_tell_frames_lateness_and_faces(showing):
    window, _ = showing
    window._show_figures()
    assert "2 faces" in window.figures.text()
    assert " fps · " in window.figures.text()


def test_statistics_are_shown_when_asked_for(showing, qtbot, sink):
    window, _ = showing
    assert not window.statistics.isVisible()
    window.details.setChecked(True)
    assert "Nothing was sent" in window.statistics.lateness.text()
    window.output.setChecked(True)
    qtbot.waitUntil(lambda: len(sink.sent) > 5, timeout=TIMEOUT_MS)
    window._show_figures()
    assert window.statistics.isVisible()
    names, medians, p95s = (label.text().split() for label in window.statistics.stages)
    assert names[:5] == ["detect", "crop", "infer", "track", "overlay"]
    assert {"output", "paint"} <= set(names)
    assert all(float(a) <= float(b) for a, b in zip(medians, p95s, strict=True))
    assert len(medians) == len(names)
    assert " captured, " in window.statistics.counts.text()
    assert "median" in window.statistics.lateness.text()
    assert "of 0.50 cores" in window.statistics.governor.text()
    assert "up to 33 ms: " in window.statistics.bars.toolTip()
    window.details.setChecked(False)
    assert not window.statistics.isVisible()


def test_bars_are_as_high_as_their_share(qtbot):
    bars = Histogram()
    qtbot.addWidget(bars)
    bars.resize(200, 60)
    bars.show_bins((Bin(10.0, 30), Bin(20.0, 15), Bin(None, 0)))
    image = bars.grab().toImage()
    blue = bars.palette().color(QPalette.ColorRole.Highlight)
    heights = [
        sum(image.pixelColor(x, y) == blue for y in range(60)) for x in (33, 100, 166)
    ]
    assert heights == [36, 18, 0]


def test_a_lost_camera_is_said_once_and_forgotten_when_it_is_back(
    window, qtbot, monkeypatch
):
    monkeypatch.setattr("facekeys.engine.capture._RETRY_S", 0.2)
    opened = []

    def plug():
        opened.append(SyntheticSource(breaks_after=None if len(opened) > 2 else 2))
        return opened[-1]

    window.engine.use_source(plug)
    qtbot.waitUntil(lambda: window.notices.texts() == ["It was unplugged."])
    qtbot.waitUntil(lambda: window.notices.texts() == [], timeout=TIMEOUT_MS)


def test_a_picture_that_stands_still_goes(showing, qtbot, monkeypatch):
    window, _ = showing
    window.engine.use_source(partial(open_file, "nowhere.mp4"))
    qtbot.waitUntil(lambda: window.preview._frame is None, timeout=TIMEOUT_MS)
    assert window.notices.texts()[0].startswith("There is no file nowhere.mp4.")


def test_a_trouble_shows_its_hint_and_can_be_dismissed(window, qtbot):
    window.tell("camera", CameraError("Camera 0 is gone.", hint="Plug it in."))
    window.tell("other", FaceKeysError("Something else."))
    assert window.notices.texts() == [
        "Camera 0 is gone.\nPlug it in.",
        "Something else.",
    ]
    first = window.notices.findChildren(NoticeRow)[0]
    qtbot.mouseClick(first.dismissed, Qt.MouseButton.LeftButton)
    assert window.notices.texts() == ["Something else."]
    assert window.notices.isVisible()


def test_without_a_webcam_the_demo_clip_runs_and_it_is_said(window, qtbot):
    window.start()
    qtbot.waitUntil(lambda: window.preview._frame is not None, timeout=TIMEOUT_MS)
    assert window.preview._frame.width == 1280
    assert any("No webcam was found" in text for text in window.notices.texts())


def test_closing_stops_every_timer(window, qtbot):
    window.start()
    qtbot.waitUntil(lambda: window.preview._frame is not None, timeout=TIMEOUT_MS)
    window.close()
    assert not [timer for timer in window.findChildren(QTimer) if timer.isActive()]


def test_closing_frees_the_source_and_the_sink(window, qtbot, sink):
    source = SyntheticSource()
    window.engine.use_source(lambda: source)
    window.output.setChecked(True)
    qtbot.waitUntil(lambda: len(sink.sent) > 2, timeout=TIMEOUT_MS)
    window.close()
    assert source.closed_by == "facekeys camera"
    assert sink.closed


def test_the_filters_have_the_focus_first(window, qtbot):
    window.activateWindow()
    gallery = window.gallery
    qtbot.waitUntil(lambda: QApplication.focusWidget() is gallery.tiles)
    window.gallery.toggle_id("hat")
    visited = []
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert visited == [gallery.chips, window.panic]
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        visited.append(QApplication.focusWidget())
    expected = [gallery.chips, gallery.tiles, gallery.headings, gallery.search]
    assert visited[2:] == expected
