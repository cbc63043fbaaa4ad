"""Running the desktop app."""

from __future__ import annotations

import signal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.overlays.library import Library
from facekeys.ui.window import MainWindow


def run(library: Library) -> int:
    """Show the main window until it is closed.

    Without a display Qt ends the process: see `facekeys.display` first.

    Args:
        library: The filters to offer; its faults are shown.

    Returns:
        Qt's exit status.

    Raises:
        ResourceError: The model or the cascade is missing or broken.
    """
    app = QApplication(["facekeys"])
    app.setApplicationName("FaceKeys")
    app.setApplicationDisplayName("FaceKeys")
    app.setDesktopFileName("facekeys")
    window = MainWindow(tuple(library.filters.values()))
    for fault in library.faults:
        window.tell(f"filter {fault.folder}", fault)
    window.resize(1280, 640)
    window.show()
    QTimer.singleShot(0, window.start)
    # Python looks at signals only while Python runs: the window's timer sees to that.
    signal.signal(signal.SIGINT, lambda *_: window.close())
    signal.signal(signal.SIGTERM, lambda *_: window.close())
    return int(app.exec())
