"""Makes docs/screenshots: every screen of the app, on the demo portraits alone.

    python scripts/screenshots.py [light|dark|german|large]

Each look is made in a process of its own, which needs no display. What the doctor finds
is made up, so that the pictures are the same on every machine. Look at them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from moment import Moment
from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facekeys.doctor.finding import Finding
from facekeys.doctor.steps import Command
from facekeys.errors import CameraError, VirtualCameraError
from facekeys.keypoints.framing import scale_of
from facekeys.overlays.library import builtin_folder, installed_filters
from facekeys.settings.model import Settings
from facekeys.ui.design.theme import Theme
from facekeys.ui.doctor_dialog import DoctorDialog
from facekeys.ui.editor import EditorDialog
from facekeys.ui.guide import Guide
from facekeys.ui.guide.get_ready import GetReady
from facekeys.ui.guide.see_yourself import SeeYourself
from facekeys.ui.guide.try_filter import TryFilter
from facekeys.ui.hotkeys.backend import NoHotkeys
from facekeys.ui.hotkeys_dialog import HotkeysDialog
from facekeys.ui.language import use_language
from facekeys.ui.making import sit
from facekeys.ui.settings_dialog import SettingsDialog
from facekeys.ui.settings_store import SettingsStore
from facekeys.ui.sources import SourceChooser
from facekeys.ui.window import MainWindow
from facekeys.virtualcam.sink import Sink

TARGET = Path(__file__).parents[1] / "docs" / "screenshots"
WORN = ("sunglasses", "moustache", "hat")
QUALITY = 88
TALL_PX = 820
FOUND_MS, SETTLE_MS = 5000, 700
FINDINGS = [
    Finding(
        "no-webcam",
        "cameras",
        "todo",
        "No webcam was found.",
        "Plug one in. Until then the app shows its demo clip.",
    ),
    Finding("model", "model", "ok", "It finds 15 key-points on a face."),
    Finding(
        "not-loaded",
        "virtual camera",
        "broken",
        "v4l2loopback is installed, but not loaded.",
        "Load it:",
        (
            Command(
                "sudo modprobe v4l2loopback devices=1 video_nr=10 "
                'card_label="FaceKeys Cam" exclusive_caps=1'
            ),
        ),
    ),
]


@dataclass(frozen=True)
class Look:
    """How the screens look: theme, language and scale."""

    title: str
    theme: str = "light"
    language: str = "en"
    scale: int = 1
    size: tuple[int, int] = (1180, 600)


LOOKS: Mapping[str, Look] = {
    "light": Look("Light"),
    "dark": Look("Dark", theme="dark"),
    "german": Look("German", language="de"),
    "large": Look("200 %", scale=2, size=(820, 520)),
}
SCREENS = {
    "window": "The window",
    "statistics": "Statistics, and a message",
    "first-steps-1": "First steps: see yourself",
    "first-steps-2": "First steps: get FaceKeys Cam ready",
    "first-steps-3": "First steps: try a filter",
    "settings": "Settings",
    "keys": "Keys",
    "doctor": "Get it ready",
    "editor": "Make a filter",
}


def no_sink() -> Sink:
    """Stand in for the virtual camera, which the pictures do not need."""
    raise VirtualCameraError("Not for a picture.")


def wait(milliseconds: int) -> None:
    """Let the app live meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def keep(widget: QWidget, look: str, screen: str) -> None:
    """Store what a window looks like."""
    wait(SETTLE_MS)
    buffer = QBuffer()
    widget.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    TARGET.mkdir(parents=True, exist_ok=True)
    picture.save(TARGET / f"{screen}-{look}.webp", quality=QUALITY, method=6)


def keep_dialog(dialog: QWidget, look: str, screen: str) -> None:
    """Show a dialog, store it, and close it."""
    dialog.show()
    keep(dialog, look, screen)
    dialog.close()


def keep_window(window: MainWindow, name: str) -> None:
    """Store the window: bare, with all that it can tell, and with the guide."""
    keep(window, name, "window")
    window.details.setChecked(True)
    error = CameraError(
        "No webcam was found, so you see the demo clip.",
        hint="Plug one in: it is taken by itself.",
    )
    window.tell("camera choice", error)
    size = window.size()
    window.resize(size.width(), TALL_PX)
    wait(SETTLE_MS)
    keep(window, name, "statistics")
    window.resize(size)
    window.untell("camera choice")
    window.details.setChecked(False)
    window.gallery.clear()
    steps = (
        SeeYourself(window.sources),
        GetReady(window.output, lambda: FINDINGS[2:]),
        TryFilter(window.commands),
    )
    guide = Guide(window, steps)
    window.show_above(guide)
    for number in range(1, len(steps) + 1):
        keep(window, name, f"first-steps-{number}")
        guide.next.click()
    guide.end()
    guide.hide()


def editor(window: MainWindow) -> EditorDialog:
    """Lay a crown on the head of one of the people in the window."""
    sitting = sit(builtin_folder() / "crown" / "artwork.png", window.preview.bare)
    made = EditorDialog(
        sitting.frame.pixels,
        sitting.face,
        sitting.picture.first.pixels,
        name="My filter",
        mirrored=True,
        parent=window,
    )
    unit = scale_of(sitting.face.transform)
    made.canvas.placing = made.canvas.placing.moved(0, -1.25 * unit)
    return made


def make(name: str) -> None:
    """Make all screens in one look."""
    look = LOOKS[name]
    app = QApplication([])
    use_language(look.language)
    window = MainWindow(sources=SourceChooser(lister=list), open_sink=no_sink)
    Theme(window).use(look.theme)
    filters = tuple(installed_filters().filters.values())
    window.gallery.numbers.ids = Settings().hotkeys.filters
    window.gallery.offer(filters)
    window.resize(*look.size)
    window.show()
    window.engine.use_source(Moment)
    for one in WORN:
        window.gallery.toggle_id(one)
    wait(FOUND_MS)
    keep_window(window, name)
    keep_dialog(SettingsDialog(SettingsStore(), filters, window), name, "settings")
    keys = HotkeysDialog({}, NoHotkeys("…"), {}, window)
    keep_dialog(keys, name, "keys")
    doctor = DoctorDialog(window, ask=lambda: FINDINGS)
    doctor.check()
    keep_dialog(doctor, name, "doctor")
    doctor.end()
    keep_dialog(editor(window), name, "editor")
    window.close()
    app.processEvents()


def write_page() -> None:
    """Write the page that shows all of them."""
    lines = [
        "# Every screen",
        "",
        "Made by `make screenshots`, on the portraits of the demo, with a doctor that",
        "finds the same on every machine.",
        "",
    ]
    for screen, title in SCREENS.items():
        lines += [f"## {title}", ""]
        for name, look in LOOKS.items():
            lines += [f"![{title}: {look.title}]({screen}-{name}.webp)"]
        lines += [""]
    (TARGET / "README.md").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Make one look, or all of them, each in a process of its own."""
    if sys.argv[1:]:
        make(sys.argv[1])
        return
    run: Callable[..., object] = subprocess.run
    for name, look in LOOKS.items():
        environment = {**os.environ, "QT_SCALE_FACTOR": str(look.scale)}
        run([sys.executable, __file__, name], env=environment, check=True)
    write_page()
    print(TARGET)


if __name__ == "__main__":
    main()
