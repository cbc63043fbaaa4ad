"""Who runs on a Linux machine, and who has a device open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from facekeys.virtualcam.host import Host


@dataclass(frozen=True, slots=True)
class Process:
    """A process.

    Attributes:
        pid: Its number.
        name: What the kernel calls it, at most 15 characters.
        ours: Whether it is FaceKeys: this process, or another one of it.
    """

    pid: int
    name: str
    ours: bool

    def __str__(self) -> str:
        return f"{self.name} (process {self.pid})"


def running(host: Host) -> set[str]:
    """Return the names of all processes, each at most 15 characters long."""
    return {host.text(f"proc/{folder.name}/comm").strip() for folder in _folders(host)}


def openers(host: Host, device: str) -> list[Process]:
    """Return who has a device file open, as far as this user may see.

    Without root's rights, that is the user's own processes.

    Args:
        host: The machine.
        device: As "/dev/video10".
    """
    return [
        _process(host, int(folder.name))
        for folder in _folders(host)
        if device in _open_files(folder)
    ]


def _folders(host: Host) -> list[Path]:
    try:
        entries = list((host.root / "proc").iterdir())
    except OSError:
        return []
    folders = (entry for entry in entries if entry.name.isdecimal())
    return sorted(folders, key=lambda folder: int(folder.name))


def _open_files(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder / "fd") as entries:
            links = [entry.path for entry in entries]
    except OSError:  # of another user, or gone by now
        return
    for link in links:
        try:
            yield os.readlink(link)  # noqa: PTH115 - the text is wanted, not a path
        except OSError:
            continue


def _process(host: Host, pid: int) -> Process:
    words = host.text(f"proc/{pid}/cmdline").split("\0")
    # "facekeys", ".../python -m facekeys", ".../python .../bin/facekeys"
    ours = pid == host.pid or any(Path(word).name == "facekeys" for word in words[:3])
    return Process(pid, host.text(f"proc/{pid}/comm").strip(), ours=ours)
