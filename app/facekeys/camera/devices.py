"""The webcams of this machine: their names, and ids that outlive a reboot."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import cv2

from facekeys.errors import CameraError
from facekeys.video4linux import VideoNode, sent_to, video_nodes

BACKENDS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "linux": cv2.CAP_V4L2,
        "win32": cv2.CAP_DSHOW,
        "darwin": cv2.CAP_AVFOUNDATION,
    }
)
"""The one OpenCV backend used per system: each counts the cameras in its own order."""

_OUR_LABEL: Final = "FaceKeys Cam"
_VIRTUAL: Final = (_OUR_LABEL.casefold(), "obs virtual camera", "unity video capture")
"""How the names of cameras begin that may show our own picture, in lower case."""

STABLE_LINKS: Final = ("dev/v4l/by-id", "dev/v4l/by-path")
"""Where Linux has links to devices under names that stay."""
_ROOT: Final = Path("/")


@dataclass(frozen=True, slots=True)
class Camera:
    """A webcam that can be opened.

    Attributes:
        id: The same for the same camera after a reboot, where the system can tell.
        name: What the system calls it.
        index: Its number at the moment, as the backend counts.
        backend: The OpenCV backend that counts so.
    """

    id: str
    name: str
    index: int
    backend: int


def list_cameras(*, platform: str = sys.platform, root: Path = _ROOT) -> list[Camera]:
    """Return the webcams; none on systems that are not known.

    Real ones come first, then those that other programs feed through v4l2loopback, as
    phones are; lowest index first. Left out is what shows our own picture, or may soon
    (FaceKeys must not film itself): virtual cameras of the usual names, loopback
    devices while none is called FaceKeys Cam, and those that this process sends to. So
    are loopback devices known to be idle, and further devices of one name on the same
    hardware.

    Args:
        platform: As `sys.platform` names it.
        root: Folder that holds "dev" and "sys"; another one in tests.
    """
    backend = BACKENDS.get(platform)
    if backend is None:
        return []
    nodes = {node.number: node for node in video_nodes(root)}
    loopbacks = {number: node for number, node in nodes.items() if node.loopback}
    infos = sorted(
        _enumerate(backend), key=lambda info: (info.index in loopbacks, info.index)
    )
    return [
        Camera(
            id=_stable_id(info, root),
            name=_name(info),
            index=int(info.index),
            backend=backend,
        )
        for info in _distinct(infos, nodes)
        if not _is_virtual(info)
        and (info.index not in loopbacks or info.index in _foreign(loopbacks, root))
    ]


_MEANINGS: Final[tuple[Callable[[Camera, str], bool], ...]] = (
    lambda camera, text: camera.id.casefold() == text,
    lambda camera, text: str(camera.index) == text,
    lambda camera, text: camera.name.casefold() == text,
    lambda camera, text: _is_word(text) and text in camera.name.casefold(),
)
"""What a text can mean; the first meaning that fits any camera counts."""


def find_camera(text: str, cameras: Sequence[Camera] | None = None) -> Camera:
    """Return the webcam that a person means.

    Args:
        text: Its id, its index, its name, or a part of its name, in any case.
        cameras: To choose from; those of this machine by default.

    Raises:
        CameraError: There is none like that, or more than one.
    """
    cameras = list_cameras() if cameras is None else cameras
    if not cameras:
        raise CameraError(
            "No webcam was found.",
            hint="Plug one in, then look with `facekeys cameras`.",
        )
    wanted = text.strip().casefold()
    for fits in _MEANINGS:
        meant = [camera for camera in cameras if fits(camera, wanted)]
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise CameraError(
                f'"{text}" means more than one webcam.',
                hint=f"Give the number of one: {_listing(meant)}.",
            )
    raise CameraError(
        f'There is no webcam "{text}".', hint=f"There are: {_listing(cameras)}."
    )


def labels(cameras: Sequence[Camera]) -> list[str]:
    """Return what to call webcams so that no two are called the same, in their order.

    Of several of one name the second gets " (2)", and so on.
    """
    given: list[str] = []
    for camera in cameras:
        numbered = (f"{camera.name} ({number})" for number in itertools.count(2))
        names = itertools.chain([camera.name], numbered)
        given.append(next(name for name in names if name not in given))
    return given


def _is_word(text: str) -> bool:
    # A number that no camera has is a slip, even where it stands in a name.
    return bool(text) and not text.isdigit()


def _enumerate(backend: int) -> list[Any]:
    """Return what cv2-enumerate-cameras finds, as its `CameraInfo`."""
    from cv2_enumerate_cameras import enumerate_cameras  # loads native code

    try:
        return enumerate_cameras(backend)
    except (OSError, RuntimeError, NotImplementedError):
        return []  # no rights, no camera service: nothing to choose from either way


def _name(info: Any) -> str:
    return str(info.name or f"Camera {info.index}")


def _foreign(loopbacks: Mapping[int, VideoNode], root: Path) -> set[int]:
    """Return the loopback devices that another program feeds, as far as is known."""
    if not any(node.name == _OUR_LABEL for node in loopbacks.values()):
        return set()
    ours = sent_to(root)
    return {
        number
        for number, node in loopbacks.items()
        if not node.idle and f"/dev/video{number}" not in ours
    }


def _is_virtual(info: Any) -> bool:
    return _name(info).casefold().startswith(_VIRTUAL)


def _distinct(infos: list[Any], nodes: Mapping[int, VideoNode]) -> Iterator[Any]:
    """Yield one of those that are the same camera: the first."""
    seen = set()
    for info in infos:
        node = nodes.get(info.index)
        hardware = node.hardware if node else ""
        key = (_name(info), hardware or info.path or info.index)
        if key not in seen:
            seen.add(key)
            yield info


def _stable_id(info: Any, root: Path) -> str:
    """Return the device's link by id, else by port, else its path, else its name."""
    path = str(info.path or "")
    for folder in STABLE_LINKS:
        for link in sorted((root / folder).glob("*")):
            if path and link.resolve().name == Path(path).name:
                return f"/{folder}/{link.name}"
    return path or _name(info)


def _listing(cameras: Sequence[Camera]) -> str:
    return ", ".join(f"{camera.index} ({camera.name})" for camera in cameras)
