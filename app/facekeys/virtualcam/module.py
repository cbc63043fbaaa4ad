"""The kernel module v4l2loopback: whether it is there, its devices and its options."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from facekeys.video4linux import VideoNode, video_nodes
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.sink import CAMERA_NAME

MODULE: Final = "v4l2loopback"
NUMBER: Final = 10
"""Of /dev/videoN where that is free: webcams come first and count from 0."""

_DUMMY: Final = "Dummy video device"
"""How the module calls a device that nobody gave a label."""
_YES: Final = ("1", "Y", "y")
_SPECIAL: Final = re.compile(r"""[,"'`$\\]""")
"""What means something to the kernel, to modprobe or to a shell."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device that the module makes.

    Attributes:
        number: The N of its /dev/videoN; -1 leaves it to the module.
        label: What other programs list it as.
        exclusive: Whether it offers one end at a time (exclusive_caps=1): Chrome and
            Zoom take no others for cameras.
    """

    number: int
    label: str
    exclusive: bool


OURS: Final = Device(NUMBER, CAMERA_NAME, exclusive=True)


def options(devices: Sequence[Device]) -> str:
    """Return the module's options that make these devices, for a shell or modprobe.d.

    The parameters are those of `modinfo v4l2loopback`. Commas, quotes and the like
    become spaces in a label.
    """
    if not devices:
        return "devices=0"
    numbers = ",".join(str(device.number) for device in devices)
    labels = ",".join(_plain(device.label) for device in devices)
    exclusive = ",".join("1" if device.exclusive else "0" for device in devices)
    return (
        f"devices={len(devices)} video_nr={numbers} "
        f'card_label="{labels}" exclusive_caps={exclusive}'
    )


def load_line(devices: Sequence[Device]) -> str:
    """Return the command that loads the module with these devices."""
    return f"sudo modprobe {MODULE} {options(devices)}"


def devices_of(parameters: dict[str, str]) -> list[Device]:
    """Return the devices that the module makes of its options.

    Args:
        parameters: Values by name, without quotes.
    """
    labels = parameters.get("card_label", "").split(",")
    numbers = parameters.get("video_nr", "").split(",")
    exclusive = parameters.get("exclusive_caps", "").split(",")
    count = parameters.get("devices", "")
    # Without a count the module makes as many as it has numbers for, and at least one.
    length = int(count) if count.isdecimal() else max(1, len(numbers))
    places = itertools.zip_longest(labels, numbers, exclusive, fillvalue="")
    made = [
        Device(_number(number), label, exclusive=flag in _YES)
        for label, number, flag in places
    ]
    return [*made, *[Device(-1, "", exclusive=False)] * (length - len(made))][:length]


def with_ours(devices: Iterable[Device], taken: Iterable[int] = ()) -> list[Device]:
    """Return devices with FaceKeys Cam among them; those without a label go.

    Args:
        devices: Those of other programs stay as they are.
        taken: Numbers of /dev/videoN that others have.
    """
    before = list(devices)
    others = [
        device
        for device in before
        if device.label not in ("", CAMERA_NAME) and not device.label.startswith(_DUMMY)
    ]
    mine = (one.number for one in before if one.label == CAMERA_NAME)
    kept = next((number for number in mine if number >= 0), NUMBER)
    blocked = {*taken, *(device.number for device in others)}
    number = next(one for one in itertools.count(kept) if one not in blocked)
    return [*others, Device(number, CAMERA_NAME, exclusive=True)]


def is_loaded(host: Host) -> bool:
    """Tell whether the module is in the kernel."""
    return (host.root / "sys/module" / MODULE).exists()


def is_installed(host: Host, kernel: str | None = None) -> bool:
    """Tell whether modprobe would find the module.

    Args:
        host: The machine.
        kernel: For which release; the running one by default.
    """
    index = host.text(f"lib/modules/{kernel or host.kernel}/modules.dep")
    return f"/{MODULE}.ko" in index


def loopback_nodes(host: Host) -> list[VideoNode]:
    """Return the devices that the module made, the one called FaceKeys Cam first."""
    nodes = (node for node in video_nodes(host.root) if node.loopback)
    return sorted(nodes, key=lambda node: (node.name != CAMERA_NAME, node.number))


def present_devices(host: Host) -> list[Device]:
    """Return the devices that the module makes now, by rising number."""
    nodes = sorted(loopback_nodes(host), key=lambda node: node.number)
    return [
        Device(node.number, node.name, exclusive=bool(is_exclusive(host, node.number)))
        for node in nodes
    ]


def is_exclusive(host: Host, number: int) -> bool | None:
    """Tell whether a device offers one end at a time, without opening it.

    Args:
        host: The machine.
        number: The N of its /dev/videoN.

    Returns:
        None for a device that was not made when the module was loaded.
    """
    folder = f"sys/module/{MODULE}/parameters"
    flags = host.text(f"{folder}/exclusive_caps").split(",")
    flags = [flag.strip() for flag in flags if flag.strip()]
    numbers = [_number(one) for one in host.text(f"{folder}/video_nr").split(",")]
    if number in numbers[: len(flags)]:
        return flags[numbers.index(number)] in _YES
    # Devices without a number of their own stand in the order they were made in.
    unnamed = [place for place, one in enumerate(numbers) if one < 0]
    nodes = (node.number for node in video_nodes(host.root) if node.loopback)
    free = [one for one in nodes if one not in numbers]
    place = dict(zip(free, unnamed, strict=False)).get(number)
    return None if place is None or place >= len(flags) else flags[place] in _YES


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return -1


def _plain(label: str) -> str:
    return _SPECIAL.sub(" ", label)
