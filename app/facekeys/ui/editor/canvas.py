"""A face, and a picture on it that is moved, turned and made larger by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from facekeys.overlays.pinning import Placing
from facekeys.types import Pixels
from facekeys.ui.preview import fitted
from facekeys.ui.words import tr

_GROUND: Final = QColor(18, 20, 24)
_EDGE: Final = QColor(255, 255, 255)
_HANDLE_PX: Final = 7.0
"""Half the side of what a corner is taken by, as it is drawn."""
_REACH_PX: Final = 14.0
"""So near to a corner it is taken."""
_SMALLEST_PX: Final = 8.0
"""The picture's longer side on the frame."""
_LARGEST: Final = 4.0
"""Likewise, in heights of the frame."""
_MOST_ENLARGED: Final = 128.0
"""Frame pixels per pixel of a tiny picture."""
_SIZE_STEP: Final = 1.03
_TURN_STEP_DEG: Final = 1.0
_FAR_PX: Final = 10.0


class Canvas(QWidget):
    """Shows both, as the preview shows faces. By mouse or keyboard alike."""

    changed = Signal()
    """The user moved, turned or scaled the picture."""

    def __init__(
        self,
        frame: Pixels,
        picture: Pixels,
        placing: Placing,
        *,
        mirrored: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show a picture on a face.

        Args:
            frame: (h, w, 3) uint8 BGR.
            picture: (h, w, 4) uint8 BGRA, straight alpha.
            placing: Where it lies at first.
            mirrored: Whether left and right change sides.
            parent: The widget that holds it.
        """
        super().__init__(parent)
        self._frame = _image(frame, QImage.Format.Format_BGR888)
        self._picture = _image(picture, QImage.Format.Format_ARGB32)
        self._placing = placing
        self._mirrored = mirrored
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("The picture on the face"))
        self.setAccessibleDescription(
            tr(
                "Arrow keys move it, with Shift further; plus and minus change its "
                "size, comma and full stop turn it."
            )
        )
        self.setToolTip(self.accessibleDescription())

    @property
    def placing(self) -> Placing:
        """Where the picture lies."""
        return self._placing

    @placing.setter
    def placing(self, placing: Placing) -> None:
        """Lay it elsewhere, within the frame and no smaller or larger than is seen."""
        side = max(placing.size)
        most = min(_LARGEST * self._frame.height() / side, _MOST_ENLARGED)
        scale = min(max(placing.scale, _SMALLEST_PX / side), most)
        x = min(max(placing.center[0], 0.0), self._frame.width() - 1.0)
        y = min(max(placing.center[1], 0.0), self._frame.height() - 1.0)
        turn = math.remainder(placing.turn_deg, 360)
        self._placing = replace(placing, center=(x, y), scale=scale, turn_deg=turn)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that it has at first."""
        return QSize(720, 480)

    def shown(self, x: float, y: float) -> QPointF:
        """Return where on the widget a spot of the frame is shown."""
        return self._view().map(QPointF(x, y))

    def corners(self) -> QPolygonF:
        """Return where on the widget the corners of the picture are shown."""
        width, height = self._placing.size
        rectangle = QPolygonF(QRectF(-0.5, -0.5, width, height))
        return self._picture_view().map(rectangle)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the face, the picture and what it is taken by."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        painter.setTransform(self._view())
        painter.drawImage(QPointF(-0.5, -0.5), self._frame)
        painter.setTransform(self._picture_view())
        painter.drawImage(QPointF(-0.5, -0.5), self._picture)
        painter.resetTransform()
        corners = self.corners()
        width = 2.0 if self.hasFocus() else 1.0
        for color, wider in ((_GROUND, 2.0), (_EDGE, 0.0)):
            painter.setPen(QPen(color, width + wider))
            painter.drawPolygon(corners)
        painter.setPen(QPen(_GROUND, 1))
        painter.setBrush(_EDGE)
        for corner in corners.toList()[:4]:
            painter.drawEllipse(corner, _HANDLE_PX, _HANDLE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the picture, or one of its corners."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        near = min(
            math.hypot(corner.x() - at.x(), corner.y() - at.y())
            for corner in self.corners().toList()[:4]
        )
        spot = self._on_frame(at)
        self._drag = _Drag(self._placing, spot, by_corner=near <= _REACH_PX)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Move what was taken."""
        if self._drag is not None:
            self._lay(self._drag.to(self._on_frame(event.position())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of it."""
        self._drag = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Make the picture larger or smaller."""
        self._resize(_SIZE_STEP ** (event.angleDelta().y() / 40))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do by keys what is done by mouse."""
        across = -1 if self._mirrored else 1
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _FAR_PX if far else 1.0
        moves = {
            Qt.Key.Key_Left: (-step * across, 0.0),
            Qt.Key.Key_Right: (step * across, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        sizes = {"+": _SIZE_STEP, "-": 1 / _SIZE_STEP}
        turns = {",": -_TURN_STEP_DEG * across, ".": _TURN_STEP_DEG * across}
        key, sign = Qt.Key(event.key()), event.text()
        if key in moves:
            self._lay(self._placing.moved(*moves[key]))
        elif sign in sizes:
            self._resize(sizes[sign])
        elif sign in turns:
            turn = self._placing.turn_deg + turns[sign]
            self._lay(replace(self._placing, turn_deg=turn))
        else:
            super().keyPressEvent(event)

    def _resize(self, factor: float) -> None:
        self._lay(replace(self._placing, scale=self._placing.scale * factor))

    def _lay(self, placing: Placing) -> None:
        self.placing = placing
        self.changed.emit()

    def _view(self) -> QTransform:
        """Return the map from frame pixels to the widget."""
        width, height = self._frame.width(), self._frame.height()
        area = fitted(width, height, self.rect())
        view = QTransform.fromTranslate(area.x(), area.y())
        view.scale(area.width() / width, area.height() / height)
        if self._mirrored:
            view.translate(width, 0)
            view.scale(-1, 1)
        return view.translate(0.5, 0.5)

    def _picture_view(self) -> QTransform:
        """Return the map from pixels of the picture to the widget."""
        (a, b, x), (c, d, y) = self._placing.transform.tolist()
        return QTransform(a, c, b, d, x, y) * self._view()

    def _on_frame(self, at: QPointF) -> complex:
        spot = self._view().inverted()[0].map(at)
        return complex(spot.x(), spot.y())


class _Drag:
    """What is being dragged, and from where. Spots are x + i y, in frame pixels."""

    def __init__(self, placing: Placing, spot: complex, *, by_corner: bool) -> None:
        self._placing = placing
        self._from = spot
        self._by_corner = by_corner

    def to(self, spot: complex) -> Placing:
        """Return where the picture lies when that is dragged to another spot."""
        placing = self._placing
        if not self._by_corner:
            way = spot - self._from
            return placing.moved(way.real, way.imag)
        center = complex(*placing.center)
        before, now = self._from - center, spot - center
        if not before or not now:
            return placing
        change = now / before
        turn = math.degrees(math.atan2(change.imag, change.real))
        return replace(
            placing,
            scale=placing.scale * abs(change),
            turn_deg=placing.turn_deg + turn,
        )


def _image(pixels: Pixels, kind: QImage.Format) -> QImage:
    """Return a copy of pixels as Qt has them."""
    own = np.ascontiguousarray(pixels)
    height, width = own.shape[:2]
    return QImage(own.data, width, height, int(own.strides[0]), kind).copy()
