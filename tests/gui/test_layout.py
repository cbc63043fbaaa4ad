"""The window on small and large screens: nothing is cut off, and nothing jumps."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSlider

from facekeys.errors import FaceKeysError
from facekeys.overlays.library import builtin_folder
from facekeys.overlays.packs import load_filter
from facekeys.ui.notices import NoticeRow
from facekeys.ui.output_state import OutputKind
from shown_texts import cut_off

# Of screens: the smallest, one of 1920x1080 at 300 %, the default, a large one.
SIZES = [(640, 480), (640, 360), (1280, 640), (1920, 1080)]


@pytest.fixture
def dressed(window, theme):
    """The window as people see it."""
    theme.use("light")
    return window


def settle(qtbot, window, size):
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    qtbot.wait(1)


def area(widget, window):
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES)
def test_every_part_has_its_place(dressed, qtbot, size):
    window = dressed
    window.tell("one", FaceKeysError("Something is wrong.", hint="Do something."))
    settle(qtbot, window, size)
    whole = window.rect()
    parts = [window.notices, window.preview, window.bar, window.panel]
    places = [area(part, window) for part in parts]
    for place in places:
        assert whole.contains(place)
    assert not any(
        one.intersects(other)
        for number, one in enumerate(places)
        for other in places[:number]
    )
    assert window.preview.height() >= 120
    assert window.preview.width() >= 240
    bar = area(window.bar, window)
    for button in window.bar.buttons:
        assert bar.contains(area(button, window))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("details", [False, True])
def test_no_text_is_cut_off(dressed, qtbot, size, details):
    window = dressed
    window.details.setChecked(details)
    window.output_state.show_state(
        OutputKind.BROKEN, "can't be opened. There is no virtual camera on this system."
    )
    settle(qtbot, window, size)
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width())
            assert max(needed, label.fontMetrics().height()) <= label.height(), (
                label.text()
            )
            if not label.wordWrap():
                assert label.minimumSizeHint().width() <= label.width(), label.text()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.minimumSizeHint().width() <= button.width() + 1, button.text()


def found(gallery, kind):
    return gallery.adjuster.findChildren(kind)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("one", ["lower-third", "sepia"])
def test_what_a_filter_lets_change_takes_no_room_from_the_tiles(
    dressed, qtbot, filters, size, one
):
    window = dressed
    window.gallery.offer([*filters, load_filter(builtin_folder() / one)])
    window.gallery.toggle_id(one)
    settle(qtbot, window, size)
    gallery = window.gallery
    qtbot.waitUntil(gallery.adjuster.isVisible)
    assert gallery.tiles.height() >= 75
    fields = [one for kind in (QLineEdit, QSlider) for one in found(gallery, kind)]
    assert fields
    for field in fields:
        assert gallery.adjuster.rect().contains(area(field, gallery.adjuster))
    assert cut_off(gallery.adjuster) == []
    window.panel.ensureWidgetVisible(window.get_ready)
    assert window.panel.rect().contains(area(window.get_ready, window.panel))


def test_one_slider_takes_no_more_room_than_it_needs(dressed, qtbot, filters):
    window = dressed
    window.gallery.offer([*filters, load_filter(builtin_folder() / "sepia")])
    window.gallery.toggle_id("sepia")
    settle(qtbot, window, (640, 480))
    (slider,) = found(window.gallery, QSlider)
    title = window.gallery.adjuster.reset.height()
    assert window.gallery.adjuster.height() <= title + slider.height() + 10


def test_what_does_not_fit_into_the_panel_is_scrolled_to(dressed, qtbot):
    window = dressed
    window.details.setChecked(True)
    settle(qtbot, window, (640, 360))
    bar = window.panel.verticalScrollBar()
    assert bar.isVisible()
    bar.setValue(bar.maximum())
    lowest = window.statistics.mapTo(window, window.statistics.rect().bottomLeft())
    assert lowest.y() <= window.height()
    window.sources.setFocus()
    window.panel.ensureWidgetVisible(window.sources)
    assert window.panel.rect().contains(area(window.sources, window.panel))


def test_words_of_the_bar_go_where_it_is_narrow_and_its_height_stays(dressed, qtbot):
    window = dressed
    settle(qtbot, window, (1280, 640))
    wide = window.bar.height()
    words = {one.text() for one in window.bar.buttons}
    assert words == {
        *("All filters off", "Freeze", "Mirror"),
        *("Compare", "Photo", "Record", "Folder"),
    }
    for button in window.bar.buttons:
        text = button.fontMetrics().horizontalAdvance(button.text())
        assert button.width() >= text
    settle(qtbot, window, (600, 480))
    assert window.bar.height() == wide
    assert all(one.width() < 50 for one in window.bar.buttons)
    assert all(one.accessibleName() for one in window.bar.buttons)


def test_nothing_jumps_when_states_change(dressed, qtbot):
    window = dressed
    settle(qtbot, window, (1280, 640))
    watched = [
        *window.bar.buttons,
        *(window.sources, window.output, window.get_ready, window.details),
        *(window.preview, window.gallery, window.keys),
    ]
    before = [area(widget, window) for widget in watched]
    window.photo.tell("Photo taken")
    window.gallery.toggle_id("hat")
    window.mirror.toggle()
    for kind, words in (
        (OutputKind.STARTING, "starting"),
        (OutputKind.ON, "on"),
        (OutputKind.ON, "on as “OBS Virtual Camera”, nobody is watching"),
        (OutputKind.OFF, "off"),
    ):
        window.output_state.show_state(kind, words)
        qtbot.wait(1)
        assert [area(widget, window) for widget in watched] == before


def test_a_long_hint_is_shown_when_asked_for(dressed, qtbot):
    window = dressed
    window.tell("camera", FaceKeysError("There is none.", hint="Run:\n  one\n  two"))
    (row,) = window.notices.findChildren(NoticeRow)
    low = row.sizeHint().height()
    assert row.text() == "There is none.\nRun:\n  one\n  two"
    assert row.more.isVisible()
    row.more.click()
    assert row.sizeHint().height() > low
    row.more.click()
    assert row.sizeHint().height() == low
    window.tell("other", FaceKeysError("Else.", hint="Wait."))
    assert not window.notices.findChildren(NoticeRow)[1].more.isVisible()


def test_where_it_is_narrow_a_trouble_is_one_sentence_at_first(dressed, qtbot):
    window = dressed
    window.tell("camera", FaceKeysError("There is none.", hint="Plug one in."))
    (row,) = window.notices.findChildren(NoticeRow)
    settle(qtbot, window, (1280, 640))
    assert row._text.text() == "There is none.\nPlug one in."
    assert not row.more.isVisible()
    settle(qtbot, window, (640, 480))
    assert row._text.text() == "There is none."
    row.more.click()
    assert row._text.text() == "There is none.\nPlug one in."


def test_many_troubles_leave_room_for_the_preview(dressed, qtbot):
    window = dressed
    for number in range(6):
        window.tell(f"{number}", FaceKeysError(f"Trouble {number}.", hint="Wait."))
    settle(qtbot, window, (640, 480))
    rows = window.notices.findChildren(NoticeRow)
    assert [row.isVisible() for row in rows] == [False] * 3 + [True] * 3
    assert len(window.notices.texts()) == 6
    assert window.notices._rest.text() == "And 3 older."
    assert window.preview.height() >= 120
    rows[5].dismissed.click()
    assert rows[2].isVisible()
    for row in rows[:5]:
        row.dismissed.click()
    assert not window.notices.isVisible()
