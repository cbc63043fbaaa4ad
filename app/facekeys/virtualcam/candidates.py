"""Where a virtual camera may be found: one function per system, in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.virtualcam import loopback
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import loopback_nodes
from facekeys.virtualcam.sink import CAMERA_NAME

OBS_NAME: Final = "OBS Virtual Camera"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A virtual camera to try.

    Attributes:
        backend: What pyvirtualcam calls the way to it.
        device: Which of the backend's devices; None leaves it the choice.
        name: What other programs list it as.
        node: Its device file, on Linux, where a candidate is known to exist. None where
            only opening it shows whether it is there.
    """

    backend: str
    device: str | None
    name: str
    node: Path | None = None


def candidates(host: Host) -> list[Candidate]:
    """Return what to try on a machine, best first; nothing on unknown systems."""
    find = _FINDERS.get(host.platform)
    return find(host) if find else []


def _linux(host: Host) -> list[Candidate]:
    return [
        Candidate(
            backend=loopback.BACKEND,
            device=f"/dev/video{node.number}",
            name=node.name or f"/dev/video{node.number}",
            node=host.root / f"dev/video{node.number}",
        )
        for node in loopback_nodes(host)
    ]


def _windows(_host: Host) -> list[Candidate]:
    return [
        Candidate(backend="unitycapture", device=CAMERA_NAME, name=CAMERA_NAME),
        Candidate(backend="obs", device=None, name=OBS_NAME),
    ]


def _macos(_host: Host) -> list[Candidate]:
    return [Candidate(backend="obs", device=None, name=OBS_NAME)]


_FINDERS: Final[Mapping[str, Callable[[Host], list[Candidate]]]] = MappingProxyType(
    {"linux": _linux, "win32": _windows, "darwin": _macos}
)
