"""What to do where no virtual camera can be opened: the exact lines, per system.

The short form, for the message that the app shows; `facekeys.doctor` looks closer.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.virtualcam.candidates import candidates
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import MODULE, OURS, is_installed, is_loaded, load_line
from facekeys.virtualcam.sink import CAMERA_NAME

LOAD: Final = load_line([OURS])
UNLOAD: Final = f"sudo modprobe -r {MODULE}"
JOIN_GROUP: Final = "sudo usermod -aG video $USER"
REGISTER: Final = tuple(
    f'regsvr32 UnityCaptureFilter{bits}.dll "/i:UnityCaptureName={CAMERA_NAME}"'
    for bits in (32, 64)
)

INSTALL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "debian": "sudo apt install v4l2loopback-dkms",
        "ubuntu": "sudo apt install v4l2loopback-dkms",
        "fedora": "sudo dnf install akmod-v4l2loopback  # from RPM Fusion",
        "arch": "sudo pacman -S v4l2loopback-dkms linux-headers",
        "suse": "sudo zypper install v4l2loopback-kmp-default",
    }
)
"""How the module is installed, by ID or ID_LIKE of /etc/os-release."""


def advice(host: Host) -> str:
    """Return what to do on a machine to get a virtual camera.

    Returns:
        A sentence that ends with a colon, then the commands, one a line, indented by
        two spaces; or sentences alone where there is nothing to type.
    """
    advise = _ADVISERS.get(host.platform)
    return advise(host) if advise else "No virtual camera is known for this system."


def for_distribution(lines: Mapping[str, str], host: Host) -> str:
    """Return the line for a machine's distribution; "" for one that is not known."""
    return next((lines[name] for name in host.families() if name in lines), "")


def _linux(host: Host) -> str:
    if any(_forbidden(candidate.node) for candidate in candidates(host)):
        return _steps(
            "Allow yourself to use video devices, then log out and in again:",
            JOIN_GROUP,
        )
    if is_loaded(host):
        return _steps(
            "Close the program that uses it (a second FaceKeys, OBS), or make it anew:",
            UNLOAD,
            LOAD,
        )
    if is_installed(host):
        return _steps("Load the kernel module that makes it:", LOAD)
    install = for_distribution(INSTALL, host)
    if not install:
        return _steps("Install v4l2loopback with your package manager, then:", LOAD)
    return _steps("Install and load the kernel module that makes it:", install, LOAD)


def _windows(_host: Host) -> str:
    return _steps(
        "Install OBS Studio (obsproject.com), or, for a camera that is called "
        f"{CAMERA_NAME}, Unity Capture (github.com/schellingb/UnityCapture): in its "
        "folder Install, as administrator:",
        *REGISTER,
    )


def _macos(_host: Host) -> str:
    return (
        "Install OBS Studio 30 or newer (obsproject.com), start its virtual camera "
        "once, allow it in System Settings, stop it and quit OBS. Other programs list "
        "it as OBS Virtual Camera."
    )


_ADVISERS: Final[Mapping[str, Callable[[Host], str]]] = MappingProxyType(
    {"linux": _linux, "win32": _windows, "darwin": _macos}
)


def _steps(sentence: str, *commands: str) -> str:
    return "\n".join([sentence, *(f"  {command}" for command in commands)])


def _forbidden(node: Path | None) -> bool:
    return node is not None and node.exists() and not os.access(node, os.W_OK)
