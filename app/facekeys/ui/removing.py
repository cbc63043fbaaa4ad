"""Filters of the user's own, taken away again."""

from __future__ import annotations

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

_LOG: Final = logging.getLogger(__name__)


class Removing(QObject):
    """Asks, and removes a filter in a thread of its own; the gallery notices by itself.

    What stands against it is told as a notice.
    """

    _ended = Signal(str, object)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        """Wait for filters.

        Args:
            window: In whose gallery they are.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._window = window
        self._closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys removing")
        self._ended.connect(self._tell)
        window.gallery.tiles.unwanted.connect(self.ask)

    @Slot(str)
    def ask(self, id_: str) -> None:
        """Ask whether to remove a filter, by its id, and do so; returns at once."""
        filters = self._window.gallery.filters
        name = next(one.manifest.name for one in filters if one.id == id_)
        box = QMessageBox(self._window)
        box.setWindowTitle("FaceKeys")
        box.setTextFormat(Qt.TextFormat.PlainText)  # names are other people's
        box.setText(tr("Remove your filter {name}?", name=name))
        box.setInformativeText(tr("Its folder is deleted, with all that is in it."))
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        remove.clicked.connect(lambda: self._begin(id_))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def close(self) -> None:
        """Wait for the end of a removal; nothing is told any more."""
        self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _begin(self, id_: str) -> None:
        def work() -> None:
            from facekeys.sharing.installing import remove

            remove(id_)

        self._thread.submit(work).add_done_callback(
            lambda ended: self._ended.emit(id_, ended)
        )

    @Slot(str, object)
    def _tell(self, id_: str, ended: Future[None]) -> None:
        if self._closed:
            return
        trouble = None
        try:
            ended.result()
        except FaceKeysError as error:
            trouble = error
        except Exception:  # noqa: BLE001 - whatever it is, the filter is there still
            _LOG.exception("%s could not be removed", id_)
            trouble = FaceKeysError(
                f"{id_} could not be removed.",
                hint="Try it again; the log says more.",
            )
        self._window.notices.take(Notice(f"remove {id_}", trouble))
