"""The dialog for the keys, and what comes of its answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facekeys.ui.desktop import Desktop
from facekeys.ui.hotkeys.backend import NoHotkeys, unavailable
from facekeys.ui.hotkeys_dialog import HotkeysDialog
from facekeys.ui.keymap import SLOTS

BY_NAME = {slot.name: slot for slot in SLOTS}
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class FakeHotkeys:
    """A system on which another program holds one key."""

    way = "By hand."
    works = True
    chosen_by_desktop = False

    def __init__(self, listener=None):
        self.listener = listener
        self.bound = []
        self.closed = False

    def bind(self, keys):
        self.bound.append(dict(keys))
        if self.listener is not None:
            refused = {one for one, key in keys.items() if key == "Ctrl+Alt+T"}
            self.listener.refused(dict.fromkeys(refused, "Another program holds it."))

    def check(self, key):
        if self.bound and key in self.bound[-1].values():
            return "Another action holds it."
        return "Another program holds it." if key == "Ctrl+Alt+T" else ""

    def close(self):
        self.closed = True


@pytest.fixture
def hotkeys():
    return FakeHotkeys()


@pytest.fixture
def make(qtbot, hotkeys):
    def dialog(changes=None, refused=None):
        one = HotkeysDialog(changes or {}, hotkeys, refused or {})
        qtbot.addWidget(one)
        one.show()
        qtbot.waitExposed(one)
        return one

    return dialog


def catch(qtbot, dialog, name, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Give a field the focus and press a combination there."""
    row = dialog.row(BY_NAME[name])
    row.field.setFocus()
    qtbot.keyClick(row.field, key, modifiers)
    return row


def test_the_next_combination_is_caught_and_saved(qtbot, make):
    dialog = make()
    catch(qtbot, dialog, "window.next", Qt.Key.Key_Right, CONTROL)
    catch(qtbot, dialog, "window.freeze", Qt.Key.Key_F4)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert chosen.args == [{"window.next": "Ctrl+Right", "window.freeze": "F4"}]


def test_escape_is_a_key_like_others_in_a_field(qtbot, make):
    dialog = make({"window.panic": "F9"})
    catch(qtbot, dialog, "window.panic", Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [{}]


def test_none_and_default(qtbot, make):
    dialog = make({"window.next": "Ctrl+Right"})
    row = dialog.row(BY_NAME["window.next"])
    qtbot.mouseClick(row.none, Qt.MouseButton.LeftButton)
    assert row.field.keySequence().isEmpty()
    assert not row.none.isEnabled()
    qtbot.mouseClick(row.default, Qt.MouseButton.LeftButton)
    assert row.field.keySequence().toString() == "N"
    assert not row.default.isEnabled()


def test_a_key_that_is_bound_to_the_same_action_is_free(qtbot, make, hotkeys):
    dialog = make()
    hotkeys.bind({"panic": "Ctrl+Alt+Shift+0"})
    row = dialog.row(BY_NAME["everywhere.panic"])
    qtbot.mouseClick(row.none, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.default, Qt.MouseButton.LeftButton)
    assert row.fault.isHidden()


def test_a_conflict_within_the_app_is_named_on_both_sides_and_not_saved(qtbot, make):
    dialog = make()
    catch(qtbot, dialog, "window.next", Qt.Key.Key_P)
    ours, other = (dialog.row(BY_NAME[f"window.{one}"]) for one in ("next", "previous"))
    assert ours.fault.text() == "⚠ P is also the key for “Previous filter”."
    assert other.fault.text() == "⚠ P is also the key for “Next filter”."
    assert ours.field.accessibleDescription() in ours.fault.text()
    assert not dialog.save.isEnabled()
    qtbot.mouseClick(other.none, Qt.MouseButton.LeftButton)
    assert ours.fault.isHidden()
    assert other.fault.isHidden()
    assert dialog.save.isEnabled()


def test_a_key_alone_does_not_work_everywhere(qtbot, make):
    dialog = make()
    row = catch(qtbot, dialog, "everywhere.push", Qt.Key.Key_V)
    assert "add Ctrl or Alt" in row.fault.text()
    assert not dialog.save.isEnabled()


def test_a_conflict_with_the_system_is_named_and_may_be_saved(qtbot, make):
    dialog = make()
    row = catch(qtbot, dialog, "everywhere.next", Qt.Key.Key_T, CONTROL | ALT)
    assert row.fault.text() == "⚠ Another program holds it."
    assert dialog.save.isEnabled()
    catch(qtbot, dialog, "everywhere.next", Qt.Key.Key_U, CONTROL | ALT)
    assert row.fault.isHidden()


def test_what_was_refused_before_is_shown_at_once(make):
    dialog = make({"everywhere.next": "Ctrl+Alt+T"}, {"next": "It is taken."})
    assert dialog.row(BY_NAME["everywhere.next"]).fault.text() == "⚠ It is taken."


def test_all_defaults(qtbot, make):
    dialog = make({"window.next": "", "everywhere.panic": "F5"})
    dialog._reset()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.accept()
    assert chosen.args == [{}]


def test_keys_are_given_back_only_while_a_field_waits(qtbot, make, hotkeys):
    """A grabbed key reaches no field; and panic must work all other time."""
    dialog = make()
    assert hotkeys.bound == []
    field = dialog.row(BY_NAME["window.next"]).field
    with qtbot.waitSignal(field.waits):
        field.setFocus()
    assert hotkeys.bound[-1] == {}
    dialog.save.setFocus()
    qtbot.waitUntil(lambda: hotkeys.bound[-1].get("panic") == "Ctrl+Alt+Shift+0")


def test_where_nothing_works_the_line_to_bind_is_shown(qtbot, make, hotkeys):
    hotkeys.works = False
    hotkeys.way = NoHotkeys(unavailable("Nothing works.")).way
    dialog = make()
    texts = [label.text() for label in dialog.findChildren(QWidget) if _is_text(label)]
    assert any("facekeys toggle sunglasses" in text for text in texts)
    assert not dialog.row(BY_NAME["everywhere.panic"]).field.isEnabled()
    assert dialog.row(BY_NAME["window.panic"]).field.isEnabled()


def _is_text(widget):
    return hasattr(widget, "wordWrap")


def test_every_control_has_a_name(make):
    dialog = make()
    for slot in SLOTS:
        row = dialog.row(slot)
        for widget in (row.field, row.none, row.default):
            assert slot.action.words() in widget.accessibleName()


@pytest.fixture
def desktop(window, qtbot):
    one = Desktop(window, FakeHotkeys)
    yield one
    one.close()
    assert one.hotkeys.closed


def open_dialog(window):
    return window.findChildren(HotkeysDialog)[-1]


def test_chosen_keys_work_at_once_and_stay_chosen(desktop, window, qtbot):
    assert desktop.hotkeys.bound[-1]["panic"] == "Ctrl+Alt+Shift+0"
    qtbot.mouseClick(window.keys, Qt.MouseButton.LeftButton)
    dialog = open_dialog(window)
    catch(qtbot, dialog, "window.toggle-1", Qt.Key.Key_H)
    catch(qtbot, dialog, "everywhere.panic", Qt.Key.Key_F12)
    dialog.accept()
    assert desktop.keys == {"window.toggle-1": "H", "everywhere.panic": "F12"}
    assert desktop.hotkeys.bound[-1]["panic"] == "F12"
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert [one.id for one in window.gallery.active] == ["sunglasses"]
    desktop.choose_keys()
    row = open_dialog(window).row(BY_NAME["everywhere.panic"])
    assert row.field.keySequence().toString() == "F12"
    open_dialog(window).reject()


def test_a_dismissed_dialog_changes_nothing_and_the_keys_are_back(
    desktop, window, qtbot
):
    desktop.choose_keys()
    dialog = open_dialog(window)
    catch(qtbot, dialog, "everywhere.panic", Qt.Key.Key_F12)
    dialog.reject()
    assert desktop.keys == {}
    assert desktop.hotkeys.bound[-1]["panic"] == "Ctrl+Alt+Shift+0"


def test_a_key_of_another_program_is_told_once_and_forgotten(desktop, window):
    desktop.use_keys({"everywhere.next": "Ctrl+Alt+T", "everywhere.push": "Ctrl+Alt+T"})
    told = [text for text in window.notices.texts() if "Another program" in text]
    assert len(told) == 1
    assert told[0].count("Another program holds it.") == 1
    desktop.use_keys({})
    assert not any("Another program" in text for text in window.notices.texts())


def test_keys_from_everywhere_do_what_they_say(desktop, window):
    window.hide()
    desktop.hotkeys.listener.pressed("toggle-3")
    desktop.hotkeys.listener.pressed("push")
    desktop.hotkeys.listener.released("push")
    assert [one.id for one in window.gallery.active] == ["moustache"]
    desktop.hotkeys.listener.pressed("panic")
    desktop.hotkeys.listener.released("panic")
    assert window.gallery.active == ()
