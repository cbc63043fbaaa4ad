"""The actions as Qt knows them: in menus, and under the keys of a window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from facekeys.settings.kinds import NUMBERS
from facekeys.ui.actions import ACTIONS, BY_ID
from facekeys.ui.deeds import Deeds
from facekeys.ui.keymap import Keymap, Reach, shown


class Commands(QObject):
    """One QAction for each action; presses and releases of keys come here.

    A key that is held is let go of at the first release of any key, and when another
    program gets the focus: nothing stays on by mistake.
    """

    keys_changed = Signal()
    """Other keys do things now."""

    def __init__(self, deeds: Deeds, window: QWidget) -> None:
        """Make the actions, with their default keys, and add them to a window.

        Args:
            deeds: Does what they ask for.
            window: In which the keys work; it owns the commands.
        """
        super().__init__(window)
        self.deeds = deeds
        self._held: set[str] = set()
        self._actions = {action.id: self._make(action.id) for action in ACTIONS}
        window.addActions(list(self._actions.values()))
        deeds.changed.connect(self._show_states)
        self.use(Keymap())
        self._show_states()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    @property
    def toggles(self) -> Sequence[QAction]:
        """The actions that toggle the filters 1 to 9."""
        return [self._actions[f"toggle-{one + 1}"] for one in range(NUMBERS)]

    def use(self, keymap: Keymap) -> None:
        """Put the actions under these keys of the window."""
        keys = keymap.keys(Reach.WINDOW)
        self._everywhere = keymap.keys(Reach.EVERYWHERE)
        for action_id, action in self._actions.items():
            action.setShortcut(QKeySequence(keys.get(action_id, "")))
        self.keys_changed.emit()

    def key(self, action_id: str) -> str:
        """Return the window's key of an action as people read it, or nothing."""
        return shown(self._actions[action_id].shortcut().toString())

    def key_everywhere(self, action_id: str) -> str:
        """Return the key that does it in all windows, as people read it, or nothing."""
        return shown(self._everywhere.get(action_id, ""))

    def name_filters(self, names: Iterable[str]) -> None:
        """Let the toggles say what they toggle; those without a filter are hidden.

        Args:
            names: Of the filters 1 to 9; "" where there is none.
        """
        for name, action in zip(names, self.toggles, strict=True):
            action.setVisible(bool(name))
            action.setText(name.replace("&", "&&"))

    def press(self, action_id: str) -> None:
        """Do what the key of an action asks for when it goes down."""
        BY_ID[action_id].begin(self.deeds)

    def release(self, action_id: str) -> None:
        """Do what the key of an action asks for when it goes up."""
        end = BY_ID[action_id].end
        if end is not None:
            end(self.deeds)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice that a held key of the window goes up; keeps no event from anybody."""
        released = isinstance(event, QKeyEvent) and (
            event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat()
        )
        if released or event.type() == QEvent.Type.WindowDeactivate:
            self._let_go()
        return False

    def _make(self, action_id: str) -> QAction:
        described = BY_ID[action_id]
        action = QAction(described.words(), self)
        action.setObjectName(action_id)
        action.setAutoRepeat(False)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(described.state is not None)
        action.triggered.connect(lambda: self._trigger(action_id))
        return action

    def _trigger(self, action_id: str) -> None:
        app = QGuiApplication.instance()
        if BY_ID[action_id].end is not None and app is not None:
            self._held.add(action_id)
            app.installEventFilter(self)
        self.press(action_id)
        self._show_states()  # Qt ticked it by itself, whatever came of it

    def _let_go(self) -> None:
        app = QGuiApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        held, self._held = self._held, set()
        for action_id in held:
            self.release(action_id)

    def _show_states(self) -> None:
        for action in ACTIONS:
            if action.state is not None:
                self._actions[action.id].setChecked(action.state(self.deeds))
