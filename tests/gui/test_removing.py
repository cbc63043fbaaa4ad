"""Filters of one's own are removed in the window, once that was asked."""

import pytest
from PySide6.QtWidgets import QMessageBox

from facekeys.resources import user_filters
from gui.conftest import whole_app
from unit.overlays.packs import write_pack

TIMEOUT_MS = 20_000


@pytest.fixture
def window(qtbot, theme):
    write_pack(user_filters(), "mine", replace=("A patch", "<b>Mine"))
    with whole_app(qtbot) as session:
        yield session.window


def ids(window):
    return [one.id for one in window.gallery.filters]


def answer(window, label):
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "Remove your filter <b>Mine?"
    (button,) = [one for one in box.buttons() if label in one.text()]
    button.click()


def test_it_goes_when_that_is_confirmed_also_while_it_is_on(window, qtbot):
    gallery = window.gallery
    gallery.toggle_id("mine")
    qtbot.waitUntil(lambda: gallery.active[0].ready, timeout=TIMEOUT_MS)
    gallery.tiles.unwanted.emit("mine")
    answer(window, "Cancel")
    assert (user_filters() / "mine").exists()
    gallery.tiles.unwanted.emit("mine")
    answer(window, "Remove")
    qtbot.waitUntil(lambda: "mine" not in ids(window), timeout=TIMEOUT_MS)
    assert gallery.active == ()
    assert not any(user_filters().iterdir())
    assert [one for one in window.notices.texts() if "mine" in one.lower()] == []


def test_what_stands_against_it_is_told(window, qtbot):
    window.gallery.tiles.unwanted.emit("mine")
    (user_filters() / "mine").rename(user_filters().parent / "elsewhere")
    answer(window, "Remove")
    told = "There is no filter mine of your own."
    qtbot.waitUntil(
        lambda: any(told in one for one in window.notices.texts()), timeout=TIMEOUT_MS
    )


def test_whatever_else_comes_of_it_is_told_too(window, qtbot, monkeypatch, caplog):
    def fail(_):
        raise MemoryError

    monkeypatch.setattr("facekeys.sharing.installing.remove", fail)
    window.gallery.tiles.unwanted.emit("mine")
    answer(window, "Remove")
    qtbot.waitUntil(
        lambda: any("mine could not be removed" in t for t in window.notices.texts()),
        timeout=TIMEOUT_MS,
    )
    assert "MemoryError" in caplog.text
