"""`facekeys --output http`: another program reads the preview of the running app."""

import json
import sys
import time
import urllib.request

import cv2
import numpy as np
import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("X11 is Linux's", allow_module_level=True)

from desk import Desk


def test_a_program_on_this_computer_gets_moving_pictures(facekeys, run, display):
    desk = Desk(display)
    environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with facekeys("--output", "http", environment=environment) as process:
        try:
            desk.window()
            address = ""
            deadline = time.monotonic() + 60
            while not address and time.monotonic() < deadline:
                address = json.loads(run("status", "--json")[1] or "{}").get("output")
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address, timeout=30) as stream:  # noqa: S310
                data = stream.read(2_000_000)
        finally:
            process.terminate()
            _, err = process.communicate(timeout=30)
            desk.close()
    assert err == ""
    jpegs = [part.partition(b"\r\n\r\n")[2] for part in data.split(b"--facekeys\r\n")]
    pictures = [
        cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR)
        for jpeg in jpegs[1:-1]  # the last one is cut off
    ]
    assert len(pictures) > 5
    assert {picture.shape for picture in pictures} == {(720, 1280, 3)}
    assert cv2.absdiff(pictures[0], pictures[-1]).max() > 40  # the demo moves
