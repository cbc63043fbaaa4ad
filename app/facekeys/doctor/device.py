"""Whether other programs will list FaceKeys Cam, and FaceKeys may feed it: Linux."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.finding import Finding, fine
from facekeys.doctor.kernel_module import module_trouble, reload_steps
from facekeys.doctor.processes import openers
from facekeys.doctor.steps import VIDEO_GROUP, Command, join_group
from facekeys.doctor.trouble import CAMERA
from facekeys.video4linux import VideoNode
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.loopback import CAPTURE, OUTPUT, offered_ends
from facekeys.virtualcam.module import is_exclusive, loopback_nodes
from facekeys.virtualcam.sink import CAMERA_NAME, HEIGHT, WIDTH

_OUR_SIZE: Final = f"{WIDTH}x{HEIGHT}"
_SIZE: Final = re.compile(r":(\d+x\d+)")
"""In the attribute "format" of a loopback: YU12:640x480@30."""
_MAY_USE: Final = 0o060


def check_virtual_camera(host: Host) -> Iterable[Finding]:
    """Look for FaceKeys Cam, without disturbing a FaceKeys that feeds it."""
    trouble = module_trouble(host) or _no_node(host)
    if trouble is not None:
        yield trouble
        return
    node = loopback_nodes(host)[0]
    troubles = [found for probe in _PROBES if (found := probe(host, node)) is not None]
    yield from troubles
    if not troubles:
        yield fine(CAMERA, f"Other programs list it as {node.name}.")


def _no_node(host: Host) -> Finding | None:
    nodes = loopback_nodes(host)
    if not nodes:
        return TROUBLES["no-device"].found(steps=reload_steps(host))
    if not _path(host, nodes[0]).exists():
        return TROUBLES["node-missing"].found(
            f"The kernel has {nodes[0].name}, but /dev/video{nodes[0].number} is gone.",
            steps=reload_steps(host),
        )
    return None


def _other_label(host: Host, node: VideoNode) -> Finding | None:
    if node.name == CAMERA_NAME:
        return None
    return TROUBLES["other-label"].found(
        f"Other programs list FaceKeys as “{node.name}”: no device is called "
        f"{CAMERA_NAME}.",
        steps=reload_steps(host),
    )


def _not_exclusive(host: Host, node: VideoNode) -> Finding | None:
    exclusive = is_exclusive(host, node.number)
    if exclusive is None:  # made later, with v4l2loopback-ctl
        free = not host.text(f"sys/class/video4linux/video{node.number}/format").strip()
        exclusive = not free or _ends(host, node) != CAPTURE | OUTPUT
    if exclusive:
        return None
    return TROUBLES["not-exclusive"].found(
        f"Chrome and Zoom don't list {node.name}: its module was loaded without "
        "exclusive_caps=1.",
        steps=reload_steps(host),
    )


def _forbidden(host: Host, node: VideoNode) -> Finding | None:
    path = _path(host, node)
    if os.access(path, os.R_OK | os.W_OK):
        return None
    device = f"/dev/video{node.number}"
    status = path.stat()
    gid = _group_number(host)
    if status.st_gid != gid or status.st_mode & _MAY_USE != _MAY_USE:
        return TROUBLES["node-closed"].found(
            f"{device} does not let the group {VIDEO_GROUP} write.",
            steps=(
                Command(
                    f"sudo chgrp {VIDEO_GROUP} {device}",
                    undo=(f"sudo chgrp {status.st_gid} {device}",),
                ),
                Command(
                    f"sudo chmod 660 {device}",
                    undo=(f"sudo chmod {status.st_mode & 0o777:o} {device}",),
                ),
            ),
        )
    if host.user in _members(host):
        return TROUBLES["login-pending"].found()
    return TROUBLES["forbidden"].found(
        f"You may not use {device}: you are not in the group {VIDEO_GROUP}.",
        steps=(join_group(host),),
    )


def _occupied(host: Host, node: VideoNode) -> Finding | None:
    ends = _ends(host, node)
    if ends == 0:
        return TROUBLES["left-unusable"].found(steps=reload_steps(host))
    attribute = host.text(f"sys/class/video4linux/video{node.number}/format")
    match = _SIZE.search(attribute)
    size = match[1] if match else _OUR_SIZE
    if ends is None or (ends != CAPTURE and size == _OUR_SIZE):
        return None
    users = openers(host, f"/dev/video{node.number}")
    if any(process.ours for process in users):
        return None
    names = " and ".join(str(process) for process in users) or "A program"
    if ends == CAPTURE:
        return TROUBLES["busy"].found(
            f"{names} sends to {node.name}, or shows what another program sends."
        )
    return TROUBLES["format-held"].found(
        f"{names} holds {node.name} at {size}; FaceKeys sends {_OUR_SIZE}."
    )


_Probe = Callable[[Host, VideoNode], Finding | None]
_PROBES: Final[tuple[_Probe, ...]] = (
    _other_label,
    _not_exclusive,
    _forbidden,
    _occupied,
)
"""What is asked about the device that FaceKeys would take."""


def _path(host: Host, node: VideoNode) -> Path:
    return host.root / f"dev/video{node.number}"


def _ends(host: Host, node: VideoNode) -> int | None:
    """Return which ends a device offers; None if it can't be asked."""
    try:
        return offered_ends(_path(host, node))
    except OSError:
        return None


def _group_fields(host: Host) -> list[str]:
    lines = host.text("etc/group").splitlines()
    groups = (line.split(":") for line in lines)
    return next((one for one in groups if one[0] == VIDEO_GROUP and len(one) == 4), [])


def _group_number(host: Host) -> int:
    fields = _group_fields(host)
    return int(fields[2]) if fields and fields[2].isdecimal() else -1


def _members(host: Host) -> list[str]:
    fields = _group_fields(host)
    return fields[3].split(",") if fields else []
