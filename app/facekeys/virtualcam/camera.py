"""The virtual camera, through pyvirtualcam."""

from __future__ import annotations

import os
import re
from typing import Any, Final

from facekeys.errors import VirtualCameraError
from facekeys.types import Pixels
from facekeys.virtualcam import loopback, timeout_picture
from facekeys.virtualcam.advice import advice
from facekeys.virtualcam.audience import Watch
from facekeys.virtualcam.candidates import Candidate, candidates
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.i420 import empty_i420, to_i420
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH, Sink
from facekeys.virtualcam.watchers import watch_device

_CLUTTER: Final = re.compile(r"^'\S+' backend: |\[Errno \d+\] ")
"""What pyvirtualcam and Python put into a reason that helps nobody."""


def open_virtual_camera(
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
    fps: float = FPS,
    host: Host | None = None,
    device: str | None = None,
) -> Sink:
    """Open the best virtual camera there is, and hold it until closed.

    Args:
        width: Of all pictures to come, in pixels; even.
        height: Likewise.
        fps: Pictures a second that will be sent, about.
        host: The machine to look at; this one by default.
        device: The only one to try, as `Candidate.device` names it.

    Raises:
        ValueError: The size is odd or empty.
        VirtualCameraError: There is none, or none can be used: the message has every
            reason, the hint what to do on this machine.
    """
    host = host or Host()
    reasons = []
    for candidate in candidates(host):
        if device not in (None, candidate.device):
            continue
        try:
            _check_permission(candidate)
            return PyvirtualcamSink(candidate, width=width, height=height, fps=fps)
        except VirtualCameraError as error:
            reasons.append(error.message)
    message = "There is no virtual camera on this system."
    if reasons:
        message = f"No virtual camera can be used ({'; '.join(reasons)})."
    raise VirtualCameraError(message, hint=advice(host))


class PyvirtualcamSink:
    """A virtual camera behind one of pyvirtualcam's backends.

    All of them take I420, and it is what Linux sends on as it is; so that is what they
    get, made by OpenCV into one buffer.
    """

    def __init__(
        self, candidate: Candidate, *, width: int, height: int, fps: float
    ) -> None:
        """Open a candidate.

        Args:
            candidate: Which one.
            width: In pixels, even.
            height: In pixels, even.
            fps: Pictures a second, about.

        Raises:
            ValueError: The size is odd or empty.
            VirtualCameraError: It can't be opened.
        """
        self._i420 = empty_i420(width, height)
        self.name = candidate.name
        self._node = candidate.node
        self._camera: Any = _open(candidate, width, height, fps)

    def send(self, pixels: Pixels) -> None:
        """Show one picture; see `Sink.send`."""
        to_i420(pixels, self._i420)
        self.repeat()

    def repeat(self) -> None:
        """Show the last picture once more; see `Sink.repeat`."""
        if self._camera is None:
            raise VirtualCameraError(f"{self.name} is closed.")
        try:
            self._camera.send(self._i420)
        except (OSError, RuntimeError) as error:
            raise VirtualCameraError(
                f"{self.name} takes no pictures any more ({error}).",
                hint="Close other programs that feed it, then switch it on again.",
            ) from error

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Store a picture in the device, on Linux; see `Sink.set_timeout_picture`."""
        if self._node is not None:
            to_i420(pixels, self._i420)
            timeout_picture.store(self._node, self._i420)

    def watch(self) -> Watch:
        """Return what tells who reads it; see `Sink.watch`."""
        return watch_device(self._node)

    def close(self) -> None:
        """Free the device; other programs lose it, or keep its last picture."""
        if self._camera is not None:
            self._camera.close()
            self._camera = None


def _open(candidate: Candidate, width: int, height: int, fps: float) -> Any:
    try:
        from pyvirtualcam import Camera, PixelFormat, register_backend  # native code
        from pyvirtualcam.camera import BACKENDS
    except ImportError as error:
        raise VirtualCameraError(f"pyvirtualcam can't be loaded: {error}") from error
    if loopback.BACKEND not in BACKENDS:
        register_backend(loopback.BACKEND, loopback.LoopbackDevice)
    if candidate.backend not in BACKENDS:
        raise VirtualCameraError(
            f"{candidate.name}: pyvirtualcam has no {candidate.backend} here"
        )
    try:
        return Camera(
            width,
            height,
            fps,
            fmt=PixelFormat.I420,
            device=candidate.device,
            backend=candidate.backend,
        )
    except RuntimeError as error:  # in which pyvirtualcam gathers every other kind
        reason = _CLUTTER.sub("", str(error)).rstrip(".")
        raise VirtualCameraError(f"{candidate.name}: {reason}") from error


def _check_permission(candidate: Candidate) -> None:
    if candidate.node is not None and not os.access(candidate.node, os.W_OK):
        raise VirtualCameraError(
            f"{candidate.name}: {candidate.device} may not be written to"
        )
