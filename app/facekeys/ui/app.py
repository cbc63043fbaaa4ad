"""Running the desktop app."""

from __future__ import annotations

import signal
from collections.abc import Callable

import cv2
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.engine.governor import Budget
from facekeys.engine.status import to_json
from facekeys.errors import ResourceError
from facekeys.overlays.library import Library
from facekeys.ui.control import ControlServer
from facekeys.ui.desktop import Desktop
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.outputs import open_best
from facekeys.virtualcam.sink import SinkOpener


def run(
    load: Callable[[], Library],
    budget: Budget | None = None,
    open_sink: SinkOpener = open_best,
) -> int:
    """Show the main window until the app is ended: see `facekeys.ui.tray`.

    Without a display Qt ends the process: see `facekeys.display` first.

    Args:
        load: Reads the filters to offer, once the window is there; what is wrong with
            them is shown in it.
        budget: What the app may take of the processor; the default if None.
        open_sink: Opens what the filtered pictures go to.

    Returns:
        Qt's exit status.

    Raises:
        ResourceError: The model or the cascade is missing or broken.
    """
    app = QApplication(["facekeys"])
    app.setApplicationName("FaceKeys")
    app.setApplicationDisplayName("FaceKeys")
    app.setDesktopFileName("facekeys")
    # The stages have threads of their own; those of OpenCV only get in their way.
    cv2.setNumThreads(1)
    window = MainWindow(open_sink=open_sink, budget=budget)
    window.resize(1280, 640)
    window.show()
    control = ControlServer({"status": lambda: to_json(window.engine.status())}, window)
    control.start()
    desktop = Desktop(window)
    QTimer.singleShot(0, lambda: _begin(window, load))
    # Python looks at signals only while Python runs: the window's timer sees to that.
    signal.signal(signal.SIGINT, lambda *_: desktop.quit())
    signal.signal(signal.SIGTERM, lambda *_: desktop.quit())
    status = app.exec()
    control.close()
    desktop.close()
    return status


def _begin(window: MainWindow, load: Callable[[], Library]) -> None:
    """Open camera and virtual camera, and offer the filters while they open."""
    window.start()
    try:
        library = load()
    except ResourceError as error:
        window.tell("filters", error)
        return
    window.gallery.offer(tuple(library.filters.values()))
    for fault in library.faults:
        window.tell(f"filter {fault.folder}", fault)
