import pytest
from PySide6.QtCore import Qt

from facekeys.ui.gallery import Gallery
from facekeys.ui.gallery.listing import Role


@pytest.fixture
def gallery(qtbot, filters):
    """A gallery by itself, with the five filters, shown and with the keyboard."""
    one = Gallery(())
    one.numbers.ids = [each.id for each in filters]  # so that they stay in this order
    one.offer(filters)
    qtbot.addWidget(one)
    one.resize(300, 700)
    one.show()
    qtbot.waitExposed(one)
    one.activateWindow()
    one.setFocus()
    qtbot.waitUntil(one.tiles.hasFocus)
    yield one
    one.end()


class Hands:
    """Clicks and reads in a view of filters."""

    def __init__(self, qtbot):
        self._qtbot = qtbot

    @staticmethod
    def ids(view):
        rows = range(view.model().rowCount())
        return [view.model().index(row, 0).data(Role.ID) for row in rows]

    def index(self, view, one):
        return view.model().index(self.ids(view).index(one), 0)

    def area(self, view, one):
        view.scrollTo(self.index(view, one))
        return view.visualRect(self.index(view, one))

    def click(self, view, place, button=Qt.MouseButton.LeftButton):
        self._qtbot.mouseClick(view.viewport(), button, pos=place)


@pytest.fixture
def hands(qtbot):
    return Hands(qtbot)
