"""Makes the pictures of filters, beside the window's thread."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import cv2
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QImage, QPainter

from facekeys.errors import FaceKeysError
from facekeys.overlays.filter import Filter
from facekeys.types import Pixels
from facekeys.ui.gallery.picture_cache import PictureCache, key_of
from facekeys.ui.gallery.portrait import picture_of

PICTURE_PX: Final = 112
"""Width and height of a picture, in device-independent pixels."""
CORNER_PX: Final = 8
"""Radius of its rounded corners, likewise."""


class PictureMaker(QObject):
    """Makes pictures one after the other, what was wanted last first.

    A picture that can't be made is left out: what is wrong with a filter is said where
    it is put on.
    """

    made = Signal(object, QImage)
    """A Filter, and its picture. One for each that was wanted, so few ever wait."""

    def __init__(self, cache: PictureCache, parent: QObject | None = None) -> None:
        """Prepare; the thread starts with the first picture.

        Args:
            cache: Where pictures are kept.
            parent: The object that owns the maker.
        """
        super().__init__(parent)
        self._cache = cache
        self._wanted: deque[tuple[Filter, float]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys gallery")

    def want(self, one: Filter, ratio: float) -> None:
        """Make the picture of a filter; does not wait for it.

        Args:
            one: The filter.
            ratio: Device pixels per device-independent pixel.
        """
        self._wanted.append((one, ratio))
        self._thread.submit(self._make_next)

    def forget(self) -> None:
        """Make none of the pictures that were not begun yet."""
        self._wanted.clear()

    def close(self) -> None:
        """End the thread, with the picture that it is making."""
        self.forget()
        self._thread.shutdown(cancel_futures=True)

    def _make_next(self) -> None:
        try:
            one, ratio = self._wanted.pop()
        except IndexError:  # it was forgotten
            return
        try:
            picture = self._picture(one)
        except (FaceKeysError, ValueError, OSError, cv2.error):
            return
        self.made.emit(one, _rounded(picture, ratio))

    def _picture(self, one: Filter) -> Pixels:
        key = key_of(one)
        kept = self._cache.read(key)
        if kept is not None:
            return kept
        from facekeys.overlays.packs import load_filter  # with all that reads packs

        # From a copy, for the pictures of all filters would fill the memory.
        picture = picture_of(load_filter(one.folder))
        self._cache.write(key, picture)
        return picture


def _rounded(picture: Pixels, ratio: float) -> QImage:
    """Return a picture in the size in which it is shown, with rounded corners.

    Args:
        picture: (s, s, 3) uint8 BGR.
        ratio: Device pixels per device-independent pixel.
    """
    side = round(PICTURE_PX * ratio)
    scaled = cv2.resize(picture, (side, side), interpolation=cv2.INTER_AREA)
    square = QImage(
        scaled.data, side, side, int(scaled.strides[0]), QImage.Format.Format_BGR888
    )
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    painter.drawRoundedRect(image.rect(), CORNER_PX * ratio, CORNER_PX * ratio)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image
