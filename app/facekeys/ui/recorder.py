"""Records what others see, one file at a time, beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from facekeys.engine.engine import Engine
from facekeys.engine.recording import Recorded
from facekeys.errors import FaceKeysError, UsageError
from facekeys.resources import videos_folder
from facekeys.settings.model import RecordingSettings
from facekeys.virtualcam.sink import FPS, HEIGHT, WIDTH

if TYPE_CHECKING:  # it loads FFmpeg, which takes its time
    from facekeys.recording.live import LiveVideo


class Recorder(QObject):
    """Starts and stops recordings; what becomes of them comes as signals.

    The engine ends a recording that still goes on when it is closed itself.
    """

    begun = Signal(Path)
    """A file is open, under the name that it has while it grows."""
    ended = Signal(Recorded)
    """A recording ended, by `stop` or by itself."""
    failed = Signal(FaceKeysError)
    """A recording could not begin, or left no file."""
    _opened = Signal(object)
    _closed = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        """Record what this engine shows others."""
        super().__init__(parent)
        self._engine = engine
        self._opened.connect(self._tell_begun)
        self._closed.connect(self._tell_ended)

    @property
    def active(self) -> bool:
        """Whether something is recorded."""
        return self._engine.recording is not None

    def start(
        self, filters: Sequence[str], settings: RecordingSettings
    ) -> Future[Path]:
        """Begin to record; does not wait.

        Args:
            filters: Ids of the filters that are on.
            settings: Where to, and under what name.

        Returns:
            The growing file, once it is open; or the OutputError that keeps it from
            being opened.

        Raises:
            UsageError: Something is recorded already.
        """
        if self.active:
            raise UsageError(
                "FaceKeys records already.", hint="Stop it: facekeys record stop"
            )

        def open_video() -> LiveVideo:
            from facekeys.recording.live import LiveVideo

            return LiveVideo(
                settings.folder or videos_folder(),
                pattern=settings.name,
                size=(WIDTH, HEIGHT),
                fps=FPS,
                filters=filters,
            )

        recording = self._engine.record(open_video)
        recording.begun.add_done_callback(self._opened.emit)
        recording.ended.add_done_callback(self._closed.emit)
        return recording.begun

    def stop(self) -> Future[Recorded]:
        """End the recording; does not wait.

        Returns:
            What became of it, in the end.

        Raises:
            UsageError: Nothing is recorded.
        """
        recording = self._engine.recording
        if recording is None:
            raise UsageError(
                "Nothing is recorded.", hint="Start it: facekeys record start"
            )
        recording.stop()
        return recording.ended

    @Slot(object)
    def _tell_begun(self, opened: Future[Path]) -> None:
        if opened.exception() is None:
            self.begun.emit(opened.result())

    @Slot(object)
    def _tell_ended(self, closed: Future[Recorded]) -> None:
        try:
            self.ended.emit(closed.result())
        except FaceKeysError as error:
            self.failed.emit(error)
