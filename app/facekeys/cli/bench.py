"""`facekeys bench`: what each stage costs on this machine."""

from __future__ import annotations

import json
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Annotated, Any

import cv2
import typer

from facekeys.camera.choose import DEMO, open_file
from facekeys.cli.common import counted, pick_filters, progress_bar
from facekeys.keypoints.model import KeypointModel
from facekeys.letterbox import letterbox
from facekeys.overlays.library import installed_filters
from facekeys.pipeline import Pipeline
from facekeys.virtualcam.sink import HEIGHT, WIDTH


def bench(
    source: Annotated[
        str, typer.Argument(metavar="[IN]", help='Video, picture, or "demo".')
    ] = DEMO,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for programs.")
    ] = False,
    frames: Annotated[
        int, typer.Option("--frames", min=2, help="Frames to measure, at most.")
    ] = 300,
) -> None:
    """Measure the milliseconds that each stage takes, with the sunglasses on."""
    filters = pick_filters(installed_filters(), ["sunglasses"])
    pipeline = Pipeline(KeypointModel())
    spent: dict[str, list[float]] = defaultdict(list)
    most_faces = count = 0
    with closing(open_file(source)) as opened, progress_bar() as bar:
        task = bar.add_task(opened.name, total=min(frames, opened.length or frames))
        while count < frames and (frame := opened.read()) is not None:
            result = pipeline.process(frame, filters)
            start = time.perf_counter()
            fitted = letterbox(result.frame.pixels, WIDTH, HEIGHT)
            cv2.cvtColor(fitted, cv2.COLOR_BGR2YUV_I420)
            output_ms = (time.perf_counter() - start) * 1e3
            count += 1
            most_faces = max(most_faces, len(result.faces))
            bar.advance(task)
            if count > 1 or opened.length == 1:  # the first frame warms everything up
                _add(spent, {**result.timings, "output": output_ms})
    stages = [_figures(name, values) for name, values in spent.items()]
    if as_json:
        table = {"source": source, "frames": count, "faces": most_faces}
        typer.echo(json.dumps({**table, "stages": stages}))
        return
    typer.echo(
        f"{source}: {counted(count, 'frame')}, at most {counted(most_faces, 'face')}"
    )
    typer.echo(f"{'stage':<10}{'median ms':>12}{'p95 ms':>12}")
    for stage in stages:
        typer.echo(
            f"{stage['name']:<10}{stage['median_ms']:>12.2f}{stage['p95_ms']:>12.2f}"
        )


def _add(spent: dict[str, list[float]], timings: Mapping[str, float]) -> None:
    for name, milliseconds in timings.items():
        spent[name].append(milliseconds)


def _figures(name: str, values: Sequence[float]) -> dict[str, Any]:
    ranked = sorted(values)
    return {
        "name": name,
        "median_ms": round(statistics.median(ranked), 3),
        "p95_ms": round(ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))], 3),
    }
