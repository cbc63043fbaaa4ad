"""The button that starts and stops recordings, and says how far they are."""

from __future__ import annotations

from facekeys.engine.recording import RecordingState
from facekeys.ui.design.buttons import BarButton
from facekeys.ui.words import marked, tr

_IDLE = marked("Record")
_DONE = marked("Recorded")


class RecordButton(BarButton):
    """Reads "Record", or "● 00:12" while something is recorded."""

    def __init__(self) -> None:
        """Start idle."""
        super().__init__(
            "record",
            tr(_IDLE),
            about=tr("Record what others see, without sound"),
            widest=tr(_DONE),
        )
        self.setObjectName("record")

    def show_state(self, state: RecordingState | None) -> None:
        """Show how far a recording is; None: nothing is recorded."""
        self.setChecked(state is not None)
        self.say("" if state is None else f"● {clock(state.seconds)}")
        self.setAccessibleName(tr(_IDLE) if state is None else tr("Stop recording"))

    def tell_recorded(self, path: str) -> None:
        """Say, for a moment, that a recording is done, and where it is."""
        self.tell(tr(_DONE))
        self.note(tr("The last one: {path}", path=path))


def clock(seconds: float) -> str:
    """Return a duration as it is read: "00:12", "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"
