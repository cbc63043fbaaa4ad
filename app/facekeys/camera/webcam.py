"""Frames from a webcam, through OpenCV."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.camera.devices import Camera
from facekeys.errors import CameraError
from facekeys.types import Frame, Pixels

_MJPG: Final = cv2.VideoWriter.fourcc(*"MJPG")

_TO_BGR: Final[Mapping[int, int]] = MappingProxyType(
    {
        1: cv2.COLOR_GRAY2BGR,
        2: cv2.COLOR_YUV2BGR_YUYV,
        4: cv2.COLOR_BGRA2BGR,
    }
)
"""How pictures become BGR, by their number of channels."""


class Webcam:
    """A webcam, from the moment it is opened until it is closed."""

    live = True
    length: int | None = None
    cut_short = False

    def __init__(
        self, camera: Camera, *, size: tuple[int, int] = (1280, 720), fps: float = 30.0
    ) -> None:
        """Open a camera and wait for its first frame.

        Args:
            camera: Which one.
            size: Wanted width and height in pixels. A camera that has no such mode
                gives its nearest; `self.size` says what it really sends.
            fps: Wanted frames a second; likewise.

        Raises:
            CameraError: It can't be opened, or sends nothing.
        """
        self.name = camera.name
        self._capture = _open(camera, size, fps)
        self._index = 0
        try:
            self._first: Frame | None = self._grab()
        except CameraError:
            self.close()
            raise
        self.size = (self._first.width, self._first.height)
        claimed = self._capture.get(cv2.CAP_PROP_FPS)
        self.fps = claimed if claimed > 0 else fps

    def read(self) -> Frame:
        """Return the next frame, waiting for it; see `Source.read`."""
        if self._first is None:
            return self._grab()
        first, self._first = self._first, None
        return first

    def rewind(self) -> None:
        """Do nothing: what a camera saw is gone."""

    def close(self) -> None:
        """Free the camera, whose light goes out. Further calls do nothing."""
        self._capture.release()

    def _grab(self) -> Frame:
        grabbed = self._capture.grab()
        # Before decoding: that takes milliseconds, and the picture ages meanwhile.
        captured_ns = time.monotonic_ns()
        decoded, pixels = self._capture.retrieve() if grabbed else (False, None)
        if not decoded or pixels is None or pixels.size == 0:
            raise CameraError(
                f"The camera {self.name} stopped sending frames.",
                hint="Plug it in again, or choose another one.",
            )
        frame = Frame(_as_bgr(pixels), self._index, captured_ns)
        self._index += 1
        return frame


def _open(camera: Camera, size: tuple[int, int], fps: float) -> cv2.VideoCapture:
    """Open a camera in the best mode that it accepts."""
    # OpenCV reports on stderr what is told here in a sentence.
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    mode = [
        *(cv2.CAP_PROP_FRAME_WIDTH, size[0]),
        *(cv2.CAP_PROP_FRAME_HEIGHT, size[1]),
        *(cv2.CAP_PROP_FPS, round(fps)),
    ]
    # Drivers ignore what is set later, so all is given while opening; there OpenCV
    # opens nothing at all if one wish can't be met. Uncompressed 720p does not fit
    # through USB 2 at 30 frames a second: hence MJPG first.
    for wishes in ([cv2.CAP_PROP_FOURCC, _MJPG, *mode], mode, []):
        capture = cv2.VideoCapture(camera.index, camera.backend, wishes)
        if capture.isOpened():
            return capture
        capture.release()
    raise CameraError(
        f"The camera {camera.name} can't be opened.",
        hint="Close other programs that use it, and check that you may use cameras "
        "(`facekeys doctor`).",
    )


def _as_bgr(pixels: NDArray[Any]) -> Pixels:
    """Return (h, w, 3) uint8 for whatever a camera sends."""
    if pixels.dtype == np.uint16:  # depth and infrared cameras
        pixels = cv2.convertScaleAbs(pixels, alpha=1 / 256)
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    if channels in _TO_BGR:
        return np.asarray(cv2.cvtColor(pixels, _TO_BGR[channels]), np.uint8)
    return pixels
