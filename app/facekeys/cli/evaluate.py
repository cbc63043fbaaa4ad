"""`facekeys evaluate`: how good a key-point model is, on people it has never seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from facekeys.cli.common import ModelFile, require_train_extra, to_stderr
from facekeys.errors import InputError, OutputError
from facekeys.keypoints.model import DEFAULT_MODEL, KeypointModel
from facekeys.recording.replacing import replacing
from facekeys.resources import resource

if TYPE_CHECKING:
    from facekeys.training.evaluate.latency import Latency
    from facekeys.training.evaluate.report import Report, SetReport

_DEFAULT_OUT = Path("runs/evaluation")


def evaluate(
    data: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with the sets of faces.")
    ],
    model_file: ModelFile = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME", help="Set to judge by; repeat for more [all]."
        ),
    ] = None,
    part: Annotated[
        Literal["test", "validation", "all"],
        typer.Option(help="Whose faces: of people kept out of the training, or all."),
    ] = "test",
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder for report and pictures.")
    ] = _DEFAULT_OUT,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the report there, too."),
    ] = None,
    still: Annotated[
        int,
        typer.Option(min=0, help="Faces of each set to measure the jitter on."),
    ] = 60,
    no_latency: Annotated[
        bool, typer.Option("--no-latency", help="Do not measure milliseconds.")
    ] = False,
) -> None:
    """Measure the errors of a key-point model, by set, point and group."""
    require_train_extra("Evaluating")
    model = KeypointModel(model_file, int8=False)  # the same points everywhere
    from facekeys.training.samples import set_folders

    names = [folder.name for folder in set_folders(data, sets or ())]
    _make_folder(out)
    from facekeys.cli.evaluate_tables import print_report
    from facekeys.training.evaluate.report import Report

    reports = [
        one
        for name in names
        if (one := _report_set(model, data, name, part, still, must=bool(sets)))
    ]
    if not reports:
        raise InputError(
            f"The sets in {data} have no faces of the part {part}.",
            hint="Judge by --part all, or by a set of more people.",
        )
    report = Report(
        model=str(model_file or resource(DEFAULT_MODEL)),
        part=part,
        sets=reports,
        latency=None if no_latency else _latency(model),
    )
    for path, write in _files(report, out, json_file):
        with replacing(path) as temporary:
            write(temporary)
    print_report(report, out)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"The folder {folder} can't be made: {error.strerror}.",
            hint="Choose another one with --out.",
        ) from error


def _report_set(
    model: KeypointModel,
    data: Path,
    name: str,
    part: Literal["test", "validation", "all"],
    still: int,
    *,
    must: bool,
) -> SetReport | None:
    from facekeys.training.evaluate.judging import read_truth
    from facekeys.training.evaluate.report import report_set

    labels = read_truth(data, name, part)
    if labels:
        to_stderr().print(f"{name}: judging {len(labels)} faces.", markup=False)
        return report_set(model, name, labels, still=still)
    if must:
        raise InputError(
            f"The set {name} has no faces of the part {part}.",
            hint="Judge by --part all, or by a set of more people.",
        )
    to_stderr().print(f"{name}: no faces of the part {part}.", markup=False)
    return None


def _latency(model: KeypointModel) -> Latency | None:
    to_stderr().print("Measuring milliseconds beside the article's network.")
    from facekeys.training.evaluate.latency import compare_with_seed

    latency = compare_with_seed(model)
    if latency is None:
        to_stderr().print(
            "They are left out: Keras does not run on TensorFlow, which alone can "
            "write that network for LiteRT."
        )
    return latency


def _files(
    report: Report, out: Path, json_file: Path | None
) -> Iterator[tuple[Path, Callable[[Path], object]]]:
    """Yield every file to write, with what writes it."""
    from facekeys.training.evaluate.contact_sheet import write_sheet
    from facekeys.training.evaluate.plots import write_curves, write_points
    from facekeys.training.evaluate.report import MAIN

    content = report.to_json()
    for path in (out / "report.json", json_file):
        if path is not None:
            yield path, partial(Path.write_text, data=content, encoding="utf-8")
    yield out / "curves.png", partial(write_curves, report.sets)
    yield out / "points.png", partial(write_points, report.sets)
    for one in report.sets:
        title = (
            f"{one.set}: the {len(one.worst)} faces with the largest errors, "
            f'part {report.part}, crops framed: "{MAIN}"'
        )
        yield out / f"worst-{one.set}.png", partial(write_sheet, one.worst, title)
