"""Runs where a camera can be made: a browser in a call, without FaceKeys and with it.

In user-mode Linux the camera is v4l2loopback's; in a session bus of our own, with
PIPEWIRE set, it is PipeWire's. What was seen goes to `report.json` and pictures in the
folder named by OUT; judges nothing.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from desk import Desk, number_key
from e2e.virtualcam.browsers.caller import FILTERED_PICTURES, Caller
from e2e.virtualcam.guest_pipewire import daemon, wait_for
from e2e.virtualcam.guest_sink import load
from facekeys.errors import NotRunningError
from facekeys.ui.control import ask
from facekeys.virtualcam.pipewire import pipewire_socket
from xserver import x_server

NAME = "FaceKeys Cam"
START_S = 300
PATIENCE_S = 180
WATCH_S = 5
SETTLE_S = 2
"""Until what was just done has reached the browser, and until after a kill the card."""

_STORE = "org.freedesktop.impl.portal.PermissionStore"

report: dict[str, Any] = {}


@contextmanager
def loopback() -> Iterator[None]:
    """Have a virtual camera in the kernel."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    options = ("devices=1", "video_nr=10", "exclusive_caps=1", f"card_label={NAME}")
    load("v4l2loopback", *options)
    yield


@contextmanager
def pipewire(display: str) -> Iterator[None]:
    """Have PipeWire, and a portal that lets every program have its cameras."""
    # The portal is started by the bus, and does nothing without a display.
    setting = f"DISPLAY={display}"
    subprocess.run(["dbus-update-activation-environment", setting], check=True)
    permission = ("string:devices", "boolean:true", "string:camera", "string:")
    subprocess.run(
        [
            *("dbus-send", "--session", "--print-reply", f"--dest={_STORE}"),
            *(f"/{_STORE.replace('.', '/')}", f"{_STORE}.SetPermission"),
            *(*permission, "array:string:yes"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with daemon("pipewire"):
        wait_for(pipewire_socket, "PipeWire")
        with daemon("wireplumber"):
            yield


@contextmanager
def app(display: str, log: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Have the desktop app run meanwhile."""
    with (
        log.open("wb") as file,
        subprocess.Popen(
            [sys.executable, "-m", "facekeys", *words],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            stderr=file,
        ) as process,
    ):
        try:
            yield process
        finally:
            process.kill()


def status() -> dict[str, Any]:
    """Return what the app says about itself; nothing while it does not answer."""
    try:
        return json.loads(ask("status"))
    except NotRunningError:
        return {}


def wait_until(**wanted: object) -> None:
    """Wait until the app says so about itself."""
    deadline = time.monotonic() + PATIENCE_S
    while not wanted.items() <= (now := status()).items():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{wanted} never came: {now}")
        time.sleep(0.5)


def take_picture(caller: Caller, name: str) -> None:
    """Store what the browser shows."""
    url = caller.ask("picture")
    data = base64.b64decode(url.removeprefix("data:image/png;base64,"))
    Path(os.environ["OUT"], f"{name}.png").write_bytes(data)


def press(desk: Desk, key: str, *filters: str) -> None:
    """Press a key, and wait until these filters are on and have reached the browser."""
    desk.key(key)
    wait_until(filters=list(filters))
    time.sleep(SETTLE_S)


def call(caller: Caller, desk: Desk) -> None:
    """Show the camera in the page, without a filter, with one, and without."""
    report["joined"] = caller.ask("join", NAME, 1280, 720)
    # The first pictures may still be the card that the camera is starting.
    wait_until(faces=2)
    report["live"] = caller.ask("watch", WATCH_S)
    take_picture(caller, "bare")
    press(desk, number_key("sunglasses"), "sunglasses")
    report["filtered"] = caller.ask("watch", WATCH_S)
    for number in range(FILTERED_PICTURES):
        take_picture(caller, f"filtered-{number}")
        time.sleep(1)
    press(desk, "Escape")
    take_picture(caller, "panic")


def write_report(out: Path) -> None:
    """Keep what was seen, however far it came."""
    (out / "report.json").write_text(json.dumps(report, indent=1))


def main() -> None:
    """Look for the camera, join, kill FaceKeys, and look again."""
    out = Path(os.environ["OUT"])
    by_pipewire = "PIPEWIRE" in os.environ
    with ExitStack() as around:
        around.callback(write_report, out)
        display = around.enter_context(x_server())
        around.enter_context(pipewire(display) if by_pipewire else loopback())

        def browse() -> Caller:
            browser = Caller(os.environ["BROWSER"], out / "log", pipewire=by_pipewire)
            return around.enter_context(closing(browser))

        caller = browse()
        report["before"] = caller.ask("list")
        words = ("--output", "pipewire") if by_pipewire else ("--max-fps", "5")
        with app(display, out / "app.log", *words) as facekeys:
            desk = around.enter_context(closing(Desk(display)))
            desk.window(START_S)
            wait_until(output=NAME)
            caller.ask("reload")
            report["offered"] = caller.ask("list")
            report["restarted"] = NAME not in report["offered"]["cameras"]
            if report["restarted"]:
                caller.close()
                caller = browse()
                report["offered"] = caller.ask("list")
            call(caller, desk)
            facekeys.kill()
        time.sleep(SETTLE_S)
        report["killed"] = caller.ask("watch", WATCH_S)
        take_picture(caller, "killed")
        caller.ask("reload")
        report["after"] = caller.ask("list")


if __name__ == "__main__":
    main()
