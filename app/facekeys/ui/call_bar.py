"""The buttons of the bar below the preview."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from facekeys.ui.action_bar import ActionBar
from facekeys.ui.commands import Commands
from facekeys.ui.design.buttons import BarButton
from facekeys.ui.record_button import RecordButton
from facekeys.ui.words import marked, tr

_TAKEN: Final = marked("Photo taken")


class CallBar(ActionBar):
    """All filters off, freeze, mirror, compare, photo, record.

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
            about=tr("While it is held, you see the picture without filters"),
        )
        self.photo = BarButton(
            "photo",
            tr("Photo"),
            about=tr("Take a photo, as others see you"),
            widest=tr(_TAKEN),
        )
        self.record = RecordButton()
        self.add(self.panic, "panic")
        self.add(self.freeze, "freeze")
        self.add(self.mirror, "mirror")
        self.add(self.compare, "compare")
        self.add(self.photo, "photo")
        self.add(self.record, "record")

    def follow(self, commands: Commands) -> None:
        """Let the buttons do what the keys do, show its state, and name the keys."""
        self.panic.lead_to(commands["panic"])
        self.freeze.lead_to(commands["freeze"])  # the mirror is what its action turns
        self.photo.lead_to(commands["photo"])
        self.record.lead_to(commands["record"])
        self.compare.pressed.connect(lambda: commands.press("compare"))
        self.compare.released.connect(lambda: commands.release("compare"))
        commands.keys_changed.connect(lambda: self.name_keys(commands.key))
        self.name_keys(commands.key)

    def count_down(self, seconds: int) -> None:
        """Let the button of the photo say how it is cancelled; 0: as before."""
        self.photo.say(tr("Cancel ({seconds})", seconds=seconds) if seconds else "")

    def tell_photo(self, path: Path) -> None:
        """Say, for a moment, that a photo was taken."""
        self.photo.tell(tr(_TAKEN))
        self.photo.setToolTip(tr("The last one: {path}", path=path))
