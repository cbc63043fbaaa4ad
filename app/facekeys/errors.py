"""Failures a person should hear about: a sentence, a hint and an exit code."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

REINSTALL: Final = "Install FaceKeys again."
"""The hint for broken files of FaceKeys' own."""


class ExitCode(IntEnum):
    """What a command hands back to the shell. A contract: never renumber."""

    DONE = 0
    USAGE = 2
    INPUT = 3
    DISPLAY = 4
    VIRTUAL_CAMERA = 5
    RESOURCE = 6
    OTHER = 7


class FaceKeysError(Exception):
    """Base of every failure that FaceKeys explains.

    Attributes:
        message: One sentence: what happened.
        hint: What to do about it; may be empty.
        exit_code: What a command ends with because of it.
    """

    exit_code = ExitCode.OTHER

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(FaceKeysError):
    """The command was called with arguments that do not fit."""

    exit_code = ExitCode.USAGE


class OutputError(FaceKeysError):
    """The file to write can't be written there."""

    exit_code = ExitCode.USAGE


class InputError(FaceKeysError):
    """A video or picture can't be read."""

    exit_code = ExitCode.INPUT


class CameraError(InputError):
    """A webcam can't be opened, or stopped sending frames."""


class DisplayError(FaceKeysError):
    """There is no screen to open a window on."""

    exit_code = ExitCode.DISPLAY


class VirtualCameraError(FaceKeysError):
    """No virtual camera is there, or it stopped taking frames."""

    exit_code = ExitCode.VIRTUAL_CAMERA


class MendError(VirtualCameraError):
    """What `facekeys doctor --fix` or `--undo` tried did not work."""


class ResourceError(FaceKeysError):
    """A model, cascade or filter file is missing or broken."""

    exit_code = ExitCode.RESOURCE


class MissingExtraError(FaceKeysError):
    """A command needs packages that only an optional extra installs."""

    exit_code = ExitCode.USAGE


class NotRunningError(FaceKeysError):
    """The command speaks to the running app, and there is none."""


class HotkeyError(FaceKeysError):
    """A key that is to work everywhere can't be had from the system."""


class SettingsError(FaceKeysError):
    """The file of settings can't be read in full, or not be written."""


class RefusedError(FaceKeysError):
    """The running app did not do what it was asked for."""

    def __init__(self, message: str, *, hint: str, exit_code: ExitCode) -> None:
        super().__init__(message, hint=hint)
        self.exit_code = exit_code
