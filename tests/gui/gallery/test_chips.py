"""The row of the filters that are on."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from facekeys.ui.gallery.painting import cross_area
from gui.gallery.keyboard import CONTROL, on, press


def test_what_is_on_stands_in_a_row_as_it_is_drawn(gallery, hands):
    assert not gallery.chips.isEnabled()
    for one in ("sunglasses", "hat", "moustache", "party-hat"):
        gallery.toggle_id(one)
    assert on(gallery) == ["moustache", "sunglasses", "hat", "party-hat"]
    assert hands.ids(gallery.chips) == on(gallery)
    cross = cross_area(hands.area(gallery.chips, "sunglasses")).center()
    hands.click(gallery.chips, cross)
    assert on(gallery) == ["moustache", "hat", "party-hat"]
    hands.click(gallery.chips, hands.area(gallery.chips, "hat").center())
    assert on(gallery) == ["moustache", "hat", "party-hat"]


def test_the_row_has_the_same_height_with_and_without_chips(gallery):
    before = gallery.chips.geometry()
    gallery.toggle_id("hat")
    assert gallery.chips.geometry() == before


def drag(qtbot, view, start, end, *, over=()):
    """Press, move with the button held, as qtbot.mouseMove can't, and let go."""
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=start)
    for spot in (start, (start + end) / 2, *over, end, end):
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(spot),
            QPointF(view.viewport().mapToGlobal(spot)),
            Qt.MouseButton.NoButton,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), moved)
    qtbot.mouseRelease(view.viewport(), left, pos=end)


def test_a_chip_is_dragged_past_others(gallery, hands, qtbot):
    gallery.resize(520, 700)
    for one in ("hat", "party-hat", "sunglasses", "round-glasses"):
        gallery.toggle_id(one)
    chips, right = gallery.chips, QPoint(9, 0)
    assert hands.ids(chips) == ["sunglasses", "round-glasses", "hat", "party-hat"]

    def middle(one):
        return hands.area(chips, one).center()

    with qtbot.waitSignal(gallery.changed):
        drag(qtbot, chips, middle("party-hat"), middle("hat") - right)
    assert hands.ids(chips) == ["sunglasses", "round-glasses", "party-hat", "hat"]
    assert on(gallery) == ["sunglasses", "round-glasses", "party-hat", "hat"]
    with qtbot.assertNotEmitted(gallery.changed):
        drag(qtbot, chips, middle("hat"), middle("party-hat") + right)  # not far enough
        # A drag takes nothing off, wherever it begins and ends.
        cross = cross_area(hands.area(chips, "hat")).center()
        drag(qtbot, chips, middle("hat"), cross)
        drag(qtbot, chips, cross, cross, over=[cross - 2 * right])
    drag(qtbot, chips, middle("sunglasses"), middle("round-glasses") + right)
    assert hands.ids(chips) == ["round-glasses", "sunglasses", "party-hat", "hat"]
    drag(qtbot, chips, middle("hat"), middle("round-glasses") - right)
    assert on(gallery) == ["hat", "round-glasses", "sunglasses", "party-hat"]
    gallery.toggle_id("moustache")  # lies by itself under all of them
    gallery.toggle_id("sunglasses")
    gallery.toggle_id("sunglasses")
    worn = ["moustache", "sunglasses", "hat", "round-glasses", "party-hat"]
    assert on(gallery) == worn
    assert hands.ids(chips) == worn


def test_a_chip_is_moved_and_taken_off_by_keys(gallery, hands, qtbot):
    gallery.wear([gallery.filters[0], gallery.filters[2]])
    press(Qt.Key.Key_Tab)
    assert gallery.chips.hasFocus()
    assert gallery.chips.current == "party-hat"  # the last one that was put on
    press(Qt.Key.Key_Home)
    assert gallery.chips.current == "hat"
    press(Qt.Key.Key_Left, CONTROL)
    assert on(gallery) == ["hat", "party-hat"]
    press(Qt.Key.Key_Right, CONTROL)
    assert on(gallery) == ["party-hat", "hat"]
    assert gallery.chips.current == "hat"
    press(Qt.Key.Key_Left, CONTROL)
    press(Qt.Key.Key_Right)
    assert gallery.chips.current == "party-hat"
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert on(gallery) == []
    assert gallery.tiles.hasFocus()
