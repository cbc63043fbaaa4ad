"""Running the desktop app."""

from __future__ import annotations

import signal
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import cv2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.resources import settings_file
from facekeys.ui.design.icons import picture_icon
from facekeys.ui.desktop import Desktop
from facekeys.ui.garbage import GarbageCollector
from facekeys.ui.language import use_language
from facekeys.ui.remembering_desktop import RememberingDesktop
from facekeys.ui.session import Session
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.window import MainWindow

_HIDDEN_START_MS: Final = 3000


def run(
    options: Mapping[str, Any] = MappingProxyType({}), *, hidden: bool = False
) -> int:
    """Show the main window until the app is ended: see `facekeys.ui.tray`.

    Without a display Qt ends the process: see `facekeys.display` first.

    Args:
        options: Values by the keys of settings, which win over these.
        hidden: Whether to start without the window, in the tray.

    Returns:
        Qt's exit status.

    Raises:
        ResourceError: The model or the cascade is missing or broken.
    """
    app = QApplication(["facekeys"])
    app.setApplicationName("FaceKeys")
    app.setApplicationDisplayName("FaceKeys")
    app.setDesktopFileName("facekeys")
    app.setWindowIcon(picture_icon("facekeys"))
    garbage = GarbageCollector(app)
    # The stages have threads of their own; those of OpenCV only get in their way.
    cv2.setNumThreads(1)
    store = SettingsStore(settings_file(), app)
    use_language(store.settings.window.language)
    window = MainWindow()
    session = Session(window, store, options)
    if not hidden:
        window.show()
    desktop = Desktop(window)
    if hidden:
        window.engine.show_window(False)
        desktop.tray.start_hidden()
    RememberingDesktop(desktop, session.store)
    desktop.tray.profile_chosen.connect(session.choose_profile)
    # By then the engine knows that nobody looks, and the camera's light stays off.
    QTimer.singleShot(_HIDDEN_START_MS if hidden else 0, session.start)
    # Python looks at signals only while Python runs: the window's timer sees to that.
    # That may be in the middle of painting, so the end waits for the event loop.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, lambda *_: QTimer.singleShot(0, desktop.quit))
    status = app.exec()
    if status:  # Qt gave up without closing the window, for the display is gone
        desktop.quit()
    desktop.close()
    garbage.close()
    return status
