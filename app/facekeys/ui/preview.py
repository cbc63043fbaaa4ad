"""The live picture."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from facekeys.types import Frame, Pixels
from facekeys.ui.design import measures
from facekeys.ui.preview_buffer import PreviewBuffer
from facekeys.ui.preview_thread import PreviewThread, Wish
from facekeys.ui.words import tr

_GROUND = QColor(18, 20, 24)
_TEXT = QColor(160, 166, 176)


def _corner(radius: float) -> QPainterPath:
    """Return what a rounded corner leaves of a sharp one at (0, 0)."""
    path = QPainterPath()
    path.lineTo(radius, 0)
    path.arcTo(0, 0, 2 * radius, 2 * radius, 90, 90)
    path.closeSubpath()
    return path


_CORNER = _corner(measures.CARD_CORNER)


class Preview(QWidget):
    """Shows the newest frame as large as it fits, mirrored if wanted."""

    painted = Signal(float)
    """A frame was painted, in so many milliseconds."""
    pointed = Signal(float, float)
    """The user clicked on the picture: x, y in its pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with a waiting text."""
        super().__init__(parent)
        self._frame: Frame | None = None
        self._bare: Frame | None = None
        self._comparing = False
        self._countdown = 0
        self._mirrored = True
        self._pictures = PreviewBuffer()
        self._thread = PreviewThread(self)
        self._thread.prepared.connect(self.update)
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Preview"))

    @property
    def frame(self) -> Frame | None:
        """What it shows, as others see it: not mirrored; None while there is none."""
        return self._frame

    @property
    def bare(self) -> Frame | None:
        """The frame that it shows as it came, without filters; None while none is."""
        return self._bare or self._frame

    def show_frame(self, frame: Frame | None, bare: Frame | None = None) -> None:
        """Show a frame from now on; None shows the waiting text.

        Args:
            frame: As others see it.
            bare: As it came, to compare it with; None if that is the same.
        """
        self._frame = frame
        self._bare = bare
        if frame is None or not self.isVisible():
            self.update()
        else:
            self._thread.want(self._wish(frame))

    def end(self) -> None:
        """End the thread that makes the pictures; they are made by painting then."""
        self._thread.close()

    def compare(self, on: bool) -> None:  # noqa: FBT001 - a switch
        """Show the frames as they came, or as others see them."""
        self._comparing = on
        self.update()

    def count_down(self, seconds: int) -> None:
        """Show over the picture how many seconds are left; 0 shows none."""
        self._countdown = seconds
        self.update()

    def set_mirrored(self, mirrored: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Mirror the preview, as people know themselves; never the output."""
        self._mirrored = mirrored
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where in the picture the user clicked."""
        super().mousePressEvent(event)
        if self._frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        width, height = self._frame.width, self._frame.height
        area = fitted(width, height, self.rect())
        if not area.contains(event.position().toPoint()):
            return
        across = (event.position().x() - area.x()) / area.width()
        down = (event.position().y() - area.y()) / area.height()
        if self._mirrored:
            across = 1 - across
        self.pointed.emit(across * width, down * height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that a fresh window gives the preview."""
        return QSize(960, 540)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the frame, or the waiting text."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _GROUND)
        if self._frame is None:
            painter.setPen(_TEXT)
            words = tr("Waiting for the camera …")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            self._round_corners(painter)
            return
        begun_s = time.perf_counter()
        wish = self._wish(self._frame)
        area = fitted(wish.frame.width, wish.frame.height, self.rect())
        with self._thread.picture(wish) as made:
            # What nobody prepared, after another size or by a key, is made here.
            picture = made if made is not None else self._make(wish)
            image = QImage(
                picture.data,
                *wish.size,
                int(picture.strides[0]),
                QImage.Format.Format_RGB32,
            )
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(area.topLeft(), image)
        self._round_corners(painter)
        if self._countdown:
            _draw_number(painter, self._countdown, area)
        painter.end()
        self.painted.emit((time.perf_counter() - begun_s) * 1e3)

    def _wish(self, frame: Frame) -> Wish:
        """Return what is to be painted of a frame, in device pixels."""
        shown = (self._bare if self._comparing else None) or frame
        area = fitted(shown.width, shown.height, self.rect())
        ratio = self.devicePixelRatioF()
        size = (round(area.width() * ratio), round(area.height() * ratio))
        return Wish(shown, size, self._mirrored)

    def _make(self, wish: Wish) -> Pixels:
        pixels = wish.frame.pixels
        return self._pictures.to_bgrx(pixels, wish.size, mirrored=wish.mirrored)

    def _round_corners(self, painter: QPainter) -> None:
        """Paint over the corners: much cheaper than to clip the picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.palette().window()
        whole = QRectF(self.rect())
        for quarter, corner in enumerate(
            (whole.topLeft(), whole.topRight(), whole.bottomRight(), whole.bottomLeft())
        ):
            painter.resetTransform()
            painter.translate(corner)
            painter.rotate(90 * quarter)
            painter.fillPath(_CORNER, ground)
        painter.resetTransform()


def fitted(width: int, height: int, area: QRect) -> QRect:
    """Return the largest rectangle of a shape, in the middle of an area."""
    scale = min(area.width() / width, area.height() / height)
    size = QSize(max(1, round(width * scale)), max(1, round(height * scale)))
    corner = QPoint(
        area.x() + (area.width() - size.width()) // 2,
        area.y() + (area.height() - size.height()) // 2,
    )
    return QRect(corner, size)


def _draw_number(painter: QPainter, number: int, area: QRect) -> None:
    """Draw a large number that is read on any picture: white, with a dark edge."""
    size = area.height() / 3
    path = QPainterPath()
    font = painter.font()
    font.setPixelSize(max(1, round(size)))
    path.addText(0, 0, font, str(number))
    middle = path.boundingRect().center()
    path.translate(area.center().toPointF() - middle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, QPen(_GROUND, size / 12))
    painter.fillPath(path, Qt.GlobalColor.white)
