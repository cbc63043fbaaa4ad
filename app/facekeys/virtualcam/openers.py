"""Which programs have a v4l2loopback device open, counted in /proc and /sys.

Only the processes of the same user can be looked into. Whether there are others is
told by the use count of the kernel module, which has one use for each open file of all
of its devices, and which everybody may read.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from facekeys.video4linux import video_nodes
from facekeys.virtualcam.audience import SOMEBODY, UNKNOWN, Audience, audience_of

_ROOT = Path("/")


def count_programs(device: str, root: Path = _ROOT) -> Audience:
    """Count the programs, other than this one, that have a loopback device open.

    Looks at all open files of the user, which takes 8 µs for each of them.

    Args:
        device: Its file, as "/dev/video10".
        root: Folder that holds "proc" and "sys"; another one in tests.
    """
    loopbacks = [
        f"/dev/video{node.number}" for node in video_nodes(root) if node.loopback
    ]
    found = list(_open_files(frozenset(loopbacks), root))
    programs = {process for process, path in found if path == device}
    programs.discard(os.getpid())
    uses = _uses(root)
    if uses is None:
        return audience_of(len(programs)) if programs else UNKNOWN
    if uses <= len(found):
        return audience_of(len(programs))
    # Somebody is there whose files we may not see: at this device if it is the only
    # one, else at any of them.
    return SOMEBODY if programs or len(loopbacks) == 1 else UNKNOWN


def _open_files(paths: Container[str], root: Path) -> Iterator[tuple[int, str]]:
    """Yield the process and the path for each open file that is one of the paths."""
    for process in _entries(f"{root}/proc"):
        if process.name.isdigit():
            for one in _entries(f"{process.path}/fd"):
                # To follow the link instead could wait for a dead network for ever.
                with suppress(OSError):
                    path = os.readlink(one.path)  # noqa: PTH115 - there are thousands
                    if path in paths:
                        yield int(process.name), path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what a folder holds; nothing if it went away, or may not be read."""
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _uses(root: Path) -> int | None:
    """Return the use count of v4l2loopback; None where the kernel keeps none."""
    try:
        return int((root / "sys/module/v4l2loopback/refcnt").read_text())
    except (OSError, ValueError):
        return None
