"""What works on this machine, what does not, and the line that mends it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from types import MappingProxyType
from typing import Final, Literal

import numpy as np

from facekeys.errors import (
    REINSTALL,
    DisplayError,
    FaceKeysError,
    VirtualCameraError,
)
from facekeys.virtualcam.candidates import Candidate
from facekeys.virtualcam.host import Host

State = Literal["ok", "todo", "broken"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What was looked at.
        state: "ok"; "todo": FaceKeys works, and there is something for its user to do;
            "broken": it can't do its work.
        message: What is so, in a sentence.
        fix: What to do about it: sentences and commands, by lines; "" if nothing.
    """

    name: str
    state: State
    message: str
    fix: str = ""


Check = Callable[[], Iterable[Finding]]


def check_model() -> Iterable[Finding]:
    """Load the key-point model and ask it about an empty crop."""
    from facekeys.keypoints.framing import CROP_SIZE
    from facekeys.keypoints.model import KeypointModel

    model = KeypointModel()
    points = model.predict(np.zeros((1, CROP_SIZE, CROP_SIZE, 1), np.float32)).points
    if points.shape != (1, len(model.scheme.names), 2) or not np.isfinite(points).all():
        yield Finding("model", "broken", "The model gives no key-points.", REINSTALL)
    else:
        count = len(model.scheme.names)
        yield Finding("model", "ok", f"It finds {count} key-points on a face.")


def check_cascade() -> Iterable[Finding]:
    """Load the Viola-Jones cascade and run it on an empty picture."""
    from facekeys.detection.viola_jones import ViolaJones

    ViolaJones().find(np.zeros((120, 160), np.uint8))
    yield Finding("cascade", "ok", "Viola-Jones looks for faces.")


def check_filters() -> Iterable[Finding]:
    """Read all filter packs; a finding for each that is broken."""
    from facekeys.overlays.library import installed_filters

    library = installed_filters()
    for fault in library.faults:
        yield Finding("filters", "broken", fault.message, fault.hint)
    if library.filters:
        names = ", ".join(library.filters)
        yield Finding("filters", "ok", f"{len(library.filters)} can be worn: {names}.")
    else:
        yield Finding("filters", "broken", "There is no filter at all.", REINSTALL)


def check_cameras(host: Host | None = None) -> Iterable[Finding]:
    """List the webcams, and tell which may not be opened."""
    from facekeys.camera.devices import list_cameras

    host = host or Host()
    cameras = list_cameras(platform=host.platform, root=host.root)
    for camera in cameras:
        node = host.root / f"dev/video{camera.index}"
        if node.exists() and not os.access(node, os.R_OK):
            yield Finding(
                "cameras",
                "todo",
                f"{camera.name} may not be opened.",
                "Allow yourself to use cameras, then log out and in again:\n"
                "  sudo usermod -aG video $USER",
            )
        else:
            yield Finding("cameras", "ok", f"{camera.name} is number {camera.index}.")
    if not cameras:
        yield Finding(
            "cameras",
            "todo",
            "No webcam was found.",
            "Plug one in. Until then the app shows its demo clip.",
        )


def check_display(host: Host | None = None) -> Iterable[Finding]:
    """Look for a screen and, on Linux, for the libraries Qt wants of the system."""
    from facekeys.display import require_display

    host = host or Host()
    try:
        require_display(platform=host.platform)
    except DisplayError as error:
        yield Finding("display", "todo", error.message, error.hint)
    else:
        yield Finding("display", "ok", "The window can be opened.")


def check_opencv(installed: Iterable[str] | None = None) -> Iterable[Finding]:
    """Look for an OpenCV that brings a Qt of its own, which hides PySide6's.

    Args:
        installed: Names of the installed distributions; by default, of this Python.
    """
    if installed is None:
        installed = (str(found.metadata["Name"]) for found in metadata.distributions())
    names = {name.lower().replace("_", "-") for name in installed if name}
    clashing = sorted(names & _OPENCV_WITH_QT)
    if not clashing:
        yield Finding("opencv", "ok", "It brings no second Qt.")
        return
    every = " ".join([*clashing, "opencv-python-headless"])
    yield Finding(
        "opencv",
        "todo",
        f"{' and '.join(clashing)} can keep the window from opening.",
        "Keep only the OpenCV without windows of its own:\n"
        f"  pip uninstall -y {every}\n"
        '  pip install "opencv-python-headless<5"',
    )


def check_virtual_camera(host: Host | None = None) -> Iterable[Finding]:
    """Look for the virtual camera, without disturbing a FaceKeys that feeds it."""
    from facekeys.virtualcam.advice import reload_advice
    from facekeys.virtualcam.camera import find_virtual_camera

    try:
        found = find_virtual_camera(host)
    except VirtualCameraError as error:
        yield Finding("virtual camera", "todo", error.message, error.hint)
        return
    if _is_hidden(found):
        yield Finding(
            "virtual camera",
            "todo",
            f"Chrome and Zoom don't list {found.name}: its module was loaded without "
            "exclusive_caps=1.",
            reload_advice("Load it anew:"),
        )
    else:
        yield Finding(
            "virtual camera", "ok", f"Other programs list it as {found.name}."
        )


CHECKS: Final[Mapping[str, Check]] = MappingProxyType(
    {
        "model": check_model,
        "cascade": check_cascade,
        "filters": check_filters,
        "cameras": check_cameras,
        "display": check_display,
        "opencv": check_opencv,
        "virtual camera": check_virtual_camera,
    }
)
"""All checks, by the name they are told under, in the order they are made."""


def examine(checks: Mapping[str, Check] = CHECKS) -> list[Finding]:
    """Make all checks. A check that fails is a finding, never an error.

    Args:
        checks: By name.
    """
    return [finding for name, check in checks.items() for finding in _made(name, check)]


def _made(name: str, check: Check) -> Sequence[Finding]:
    try:
        return list(check())
    except FaceKeysError as error:
        return [Finding(name, "broken", error.message, error.hint)]
    except Exception as error:  # noqa: BLE001 - a fault of a check is a finding, too
        return [Finding(name, "broken", f"It can't be used: {error}.", REINSTALL)]


_OPENCV_WITH_QT: Final = frozenset({"opencv-python", "opencv-contrib-python"})


def _is_hidden(camera: Candidate) -> bool:
    """Tell whether Chrome and Zoom take a virtual camera for something else."""
    from facekeys.virtualcam.loopback import is_exclusive

    try:
        return camera.node is not None and not is_exclusive(camera.node)
    except OSError:
        return False  # too busy to say; that it is there, is known
