"""`facekeys train`: the model laboratory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from facekeys.cli.common import require_train_extra, to_stderr
from facekeys.cli.train_progress import Bars, Lines, Progress
from facekeys.keypoints.detailed import SCHEMES
from facekeys.training.recipes import RECIPES, Recipe, adjusted
from facekeys.types import KeypointScheme

_RUNS: Final = Path("runs")
_RECIPE_HELP: Final = f"How to train: {', '.join(RECIPES)}."


def train(
    *,
    data: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with the sets of faces.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Folder for the run and the model [runs/RECIPE]."
        ),
    ] = None,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME", help="Set to learn from; repeat for more [all]."
        ),
    ] = None,
    recipe: Annotated[
        str, typer.Option(metavar="NAME", help=_RECIPE_HELP)
    ] = "keypoints15",
    epochs: Annotated[
        int | None, typer.Option(min=1, help="Number of epochs [the recipe's].")
    ] = None,
    batch: Annotated[
        int | None, typer.Option(min=1, help="Crops per step [the recipe's].")
    ] = None,
    steps: Annotated[
        int | None, typer.Option(min=1, help="Steps per epoch [the recipe's].")
    ] = None,
    learning_rate: Annotated[
        float | None, typer.Option(min=0.0, help="At its highest [the recipe's].")
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(min=0, max=2**32 - 1, help="Of everything random [the recipe's]."),
    ] = None,
    scheme: Annotated[
        Literal["kaggle15", "muct76", "ibug68", "mesh"],
        typer.Option(help="Which points the model shall give."),
    ] = "kaggle15",
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Go on with the run in --out; only export it if it is done.",
        ),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be trained, and write nothing."),
    ] = False,
    distribute: Annotated[
        bool,
        typer.Option(
            "--distribute",
            help="Use all devices of this machine; on JAX, of several hosts, too.",
        ),
    ] = False,
    no_progress: Annotated[
        bool, typer.Option("--no-progress", help="Lines instead of a progress bar.")
    ] = False,
) -> None:
    """Train a key-point network on labelled faces."""
    chosen = adjusted(
        recipe,
        epochs=epochs,
        batch=batch,
        steps=steps,
        learning_rate=learning_rate,
        seed=seed,
    )
    require_train_extra("Training")
    from facekeys.training.samples import set_folders

    # Refuse what is not there before anything slow.
    set_folders(data, sets or ())
    if dry_run:
        _rehearse(data, chosen, sets or [], SCHEMES[scheme])
        return
    from facekeys.training.lab import train_model

    with _progress(chosen, plain=no_progress) as progress:
        model = train_model(
            data,
            out or _RUNS / recipe,
            chosen,
            sets=sets or (),
            scheme=SCHEMES[scheme],
            resume=resume,
            distribute=distribute,
            report=progress.report,
            on_step=progress.on_step,
            tell=progress.tell,
        )
    typer.echo(f"{model}: the model.")


def _rehearse(
    data: Path, recipe: Recipe, names: list[str], scheme: KeypointScheme
) -> None:
    from facekeys.training.export import check_scheme
    from facekeys.training.tasks import open_task

    check_scheme(recipe, scheme)
    task = open_task(data, recipe, names, tell=Lines(recipe).tell)
    for line in (*task.describe(), *task.rehearse()):
        typer.echo(line)
    typer.echo("Nothing was written.")


def _progress(recipe: Recipe, *, plain: bool) -> Progress:
    shown = to_stderr().is_terminal and not plain
    return Bars(recipe) if shown else Lines(recipe)
