"""A report to paste where a fault is told: versions, findings, statistics.

It holds no pictures, and no paths that name a person.
"""

from __future__ import annotations

import getpass
import platform
import re
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path, PurePath
from typing import Final

from facekeys import __version__
from facekeys.doctor.finding import Finding

_PACKAGES: Final = (
    "ai-edge-litert",
    "av",
    "numpy",
    "opencv-python-headless",
    "pydantic",
    "PySide6-Essentials",
    "pyvirtualcam",
)
_USER: Final = "(user)"
_NOBODY: Final = frozenset({"root"})
"""Names that name nobody, and are words of the doctor's."""


def make_report(findings: Sequence[Finding], status: str = "") -> str:
    """Write the report.

    Args:
        findings: Of the doctor.
        status: What the running app tells of itself, as JSON; "" if none runs.

    Returns:
        Lines of Markdown.
    """
    system = f"{platform.platform()}, {platform.machine()}"
    lines = [
        f"FaceKeys {__version__}, Python {platform.python_version()}, {system}",
        ", ".join(f"{name} {_version(name)}" for name in _PACKAGES),
        "",
        *(_line(finding) for finding in findings),
    ]
    if status:
        lines += ["", "```json", status, "```"]
    return without_names("\n".join(lines)) + "\n"


def without_names(
    text: str, *, home: PurePath | None = None, user: str | None = None
) -> str:
    """Return a text without what names the user: home folder and user name.

    Args:
        text: Any.
        home: The home folder, which becomes ~; the user's own if None.
        user: The user's name at the computer, which becomes (user) wherever it is a
            whole word, in any case; the own one if None.
    """
    homes = (Path.home(), Path.home().resolve()) if home is None else (home,)
    user = _user_name() if user is None else user
    for path in {text for one in homes for text in (str(one), one.as_posix())}:
        if len(path) > 1:
            text = re.sub(rf"{re.escape(path)}(?![\w-])", "~", text, flags=_FLAGS)
    if user and user not in _NOBODY:
        text = re.sub(
            rf"(?<!\w){re.escape(user)}(?!\w)", _USER, text, flags=re.IGNORECASE
        )
    return text


_FLAGS: Final = re.IGNORECASE if sys.platform in {"win32", "darwin"} else 0
"""Whether paths of another case are the same."""


def _line(finding: Finding) -> str:
    fix = "".join(f"\n  {line}" for line in finding.fix.splitlines())
    return f"- {finding.state}: {finding.name}: {finding.message}{fix}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "missing"


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # nobody of that number
        return ""
