"""The third step: a filter goes on, and everything off again."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from facekeys.engine.status import Status
from facekeys.ui.commands import Commands
from facekeys.ui.guide.step import Step
from facekeys.ui.words import marked, tr

_FIRST = "toggle-1"


class TryFilter(Step):
    """Names the keys, and ticks off what was done with them."""

    title = marked("Try a filter")

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        """Begin with nothing done.

        Args:
            commands: Their keys are named.
            parent: The widget that holds the step.
        """
        super().__init__(parent)
        self._commands = commands
        self._put_on = self._taken_off = False
        self.tasks = (QLabel(), QLabel())
        for task in self.tasks:
            task.setWordWrap(True)
            self.column.addWidget(task)
        self.help.hide()
        commands.keys_changed.connect(self._show)
        commands[_FIRST].changed.connect(self._show)
        commands.deeds.changed.connect(self._note)
        commands.deeds.panicked.connect(self._note_panic)
        self._show()

    def show_status(self, status: Status) -> None:
        """Do nothing: what is done is heard of at once."""

    def _note(self) -> None:
        self._put_on = self._put_on or bool(self._commands.deeds.worn)
        self._show()

    def _note_panic(self) -> None:
        self._taken_off = self._put_on
        self._show()

    def _show(self) -> None:
        first, panic = self._commands.key(_FIRST), self._commands.key("panic")
        everywhere = self._commands.key_everywhere("panic")
        self.say(
            tr("Wear as many filters as you like. The panic key takes all off at once.")
        )
        name = self._commands[_FIRST].text().replace("&&", "&")
        on, off = self.tasks
        on.setText(
            _task(
                tr("Press {key} for {name}, or click a picture.", key=first, name=name)
                if first and name
                else tr("Click a picture."),
                done=self._put_on,
            )
        )
        off.setText(
            _task(
                tr("Press {key}: all are off.", key=panic)
                if panic
                else tr("Press “All filters off”."),
                tr("In a call: {key}.", key=everywhere) if everywhere else "",
                done=self._taken_off,
            )
        )


def _task(*sentences: str, done: bool) -> str:
    return " ".join(("✓" if done else "○", *filter(None, sentences)))
