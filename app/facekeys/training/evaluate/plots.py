"""The plots of an evaluation, drawn by Matplotlib without its global state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.evaluate.report import CURVE, MAIN, SetReport
from facekeys.training.metrics import FAILURE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DPI: Final = 110
_MARKERS: Final = "osD^vPX*"


def write_curves(sets: Sequence[SetReport], path: Path) -> None:
    """Write the cumulative error curves as PNG: one plot a framing, one line a set.

    Raises:
        OSError: The file can't be written.
    """
    from matplotlib.figure import Figure

    framings = list(
        dict.fromkeys(one.score.framing for s in sets for one in s.framings)
    )
    figure = Figure(figsize=(4.2 * len(framings), 4.2), layout="constrained")
    plots = figure.subplots(1, len(framings), sharey=True, squeeze=False)[0]
    for axes, framing in zip(plots, framings, strict=True):
        _draw_curves(axes, sets, framing)
        axes.set_title(f'crops framed: "{framing}"')
        axes.set_xlabel("error, % of the eye distance")
    plots[0].set_ylabel("share of faces with no larger error, %")
    figure.savefig(path, dpi=_DPI, format="png")


def write_points(sets: Sequence[SetReport], path: Path) -> None:
    """Write the mean error of each point, by set, as PNG.

    Raises:
        OSError: The file can't be written.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.5, 5.2), layout="constrained")
    axes = figure.subplots()
    places = np.arange(len(KAGGLE15.names))
    for number, one in enumerate(sets):
        errors = [one[MAIN].points[name] for name in KAGGLE15.names]
        axes.plot(
            [np.nan if error is None else 100 * error for error in errors],
            places,
            linestyle="none",
            marker=_MARKERS[number % len(_MARKERS)],
            label=one.set,
        )
    axes.set_yticks(places, [name.replace("_", " ") for name in KAGGLE15.names])
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel(f'mean error, % of the eye distance; crops framed: "{MAIN}"')
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(path, dpi=_DPI, format="png")


def _draw_curves(axes: Axes, sets: Sequence[SetReport], framing: str) -> None:
    for number, one in enumerate(sets):
        if framing in one:
            axes.plot(
                [100 * limit for limit in CURVE],
                [100 * share for share in one[framing].curve],
                color=f"C{number}",  # a set keeps its colour in every plot
                label=f"{one.set}, area {one[framing].score.auc:.2f}",
            )
    axes.set_xlim(0, 100 * FAILURE)
    axes.set_ylim(0, 100)
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right", fontsize="small")
