"""Whether a window can be opened: found out before Qt does, which ends the process."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys
from collections.abc import Iterable, Mapping
from typing import Final

from facekeys.errors import DisplayError

_INSTEAD: Final = (
    "Without one, run `facekeys render demo --filter sunglasses -o facekeys-demo.mp4`."
)
_LOCAL: Final = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")

# What Qt and its plug-ins link to on Linux, and which Debian package has it. Keep it
# like scripts/system-libraries.sh, which installs them.
_FOR_QT: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_FOR_X11: Final = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_FOR_WAYLAND: Final = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}


def require_display(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform
) -> None:
    """Return if a window can be opened. To be called before PySide6 is imported.

    Args:
        environment: The process's variables.
        platform: As `sys.platform` names it.

    Raises:
        DisplayError: There is no screen, nobody answers for it, or Qt lacks libraries.
    """
    if not platform.startswith("linux"):
        return
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen not in ("", "xcb") and not chosen.startswith("wayland"):
        _require_libraries(_FOR_QT)
    elif chosen != "xcb" and _wayland_answers(environment):
        _require_libraries(_FOR_QT | _FOR_WAYLAND)
    else:
        _require_x11(environment.get("DISPLAY", ""))
        _require_libraries(_FOR_QT | _FOR_X11)


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _listens(os.path.join(folder, name))  # noqa: PTH118 - socket


def _require_x11(display: str) -> None:
    if not display:
        raise DisplayError("There is no display to open a window on.", hint=_INSTEAD)
    local = _LOCAL.fullmatch(display)
    path = f"/tmp/.X11-unix/X{local[1]}" if local else ""  # noqa: S108 - X's own place
    if local and not (_listens(path) or _listens(f"\0{path}")):
        raise DisplayError(f"The display {display} does not answer.", hint=_INSTEAD)


def _listens(address: str) -> bool:
    """Tell whether somebody listens at a local socket."""
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1.0)
        return client.connect_ex(address) == 0


def _require_libraries(packages: Mapping[str, str]) -> None:
    missing = list(_missing(packages))
    if missing:
        names = " ".join(packages[library] for library in missing)
        raise DisplayError(
            f"The window lacks libraries of the system: {', '.join(missing)}.",
            hint="Install them with your package manager; on Debian and Ubuntu:\n"
            f"  sudo apt install {names}",
        )


def _missing(libraries: Iterable[str]) -> Iterable[str]:
    """Yield the libraries that the loader can't find."""
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            yield library
