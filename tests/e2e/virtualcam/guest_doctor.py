"""Runs inside user-mode Linux: breaks the virtual camera in many ways, and mends it.

Each case makes a set-up, asks the doctor, mends it (by the steps that FaceKeys runs, or
by what the finding tells a person to do), asks again, takes back what was done, and
asks a last time. Writes what it saw to `report.json` in the folder named by OUT; judges
nothing.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path

import typer
from pyvirtualcam import register_backend

from e2e.virtualcam.broken_setups import CASES, Case, not_exclusive, nothing
from e2e.virtualcam.doctored_machine import (
    LOADS,
    as_root,
    clean,
    own_modules,
    sender,
    starts_well,
    state,
)
from facekeys.cli.doctor import doctor
from facekeys.doctor import examination
from facekeys.doctor.finding import Finding
from facekeys.doctor.journal import Journal
from facekeys.doctor.mending import Mender
from facekeys.resources import doctor_journal
from facekeys.virtualcam import loopback
from facekeys.virtualcam.camera import open_virtual_camera
from facekeys.virtualcam.host import Host


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


def run_command(arguments: list[str]) -> int:
    """Run `facekeys doctor` in this process; returns its exit status."""
    app = typer.Typer()
    app.command()(doctor)
    try:
        app(args=arguments)
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


def examine_command() -> dict[str, object]:
    """Run `facekeys doctor --fix` while the camera is used, and while not."""
    clean()
    not_exclusive(ExitStack())
    LOADS.unlink()
    before = state()
    with sender(1280, 720, announced=True):
        in_use = run_command(["--fix"])
    kept = state()["devices"]
    fixed = run_command(["--fix", "--json"])
    findings = [(one.id, one.state) for one in as_root()]
    undone = run_command(["--undo"])
    return {
        "statuses": [in_use, fixed, undone],
        "in_use_devices": kept,
        "findings": findings,
        "before": before,
        "after": state(),
    }


def main() -> None:
    """Go through all cases."""
    # Other tests look at FaceKeys' own parts, which takes a while here.
    examination.GENERAL = {}
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
