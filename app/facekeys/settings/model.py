"""All settings: each defined once, with its title, its help and its limits.

The dialog, the file, the commands and docs/settings.md are made from what stands here.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from facekeys.engine.governor import LEAST_CORES, LEAST_FPS, Budget
from facekeys.recording.names import PATTERN
from facekeys.settings.kinds import (
    FilterIds,
    FilterValues,
    Folder,
    Hotkeys,
    Line,
    NamePattern,
    Numbered,
)
from facekeys.virtualcam.words import AUTO, DEVICE, WORDS

VERSION: Final = 1
"""Of the file's format; a change that old files don't fit takes a migration."""

_USUAL: Final = Budget()


class Shown(Enum):
    """Where people meet a setting."""

    DIALOG = "dialog"
    """In the dialog; maybe in the window as well."""
    WINDOW = "window"
    """Not in the dialog: it is changed by using the window."""


class Section(BaseModel):
    """Settings that belong together; a table of the file. Never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


CameraSize = Literal["auto", "640x480", "1280x720", "1920x1080"]


class CameraSettings(Section):
    """Camera."""

    id: Annotated[Line, Shown.WINDOW] = Field(
        default="",
        title="Camera",
        description="The webcam to start with, by its id as facekeys cameras prints "
        "it; empty for the first one.",
    )
    mirror: Annotated[bool, Shown.DIALOG] = Field(
        default=True,
        title="Mirror my preview",
        description="You see yourself as in a mirror. Others never do.",
    )
    size: Annotated[CameraSize, Shown.DIALOG] = Field(
        default="auto",
        title="Size of its pictures",
        description="The nearest that the webcam has; auto is 1280x720. Others always "
        "get 1280x720.",
    )
    fps: Annotated[Literal["auto", "15", "30", "60"], Shown.DIALOG] = Field(
        default="auto",
        title="Its pictures a second",
        description="The nearest that the webcam has; auto is 30. Not more are "
        "processed than the processor's setting allows.",
    )

    @property
    def wanted_size(self) -> tuple[int, int] | None:
        """Width and height in pixels; None for the usual."""
        if self.size == "auto":
            return None
        width, height = self.size.split("x")
        return int(width), int(height)

    @property
    def wanted_fps(self) -> float | None:
        """Frames a second; None for the usual."""
        return None if self.fps == "auto" else float(self.fps)


class OutputSettings(Section):
    """Virtual camera."""

    on: Annotated[bool, Shown.WINDOW] = Field(
        default=True,
        title="Virtual camera on",
        description="Whether other programs get the picture, from the start of the "
        "app.",
    )
    to: Annotated[Line, Shown.DIALOG] = Field(
        default=AUTO,
        title="Where the picture goes",
        description="To the best virtual camera there is (auto), a device such as "
        "/dev/video10, PipeWire, a preview by HTTP for programs on this computer, or "
        "nowhere (none). The option --output wins over it.",
        pattern=rf"^({'|'.join(WORDS)}|{DEVICE})$",
        examples=list(WORDS),
    )
    mark: Annotated[bool, Shown.DIALOG] = Field(
        default=False,
        title="Small mark while filters are on",
        description="A corner of the picture tells others that it is filtered.",
    )


class ProcessorSettings(Section):
    """Processor."""

    cores: Annotated[float, Shown.DIALOG] = Field(
        default=_USUAL.cores,
        ge=LEAST_CORES,
        le=64,
        title="Processor cores to use",
        description="On average, at most. To that end fewer frames are processed, "
        "down to 15 a second. A recording comes on top of it. The option --cpu wins "
        "over it.",
    )
    max_fps: Annotated[float, Shown.DIALOG] = Field(
        default=_USUAL.max_fps,
        ge=LEAST_FPS,
        le=240,
        title="Frames a second",
        description="So many are processed, at most. The option --max-fps wins "
        "over it.",
    )


class FilterSettings(Section):
    """Filters."""

    pinned: Annotated[FilterIds, Shown.DIALOG] = Field(
        default=(),
        title="Filters that are on at the start",
        description="With none of them FaceKeys starts bare.",
    )
    favourites: Annotated[FilterIds, Shown.DIALOG] = Field(
        default=(),
        title="Favourites",
        description="The filters you like best, in your order.",
    )


class GallerySettings(Section):
    """Gallery."""

    values: Annotated[FilterValues, Shown.WINDOW] = Field(
        default={},
        title="Adjusted filters",
        description="What you slid and typed below the filters that are on.",
    )
    recents: Annotated[FilterIds, Shown.WINDOW] = Field(
        default=(),
        title="Used lately",
        description="The filters put on last, the newest first.",
    )


class PhotoSettings(Section):
    """Photos."""

    folder: Annotated[Folder, Shown.DIALOG] = Field(
        default=None,
        title="Folder",
        description="Where photos go; if empty, to FaceKeys in your folder of "
        "pictures.",
    )
    name: Annotated[NamePattern, Shown.DIALOG] = Field(
        default=PATTERN,
        title="Name",
        description="{date}, {time} and {filters} are filled in. A number follows "
        "where there is such a file already.",
    )
    format: Annotated[Literal["jpg", "png"], Shown.DIALOG] = Field(
        default="jpg",
        title="Kind of file",
        description="jpg is small; png keeps every pixel as it was.",
    )
    timer: Annotated[Literal["none", "3 s", "10 s"], Shown.DIALOG] = Field(
        default="none",
        title="Timer",
        description="So long after the button or the key is pressed the photo is "
        "taken; you see the seconds in your preview. To press again takes none.",
    )
    burst: Annotated[int, Shown.DIALOG] = Field(
        default=1,
        ge=1,
        le=20,
        title="Photos at once",
        description="So many are taken one after the other.",
    )
    interval_s: Annotated[float, Shown.DIALOG] = Field(
        default=0.5,
        ge=0.2,
        le=10,
        title="Seconds between them",
        description="From one of these photos to the next.",
    )


class RecordingSettings(Section):
    """Recordings."""

    folder: Annotated[Folder, Shown.DIALOG] = Field(
        default=None,
        title="Folder",
        description="Where recordings go; if empty, to FaceKeys in your folder of "
        "videos. They have no sound.",
    )
    name: Annotated[NamePattern, Shown.DIALOG] = Field(
        default=PATTERN,
        title="Name",
        description="As for photos; the date and time are those of the beginning, and "
        "so are the filters.",
    )


class HotkeySettings(Section):
    """Keys."""

    bindings: Annotated[Hotkeys, Shown.WINDOW] = Field(
        default={},
        title="Keys",
        description="The key of each action that is not the usual.",
    )
    filters: Annotated[Numbered, Shown.WINDOW] = Field(
        default=(
            *("sunglasses", "round-glasses", "moustache", "hat", "party-hat"),
            *("cat", "dog", "crown", "privacy-blur"),
        ),
        title="Filters 1 to 9",
        description="Which filters the keys 1 to 9 put on, in this order; an empty one "
        "leaves its key free. Given in the gallery by Ctrl and the number, or in the "
        "menu of a filter.",
    )


class WindowSettings(Section):
    """Window."""

    statistics: Annotated[bool, Shown.DIALOG] = Field(
        default=False,
        title="Show statistics",
        description="Where the time of each frame goes, below the camera.",
    )
    theme: Annotated[
        Literal["system", "light", "dark", "high-contrast"], Shown.DIALOG
    ] = Field(
        default="system",
        title="Colours",
        description="Of all windows. system is what your desktop has, also its high "
        "contrast.",
    )
    width: Annotated[int, Shown.WINDOW] = Field(
        default=1280, ge=320, le=16384, title="Width", description="In pixels."
    )
    height: Annotated[int, Shown.WINDOW] = Field(
        default=640, ge=240, le=16384, title="Height", description="In pixels."
    )
    closing: Annotated[Literal["ask", "hide", "end"], Shown.DIALOG] = Field(
        default="ask",
        title="When the window is closed",
        description="Whether FaceKeys goes on behind its icon in the tray.",
    )
    first_steps: Annotated[bool, Shown.DIALOG] = Field(
        default=True,
        title="Show the first steps",
        description="Camera, FaceKeys Cam and a filter, explained in the window; until "
        "you went through them. Tick it to see them again.",
    )
    language: Annotated[Literal["system", "en", "de"], Shown.DIALOG] = Field(
        default="system",
        title="Language",
        description="Of all texts, from the next start of FaceKeys. system is what "
        "your desktop has, if there is a translation.",
    )


class Profile(Section):
    """What is worn and sent on one kind of occasion."""

    filters: FilterSettings = FilterSettings()
    output: OutputSettings = OutputSettings()


class Settings(Section):
    """All settings, by section.

    Attributes:
        version: Of the format.
        profile: Which profile `filters` and `output` belong to; "" for none.
        profiles: Sets of filters and output to switch to, by name. The one of `profile`
            is brought up to date when another takes its place.
    """

    version: Literal[1] = VERSION
    camera: CameraSettings = CameraSettings()
    output: OutputSettings = OutputSettings()
    processor: ProcessorSettings = ProcessorSettings()
    filters: FilterSettings = FilterSettings()
    gallery: GallerySettings = GallerySettings()
    photos: PhotoSettings = PhotoSettings()
    recordings: RecordingSettings = RecordingSettings()
    hotkeys: HotkeySettings = HotkeySettings()
    window: WindowSettings = WindowSettings()
    profile: Line = ""
    profiles: dict[Annotated[Line, Field(min_length=1, max_length=40)], Profile] = {}

    @property
    def budget(self) -> Budget:
        """What the app may take of the processor."""
        return Budget(self.processor.cores, self.processor.max_fps)


def to_plain(settings: Settings) -> dict[str, Any]:
    """Return what differs from the defaults, and the version, as TOML can hold it."""
    changed = settings.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return {"version": VERSION, **changed}
