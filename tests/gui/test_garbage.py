"""Objects of Qt are freed in the window's thread, whoever makes the garbage."""

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from facekeys.ui.garbage import GarbageCollector


@pytest.fixture
def collector(qapp, monkeypatch):
    monkeypatch.setattr("facekeys.ui.garbage._LOOK_MS", 1)
    collector = GarbageCollector()
    yield collector
    collector.close()
    collector.deleteLater()


class Loop(QObject):
    """Refers to itself, so that only a collection frees it."""

    def __init__(self, freed):
        super().__init__()
        self._freed = freed
        self._self = self

    def __del__(self):
        self._freed.append(threading.current_thread())


def litter():
    """Make more garbage than Python leaves alone."""
    for _ in range(3):
        loops = [[] for _ in range(3 * gc.get_threshold()[0])]
        for loop in loops:
            loop.append(loop)


def test_no_other_thread_frees_them(collector, qtbot):
    freed = []
    Loop(freed)
    littering = threading.Thread(target=litter)
    littering.start()
    littering.join()
    assert freed == []
    qtbot.waitUntil(lambda: bool(freed), timeout=20_000)
    assert freed == [threading.main_thread()]


def test_afterwards_it_is_left_to_python_again(qapp):
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
