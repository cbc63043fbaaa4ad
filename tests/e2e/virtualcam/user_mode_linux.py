"""Runs a command under a user-mode Linux kernel: a kernel that is an ordinary program.

It can load the modules that this machine's own kernel may not have, sees this machine's
files (read-only, with a layer in memory over them), and needs no rights.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

TOOLS = ("chroot", "modprobe", "mount", "timeout")
GUEST_S = 840
"""Time for a command on a machine that is far slower than usual; none waits for it."""
TIME_IS_UP = 124
"""Status of a command that was ended because its time ran out."""

_BOOT_AND_END_S = 60
_POWER_OFF = "__import__('ctypes').CDLL(None).reboot(0x4321FEDC)"

# The first process of the new kernel: builds a writable root and goes there.
_INIT = """\
#!/bin/sh
export PATH={path}
mount -t proc proc /proc
mount -t tmpfs layer /mnt
mkdir /mnt/upper /mnt/work /mnt/host /mnt/root
mount -t hostfs -o / none /mnt/host
cd /mnt
mount -t overlay -o lowerdir=host,upperdir=upper,workdir=work root root
cd root
mkdir -p proc sys dev run lib/modules/{release} .{out}
mount -t proc proc proc
mount -t sysfs sys sys
mount -t devtmpfs dev dev
mkdir -p dev/shm
mount -t tmpfs shm dev/shm
mount -t tmpfs run run
mount -t hostfs -o {modules} none lib/modules/{release}
mount -t hostfs -o {out} none .{out}
exec chroot . /bin/sh {out}/guest.sh
"""

# What the command says is to be found even if all this is killed: the kernel must not
# keep it for half a minute. Python answers ABRT by what each of its threads was doing.
_GUEST = """\
export PATH={path} HOME=/root PYTHONFAULTHANDLER=1 {variables}
cd {folder}
for when in dirty_expire_centisecs dirty_writeback_centisecs; do
echo 100 >/proc/sys/vm/$when; done
timeout --signal=ABRT --kill-after=20 {timeout_s} \\
{command} >{out}/stdout 2>{out}/stderr
echo $? >{out}/status
sync
exec {python} -c "{power_off}"
"""


def missing_tools() -> list[str]:
    """Return which of the programs it needs are not installed."""
    path = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
    return [tool for tool in TOOLS if shutil.which(tool, path=path) is None]


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack a kernel (`linux` and `lib/modules`) into a folder, and return that."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="tar")
    return folder


def run(
    command: Sequence[str],
    *,
    kernel: Path,
    folder: Path,
    out: Path,
    python: str,
    variables: Mapping[str, str],
    memory_mb: int = 1024,
    timeout_s: float,
) -> int:
    """Boot, run a command as root, and power off.

    Args:
        command: What to run.
        kernel: Folder that `unpack` filled.
        folder: Where to run it.
        out: Empty folder that stays writable inside; the command's output lands there
            as "stdout" and "stderr", the kernel's as "console".
        python: An interpreter, to power off with.
        variables: Environment variables of the command.
        memory_mb: Memory of the machine.
        timeout_s: Time for the command.

    Returns:
        The exit status of the command: `TIME_IS_UP` if it was ended, -1 if not even
        that was possible.
    """
    modules = next((kernel / "lib/modules").iterdir())
    names = {
        "path": "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin",
        "release": modules.name,
        "modules": shlex.quote(str(modules)),
        "out": shlex.quote(str(out)),
        "variables": shlex.join(f"{key}={value}" for key, value in variables.items()),
        "folder": shlex.quote(str(folder)),
        "command": shlex.join(command),
        "timeout_s": timeout_s,
        "python": shlex.quote(python),
        "power_off": _POWER_OFF,
    }
    init = out / "init.sh"
    init.write_text(_INIT.format_map(names))
    init.chmod(0o755)
    (out / "guest.sh").write_text(_GUEST.format_map(names))
    arguments = [
        # It has one processor, which the other work of this machine shall leave to it.
        *("nice", "-n", "-15"),
        str(kernel / "linux"),
        f"mem={memory_mb}M",
        *("root=/dev/root", "rootfstype=hostfs", "rootflags=/", "ro"),
        f"init={init}",
        *("con=null", "con0=null,fd:1", "con1=null,fd:1", "quiet"),
    ]
    _boot(arguments, out / "console", timeout_s + _BOOT_AND_END_S)
    status = out / "status"
    return int(status.read_text()) if status.exists() else -1


def _boot(arguments: Sequence[str], console: Path, timeout_s: float) -> None:
    """Run the kernel until it powers off; end it and all its processes if it hangs."""
    with (
        console.open("wb") as output,
        subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as process,
    ):
        try:
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout_s)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
