"""The virtual camera on Windows and macOS, as far as it shows without opening it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterable
from typing import Final
from xml.parsers.expat import ExpatError

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.finding import Finding, fine
from facekeys.doctor.steps import Command
from facekeys.doctor.trouble import CAMERA
from facekeys.virtualcam.advice import REGISTER
from facekeys.virtualcam.candidates import OBS_NAME
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.sink import CAMERA_NAME

_OBS_CLASS: Final = r"CLSID\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}"
_UNITY_CLASSES: Final = tuple(
    rf"CLSID\{{5C2CD55C-92AD-4999-8666-912BD3E700{number:02X}}}"
    for number in (0x10, *range(0x12, 0x1B))
)
"""Where pyvirtualcam looks for the two cameras (its native_windows_* folders): OBS's
one, and Unity Capture's ten, for programs of 64 bits; 0x11 is the library's own."""

_BUNDLE: Final = "Applications/OBS.app/Contents/Info.plist"
_EXTENSION: Final = "com.obsproject.obs-studio.mac-camera-extension.systemextension"
_FIRST_OBS: Final = 30
_FIRST_DARWIN: Final = 22  # macOS 13


def check_windows(host: Host) -> Iterable[Finding]:
    """Look for Unity Capture and OBS in the registry."""
    register = tuple(Command(line, by_hand=True) for line in REGISTER)
    names = [name for key in _UNITY_CLASSES if (name := host.registered(key))]
    if CAMERA_NAME in names:
        yield fine(CAMERA, f"Other programs list it as {CAMERA_NAME}.")
    elif host.registered(_OBS_CLASS) is not None:
        yield fine(CAMERA, f"Other programs list it as {OBS_NAME}, which is OBS's.")
    elif names:
        yield TROUBLES["windows-other-name"].found(
            f"Unity Capture is registered as “{names[0]}”, not as {CAMERA_NAME}.",
            steps=register,
        )
    else:
        yield TROUBLES["no-windows-camera"].found(steps=register)


def check_macos(host: Host) -> Iterable[Finding]:
    """Look for OBS Studio and its camera extension among the files."""
    version = _obs_version(host)
    extensions = (host.root / "Library/SystemExtensions").glob(f"*/{_EXTENSION}")
    if _leading_number(host.kernel) < _FIRST_DARWIN:
        yield TROUBLES["macos-old"].found()
    elif version is None:
        yield TROUBLES["obs-missing"].found()
    elif _leading_number(version) < _FIRST_OBS:
        yield TROUBLES["obs-old"].found(
            f"OBS Studio {version} is too old: its camera extension came with version "
            f"{_FIRST_OBS}."
        )
    elif not any(extensions):
        yield TROUBLES["obs-extension"].found()
    else:
        yield fine(
            CAMERA,
            f"Other programs list it as {OBS_NAME}; macOS allows it no other name.",
        )


def _obs_version(host: Host) -> str | None:
    """Return the version of OBS Studio; None if it is not installed."""
    try:
        with (host.root / _BUNDLE).open("rb") as file:
            return str(plistlib.load(file)["CFBundleShortVersionString"])
    except (OSError, ExpatError, ValueError, KeyError, TypeError):
        return None


def _leading_number(version: str) -> int:
    leading = version.partition(".")[0]
    return int(leading) if leading.isdecimal() else 0
