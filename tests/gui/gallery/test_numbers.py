"""The keys 1 to 9: which filters they are for, and who says so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtWidgets import QApplication, QMenu

from facekeys.settings.model import Settings
from facekeys.ui.gallery.listing import Role
from facekeys.ui.gallery.numbers import Numbers
from factories import retitled
from gui.gallery.keyboard import CONTROL, on, press

USUAL = ("sunglasses", "round-glasses", "moustache", "hat", "party-hat", *[""] * 4)


@pytest.fixture
def numbers():
    one = Numbers()
    one.ids = ("a", "b", "c")
    return one


@pytest.mark.parametrize(
    ("one", "number", "ids"),
    [
        ("new", 2, "a new c"),  # b has none any longer
        ("a", 3, "c b a"),
        ("a", 5, "- b c - a"),
        ("b", 2, "a b c"),
        ("b", 0, "a - c"),
        ("new", 0, "a b c"),
    ],
)
def test_a_number_goes_from_one_filter_to_another(numbers, one, number, ids):
    numbers.give(one, number)
    wanted = [name.strip("-") for name in ids.split()]
    assert numbers.ids == (*wanted, *[""] * (9 - len(wanted)))
    assert numbers.of(one) == number


def test_what_does_not_change_is_not_told(numbers, qtbot):
    with qtbot.assertNotEmitted(numbers.changed):
        numbers.give("b", 2)
        numbers.ids = ("a", "b", "c", "")


@pytest.fixture
def gallery(gallery):
    gallery.numbers.ids = USUAL
    gallery.show_keys("123456789")
    return gallery


def keys(gallery, hands):
    return {one: hands.index(gallery.tiles, one).data(Role.KEY) for one in USUAL if one}


def picture_of(gallery, hands, one) -> QPixmap:
    area = hands.area(gallery.tiles, one)
    return gallery.tiles.viewport().grab(area).toImage()


def test_control_and_a_number_give_the_key_to_the_filter_with_the_focus(gallery, hands):
    unnumbered = picture_of(gallery, hands, "hat").copy()
    gallery.tiles.setCurrentIndex(hands.index(gallery.tiles, "hat"))
    press(Qt.Key.Key_1, CONTROL)
    assert gallery.numbers.ids[0] == "hat"
    assert gallery.numbers.ids[3] == "sunglasses"
    assert keys(gallery, hands)["hat"] == "1"
    assert picture_of(gallery, hands, "hat") != unnumbered
    press(Qt.Key.Key_0, CONTROL)
    assert keys(gallery, hands)["hat"] == ""
    press(Qt.Key.Key_9, CONTROL | Qt.KeyboardModifier.KeypadModifier)
    assert gallery.numbers.of("hat") == 9
    assert on(gallery) == []


def test_the_menu_gives_numbers_and_says_who_has_them(gallery, hands, filters):
    named = [
        retitled(one, one.id, "Hide & seek") if one.id == "moustache" else one
        for one in filters
    ]
    gallery.offer(named)

    def menu():
        spot = hands.area(gallery.tiles, "hat").center()
        there = gallery.tiles.viewport().mapToGlobal(spot)
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, there)
        QApplication.sendEvent(gallery.tiles.viewport(), asked)
        return gallery.tiles.findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        )[-1].actions()[-1]

    entry = menu()
    assert entry.text() == "Number"
    none, first, _, third, *_, ninth = entry.menu().actions()
    assert third.text() == "&3  Hide && seek\tCtrl+3"
    assert first.text() == "&1  Sunglasses\tCtrl+1"
    assert ninth.text() == "&9  \tCtrl+9"
    ticked = [one.text() for one in entry.menu().actions() if one.isChecked()]
    assert ticked == ["&4  Fedora\tCtrl+4"]
    ninth.trigger()
    assert gallery.numbers.of("hat") == 9
    none.trigger()
    assert gallery.numbers.of("hat") == 0
    (ticked,) = [one for one in menu().menu().actions() if one.isChecked()]
    assert ticked.text() == "None\tCtrl+0"
    for one in gallery.tiles.findChildren(
        QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
    ):
        one.close()


def test_a_key_means_the_same_filter_whatever_comes_and_goes(window, filters, qtbot):
    more = [retitled(filters[0], f"aaa-{number}", "A") for number in range(30)]
    window.gallery.offer([*more, *filters])
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert on(window.gallery) == ["sunglasses"]
    window.gallery.offer([one for one in filters if one.id != "sunglasses"])
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert on(window.gallery) == []
    assert not window.commands["toggle-1"].isVisible()
    window.gallery.offer(filters)
    assert window.commands["toggle-1"].isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1)
    assert on(window.gallery) == ["sunglasses"]


def test_actions_follow_their_numbers(window):
    window.gallery.toggle_id("hat")
    fourth, first = window.commands["toggle-4"], window.commands["toggle-1"]
    assert fourth.isChecked()
    window.gallery.numbers.give("hat", 1)
    assert (first.text(), first.isChecked()) == ("Fedora", True)
    assert (fourth.text(), fourth.isChecked()) == ("Sunglasses", False)


def test_the_usual_ones_are_built_in(filters):
    assert set(Settings().hotkeys.filters) >= {one.id for one in filters}
