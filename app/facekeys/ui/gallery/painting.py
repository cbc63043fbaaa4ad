"""How filters look in the gallery: as tiles with pictures, and as chips."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from facekeys.ui.gallery.listing import Role
from facekeys.ui.gallery.pictures import CORNER_PX, PICTURE_PX

_Index = QModelIndex | QPersistentModelIndex
_Role = QPalette.ColorRole

GAP_PX: Final = 3
"""Left free around tiles and chips."""
_PADDING_PX: Final = 6
_CHIP_PADDING_PX: Final = 4
_LINES: Final = 2
_BADGE_PX: Final = 22
_CHIP_LEAST_PX: Final = 90
_CROSS_PX: Final = 20
_CROSS_RADIUS_PX: Final = 5
_SHADE: Final = QColor(0, 0, 0, 150)
_GOLD: Final = QColor("#ffd24a")
# Figures around (0, 0), about as large as the circle of radius 1.
_STAR: Final = tuple(
    QPointF(math.sin(turn), -math.cos(turn)) * (1.0 if point % 2 == 0 else 0.42)
    for point in range(10)
    for turn in [math.pi * point / 5]
)
_TICK: Final = (QPointF(-0.5, 0), QPointF(-0.1, 0.4), QPointF(0.55, -0.4))
_CROSS: Final = (
    (QPointF(-0.7, -0.7), QPointF(0.7, 0.7)),
    (QPointF(-0.7, 0.7), QPointF(0.7, -0.7)),
)


def tile_size(width: int, font: QFontMetrics) -> QSize:
    """Return the size of a tile that is so many pixels wide, gap included."""
    text = _LINES * font.lineSpacing()
    return QSize(width, PICTURE_PX + text + 3 * _PADDING_PX + 2 * GAP_PX)


def star_area(tile: QRect) -> QRect:
    """Return where the star of a tile is, for whoever presses it."""
    picture = _picture_area(tile)
    return QRect(picture.right() - _BADGE_PX, picture.top(), _BADGE_PX, _BADGE_PX)


def cross_area(chip: QRect) -> QRect:
    """Return where the cross of a chip is, for whoever presses it."""
    inner = chip.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
    return QRect(inner.right() - _CROSS_PX, inner.top(), _CROSS_PX, inner.height())


def chip_height(font: QFontMetrics) -> int:
    """Return how high a chip is, gap included."""
    return font.height() + 2 * (_CHIP_PADDING_PX + GAP_PX)


class TilePainter(QStyledItemDelegate):
    """Draws filters as tiles: picture, name, key, star, and whether they are on.

    All of them are as large as the cells of the view's grid.
    """

    def __init__(self, view: QListView) -> None:
        """Draw for a view, which owns the painter."""
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: _Index
    ) -> QSize:
        """Return the size of a cell."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw one tile; costs the window's thread some tenths of a millisecond."""
        tile, palette, on = option.rect, option.palette, bool(index.data(Role.ON))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _draw_ground(painter, option, tile, on=on)
        area = _picture_area(tile)
        picture = index.data(Role.PICTURE)
        if isinstance(picture, QPixmap):
            painter.drawPixmap(area, picture)
        else:
            _draw_nobody(painter, area, palette)
        star = star_area(tile)
        _draw_star(painter, star, filled=bool(index.data(Role.FAVOURITE)))
        if on:
            _draw_tick(painter, star.translated(area.left() - star.left(), 0), palette)
        if key := index.data(Role.KEY):
            _draw_key(painter, area, key)
        role = _Role.HighlightedText if on else _Role.WindowText
        painter.setPen(palette.color(role))
        _draw_name(painter, tile, area, index.data(), option.font)
        painter.restore()


class ChipPainter(QStyledItemDelegate):
    """Draws filters as chips: a name and a cross.

    Where there are many they get narrower, until names can't be told apart.
    """

    def __init__(self, view: QListView) -> None:
        """Draw for a view, which owns the painter."""
        super().__init__(view)
        self._view = view

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: _Index
    ) -> QSize:
        """Return the size of a chip: as its name needs, if there is room."""
        room = self._view.viewport().width() // index.model().rowCount()
        font = option.fontMetrics
        needed = font.horizontalAdvance(index.data()) + 2 * _PADDING_PX + _CROSS_PX
        width = min(needed + 2 * GAP_PX, max(_CHIP_LEAST_PX, room))
        return QSize(width, chip_height(font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        """Draw one chip."""
        chip = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_ground(painter, option, chip, on=True)
        painter.setPen(option.palette.color(_Role.HighlightedText))
        cross = cross_area(chip)
        text = chip.adjusted(GAP_PX + _PADDING_PX, 0, 0, 0)
        text.setRight(cross.left())
        name = option.fontMetrics.elidedText(
            index.data(), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QPen(option.palette.color(_Role.HighlightedText), 1.5))
        for line in _CROSS:
            painter.drawPolyline(_placed(line, cross, _CROSS_RADIUS_PX))
        painter.restore()


def _picture_area(tile: QRect) -> QRect:
    inner = tile.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
    side = min(PICTURE_PX, inner.width() - 2 * _PADDING_PX)
    left = inner.left() + (inner.width() - side) // 2
    return QRect(left, inner.top() + _PADDING_PX, side, side)


def _draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, on: bool
) -> None:
    """Draw what lies under a tile or chip, and the frame of the one with the focus."""
    palette, state = option.palette, option.state
    inner = rect.adjusted(GAP_PX, GAP_PX, -GAP_PX, -GAP_PX)
    ground = QColor(Qt.GlobalColor.transparent)
    if on:
        ground = palette.color(_Role.Highlight)
    elif state & QStyle.StateFlag.State_MouseOver:
        ground = _between(palette, 0.12)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.color(_Role.WindowText), 2))
    painter.drawRoundedRect(inner, CORNER_PX, CORNER_PX)


def _draw_nobody(painter: QPainter, area: QRect, palette: QPalette) -> None:
    """Draw the outline of somebody, where there is no picture yet."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_between(palette, 0.1))
    painter.drawRoundedRect(area, CORNER_PX, CORNER_PX)
    painter.setClipRect(area)
    painter.setBrush(_between(palette, 0.25))
    side = area.width()
    middle = QPointF(area.left() + side / 2, area.top() + 0.66 * side)
    painter.drawEllipse(middle, 0.21 * side, 0.26 * side)
    painter.setClipping(False)


def _draw_star(painter: QPainter, area: QRect, *, filled: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawEllipse(area)
    radius = 0.36 * _BADGE_PX
    painter.setPen(QPen(_GOLD if filled else Qt.GlobalColor.white, 1.2))
    painter.setBrush(_GOLD if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_placed(_STAR, area, radius))


def _draw_tick(painter: QPainter, area: QRect, palette: QPalette) -> None:
    text = palette.color(_Role.HighlightedText)
    painter.setPen(QPen(text, 1.5))
    painter.setBrush(palette.color(_Role.Highlight))
    painter.drawEllipse(area)
    painter.setPen(QPen(text, 2))
    painter.drawPolyline(_placed(_TICK, area, 0.36 * _BADGE_PX))


def _draw_key(painter: QPainter, picture: QRect, key: str) -> None:
    font = painter.fontMetrics()
    width = min(picture.width(), max(font.horizontalAdvance(key) + 10, _BADGE_PX))
    area = QRect(0, 0, width, font.height() + 4)
    area.moveBottomLeft(picture.bottomLeft())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawRoundedRect(area, 5, 5)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, key)


def _draw_name(
    painter: QPainter, tile: QRect, picture: QRect, name: str, font: QFont
) -> None:
    """Draw a name in at most two lines below a picture, the last one shortened."""
    width = tile.width() - 2 * (GAP_PX + _PADDING_PX)
    left, top = tile.left() + GAP_PX + _PADDING_PX, picture.bottom() + _PADDING_PX
    metrics = QFontMetrics(font)
    area = QRect(left, top, width, metrics.height())
    for number, line in enumerate(_lines(name, font, width)):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)
        row = area.translated(0, number * metrics.lineSpacing())
        painter.drawText(row, Qt.AlignmentFlag.AlignHCenter, shown)


def _lines(name: str, font: QFont, width: int) -> list[str]:
    """Break a name, between words if it can be; the second line takes the rest."""
    layout = QTextLayout(name, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    length = first.textLength()
    layout.endLayout()
    return [part for part in (name[:length].strip(), name[length:].strip()) if part]


def _placed(figure: Sequence[QPointF], area: QRect, radius: float) -> QPolygonF:
    middle = QPointF(area.left() + area.width() / 2, area.top() + area.height() / 2)
    return QPolygonF([middle + corner * radius for corner in figure])


def _between(palette: QPalette, share: float) -> QColor:
    """Return a colour between that of the window and that of its text."""
    window, text = palette.color(_Role.Window), palette.color(_Role.WindowText)
    red, green, blue = (
        (1 - share) * one + share * other
        for one, other in (
            (window.redF(), text.redF()),
            (window.greenF(), text.greenF()),
            (window.blueF(), text.blueF()),
        )
    )
    return QColor.fromRgbF(red, green, blue)
