"""The app with a still picture before its camera."""

from functools import partial

import pytest

from doubles import RecordingSink
from facekeys.camera.choose import open_file
from facekeys.ui.session import Session
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from gui.session.asking import TIMEOUT_MS
from gui.takes.taking import sees


@pytest.fixture
def sink():
    return RecordingSink()


@pytest.fixture
def session(qtbot, portraits, sink):
    """The app, showing a still picture in which it has found both faces."""
    window = MainWindow(sources=SourceChooser(lister=list))
    session = Session(window, SettingsStore(None, window), {}, lambda _: sink)
    window.show()
    qtbot.waitExposed(window)
    session.start()
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    window.engine.use_source(partial(open_file, str(portraits)))
    qtbot.waitUntil(lambda: sees(window, portraits), timeout=TIMEOUT_MS)
    yield session
    window.close()
    window.deleteLater()
