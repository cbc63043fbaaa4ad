"""What Linux tells of its video devices in /sys, without opening one of them.

Elsewhere there is no /sys, and so there are no devices here.
"""

from __future__ import annotations

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
    """

    number: int
    name: str
    hardware: str
    loopback: bool


def video_nodes(root: Path = _ROOT) -> list[VideoNode]:
    """Return all video devices, lowest number first.

    Args:
        root: Folder that holds "sys"; another one in tests.
    """
    entries = (root / "sys/class/video4linux").glob("video*")
    nodes = [_node(entry) for entry in entries if entry.name[5:].isdigit()]
    return sorted(nodes, key=lambda node: node.number)


def _node(entry: Path) -> VideoNode:
    hardware = entry / "device"
    return VideoNode(
        number=int(entry.name[5:]),
        name=_line(entry / "name"),
        hardware=str(hardware.resolve()) if hardware.exists() else "",
        # Every version of the module adds this attribute; no camera driver has it.
        loopback=(entry / "max_openers").exists(),
    )


def _line(path: Path) -> str:
    """Return what an attribute says; "" where it is missing or may not be read."""
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
