"""All settings: each defined once, with its title, its help and its limits.

The dialog, the file, the commands and docs/settings.md are made from what stands here.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from facekeys.engine.governor import LEAST_CORES, LEAST_FPS, Budget
from facekeys.recording.names import PATTERN, checked_pattern

VERSION: Final = 1
"""Of the file's format; a change that old files don't fit takes a migration."""

_USUAL: Final = Budget()
_LONGEST_TEXT: Final = 1000
_MOST_NAMES: Final = 1000


class Shown(Enum):
    """Where people meet a setting."""

    DIALOG = "dialog"
    """In the dialog; maybe in the window as well."""
    WINDOW = "window"
    """Not in the dialog: it is changed by using the window."""
    LATER = "later"
    """Nowhere yet: nothing heeds it, but its place in the file is kept."""


def _line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be one line of readable text")
    return text


def _filter_id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,40}", text):
        raise ValueError("must be the id of a filter: 1 to 40 of a-z, 0-9 and -")
    return text


def _absolute(path: Path | None) -> Path | None:
    if path is None:
        return None
    if not path.is_absolute():
        raise ValueError("must be a whole path, or begin with ~")
    if len(_line(str(path))) > _LONGEST_TEXT:
        message = f"must have at most {_LONGEST_TEXT} characters"
        raise ValueError(message)
    return path


def _expanded(path: object) -> object:
    """Let ~ stand for the home folder, and an empty text for None."""
    if not isinstance(path, str):
        return path
    try:
        return Path(path).expanduser() if path else None
    except RuntimeError as error:  # there is no such user
        raise ValueError("names a home folder that is not there") from error


def _split(names: object) -> object:
    """Let a list be written as a text with commas, as commands have it."""
    if not isinstance(names, str):
        return names
    return [name.strip() for name in names.split(",") if name.strip()]


def _without_repeats(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _without_clashes(keys: dict[str, str]) -> dict[str, str]:
    """Refuse one key for two actions."""
    taken: dict[str, str] = {}
    for action, key in keys.items():
        if key and key in taken:
            message = f"gives {key} to {taken[key]} and to {action}"
            raise ValueError(message)
        taken[key] = action
    return keys


Line = Annotated[str, Field(max_length=_LONGEST_TEXT), AfterValidator(_line)]
"""One line of text."""
FilterIds = Annotated[
    tuple[Annotated[str, AfterValidator(_filter_id)], ...],
    Field(max_length=_MOST_NAMES),
    BeforeValidator(_split),
    AfterValidator(_without_repeats),
]
"""Filters by their ids, each once, in an order that counts."""
Folder = Annotated[Path | None, BeforeValidator(_expanded), AfterValidator(_absolute)]
"""The whole path of a folder, which may not exist yet; None for the usual one."""
NamePattern = Annotated[str, AfterValidator(checked_pattern)]
"""A pattern for names of files; see `facekeys.recording.names`."""
Hotkeys = Annotated[
    dict[Annotated[Line, Field(min_length=1)], Line], AfterValidator(_without_clashes)
]
"""The key of each action that has another one than usual; "" for none."""


class Section(BaseModel):
    """Settings that belong together; a table of the file. Never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class CameraSettings(Section):
    """Camera."""

    id: Annotated[Line, Shown.WINDOW] = Field(
        default="",
        title="Camera",
        description="The webcam to start with, by its id as `facekeys cameras` prints "
        "it; empty for the first one.",
    )
    mirror: Annotated[bool, Shown.DIALOG] = Field(
        default=True,
        title="Mirror my preview",
        description="You see yourself as in a mirror. Others never do.",
    )


class OutputSettings(Section):
    """Virtual camera."""

    on: Annotated[bool, Shown.WINDOW] = Field(
        default=True,
        title="Virtual camera on",
        description="Whether other programs get the picture, from the start of the "
        "app.",
    )
    to: Annotated[Line, Shown.LATER] = Field(
        default="auto",
        title="Where the picture goes",
        description="The best virtual camera there is (auto), a device such as "
        "/dev/video10, PipeWire, a preview by HTTP for programs on this computer, or "
        "nowhere (none).",
        pattern=r"^(auto|pipewire|http|none|/dev/video[0-9]{1,3})$",
        examples=["auto", "pipewire", "http", "none"],
    )
    mark: Annotated[bool, Shown.LATER] = Field(
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
        "down to 15 a second. The option `--cpu` wins over it.",
    )
    max_fps: Annotated[float, Shown.DIALOG] = Field(
        default=_USUAL.max_fps,
        ge=LEAST_FPS,
        le=240,
        title="Frames a second",
        description="So many are processed, at most. The option `--max-fps` wins "
        "over it.",
    )


class FilterSettings(Section):
    """Filters."""

    pinned: Annotated[FilterIds, Shown.DIALOG] = Field(
        default=(),
        title="Filters that are on at the start",
        description="With none of them FaceKeys starts bare.",
    )
    favourites: Annotated[FilterIds, Shown.LATER] = Field(
        default=(),
        title="Favourites",
        description="The filters you like best, in your order.",
    )


class GallerySettings(Section):
    """Gallery."""

    order: Annotated[FilterIds, Shown.LATER] = Field(
        default=(),
        title="Order",
        description="Which filters come first; others follow by id.",
    )
    recents: Annotated[FilterIds, Shown.LATER] = Field(
        default=(), title="Used lately", description="The newest first."
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


class HotkeySettings(Section):
    """Keys."""

    bindings: Annotated[Hotkeys, Shown.LATER] = Field(
        default={},
        title="Keys",
        description="The key of each action that is not the usual.",
    )


class WindowSettings(Section):
    """Window."""

    statistics: Annotated[bool, Shown.DIALOG] = Field(
        default=False,
        title="Show statistics",
        description="Where the time of each frame goes, below the camera.",
    )
    theme: Annotated[Literal["system", "light", "dark"], Shown.DIALOG] = Field(
        default="system", title="Colours", description="Of the whole window."
    )
    width: Annotated[int, Shown.WINDOW] = Field(
        default=1280, ge=320, le=16384, title="Width", description="In pixels."
    )
    height: Annotated[int, Shown.WINDOW] = Field(
        default=640, ge=240, le=16384, title="Height", description="In pixels."
    )
    closing: Annotated[Literal["ask", "hide", "end"], Shown.LATER] = Field(
        default="ask",
        title="When the window is closed",
        description="Whether FaceKeys goes on behind its icon in the tray.",
    )
    language: Annotated[Literal["system", "en", "de"], Shown.LATER] = Field(
        default="system", title="Language", description="Of all texts."
    )
    reduced_motion: Annotated[Literal["system", "yes", "no"], Shown.LATER] = Field(
        default="system",
        title="Less motion",
        description="Nothing moves but your picture.",
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
