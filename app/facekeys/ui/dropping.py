"""Packs that are dropped into the window: checked, and then installed."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError
from facekeys.ui.packs import readable
from facekeys.ui.window import MainWindow
from facekeys.ui.words import tr

if TYPE_CHECKING:  # the window is there sooner without all that reads packs
    from facekeys.sharing.installing import Installed

_LOG: Final = logging.getLogger(__name__)


class _Ended(NamedTuple):
    path: Path
    installing: Future[Installed]


class Dropping(QObject):
    """Installs what is dropped, one after the other, in a thread of its own.

    What is wrong is told as a notice; whether to replace a pack of the user's own is
    asked. What was installed is shown in the gallery.
    """

    _ended = Signal(object)

    def __init__(self, window: MainWindow, parent: QObject | None = None) -> None:
        """Wait for packs.

        Args:
            window: Into which they are dropped.
            parent: The object that owns this one.
        """
        super().__init__(parent)
        self._window = window
        self._awaited = ""
        self._wears = False
        self._closed = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="facekeys packs")
        self._ended.connect(self._tell)
        window.dropped.connect(self.install)
        window.commands.deeds.panicked.connect(self._leave_off)
        window.gallery.offered.connect(lambda: QTimer.singleShot(0, self, self._lead))

    @Slot(object)
    def install(self, paths: Iterable[Path]) -> None:
        """Install packs; returns at once."""
        for path in paths:
            self._begin(path)

    @Slot(str)
    def await_own(self, one: str) -> None:
        """Show a filter that the user just made, by its id, and put it on.

        As soon as the gallery has it; to take all filters off meanwhile leaves it off.
        """
        self._awaited, self._wears = one, True
        self._lead()

    def close(self) -> None:
        """Wait for the end of an installation; nothing is told any more."""
        self._closed = True
        self._thread.shutdown(cancel_futures=True)

    def _begin(self, path: Path, *, replace: bool = False) -> None:
        def work() -> Installed:
            from facekeys.sharing.installing import install

            return install(path, replace=replace)

        installing = self._thread.submit(work)
        installing.add_done_callback(
            lambda ended: self._ended.emit(_Ended(path, ended))
        )

    @Slot(object)
    def _tell(self, ended: _Ended) -> None:
        if self._closed:
            return
        from facekeys.sharing.installing import TakenError

        topic, trouble = f"install {ended.path}", None
        try:
            self._awaited, self._wears = ended.installing.result().id, False
        except TakenError as error:
            self._ask(ended.path, error.id)
        except FaceKeysError as error:
            trouble = readable(error)
        except Exception:  # noqa: BLE001 - of a stranger's file anything may come
            _LOG.exception("%s could not be installed", ended.path)
            trouble = FaceKeysError(
                f"{ended.path.name} could not be installed.",
                hint="Try it again, or try another one; the log says more.",
            )
        self._window.notices.take(Notice(topic, trouble))
        self._lead()

    def _lead(self) -> None:
        """Show what was installed, as soon as the gallery has it."""
        gallery = self._window.gallery
        if self._awaited in {one.id for one in gallery.filters}:
            gallery.lead_to(self._awaited)
            if self._wears and self._awaited not in {one.id for one in gallery.active}:
                gallery.toggle_id(self._awaited)
            self._awaited, self._wears = "", False

    @Slot()
    def _leave_off(self) -> None:
        self._wears = False

    def _ask(self, path: Path, one: str) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle("FaceKeys")
        box.setText(tr("Replace your filter {name}?", name=one))
        box.setInformativeText(
            tr("You have a filter of this name already. It would be lost.")
        )
        replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        replace.clicked.connect(lambda: self._begin(path, replace=True))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
