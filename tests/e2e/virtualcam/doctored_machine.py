"""What the guest that tries the doctor does to its machine: v4l2loopback and users.

Everything happens inside user-mode Linux, as root.
"""

from __future__ import annotations

import ctypes
import grp
import os
import pickle
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import release

import numpy as np
from pyvirtualcam import Camera, PixelFormat

from facekeys.doctor.at_start import check_start
from facekeys.doctor.device import check_virtual_camera
from facekeys.doctor.examination import examine
from facekeys.doctor.finding import Finding
from facekeys.doctor.trouble import AT_START, CAMERA
from facekeys.resources import doctor_journal
from facekeys.virtualcam import loopback
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import OURS, options, present_devices

NUMBER = 10
NODE = Path(f"/dev/video{NUMBER}")
MODULES = Path("/lib/modules") / release()
FILE = MODULES / "extra/v4l2loopback.ko"
OTHER_KERNEL = MODULES.with_name("5.10.0-old")
HIDDEN = Path.home() / "v4l2loopback.ko"
LOADS = Path("/etc/modules-load.d/facekeys.conf")
CONF = Path("/etc/modprobe.d/facekeys.conf")
THEIRS = Path("/etc/modprobe.d/loopback.conf")
USER, UID = "nobody", 65534
CHECKS = {CAMERA: check_virtual_camera, AT_START: check_start}
OPTIONS = options([OURS])
GOOD = 'options v4l2loopback video_nr=10 card_label="FaceKeys Cam" exclusive_caps=1\n'

_LIBC = ctypes.CDLL(None, use_errno=True)
_DELETE_MODULE, _FINIT_MODULE = 176, 313  # asm/unistd_64.h; user-mode Linux is x86


def as_root() -> list[Finding]:
    """Ask the doctor."""
    return examine(checks=CHECKS)


def as_user(*, logged_in_anew: bool) -> list[Finding]:
    """Ask the doctor as somebody else, in a session from now or from before."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        if logged_in_anew:
            os.initgroups(USER, UID)
        else:
            os.setgroups([])
        os.setgid(UID)
        os.setuid(UID)
        os.write(write, pickle.dumps(examine(Host(user=USER), CHECKS)))
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        findings = pickle.load(pipe)  # noqa: S301 - our own child's
    os.waitpid(child, 0)
    return findings


def sh(line: str) -> None:
    """Run a program of the system, as root."""
    subprocess.run(shlex.split(line.removeprefix("sudo ")), check=True)


def load(parameters: str = OPTIONS) -> None:
    """Load the module: rightly, or with other options.

    As modprobe does it in the end; to start that program takes a while here.
    """
    descriptor = os.open(FILE, os.O_RDONLY)
    _call(_FINIT_MODULE, descriptor, parameters.encode(), 0)
    os.close(descriptor)


def unload() -> None:
    """Take the module out of the kernel, if it is there."""
    if Path("/sys/module/v4l2loopback").exists():
        _call(_DELETE_MODULE, b"v4l2loopback", os.O_NONBLOCK)


def _call(number: int, *arguments: object) -> None:
    if _LIBC.syscall(number, *arguments) != 0:
        raise OSError(ctypes.get_errno(), "the kernel refused")


def at_start(options: str) -> None:
    """Have the module loaded at every start, with a text in modprobe.d."""
    LOADS.write_text("v4l2loopback\n")
    THEIRS.write_text(options)


def index() -> None:
    """Make the lists that modprobe reads, as a package does."""
    sh("depmod -a")


@contextmanager
def sender(width: int, height: int, *, announced: bool) -> Iterator[None]:
    """Run a program that is not FaceKeys and sends to the camera."""
    read, write = os.pipe()
    child = os.fork()  # which is quicker here than a new interpreter
    if child == 0:
        camera = Camera(
            width,
            height,
            30,
            fmt=PixelFormat.I420,
            device=str(NODE),
            backend=loopback.BACKEND if announced else "v4l2loopback",
        )
        frame = np.zeros(width * height * 3 // 2, np.uint8)
        while True:
            camera.send(frame)
            os.write(write, b".")
            time.sleep(0.03)
    os.read(read, 1)
    try:
        yield
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(read)
        os.close(write)


@contextmanager
def reader() -> Iterator[None]:
    """Run a program that shows the camera."""
    program = subprocess.Popen(
        ["v4l2-ctl", "-d", str(NODE), "--stream-mmap", "--stream-to=/dev/null"],
        stderr=subprocess.PIPE,
    )
    assert program.stderr is not None
    program.stderr.read(1)  # it prints something for each picture
    try:
        yield
    finally:
        program.kill()
        program.communicate()


def open_to_group() -> None:
    """Load the module, with the rights that udev gives to cameras."""
    load()
    shutil.chown(NODE, group="video")
    NODE.chmod(0o660)


def state() -> dict[str, object]:
    """Return all that a mend may change."""
    files = [*LOADS.parent.glob("*"), *CONF.parent.glob("*")]
    group = next(
        line
        for line in Path("/etc/group").read_text().splitlines()
        if line.startswith("video:")
    )
    node = NODE.stat() if NODE.exists() else None
    return {
        "files": {str(file): file.read_text() for file in files},
        "devices": [
            (one.number, one.label, one.exclusive) for one in present_devices(Host())
        ],
        "group": group,
        "node": node and (oct(node.st_mode), node.st_gid),
    }


def clean() -> None:
    """Set all right but for the module, which is not loaded, and forget the rest."""
    unload()
    for file in (CONF, OTHER_KERNEL / "modules.dep", doctor_journal()):
        file.unlink(missing_ok=True)
    at_start(GOOD)
    if USER in grp.getgrnam("video").gr_mem:
        sh(f"gpasswd -d {USER} video")


def own_modules() -> None:
    """Put a copy over the modules, which are the ones of the machine outside."""
    copy = Path.home() / "modules"
    shutil.copytree(MODULES, copy, symlinks=True)
    sh(f"mount --bind {copy} {MODULES}")


def starts_well() -> bool:
    """Do what systemd does at the start, and tell whether the camera is there."""
    unload()
    for name in LOADS.read_text().split():
        sh(f"modprobe -b {name}")
    return [one.state for one in examine(checks=CHECKS)] == ["ok", "ok"]
