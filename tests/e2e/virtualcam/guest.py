"""Runs inside user-mode Linux: FaceKeys with real devices of Video4Linux.

Writes what it saw to `report.json` in the folder named by OUT; judges nothing.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pyvirtualcam

from facekeys.camera.devices import list_cameras
from facekeys.camera.webcam import Webcam
from facekeys.doctor.device import check_virtual_camera
from facekeys.errors import FaceKeysError
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.sink import Sink

NUMBER = 10
PICTURE_FILE = "sent.png"
RECEIVED_FILE = "received.png"

report: dict[str, Any] = {}


def picture() -> np.ndarray:
    """Return (720, 1280, 3): a ramp to the right, one down, and a red square."""
    pixels = np.zeros((720, 1280, 3), np.uint8)
    pixels[..., 0] = np.linspace(20, 230, 1280).astype(np.uint8)
    pixels[..., 1] = np.linspace(230, 20, 720).astype(np.uint8)[:, None]
    pixels[100:300, 200:400] = (0, 0, 255)
    return pixels


@contextmanager
def sending(sink: Sink, pixels: np.ndarray) -> Iterator[None]:
    """Send a picture, over and over, from a thread."""
    done = threading.Event()

    def send() -> None:
        while not done.wait(0.02):
            sink.send(pixels)

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def failure(attempt: Callable[[], object]) -> str:
    """Return what an attempt is told off with."""
    try:
        attempt()
    except FaceKeysError as error:
        return str(error)
    return ""


def doctor() -> tuple[str, str]:
    """Return state and message of the virtual camera."""
    (finding,) = check_virtual_camera(Host())
    return finding.state, finding.message


def load(*module: str) -> None:
    """Load a kernel module."""
    subprocess.run(["modprobe", *module], check=True)


def examine_virtual_camera(out: Path) -> None:
    """Send a picture, read it back, and try to open the camera again and again."""
    report["without_module"] = failure(open_virtual_camera)
    label = "card_label=FaceKeys Cam"
    load("v4l2loopback", "devices=1", f"video_nr={NUMBER}", label, "exclusive_caps=1")
    report["doctor_idle"] = doctor()
    sent = picture()
    cv2.imwrite(str(out / PICTURE_FILE), sent)
    with closing(open_virtual_camera()) as sink:
        report["sink_name"] = sink.name
        with sending(sink, sent):
            capture = cv2.VideoCapture(NUMBER, cv2.CAP_V4L2)
            for _ in range(3):
                received = capture.read()[1]
            cv2.imwrite(str(out / RECEIVED_FILE), received)
            report["cameras_while_sending"] = [one.name for one in list_cameras()]
            report["second_sender"] = failure(open_virtual_camera)
            report["doctor_sending"] = doctor()
    # The reader is still there, as a call is when FaceKeys is started anew.
    open_virtual_camera().close()
    report["other_size_in_a_call"] = failure(
        lambda: open_virtual_camera(width=640, height=360)
    )
    capture.release()
    spoil()
    with closing(open_virtual_camera()) as sink:
        sink.send(sent)
    report["reopened_after_spoiling"] = True


def examine_watchers() -> None:
    """Send, and look who is told to read: who streams, and who only holds it open."""
    streaming = ("v4l2-ctl", "--device", f"/dev/video{NUMBER}", "--stream-mmap")
    holding = ("sh", "-c", f"exec 3</dev/video{NUMBER}; sleep 60 3<&-")
    seen = report["watchers"] = {}
    with closing(open_virtual_camera()) as sink, closing(sink.watch()) as watch:

        def look() -> tuple[bool | None, int | None]:
            time.sleep(0.5)
            watch.audience()  # a count that is due once more
            now = watch.audience()
            return now.watched, now.programs

        with sending(sink, picture()):
            seen["nobody"] = look()
            with running(*streaming):
                seen["one"] = look()
                with running(*holding):
                    seen["one and one that holds it"] = look()
            seen["nobody again"] = look()
            with running(*holding):
                seen["one that holds it"] = look()
            seen["nobody at last"] = look()


@contextmanager
def running(*command: str) -> Iterator[None]:
    """Run a program meanwhile."""
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def spoil() -> None:
    """Feed the device the way that leaves it unusable for the next program."""
    camera = pyvirtualcam.Camera(
        1280,
        720,
        30,
        fmt=pyvirtualcam.PixelFormat.I420,
        device=f"/dev/video{NUMBER}",
        backend="v4l2loopback",
    )
    camera.send(np.zeros(1280 * 720 * 3 // 2, np.uint8))
    camera.close()


def examine_webcam() -> None:
    """Read from a webcam, and unplug it meanwhile."""
    load("vivid", "n_devs=1", "node_types=0x1", "vid_cap_nr=0")
    cameras = list_cameras()
    report["cameras"] = [(camera.index, camera.name, camera.id) for camera in cameras]
    with closing(Webcam(cameras[0])) as webcam:
        frames = [webcam.read() for _ in range(5)]
        report["webcam_size"] = webcam.size
        report["webcam_fps"] = webcam.fps
        report["frame_shapes"] = [frame.pixels.shape for frame in frames]
        report["frame_indices"] = [frame.index for frame in frames]
        report["frame_times_ns"] = [frame.captured_ns for frame in frames]
        report["frame_contrast"] = float(frames[-1].pixels.std())
        Path("/sys/bus/platform/drivers/vivid/unbind").write_text("vivid.0")
        started = time.monotonic()
        # Some pictures may have been taken before.
        report["unplugged"] = failure(lambda: [webcam.read() for _ in range(10)])
        report["unplugged_after_s"] = time.monotonic() - started
    report["cameras_unplugged"] = [camera.name for camera in list_cameras()]


def main() -> None:
    """Do everything."""
    out = Path(os.environ["OUT"])
    examine_virtual_camera(out)
    examine_watchers()
    examine_webcam()
    (out / "report.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
