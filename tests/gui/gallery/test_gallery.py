"""The gallery by itself, driven by mouse and keys."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from facekeys.overlays.packs import load_filter
from facekeys.resources import user_filters
from facekeys.ui.gallery.listing import Role
from facekeys.ui.gallery.painting import star_area
from factories import retitled
from gui.gallery.keyboard import CONTROL, on, press
from unit.overlays.packs import write_pack


def test_a_click_puts_on_and_another_takes_off(gallery, hands, qtbot):
    with qtbot.waitSignal(gallery.changed):
        hands.click(gallery.tiles, hands.area(gallery.tiles, "moustache").center())
    hands.click(gallery.tiles, hands.area(gallery.tiles, "hat").center())
    assert on(gallery) == ["moustache", "hat"]
    assert hands.index(gallery.tiles, "hat").data(Role.ON)
    hands.click(gallery.tiles, hands.area(gallery.tiles, "moustache").center())
    assert on(gallery) == ["hat"]


def test_two_quick_clicks_are_two_clicks(gallery, hands, qtbot):
    tiles = gallery.tiles
    view, left = tiles.viewport(), Qt.MouseButton.LeftButton
    hat = hands.area(tiles, "hat").center()
    hands.click(tiles, hat)
    assert on(gallery) == ["hat"]
    qtbot.mouseDClick(view, left, pos=hat)  # what Qt makes of the second press
    qtbot.mouseRelease(view, left, pos=hat)
    assert on(gallery) == []


def test_a_press_that_ends_elsewhere_does_nothing(gallery, hands, qtbot):
    tiles = gallery.tiles
    view, left = tiles.viewport(), Qt.MouseButton.LeftButton
    hat, moustache = (hands.area(tiles, one) for one in ("hat", "moustache"))
    for start, end in (
        (hat.center(), moustache.center()),
        (hat.center(), star_area(moustache).center()),
        (star_area(hat).center(), hat.center()),
    ):
        qtbot.mousePress(view, left, pos=start)
        qtbot.mouseMove(view, end)
        qtbot.mouseRelease(view, left, pos=end)
    hands.click(tiles, hat.center(), Qt.MouseButton.MiddleButton)
    hands.click(tiles, tiles.viewport().rect().bottomRight())
    assert on(gallery) == []
    assert gallery.favourites == ()


def test_a_star_makes_a_favourite(gallery, hands, qtbot):
    with qtbot.waitSignal(gallery.favourites_changed):
        hands.click(
            gallery.tiles, star_area(hands.area(gallery.tiles, "sunglasses")).center()
        )
    hands.click(gallery.tiles, star_area(hands.area(gallery.tiles, "hat")).center())
    assert gallery.favourites == ("sunglasses", "hat")
    assert hands.index(gallery.tiles, "hat").data(Role.FAVOURITE)
    hands.click(
        gallery.tiles, star_area(hands.area(gallery.tiles, "sunglasses")).center()
    )
    assert gallery.favourites == ("hat",)
    assert on(gallery) == []


def test_favourites_that_are_not_there_are_kept(gallery):
    gallery.favourites = ("lost", "hat")
    gallery.tiles.starred.emit("hat")
    assert gallery.favourites == ("lost",)


def test_arrows_move_enter_and_space_toggle_and_a_key_stars(gallery, qtbot):
    tiles = gallery.tiles
    visited = [tiles.current]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(key)
        visited.append(tiles.current)
    assert visited == ["hat", "moustache", "round-glasses", "party-hat", "hat"]
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert on(gallery) == ["moustache", "hat"]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_D, CONTROL)
    assert on(gallery) == ["hat"]
    assert gallery.favourites == ("moustache",)
    press(Qt.Key.Key_End)
    assert tiles.current == "sunglasses"


def ring(gallery, hands):
    """The colour in the middle of the upper edge of the first tile."""
    area = hands.area(gallery.tiles, "hat")
    image = gallery.tiles.viewport().grab(QRect(area)).toImage()
    return image.pixelColor(area.width() // 2, 3)


def test_the_focus_is_seen(gallery, hands, qtbot):
    focused = ring(gallery, hands)
    gallery.search.setFocus()
    assert abs(focused.lightness() - ring(gallery, hands).lightness()) > 100


@pytest.mark.parametrize("by_key", [False, True])
def test_the_menu_has_put_on_and_favourite(gallery, hands, qtbot, by_key):
    tiles = gallery.tiles

    def menus():
        return tiles.findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        )

    def menu():
        if by_key:
            tiles.setCurrentIndex(hands.index(tiles, "moustache"))
        spot = hands.area(tiles, "moustache").center()
        reasons = QContextMenuEvent.Reason
        reason = reasons.Keyboard if by_key else reasons.Mouse
        there = tiles.viewport().mapToGlobal(spot)
        asked = QContextMenuEvent(reason, spot, there)
        QApplication.sendEvent(tiles.viewport(), asked)
        return menus()[-1]

    toggle, star, _ = menu().actions()
    assert (toggle.text(), star.text()) == ("Put on", "Favourite\tCtrl+D")
    toggle.trigger()
    star.trigger()
    assert on(gallery) == ["moustache"]
    assert gallery.favourites == ("moustache",)
    toggle, star, _ = menu().actions()
    assert toggle.text() == "Take off"
    assert star.isChecked()
    for one in menus():
        one.close()


def test_the_menu_has_edit_and_remove_for_filters_of_ones_own(gallery, hands, qtbot):
    write_pack(user_filters(), "mine")
    gallery.renew([*gallery.filters, load_filter(user_filters() / "mine")])
    spot = hands.area(gallery.tiles, "mine").center()
    there = gallery.tiles.viewport().mapToGlobal(spot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, there)
    QApplication.sendEvent(gallery.tiles.viewport(), asked)
    (menu,) = gallery.tiles.findChildren(
        QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
    edit, remove = menu.actions()[-2:]
    assert (edit.text(), remove.text()) == ("Edit …", "Remove …")
    with qtbot.waitSignal(gallery.tiles.edited) as heard:
        edit.trigger()
    assert heard.args == ["mine"]
    with qtbot.waitSignal(gallery.tiles.unwanted) as heard:
        remove.trigger()
    assert heard.args == ["mine"]
    menu.close()


def test_headings_narrow_what_is_shown(gallery, hands):
    headings = gallery.headings
    shown = [headings.itemText(row) for row in range(headings.count())]
    assert shown == ["All", "Glasses", "Hats", "Moustaches and beards", "Party"]
    headings.choose("Hats")
    assert hands.ids(gallery.tiles) == ["hat", "party-hat"]
    headings.choose("All")
    assert len(hands.ids(gallery.tiles)) == 5


def test_recents_are_the_newest_first_and_do_not_move_under_the_mouse(
    gallery, hands, filters, qtbot
):
    more = [
        retitled(filters[0], f"made-{number}", f"Made {number}") for number in range(14)
    ]
    gallery.offer([*filters, *more])
    for one in more:
        gallery.toggle_id(one.id)
    with qtbot.waitSignal(gallery.recents_changed):
        gallery.wear(filters[:2])
    newest = [*("moustache", "hat"), *(f"made-{n}" for n in range(13, 3, -1))]
    assert list(gallery.recents) == newest
    gallery.headings.choose("Recent")
    assert hands.ids(gallery.tiles) == newest
    gallery.toggle_id("made-5")
    assert gallery.recents[0] == "made-5"
    assert hands.ids(gallery.tiles) == newest
    gallery.clear()
    assert gallery.recents[0] == "made-5"


def test_a_favourite_that_is_none_any_longer_stays_in_sight(gallery, hands):
    gallery.favourites = ("hat",)
    gallery.headings.choose("Favourites")
    gallery.tiles.starred.emit("hat")
    assert hands.ids(gallery.tiles) == ["hat"]
    assert gallery.headings.current == "Favourites"
    gallery.headings.choose("All")
    assert gallery.headings.findText("Favourites") == -1


def test_other_filters_take_the_place(gallery, hands, filters, qtbot):
    gallery.toggle_id("moustache")
    with qtbot.waitSignals([gallery.changed, gallery.offered]):
        gallery.offer(filters[2:])
    assert on(gallery) == []
    assert hands.ids(gallery.tiles) == [one.id for one in filters[2:]]
    with pytest.raises(ValueError, match="not in list"):
        gallery.toggle_id("hat")


@pytest.mark.parametrize(
    ("width", "columns"), [(200, 2), (300, 2), (400, 3), (520, 4), (900, 4)]
)
def test_there_are_two_to_four_columns(gallery, width, columns):
    gallery.resize(width, 700)
    tiles = gallery.tiles
    areas = [tiles.visualRect(tiles.model().index(row, 0)) for row in range(5)]
    assert len({area.left() for area in areas}) == columns
    assert all(area.right() <= tiles.viewport().width() for area in areas)


def test_those_who_do_not_see_are_told(gallery, hands):
    gallery.show_keys(["1", "", "Ctrl+3", *[""] * 6])
    gallery.favourites = ("hat",)
    gallery.toggle_id("hat")
    for widget in (gallery.search, gallery.headings, gallery.tiles, gallery.chips):
        assert widget.accessibleName()
    list_ = QAccessible.queryAccessibleInterface(gallery.tiles)
    cells = [list_.child(row) for row in range(3)]
    texts = [
        (cell.text(QAccessible.Text.Name), cell.text(QAccessible.Text.Description))
        for cell in cells
    ]
    assert texts == [
        ("Fedora", "on, favourite, key 1"),
        ("Moustache", "off"),
        ("Party hat", "off, key Ctrl+3"),
    ]
    assert [bool(cell.state().checked) for cell in cells] == [True, False, False]
    assert all(cell.state().checkable for cell in cells)
