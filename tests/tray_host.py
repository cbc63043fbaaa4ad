"""The tray of a desktop, as small as it can be: a window in which icons are docked.

See https://specifications.freedesktop.org/systemtray-spec/.
"""

from __future__ import annotations

import threading

import numpy as np
from PIL import Image
from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event

_DOCK = 0
_SIDE_PX = 48


class TrayHost:
    """Owns the tray of one X server; its thread docks whatever asks for it."""

    def __init__(self, name):
        self.docked = []
        self._display = Display(name)
        screen = self._display.screen()
        self._root = screen.root
        self._window = self._root.create_window(
            1200, 700, 100, _SIDE_PX, 0, screen.root_depth
        )
        self._window.map()
        tray = self._display.intern_atom("_NET_SYSTEM_TRAY_S0")
        self._window.set_selection_owner(tray, X.CurrentTime)
        manager = event.ClientMessage(
            window=self._root,
            client_type=self._display.intern_atom("MANAGER"),
            data=(32, [X.CurrentTime, tray, self._window.id, 0, 0]),
        )
        self._root.send_event(manager, event_mask=X.StructureNotifyMask)
        self._display.sync()
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tray")
        self._thread.start()

    def icon(self):
        """The picture of the docked icon: (h, w, 3)."""
        raw = self.docked[0].get_image(0, 0, 22, 22, X.ZPixmap, 0xFFFFFF)
        picture = Image.frombytes("RGB", (22, 22), raw.data, "raw", "BGRX")
        return np.asarray(picture).astype(int)

    def close(self):
        self._ends.set()
        self._thread.join()
        self._display.close()

    def _run(self):
        while not self._ends.wait(0.05):
            while self._display.pending_events():
                came = self._display.next_event()
                if isinstance(came, event.ClientMessage) and came.data[1][1] == _DOCK:
                    icon = self._display.create_resource_object(
                        "window", came.data[1][2]
                    )
                    icon.reparent(self._window, 0, 0)
                    icon.configure(width=22, height=22)
                    icon.map()
                    self._display.sync()
                    self.docked.append(icon)
