"""What Linux tells of its video devices in /sys, without opening one of them.

Elsewhere there is no /sys, and so there are no devices here.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path("/")


@dataclass(frozen=True, slots=True)
class VideoNode:
    """One /dev/videoN.

    Attributes:
        number: The N.
        name: What programs list it as; "" if the kernel does not say.
        hardware: Where the device it belongs to stands in /sys; "" if it is virtual.
        loopback: Whether v4l2loopback made it.
        idle: Whether it is such a one, and known to be fed by nobody. Before version
            0.13 of the module that is never known.
    """

    number: int
    name: str
    hardware: str
    loopback: bool
    idle: bool


def video_nodes(root: Path = _ROOT) -> list[VideoNode]:
    """Return all video devices, lowest number first.

    Args:
        root: Folder that holds "sys"; another one in tests.
    """
    entries = (root / "sys/class/video4linux").glob("video*")
    nodes = [_node(entry) for entry in entries if entry.name[5:].isdigit()]
    return sorted(nodes, key=lambda node: node.number)


def sent_to(root: Path = _ROOT) -> set[str]:
    """Return the files of devices that this process only writes to: "/dev/video10".

    Args:
        root: Folder that holds "proc"; another one in tests.
    """
    found = set()
    for link in (root / "proc/self/fd").glob("*"):
        with suppress(OSError, ValueError):  # it was closed meanwhile
            info = (root / "proc/self/fdinfo" / link.name).read_text()
            flags = int(info.partition("flags:")[2].split()[0], 8)
            if flags & os.O_ACCMODE == os.O_WRONLY:
                found.add(str(link.readlink()))
    return found


def _node(entry: Path) -> VideoNode:
    hardware = entry / "device"
    return VideoNode(
        number=int(entry.name[5:]),
        name=_line(entry / "name"),
        hardware=str(hardware.resolve()) if hardware.exists() else "",
        # Every version of the module adds this attribute; no camera driver has it.
        loopback=(entry / "max_openers").exists(),
        # What can be done with it: "capture" once somebody feeds it.
        idle=_line(entry / "state") == "output",
    )


def _line(path: Path) -> str:
    """Return what an attribute says; "" where it is missing or may not be read."""
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
