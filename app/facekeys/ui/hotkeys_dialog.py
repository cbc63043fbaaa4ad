"""The dialog in which keys are chosen: in the window, and everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from facekeys.ui.design import measures
from facekeys.ui.design.room import resize_on_screen
from facekeys.ui.hotkeys.backend import Hotkeys
from facekeys.ui.keymap import SLOTS, Keymap, Reach, Slot, shown
from facekeys.ui.sentences import said
from facekeys.ui.words import marked, tr

_SIZE: Final = QSize(620, 520)
_IN_WINDOW: Final = marked("These keys work while the FaceKeys window has the focus.")
_BY_DESKTOP: Final = marked(
    "The keys here are suggestions: when you save, your desktop asks which to use."
)
_TITLES: Final = {
    Reach.WINDOW: marked("In the window"),
    Reach.EVERYWHERE: marked("Everywhere"),
}


class HotkeysDialog(QDialog):
    """A row for each action and reach; says at once which keys can't be had."""

    chosen = Signal(dict)
    """Saved: what differs from the defaults now, as `Keymap.changes` gives it."""

    def __init__(
        self,
        changes: Mapping[str, str],
        hotkeys: Hotkeys,
        refused: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Show the keys as they are.

        Args:
            changes: What differs from the defaults, as `Keymap` takes it.
            hotkeys: The system's way, with the keys bound that work everywhere now.
                They are given back for as long as a field waits for a key, for what is
                grabbed reaches no field.
            refused: Which of them could not be had, and why, by the ids of actions.
            parent: The window.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self._hotkeys = hotkeys
        self._keymap = Keymap(changes)
        self._bound = self._keymap.keys(Reach.EVERYWHERE)
        self._taken = {
            slot: refused[slot.action.id]
            for slot in SLOTS
            if slot.reach is Reach.EVERYWHERE and slot.action.id in refused
        }
        self._rows = {slot: Row(slot, self._put) for slot in SLOTS}
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save
            | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out()
        for row in self._rows.values():
            row.field.waits.connect(self._suspend)
        self._show()

    def row(self, slot: Slot) -> Row:
        """Return the row of a slot."""
        return self._rows[slot]

    @property
    def save(self) -> QPushButton:
        """The button that saves; not to be pressed while keys are in conflict."""
        return self._buttons.button(QDialogButtonBox.StandardButton.Save)

    def accept(self) -> None:
        """Hand the keys over and close."""
        self.save.setFocus()  # a field that waits has done so
        self.chosen.emit(self._keymap.changes())
        super().accept()

    def _lay_out(self) -> None:
        explained = {
            Reach.WINDOW: tr(_IN_WINDOW),
            Reach.EVERYWHERE: "\n".join(
                [
                    said(self._hotkeys.way),
                    *[tr(_BY_DESKTOP)] * self._hotkeys.chosen_by_desktop,
                ]
            ),
        }
        tabs = QTabWidget()
        for reach in Reach:
            tabs.addTab(self._page(reach, explained[reach]), tr(_TITLES[reach]))
        defaults = self._buttons.addButton(
            tr("All defaults"), QDialogButtonBox.ButtonRole.ResetRole
        )
        defaults.clicked.connect(self._reset)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(tabs, 1)
        whole.addWidget(self._buttons)
        self.save.setFocus()
        self.setMinimumWidth(_SIZE.width())  # rows are not to be scrolled sideways
        resize_on_screen(self, _SIZE)

    def _page(self, reach: Reach, explained: str) -> QWidget:
        intro = QLabel(explained)
        intro.setWordWrap(True)
        intro.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, measures.SMALL, 0)
        for slot, row in self._rows.items():
            if slot.reach is reach:
                row.add_to(grid)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)  # the page's own shows through
        area.viewport().setAutoFillBackground(False)
        holder.setEnabled(reach is Reach.WINDOW or self._hotkeys.works)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(intro)
        column.addWidget(area, 1)
        return page

    def _put(self, slot: Slot, key: str) -> None:
        """Put a key into a slot and ask the system for it, if it is to work everywhere.

        A key that was bound a moment ago is free now only because a field waits.
        """
        try:
            self._keymap.put(slot, key)
        except ValueError:
            self._rows[slot].show_key(self._keymap[slot])
            return
        self._taken.pop(slot, None)
        if slot.reach is Reach.EVERYWHERE and key and key not in self._bound.values():
            why = self._hotkeys.check(key)
            self._taken.update({slot: why} if why else {})
        self._show()

    def _reset(self) -> None:
        for slot in SLOTS:
            if self._keymap[slot] != slot.default:
                self._put(slot, slot.default)

    def _show(self) -> None:
        conflicts = self._keymap.conflicts()
        for slot, row in self._rows.items():
            row.show_key(self._keymap[slot])
            row.show_fault(conflicts.get(slot) or said(self._taken.get(slot, "")))
        self.save.setEnabled(not conflicts)
        self.save.setToolTip(tr("Some keys stand twice.") if conflicts else "")

    def _suspend(self, waits: bool) -> None:  # noqa: FBT001 - a Qt slot
        if not self._hotkeys.chosen_by_desktop:
            self._hotkeys.bind({} if waits else self._bound)


class KeyField(QKeySequenceEdit):
    """Catches the next combination pressed while it has the focus."""

    waits = Signal(bool)
    """Whether it waits for a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        (line,) = self.findChildren(QLineEdit)
        line.setPlaceholderText(tr("Press a key"))
        longest = max((shown(slot.default) for slot in SLOTS), key=len)
        text_px = line.fontMetrics().horizontalAdvance(longest)
        self.setMinimumWidth(text_px + 2 * measures.MEDIUM)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to wait."""
        super().focusInEvent(event)
        self.waits.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Wait no longer."""
        super().focusOutEvent(event)
        self.waits.emit(False)


class Row:
    """The widgets of one slot: title, field, "None", "Default", and what is wrong."""

    def __init__(self, slot: Slot, put: Callable[[Slot, str], None]) -> None:
        """Make the widgets.

        Args:
            slot: What the key is for.
            put: Gets each key that was chosen.
        """
        title = slot.action.words()
        self._slot = slot
        self._title = QLabel(title)
        self.field = KeyField()
        self.none = QPushButton(tr("None"))
        self.default = QPushButton(tr("Default"))
        self.fault = QLabel()
        self._title.setBuddy(self.field)
        self.field.setAccessibleName(tr("Key for {title}", title=title))
        self.none.setAccessibleName(tr("No key for {title}", title=title))
        self.default.setAccessibleName(tr("Default key for {title}", title=title))
        self.default.setToolTip(shown(slot.default) or tr("None"))
        self.fault.setWordWrap(True)
        self.field.editingFinished.connect(lambda: put(slot, self._portable()))
        self.none.clicked.connect(lambda: put(slot, ""))
        self.default.clicked.connect(lambda: put(slot, slot.default))

    def add_to(self, grid: QGridLayout) -> None:
        """Append the widgets to a grid: four columns, and a line for the fault."""
        line = grid.rowCount()
        for column, widget in enumerate(
            (self._title, self.field, self.none, self.default)
        ):
            grid.addWidget(widget, line, column)
        grid.addWidget(self.fault, line + 1, 1, 1, 3)

    def show_key(self, key: str) -> None:
        """Show a key as the one that is chosen."""
        if key != self._portable():
            self.field.setKeySequence(QKeySequence(key))
        self.none.setEnabled(bool(key))
        self.default.setEnabled(key != self._slot.default)

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong with the key; nothing if the sentence is empty."""
        self.fault.setText(f"⚠ {sentence}" if sentence else "")
        self.fault.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def _portable(self) -> str:
        return self.field.keySequence().toString()
