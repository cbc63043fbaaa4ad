import gc
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from doubles import RecordingSink
from facekeys.engine.governor import Budget
from facekeys.resources import settings_file
from facekeys.settings.model import Settings
from facekeys.ui.design.theme import Theme
from facekeys.ui.session import Session
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from few_filters import few_filters


@pytest.fixture(autouse=True)
def nothing_is_left_for_other_threads():
    """Free Qt's objects here, and in no thread that happens to run: as the app does."""
    gc.disable()
    yield
    QApplication.processEvents()
    gc.collect()
    gc.enable()


@pytest.fixture
def theme(qapp):
    """The looks of the whole app; afterwards they are as before."""
    made = Theme()
    yield made
    made.use("system")
    made.deleteLater()
    qapp.setPalette(QPalette())
    qapp.setStyleSheet("")


@pytest.fixture(scope="session")
def filters():
    return tuple(few_filters().filters.values())


@pytest.fixture
def sink():
    return RecordingSink()


@contextmanager
def main_window(qtbot, filters, sink, **options):
    """A main window with its engine running; no webcam, a recording sink."""
    main = MainWindow(
        sources=SourceChooser(lister=list), open_sink=lambda: sink, **options
    )
    main.gallery.numbers.ids = Settings().hotkeys.filters
    main.gallery.offer(filters)
    main.resize(1000, 560)
    main.show()
    qtbot.waitExposed(main)
    yield main
    main.close()
    main.deleteLater()


@pytest.fixture
def window(qtbot, filters, sink):
    with main_window(qtbot, filters, sink) as main:
        yield main


@pytest.fixture
def eager_window(qtbot, filters, sink, monkeypatch):
    """A window whose engine leaves no frame out, whatever it costs."""
    plenty = Budget(cores=16.0, max_fps=1e6)
    monkeypatch.setattr("facekeys.engine.engine.Budget", lambda: plenty)
    with main_window(qtbot, filters, sink) as main:
        yield main


@contextmanager
def whole_app(qtbot):
    """The app as it starts, with the filters that are installed."""
    window = MainWindow(sources=SourceChooser(lister=list))
    session = Session(
        window,
        SettingsStore(settings_file(), window),
        open_output=lambda _: RecordingSink(),
    )
    window.show()
    qtbot.waitExposed(window)
    session.start()
    qtbot.waitUntil(lambda: not session.reading, timeout=30_000)
    yield session
    window.close()
    window.deleteLater()
