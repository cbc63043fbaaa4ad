"""PipeWire and the portal, and programs from snaps and Flatpaks: who may see a camera.

Linux only. Everything is read from files: nothing is started, nobody is asked.
"""

from __future__ import annotations

import configparser
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.finding import Finding, fine
from facekeys.doctor.processes import running
from facekeys.doctor.steps import Command
from facekeys.doctor.trouble import PIPEWIRE, PROGRAMS
from facekeys.virtualcam.advice import for_distribution
from facekeys.virtualcam.host import Host

_MANAGERS: Final = frozenset({"wireplumber", "pipewire-media-"})
"""What tells PipeWire of cameras, as the kernel cuts their names off."""
_PORTAL: Final = "usr/share/dbus-1/services/org.freedesktop.portal.Desktop.service"
_PORTAL_LINES: Final = MappingProxyType(
    {
        "debian": "sudo apt install xdg-desktop-portal xdg-desktop-portal-gtk",
        "ubuntu": "sudo apt install xdg-desktop-portal xdg-desktop-portal-gtk",
        "fedora": "sudo dnf install xdg-desktop-portal xdg-desktop-portal-gtk",
        "arch": "sudo pacman -S xdg-desktop-portal xdg-desktop-portal-gtk",
        "suse": "sudo zypper install xdg-desktop-portal xdg-desktop-portal-gtk",
    }
)

_SNAPS: Final = (
    "brave",
    "chromium",
    "discord",
    "firefox",
    "microsoft-edge",
    "obs-studio",
    "opera",
    "slack",
    "teams-for-linux",
    "zoom-client",
)
_FLATPAKS: Final = (
    "com.brave.Browser",
    "com.discordapp.Discord",
    "com.github.IsmaelMartinez.teams_for_linux",
    "com.google.Chrome",
    "com.microsoft.Edge",
    "com.obsproject.Studio",
    "com.slack.Slack",
    "org.chromium.Chromium",
    "org.mozilla.firefox",
    "us.zoom.Zoom",
)
_GSTREAMER: Final = "usr/bin/gst-launch-1.0"
_SYSTEM_FLATPAKS: Final = "var/lib/flatpak"


def check_pipewire(host: Host) -> Iterable[Finding]:
    """Look for PipeWire, its session manager, and the portal; nothing without it."""
    runtime = host.environment.get("XDG_RUNTIME_DIR", "")
    socket = host.root / runtime.lstrip("/") / "pipewire-0"
    if not runtime or not socket.exists():
        if runtime and (host.root / "usr/bin/pipewire").exists():
            start = "systemctl --user start pipewire.socket"
            stop = "systemctl --user stop pipewire.socket pipewire.service"
            yield TROUBLES["pipewire-stopped"].found(
                steps=(Command(start, undo=(stop,)),)
            )
        return
    if not _MANAGERS & running(host):
        start = "systemctl --user start wireplumber.service"
        stop = "systemctl --user stop wireplumber.service"
        yield TROUBLES["session-manager-stopped"].found(
            steps=(Command(start, undo=(stop,)),)
        )
    elif not (host.root / _PORTAL).exists():
        yield _no_portal(host)
    elif (host.root / _GSTREAMER).exists():
        yield fine(
            PIPEWIRE,
            "It runs, with a session manager and a portal. Where v4l2loopback can't be "
            "used, FaceKeys Cam is made here by itself, for Firefox, Chromium and "
            "GNOME's programs.",
        )
    else:
        yield fine(PIPEWIRE, "It runs, with a session manager and a portal.")


def check_programs(host: Host) -> Iterable[Finding]:
    """Look at browsers and programs for calls that are kept apart from devices."""
    troubles = [*_snaps(host), *_flatpaks(host)]
    yield from troubles
    kept_apart = [*_installed_snaps(host), *_installed_flatpaks(host)]
    if kept_apart and not troubles:
        yield fine(PROGRAMS, f"May use cameras: {', '.join(kept_apart)}.")


def _no_portal(host: Host) -> Finding:
    line = for_distribution(_PORTAL_LINES, host)
    if line:
        return TROUBLES["portal-missing"].found(steps=(Command(line, by_hand=True),))
    advice = "Install xdg-desktop-portal with your package manager."
    return TROUBLES["portal-missing"].found(advice=advice)


def _installed_snaps(host: Host) -> list[str]:
    return [name for name in _SNAPS if (host.root / "snap" / name / "current").exists()]


def _snaps(host: Host) -> Iterator[Finding]:
    for name in _installed_snaps(host):
        # snapd writes such rules for what is connected: interfaces/builtin/camera.go.
        if "video[0-9]*" in host.text(f"etc/udev/rules.d/70-snap.{name}.rules"):
            continue
        yield TROUBLES["snap-camera"].found(
            f"The snap {name} is not connected to cameras.",
            steps=(
                Command(
                    f"sudo snap connect {name}:camera",
                    undo=(f"sudo snap disconnect {name}:camera",),
                ),
            ),
        )


def _installed_flatpaks(host: Host) -> list[str]:
    return [name for name in _FLATPAKS if _flatpak(host, name) is not None]


def _flatpaks(host: Host) -> Iterator[Finding]:
    for name in _installed_flatpaks(host):
        if not _may_use_devices(host, name):
            yield TROUBLES["flatpak-camera"].found(
                f"The Flatpak {name} may not use devices.",
                steps=(
                    Command(
                        f"flatpak override --user --device=all {name}",
                        undo=(f"flatpak override --user --nodevice=all {name}",),
                    ),
                ),
            )


def _flatpak(host: Host, name: str) -> Path | None:
    """Return the folder of the installation that has a program."""
    installations = (_own_flatpaks(host), host.root / _SYSTEM_FLATPAKS)
    return next((one for one in installations if (one / "app" / name).exists()), None)


def _own_flatpaks(host: Host) -> Path:
    home = host.environment.get("HOME", "/root").lstrip("/")
    data = host.environment.get("XDG_DATA_HOME", "").lstrip("/")
    return host.root / (data or f"{home}/.local/share") / "flatpak"


def _may_use_devices(host: Host, name: str) -> bool:
    """Tell what the program's own wishes, then the overrides, come to."""
    system, own = host.root / _SYSTEM_FLATPAKS, _own_flatpaks(host)
    installation = _flatpak(host, name) or system
    allowed = False
    for path in (
        installation / "app" / name / "current/active/metadata",
        system / "overrides" / name,
        own / "overrides" / name,
    ):
        devices = _devices(host, path)
        allowed = ("all" in devices or allowed) and "!all" not in devices
    return allowed


def _devices(host: Host, path: Path) -> list[str]:
    """Return the list `devices` of a file of Flatpak's (flatpak-metadata(5))."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(host.text(str(path.relative_to(host.root))))
    except configparser.Error:
        return []
    return parser.get("Context", "devices", fallback="").split(";")
