"""`sending.py` with a real v4l2loopback, in user-mode Linux, which needs no rights.

    python benchmarks/sending_by_loopback.py KERNEL [MINUTES]

KERNEL is the archive of a kernel, or the folder that `make e2e` builds one in:
~/.cache/facekeys/user-mode-linux. Beside the figures of `sending.py`, of which the
processor time counts there by ticks and so counts others' work of this machine as well,
it prints what the whole of user-mode Linux took of a core of this machine.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "app")]

from e2e.virtualcam import user_mode_linux  # noqa: E402 - it is found by the line above


def main() -> None:
    """Boot, send, and print what was found."""
    kernel, minutes = Path(sys.argv[1]), float([*sys.argv[2:], 5][0])
    with tempfile.TemporaryDirectory() as folder:
        out, unpacked = Path(folder, "out"), Path(folder, "kernel")
        out.mkdir()
        unpacked.mkdir()
        if kernel.is_file():
            kernel = user_mode_linux.unpack(kernel, unpacked)
        words = ("--minutes", str(minutes), "--output", "auto", "--v4l2loopback")
        begun_s = time.monotonic()
        status = user_mode_linux.run(
            [sys.executable, "benchmarks/sending.py", *words],
            kernel=kernel,
            folder=PROJECT,
            out=out,
            python=sys.executable,
            variables={"PYTHONPATH": str(PROJECT / "app"), "OUT": str(out)},
            timeout_s=minutes * 60 + user_mode_linux.GUEST_S,
        )
        seconds = time.monotonic() - begun_s
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(*[(out / name).read_text() for name in ("stdout", "stderr")])
        percent = (used.ru_utime + used.ru_stime) / seconds * 100
        print(f"user-mode Linux took {percent:.1f} % of a core of this machine")
    sys.exit(status)


if __name__ == "__main__":
    main()
