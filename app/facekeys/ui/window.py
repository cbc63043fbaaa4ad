"""The main window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facekeys.engine.capture import SourceOpener
from facekeys.engine.engine import Engine
from facekeys.engine.worker import Notice
from facekeys.errors import CameraError, FaceKeysError
from facekeys.overlays.filter import Filter
from facekeys.overlays.stacking import lifted
from facekeys.ui.bridge import EngineBridge
from facekeys.ui.call_bar import CallBar
from facekeys.ui.call_card import CallCard
from facekeys.ui.commands import Commands
from facekeys.ui.deeds import Deeds
from facekeys.ui.design import measures
from facekeys.ui.doctor_dialog import DoctorDialog
from facekeys.ui.dragged import packs_in, picture_in
from facekeys.ui.gallery import Gallery
from facekeys.ui.notices import NoticeBar
from facekeys.ui.output_state import output_kind, output_state
from facekeys.ui.preview import Preview
from facekeys.ui.side_panel import SidePanel
from facekeys.ui.sources import SourceChooser
from facekeys.ui.words import tr
from facekeys.virtualcam.outputs import open_best
from facekeys.virtualcam.sink import SinkOpener

_FIGURES_MS: Final = 500
_PREVIEW_SHARE: Final = 3
"""The preview is so many times as wide as the panel, within the panel's limits."""


class MainWindow(QWidget):
    """Preview, filters, camera and virtual camera, in one window.

    Its keys are those of `commands`: at first 1 to 9 toggle filters, and Esc is the
    panic key. What its button for settings does is the business of
    `facekeys.ui.session`, those for photos and recordings of `facekeys.ui.takes`, that
    for keys of `facekeys.ui.desktop`.
    """

    closing = Signal()
    """It is being closed: whoever keeps something of it must do so now."""
    dropped = Signal(object)
    """Filter packs were dropped into it: a list of paths."""
    pictured = Signal(object)
    """A picture was dropped into it, to make a filter of: its path."""

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
        self.setAcceptDrops(True)
        self._open_sink = open_sink
        self._bridge = EngineBridge(self)
        self.preview = Preview()
        self.notices = NoticeBar()
        self.gallery = Gallery(filters)
        self.call = CallCard(sources or SourceChooser())
        self.sources, self.output = self.call.sources, self.call.output
        self.output_state, self.get_ready = self.call.state, self.call.get_ready
        self.panel = SidePanel(self.gallery, self.call)
        self.keys, self.preferences = self.panel.keys, self.panel.preferences
        self.figures, self.details = self.panel.figures, self.panel.details
        self.statistics = self.panel.statistics
        self.bar = CallBar()
        self._stage = QVBoxLayout()
        self.panic, self.freeze = self.bar.panic, self.bar.freeze
        self.mirror, self.photo = self.bar.mirror, self.bar.photo
        self.record, self.compare = self.bar.record, self.bar.compare
        self.doctor = DoctorDialog(self)
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
        found = self.sources.start(camera_id)
        if not self.sources.has_camera:
            self.tell(
                "camera choice",
                CameraError(
                    "No webcam was found, so you see the demo clip.",
                    hint="Plug one in: it is taken by itself.",
                ),
            )
        elif not found:
            self.tell(
                "camera choice",
                CameraError(
                    "The camera of last time is not there, so you see "
                    f"{self.sources.currentText()}.",
                    hint="Plug it in: it is taken by itself. Or choose another.",
                ),
            )
        self.output.setChecked(on_air)

    def tell(self, topic: str, error: FaceKeysError) -> None:
        """Show a trouble that did not come from the engine."""
        self.notices.take(Notice(topic, error))

    def untell(self, topic: str) -> None:
        """Forget a trouble that is over."""
        self.notices.take(Notice(topic, None))

    def show_above(self, card: QWidget) -> None:
        """Show something above the preview; whoever deletes it takes it away."""
        self._stage.insertWidget(self._stage.indexOf(self.preview), card)
        QWidget.setTabOrder(self.gallery.chips, card)

    def use_output(self, open_sink: SinkOpener) -> None:
        """Send to this virtual camera from now on, while it is switched on."""
        self._open_sink = open_sink
        if self.output.isChecked():
            self.engine.switch_output(open_sink)

    def count_down(self, seconds: int) -> None:
        """Show how many seconds are left until a photo; 0: none is to be taken."""
        self.preview.count_down(seconds)
        self.bar.count_down(seconds)

    def show_recording(self, *, on: bool) -> None:
        """Show wherever the state is told whether what others see is recorded."""
        self.setWindowTitle(tr("● FaceKeys is recording") if on else "FaceKeys")
        self.commands.deeds.show_recording(on)

    def tell_photo(self, path: Path) -> None:
        """Say on its button, for a moment, that a photo was taken."""
        self.bar.tell_photo(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take filter packs and pictures, and nothing else."""
        if packs_in(event.mimeData()) or picture_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Hand on the packs that are dropped, or the picture."""
        event.setDropAction(Qt.DropAction.CopyAction)  # whoever drags keeps theirs
        event.accept()
        self.dropped.emit(packs_in(event.mimeData()))
        picture = picture_in(event.mimeData())
        if picture is not None:
            self.pictured.emit(picture)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Free the camera and end every thread."""
        self.closing.emit()
        self._timer.stop()
        self.doctor.end()
        self.gallery.end()
        self._bridge.close()
        self.preview.end()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        stage = self._stage
        stage.setSpacing(measures.SMALL)
        stage.addWidget(self.notices)
        stage.addWidget(self.preview, 1)
        stage.addWidget(self.bar)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(*[measures.MEDIUM] * 4)
        whole.setSpacing(measures.MEDIUM)
        whole.addWidget(self.panel, 1)
        whole.insertLayout(0, stage, _PREVIEW_SHARE)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key go to the filters, then to the bar, the call and the rest."""
        call = (self.sources, self.output, self.get_ready)
        rest = (self.details, self.panel.make, self.keys, self.preferences)
        for before, after in pairwise([*self.bar.buttons, *call, *rest]):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self._bridge.result_ready.connect(self._show_result)
        self._bridge.noticed.connect(self.notices.take)
        self.gallery.changed.connect(self._use_filters)
        self.sources.chosen.connect(self._use_source)
        self.sources.refused.connect(lambda error: self.tell("file", error))
        self.output.toggled.connect(self._switch_output)
        self.get_ready.clicked.connect(self.doctor.check)
        self.mirror.toggled.connect(self.preview.set_mirrored)
        self.mirror.toggled.connect(self.gallery.adjuster.show_mirrored)
        self.details.toggled.connect(self._show_figures)
        self.preview.painted.connect(self.engine.painted)
        self.preview.pointed.connect(self.engine.point_at)
        self.preview.pointed.connect(self.gallery.setFocus)  # ends typing
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show_figures)
        self._timer.timeout.connect(self._tell_whether_seen)
        self._timer.start(_FIGURES_MS)

    def _connect_commands(self) -> None:
        """Let buttons and pictures do and name what the keys do."""
        self.bar.follow(self.commands)
        deeds = self.commands.deeds
        deeds.changed.connect(lambda: self.preview.compare(deeds.comparing))
        self.gallery.offered.connect(self._name_filters)
        self.gallery.numbers.changed.connect(self._name_filters)
        self.commands.keys_changed.connect(self._name_keys)
        self._name_filters()
        self._name_keys()

    @Slot()
    def _name_filters(self) -> None:
        self.commands.name_filters(self.gallery.numbered_names())

    @Slot()
    def _name_keys(self) -> None:
        self.gallery.show_keys(
            self.commands.key(action.objectName()) for action in self.commands.toggles
        )

    @Slot()
    def _show_result(self) -> None:
        result = self.engine.take()
        if result is not None:
            self.preview.show_frame(result.frame, result.bare)

    @Slot(object)
    def _use_source(self, opener: SourceOpener) -> None:
        self.untell("file")
        self.untell("camera choice")
        self.engine.use_source(opener)

    @Slot()
    def _use_filters(self) -> None:
        self.engine.use_filters(lifted(self.gallery.active))
        self.panic.setEnabled(bool(self.gallery.active))

    @Slot(bool)
    def _switch_output(self, on: bool) -> None:  # noqa: FBT001 - a Qt slot
        self.engine.switch_output(self._open_sink if on else None)
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
        if status.statistics.fps == 0:  # what stands still must not look alive
            self.preview.show_frame(None)
        on = self.output.isChecked()
        self.output_state.show_state(
            output_kind(status, switched_on=on), output_state(status, switched_on=on)
        )
        self.panel.show_status(status)
