"""Packs dropped into the window, by Qt's own events."""

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from facekeys.overlays.library import builtin_folder
from facekeys.resources import user_filters
from facekeys.sharing.exporting import export
from gui.conftest import whole_app
from gui.dragging import drop
from unit.overlays.packs import lock, write_pack

TIMEOUT_MS = 20_000


@pytest.fixture
def window(qtbot, theme):
    """The app as it starts, with the filters that ship with it."""
    with whole_app(qtbot) as session:
        yield session.window


def ids(window):
    return [one.id for one in window.gallery.filters]


def broken(window):
    return [text for text in window.notices.texts() if "a.fkpack" in text]


def question(window):
    boxes = window.findChildren(QMessageBox)
    return next((box for box in boxes if box.isVisible()), None)


def test_a_file_that_is_dropped_is_installed_and_shown(window, tmp_path, qtbot):
    pack = write_pack(tmp_path)
    export(pack, tmp_path / "a.fkpack")
    assert drop(window, tmp_path / "a.fkpack")
    qtbot.waitUntil(lambda: "patch" in ids(window), timeout=TIMEOUT_MS)
    qtbot.waitUntil(lambda: window.gallery.tiles.current == "patch")
    assert window.gallery.active == ()
    assert (tmp_path / "a.fkpack").exists()


def test_several_folders_are_installed(window, tmp_path, qtbot):
    packs = [write_pack(tmp_path, one) for one in ("one", "two")]
    assert drop(window, *packs)
    qtbot.waitUntil(lambda: {"one", "two"} <= {*ids(window)}, timeout=TIMEOUT_MS)


def test_what_is_no_pack_is_not_taken(window, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert not drop(window, tmp_path / "a.txt")
    assert not drop(window)


def test_all_faults_are_told_and_nothing_is_installed(window, tmp_path, qtbot):
    (tmp_path / "a.fkpack").write_bytes(b"PK\x03\x04")
    assert drop(window, tmp_path / "a.fkpack", builtin_folder() / "hat")
    qtbot.waitUntil(lambda: bool(broken(window)), timeout=TIMEOUT_MS)
    ships = "The filter hat ships with FaceKeys."
    qtbot.waitUntil(lambda: any(ships in text for text in window.notices.texts()))
    assert "a.fkpack: is not a zip file" in broken(window)[0]
    assert not any(user_filters().iterdir())


def test_the_ending_of_a_pack_may_be_in_capitals(window, tmp_path, qtbot):
    export(write_pack(tmp_path), tmp_path / "a.fkpack")
    (tmp_path / "a.fkpack").rename(tmp_path / "A.FKPACK")
    assert drop(window, tmp_path / "A.FKPACK")
    qtbot.waitUntil(lambda: "patch" in ids(window), timeout=TIMEOUT_MS)


def test_whatever_else_comes_of_a_file_is_told_too(
    window, tmp_path, qtbot, monkeypatch, caplog
):
    def fail(*_, **__):
        raise MemoryError

    export(write_pack(tmp_path), tmp_path / "a.fkpack")
    with monkeypatch.context() as fails:
        fails.setattr("facekeys.sharing.installing.install", fail)
        drop(window, tmp_path / "a.fkpack")
        qtbot.waitUntil(lambda: bool(broken(window)), timeout=TIMEOUT_MS)
    assert "MemoryError" in caplog.text
    hint = "Try it again, or try another one; the log says more."
    assert broken(window) == [f"a.fkpack could not be installed.\n{hint}"]
    drop(window, tmp_path / "a.fkpack")
    qtbot.waitUntil(lambda: "patch" in ids(window), timeout=TIMEOUT_MS)
    assert broken(window) == []


def test_a_folder_that_may_not_be_looked_at_is_told(
    window, tmp_path, qtbot, monkeypatch
):
    pack = write_pack(tmp_path)
    lock(monkeypatch, pack)
    assert drop(window, pack)
    told = "patch: may not be read"
    qtbot.waitUntil(
        lambda: any(told in text for text in window.notices.texts()),
        timeout=TIMEOUT_MS,
    )


def test_to_replace_a_pack_is_asked_for(window, tmp_path, qtbot):
    write_pack(user_filters())
    qtbot.waitUntil(lambda: "patch" in ids(window), timeout=TIMEOUT_MS)
    other = write_pack(tmp_path, replace=("A patch", "Another"))
    for label, name in (("Cancel", "A patch"), ("Replace", "Another")):
        drop(window, other)
        qtbot.waitUntil(lambda: question(window) is not None, timeout=TIMEOUT_MS)
        box = question(window)
        assert "patch" in box.text()
        (button,) = [one for one in box.buttons() if label in one.text()]
        button.click()
        qtbot.waitUntil(lambda: question(window) is None)

        def installed(name=name):
            text = (user_filters() / "patch" / "filter.toml").read_text()
            return f'name = "{name}"' in text

        qtbot.waitUntil(installed, timeout=TIMEOUT_MS)


def test_the_window_closes_while_something_is_installed(window, tmp_path):
    drop(window, write_pack(tmp_path))
    window.close()
    QApplication.processEvents()
