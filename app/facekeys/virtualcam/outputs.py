"""Where the pictures go, by the word that a person says it with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from facekeys.errors import UsageError, VirtualCameraError
from facekeys.types import Pixels
from facekeys.video4linux import video_nodes
from facekeys.virtualcam.audience import NOBODY, Audience, Watch
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.candidates import candidates
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.pipewire import open_pipewire, pipewire_socket
from facekeys.virtualcam.sink import Sink, SinkOpener
from facekeys.virtualcam.words import AUTO, DEVICE, HTTP, NONE, PIPEWIRE


def output(word: str, host: Host | None = None) -> SinkOpener:
    """Return what opens a sink.

    Args:
        word: One of `OUTPUTS`, or /dev/videoN for a device of v4l2loopback.
        host: The machine to look for devices on; this one by default.

    Raises:
        UsageError: It is another word.
        VirtualCameraError: The device is not there, or is no loopback; where it is
            only busy, opening it says so.
    """
    if word in OUTPUTS:
        return OUTPUTS[word]
    if re.fullmatch(DEVICE, word):
        host = host or Host()
        _check_loopback(word, host)
        return partial(_open_device, word, host)
    raise UsageError(
        f"There is no output {word}.",
        hint=f"There are: {', '.join(OUTPUTS)}, and /dev/videoN.",
    )


def open_output(word: str) -> Sink:
    """Open a sink by its word; see `output`, which raises what this raises."""
    return output(word)()


def open_best() -> Sink:
    """Open a virtual camera, or else a camera of PipeWire's where that runs.

    Raises:
        VirtualCameraError: None can be used; it has every reason.
    """
    try:
        return open_virtual_camera()
    except VirtualCameraError as error:
        if pipewire_socket() is None:
            raise
        first = error
    try:
        return open_pipewire()
    except VirtualCameraError as error:
        raise VirtualCameraError(
            f"{first.message} Nor can PipeWire be used: {error.message}",
            hint=f"{first.hint}\n{error.hint}".strip(),
        ) from error


def _open_preview() -> Sink:
    from facekeys.virtualcam.mjpeg import open_preview  # a web server: rarely needed

    return open_preview()


class EmptyWatch:
    """The watch of a sink that nobody can read."""

    def audience(self) -> Audience:
        """Return nobody."""
        return NOBODY

    def close(self) -> None:
        """Do nothing: it holds nothing."""


class NoSink:
    """Takes pictures and shows them to nobody."""

    name = ""

    def send(self, pixels: Pixels) -> None:
        """Do nothing."""

    def repeat(self) -> None:
        """Do nothing."""

    def set_timeout_picture(self, pixels: Pixels) -> None:
        """Do nothing."""

    def watch(self) -> Watch:
        """Return a watch that sees nobody."""
        return EmptyWatch()

    def close(self) -> None:
        """Do nothing."""


OUTPUTS: Final[Mapping[str, SinkOpener]] = MappingProxyType(
    {
        AUTO: open_best,
        PIPEWIRE: open_pipewire,
        HTTP: _open_preview,
        NONE: NoSink,
    }
)
"""What opens a sink, by its word."""


def _open_device(device: str, host: Host) -> Sink:
    _check_loopback(device, host)  # another may have taken its number since
    return open_virtual_camera(host=host, device=device)


def _check_loopback(device: str, host: Host) -> None:
    """Raise VirtualCameraError unless a device is v4l2loopback's."""
    nodes = {f"/dev/video{node.number}": node for node in video_nodes(host.root)}
    usable = [f"{one.device} ({one.name})" for one in candidates(host)]
    hint = (
        f"FaceKeys can send to {', '.join(usable)}."
        if usable
        else "Run `facekeys doctor`: it says how to get one."
    )
    if device not in nodes:
        raise VirtualCameraError(f"There is no {device}.", hint=hint)
    if not nodes[device].loopback:
        raise VirtualCameraError(
            f"{device} ({nodes[device].name}) is not a virtual camera, so nothing is "
            "sent to it.",
            hint=hint,
        )
