"""Builds the parts of a Linux root folder that FaceKeys looks at."""

from __future__ import annotations

from pathlib import Path


def add_video_node(
    root: Path,
    number: int,
    name: str,
    *,
    loopback: bool = False,
    fed: bool | None = False,
    hardware: str = "",
) -> Path:
    """Add /dev/videoN and its entry in /sys; returns the device file.

    Args:
        root: The folder.
        number: The N.
        name: What it is called.
        loopback: Whether v4l2loopback made it.
        fed: Whether a program sends to it, if so; None before the module told.
        hardware: What it is plugged into, such as "usb1/1-1:1.0".
    """
    entry = root / f"sys/class/video4linux/video{number}"
    entry.mkdir(parents=True)
    (entry / "name").write_text(f"{name}\n")
    if loopback:
        (entry / "max_openers").write_text("10\n")
        if fed is not None:
            (entry / "state").write_text("capture\n" if fed else "output\n")
    if hardware:
        device = root / "sys/devices" / hardware
        device.mkdir(parents=True, exist_ok=True)
        (entry / "device").symlink_to(device)
    node = root / f"dev/video{number}"
    node.parent.mkdir(exist_ok=True)
    node.touch()
    return node


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file and the folders it needs; returns it."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def add_open_file(root: Path, descriptor: int, path: str, flags: int) -> None:
    """Have this process hold a file open, as /proc shows it."""
    process = root / "proc/self"
    (process / "fd").mkdir(parents=True, exist_ok=True)
    (process / "fdinfo").mkdir(exist_ok=True)
    (process / f"fd/{descriptor}").symlink_to(path)
    (process / f"fdinfo/{descriptor}").write_text(f"pos:\t0\nflags:\t{flags:07o}\n")


def add_distribution(root: Path, text: str) -> None:
    """Write /etc/os-release."""
    write(root, "etc/os-release", text)


def add_module(root: Path, kernel: str, *, loaded: bool = False) -> None:
    """Install v4l2loopback for a kernel, and perhaps load it."""
    write(
        root,
        f"lib/modules/{kernel}/modules.dep",
        "kernel/drivers/media/videodev.ko.xz:\n"
        "updates/dkms/v4l2loopback.ko.xz: kernel/drivers/media/videodev.ko.xz\n",
    )
    write(root, f"lib/modules/{kernel}/updates/dkms/v4l2loopback.ko.xz", "")
    if loaded:
        set_parameters(root)


def set_parameters(
    root: Path, *, video_nr: str = "10,-1", exclusive_caps: str = "Y,N"
) -> None:
    """Load v4l2loopback with parameters, as the kernel shows them."""
    folder = "sys/module/v4l2loopback/parameters"
    write(root, f"{folder}/video_nr", f"{video_nr}\n")
    write(root, f"{folder}/exclusive_caps", f"{exclusive_caps}\n")


def add_process(
    root: Path,
    pid: int,
    name: str,
    *,
    command: tuple[str, ...] = (),
    files: tuple[str, ...] = (),
) -> None:
    """Run a program that has files open."""
    write(root, f"proc/{pid}/comm", f"{name}\n")
    write(root, f"proc/{pid}/cmdline", "\0".join([*command, ""]))
    folder = root / f"proc/{pid}/fd"
    folder.mkdir()
    for number, file in enumerate(files):
        (folder / f"{number}").symlink_to(file)
