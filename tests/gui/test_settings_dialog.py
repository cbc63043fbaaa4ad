"""The dialog of the settings, as a person uses it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QPushButton,
    QWidget,
)

from facekeys import desktop_entry
from facekeys.doctor.finding import Finding
from facekeys.settings.keys import SETTINGS
from facekeys.settings.model import Shown
from facekeys.ui import login_switch
from facekeys.ui.report_copier import ReportCopier
from facekeys.ui.settings_dialog import SettingsDialog
from facekeys.ui.settings_store import SettingsStore

TIMEOUT_MS = 10_000


@pytest.fixture
def store(qtbot):
    return SettingsStore()


@pytest.fixture
def dialog(qtbot, store, filters):
    dialog = SettingsDialog(store, filters)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_every_setting_for_people_has_its_editor_and_its_help(dialog):
    wanted = [one for one in SETTINGS.values() if one.shown is Shown.DIALOG]
    assert list(dialog.editors) == [one.key for one in wanted]
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    for one in wanted:
        assert one.help in texts
        focus = dialog.editors[one.key].focus
        assert focus.accessibleName() == one.title
        assert focus.accessibleDescription() == one.help
        assert one.title in texts or isinstance(focus, QCheckBox)


def test_everything_is_reached_by_the_keyboard(qtbot, dialog):
    reached = set()
    for _ in range(60):
        reached.add(QGuiApplication.focusObject())
        qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
    for key, editor in dialog.editors.items():
        inside = {editor.focus, *editor.focus.findChildren(QWidget)}
        assert inside & reached, key
    for button in dialog.findChildren(QPushButton):
        assert button in reached or not button.isEnabled(), button.text()


def test_every_button_and_field_has_a_name(dialog):
    for kind in (QPushButton, QComboBox, QCheckBox):
        for widget in dialog.findChildren(kind):
            assert widget.accessibleName() or widget.text()


def test_a_box_applies_at_once_and_shows_what_changes_elsewhere(qtbot, dialog, store):
    box = dialog.editors["camera.mirror"].widget
    assert box.isChecked()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert store.settings.camera.mirror is False
    store.change("camera.mirror", True)
    assert box.isChecked()


def test_a_number_keeps_to_its_limits(qtbot, dialog, store):
    field = dialog.editors["processor.cores"].widget
    field.setValue(1000)
    assert store.settings.processor.cores == 64
    field.setValue(0)
    assert store.settings.processor.cores == 0.1
    store.change("processor.cores", 2)
    assert field.value() == 2


def test_a_choice_is_chosen(qtbot, dialog, store):
    box = dialog.editors["photos.format"].widget
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert store.settings.photos.format == "png"
    store.change("photos.format", "jpg")
    assert box.currentText() == "jpg"


def test_another_language_is_said_to_come_with_the_next_start(qtbot, dialog, store):
    box = dialog.editors["window.language"].widget
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert store.settings.window.language == "en"
    assert dialog.said.isVisible()
    assert dialog.said.text() == (
        "FaceKeys goes on in the language it has until you start it again."
    )


def test_an_output_is_picked_or_typed(qtbot, dialog, store):
    box = dialog.editors["output.to"].widget
    box.textActivated.emit("http")
    assert store.settings.output.to == "http"
    box.setFocus()
    line = box.lineEdit()
    line.clear()
    qtbot.keyClicks(line, "/dev/null")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    fault = dialog.faults["output.to"]
    assert fault.isVisible()
    assert fault.text().startswith("Not taken: is not of the form")
    assert store.settings.output.to == "http"
    assert dialog.isVisible()
    line.clear()
    qtbot.keyClicks(line, "/dev/video10")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert store.settings.output.to == "/dev/video10"
    assert not fault.isVisible()


def test_a_text_that_does_not_fit_is_said_and_not_taken(qtbot, dialog, store):
    line = dialog.editors["photos.name"].widget
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "me {dat")
    assert "without its other half" in dialog.faults["photos.name"].text()
    assert store.settings.photos.name == "me"
    qtbot.keyClicks(line, "e}")
    assert store.settings.photos.name == "me {date}"
    assert not dialog.faults["photos.name"].isVisible()
    assert line.text() == "me {date}"


def test_a_folder_is_chosen_or_typed(qtbot, dialog, store, monkeypatch, tmp_path):
    both = dialog.editors["photos.folder"]
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "photos")
    )
    qtbot.mouseClick(both.widget.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert store.settings.photos.folder == tmp_path / "photos"
    both.focus.setFocus()
    both.focus.clear()
    qtbot.keyClick(both.focus, Qt.Key.Key_X)
    assert "must be a whole path" in dialog.faults["photos.folder"].text()
    qtbot.keyClick(both.focus, Qt.Key.Key_Backspace)
    assert store.settings.photos.folder is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    qtbot.mouseClick(both.widget.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert store.settings.photos.folder is None


def test_filters_are_picked_by_name_and_missing_ones_stay_in_sight(dialog, store):
    picks = dialog.editors["filters.pinned"].widget
    names = [picks.item(row).text() for row in range(picks.count())]
    assert "Sunglasses" in names
    picks.item(names.index("Sunglasses")).setCheckState(Qt.CheckState.Checked)
    assert store.settings.filters.pinned == ("sunglasses",)
    store.change("filters.pinned", ("gone", "hat"))
    assert [picks.item(row).text() for row in (0, 1)] == ["gone (not there)", "Fedora"]
    picks.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert store.settings.filters.pinned == ("hat",)


def test_defaults_come_back_and_nothing_else_changes(qtbot, dialog, store):
    store.change("photos.format", "png")
    store.change("camera.id", "usb-one")
    store.change("output.on", False)
    line = dialog.editors["photos.name"].widget
    line.setFocus()
    qtbot.keyClicks(line, "/")
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert store.settings.photos.format == "jpg"
    assert line.text() == SETTINGS["photos.name"].default
    assert not dialog.faults["photos.name"].isVisible()
    assert store.settings.camera.id == "usb-one"
    assert not store.settings.output.on


def test_profiles_are_made_chosen_and_removed(qtbot, dialog, store, monkeypatch):
    assert not dialog.remove_profile.isEnabled()
    for name in ("work", "play"):
        monkeypatch.setattr(QInputDialog, "getText", lambda *_, n=name: (n, True))
        qtbot.mouseClick(dialog.save_profile, Qt.MouseButton.LeftButton)
    listed = [dialog.profiles.itemText(row) for row in range(3)]
    assert listed == ["none", "play", "work"]
    assert dialog.profiles.currentText() == "play"
    with qtbot.waitSignal(dialog.profile_chosen) as chosen:
        dialog.profiles.activated.emit(2)
    assert chosen.args == ["work"]
    qtbot.mouseClick(dialog.remove_profile, Qt.MouseButton.LeftButton)
    assert set(store.settings.profiles) == {"work"}
    assert dialog.profiles.currentText() == "none"


@pytest.mark.parametrize(("name", "wanted"), [("  ", True), ("work", False)])
def test_a_profile_without_a_name_is_none(
    qtbot, dialog, store, monkeypatch, name, wanted
):
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: (name, wanted))
    qtbot.mouseClick(dialog.save_profile, Qt.MouseButton.LeftButton)
    assert store.settings.profiles == {}
    assert dialog.said.isVisible() == wanted


def test_it_fits_a_small_screen(dialog):
    assert dialog.minimumSizeHint().width() <= 640
    assert dialog.minimumSizeHint().height() <= 480
    dialog.resize(400, 400)
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.heightForWidth(label.width()) <= label.height()


def test_the_report_comes_into_the_clipboard_without_stopping_the_window(qtbot, dialog):
    findings = [Finding("model", "model", "ok", "It finds key-points.")]
    copier = ReportCopier(lambda: '{"fps": 30}', lambda: findings)
    copier.said.connect(dialog.say)
    dialog.report_wanted.connect(copier.copy)
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(dialog.report, Qt.MouseButton.LeftButton)
    assert "The doctor looks" in dialog.said.text()
    qtbot.waitUntil(lambda: "clipboard" in dialog.said.text(), timeout=TIMEOUT_MS)
    copied = QGuiApplication.clipboard().text()
    assert "- ok: model: It finds key-points." in copied
    assert '{"fps": 30}' in copied
    copier.close()


@pytest.mark.skipif(not login_switch.OFFERED, reason="desktops of Linux")
def test_the_start_at_login_is_a_switch(qtbot, dialog):
    login = desktop_entry.autostart_file()
    assert not dialog.login.isChecked()
    dialog.login.click()
    assert desktop_entry.starts_at_login()
    assert "--hidden" in login.read_text()
    login.unlink()  # by another program
    dialog.hide()
    dialog.show()
    assert not dialog.login.isChecked()
    login.write_text("[Desktop Entry]\nName=Mine\nHidden=true\n")
    dialog.login.click()
    assert not dialog.login.isChecked()
    assert "FaceKeys did not make it" in dialog.said.text()
    assert "Mine" in login.read_text()
