"""Whether FaceKeys Cam is there after every start of the computer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.finding import Finding, fine
from facekeys.doctor.loopback_troubles import MODPROBE, MODULES_LOAD
from facekeys.doctor.modprobe import (
    BLACKLIST_LINE,
    OPTIONS_LINE,
    loaded_at_start,
    options_at_start,
    without,
)
from facekeys.doctor.steps import NewText
from facekeys.doctor.trouble import AT_START
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import (
    MODULE,
    devices_of,
    is_installed,
    is_loaded,
    options,
    with_ours,
)
from facekeys.virtualcam.sink import CAMERA_NAME

_LOAD: Final = NewText(PurePosixPath(MODULES_LOAD), f"{MODULE}\n")


def check_start(host: Host) -> Iterable[Finding]:
    """Look into modules-load.d and modprobe.d; nothing while there is no module."""
    if not is_loaded(host) and not is_installed(host):
        return
    blacklists = without(host, BLACKLIST_LINE)
    if blacklists:
        yield TROUBLES["blacklisted"].found(
            f"{_names(blacklists)} keeps v4l2loopback from being loaded at the start.",
            steps=blacklists,
        )
    trouble = _unwritten(host)
    if trouble is not None:
        yield trouble
    elif not blacklists:
        yield fine(AT_START, "v4l2loopback is loaded, with the options it needs.")


def _unwritten(host: Host) -> Finding | None:
    given = options_at_start(host)
    permanent = loaded_at_start(host)
    wrong = without(host, OPTIONS_LINE) if given and not _suit(given) else ()
    others = tuple(step for step in wrong if str(step.path) != MODPROBE)
    rewrite = () if _suit(given) else (*others, _options(given))
    if not permanent:
        return TROUBLES["not-permanent"].found(steps=(*rewrite, _LOAD))
    if not given:
        return TROUBLES["options-missing"].found(steps=rewrite)
    if wrong:
        return TROUBLES["options-contradict"].found(
            f"{_names(wrong)} says something else than FaceKeys Cam needs.",
            steps=rewrite,
        )
    return None


def _suit(given: dict[str, str]) -> bool:
    """Tell whether options make FaceKeys Cam as Chrome and Zoom want it."""
    return any(
        device.label == CAMERA_NAME and device.exclusive for device in devices_of(given)
    )


def _options(given: dict[str, str]) -> NewText:
    """Return our file of modprobe.d; devices of other programs stay."""
    devices = with_ours(devices_of(given) if given else [])
    return NewText(PurePosixPath(MODPROBE), f"options {MODULE} {options(devices)}\n")


def _names(files: Iterable[NewText]) -> str:
    return " and ".join(str(file.path) for file in files)
