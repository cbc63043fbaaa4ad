"""Draws an SVG from standard input as a PNG to standard output. Run as a program.

It imports nothing of FaceKeys, and gives up all that a drawing does not need before it
looks at one. See `facekeys.overlays.svg`.
"""

import contextlib
import sys
from pathlib import Path

import resvg_py

_SECONDS = 2
_BYTES = 200 << 20  # beyond what is mapped before
_LARGEST_PNG = 16_000_000


def main() -> None:
    """Draw it. What can't be drawn ends in an exit code that is not 0, or a signal."""
    content = sys.stdin.buffer.read()
    _give_up()
    png = resvg_py.svg_to_bytes(svg_string=content.decode(), skip_system_fonts=True)
    sys.stdout.buffer.write(png)


def _give_up() -> None:
    """Open no file and begin no process; take no more than so much time and memory."""
    try:
        import resource
    except ImportError:  # on Windows; there the caller's patience is the limit
        return
    limits = {
        resource.RLIMIT_NOFILE: 3,
        resource.RLIMIT_FSIZE: _LARGEST_PNG,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: _SECONDS,
        resource.RLIMIT_AS: _mapped(resource.getpagesize()) + _BYTES,
    }
    for limit, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS has no limit of memory
            resource.setrlimit(limit, (most, most))


def _mapped(page: int) -> int:
    """Return how many bytes are mapped, where Linux tells it.

    Where many languages are installed, 200 MB of them are among these.
    """
    try:
        return page * int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0


if __name__ == "__main__":
    main()
