"""Which way to take keys from all windows works here."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QGuiApplication

from facekeys.errors import HotkeyError
from facekeys.ui.hotkeys.backend import Hotkeys, Listener, NoHotkeys, unavailable

# Each module is imported only where it is used: each needs another system.


def _x11(listener: Listener) -> Hotkeys:
    from facekeys.ui.hotkeys.x11 import X11Hotkeys

    return X11Hotkeys(listener)


def _portal(listener: Listener) -> Hotkeys:
    from facekeys.ui.hotkeys.portal import PortalHotkeys

    return PortalHotkeys(listener)


def _windows(listener: Listener) -> Hotkeys:
    from facekeys.ui.hotkeys.windows import WindowsHotkeys

    return WindowsHotkeys(listener)


def _macos(listener: Listener) -> Hotkeys:
    from facekeys.ui.hotkeys.macos import MacHotkeys

    return MacHotkeys(listener)


def _none(_listener: Listener) -> Hotkeys:
    raise unavailable("This system lets no program have keys in other windows.")


Opener = Callable[[Listener], Hotkeys]

WAYS: Final[Mapping[str, Opener]] = MappingProxyType(
    {"xcb": _x11, "wayland": _portal, "windows": _windows, "cocoa": _macos}
)
"""By the name of Qt's platform."""


def open_hotkeys(
    listener: Listener, environment: Mapping[str, str] = os.environ
) -> Hotkeys:
    """Open the way that works on this system.

    Args:
        listener: Hears of the keys.
        environment: The process's variables.

    Returns:
        The way, with no keys yet; `NoHotkeys`, with the reason, where none works.
    """
    platform = QGuiApplication.platformName().partition("-")[0]
    if platform == "xcb" and environment.get("WAYLAND_DISPLAY"):
        platform = "wayland"  # X11 within it hears no keys of other programs
    try:
        return WAYS.get(platform, _none)(listener)
    except HotkeyError as error:
        return NoHotkeys(error)
