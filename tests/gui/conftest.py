import gc

import pytest
from PySide6.QtWidgets import QApplication

from doubles import RecordingSink
from facekeys.overlays.library import installed_filters
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow


@pytest.fixture(autouse=True)
def nothing_is_left_for_other_threads():
    """Free Qt's objects here, before a thread of the next test happens to do it."""
    yield
    QApplication.processEvents()
    gc.collect()


@pytest.fixture(scope="session")
def filters():
    return tuple(installed_filters().filters.values())


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
