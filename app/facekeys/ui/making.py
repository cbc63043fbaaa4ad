"""A filter of one's own from a picture: chosen or dropped, laid on a face, saved."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError
from facekeys.overlays.pictures import ENDINGS
from facekeys.types import Face, Frame
from facekeys.ui.packs import readable
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

if TYPE_CHECKING:  # the window is there sooner without all that reads packs
    from facekeys.overlays.filter import Filter
    from facekeys.overlays.pinning import Placing
    from facekeys.sharing.making import OwnPicture
    from facekeys.sharing.remaking import OwnFilter
    from facekeys.ui.editor import EditorDialog

_LOG: Final = logging.getLogger(__name__)
_TOPIC: Final = "make a filter"
_PORTRAIT: Final = "grace_hopper.jpg"


class Sitting(NamedTuple):
    """What the editor needs.

    Attributes:
        picture: What was chosen.
        frame: With a face in it.
        face: Where the picture is to go.
        own: The filter that shows the picture already; None for a new one.
        placing: Where that has it on the face.
    """

    picture: OwnPicture
    frame: Frame
    face: Face
    own: OwnFilter | None = None
    placing: Placing | None = None


class Making(QObject):
    """Opens the editor, and makes a filter of what was done in it.

    Pictures are read, faces found and filters written in a thread of its own.
    """

    made = Signal(str)
    """A filter was made, or made anew: its id."""
    _ended = Signal(object)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        """Wait for a picture.

        Args:
            window: Into which it is dropped, and whose camera the editor shows.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._window = window
        self.dialog: EditorDialog | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys editor")
        self._closed = False
        self._ended.connect(self._tell)
        window.pictured.connect(self.begin)
        window.panel.make.clicked.connect(self._choose)
        window.gallery.tiles.edited.connect(self.change)

    @Slot(object)
    def begin(self, path: Path) -> None:
        """Open the editor with a picture; returns at once."""
        frame = self._window.preview.bare
        self._do(lambda: sit(path, frame), self._edit)

    @Slot(str)
    def change(self, id_: str) -> None:
        """Open the editor with a filter of the user's own, by its id, as it lies."""
        frame = self._window.preview.bare
        filters = self._window.gallery.filters
        one = next(each for each in filters if each.id == id_)
        self._do(lambda: sit_again(one, frame), self._edit)

    def close(self) -> None:
        """Wait for what is being done; nothing is told any more."""
        self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _choose(self) -> None:
        dialog = QFileDialog(self._window, tr("A picture for a filter"))
        patterns = " ".join(f"*.{ending}" for ending in ENDINGS)
        dialog.setNameFilter(f"{tr('Pictures')} ({patterns})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda file: self.begin(Path(file)))
        dialog.open()

    def _do(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._thread.submit(work).add_done_callback(
            lambda ended: self._ended.emit((ended, then))
        )

    @Slot(object)
    def _tell(self, end: tuple[Future[object], Callable[[object], None]]) -> None:
        if self._closed:
            return
        ended, then = end
        try:
            result = ended.result()
        except FaceKeysError as error:
            self._say(readable(error))
        except Exception:  # noqa: BLE001 - whatever it is, the user may try again
            _LOG.exception("A filter could not be made")
            self._say(
                FaceKeysError(
                    "No filter can be made of this picture.",
                    hint="Try another one.",
                )
            )
        else:
            self._say(None)
            then(result)

    def _say(self, error: FaceKeysError | None) -> None:
        """Tell a trouble where the user looks: in the editor while it is open."""
        if self.dialog is None:
            self._window.notices.take(Notice(_TOPIC, error))
        else:
            self.dialog.say(f"{error.message} {error.hint}" if error else "")

    def _edit(self, sitting: object) -> None:
        assert isinstance(sitting, Sitting)  # noqa: S101 - what `sit` returns
        from facekeys.ui.editor import EditorDialog

        if self.dialog is not None:
            self.dialog.close()
        own, picture = sitting.own, sitting.picture
        self.dialog = dialog = EditorDialog(
            sitting.frame.pixels,
            sitting.face,
            picture.first.pixels,
            name=own.filter.manifest.name if own else suggested_name(picture.source),
            mirrored=self._window.mirror.isChecked(),
            author=own.author if own else "",
            placing=sitting.placing,
            parent=self._window,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(lambda: self._save(sitting, dialog))
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _save(self, sitting: Sitting, dialog: EditorDialog) -> None:
        layer, name, author = dialog.layer, dialog.filter_name, dialog.author

        def work() -> str:
            from facekeys.sharing.making import make
            from facekeys.sharing.remaking import remake

            if sitting.own is not None:
                return remake(sitting.own, layer, name=name, author=author).id
            return make(sitting.picture, layer, name=name, author=author).id

        def end(id_: object) -> None:
            if self.dialog is dialog:  # which may have been cancelled meanwhile
                dialog.accept()
            self.made.emit(str(id_))

        self._do(work, end)


def suggested_name(picture: Path) -> str:
    """Return a name for a filter: that of its picture's file, as people write names.

    In a pack the picture is often called artwork, and the folder says more.
    """
    name = picture.parent.name if picture.stem == "artwork" else picture.stem
    words = " ".join(re.split(r"[-_\s]+", name or picture.stem)).strip()
    return words[:1].upper() + words[1:]


def sit(path: Path, frame: Frame | None) -> Sitting:
    """Read a picture, and find a face for it: in the frame, else of the demo.

    Raises:
        InputError: A filter can't have the picture.
        ResourceError: The model, the cascade or the portrait is missing or broken.
    """
    from facekeys.sharing.making import open_picture

    return Sitting(open_picture(path), *_sitter(frame))


def sit_again(one: Filter, frame: Frame | None) -> Sitting:
    """Read the picture of a filter, and find a face; tell where it lies on that.

    Raises:
        PackError: The filter is gone or broken; or see `sit`.
    """
    from facekeys.overlays.pinning import nearest
    from facekeys.overlays.placement import place
    from facekeys.sharing.remaking import open_own

    own = open_own(one)
    sitter, face = _sitter(frame)
    height, width = own.picture.first.pixels.shape[:2]
    transform = place(own.spec, face)
    placing = None if transform is None else nearest(transform, (width, height))
    return Sitting(own.picture, sitter, face, own, placing)


def _sitter(frame: Frame | None) -> tuple[Frame, Face]:
    """Return the frame with its largest face, or else the portrait of the demo."""
    from facekeys.camera.demo import load_portrait
    from facekeys.keypoints.model import KeypointModel
    from facekeys.pipeline import Pipeline

    pipeline = Pipeline(KeypointModel(), static=True)
    portrait = Frame(load_portrait(_PORTRAIT), 0, 0)
    for sitter in [frame, portrait] if frame else [portrait]:
        if faces := pipeline.process(sitter).faces:
            largest = max(faces, key=lambda face: face.box.width)
            return sitter, largest
    raise FaceKeysError("No face was found, not even in the portrait of the demo.")
