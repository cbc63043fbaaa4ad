"""Whether v4l2loopback is installed, built for this kernel, let in, and loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facekeys.doctor.catalogue import TROUBLES
from facekeys.doctor.finding import Finding, fine
from facekeys.doctor.modprobe import INSTALL_LINE, without
from facekeys.doctor.steps import Command
from facekeys.doctor.trouble import SECURE_BOOT
from facekeys.virtualcam.advice import INSTALL, UNLOAD, for_distribution
from facekeys.virtualcam.host import Host
from facekeys.virtualcam.module import (
    MODULE,
    is_installed,
    is_loaded,
    load_line,
    present_devices,
    with_ours,
)

_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ubuntu": "sudo apt install linux-headers-{kernel}",
        "debian": "sudo apt install linux-headers-{kernel}",
        "fedora": "sudo dnf install kernel-devel-{kernel}",
        "arch": "sudo pacman -S linux-headers",
        "suse": "sudo zypper install kernel-default-devel",
    }
)
"""What a module is built with, by ID or ID_LIKE of /etc/os-release."""

_EFI: Final = "sys/firmware/efi"
_GLOBAL: Final = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
"""EFI's own variables (UEFI specification 2.10, section 3.3)."""
_SHIM: Final = "605dab50-e046-4300-abb6-3dd810dd8b23"
"""Those of shim, which checks modules by the machine owner's keys."""
_KEYS: Final = (
    "var/lib/dkms/mok.pub",  # Debian, and DKMS itself
    "var/lib/shim-signed/mok/MOK.der",  # Ubuntu
    "etc/pki/akmods/certs/public_key.der",  # Fedora
)
"""The certificates that distributions sign the modules with that they build here."""


def reload_steps(host: Host) -> tuple[Command, Command]:
    """Return how to load the module anew with FaceKeys Cam among its devices.

    Devices of other programs stay; what is there now is what comes back when undone.
    """
    before = present_devices(host)
    return (
        Command(UNLOAD, undo=(load_line(before),)),
        Command(_load(host), undo=(UNLOAD,)),
    )


def module_trouble(host: Host) -> Finding | None:
    """Return what keeps the module out of the running kernel; None if it is there."""
    if is_loaded(host):
        return None
    load = Command(_load(host), undo=(UNLOAD,))
    if not is_installed(host):
        return _not_installed(host, load)
    blocking = without(host, INSTALL_LINE)
    if blocking:
        files = ", ".join(str(step.path) for step in blocking)
        return TROUBLES["module-blocked"].found(
            f"A line in {files} forbids to load v4l2loopback.", steps=(*blocking, load)
        )
    return TROUBLES["module-not-loaded"].found(steps=(load,))


def check_secure_boot(host: Host) -> Iterable[Finding]:
    """Look whether Secure Boot lets the module in; nothing on machines without EFI."""
    # Four bytes of attributes, then the value.
    enabled = _bytes(host.root / _EFI / f"efivars/SecureBoot-{_GLOBAL}")[4:5]
    if not enabled:
        return
    if enabled == b"\0":
        yield fine(SECURE_BOOT, "It is off, so any module may be loaded.")
    elif is_loaded(host):
        yield fine(SECURE_BOOT, "It is on, and lets v4l2loopback in.")
    else:
        yield _unknown_key(host) or fine(
            SECURE_BOOT, "It is on; no key is known to wait for you."
        )


def _load(host: Host) -> str:
    loopbacks = present_devices(host)
    made = {device.number for device in loopbacks}
    numbers = (
        int(node.name[5:])
        for node in (host.root / "dev").glob("video*")
        if node.name[5:].isdecimal()
    )
    return load_line(with_ours(loopbacks, (one for one in numbers if one not in made)))


def _not_installed(host: Host, load: Command) -> Finding:
    modules = host.root / "lib/modules"
    if any((modules / host.kernel).rglob(f"{MODULE}.ko*")):
        index = Command("sudo depmod -a")
        return TROUBLES["module-not-indexed"].found(steps=(index, load))
    kernels = sorted(
        folder.name for folder in modules.glob("*") if is_installed(host, folder.name)
    )
    managed = (host.root / "var/lib/dkms" / MODULE).exists()
    if not kernels and not managed:
        return _missing(host, load)
    build = Command(f"sudo dkms autoinstall -k {host.kernel}", by_hand=True)
    headers = for_distribution(_HEADERS, host).format(kernel=host.kernel)
    if managed and headers and not (modules / host.kernel / "build").exists():
        return TROUBLES["headers-missing"].found(
            f"v4l2loopback can't be built for the running kernel {host.kernel}: its "
            "headers are missing.",
            steps=(Command(headers, by_hand=True), build, load),
        )
    others = f", but for {', '.join(kernels)}" if kernels else ""
    return TROUBLES["module-other-kernel"].found(
        f"v4l2loopback is not built for the running kernel {host.kernel}{others}.",
        steps=(build, load) if managed else _install(host, load),
    )


def _missing(host: Host, load: Command) -> Finding:
    known = for_distribution(INSTALL, host)
    by_name = "Install v4l2loopback with your package manager, then load it:"
    return TROUBLES["module-missing"].found(
        advice="" if known else by_name, steps=_install(host, load)
    )


def _install(host: Host, load: Command) -> tuple[Command, ...]:
    line = for_distribution(INSTALL, host)
    if not line:  # what is to come first has no line here
        return (replace(load, by_hand=True),)
    return (Command(line, by_hand=True), load)


def _unknown_key(host: Host) -> Finding | None:
    """Return what is to be done about the key that signs modules built here."""
    keys = [(path, _bytes(host.root / path)) for path in _KEYS]
    trusted = b"".join(
        _bytes(path)
        for pattern in (f"efivars/MokListRT*-{_SHIM}", "mok-variables/MokListRT*")
        for path in (host.root / _EFI).glob(pattern)
    )
    unknown = [path for path, key in keys if key and key not in trusted]
    if not unknown or any(key and key in trusted for _, key in keys):
        return None
    if (host.root / _EFI / f"efivars/MokNew-{_SHIM}").exists():
        return TROUBLES["secure-boot-pending"].found()
    return TROUBLES["secure-boot-key"].found(
        steps=(Command(f"sudo mokutil --import /{unknown[0]}", by_hand=True),)
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
