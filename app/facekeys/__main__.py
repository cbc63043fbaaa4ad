"""The command `facekeys`, and `python -m facekeys`."""

import sys

from facekeys.interrupts import ended_by_ctrl_c


def main() -> int:
    """Run one command, and return its exit code."""
    with ended_by_ctrl_c():
        from facekeys.cli.main import main as run
    return run()


if __name__ == "__main__":
    sys.exit(main())
