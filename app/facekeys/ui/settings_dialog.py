"""The dialog of the settings, built from their definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from facekeys.errors import FaceKeysError, UsageError
from facekeys.overlays.filter import Filter
from facekeys.settings.keys import SETTINGS, Setting, section_title
from facekeys.settings.model import Shown
from facekeys.settings.profiles import remove_profile, save_profile
from facekeys.ui import login_switch
from facekeys.ui.design.room import resize_on_screen
from facekeys.ui.sentences import said
from facekeys.ui.setting_editors import Editor, make_editor
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.words import filter_name, marked, setting_words, tr

_SIZE: Final = QSize(460, 560)
_NONE: Final = marked("none")
_SAID_AFTER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "window.language": marked(
            "FaceKeys goes on in the language it has until you start it again."
        )
    }
)
"""What is said when a setting was changed that does not show at once, by its key."""


class SettingsDialog(QDialog):
    """Every setting that is for people, by section; what is chosen applies at once."""

    profile_chosen = Signal(str)
    """The user switches to this profile."""
    report_wanted = Signal()
    """The user wants the report for the clipboard."""

    def __init__(
        self,
        store: SettingsStore,
        filters: Sequence[Filter] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Show the settings as they are.

        Args:
            store: The settings.
            filters: What can be picked where filters are.
            parent: The window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("FaceKeys settings"))
        self._store = store
        self._names = {one.id: filter_name(one.manifest.name) for one in filters}
        self.editors: dict[str, Editor] = {}
        self.faults: dict[str, QLabel] = {}
        self.profiles = QComboBox()
        self.save_profile = QPushButton(tr("Save as …"))
        self.remove_profile = QPushButton(tr("Remove"))
        self.restore = QPushButton(tr("Restore defaults"))
        self.report = QPushButton(tr("Copy report"))
        self.login = login_switch.LoginSwitch(self)
        self.login.setVisible(login_switch.OFFERED)
        self.said = QLabel()
        self._lay_out()
        self._connect()
        for key in self.editors:
            self._show(key)
        self._show_profiles()
        resize_on_screen(self, _SIZE)

    def say(self, text: str) -> None:
        """Tell something at the foot of the dialog."""
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        section = ""
        for setting in SETTINGS.values():
            if setting.shown is not Shown.DIALOG:
                continue
            if section_title(setting.key) != section:
                section = section_title(setting.key)
                column.addSpacing(12)
                column.addWidget(_heading(setting_words(section)))
            self._add(setting, column)
        if login_switch.OFFERED:  # in the last section, which is that of the window
            column.addWidget(self.login)
            column.addWidget(_small(tr(login_switch.HELP)))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.close)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.hide()
        whole = QVBoxLayout(self)
        whole.addLayout(self._profile_row())
        whole.addWidget(scroll, 1)
        whole.addWidget(self.said)
        whole.addLayout(_row(self.restore, self.report, None, close))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field must not press one

    def _profile_row(self) -> QHBoxLayout:
        label = QLabel(tr("&Profile"))
        label.setBuddy(self.profiles)
        label.setToolTip(tr("Filters and output for an occasion, to switch in one go"))
        self.profiles.setAccessibleName(tr("Profile"))
        self.profiles.setAccessibleDescription(label.toolTip())
        row = _row(label, self.profiles, self.save_profile, self.remove_profile)
        row.setStretch(1, 1)
        return row

    def _add(self, setting: Setting, column: QVBoxLayout) -> None:
        """Add the rows of one setting: title, editor, help, and room for a fault."""
        editor = make_editor(
            setting, lambda value: self._change(setting.key, value), self._names
        )
        if not isinstance(editor.widget, QCheckBox):  # which has a title of its own
            title = QLabel(setting_words(setting.title))
            title.setBuddy(editor.focus)
            column.addWidget(title)
        column.addWidget(editor.widget)
        fault = _small("")
        fault.setFont(_bold(fault.font()))
        fault.hide()
        column.addWidget(fault)
        column.addWidget(_small(setting_words(setting.help)))
        column.addSpacing(6)
        self.editors[setting.key] = editor
        self.faults[setting.key] = fault

    def _connect(self) -> None:
        self._store.changed.connect(self._show)
        self._store.profiles_changed.connect(self._show_profiles)
        self.profiles.activated.connect(self._choose_profile)
        self.save_profile.clicked.connect(self._save_profile)
        self.remove_profile.clicked.connect(self._remove_profile)
        self.restore.clicked.connect(self._restore_defaults)
        self.report.clicked.connect(self.report_wanted)
        self.login.failed.connect(lambda error: self.say(said(str(error))))

    def _change(self, key: str, value: Any) -> None:
        fault = self.faults[key]
        try:
            self._store.change(key, value)
        except UsageError as error:
            why = said(error.message.removeprefix(f"{key} ").removesuffix("."))
            fault.setText(tr("Not taken: {why}.", why=why))
        else:
            fault.clear()
            if key in _SAID_AFTER:
                self.say(tr(_SAID_AFTER[key]))
        fault.setVisible(bool(fault.text()))

    def _show(self, key: str) -> None:
        if key in self.editors:
            self.editors[key].show(self._store.value(key))

    def _restore_defaults(self) -> None:
        for key in self.editors:
            self.faults[key].hide()
            self._store.change(key, SETTINGS[key].default)
            self._show(key)  # also where only what was typed is wrong
        self.say(tr("Every setting here has its usual value."))

    def _show_profiles(self) -> None:
        settings = self._store.settings
        self.profiles.clear()
        self.profiles.addItem(tr(_NONE), "")
        for name in sorted(settings.profiles):
            self.profiles.addItem(name, name)
        in_use = self.profiles.findData(settings.profile)
        self.profiles.setCurrentIndex(max(0, in_use))
        self.remove_profile.setEnabled(in_use > 0)

    def _choose_profile(self, row: int) -> None:
        if row > 0:
            self.profile_chosen.emit(self.profiles.itemData(row))
        self._show_profiles()

    def _save_profile(self) -> None:
        name, wanted = QInputDialog.getText(
            self, tr("Save profile"), tr("Name of the profile, such as work or play")
        )
        if not wanted:
            return
        try:
            self._store.alter(save_profile, name)
        except FaceKeysError as error:
            self.say(said(str(error)))
        else:
            self.say(tr("Filters and output are kept as {name}.", name=name.strip()))

    def _remove_profile(self) -> None:
        self._store.alter(remove_profile, self.profiles.currentData())


def _heading(text: str) -> QLabel:
    heading = QLabel(text)
    heading.setFont(_bold(heading.font()))
    return heading


def _bold(font: QFont) -> QFont:
    font.setBold(True)
    return font


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(0.9 * font.pointSizeF())
    label.setFont(font)
    return label


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Put widgets side by side; None stands for room between them."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
