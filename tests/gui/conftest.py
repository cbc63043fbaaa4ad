import gc

import cv2
import pytest
from PySide6.QtWidgets import QApplication

from doubles import RecordingSink
from facekeys.camera.demo import DemoClip
from facekeys.overlays.library import installed_filters
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow


@pytest.fixture(scope="session")
def filters():
    return tuple(installed_filters().filters.values())


@pytest.fixture
def portrait_file(tmp_path):
    """A still picture with two faces: every frame of it is the same."""
    clip = DemoClip()
    clip._index = 60
    path = tmp_path / "portrait.png"
    cv2.imwrite(str(path), clip.read().pixels)
    return path


@pytest.fixture
def sink():
    return RecordingSink()


@pytest.fixture
def window(qtbot, filters, sink):
    """The main window with its engine running; no webcam, a recording sink."""
    main = MainWindow(
        filters, sources=SourceChooser(lister=list), open_sink=lambda: sink
    )
    main.resize(1000, 560)
    main.show()
    qtbot.waitExposed(main)
    yield main
    main.close()
    main.deleteLater()
    QApplication.processEvents()
    gc.collect()
