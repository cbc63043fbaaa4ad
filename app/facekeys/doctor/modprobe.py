"""The files that say how modules are loaded: modprobe.d(5) and modules-load.d(5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from facekeys.doctor.steps import NewText
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import MODULE

OPTIONS_LINE: Final = "options"
BLACKLIST_LINE: Final = "blacklist"
INSTALL_LINE: Final = "install"

_OWN: Final = "etc"
_FOLDERS: Final = ("usr/lib", "usr/local/lib", "run", _OWN)
"""Where both kinds of folders are; a file hides those of its name to the left."""
_PARAMETER: Final = re.compile(r'(\w+)=("[^"]*"?|\S*)')


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line of a file: those that end in a backslash go on in the next.

    Attributes:
        text: The physical lines, as they are, with their ends.
        words: Its words, without the backslashes; of a comment, the first has its "#".
    """

    text: str
    words: tuple[str, ...]

    def is_about(self, command: str) -> bool:
        """Tell whether it is such a command about our module."""
        return self.words[:2] == (command, MODULE)


def loaded_at_start(host: Host) -> bool:
    """Tell whether the system is asked to load the module when it starts."""
    texts = [text for _, text in _files(host, "modules-load.d")]
    texts.append(host.text("etc/modules"))  # Debian's own, read likewise
    return any(
        line.words[:1] == (MODULE,) for text in texts for line in logical_lines(text)
    )


def options_at_start(host: Host) -> dict[str, str]:
    """Return the options that modprobe adds to the module, by name, without quotes.

    Where one is given more than once, the kernel takes the last.
    """
    return {
        name: value
        for _, text in _files(host, "modprobe.d")
        for line in logical_lines(text)
        if line.is_about(OPTIONS_LINE)
        for name, value in parameters(" ".join(line.words[2:])).items()
    }


def parameters(text: str) -> dict[str, str]:
    """Return the parameters in the text of an options line, without quotes."""
    return {name: value.strip('"') for name, value in _PARAMETER.findall(text)}


def without(host: Host, command: str) -> tuple[NewText, ...]:
    """Return files of modprobe.d with all such lines about our module commented out.

    Args:
        host: The machine.
        command: One of the constants above.

    Returns:
        One for each file that has such a line; () if none has. What a package brought
        is left as it is and hidden by a file of the same name in /etc/modprobe.d.
    """
    return tuple(
        NewText(PurePosixPath("/etc/modprobe.d", path.name), _commented(text, command))
        for path, text in _files(host, "modprobe.d")
        if any(line.is_about(command) for line in logical_lines(text))
    )


def logical_lines(text: str) -> Iterator[Line]:
    """Split a file into its logical lines; comments and empty lines are among them."""
    gathered: list[str] = []
    for line in text.splitlines(keepends=True):
        gathered.append(line)
        if not line.rstrip("\r\n").endswith("\\"):
            yield _line(gathered)
            gathered = []
    if gathered:
        yield _line(gathered)


def _line(physical: list[str]) -> Line:
    joined = "".join(line.rstrip("\r\n").removesuffix("\\") for line in physical)
    return Line("".join(physical), tuple(joined.split()))


def _commented(text: str, command: str) -> str:
    """Return a file's text with all such lines about our module commented out."""
    return "".join(
        "".join(f"#{part}" for part in line.text.splitlines(keepends=True))
        if line.is_about(command)
        else line.text
        for line in logical_lines(text)
    )


def _files(host: Host, kind: str) -> list[tuple[Path, str]]:
    """Return the files of a kind with their texts, in the order they are read."""
    found: dict[str, Path] = {}
    for folder in _FOLDERS:
        for path in (host.root / folder / kind).glob("*.conf"):
            found[path.name] = path
    paths = (found[name] for name in sorted(found))
    return [(path, host.text(str(path.relative_to(host.root)))) for path in paths]
