"""What does not ask for the virtual camera: FaceKeys' own parts, Qt, OpenCV."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import metadata
from typing import Final

import numpy as np

from facekeys.doctor.finding import Finding, fine, from_error
from facekeys.doctor.steps import Command, join_group
from facekeys.errors import REINSTALL, DisplayError
from facekeys.virtualcam.host import Host

_OPENCV_WITH_QT: Final = ("opencv-contrib-python", "opencv-python")


def check_model(_host: Host) -> Iterable[Finding]:
    """Load the key-point model and ask it about an empty crop."""
    from facekeys.keypoints.framing import CROP_SIZE
    from facekeys.keypoints.model import KeypointModel

    model = KeypointModel()
    points = model.predict(np.zeros((1, CROP_SIZE, CROP_SIZE, 1), np.float32)).points
    count = len(model.scheme.names)
    if points.shape != (1, count, 2) or not np.isfinite(points).all():
        yield Finding(
            "model-broken", "model", "broken", "It gives no key-points.", REINSTALL
        )
    else:
        yield fine("model", f"It finds {count} key-points on a face.")


def check_cascade(_host: Host) -> Iterable[Finding]:
    """Load the Viola-Jones cascade and run it on an empty picture."""
    from facekeys.detection.viola_jones import ViolaJones

    ViolaJones().find(np.zeros((120, 160), np.uint8))
    yield fine("cascade", "Viola-Jones looks for faces.")


def check_filters(_host: Host) -> Iterable[Finding]:
    """Read all filter packs, with their pictures; a finding for each broken one."""
    from facekeys.overlays.faults import PackError
    from facekeys.overlays.library import installed_filters
    from facekeys.overlays.packs import load_filter

    library = installed_filters()
    sound, faults = [], list(library.faults)
    for name, one in library.filters.items():
        try:
            load_filter(one.folder)  # and forget it: all at once would fill the memory
            sound.append(name)
        except PackError as error:
            faults.append(error)
    for fault in faults:
        yield from_error("filter-broken", "filters", "broken", fault)
    if sound:
        yield fine("filters", f"{len(sound)} can be worn.")
    else:
        yield Finding(
            "filters-missing", "filters", "broken", "There is no filter.", REINSTALL
        )


def check_cameras(host: Host) -> Iterable[Finding]:
    """List the webcams, and tell which may not be opened."""
    from facekeys.camera.devices import list_cameras

    cameras = list_cameras(platform=host.platform, root=host.root)
    for camera in cameras:
        node = host.root / f"dev/video{camera.index}"
        if node.exists() and not os.access(node, os.R_OK):
            yield Finding(
                "webcam-forbidden",
                "cameras",
                "todo",
                f"{camera.name} may not be opened.",
                "Join the group that may use cameras, then log out and in again:",
                (join_group(host),),
            )
        else:
            yield fine("cameras", f"{camera.name} is number {camera.index}.")
    if not cameras:
        yield Finding(
            "no-webcam",
            "cameras",
            "todo",
            "No webcam was found.",
            "Plug one in. Until then the app shows its demo clip.",
        )


def check_display(host: Host) -> Iterable[Finding]:
    """Look for a screen and, on Linux, for the libraries Qt wants of the system."""
    from facekeys.display import require_display

    try:
        require_display(host.environment, host.platform)
    except DisplayError as error:
        yield from_error("no-display", "display", "todo", error)
    else:
        yield fine("display", "The window can be opened.")


def check_opencv(_host: Host) -> Iterable[Finding]:
    """Look for an OpenCV that brings a Qt of its own, which hides PySide6's."""
    clashing = [name for name in _OPENCV_WITH_QT if _is_installed(name)]
    if not clashing:
        yield fine("opencv", "It brings no second Qt.")
        return
    every = " ".join([*clashing, "opencv-python-headless"])
    yield Finding(
        "opencv-with-qt",
        "opencv",
        "todo",
        f"{' and '.join(clashing)} can keep the window from opening.",
        "Keep only the OpenCV without windows of its own:",
        (
            Command(f"pip uninstall -y {every}", by_hand=True),
            Command('pip install "opencv-python-headless<5"', by_hand=True),
        ),
    )


def _is_installed(distribution: str) -> bool:
    try:
        metadata.distribution(distribution)
    except metadata.PackageNotFoundError:
        return False
    return True
