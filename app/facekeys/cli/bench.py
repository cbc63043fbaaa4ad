"""`facekeys bench`: what each stage costs on this machine."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Final

import cv2
import typer

from facekeys.camera.choose import DEMO, open_file
from facekeys.camera.demo import DemoClip
from facekeys.camera.source import Source
from facekeys.cli.common import counted, pick_filters, progress_bar
from facekeys.errors import UsageError
from facekeys.keypoints.model import KeypointModel
from facekeys.letterbox import letterbox
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import installed_filters
from facekeys.pipeline import Pipeline
from facekeys.sharing.costs import Cost, costs_of
from facekeys.virtualcam.sink import HEIGHT, WIDTH

SIZES: Final = ((640, 480), (1280, 720), (1920, 1080))
"""Width and height of the frames that crowds are measured in."""

_MOST_FACES: Final = 16


@dataclass(slots=True)
class Measured:
    """What was measured on one source.

    Attributes:
        size: Width and height of its frames.
        frames: How many were processed.
        most_faces: How many faces were followed at most.
        timings: Milliseconds by stage, of every frame that counts.
    """

    size: tuple[int, int]
    frames: int = 0
    most_faces: int = 0
    timings: list[Mapping[str, float]] = field(default_factory=list)

    def stages(self) -> list[dict[str, Any]]:
        """Return the figures of each stage."""
        names = self.timings[0] if self.timings else ()
        return [
            {"name": name, **_figures([one[name] for one in self.timings])}
            for name in names
        ]

    def total(self) -> dict[str, float]:
        """Return the figures of the stages of a frame together."""
        return _figures([sum(one.values()) for one in self.timings])


def bench(
    source: Annotated[
        str | None,
        typer.Argument(metavar="[IN]", help='Video, picture, or "demo" [demo].'),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON, for programs.")
    ] = False,
    frames: Annotated[
        int, typer.Option("--frames", min=2, help="Frames to measure, at most.")
    ] = 300,
    faces: Annotated[
        str | None,
        typer.Option(
            metavar="N,N,...",
            help="Measure so many demo portraits, each at 480p, 720p and 1080p.",
        ),
    ] = None,
    each_filter: Annotated[
        bool,
        typer.Option(
            "--filters",
            help="Measure what each filter takes of a 720p frame by itself; only some "
            "with --filter.",
        ),
    ] = False,
    passes: Annotated[
        int,
        typer.Option(
            min=1,
            help="Do all of it so often; of each stage of a frame the fastest pass "
            "counts, for the others tell of the machine's other work.",
        ),
    ] = 1,
    filter_ids: Annotated[
        list[str] | None,
        typer.Option("--filter", metavar="ID", help="With these on [sunglasses]."),
    ] = None,
) -> None:
    """Measure the milliseconds that each stage takes, with filters on."""
    crowds = None if faces is None else "--faces"
    asked = (source, crowds, "--filters" if each_filter else None)
    given = [one for one in asked if one is not None]
    if len(given) > 1:
        raise UsageError(
            f"{' and '.join(given)} are measured one at a time.",
            hint="Leave all of them away but one.",
        )
    if each_filter:
        costs = _measure_each(filter_ids or [], passes)
        (_print_costs_json if as_json else _print_costs)(costs)
        return
    numbers = _numbers(faces) if faces is not None else []
    filters = pick_filters(installed_filters(), filter_ids or ["sunglasses"])
    if numbers:
        rows = _measure_crowds(numbers, filters, frames, passes)
        (_print_crowds_json if as_json else _print_crowds)(rows)
    else:
        name = source or DEMO
        measured = _fastest(
            [_measure(open_file(name), filters, frames) for _ in range(passes)]
        )
        (_print_json if as_json else _print_stages)(name, measured)


def _measure_each(ids: Sequence[str], passes: int) -> list[Cost]:
    """Measure filters by their ids; all that there are, if none is given."""
    library = installed_filters()
    filters = pick_filters(library, ids or list(library.filters))
    with progress_bar("filters") as bar:
        task = bar.add_task(DEMO, total=passes * len(filters))
        return costs_of(filters, passes, done=lambda: bar.advance(task))


def _numbers(text: str) -> list[int]:
    """Return the numbers of faces that a person typed. Raises UsageError."""
    words = [word.strip() for word in text.split(",")]
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(numbers) < len(words) or not all(1 <= n <= _MOST_FACES for n in numbers):
        raise UsageError(
            f"{text} are no numbers of faces.",
            hint=f"Give numbers from 1 to {_MOST_FACES}: --faces 1,2,4,8",
        )
    return numbers


def _measure_crowds(
    numbers: Sequence[int], filters: Sequence[Filter], frames: int, passes: int
) -> Iterator[tuple[int, Measured]]:
    """Yield the number of faces and what was measured, for each size and number."""
    for size in SIZES:
        for number in numbers:
            yield (
                number,
                _fastest(
                    [
                        _measure(
                            DemoClip.of_crowd(number, size), filters, frames, number
                        )
                        for _ in range(passes)
                    ]
                ),
            )


def _fastest(passes: Sequence[Measured]) -> Measured:
    """Return a measurement of each stage of each frame in its fastest pass.

    Args:
        passes: Of the same source; the pipeline does the same in each of them.
    """
    every = zip(*(one.timings for one in passes), strict=True)
    fastest: list[Mapping[str, float]] = [
        {stage: min(one[stage] for one in same) for stage in same[0]} for same in every
    ]
    return replace(passes[0], timings=fastest)


def _measure(
    source: Source, filters: Sequence[Filter], frames: int, faces: int | None = None
) -> Measured:
    """Process a source, and close it.

    Args:
        source: Where frames come from.
        filters: What to draw.
        frames: How many to process at most.
        faces: If not None, only frames in which so many are followed count.
    """
    pipeline = Pipeline(KeypointModel())
    with closing(source) as opened, progress_bar() as bar:
        measured = Measured(opened.size)
        task = bar.add_task(opened.name, total=min(frames, opened.length or frames))
        while measured.frames < frames and (frame := opened.read()) is not None:
            result = pipeline.process(frame, filters)
            start = time.perf_counter()
            fitted = letterbox(result.frame.pixels, WIDTH, HEIGHT)
            cv2.cvtColor(fitted, cv2.COLOR_BGR2YUV_I420)
            output_ms = (time.perf_counter() - start) * 1e3
            measured.frames += 1
            measured.most_faces = max(measured.most_faces, len(result.faces))
            bar.advance(task)
            # The first frame warms everything up.
            warm = measured.frames > 1 or opened.length == 1
            if warm and faces in (None, len(result.faces)):
                measured.timings.append({**result.timings, "output": output_ms})
    return measured


def _print_json(source: str, measured: Measured) -> None:
    table = {
        "source": source,
        "frames": measured.frames,
        "faces": measured.most_faces,
        "stages": measured.stages(),
    }
    typer.echo(json.dumps(table))


def _print_stages(source: str, measured: Measured) -> None:
    most = counted(measured.most_faces, "face")
    typer.echo(f"{source}: {counted(measured.frames, 'frame')}, at most {most}")
    typer.echo(f"{'stage':<10}{'median ms':>12}{'p95 ms':>12}")
    for stage in measured.stages():
        typer.echo(
            f"{stage['name']:<10}{stage['median_ms']:>12.2f}{stage['p95_ms']:>12.2f}"
        )


def _print_costs_json(costs: Sequence[Cost]) -> None:
    rows = [
        {
            **cost._asdict(),
            "median_ms": round(cost.median_ms, 3),
            "p95_ms": round(cost.p95_ms, 3),
        }
        for cost in costs
    ]
    typer.echo(json.dumps({"source": DEMO, "filters": rows}))


def _print_costs(costs: Sequence[Cost]) -> None:
    """Print a Markdown table, the dearest first."""
    typer.echo("| filter | dearest | median, ms | p95, ms |")
    typer.echo("| --- | --- | ---: | ---: |")
    for id_, scene, median_ms, p95_ms in costs:
        typer.echo(f"| {id_} | {scene} | {median_ms:.2f} | {p95_ms:.2f} |")


def _print_crowds_json(rows: Iterator[tuple[int, Measured]]) -> None:
    runs = [
        {
            "width": measured.size[0],
            "height": measured.size[1],
            "faces": number,
            "frames": len(measured.timings),
            "stages": measured.stages(),
            "total": measured.total() if measured.timings else None,
        }
        for number, measured in rows
    ]
    typer.echo(json.dumps({"source": DEMO, "runs": runs}))


def _print_crowds(rows: Iterator[tuple[int, Measured]]) -> None:
    """Print a Markdown table: medians by stage, then the whole of a frame."""
    head: list[str] = []
    for number, measured in rows:
        size = f"{measured.size[0]}x{measured.size[1]}"
        if not measured.timings:
            lost = f"{size}: never {counted(number, 'face')} at once."
            typer.echo(lost, err=True)
            continue
        if not head:
            head = ["frame", "faces", "frames", *measured.timings[0], "all", "all, p95"]
            typer.echo("| " + " | ".join(head) + " |")
            typer.echo("| --- " + "| ---: " * (len(head) - 1) + "|")
        total = measured.total()
        medians = [stage["median_ms"] for stage in measured.stages()]
        figures = [*medians, total["median_ms"], total["p95_ms"]]
        cells = [size, str(number), str(len(measured.timings))]
        cells += [f"{one:.2f}" for one in figures]
        typer.echo("| " + " | ".join(cells) + " |")


def _figures(values: Sequence[float]) -> dict[str, float]:
    ranked = sorted(values)
    return {
        "median_ms": round(statistics.median(ranked), 3),
        "p95_ms": round(ranked[min(len(ranked) - 1, int(0.95 * len(ranked)))], 3),
    }
