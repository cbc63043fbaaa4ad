"""The files by which a desktop of Linux knows FaceKeys: menu, icon, start at login.

By the Desktop Entry Specification 1.4, the Icon Theme Specification, the Desktop
Application Autostart Specification (all of freedesktop.org), and AppStream 1.0.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

from facekeys.errors import OutputError, UsageError
from facekeys.recording.replacing import replacing
from facekeys.resources import resource

ENTRY: Final = "facekeys.desktop"
"""Qt tells the desktop this name as that of every window: see `facekeys.ui.app`."""

_METAINFO: Final = "io.github.facekeys.facekeys.metainfo.xml"
_THEME: Final = "icons/hicolor"
_ICON: Final = "facekeys.svg"
_OURS: Final = b'made by "facekeys desktop install"'
_RESERVED: Final = re.compile(r"[^\w@+=:,./-]", re.ASCII)
_ESCAPED: Final = re.compile(r'(["`$\\])')
_SWITCHED_OFF: Final = re.compile(
    r"^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$", re.MULTILINE
)
"""What desktops write into the file instead of deleting it."""


def command() -> tuple[str, ...]:
    """Return what starts this FaceKeys, by absolute path."""
    program = shutil.which("facekeys")
    if program is not None and Path(program).samefile(Path(sys.argv[0])):
        return (program,)
    return (sys.executable, "-m", "facekeys")


def exec_line(words: Sequence[str]) -> str:
    """Return a command as the key Exec has it: quoted where need be.

    Args:
        words: The program and its arguments; no control characters.
    """
    return " ".join(map(_quoted, words))


def install(words: Sequence[str], *, at_login: bool) -> list[Path]:
    """Write the files, or replace those of an earlier time.

    Args:
        words: What starts FaceKeys.
        at_login: Whether it is to start, without its window, when the user logs in.

    Returns:
        The files, in the order in which they were written.

    Raises:
        UsageError: This is no Linux.
        OutputError: One can't be written, or is there and not ours. Those before it are
            written.
    """
    files = _files(words)
    login = autostart_file()
    if not at_login:
        login_text = files.pop(login)
        if _is_ours(login, login_text):
            _delete(login)
    for path, content in files.items():
        _refuse_others(path, content)
    for path, content in files.items():
        _write(path, content)
    _have_icons_looked_for()
    return list(files)


def remove() -> list[Path]:
    """Delete the files that `install` made; returns those that were there.

    Raises:
        UsageError: This is no Linux.
        OutputError: One can't be deleted.
    """
    found = [
        path
        for path, content in _files(("facekeys",)).items()
        if path.exists() and _is_ours(path, content)
    ]
    for path in found:
        _delete(path)
    if found:
        _have_icons_looked_for()
    return found


def starts_at_login() -> bool:
    """Tell whether a desktop starts FaceKeys when the user logs in."""
    try:
        return not _SWITCHED_OFF.search(autostart_file().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def start_at_login(words: Sequence[str], *, on: bool) -> None:
    """Have FaceKeys started, without its window, when the user logs in; or no more.

    Args:
        words: What starts FaceKeys.
        on: Whether it is to start.

    Raises:
        UsageError: This is no Linux.
        OutputError: The file that says so can't be written or deleted, or is not ours.
    """
    login = autostart_file()
    content = _files(words)[login]
    _refuse_others(login, content)
    if on:
        _write(login, content)
    elif login.exists():
        _delete(login)


def autostart_file() -> Path:
    """Return the file that has a desktop start FaceKeys at login."""
    return Path(platformdirs.user_config_dir()) / "autostart" / ENTRY


def _files(words: Sequence[str]) -> dict[Path, bytes]:
    if not sys.platform.startswith("linux"):
        raise UsageError(
            "Menu entries are made on Linux only.",
            hint="On other systems make a shortcut to the command facekeys.",
        )
    data = Path(platformdirs.user_data_dir())
    entry = _template(ENTRY)
    return {
        data / _THEME / "scalable/apps" / _ICON: resource(
            f"assets/icons/{_ICON}"
        ).read_bytes(),
        data / "metainfo" / _METAINFO: _template(_METAINFO).encode(),
        data / "applications" / ENTRY: _filled(entry, words),
        autostart_file(): _filled(_without_actions(entry), [*words, "--hidden"]),
    }


def _template(name: str) -> str:
    return resource(f"assets/desktop/{name}").read_text(encoding="utf-8")


def _filled(entry: str, words: Sequence[str]) -> bytes:
    # A value is unescaped before it is taken apart into words.
    line = exec_line(words).replace("\\", "\\\\")
    return entry.replace("@COMMAND@", line).encode()


def _without_actions(entry: str) -> str:
    main = entry.partition("\n[Desktop Action")[0]
    return "".join(
        line
        for line in main.splitlines(keepends=True)
        if not line.startswith("Actions")
    )


def _quoted(word: str) -> str:
    word = word.replace("%", "%%")
    if word and not _RESERVED.search(word.replace("%", "")):
        return word
    return '"' + _ESCAPED.sub(r"\\\1", word) + '"'


def _refuse_others(path: Path, content: bytes) -> None:
    if path.exists() and not _is_ours(path, content):
        raise OutputError(
            f"{path} is there already, and FaceKeys did not make it.",
            hint="Move it away, then try again.",
        )


def _is_ours(path: Path, content: bytes) -> bool:
    """Tell whether a file is one that we wrote, be it another version of it."""
    try:
        there = path.read_bytes()
    except OSError:
        return False
    return _OURS in there or there == content or path.name == _ICON


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as temporary:
            temporary.write_bytes(content)
    except OSError as error:
        raise OutputError(
            f"{path} can't be written: {error.strerror}.",
            hint="Make its folder writable.",
        ) from error


def _delete(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise OutputError(
            f"{path} can't be deleted: {error.strerror}.",
            hint="Delete it yourself.",
        ) from error


def _have_icons_looked_for() -> None:
    """Give the icon theme a new date, by which desktops see that it changed."""
    with suppress(OSError):
        (Path(platformdirs.user_data_dir()) / _THEME).touch()
