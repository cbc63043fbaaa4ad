"""Whether there is a screen, found out before Qt does: Qt would end the process."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Mapping
from typing import Final

from facekeys.errors import DisplayError

_HINT: Final = (
    "Without one, run `facekeys render demo --filter sunglasses -o facekeys-demo.mp4`."
)
_LOCAL: Final = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


def require_display(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> None:
    """Return if a window can be opened.

    Args:
        environment: The process's variables.
        platform: As `sys.platform` names it.

    Raises:
        DisplayError: There is no screen, or nobody answers for it.
    """
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise DisplayError("There is no display to open a window on.", hint=_HINT)
    local = _LOCAL.fullmatch(display)
    if local and not _answers(int(local[1])):
        raise DisplayError(f"The display {display} does not answer.", hint=_HINT)


def _answers(number: int) -> bool:
    """Tell whether a local X server listens, at its file or its abstract name."""
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    for address in (path, f"\0{path}"):
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1.0)
            if client.connect_ex(address) == 0:
                return True
    return False
