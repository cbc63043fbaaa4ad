"""`facekeys status`: what the running app does now."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from facekeys.cli.common import counted


def status(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for programs.")
    ] = False,
) -> None:
    """Ask the running app for its frames, stages, lateness and governor."""
    from facekeys.ui.control import ask  # Qt, which takes a moment

    answer = ask("status")
    if as_json:
        typer.echo(answer)
        return
    typer.echo("\n".join(_lines(json.loads(answer))))


def _watchers(now: dict[str, Any]) -> str:
    if now["watched"] is None:
        return "unknown"
    return "somebody" if now["watchers"] is None else f"{now['watchers']}"


def _lines(now: dict[str, Any]) -> list[str]:
    sending, governor = now["sending"], now["governor"]
    late = (
        f"median {sending['median_ms']:.0f} ms, p95 {sending['p95_ms']:.0f} ms, "
        "from capture to virtual camera"
    )
    recording = now["recording"]
    rows = {
        "camera": "rests, for nobody watches" if now["camera_resting"] else "on",
        "watchers": _watchers(now),
        "recording": "off"
        if recording is None
        else f"{recording['seconds']:.0f} s to {recording['path']}",
        "filters": ", ".join(now["filters"]) or "none",
        "now": f"{now['fps']:.0f} frames a second, {counted(now['faces'], 'face')}",
        "frames": ", ".join(f"{count} {name}" for name, count in now["frames"].items()),
        "lateness": late if now["frames"]["sent"] else "nothing was sent yet",
        "processor": f"{governor['used_cores']:.2f} of "
        f"{governor['budget_cores']:.2f} cores; "
        f"step {governor['level']} of {governor['levels']} down",
    }
    seen = f"on air as {now['output']}" if now["output"] else "not on air"
    return [
        f"FaceKeys {now['version']}: {seen}",
        *(f"{name:<10}{row}" for name, row in rows.items()),
        "",
        f"{'stage':<10}{'median ms':>12}{'p95 ms':>12}",
        *(
            f"{stage['name']:<10}{stage['median_ms']:>12.2f}{stage['p95_ms']:>12.2f}"
            for stage in now["stages"]
        ),
    ]
