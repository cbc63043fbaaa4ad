"""Photos and recordings: what buttons, keys and other programs ask for leads here."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from facekeys.engine.recording import Recorded
from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError
from facekeys.resources import pictures_folder, videos_folder
from facekeys.ui.photographer import Photographer
from facekeys.ui.recorder import Recorder
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.shutter import Shutter
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

_CLOCK_MS: Final = 250


class Takes(QObject):
    """Takes what others see: as a photo, as several, or as a video."""

    def __init__(self, window: MainWindow, store: SettingsStore) -> None:
        """Connect the window's buttons and keys.

        Args:
            window: What is taken; it owns this object.
            store: Where to, under what name, and how.
        """
        super().__init__(window)
        self._window = window
        self._store = store
        self.shutter = Shutter(self)
        self.photographer = Photographer(self)
        self.recorder = Recorder(window.engine, self)
        self._last: Path | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._show_clock)
        deeds = window.commands.deeds
        deeds.photo_wanted.connect(self._press_shutter)
        deeds.panicked.connect(self.shutter.cancel)
        deeds.recording_wanted.connect(self._toggle_recording)
        deeds.folder_wanted.connect(self._open_folder)
        self.shutter.counted.connect(window.count_down)
        self.shutter.released.connect(self._take_photo)
        self.photographer.taken.connect(self._tell_taken)
        self.photographer.failed.connect(lambda error: self._notice("photo", error))
        self.recorder.begun.connect(self._tell_begun)
        self.recorder.ended.connect(self._tell_ended)
        self.recorder.failed.connect(self._tell_failed)

    def take_photo(self) -> Future[Path]:
        """Write the newest filtered picture to a file; see `Photographer.take`.

        Raises:
            FaceKeysError: There is none, or too many wait to be written.
        """
        return self.photographer.take(
            self._window.preview.frame, self._worn(), self._store.settings.photos
        )

    def start_recording(self) -> Future[Path]:
        """Record what others see; see `Recorder.start`.

        Raises:
            UsageError: Something is recorded already.
        """
        self._notice("recording", None)
        return self.recorder.start(self._worn(), self._store.settings.recordings)

    def stop_recording(self) -> Future[Recorded]:
        """End the recording; see `Recorder.stop`.

        Raises:
            UsageError: Nothing is recorded.
        """
        return self.recorder.stop()

    def close(self) -> None:
        """Write the photos that wait. A recording ends with the engine."""
        self.shutter.cancel()
        self._clock.stop()
        self.photographer.close()

    def _worn(self) -> list[str]:
        return [one.id for one in self._window.gallery.active]

    @Slot()
    def _press_shutter(self) -> None:
        self.shutter.press(self._store.settings.photos)

    @Slot()
    def _take_photo(self) -> None:
        try:
            self.take_photo()
        except FaceKeysError as error:
            self.shutter.cancel()
            self._notice("photo", error)

    @Slot(Path)
    def _tell_taken(self, path: Path) -> None:
        self._notice("photo", None)
        self._window.tell_photo(path)
        self._last = path

    @Slot()
    def _toggle_recording(self) -> None:
        if self.recorder.active:
            self.recorder.stop()
        else:
            self.start_recording()

    @Slot(Path)
    def _tell_begun(self, path: Path) -> None:
        self._window.record.note(tr("To {path}", path=path))
        self._clock.start()
        self._show_clock()
        self._window.show_recording(on=True)

    @Slot(Recorded)
    def _tell_ended(self, recorded: Recorded) -> None:
        self._stop_showing()
        state, trouble = recorded.state, recorded.trouble
        self._window.record.tell_recorded(state.path)
        self._last = Path(state.path)
        if trouble is not None:
            hint = f"{trouble.hint} What was recorded until then: {state.path}".strip()
            trouble = FaceKeysError(trouble.message, hint=hint)
        elif state.left_out:
            trouble = FaceKeysError(
                f"The recording lacks {state.left_out} pictures, for the computer "
                "could not keep up.",
                hint="It plays at the right speed all the same.",
            )
        self._notice("recording", trouble)

    @Slot(FaceKeysError)
    def _tell_failed(self, error: FaceKeysError) -> None:
        self._stop_showing()
        self._window.record.note("")
        self._notice("recording", error)

    def _stop_showing(self) -> None:
        if self.recorder.active:  # the next one began already
            return
        self._clock.stop()
        self._window.record.show_state(None)
        self._window.show_recording(on=False)

    @Slot()
    def _show_clock(self) -> None:
        recording = self._window.engine.recording
        if recording is not None:
            self._window.record.show_state(recording.state)

    @Slot()
    def _open_folder(self) -> None:
        """Open the folder of the last photo or recording; else one where some lie."""
        folders = [
            self._store.settings.photos.folder or pictures_folder(),
            self._store.settings.recordings.folder or videos_folder(),
        ]
        if self._last is not None:
            folders.insert(0, self._last.parent)
        found = next((one for one in folders if _is_there(one)), None)
        trouble = None
        if found is None:
            trouble = FaceKeysError(
                "There is no photo and no recording yet.",
                hint=f"Photos go to {folders[0]}, recordings to {folders[1]}.",
            )
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(found))):
            trouble = FaceKeysError(
                "No program was found that shows folders.",
                hint=f"Photos and recordings lie in {found}.",
            )
        self._notice("folder", trouble)

    def _notice(self, topic: str, error: FaceKeysError | None) -> None:
        self._window.notices.take(Notice(topic, error))


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # it lies in one that can't be looked into
        return False
