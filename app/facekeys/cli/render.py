"""`facekeys render`: a video or picture in, the filtered one out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final

import typer

from facekeys.camera.choose import DEMO, open_file
from facekeys.camera.picture import is_picture
from facekeys.camera.source import Source
from facekeys.cli.common import (
    ModelFile,
    counted,
    pick_filters,
    progress_bar,
    refuse_to_overwrite,
    to_stderr,
    warn_if_cut,
)
from facekeys.errors import UsageError
from facekeys.keypoints.model import KeypointModel
from facekeys.overlays.filter import Filter
from facekeys.overlays.library import installed_filters
from facekeys.pipeline import Pipeline
from facekeys.recording.endings import PICTURE_ENDINGS, VIDEO_ENDINGS
from facekeys.recording.picture import write_picture
from facekeys.types import Result

_ENDINGS: Final = VIDEO_ENDINGS + PICTURE_ENDINGS
_OUTPUT_HELP: Final = (
    f"File to write ({' '.join(_ENDINGS)}); "
    "if not given, here, named after IN with -facekeys."
)


@dataclass(slots=True)
class Tally:
    """What the closing line tells."""

    frames: int = 0
    with_faces: int = 0
    people: set[int] = field(default_factory=set)
    started_s: float = field(default_factory=time.monotonic)

    def add(self, result: Result) -> None:
        """Count a frame."""
        self.frames += 1
        self.with_faces += bool(result.faces)
        self.people.update(face.track_id for face in result.faces)

    def line(self, target: Path) -> str:
        """Return the closing line."""
        spent_s = max(time.monotonic() - self.started_s, 1e-9)
        share = 100 * self.with_faces / max(self.frames, 1)
        return (
            f"{target}: {counted(self.frames, 'frame')}, "
            f"{self.frames / spent_s:.1f} fps, "
            f"faces in {counted(self.with_faces, 'frame')} ({share:.0f} %), "
            f"{counted(len(self.people), 'face')} followed"
        )


def render(
    source: Annotated[
        str,
        typer.Argument(metavar="IN", help='Video, picture, or "demo".'),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help=_OUTPUT_HELP,
        ),
    ] = None,
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter", "-f", metavar="ID", help="Filter to put on; repeat for more."
        ),
    ] = None,
    model_file: ModelFile = None,
) -> None:
    """Put filters on the faces of a video or picture, and write it to a file."""
    chosen = pick_filters(installed_filters(), filters or [])
    if not chosen:
        to_stderr().print("facekeys: No filter is chosen, so nothing is put on.")
    model = KeypointModel(model_file, int8=False)  # the same points everywhere
    with closing(open_file(source)) as opened:
        target = output or _default_output(source, opened)
        _check_target(target, source, opened)
        pipeline = Pipeline(model, static=opened.length == 1)
        results = _results(pipeline, opened, chosen)
        if _is_picture(target):
            tally = _write_picture(results, target)
        else:
            tally = _write_video(results, target, opened, _sound_of(source))
        warn_if_cut(opened)
    typer.echo(tally.line(target))


def _write_video(
    results: Iterator[Result], target: Path, opened: Source, sound: Path | None
) -> Tally:
    from facekeys.recording.video import video_file  # FFmpeg takes its time to load

    tally = Tally()
    with (
        video_file(
            target, size=opened.size, fps=opened.fps, sound_from=sound
        ) as writer,
        progress_bar() as bar,
    ):
        task = bar.add_task(opened.name, total=opened.length)
        for result in results:
            writer.write(result.frame)
            tally.add(result)
            bar.advance(task)
    return tally


def _write_picture(results: Iterator[Result], target: Path) -> Tally:
    tally = Tally()
    for result in results:  # of one frame: `_check_target` saw to that
        write_picture(target, result.frame.pixels)
        tally.add(result)
    return tally


def _sound_of(source: str) -> Path | None:
    """Return the file whose sound goes into the video; none for pictures."""
    return None if source == DEMO or is_picture(Path(source)) else Path(source)


def _results(
    pipeline: Pipeline, opened: Source, filters: Sequence[Filter]
) -> Iterator[Result]:
    while (frame := opened.read()) is not None:
        yield pipeline.process(frame, filters)


def _default_output(source: str, opened: Source) -> Path:
    if source == DEMO:
        return Path("facekeys-demo.mp4")
    path = Path(source)
    if opened.length == 1:
        ending = path.suffix.lower()
        ending = ending if ending in PICTURE_ENDINGS else ".png"
        return Path(f"{path.stem}-facekeys{ending}")
    return Path(f"{path.stem}-facekeys.mp4")


def _check_target(target: Path, source: str, opened: Source) -> None:
    ending = target.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError(
            f"FaceKeys can't write {ending or 'a file without an ending'}.",
            hint=f"It writes {' '.join(_ENDINGS)}.",
        )
    if ending in PICTURE_ENDINGS and opened.length != 1:
        raise UsageError(
            f"{source} has many frames, and {target} holds one.",
            hint=f"For a video use one of {' '.join(VIDEO_ENDINGS)}.",
        )
    refuse_to_overwrite(source, target)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PICTURE_ENDINGS
