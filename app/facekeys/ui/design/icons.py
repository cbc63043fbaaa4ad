"""Icons drawn by us: SVG, tinted with the palette, sharp on every screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from facekeys.resources import resource
from facekeys.ui.design import measures

_SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_SIZES_PX: Final = (16, 22, 24, 32, 44, 48, 64, 128, 256)


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of an icon: as it is, while it is on, and while it can't be used."""

    off: str
    on: str
    disabled: str


def inks_of(palette: QPalette) -> Inks:
    """Return the colours that a button's icon has by its palette."""
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    return Inks(
        off=palette.color(group.Active, role.ButtonText).name(),
        on=palette.color(group.Active, role.BrightText).name(),
        disabled=palette.color(group.Disabled, role.ButtonText).name(),
    )


def tinted_icon(name: str, inks: Inks) -> QIcon:
    """Return an icon for a button, with all its states.

    Args:
        name: Of its file in assets/icons, without the ending.
        inks: Its colours.

    Raises:
        ResourceError: Its file is missing.
    """
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, inks.off),
        (QIcon.Mode.Normal, QIcon.State.On, inks.on),
        (QIcon.Mode.Disabled, QIcon.State.Off, inks.disabled),
    )
    renderer = _renderer(name)
    icon = QIcon()
    for scale in _SCALES:
        shape = _drawn(renderer, round(scale * measures.ICON))
        for mode, state, ink in states:
            icon.addPixmap(_tinted(shape, QColor(ink)), mode, state)
    return icon


def picture_icon(name: str) -> QIcon:
    """Return an icon with colours of its own, in all sizes that desktops ask for.

    Raises:
        ResourceError: Its file is missing.
    """
    renderer = _renderer(name)
    icon = QIcon()
    for size_px in _SIZES_PX:
        icon.addPixmap(_drawn(renderer, size_px))
    return icon


class Symbol(QWidget):
    """A small picture in a line of text, in the colour that text would have."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """Show an icon, or nothing yet.

        Args:
            name: See `show_icon`.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._name = name
        self.setFixedSize(measures.SYMBOL, measures.SYMBOL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: str) -> None:
        """Show an icon from now on.

        Args:
            name: Of its file in assets/icons, without the ending.
            tone: A tone of the style sheet, such as "ok".
        """
        if (name, tone) == (self._name, self.property("tone")):
            return
        self._name = name
        set_tone(self, tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        if not self._name:
            return
        ratio = self.devicePixelRatioF()
        shape = _drawn(_renderer(self._name), round(measures.SYMBOL * ratio))
        pixmap = _tinted(shape, self.palette().windowText().color())
        painter = QPainter(self)
        painter.drawPixmap(QRectF(self.rect()), pixmap, QRectF(pixmap.rect()))


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget a tone of the style sheet, such as "muted"; may be done again."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(str(resource(f"assets/icons/{name}.svg")))


def _drawn(renderer: QSvgRenderer, size_px: int) -> QPixmap:
    pixmap = QPixmap(QSize(size_px, size_px))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    return pixmap


def _tinted(shape: QPixmap, ink: QColor) -> QPixmap:
    pixmap = QPixmap(shape)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), ink)
    painter.end()
    return pixmap
