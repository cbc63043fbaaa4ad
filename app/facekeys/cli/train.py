"""`facekeys train`: the model laboratory."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Annotated

import typer

from facekeys.errors import InputError, MissingExtraError

_DEFAULT_OUT = Path("runs/keypoints15")


def train(
    data: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder with the sets of faces.")
    ],
    out: Annotated[
        Path, typer.Option(metavar="DIR", help="Folder for the run and the model.")
    ] = _DEFAULT_OUT,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAME", help="Set to learn from; repeat for more [all]."
        ),
    ] = None,
    epochs: Annotated[int, typer.Option(min=1, help="Number of epochs.")] = 18,
    batch: Annotated[int, typer.Option(min=1, help="Crops per step.")] = 32,
    steps: Annotated[int, typer.Option(min=1, help="Steps per epoch.")] = 256,
    seed: Annotated[int, typer.Option(min=0, help="Of everything random.")] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the run in --out.")
    ] = False,
) -> None:
    """Train the key-point network on labelled faces."""
    if importlib.util.find_spec("tensorflow") is None:
        raise MissingExtraError(
            "Training needs TensorFlow, which FaceKeys itself does not.",
            hint='Install it, in the folder of FaceKeys: pip install ".[train]"',
        )
    if not data.is_dir():
        raise InputError(f"There is no folder {data}.")
    from facekeys.training.fit import Recipe
    from facekeys.training.lab import train_model
    from facekeys.training.labels import READERS

    for name in sets or ():
        if name not in READERS:
            raise typer.BadParameter(
                f"There is no set {name}. Known sets: {', '.join(READERS)}.",
                param_hint="--set",
            )

    def report(epoch: int, entry: dict[str, float]) -> None:
        left_min = (epochs - epoch) * entry["seconds"] / 60
        typer.echo(
            f"epoch {epoch}/{epochs}: loss {entry['loss']:.4f}, validation error "
            f"{entry['error']:.2%}, {entry['seconds']:.0f} s, "
            f"about {left_min:.0f} min left"
        )

    card = train_model(
        data,
        out,
        Recipe(epochs=epochs, batch=batch, steps=steps, seed=seed),
        sets=sets or tuple(READERS),
        resume=resume,
        report=report,
        tell=typer.echo,
    )
    typer.echo(f"{card}: the model, with its errors on people it has never seen.")
