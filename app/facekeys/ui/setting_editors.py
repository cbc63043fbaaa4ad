"""What a setting is edited with: an editor for each kind, in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QWidget,
)

from facekeys.resources import pictures_folder, videos_folder
from facekeys.settings.keys import Setting
from facekeys.ui.design import measures
from facekeys.ui.language import LANGUAGES
from facekeys.ui.words import setting_words, tr

Change = Callable[[Any], None]
"""Takes a value that the user chose."""
Names = Mapping[str, str]
"""What can be picked for lists: its id, and what people call it."""


_ROWS: Final = 6
"""So many filters are seen at once in a list to pick from."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Widgets for one setting.

    Attributes:
        widget: Stands in the dialog.
        focus: What the label leads the keyboard to: the widget, or one in it.
        show: Shows a value; the `Change` is not called for it.
    """

    widget: QWidget
    focus: QWidget
    show: Callable[[Any], None]


def make_editor(setting: Setting, change: Change, names: Names) -> Editor:
    """Make the editor for a setting.

    Args:
        setting: Which one; its kind chooses the editor.
        change: Called with what the user chooses, which may be out of bounds.
        names: What can be picked for lists.
    """
    editor = _EDITORS[setting.kind](setting, change, names)
    editor.focus.setAccessibleName(setting_words(setting.title))
    editor.focus.setAccessibleDescription(setting_words(setting.help))
    return editor


def _box(setting: Setting, change: Change, _: Names) -> Editor:
    box = QCheckBox(setting_words(setting.title))
    box.clicked.connect(change)  # not when it only shows something
    return Editor(box, box, box.setChecked)


def _number(setting: Setting, change: Change, _: Names) -> Editor:
    field = QDoubleSpinBox()
    field.setDecimals(1)
    field.setRange(setting.least, setting.most)
    field.setSingleStep(0.1 if setting.default < 1 else 1.0)
    return _spun(field, change)


def _whole_number(setting: Setting, change: Change, _: Names) -> Editor:
    field = QSpinBox()
    field.setRange(int(setting.least), int(setting.most))
    return _spun(field, change)


def _spun(field: QSpinBox | QDoubleSpinBox, change: Change) -> Editor:
    field.lineEdit().setTextMargins(measures.SMALL, 0, 0, 0)  # no style sheet can
    field.valueChanged.connect(change)

    def show(value: Any) -> None:
        blocked = field.blockSignals(True)
        field.setValue(value)
        field.blockSignals(blocked)

    return Editor(field, field, show)


def _choice(setting: Setting, change: Change, _: Names) -> Editor:
    box = QComboBox()
    for choice in setting.choices:
        box.addItem(LANGUAGES.get(choice) or setting_words(choice), choice)
    box.activated.connect(lambda row: change(box.itemData(row)))
    return Editor(box, box, lambda value: box.setCurrentIndex(box.findData(value)))


def _text(setting: Setting, change: Change, _: Names) -> Editor:
    if setting.choices:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(setting.choices)
        box.textActivated.connect(change)
        line = QLineEdit()
        line.editingFinished.connect(lambda: change(line.text()))
        box.setLineEdit(line)
        return Editor(box, box, box.setCurrentText)
    line = QLineEdit()
    line.textEdited.connect(change)
    return Editor(line, line, _unless_shown(line))


def _folder(setting: Setting, change: Change, _: Names) -> Editor:
    line = QLineEdit()
    line.setPlaceholderText(str(_USUAL_FOLDERS[setting.key]()))
    line.textEdited.connect(change)
    browse = QPushButton(tr("Choose …"))
    browse.setAccessibleName(tr("Choose: {title}", title=setting_words(setting.title)))
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(line, 1)
    row.addWidget(browse)

    def ask() -> None:
        folder = QFileDialog.getExistingDirectory(
            both, setting_words(setting.title), line.text() or line.placeholderText()
        )
        if folder:
            line.setText(str(Path(folder)))
            change(line.text())

    browse.clicked.connect(ask)
    return Editor(both, line, _unless_shown(line))


def _picks(_: Setting, change: Change, names: Names) -> Editor:
    picks = QListWidget()
    picks.setMaximumHeight(
        _ROWS * (picks.fontMetrics().lineSpacing() + 2 * measures.TINY)
    )

    def show(chosen: Sequence[str]) -> None:
        picks.blockSignals(True)
        picks.clear()
        # What is chosen comes first, in its order; what is not there is kept in sight.
        for one in dict.fromkeys([*chosen, *names]):
            item = QListWidgetItem(
                names.get(one) or tr("{name} (not there)", name=one), picks
            )
            item.setData(Qt.ItemDataRole.UserRole, one)
            on = Qt.CheckState.Checked if one in chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
        picks.blockSignals(False)

    def tell() -> None:
        items = [picks.item(row) for row in range(picks.count())]
        change(
            tuple(
                item.data(Qt.ItemDataRole.UserRole)
                for item in items
                if item.checkState() is Qt.CheckState.Checked
            )
        )

    picks.itemChanged.connect(tell)
    return Editor(picks, picks, show)


_USUAL_FOLDERS: Final[Mapping[str, Callable[[], Path]]] = MappingProxyType(
    {"photos.folder": pictures_folder, "recordings.folder": videos_folder}
)
"""What an empty folder stands for, by the key of its setting."""


def _unless_shown(line: QLineEdit) -> Callable[[Any], None]:
    """Show a text, but leave alone what is being typed and means the same."""

    def shown(value: Any) -> None:
        text = "" if value is None else str(value)
        if line.text() != text and not line.hasFocus():
            line.setText(text)

    return shown


_EDITORS: Final[Mapping[Any, Callable[[Setting, Change, Names], Editor]]] = (
    MappingProxyType(
        {
            bool: _box,
            float: _number,
            int: _whole_number,
            Literal: _choice,
            str: _text,
            Path: _folder,
            tuple: _picks,
        }
    )
)
