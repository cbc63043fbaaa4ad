"""A camera of PipeWire's: seen by Firefox, Chromium and GNOME without a kernel module.

GStreamer makes it: pictures go as I420 through a pipe into `gst-launch-1.0`, whose
pipewiresink shows them as a node of the class Video/Source. GStreamer's own Python
module would save the pipe, but no wheel brings it.

That the child lives does not mean that the camera does: it goes on without a word when
PipeWire dies (seen with 0.3.65). So a connection to PipeWire is held beside it, whose
end tells.
"""

from __future__ import annotations

import os
import select
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, Final

from facekeys.errors import VirtualCameraError
from facekeys.types import Pixels
from facekeys.virtualcam.audience import BlindWatch, Watch
from facekeys.virtualcam.i420 import empty_i420, to_i420
from facekeys.virtualcam.sink import CAMERA_NAME, FPS, HEIGHT, WIDTH, Sink

PROGRAM: Final = "gst-launch-1.0"
INSTALL: Final = (
    "Install GStreamer's tools and its part for PipeWire; on Debian and Ubuntu:\n"
    "  sudo apt install gstreamer1.0-tools gstreamer1.0-plugins-base "
    "gstreamer1.0-pipewire"
)
"""What to do where GStreamer lacks what is needed."""

_NOT_RUNNING: Final = "PipeWire does not run."
_START: Final = "Start it: systemctl --user start pipewire wireplumber"
_AGAIN: Final = "It is started again by itself."

_START_S: Final = 10.0
"""GStreamer's first start on a machine looks through all its plug-ins."""
_HANGS_S: Final = 3.0
_END_S: Final = 0.5
_PIPE_BYTES: Final = 1 << 20
"""What Linux lets everybody have (/proc/sys/fs/pipe-max-size): most of a picture."""


def pipewire_socket() -> Path | None:
    """Return where PipeWire listens for programs of this user; None if it does not.

    By the variables that libpipewire goes by: PIPEWIRE_REMOTE names the socket, and
    PIPEWIRE_RUNTIME_DIR or XDG_RUNTIME_DIR its folder.
    """
    variables = ("PIPEWIRE_RUNTIME_DIR", "XDG_RUNTIME_DIR")
    folder = next((os.environ[name] for name in variables if os.environ.get(name)), "")
    path = Path(folder, os.environ.get("PIPEWIRE_REMOTE") or "pipewire-0")
    return path if path.is_absolute() and path.is_socket() else None


def open_pipewire() -> Sink:
    """Open a camera of our name in PipeWire; waits until it is there.

    Raises:
        VirtualCameraError: PipeWire does not run, or GStreamer can't send to it.
    """
    return PipeWireSink(command(WIDTH, HEIGHT, FPS), width=WIDTH, height=HEIGHT)


def command(width: int, height: int, fps: int) -> list[str]:
    """Return the program that shows what it reads as a camera, and its arguments.

    Args:
        width: Of the pictures, in pixels.
        height: Likewise.
        fps: Pictures a second.
    """
    name = CAMERA_NAME.replace(" ", "\\ ")
    properties = (
        'media.class="Video/Source",media.role="Camera",'
        f'node.name="facekeys",node.description="{name}"'
    )
    return [
        *(PROGRAM, "--quiet"),
        *("fdsrc", "fd=0", f"blocksize={width * height * 3 // 2}", "do-timestamp=true"),
        *("!", "rawvideoparse", "format=i420", f"width={width}", f"height={height}"),
        *(f"framerate={fps}/1", "colorimetry=bt601"),
        # Buffers of the sink's own pool make pipewiresink 0.3.65 crash.
        *("!", "identity", "drop-allocation=true"),
        *("!", "pipewiresink", "mode=provide"),
        f"stream-properties=p,{properties}",
    ]


class PipeWireSink:
    """Pictures through a pipe into a program that shows them.

    A program that reads slowly costs pictures, never time: what does not fit into the
    pipe within a frame is left, save the rest of a picture that was begun.
    """

    def __init__(self, program: list[str], *, width: int, height: int) -> None:
        """Start the program, and wait until it has taken pictures.

        Args:
            program: What reads I420 of this size from its standard input.
            width: In pixels, even.
            height: In pixels, even.

        Raises:
            ValueError: The size is odd or empty.
            VirtualCameraError: PipeWire does not run, the program is missing, ends at
                once or takes nothing.
        """
        self.name = CAMERA_NAME
        # One that may be on its way, and the newest.
        self._pictures = (empty_i420(width, height), empty_i420(width, height))
        self._begun = self._newest = self._pictures[0]
        self._rest = memoryview(b"")
        self._taken_s = time.monotonic()
        self._started = False
        with ExitStack() as opened:
            self._pipewire = opened.enter_context(_connect())
            self._complaints = opened.enter_context(tempfile.TemporaryFile())
            self._child, self._pipe = _start(program, self._complaints)
            opened.callback(_end, self._child, self._pipe)
            self._await_start()
            self._started = True
            self._opened: ExitStack | None = opened.pop_all()

    def send(self, pixels: Pixels) -> None:
        """Show one picture; see `Sink.send`."""
        first, second = self._pictures
        newest = second if self._begun is first else first
        to_i420(pixels, newest)
        self._newest = newest
        self.repeat()

    def repeat(self) -> None:
        """Show the last picture once more; see `Sink.repeat`."""
        if self._opened is None:
            raise VirtualCameraError(f"{self.name} is closed.")
        self._check_alive()
        until_s = time.monotonic() + 1 / FPS
        if self._write(until_s):
            self._begin()
            self._write(until_s)
        if self._rest and time.monotonic() > self._taken_s + _HANGS_S:
            raise VirtualCameraError(
                f"{PROGRAM} hangs, so {self.name} stands still.", hint=_AGAIN
            )

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Do nothing: when the program ends, the camera goes."""

    def watch(self) -> Watch:
        """Return a watch that does not know: GStreamer's tool does not tell."""
        return BlindWatch()

    def close(self) -> None:
        """End the program; the camera goes from all lists."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _await_start(self) -> None:
        """Wait until dark grey pictures are taken; nobody can see the camera yet."""
        self._begun[:] = 128
        self._begun[: len(self._begun) * 2 // 3] = 40
        until_s = time.monotonic() + _START_S
        for _ in range(2):  # the first may only fill the pipe and the program
            self._begin()
            while not self._write(min(until_s, time.monotonic() + 0.1)):
                self._check_alive()
                if time.monotonic() >= until_s:
                    raise VirtualCameraError(f"{PROGRAM} takes no pictures.")

    def _begin(self) -> None:
        """Put the newest picture on its way."""
        self._begun = self._newest
        self._rest = self._begun.reshape(-1).data

    def _write(self, until_s: float) -> bool:
        """Write what is left of a picture; returns whether all of it was taken.

        Args:
            until_s: When to leave the rest for later, by `time.monotonic`.
        """
        while self._rest:
            try:
                taken = os.write(self._pipe, self._rest)
            except BlockingIOError:
                left_s = until_s - time.monotonic()
                if left_s <= 0:
                    return False
                select.select([], [self._pipe], [], left_s)
            except OSError as error:  # nobody reads any more
                with suppress(subprocess.TimeoutExpired):
                    self._child.wait(_END_S)
                raise self._ended() from error
            else:
                self._rest = self._rest[taken:]
                self._taken_s = time.monotonic()
        return True

    def _check_alive(self) -> None:
        """Raise VirtualCameraError if the program ended, or PipeWire did."""
        if self._child.poll() is not None:
            raise self._ended()
        with suppress(BlockingIOError):
            if not self._pipewire.recv(1):
                raise VirtualCameraError(
                    "PipeWire ended, and the camera with it.", hint=_START
                )

    def _ended(self) -> VirtualCameraError:
        """Return that the program ended, with the last that it said."""
        self._complaints.seek(0)
        text = self._complaints.read().decode("utf-8", "replace").strip()
        code = self._child.poll()
        reason = text.splitlines()[-1] if text else f"exit status {code}"
        hint = _AGAIN if self._started else INSTALL
        return VirtualCameraError(f"{PROGRAM} ended: {reason}.", hint=hint)


def _connect() -> socket.socket:
    """Return a connection to PipeWire that is only held: its end is PipeWire's.

    Raises:
        VirtualCameraError: PipeWire does not run.
    """
    path = pipewire_socket()
    if path is None:
        raise VirtualCameraError(_NOT_RUNNING, hint=_START)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(str(path))
    except OSError as error:
        connection.close()
        raise VirtualCameraError(_NOT_RUNNING, hint=_START) from error
    connection.setblocking(False)
    return connection


def _start(
    program: list[str], complaints: IO[bytes]
) -> tuple[subprocess.Popen[bytes], int]:
    """Start a program; returns it, and the pipe to its input, which never waits."""
    import fcntl  # there is none on Windows

    if shutil.which(program[0]) is None:
        raise VirtualCameraError(f"{program[0]} is not installed.", hint=INSTALL)
    out, into = os.pipe()
    try:
        child = subprocess.Popen(  # noqa: S603 - our own words, and no shell
            program,
            stdin=out,
            stdout=subprocess.DEVNULL,
            stderr=complaints,
            start_new_session=True,  # Ctrl-C is for the app, which then ends it
        )
    except OSError as error:
        os.close(into)
        raise VirtualCameraError(f"{program[0]} can't be started: {error}") from error
    finally:
        os.close(out)
    os.set_blocking(into, False)
    with suppress(OSError):  # more is quicker, less does as well
        fcntl.fcntl(into, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return child, into


def _end(child: subprocess.Popen[bytes], pipe: int) -> None:
    """End a program, by the end of its input or else by force, and wait for it."""
    os.close(pipe)
    try:
        child.wait(_END_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
