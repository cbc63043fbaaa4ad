"""The machine a virtual camera is looked for on."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from platform import release


def _user() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # an account without a name
        return "root" if _uid() == 0 else str(_uid())


def _uid() -> int:
    return os.geteuid() if sys.platform != "win32" else -1


def _gids() -> frozenset[int]:
    if sys.platform == "win32":
        return frozenset()
    return frozenset({*os.getgroups(), os.getegid()})


def _registered(key: str) -> str | None:
    """Return the unnamed value of a key below HKEY_CLASSES_ROOT; None without one."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError):
            return winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, key)
    return None


@dataclass(frozen=True, slots=True)
class Host:
    """A machine and who uses it; by default, this one. Tests describe others.

    Attributes:
        platform: As `sys.platform` names it.
        root: Folder that holds "sys", "dev", "proc", "etc" and "lib".
        kernel: Release of the running kernel, as `uname -r` prints it.
        user: Who uses it.
        uid: Their number; 0 is root; -1 on Windows.
        gids: Numbers of the groups that this process is in.
        pid: Number of this process.
        environment: The process's variables.
        registered: Returns the unnamed value of a key below Windows' HKEY_CLASSES_ROOT,
            or None if there is no such key.
    """

    platform: str = sys.platform
    root: Path = Path("/")
    kernel: str = field(default_factory=release)
    user: str = field(default_factory=_user)
    uid: int = field(default_factory=_uid)
    gids: frozenset[int] = field(default_factory=_gids)
    pid: int = field(default_factory=os.getpid)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    registered: Callable[[str], str | None] = _registered

    def text(self, path: str) -> str:
        """Return a text file below the root; "" where there is none to read."""
        try:
            return (self.root / path).read_text("utf-8", errors="replace")
        except OSError:
            return ""

    def families(self) -> list[str]:
        """Return the Linux distribution's own name, then those it says it is like.

        The names are those of ID and ID_LIKE in /etc/os-release: "ubuntu", "debian".
        """
        lines = self.text("etc/os-release").splitlines()
        pairs = (line.partition("=") for line in lines)
        fields = {key: value.strip("\"' ") for key, _, value in pairs}
        return f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".split()
