"""Somebody in a video call: a real browser, and a page that asks it for cameras."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

FILTERED_PICTURES = 4
"""Of moving people: on a slow machine a filter is behind where they move fast."""
PAGE = Path(__file__).with_name("call.html")
ANSWER_S = 240
"""Within this time a page answers, be it the first after the browser's start."""

_PIPEWIRE = "--enable-features=WebRtcPipeWireCamera"
_CHROMIUM = (
    *("chromium", "--headless=new", "--no-first-run", "--disable-gpu"),
    *("--no-sandbox", "--disable-dev-shm-usage"),  # it may be root's, in small machines
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--use-fake-ui-for-media-stream",  # the page may have cameras, and they are real
    "--autoplay-policy=no-user-gesture-required",
)
_FIREFOX = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "media.autoplay.default": 0,
    "media.navigator.permission.disabled": True,  # the page may have cameras
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
# User-mode Linux lacks what Firefox' sandboxes are made of.
_NO_SANDBOX = {
    f"MOZ_DISABLE_{kind}_SANDBOX": "1"
    for kind in ("CONTENT", "GMP", "RDD", "SOCKET_PROCESS")
}


def chromium(profile: Path, *, pipewire: bool) -> list[str]:
    """Return what starts Chromium, save the address."""
    feature = [_PIPEWIRE] if pipewire else []
    return [*_CHROMIUM, *feature, f"--user-data-dir={profile}"]


def firefox(profile: Path, *, pipewire: bool) -> list[str]:
    """Return what starts Firefox, save the address."""
    values = {**_FIREFOX, "media.webrtc.camera.allow-pipewire": pipewire}
    lines = [f'user_pref("{k}", {json.dumps(v)});\n' for k, v in values.items()]
    (profile / "user.js").write_text("".join(lines))
    return ["firefox-esr", "--headless", "--no-remote", "--profile", str(profile)]


BROWSERS: Mapping[str, Callable[..., list[str]]] = {
    "chromium": chromium,
    "firefox-esr": firefox,
}
"""What starts a browser, by the name of its program."""


class Caller:
    """A browser of its own profile that shows `call.html` and does what it is told."""

    def __init__(self, browser: str, log: Path, *, pipewire: bool) -> None:
        """Start the browser.

        Args:
            browser: One of `BROWSERS`.
            log: Where its complaints go.
            pipewire: Whether it takes cameras from PipeWire.
        """
        self._commands: queue.Queue[bytes] = queue.Queue()
        self._answers: queue.Queue[bytes] = queue.Queue()
        with ExitStack() as opened:
            server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
            opened.callback(server.server_close)
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            opened.callback(server.shutdown)
            folder = opened.enter_context(
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            )
            words = BROWSERS[browser](Path(folder), pipewire=pipewire)
            process = subprocess.Popen(
                [*words, f"http://127.0.0.1:{server.server_port}/"],
                env={**os.environ, **_NO_SANDBOX},
                stdout=opened.enter_context(log.open("wb")),
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            opened.callback(_end, process)
            self._opened = opened.pop_all()

    def ask(self, command: str, *values: object) -> Any:
        """Return what the page answers to one of its commands.

        Raises:
            RuntimeError: The browser refused.
            queue.Empty: The page does not answer.
        """
        self._commands.put(json.dumps({"command": command, "values": values}).encode())
        answer = json.loads(self._answers.get(timeout=ANSWER_S))
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def close(self) -> None:
        """End the browser and all its processes."""
        self._opened.close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        commands, answers = self._commands, self._answers

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/":
                    self._reply("text/html", PAGE.read_bytes())
                elif self.path == "/command":
                    self._reply("application/json", commands.get())
                else:
                    self.send_error(404)

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                answers.put(self.rfile.read(length))
                self._reply("text/plain", b"")

            def log_message(self, *_: object) -> None:
                pass

            def _reply(self, kind: str, body: bytes) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


def _end(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
