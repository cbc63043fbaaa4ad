"""How long the running app takes to answer what comes through its door.

python benchmarks/control_round_trip.py [TIMES]

Starts the app off screen on the demo clip, sending nowhere, with settings of its own,
asks it over the bare socket, and times whole commands beside it. POSIX only.
"""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from own_home import own_home

START_S = 30
COMMAND_TIMES = 5


def ask(address: str, line: str) -> None:
    """Send one line and read until the app closes the connection."""
    with socket.socket(socket.AF_UNIX) as guest:
        guest.connect(address)
        guest.sendall(line.encode() + b"\n")
        got = b""
        while part := guest.recv(65536):
            got += part
    if b'"error"' in got:
        raise RuntimeError(got)


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Return how many milliseconds a work took each time, sorted."""
    spent = []
    for _ in range(times):
        begun_s = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun_s) * 1e3)
        time.sleep(0.01)
    return sorted(spent)


def show(name: str, spent: list[float]) -> None:
    """Print one line of figures."""
    p95 = spent[min(len(spent) - 1, round(0.95 * len(spent)))]
    print(
        f"{name:<28}{statistics.median(spent):>8.1f}{p95:>8.1f}{spent[-1]:>8.1f}",
        flush=True,
    )


def main() -> None:
    """Start the app, ask it, and print milliseconds."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with own_home() as home:
        os.environ |= {**home, "QT_QPA_PLATFORM": "offscreen"}
        address = str(Path(home["XDG_RUNTIME_DIR"], "facekeys", "control"))
        facekeys = [sys.executable, "-m", "facekeys"]
        with subprocess.Popen([*facekeys, "--output", "none"]) as app:  # noqa: S603
            try:
                deadline = time.monotonic() + START_S
                while not Path(address).exists() and time.monotonic() < deadline:
                    time.sleep(0.1)
                time.sleep(5)  # until it runs steadily
                print(f"{'milliseconds':<28}{'median':>8}{'p95':>8}{'most':>8}")
                for line in ("status", "toggle hat", "panic", "photo"):
                    show(line, timed(lambda line=line: ask(address, line), times))
                for words in (["toggle", "hat"], ["panic"]):
                    command = [*facekeys, *words]
                    spent = timed(
                        lambda command=command: subprocess.check_output(command),  # noqa: S603
                        COMMAND_TIMES,
                    )
                    show(" ".join(["facekeys", *words]), spent)
            finally:
                app.terminate()


if __name__ == "__main__":
    main()
