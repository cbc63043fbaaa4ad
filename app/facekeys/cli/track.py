"""`facekeys track`: the key-points of every frame, as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from facekeys.camera.choose import open_file
from facekeys.cli.common import ModelFile, refuse_to_overwrite, report, warn_if_cut
from facekeys.errors import InputError
from facekeys.keypoints.model import KeypointModel
from facekeys.pipeline import Pipeline
from facekeys.recording.replacing import replacing
from facekeys.tracking.smoothing import SmoothingOptions
from facekeys.tracking.tracker import TrackerOptions
from facekeys.types import Face, Frame


def track(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="IN...", help='Videos, pictures, or "demo".'),
    ],
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json", metavar="FILE", help="Write there, not to standard output."
        ),
    ] = None,
    static: Annotated[
        bool, typer.Option("--static", help="Treat every frame by itself.")
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="Do not smooth the key-points.")
    ] = False,
    model_file: ModelFile = None,
) -> None:
    """Print the key-points of all faces, one JSON line a frame."""
    smoothing = None if raw or static else SmoothingOptions()
    options = TrackerOptions(smoothing=smoothing)
    model = KeypointModel(model_file, int8=False)  # the same points everywhere
    failures: list[InputError] = []

    def write_all(target: TextIO) -> None:
        for source in sources:
            pipeline = Pipeline(model, options=options, static=static)
            try:
                for record in _records(pipeline, source):
                    print(json.dumps(record, separators=(",", ":")), file=target)
            except InputError as error:  # the other inputs still count
                report(error)
                failures.append(error)
        if len(failures) == len(sources):  # then an older file stays as it is
            raise typer.Exit(int(failures[0].exit_code))

    if json_file is None:
        write_all(sys.stdout)
    else:
        for source in sources:
            refuse_to_overwrite(source, json_file)
        with (
            replacing(json_file) as temporary,
            temporary.open("w", encoding="utf-8") as file,
        ):
            write_all(file)
    if failures:
        raise typer.Exit(int(failures[0].exit_code))


def _records(pipeline: Pipeline, source: str) -> Iterator[dict[str, Any]]:
    with closing(open_file(source)) as opened:
        while (frame := opened.read()) is not None:
            result = pipeline.process(frame)
            yield _record(source, frame, result.faces)
        warn_if_cut(opened)


def _record(source: str, frame: Frame, faces: tuple[Face, ...]) -> dict[str, Any]:
    return {
        "source": source,
        "frame": frame.index,
        "time_s": round(frame.captured_ns / 1e9, 4),
        "width": frame.width,
        "height": frame.height,
        "faces": [_face(face) for face in faces],
    }


def _face(face: Face) -> dict[str, Any]:
    keypoints = face.keypoints
    return {
        "id": face.track_id,
        "box": [round(value, 2) for value in face.box],
        "score": round(face.score, 3),
        "keypoints": {
            name: [round(value, 2) for value in point]
            for name, point in zip(
                keypoints.scheme.names, keypoints.points.tolist(), strict=True
            )
        },
    }
