"""The main window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facekeys.engine.capture import SourceOpener
from facekeys.engine.engine import Engine
from facekeys.engine.worker import Notice
from facekeys.errors import CameraError, FaceKeysError
from facekeys.overlays.filter import Filter
from facekeys.ui.bridge import EngineBridge
from facekeys.ui.commands import Commands
from facekeys.ui.deeds import Deeds
from facekeys.ui.doctor_dialog import DoctorDialog
from facekeys.ui.gallery import Gallery
from facekeys.ui.notices import NoticeBar
from facekeys.ui.output_state import output_state
from facekeys.ui.preview import Preview
from facekeys.ui.sources import SourceChooser
from facekeys.ui.statistics import StatisticsPanel
from facekeys.virtualcam.outputs import open_best
from facekeys.virtualcam.sink import SinkOpener

_PANEL_PX: Final = 300
_FIGURES_MS: Final = 500
_TOLD_MS: Final = 2000
_STYLE: Final = """
NoticeRow { background: #5b3f12; border-radius: 6px; }
NoticeRow QLabel, NoticeRow QToolButton { color: #ffe9c4; }
#heading { font-weight: 600; }
#state { margin-left: 24px; }
#state, #figures, StatisticsPanel QLabel { color: palette(placeholder-text); }
QToolButton:checked { background: #2f6fdb; color: white; border-radius: 6px; }
"""


class MainWindow(QWidget):
    """Preview, filters, camera and virtual camera, in one window.

    Its keys are those of `commands`: at first 1 to 9 toggle filters, and Esc is the
    panic key. What its buttons for photos and settings do is the business of
    `facekeys.ui.session`, that for keys of `facekeys.ui.desktop`.
    """

    closing = Signal()
    """It is being closed: whoever keeps something of it must do so now."""

    def __init__(
        self,
        filters: Sequence[Filter] = (),
        *,
        sources: SourceChooser | None = None,
        open_sink: SinkOpener = open_best,
    ) -> None:
        """Build the window and start the engine; every filter is off.

        Args:
            filters: What the gallery offers.
            sources: Another choice of cameras than this machine's.
            open_sink: Opens the virtual camera.

        Raises:
            ResourceError: The model or the cascade is missing or broken.
        """
        super().__init__()
        self.setWindowTitle("FaceKeys")
        self.setStyleSheet(_STYLE)
        self._open_sink = open_sink
        self._bridge = EngineBridge(self)
        self.preview = Preview()
        self.notices = NoticeBar()
        self.gallery = Gallery(filters)
        self.sources = sources or SourceChooser()
        self.output = QCheckBox("Virtual camera (FaceKeys Cam)")
        self.output_state = QLabel()
        self.get_ready = QPushButton("Get it ready …")
        self.doctor = DoctorDialog(self)
        self.mirror = QCheckBox("Mirror my preview")
        self.panic = QPushButton()
        self.freeze = QToolButton()
        self.keys = QPushButton("Keys …")
        self.figures = QLabel()
        self.details = QCheckBox("Statistics")
        self.statistics = StatisticsPanel()
        self.photo = QPushButton("Photo")
        self.preferences = QPushButton("Settings …")
        self.commands = Commands(Deeds(self.gallery, self.engine, self.mirror), self)
        self._lay_out()
        self._connect()
        self._connect_commands()
        self.mirror.setChecked(True)
        self.gallery.setFocus()  # the keys of the window must not go into the search
        self._bridge.start()

    @property
    def engine(self) -> Engine:
        """The engine behind the window."""
        return self._bridge.engine

    def start(self, camera_id: str = "", *, on_air: bool = True) -> None:
        """Open a camera, or the demo clip, and the virtual camera.

        Args:
            camera_id: The webcam to open, by its id; the first if it is not there.
            on_air: Whether the virtual camera is switched on.
        """
        if not self.sources.has_camera:
            self.tell(
                "camera choice",
                CameraError(
                    "No webcam was found, so you see the demo clip.",
                    hint="Plug one in and start FaceKeys again.",
                ),
            )
            self.sources.start()
        elif not self.sources.start(camera_id):
            self.tell(
                "camera choice",
                CameraError(
                    "The camera of last time is not there, so you see "
                    f"{self.sources.currentText()}.",
                    hint="Plug it in and start FaceKeys again, or choose another.",
                ),
            )
        self.output.setChecked(on_air)

    def tell(self, topic: str, error: FaceKeysError) -> None:
        """Show a trouble that did not come from the engine."""
        self.notices.take(Notice(topic, error))

    def untell(self, topic: str) -> None:
        """Forget a trouble that is over."""
        self.notices.take(Notice(topic, None))

    def use_output(self, open_sink: SinkOpener) -> None:
        """Send to this virtual camera from now on, while it is switched on."""
        self._open_sink = open_sink
        if self.output.isChecked():
            self.engine.switch_output(open_sink)

    def tell_photo(self, path: Path) -> None:
        """Say on its button, for a moment, that a photo was taken."""
        self.photo.setText("Photo taken")
        self.photo.setToolTip(f"The last one: {path}")
        self._photo_told.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Free the camera and end every thread."""
        self.closing.emit()
        self._timer.stop()
        self._photo_told.stop()
        self.doctor.end()
        self.gallery.end()
        self._bridge.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        heading = QLabel("Filters")
        heading.setObjectName("heading")
        camera = QLabel("Camera")
        camera.setObjectName("heading")
        camera.setBuddy(self.sources)
        self.output_state.setObjectName("state")
        self.output_state.setAccessibleName("State of the virtual camera")
        self.output_state.setWordWrap(True)
        self.figures.setObjectName("figures")
        self.output_state.setTextFormat(Qt.TextFormat.PlainText)
        self.output_state.setTextInteractionFlags(  # an address is there to be copied
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        panel = QWidget()
        panel.setFixedWidth(_PANEL_PX)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(self.gallery, 1)
        column.addWidget(self.panic)
        beside = QHBoxLayout()
        beside.addWidget(self.freeze)
        beside.addWidget(self.keys)
        column.addLayout(beside)
        column.addSpacing(12)
        column.addWidget(camera)
        column.addWidget(self.sources)
        column.addWidget(self.output)
        column.addWidget(self.output_state)
        column.addWidget(self.get_ready)
        column.addWidget(self.mirror)
        column.addWidget(self.figures)
        column.addWidget(self.details)
        column.addWidget(self.statistics)
        buttons = QHBoxLayout()
        buttons.addWidget(self.photo)
        buttons.addWidget(self.preferences)
        column.addLayout(buttons)
        picture = QVBoxLayout()
        picture.addWidget(self.notices)
        picture.addWidget(self.preview, 1)
        whole = QHBoxLayout(self)
        whole.setSpacing(12)
        whole.addLayout(picture, 1)
        whole.addWidget(panel)

    def _connect(self) -> None:
        self._bridge.result_ready.connect(self._show_result)
        self._bridge.noticed.connect(self.notices.take)
        self.gallery.changed.connect(self._use_filters)
        self.sources.chosen.connect(self._use_source)
        self.sources.refused.connect(lambda error: self.tell("file", error))
        self.output.toggled.connect(self._switch_output)
        self.get_ready.clicked.connect(self.doctor.check)
        self.mirror.toggled.connect(self.preview.set_mirrored)
        self.details.toggled.connect(self._show_details)
        self.preview.painted.connect(self.engine.painted)
        self._photo_told = QTimer(self)
        self._photo_told.setSingleShot(True)
        self._photo_told.setInterval(_TOLD_MS)
        self._photo_told.timeout.connect(lambda: self.photo.setText("Photo"))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_figures)
        self._timer.timeout.connect(self._tell_whether_seen)
        self._timer.start(_FIGURES_MS)

    def _connect_commands(self) -> None:
        """Let buttons and pictures do and name what the keys do."""
        self.panic.setEnabled(False)
        self.panic.clicked.connect(self.commands["panic"].trigger)
        self.freeze.setDefaultAction(self.commands["freeze"])
        self.freeze.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )
        self.gallery.offered.connect(self._name_filters)
        self.commands.keys_changed.connect(self._name_keys)
        self._name_filters()
        self._name_keys()

    @Slot()
    def _name_filters(self) -> None:
        self.commands.name_filters(one.manifest.name for one in self.gallery.filters)

    @Slot()
    def _name_keys(self) -> None:
        key = self.commands.key("panic")
        self.panic.setText("All filters off" + (f" ({key})" if key else ""))
        self.gallery.show_keys(
            self.commands.key(action.objectName()) for action in self.commands.toggles
        )

    @Slot()
    def _show_result(self) -> None:
        result = self.engine.take()
        if result is not None:
            self.preview.show_frame(result.frame)

    @Slot(object)
    def _use_source(self, opener: SourceOpener) -> None:
        self.notices.take(Notice("file", None))
        self.engine.use_source(opener)

    @Slot()
    def _use_filters(self) -> None:
        self.engine.use_filters(self.gallery.active)
        self.panic.setEnabled(bool(self.gallery.active))

    @Slot(bool)
    def _switch_output(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.engine.switch_output(self._open_sink if on else None)
        self._show_figures()

    @Slot(bool)
    def _show_details(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.statistics.setVisible(on)
        self._show_figures()

    @Slot()
    def _tell_whether_seen(self) -> None:
        # Qt has no signal for all the ways to go out of sight: minimised, hidden, on
        # another desktop, and on some systems behind other windows. To look twice a
        # second is soon enough, and unlike an event filter in Python on the QWindow,
        # which outlives the interpreter, it can't crash the app at its end.
        exposed = self.isVisible() and self.windowHandle().isExposed()
        self.engine.show_window(exposed and not self.isMinimized())

    @Slot()
    def _show_figures(self) -> None:
        status = self.engine.status()
        now = status.statistics
        if now.fps == 0:  # a picture that stands still must not look alive
            self.preview.show_frame(None)
        faces = "1 face" if now.faces == 1 else f"{now.faces} faces"
        self.figures.setText(
            f"{now.fps:.0f} frames a second · {now.lateness_ms:.0f} ms · {faces}"
        )
        self.output_state.setText(
            output_state(status, switched_on=self.output.isChecked())
        )
        if self.details.isChecked():
            self.statistics.show_status(status)
