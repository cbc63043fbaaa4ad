"""The running app: its window, its settings, and its door to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from facekeys.camera.hotplug import Plugs
from facekeys.engine.status import to_json
from facekeys.engine.worker import Notice
from facekeys.errors import FaceKeysError, UsageError
from facekeys.overlays.stacking import in_drawing_order
from facekeys.settings.profiles import use_profile
from facekeys.ui.control import ControlServer
from facekeys.ui.dropping import Dropping
from facekeys.ui.first_steps import FirstSteps
from facekeys.ui.making import Making
from facekeys.ui.packs import InstalledPacks, Packs
from facekeys.ui.plugging import CameraWatcher
from facekeys.ui.remembering import Remembering
from facekeys.ui.removing import Removing
from facekeys.ui.report_copier import ReportCopier
from facekeys.ui.requests import Requests
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.takes import Takes
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.outputs import open_output
from facekeys.virtualcam.sink import Sink

if TYPE_CHECKING:  # imported where they are needed: the window is there sooner
    from facekeys.overlays.library import Library
    from facekeys.ui.settings_dialog import SettingsDialog


class Session(QObject):
    """Ties the parts of the app together, as long as the window is open."""

    def __init__(
        self,
        window: MainWindow,
        store: SettingsStore,
        options: Mapping[str, Any] = MappingProxyType({}),
        open_output: Callable[[str], Sink] = open_output,
        load: Callable[[], Library] | None = None,
    ) -> None:
        """Bring the window to what the settings say; `start` does the rest.

        Args:
            window: Before it is shown.
            store: The settings.
            options: See `Remembering`.
            open_output: Likewise.
            load: Reads the filters to offer; those that are installed if None, and
                then again whenever they change.
        """
        super().__init__(window)
        self.window = window
        self.store = store
        self._dialog: SettingsDialog | None = None
        self._remembering = Remembering(window, store, options, open_output)
        self.takes = Takes(window, store)
        self.first_steps = FirstSteps(window, store)
        self._watcher = CameraWatcher(Plugs(window.sources.lister), parent=self)
        self._watcher.found.connect(window.sources.offer)
        self._reporter = ReportCopier(
            lambda: to_json(window.engine.status()), parent=self
        )
        installed = InstalledPacks()
        self._packs = Packs(
            window,
            load or installed.read,
            installed.look if load is None else lambda: None,
            self,
        )
        self._packs.offered.connect(self._wear_pinned)
        self._dropping = Dropping(window, self)
        self.making = Making(window, self)
        self.making.made.connect(self._dropping.await_own)
        self._removing = Removing(window, self)
        requests = Requests(window, store, self.takes, self.use_profile)
        self._door = ControlServer(requests.table(), self)
        window.preferences.clicked.connect(self.show_settings)
        window.closing.connect(self._end)
        store.troubled.connect(lambda error: self._notice("settings", error))
        self._notice("settings", store.trouble)

    def start(self) -> None:
        """Open camera and virtual camera, and read the filters while they open."""
        self._door.start()
        self._wear_pinned()
        self._remembering.start()
        self._watcher.start()
        self._packs.start()

    @property
    def reading(self) -> bool:
        """Whether the filters are still being read."""
        return self._packs.reading

    def use_profile(self, name: str) -> None:
        """Switch to a profile: its filters are put on at once.

        Raises:
            UsageError: There is none of this name.
        """
        self.store.alter(use_profile, name)
        self._wear_pinned()

    def show_settings(self) -> None:
        """Show the dialog of the settings."""
        from facekeys.ui.settings_dialog import SettingsDialog

        if self._dialog is None:
            self._dialog = SettingsDialog(
                self.store, self.window.gallery.filters, self.window
            )
            self._dialog.profile_chosen.connect(self.choose_profile)
            self._dialog.report_wanted.connect(self._reporter.copy)
            self._reporter.said.connect(self._dialog.say)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    @Slot(str)
    def choose_profile(self, name: str) -> None:
        """Switch to a profile; what stands against it is told in the window."""
        try:
            self.use_profile(name)
        except UsageError as error:
            self._notice("profile", error)

    @Slot()
    def _wear_pinned(self) -> None:
        gallery, pinned = self.window.gallery, self.store.settings.filters.pinned
        if self.reading:
            # It is done once they are there. There may be a guard among them, whom
            # nothing must get out before.
            self.window.engine.hold(bool(pinned))
            return
        offered = {one.id: one for one in gallery.filters}
        gallery.wear(in_drawing_order(offered[one] for one in pinned if one in offered))
        missing = sorted(set(pinned) - set(offered))
        trouble = FaceKeysError(
            f"Filters that shall be on are not there: {', '.join(missing)}.",
            hint="Install them again, or choose others in the settings.",
        )
        self._notice("pinned", trouble if missing else None)

    def _notice(self, topic: str, error: FaceKeysError | None) -> None:
        self.window.notices.take(Notice(topic, error))

    def _end(self) -> None:
        """Keep what is to be kept, while the window still has it."""
        self._door.close()
        self.first_steps.close()
        self._packs.close()
        self._dropping.close()
        self.making.close()
        self._removing.close()
        self._watcher.close()
        self.takes.close()
        self._reporter.close()
        self.store.flush()
