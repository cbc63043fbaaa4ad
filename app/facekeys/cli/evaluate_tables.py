"""What `facekeys evaluate` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.evaluate.details import DetailScore
from facekeys.training.evaluate.report import (
    MAIN,
    PEER_ELSEWHERE,
    Report,
    SetReport,
)
from facekeys.training.evaluate.scores import MAX_RATIO
from facekeys.training.evaluate.steadiness import MAX_SHIFT_PX, NOISE
from facekeys.training.metrics import SURE


def print_report(report: Report, out: Path) -> None:
    """Print the tables of a report on standard output.

    Args:
        report: What was found out.
        out: Where its files lie.
    """
    # Soft wrap: a path to copy must stay one line.
    console = Console(highlight=False, soft_wrap=True)
    say = partial(console.print, markup=False)
    say(f"{report.model}, judged on the part: {report.part}")
    say("Errors are in % of the distance of the eye centres.\n")
    say(_errors(report.sets))
    say(_about_the_peer())
    if details := [one.details for one in report.sets if one.details]:
        say(_details(details))
        say("All else is about the 15 points that follow from these.\n")
    say(_points(report.sets))
    if any(one[MAIN].groups for one in report.sets):
        say()
        say(_groups(report.sets))
    say()
    say(_steadiness(report.sets))
    say(
        f"jitter: with noise of {NOISE:g} grey levels and shifts of up to "
        f"{MAX_SHIFT_PX:g} pixel;\nthe peer's is in docs/performance.md. tells: chance "
        "that the score is higher\nwhere the error is up to 10 %.\n"
    )
    if latency := report.latency:
        say(
            f"One crop: {latency.model_ms:.2f} ms; the article's network: "
            f"{latency.seed_ms:.2f} ms; ratio {latency.ratio:.2f} (LiteRT, 1 thread).\n"
        )
    say(f"{out}: report.json, curves.png, points.png, worst-*.png")
    say("worst-*.png show faces of the data sets: they are for local use only.")


def _errors(sets: Sequence[SetReport]) -> Table:
    table = _table(
        ["set", "crops"],
        ["faces", "NME", "calib.", "peer", "median", "p95", ">10%", "AUC", "RMSE"],
    )
    for one in sets:
        for score in (framing.score for framing in one.framings):
            found = "" if score.faces == score.labelled else f"/{score.labelled}"
            table.add_row(
                one.set,
                score.framing,
                f"{score.faces}{found}",
                _percent(score.nme),
                _percent(score.nme_calibrated),
                _percent(one.peer, digits=1),
                _percent(score.median),
                _percent(score.p95),
                _percent(score.failure_rate, digits=1),
                f"{score.auc:.3f}",
                f"{score.rmse_px:.2f}",
            )
    return table


def _about_the_peer() -> str:
    others = ", ".join(f"{name} {100 * e:.1f}" for name, e in PEER_ELSEWHERE.items())
    return (
        "calib.: NME without each point's constant offset in the set. peer: that of\n"
        "MediaPipe FaceMesh, on other faces of the set (of 300-W, the common test\n"
        f"pictures); elsewhere: {others}.\n"
        ">10%: share of faces with a larger error. AUC: under the cumulative error\n"
        "curve up to 10 %. RMSE: over all coordinates, in pixels of the crop.\n"
    )


def _points(sets: Sequence[SetReport]) -> Table:
    table = _table([f'point, crops "{MAIN}"'], [one.set for one in sets])
    for name in KAGGLE15.names:
        table.add_row(
            name.replace("_", " "), *(_percent(one[MAIN].points[name]) for one in sets)
        )
    return table


def _details(scores: Sequence[DetailScore]) -> Table:
    table = _table(
        [f'all points, crops "{MAIN}"', "scheme"],
        ["points", "faces", "NME", ">10%", "AUC"],
    )
    for one in scores:
        table.add_row(
            one.set,
            one.scheme,
            str(one.points),
            str(one.faces),
            _percent(one.nme),
            _percent(one.failure_rate, digits=1),
            f"{one.auc:.3f}",
        )
    return table


def _groups(sets: Sequence[SetReport]) -> Table:
    table = _table(
        [f'group, crops "{MAIN}"', "attribute", "value"],
        ["faces", "NME", "ratio", f"above {MAX_RATIO:g}"],
    )
    for one in sets:
        for group in one[MAIN].groups:
            table.add_row(
                one.set,
                group.attribute,
                group.value,
                str(group.faces),
                _percent(group.nme),
                f"{group.ratio:.2f}",
                "!" if group.high else "",
            )
    return table


def _steadiness(sets: Sequence[SetReport]) -> Table:
    table = _table(["set"], ["still faces", "jitter", f"score >= {SURE:g}", "tells"])
    for one in sets:
        sure = one[MAIN].confidence
        still = one.steadiness
        table.add_row(
            one.set,
            str(still.faces) if still else "",
            _percent(still.jitter) if still else "",
            _percent(sure.sure, digits=1),
            "" if sure.separates is None else f"{sure.separates:.3f}",
        )
    return table


def _table(words: Iterable[str], figures: Iterable[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)
    for heading in words:
        table.add_column(heading, no_wrap=True)
    for heading in figures:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _percent(value: float | None, *, digits: int = 2) -> str:
    return "" if value is None else f"{100 * value:.{digits}f}"
