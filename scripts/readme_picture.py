"""Makes docs/images/window.png: the app's own window on the demo portraits."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from moment import Moment
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facekeys.errors import VirtualCameraError
from facekeys.overlays.library import installed_filters
from facekeys.settings.model import Settings
from facekeys.ui.design.theme import Theme
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.sink import Sink

TARGET = Path(__file__).parents[1] / "docs" / "images" / "window.png"
FILTERS = ("sunglasses", "moustache", "hat")


def no_sink() -> Sink:
    """Stand in for the virtual camera, which the picture does not need."""
    raise VirtualCameraError("Not for a picture.")


def main() -> None:
    """Show a moment of the demo clip with filters on, and keep the picture of it."""
    app = QApplication([])
    filters = tuple(installed_filters().filters.values())
    window = MainWindow(sources=SourceChooser(lister=list), open_sink=no_sink)
    Theme(window).use("light")
    window.gallery.numbers.ids = Settings().hotkeys.filters
    window.gallery.offer(filters)
    window.resize(1240, 596)
    window.show()
    window.engine.use_source(Moment)
    for one in FILTERS:
        window.gallery.toggle_id(one)
    QTimer.singleShot(6000, app.quit)  # by then the faces are found
    app.exec()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(TARGET))
    window.close()
    print(TARGET)


if __name__ == "__main__":
    main()
