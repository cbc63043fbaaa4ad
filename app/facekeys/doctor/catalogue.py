"""Every trouble with the virtual camera that the doctor knows by name.

One source for what `facekeys doctor` and the window say and for the table in
docs/virtual-camera.md, which `make docs` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facekeys.doctor.loopback_troubles import LOOPBACK_TROUBLES
from facekeys.doctor.trouble import CAMERA, PIPEWIRE, PROGRAMS, Trouble
from facekeys.virtualcam.advice import REGISTER

_OTHERS: Final = (
    Trouble(
        "pipewire-stopped",
        PIPEWIRE,
        "Firefox on Fedora, or a program from a Flatpak, lists no camera at all",
        "PipeWire, which such programs ask for cameras, is installed but does not run.",
        "Start it:",
        ("systemctl --user start pipewire.socket",),
    ),
    Trouble(
        "session-manager-stopped",
        PIPEWIRE,
        "The same, and PipeWire runs",
        "WirePlumber, which tells PipeWire of the cameras, does not run.",
        "Start it:",
        ("systemctl --user start wireplumber.service",),
    ),
    Trouble(
        "portal-missing",
        PIPEWIRE,
        "Firefox with `media.webrtc.camera.allow-pipewire` never asks for the camera",
        "No desktop portal is installed, through which programs ask for cameras.",
        "Install one; or set media.webrtc.camera.allow-pipewire to false in "
        "about:config of Firefox:",
        ("sudo apt install xdg-desktop-portal xdg-desktop-portal-gtk",),
    ),
    Trouble(
        "snap-camera",
        PROGRAMS,
        "A browser or OBS from a snap does not list the camera",
        "A snap sees only the devices that it is connected to.",
        "Connect it, then start the program anew; if that does not help, install it as "
        "a .deb or a Flatpak:",
        ("sudo snap connect chromium:camera",),
    ),
    Trouble(
        "flatpak-camera",
        PROGRAMS,
        "A program from a Flatpak does not list the camera",
        "The Flatpak may not use devices.",
        "Let it, then start the program anew:",
        ("flatpak override --user --device=all org.mozilla.firefox",),
    ),
    Trouble(
        "no-windows-camera",
        CAMERA,
        "Windows: no virtual camera",
        "Neither Unity Capture nor OBS Studio is installed.",
        "Install OBS Studio (obsproject.com), whose camera is called OBS Virtual "
        "Camera; or Unity Capture (github.com/schellingb/UnityCapture), whose camera "
        "takes our name: in its folder Install, as administrator:",
        REGISTER,
    ),
    Trouble(
        "windows-other-name",
        CAMERA,
        "Windows: the camera is called Unity Video Capture, and FaceKeys does not use "
        "it",
        "Unity Capture is registered under another name.",
        "Register it anew: in its folder Install, as administrator:",
        REGISTER,
    ),
    Trouble(
        "obs-missing",
        CAMERA,
        "macOS: no virtual camera",
        "OBS Studio, whose camera FaceKeys sends to, is not installed.",
        "Install OBS Studio 30 or newer (obsproject.com) into Applications.",
    ),
    Trouble(
        "obs-old",
        CAMERA,
        "macOS: “Could not find virtual camera”",
        "OBS Studio is too old: its camera extension came with version 30.",
        "Install OBS Studio 30 or newer (obsproject.com).",
    ),
    Trouble(
        "macos-old",
        CAMERA,
        "The same, and OBS Studio is new",
        "macOS is too old: camera extensions came with macOS 13.",
        "Update macOS to 13 or newer.",
    ),
    Trouble(
        "obs-extension",
        CAMERA,
        "The same, right after OBS Studio was installed",
        "The camera of OBS Studio was never started, or not allowed.",
        "Start OBS, press Start Virtual Camera, allow the extension in System Settings "
        "(Login Items & Extensions, Camera Extensions), restart if asked, stop the "
        "camera and quit OBS. `systemextensionsctl list` then names it as activated.",
    ),
)

TROUBLES: Final[Mapping[str, Trouble]] = MappingProxyType(
    {one.id: one for one in (*LOOPBACK_TROUBLES, *_OTHERS)}
)
"""All of them by id, in the order of the table."""
