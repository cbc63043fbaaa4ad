"""The broken set-ups that the doctor is tried on, each by the id that it should say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from e2e.virtualcam.doctored_machine import (
    FILE,
    GOOD,
    HIDDEN,
    LOADS,
    NODE,
    NUMBER,
    OTHER_KERNEL,
    THEIRS,
    USER,
    as_root,
    as_user,
    at_start,
    index,
    load,
    open_to_group,
    reader,
    sender,
    sh,
)
from facekeys.doctor.finding import Finding

Look = Callable[[], list[Finding]]


def nothing() -> None:
    """Do nothing: what FaceKeys itself does is enough."""


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


# What a person has to close is closed when the stack `running` is left.
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
