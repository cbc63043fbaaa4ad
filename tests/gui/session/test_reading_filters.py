"""Filters are read while the app runs already."""

import threading

from PySide6.QtWidgets import QApplication

from facekeys.resources import settings_file
from facekeys.settings.file import write_settings
from facekeys.settings.keys import with_value
from facekeys.settings.model import Settings
from facekeys.settings.profiles import save_profile
from few_filters import few_filters
from gui.session.asking import TIMEOUT_MS, asked


def test_the_window_is_no_less_awake_while_filters_are_read(qtbot, open_session):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    write_settings(settings_file(), save_profile(settings, "play"))
    may_go_on = threading.Event()

    def load():
        may_go_on.wait()
        return few_filters()

    session = open_session(load=load, waits=False)
    assert asked(qtbot, "status")["filters"] == []
    session.use_profile("play")
    assert not any("not there" in text for text in session.window.notices.texts())
    may_go_on.set()
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    assert asked(qtbot, "status")["filters"] == ["hat"]


def test_a_profile_chosen_while_filters_are_read_holds_the_picture_until_they_are_on(
    qtbot, open_session
):
    pinned = with_value(Settings(), "filters.pinned", ("hat",))
    settings = with_value(save_profile(pinned, "alone"), "filters.pinned", ())
    write_settings(settings_file(), save_profile(settings, "work"))
    may_go_on = threading.Event()

    def load():
        may_go_on.wait()
        return few_filters()

    session = open_session(load=load, waits=False)
    pipeline = session.window.engine._pipeline
    assert not pipeline.held
    session.use_profile("alone")  # which might have a guard
    held = pipeline.held
    may_go_on.set()
    assert held
    qtbot.waitUntil(lambda: not session.reading, timeout=TIMEOUT_MS)
    assert [one.id for one in session.window.gallery.active] == ["hat"]
    assert not pipeline.held


def test_filters_that_cannot_be_read_by_a_fault_do_not_hold_the_picture(
    qtbot, open_session, caplog
):
    settings = with_value(Settings(), "filters.pinned", ("hat",))
    write_settings(settings_file(), settings)

    def load():
        raise PermissionError(13, "Permission denied", "hat")

    session = open_session(load=load)
    assert "could not be read" in caplog.text
    caplog.clear()
    told = session.window.notices.texts()
    assert any("stopped because of a fault" in text for text in told)
    preview = session.window.preview
    qtbot.waitUntil(lambda: preview.bare is not None, timeout=TIMEOUT_MS)


def test_the_window_closes_while_filters_are_read(open_session):
    session = open_session(waits=False)
    assert session.reading
    session.window.close()
    QApplication.processEvents()
    assert session.window.gallery.filters == ()
