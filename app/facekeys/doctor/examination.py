"""All that the doctor looks at, in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from facekeys.doctor.at_start import check_start
from facekeys.doctor.device import check_virtual_camera
from facekeys.doctor.elsewhere import check_macos, check_windows
from facekeys.doctor.finding import Check, Finding
from facekeys.doctor.general import (
    check_cameras,
    check_cascade,
    check_display,
    check_filters,
    check_model,
    check_opencv,
)
from facekeys.doctor.kernel_module import check_secure_boot
from facekeys.doctor.programs import check_pipewire, check_programs
from facekeys.doctor.trouble import AT_START, CAMERA, PIPEWIRE, PROGRAMS, SECURE_BOOT
from facekeys.errors import REINSTALL, FaceKeysError
from facekeys.virtualcam.host import Host

GENERAL: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "model": check_model,
        "cascade": check_cascade,
        "filters": check_filters,
        "cameras": check_cameras,
        "display": check_display,
        "opencv": check_opencv,
    }
)
"""What is looked at everywhere, by the name it is told under."""

VIRTUAL_CAMERA: Final[Mapping[str, Mapping[str, Check]]] = MappingProxyType(
    {
        "linux": {
            CAMERA: check_virtual_camera,
            SECURE_BOOT: check_secure_boot,
            AT_START: check_start,
            PIPEWIRE: check_pipewire,
            PROGRAMS: check_programs,
        },
        "win32": {CAMERA: check_windows},
        "darwin": {CAMERA: check_macos},
    }
)
"""What decides about the virtual camera, by the platform that has it."""


def examine(
    host: Host | None = None, checks: Mapping[str, Check] | None = None
) -> list[Finding]:
    """Make checks. One that fails is a finding, never an error.

    Takes some tenths of a second, most of them for the model.

    Args:
        host: The machine to look at; this one by default.
        checks: By name; by default all that fit the machine.
    """
    host = host or Host()
    if checks is None:
        checks = {**GENERAL, **VIRTUAL_CAMERA.get(host.platform, {})}
    return [
        finding
        for name, check in checks.items()
        for finding in _made(name, check, host)
    ]


def examine_virtual_camera(host: Host | None = None) -> list[Finding]:
    """Make the checks that decide about the virtual camera: see `examine`."""
    host = host or Host()
    return examine(host, VIRTUAL_CAMERA.get(host.platform, {}))


def _made(name: str, check: Check, host: Host) -> Sequence[Finding]:
    id_ = f"{name.replace(' ', '-')}-broken"
    try:
        return list(check(host))
    except FaceKeysError as error:
        return [Finding(id_, name, "broken", error.message, error.hint)]
    except Exception as error:  # noqa: BLE001 - a fault of a check is a finding, too
        return [Finding(id_, name, "broken", f"It can't be used: {error}.", REINSTALL)]
