"""Hands on the devices of user-mode Linux, and on what their readers get."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

SIZE = (1280, 720)
I420_BYTES = SIZE[0] * SIZE[1] * 3 // 2
STEP = 4
"""A reader keeps every so many-th pixel of the brightness of each picture."""

_DRIVER = Path("/sys/bus/platform/drivers/vivid")


def load(*module: str) -> None:
    """Load a kernel module."""
    subprocess.run(["modprobe", *module], check=True)


def unplug_webcam() -> None:
    """Pull the plug of vivid."""
    (_DRIVER / "unbind").write_text("vivid.0")


def plug_webcam_in() -> None:
    """Plug vivid in again."""
    (_DRIVER / "bind").write_text("vivid.0")


def ask(*command: str) -> str:
    """Return all that a program prints."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True
    )
    return done.stdout


def wait_until(
    condition: Callable[[], object], within_s: float, *, every_s: float = 0.02
) -> float | None:
    """Return after how many seconds a condition came true; None if it did not.

    A condition that starts a program costs much in user-mode Linux: what it waits for
    must have the processor in between.
    """
    begun_s = time.monotonic()
    while not condition():
        if time.monotonic() > begun_s + within_s:
            return None
        time.sleep(every_s)
    return time.monotonic() - begun_s


def has_open(process: int, device: str) -> bool:
    """Tell whether a process has a device open."""
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            if str(link.readlink()) == device:
                return True
    return False


def cpu_s(process: int) -> float:
    """Return the processor time that a process took, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100  # in ticks of 10 ms


def to_i420(pixels: np.ndarray) -> bytes:
    """Return a picture as a loopback device takes it."""
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2YUV_I420).tobytes()


def brightness(pixels: np.ndarray) -> np.ndarray:
    """Return what a reader would keep of a picture."""
    return np.frombuffer(to_i420(pixels), np.uint8)[: SIZE[0] * SIZE[1]].reshape(
        SIZE[::-1]
    )[::STEP, ::STEP]


class Reader:
    """Reads a virtual camera as fast as pictures come, from a thread, and times them.

    Attributes:
        times_s: When each picture came.
        seen: What was kept of each.
    """

    def __init__(self, device: str) -> None:
        """Begin to read."""
        self.times_s: list[float] = []
        self.seen: list[np.ndarray] = []
        self._file = Path(device).open("rb", buffering=0)  # noqa: SIM115 - see close
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def sees(self, picture: np.ndarray) -> bool:
        """Tell whether the newest picture is this one, as `brightness` gives it."""
        return bool(self.seen) and same(self.seen[-1], picture)

    def close(self) -> None:
        """Read no more."""
        self._done.set()
        self._thread.join()
        self._file.close()

    def _read(self) -> None:
        picture = bytearray(I420_BYTES)
        while not self._done.is_set():
            self._file.readinto(picture)
            self.times_s.append(time.monotonic())
            whole = np.frombuffer(picture, np.uint8, SIZE[0] * SIZE[1])
            self.seen.append(whole.reshape(SIZE[::-1])[::STEP, ::STEP].copy())


class Stalls:
    """Notes when the whole machine stood still, for another one had the processor.

    The process that does this goes before all others here, or has little company, so
    what keeps it is outside.

    Attributes:
        longest_s: The longest time for which it did.
    """

    def __init__(self) -> None:
        """Begin to note."""
        self.longest_s = 0.0
        self._stalls: list[tuple[float, float]] = []
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._note)
        self._thread.start()

    def between(self, begin_s: float, end_s: float) -> float:
        """Return for how long it stood still between two moments."""
        shares = (min(end_s, end) - max(begin_s, begin) for begin, end in self._stalls)
        return sum(max(0.0, share) for share in shares)

    def longest_gap(self, times_s: list[float]) -> tuple[float, float]:
        """Return the longest time between two moments, and when it began.

        What the machine stood still meanwhile is no part of it.
        """
        return max(
            (after - before - self.between(before, after), before)
            for before, after in pairwise(times_s)
        )

    def close(self) -> None:
        """Note no more."""
        self._done.set()
        self._thread.join()

    def _note(self) -> None:
        due_s = time.monotonic()
        while not self._done.is_set():
            due_s += 0.01
            time.sleep(max(0.0, due_s - time.monotonic()))
            now_s = time.monotonic()
            if now_s - due_s > 0.02:  # beyond what the kernel's own clock ticks at
                self._stalls.append((due_s, now_s))
                self.longest_s = max(self.longest_s, now_s - due_s)
                due_s = now_s


def same(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two pictures are the same but for rounding."""
    return int(cv2.absdiff(one, other).max()) <= 20


class Feeder:
    """Another program's camera: a still picture, fed to a loopback from a thread."""

    def __init__(self, sink, pixels: np.ndarray, fps: float) -> None:
        """Begin to send; `fps` may be set at any time."""
        self.fps = fps
        self._sink = sink
        self._done = threading.Event()
        sink.send(pixels)
        self._thread = threading.Thread(target=self._send)
        self._thread.start()

    def close(self) -> None:
        """Send no more."""
        self._done.set()
        self._thread.join()
        self._sink.close()

    def _send(self) -> None:
        while not self._done.wait(1 / self.fps):
            self._sink.repeat()
