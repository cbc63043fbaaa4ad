"""The machine a virtual camera is looked for on."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from platform import release


@dataclass(frozen=True, slots=True)
class Host:
    """A machine; by default, this one. Tests describe others in a folder.

    Attributes:
        platform: As `sys.platform` names it.
        root: Folder that holds "sys", "dev", "etc" and "lib".
        kernel: Release of the running kernel, as `uname -r` prints it.
    """

    platform: str = sys.platform
    root: Path = Path("/")
    kernel: str = field(default_factory=release)

    def families(self) -> list[str]:
        """Return the Linux distribution's own name, then those it says it is like.

        The names are those of ID and ID_LIKE in /etc/os-release: "ubuntu", "debian".
        """
        try:
            text = (self.root / "etc/os-release").read_text("utf-8", errors="replace")
        except OSError:
            return []
        pairs = (line.partition("=") for line in text.splitlines())
        fields = {key: value.strip("\"' ") for key, _, value in pairs}
        return f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".split()
