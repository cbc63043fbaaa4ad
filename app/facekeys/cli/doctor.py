"""`facekeys doctor`: what works on this machine, and what to do about the rest."""

from __future__ import annotations

import json
from dataclasses import asdict
from types import MappingProxyType
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.text import Text

from facekeys.doctor import Finding, examine
from facekeys.errors import ExitCode

_STYLES: Final = MappingProxyType({"ok": "green", "todo": "yellow", "broken": "red"})


def doctor(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the findings as a JSON list.")
    ] = False,
) -> None:
    """Check the model, filters, cameras, display and virtual camera."""
    findings = examine()
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        _print(findings)
    if any(finding.state == "broken" for finding in findings):
        raise typer.Exit(int(ExitCode.RESOURCE))


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
