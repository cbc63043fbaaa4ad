"""Runs inside user-mode Linux: breaks the virtual camera in many ways, and mends it.

Each case makes a set-up, asks the doctor, mends it (by the steps that FaceKeys runs, or
by what the finding tells a person to do), asks again, takes back what was done, and
asks a last time. Writes what it saw to `report.json` in the folder named by OUT; judges
nothing.
"""

from __future__ import annotations

import grp
import json
import os
import pickle
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from platform import release

import numpy as np
from pyvirtualcam import Camera, PixelFormat, register_backend

from facekeys.cli.main import main as facekeys
from facekeys.doctor.at_start import check_start
from facekeys.doctor.device import check_virtual_camera
from facekeys.doctor.examination import examine
from facekeys.doctor.finding import Finding
from facekeys.doctor.journal import Journal
from facekeys.doctor.mending import Mender
from facekeys.doctor.trouble import AT_START, CAMERA
from facekeys.resources import doctor_journal
from facekeys.virtualcam import loopback
from facekeys.virtualcam.advice import LOAD
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import present_devices

NUMBER = 10
NODE = Path(f"/dev/video{NUMBER}")
MODULES = Path("/lib/modules") / release()
FILE = MODULES / "extra/v4l2loopback.ko"
OTHER_KERNEL = MODULES.with_name("5.10.0-old")
HIDDEN = Path("/root/v4l2loopback.ko")
LOADS = Path("/etc/modules-load.d/facekeys.conf")
CONF = Path("/etc/modprobe.d/facekeys.conf")
THEIRS = Path("/etc/modprobe.d/loopback.conf")
USER, UID = "nobody", 65534
CHECKS = {CAMERA: check_virtual_camera, AT_START: check_start}
GOOD = 'options v4l2loopback video_nr=10 card_label="FaceKeys Cam" exclusive_caps=1\n'

Look = Callable[[], list[Finding]]


def nothing() -> None:
    """Do nothing: what FaceKeys itself does is enough."""


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


@dataclass(frozen=True)
class Case:
    """A broken set-up.

    Attributes:
        break_it: Makes it, on a machine without a trace of the module.
        look: Asks the doctor.
        person: Does what is left to a person, before FaceKeys mends.
        look_again: Asks the doctor after that.
        about_start: Whether it shows only at the next start.
    """

    break_it: Callable[[ExitStack], None]
    look: Look = as_root
    person: Callable[[], None] = nothing
    look_again: Look = as_root
    about_start: bool = False


def sh(line: str) -> None:
    """Run a program of the system, as root."""
    subprocess.run(shlex.split(line.removeprefix("sudo ")), check=True)


def load(options: str = "") -> None:
    """Load the module: rightly, or with other options."""
    sh(f"modprobe v4l2loopback {options}" if options else LOAD)


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


def not_loaded(_running: ExitStack) -> None:
    """Leave the module where it is."""


def missing(_running: ExitStack) -> None:
    """Uninstall the module."""
    shutil.move(FILE, HIDDEN)
    index()


def install() -> None:
    """Do what `apt install v4l2loopback-dkms` comes to here."""
    shutil.move(HIDDEN, FILE)
    index()


def for_another_kernel(_running: ExitStack) -> None:
    """Install the module for another kernel, as before an update."""
    missing(_running)
    (OTHER_KERNEL / "extra").mkdir(parents=True, exist_ok=True)
    shutil.copy(HIDDEN, OTHER_KERNEL / "extra" / FILE.name)
    (OTHER_KERNEL / "modules.dep").write_text(f"extra/{FILE.name}:\n")


def not_indexed(_running: ExitStack) -> None:
    """Put the module where it belongs, and tell nobody."""
    shutil.move(FILE, HIDDEN)
    index()
    shutil.move(HIDDEN, FILE)


def blocked(_running: ExitStack) -> None:
    """Forbid to load the module."""
    at_start(f"{GOOD}install v4l2loopback /bin/false\n")


def no_device(_running: ExitStack) -> None:
    """Load the module without devices."""
    load("devices=0")


def node_missing(_running: ExitStack) -> None:
    """Lose the file of the second device."""
    labels = '"OBS Virtual Camera,FaceKeys Cam"'
    load(f"video_nr=4,{NUMBER} card_label={labels} exclusive_caps=1,1")
    NODE.unlink()


def other_label(_running: ExitStack) -> None:
    """Load the module for another program."""
    load(f'video_nr={NUMBER} card_label="OBS Virtual Camera" exclusive_caps=1')


def not_exclusive(_running: ExitStack) -> None:
    """Load the module with our name, and not for Chrome."""
    load(f'video_nr={NUMBER} card_label="FaceKeys Cam" exclusive_caps=0')


def open_to_group() -> None:
    """Load the module, with the rights that udev gives to cameras."""
    load()
    shutil.chown(NODE, group="video")
    NODE.chmod(0o660)


def forbidden(_running: ExitStack) -> None:
    """Be no member of the group."""
    open_to_group()


def login_pending(_running: ExitStack) -> None:
    """Have become a member since the last login."""
    open_to_group()
    sh(f"usermod -aG video {USER}")


def node_closed(_running: ExitStack) -> None:
    """Be a member of a group that may not use the device."""
    load()
    sh(f"usermod -aG video {USER}")


def busy(running: ExitStack) -> None:
    """Let another program send."""
    load()
    running.enter_context(sender(1280, 720, announced=True))


def format_held(running: ExitStack) -> None:
    """Let a call show what a program that has ended sent, at another size."""
    load()
    with sender(640, 480, announced=True):
        running.enter_context(reader())


def left_unusable(_running: ExitStack) -> None:
    """Send without announcing it, and end."""
    load()
    with sender(1280, 720, announced=False):
        pass


def not_permanent(_running: ExitStack) -> None:
    """Load the module by hand, once."""
    load()
    LOADS.unlink()
    THEIRS.unlink()


def options_missing(_running: ExitStack) -> None:
    """Have the module loaded at every start, by its bare name."""
    load()
    at_start("")


def options_contradict(_running: ExitStack) -> None:
    """Have it loaded at every start for another program."""
    load()
    at_start('options v4l2loopback card_label="OBS Virtual Camera"\n')


def blacklisted(_running: ExitStack) -> None:
    """Have it loaded at every start, and forbid it."""
    load()
    at_start(f"{GOOD}blacklist v4l2loopback\n")


def before_login() -> list[Finding]:
    """Ask as a user who logged in before all this."""
    return as_user(logged_in_anew=False)


def after_login() -> list[Finding]:
    """Ask as a user who logs in now."""
    return as_user(logged_in_anew=True)


# What is closed by a person is closed by leaving `running`, below.
CASES = {
    "module-not-loaded": Case(not_loaded),
    "module-missing": Case(missing, person=install),
    "module-other-kernel": Case(for_another_kernel, person=install),
    "module-not-indexed": Case(not_indexed),
    "module-blocked": Case(blocked),
    "no-device": Case(no_device),
    "node-missing": Case(node_missing),
    "other-label": Case(other_label),
    "not-exclusive": Case(not_exclusive),
    "forbidden": Case(forbidden, before_login, look_again=after_login),
    "login-pending": Case(login_pending, before_login, look_again=after_login),
    "node-closed": Case(node_closed, after_login, look_again=after_login),
    "busy": Case(busy),
    "format-held": Case(format_held),
    "left-unusable": Case(left_unusable),
    "not-permanent": Case(not_permanent, about_start=True),
    "options-missing": Case(options_missing, about_start=True),
    "options-contradict": Case(options_contradict, about_start=True),
    "blacklisted": Case(blacklisted, about_start=True),
}


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
    sh("modprobe -r v4l2loopback")
    for file in (CONF, OTHER_KERNEL / "modules.dep", doctor_journal()):
        file.unlink(missing_ok=True)
    at_start(GOOD)
    if USER in grp.getgrnam("video").gr_mem:
        sh(f"gpasswd -d {USER} video")


def own_modules() -> None:
    """Put a copy over the modules, which are the ones of the machine outside."""
    copy = Path("/root/modules")
    shutil.copytree(MODULES, copy, symlinks=True)
    sh(f"mount --bind {copy} {MODULES}")


def starts_well() -> bool:
    """Do what systemd does at the start, and tell whether the camera is there."""
    sh("modprobe -r v4l2loopback")
    for name in LOADS.read_text().split():
        sh(f"modprobe -b {name}")
    return [one.state for one in examine(checks=CHECKS)] == ["ok", "ok"]


def examine_case(case: Case) -> dict[str, object]:
    """Break, ask, mend, ask, take back, ask."""
    clean()
    with ExitStack() as running:
        case.break_it(running)
        broken, found = state(), case.look()
    case.person()
    # Where a person had to do something first, the rest shows only now.
    left = found if case.person is nothing else case.look()
    seen: dict[str, object] = {
        "found": [(one.id, one.message) for one in found if one.state != "ok"],
        "broken": broken,
        "failures": mend(left),
        "mended": [one.id for one in case.look_again() if one.state != "ok"],
        "journal": doctor_journal().exists(),
    }
    open_virtual_camera().close()
    seen["failures_of_undo"] = [str(one) for one in mender().undo()]
    seen["undone"] = state()
    seen["journal_undone"] = doctor_journal().exists()
    if case.about_start:
        mend(left)
        seen["starts"] = starts_well()
    return seen


def mender() -> Mender:
    """Return what mends, afresh as in a new process."""
    return Mender(Host(), Journal(doctor_journal()), say=print)


def mend(findings: list[Finding]) -> list[str]:
    """Mend findings; returns what failed."""
    return [str(error) for error in mender().mend(findings)]


def examine_command() -> dict[str, object]:
    """Run `facekeys doctor --fix` while the camera is used, and while not."""
    clean()
    not_exclusive(ExitStack())
    LOADS.unlink()
    before = state()
    with sender(1280, 720, announced=True):
        in_use = facekeys(["doctor", "--fix"])
    kept = state()["devices"]
    fixed = facekeys(["doctor", "--fix", "--json"])
    findings = [(one.id, one.state) for one in as_root()]
    undone = facekeys(["doctor", "--undo"])
    return {
        "statuses": [in_use, fixed, undone],
        "in_use_devices": kept,
        "findings": findings,
        "before": before,
        "after": state(),
    }


def main() -> None:
    """Go through all cases."""
    out = Path(os.environ["OUT"])
    own_modules()
    register_backend(loopback.BACKEND, loopback.LoopbackDevice)
    cases = {}
    for name, case in CASES.items():
        try:
            cases[name] = examine_case(case)
        except Exception as error:
            error.add_note(f"in the case {name}")
            raise
    report = {"cases": cases, "command": examine_command()}
    (out / "report.json").write_text(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
