"""The second step: calls can see FaceKeys Cam."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from facekeys.engine.status import Status
from facekeys.ui.background import Background
from facekeys.ui.finding_rows import FindingRows
from facekeys.ui.guide.step import Step
from facekeys.ui.output_state import OutputKind, output_kind
from facekeys.ui.words import marked, tr

if TYPE_CHECKING:
    from facekeys.doctor.finding import Finding

_AGAIN_MS: Final = 2000


def examine() -> list[Finding]:
    """Let the doctor look at the virtual camera alone, which takes a moment."""
    from facekeys.doctor.examination import examine_virtual_camera

    return examine_virtual_camera()


class GetReady(Step):
    """What the doctor found about the virtual camera, again and again."""

    title = marked("Get FaceKeys Cam ready")

    def __init__(
        self,
        switch: QAbstractButton,
        ask: Callable[[], list[Finding]] = examine,
        parent: QWidget | None = None,
    ) -> None:
        """Prepare; the doctor looks while the step is looked at.

        Args:
            switch: Of the virtual camera.
            ask: Makes the examination, in a thread; raises nothing.
            parent: The widget that holds the step.
        """
        super().__init__(parent)
        self._switch = switch
        self._findings: Sequence[Finding] = ()
        self._examiner = Background(ask, "guide", self)
        self._examiner.done.connect(self._take)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._examiner.start)
        self.help.setText(tr("Switch it on"))
        self.help.clicked.connect(lambda: switch.setChecked(True))
        self.rows = FindingRows()
        self.rows.hide()
        self.rows.shown.connect(self.changed)
        self.column.addWidget(self.rows)
        self._say: dict[OutputKind, Callable[[str], str]] = {
            OutputKind.OFF: lambda _: tr("It is switched off, so no call can see you."),
            OutputKind.STARTING: lambda _: tr("It is starting."),
            OutputKind.BROKEN: lambda _: tr(
                "No call can see you yet. Here is what to do; it is looked at again "
                "every few seconds."
            ),
            OutputKind.ON: _ready,
            OutputKind.WATCHED: _ready,
        }

    def begin(self) -> None:
        """Let the doctor look."""
        self._examiner.start()

    def leave(self) -> None:
        """Let the doctor rest."""
        self._again.stop()

    def show_status(self, status: Status) -> None:
        """Say whether calls can see the camera."""
        on = self._switch.isChecked()
        kind = output_kind(status, switched_on=on)
        self.say(self._say[kind](status.output))
        self.help.setVisible(not on)

    def end(self) -> None:
        """Wait for the doctor, if he looks just now."""
        self._again.stop()
        self._examiner.close()

    @Slot(object)
    def _take(self, findings: Sequence[Finding]) -> None:
        left = [one for one in findings if one.state != "ok"]
        if left != self._findings:  # else what is being read or copied would go
            self._findings = left
            self.rows.show_findings(left)
            self.rows.setVisible(bool(left))
        if self.isVisible():
            self._again.start()


def _ready(name: str) -> str:
    return tr(
        "{name} is ready: choose it as the camera of your call, in Zoom, Meet or "
        "Teams.",
        name=name,
    )
