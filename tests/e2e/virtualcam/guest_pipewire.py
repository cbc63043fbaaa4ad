"""Runs in a session bus of its own: FaceKeys with a real PipeWire, and a reader.

Writes what it saw to `report.json` in the folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from e2e.virtualcam.guest_sink import Sender, longest_gap
from facekeys.virtualcam.pipewire import pipewire_socket

PICTURE_BYTES = 1280 * 720 * 3 // 2
READER = [
    *("gst-launch-1.0", "--quiet", "pipewiresrc", "num-buffers={}"),
    *("!", "video/x-raw,format=I420", "!", "fdsink", "fd=1"),
]
PATIENCE_S = 20
FIRST_PICTURE_S = 6
MOST_READERS = 4

report: dict[str, Any] = {}


def wait_for(condition: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        time.sleep(0.1)


@contextmanager
def daemon(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """Have a program run meanwhile; what it says lands in a file of its name."""
    with (
        Path(os.environ["OUT"], f"{command[0]}.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()


def cameras() -> list[dict[str, Any]]:
    """Return the properties of PipeWire's video sources."""
    dump = subprocess.run(["pw-dump"], capture_output=True, check=True).stdout
    nodes = [one.get("info", {}).get("props", {}) for one in json.loads(dump)]
    return [node for node in nodes if node.get("media.class") == "Video/Source"]


def read(count: int) -> tuple[list[float], bytes]:
    """Read pictures; returns when each came, and the last.

    The pipewiresrc of PipeWire 0.3 at times gets no node of its own, and waits for
    ever, whatever there is to read: then another reader is begun.
    """
    for _ in range(MOST_READERS):
        times, picture = read_once([word.format(count) for word in READER])
        if times:
            return times, picture
    raise TimeoutError("a picture")


def read_once(words: list[str]) -> tuple[list[float], bytes]:
    times, picture = [], b""
    with subprocess.Popen(words, stdout=subprocess.PIPE) as reader:
        end = threading.Timer(FIRST_PICTURE_S, reader.kill)
        end.start()
        assert reader.stdout is not None
        while chunk := reader.stdout.read(PICTURE_BYTES):
            end.cancel()
            times.append(time.monotonic())
            picture = chunk
    return times, picture


def gst_launches() -> list[int]:
    """Return the ids of our own children that run gst-launch-1.0, dead or alive."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it may just have ended
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
            if name.startswith("gst-launch") and int(rest.split()[1]) == os.getpid():
                found.append(int(stat.parent.name))
    return found


def examine(out: Path) -> None:
    """Send, look, and look again when all is over."""
    with closing(Sender("pipewire")) as sender:
        look(sender, out)
    report["gst_launches_after_the_end"] = gst_launches()
    report["cameras_after_the_end"] = cameras()


def look(sender: Sender, out: Path) -> None:
    """Read, lose the program that shows the pictures, and read again."""
    wait_for(lambda: sender.pictures() > 10, "a camera")
    report["cameras"] = cameras()
    times, picture = read(180)
    (out / "read.yuv").write_bytes(picture)
    # This machine has other work: its pauses are not the sender's.
    parts = [times[start : start + 60] for start in range(0, 180, 60)]
    report["fps"] = [59 / (part[-1] - part[0]) for part in parts]
    report["gaps_s"] = [longest_gap(part) for part in parts]
    (child,) = gst_launches()
    os.kill(child, signal.SIGKILL)
    wait_for(lambda: len(sender.notices) == 2, "two notices")
    report["notices"] = [str(notice.error) for notice in sender.notices]
    wait_for(cameras, "the camera again")  # programs choose from what is there
    report["pictures_after_loss"] = len(read(15)[0])


def main() -> None:
    """Do everything."""
    out = Path(os.environ["OUT"])
    with ExitStack() as session:
        session.enter_context(daemon("pipewire"))
        wait_for(pipewire_socket, "PipeWire")
        session.enter_context(daemon("wireplumber"))
        examine(out)
    (out / "report.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
