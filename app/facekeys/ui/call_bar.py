"""The buttons of the bar below the preview."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QWidget

from facekeys.ui.action_bar import ActionBar
from facekeys.ui.commands import Commands
from facekeys.ui.design.buttons import BarButton
from facekeys.ui.record_button import RecordButton
from facekeys.ui.words import marked, tr

_TAKEN: Final = marked("Photo taken")
_HOLD: Final = marked("Hold it")
_TAP_MS: Final = 400
"""Who holds a key or a button for a shorter time than this means to press it."""


class CallBar(ActionBar):
    """All filters off, freeze, mirror, compare, photo, record, folder.

    `follow` ties the buttons to the actions that do the same.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the buttons, which do nothing yet."""
        super().__init__(parent)
        self.panic = BarButton(
            "all-off",
            tr("All filters off"),
            about=tr("Take all filters off at once"),
        )
        self.panic.setObjectName("panic")
        self.panic.setEnabled(False)
        self.freeze = BarButton(
            "freeze",
            tr("Freeze"),
            about=tr("Let the picture stand still, also for others"),
        )
        self.mirror = BarButton(
            "mirror",
            tr("Mirror"),
            about=tr("See yourself as in a mirror; others never do"),
        )
        self.mirror.setCheckable(True)
        self.compare = BarButton(
            "compare",
            tr("Compare"),
            about=tr("Hold it, or its key, to see the picture without filters"),
            widest=tr(_HOLD),
        )
        self._held = QElapsedTimer()
        self.photo = BarButton(
            "photo",
            tr("Photo"),
            about=tr("Take a photo, as others see you"),
            widest=tr(_TAKEN),
        )
        self.record = RecordButton()
        self.folder = BarButton(
            "folder",
            tr("Folder"),
            about=tr("Open the folder with your last photo or recording"),
        )
        self.add(self.panic, "panic")
        self.add(self.freeze, "freeze")
        self.add(self.mirror, "mirror")
        self.add(self.compare, "compare")
        self.add(self.photo, "photo")
        self.add(self.record, "record")
        self.add(self.folder, "folder")

    def follow(self, commands: Commands) -> None:
        """Let the buttons do what the keys do, show its state, and name the keys."""
        self.panic.lead_to(commands["panic"])
        self.freeze.lead_to(commands["freeze"])  # the mirror is what its action turns
        self.photo.lead_to(commands["photo"])
        self.record.lead_to(commands["record"])
        self.folder.lead_to(commands["folder"])
        self.compare.pressed.connect(lambda: commands.press("compare"))
        self.compare.released.connect(lambda: commands.release("compare"))
        deeds = commands.deeds
        deeds.changed.connect(lambda: self._note_comparing(on=deeds.comparing))
        commands.keys_changed.connect(lambda: self.name_keys(commands.key))
        self.name_keys(commands.key)

    def count_down(self, seconds: int) -> None:
        """Let the button of the photo say how it is cancelled; 0: as before."""
        self.photo.say(tr("Cancel ({seconds})", seconds=seconds) if seconds else "")

    def tell_photo(self, path: Path) -> None:
        """Say, for a moment, that a photo was taken; and where it is, in the tip."""
        self.photo.tell(tr(_TAKEN))
        self.photo.note(tr("The last one: {path}", path=path))

    def _note_comparing(self, *, on: bool) -> None:
        """Say that it is to be held, to whoever only pressed it for a moment."""
        if on and not self._held.isValid():
            self._held.start()
        elif not on and self._held.isValid():
            if self._held.elapsed() < _TAP_MS:
                self.compare.tell(tr(_HOLD))
            self._held.invalidate()
