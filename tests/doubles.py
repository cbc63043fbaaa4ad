"""Stand-ins for what surrounds the engine's threads."""

from __future__ import annotations

import queue
import threading
import time

from facekeys.errors import CameraError, VirtualCameraError
from facekeys.types import Frame
from facekeys.virtualcam.audience import UNKNOWN
from factories import make_frame


def wait_until(condition, timeout_s=10.0):
    """Wait for something that another thread does; fails if it never happens."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.005)


class SyntheticSource:
    """A webcam, or a file, of a few grey frames; a webcam may be unplugged."""

    def __init__(
        self, *, live=True, fps=100.0, length=None, breaks_after=None, value=50
    ):
        self.name = "Synthetic"
        self.live = live
        self.fps = fps
        self.size = (64, 48)
        self.length = length
        self.closed_by = None
        self.opened_by = threading.current_thread().name
        self._breaks_after = breaks_after
        self._value = value
        self._index = 0

    def read(self):
        if self._breaks_after is not None and self._index >= self._breaks_after:
            raise CameraError("It was unplugged.")
        if self.length is not None and self._index >= self.length:
            return None
        if self.live:
            time.sleep(1 / self.fps)
            moment_ns = time.monotonic_ns()
        else:
            moment_ns = int(self._index / self.fps * 1e9)
        frame = make_frame(index=self._index, captured_ns=moment_ns, value=self._value)
        self._index += 1
        return frame

    def rewind(self):
        self._index = 0

    def close(self):
        self.closed_by = threading.current_thread().name


class RecordingSink:
    """A virtual camera that keeps what it is sent, and may fail."""

    def __init__(self, *, breaks_after=None):
        self.name = "FaceKeys Cam"
        self.sent = []
        self.times = []
        self.timeout_picture = None
        self.closed = False
        self.audience = lambda: UNKNOWN
        self._breaks_after = breaks_after

    def send(self, pixels):
        if self._breaks_after is not None and len(self.sent) >= self._breaks_after:
            raise VirtualCameraError("It went away.")
        # A buffer of the engine's own is written to again.
        self.sent.append(pixels.copy() if pixels.flags.writeable else pixels)
        self.times.append(time.monotonic())

    def repeat(self):
        self.send(self.sent[-1])

    def set_timeout_picture(self, pixels):
        assert not self.sent
        self.timeout_picture = pixels

    def watch(self):
        return StagedWatch(self.audience)

    def close(self):
        self.closed = True


class StagedWatch:
    """Tells the audience that a test names, until it is closed."""

    def __init__(self, audience):
        self._audience = audience
        self.closed = False

    def audience(self):
        assert not self.closed
        return self._audience()

    def close(self):
        self.closed = True


class HandSource:
    """A webcam that sends what a test gives it, and waits where nothing is given."""

    name = "By hand"
    live = True
    fps = 30.0
    size = (1280, 720)
    length = None
    cut_short = False

    def __init__(self):
        self.given = queue.Queue()
        self.closed = False

    def give(self, pixels, captured_ns=None):
        """Send a picture; its time stamp is now if none is given."""
        moment_ns = time.monotonic_ns() if captured_ns is None else captured_ns
        self.given.put(Frame(pixels, 0, moment_ns))

    def end(self):
        """Send None: there are no more frames."""
        self.given.put(None)

    def read(self):
        return self.given.get()

    def close(self):
        self.closed = True


class GatedSink(RecordingSink):
    """A virtual camera whose device takes nothing while the gate is shut."""

    def __init__(self):
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.held_up = threading.Event()

    def send(self, pixels):
        if not self.gate.is_set():
            self.held_up.set()
            self.gate.wait(10)
        super().send(pixels)
