"""`facekeys doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.text import Text

from facekeys.cli.common import report, to_stderr
from facekeys.doctor.examination import examine
from facekeys.doctor.finding import Finding, to_json
from facekeys.doctor.journal import Journal
from facekeys.doctor.mending import Mender
from facekeys.errors import ExitCode, MendError, UsageError
from facekeys.resources import doctor_journal
from facekeys.virtualcam.host import Host

_STYLES: Final = MappingProxyType({"ok": "green", "todo": "yellow", "broken": "red"})
_OFFER: Final = (
    "`facekeys doctor --fix` runs such lines, those with sudo only if you add --sudo."
)


def doctor(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the findings as a JSON list.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend what needs no root; show the lines for it."),
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what --fix did.")
    ] = False,
    sudo: Annotated[
        bool, typer.Option("--sudo", help="Run what needs root, too, by sudo.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be run.")
    ] = False,
) -> None:
    """Check the model, filters, cameras, display and virtual camera; mend them."""
    if fix and undo:
        raise UsageError("--fix and --undo are opposites.", hint="Give one of them.")
    if (sudo or dry_run) and not (fix or undo):
        raise UsageError(
            "--sudo and --dry-run belong to --fix or --undo.",
            hint="`facekeys doctor --fix --sudo` mends all it can.",
        )
    failures: list[MendError] = []
    if fix or undo:
        console = to_stderr()
        mender = Mender(
            Host(),
            Journal(doctor_journal()),
            say=lambda line: console.print(line, markup=False),
            sudo=sudo,
            dry_run=dry_run,
        )
        failures = mender.undo() if undo else mender.mend(examine())
    findings = examine()
    if as_json:
        typer.echo(json.dumps([to_json(finding) for finding in findings], indent=2))
    else:
        _print(findings)
        if not (fix or undo) and any(_mendable(finding) for finding in findings):
            to_stderr().print(_OFFER, markup=False)
    for failure in failures:
        report(failure)
    if failures:
        raise typer.Exit(int(ExitCode.VIRTUAL_CAMERA))
    if any(finding.state == "broken" for finding in findings):
        raise typer.Exit(int(ExitCode.RESOURCE))


def _mendable(finding: Finding) -> bool:
    return any(not step.by_hand for step in finding.steps)


def _print(findings: list[Finding]) -> None:
    # Soft wrap: a command to copy must stay one line.
    console = Console(highlight=False, soft_wrap=True)
    width = max(len(finding.name) for finding in findings)
    indent = " " * (8 + width + 2)
    for finding in findings:
        state = Text(f"{finding.state:<8}", style=_STYLES[finding.state])
        first, *others = finding.message.splitlines()
        console.print(state + Text(f"{finding.name:<{width}}  {first}"))
        for line in [*others, *finding.fix.splitlines()]:
            console.print(Text(indent + line))
