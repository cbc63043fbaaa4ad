"""The app as it is started."""

from functools import partial

import cv2
import numpy as np
import pytest

from doubles import RecordingSink, SyntheticSource
from facekeys.camera.choose import open_file
from facekeys.resources import settings_file
from facekeys.ui.session import Session
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from few_filters import few_filters
from gui.session.asking import TIMEOUT_MS


@pytest.fixture(autouse=True)
def as_before(monkeypatch, theme):
    """Let one process ask itself quickly, and leave no colours behind."""


@pytest.fixture
def open_session(qtbot, monkeypatch):
    """Start the app as it is started, with a recording sink; may be done again."""
    monkeypatch.setattr(
        "facekeys.ui.sources.find_camera", lambda _: SyntheticSource(value=50)
    )
    modes = []
    monkeypatch.setattr(
        "facekeys.ui.sources.Webcam",
        lambda source, **mode: modes.append(mode) or source,
    )
    opened = []

    def start(*, cameras=(), options=None, sinks=None, load=few_filters, waits=True):
        window = MainWindow(sources=SourceChooser(lister=lambda: list(cameras)))
        sinks = {} if sinks is None else sinks
        session = Session(
            window,
            SettingsStore(settings_file(), window),
            options or {},
            lambda word: sinks.setdefault(word, RecordingSink()),
            load,
        )
        opened.append(window)
        window.show()
        qtbot.waitExposed(window)
        session.start()
        if waits:
            qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
        return session

    start.modes = modes
    yield start
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def showing(qtbot, open_session, portraits):
    """The app once it shows the still picture and has found both faces."""
    session = open_session()
    window = session.window
    window.engine.use_source(partial(open_file, str(portraits)))
    original = cv2.imread(str(portraits))

    def is_there():
        frame = window.preview.frame
        same = frame is not None and np.array_equal(frame.pixels, original)
        return same and window.engine.statistics().faces == 2

    qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)
    return session
