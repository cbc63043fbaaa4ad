"""Icons, buttons and the theme on real widgets."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facekeys.errors import ResourceError
from facekeys.resources import resource
from facekeys.ui.design import theme as theme_module
from facekeys.ui.design.buttons import BarButton, IconButton
from facekeys.ui.design.colours import THEMES
from facekeys.ui.design.icons import Inks, Symbol, picture_icon, set_tone, tinted_icon

ICONS = sorted(
    path.stem for path in resource("assets/icons/close.svg").parent.iterdir()
)
OWN_COLOURS = {
    *("facekeys", "tray-on", "tray-off", "tick"),
    *("knob-on", "knob-off", "chevron-up", "chevron-down"),
}
INKS = Inks(off="#ff0000", on="#00ff00", disabled="#0000ff")


def solid(image):
    """Return the colours of the pixels that are covered, and how many there are."""
    pixels = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
    ]
    covered = [one.name() for one in pixels if one.alpha() == 255]
    return set(covered), len(covered)


@pytest.mark.parametrize("name", sorted(set(ICONS) - OWN_COLOURS))
@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_an_icon_is_tinted_and_sharp_at_every_scale(qapp, name, ratio):
    icon = tinted_icon(name, INKS)
    for mode, state, ink in (
        (QIcon.Mode.Normal, QIcon.State.Off, INKS.off),
        (QIcon.Mode.Normal, QIcon.State.On, INKS.on),
        (QIcon.Mode.Disabled, QIcon.State.Off, INKS.disabled),
    ):
        image = icon.pixmap(QSize(20, 20), ratio, mode, state).toImage()
        assert image.size() == QSize(20, 20) * ratio
        colours, count = solid(image)
        assert colours == {ink}
        assert count > 4 * ratio * ratio


@pytest.mark.parametrize("size", [16, 32, 256])
def test_the_icon_of_the_app_is_there_in_all_sizes(qapp, size):
    image = picture_icon("facekeys").pixmap(size, size).toImage()
    assert image.size() == QSize(size, size)
    colours, count = solid(image)
    assert count > size * size / 2
    assert len(colours) > 3


def test_an_icon_that_is_missing_is_told(qapp):
    with pytest.raises(ResourceError, match=r"nothing\.svg is missing"):
        tinted_icon("nothing", INKS)


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def test_icons_and_tones_follow_the_theme(qtbot, theme):
    theme.use("light")
    button = shown(qtbot, IconButton("close", "Close"))
    label = QLabel("fine")
    set_tone(label, "ok")
    shown(qtbot, label)
    seen = []
    for name in ("light", "dark", "light"):
        theme.use(name)
        colours = THEMES[name, "usual"]
        drawn = solid(button.icon().pixmap(20, 20).toImage())[0]
        assert drawn == {colours.text}
        lit = button.icon().pixmap(
            QSize(20, 20), 1.0, QIcon.Mode.Normal, QIcon.State.On
        )
        assert solid(lit.toImage())[0] == {colours.on_lit}
        assert label.palette().color(QPalette.ColorRole.WindowText).name() == colours.ok
        seen.append(button.grab().toImage())
    assert seen[0] == seen[2] != seen[1]


def test_a_symbol_has_the_colour_of_its_tone(qtbot, theme):
    theme.use("dark")
    symbol = shown(qtbot, Symbol())
    for tone in ("ok", "broken"):
        symbol.show_icon("state-on", tone)
        middle = symbol.grab().toImage().pixelColor(8, 8).name()
        assert middle == getattr(THEMES["dark", "usual"], tone)


def test_high_contrast_is_the_users_or_the_systems_choice(qtbot, theme, monkeypatch):
    def ground():
        return QApplication.palette().color(QPalette.ColorRole.Window).name()

    theme.use("high-contrast")
    assert ground() == THEMES["light", "high"].window
    theme.use("system")
    assert ground() == THEMES["light", "usual"].window
    monkeypatch.setattr(theme_module, "_wants_more", lambda: True)
    theme._follow()  # as Qt's signal does
    assert ground() == THEMES["light", "high"].window
    theme.use("dark")
    assert ground() == THEMES["dark", "usual"].window


def test_focus_is_seen_and_moves_nothing(qtbot, theme):
    theme.use("light")
    for button in (
        QPushButton("Save"),
        IconButton("close", "Close"),
        BarButton("photo", "Photo", about="Take one"),
    ):
        shown(qtbot, button)
        button.clearFocus()
        without, size = button.grab().toImage(), button.sizeHint()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        ring = button.grab().toImage()
        edge = QColor(THEMES["light", "usual"].focus).name()
        middle = button.width() // 2
        assert [ring.pixelColor(middle, y).name() for y in (0, 1)] == [edge, edge]
        assert without.pixelColor(middle, 0).name() != edge
        assert button.sizeHint() == size
        button.hide()


def test_a_word_comes_for_a_moment_and_goes(qtbot, theme):
    button = shown(
        qtbot, BarButton("photo", "Photo", about="Take one", widest="Photo taken")
    )
    width = button.sizeHint().width()
    button._telling.setInterval(1)
    button.tell("Photo taken")
    assert button.text() == "Photo taken"
    assert button.sizeHint().width() == width
    assert width >= button.fontMetrics().horizontalAdvance("Photo taken")
    qtbot.waitUntil(lambda: button.text() == "Photo")
    button.tell("Photo taken")
    button.say("Cancel (3)")
    qtbot.wait(20)
    assert button.text() == "Cancel (3)"
    button.say()
    assert button.text() == "Photo"
