"""How much points tremble on still pictures: FaceKeys beside MediaPipe FaceMesh.

    python benchmarks/peer_steadiness.py --peer-python PEER/bin/python --data FACES

`PEER` is a virtual environment with `mediapipe==0.10.21`. The pictures are those that
`facekeys evaluate` measures its jitter on, and so are noise, movement and measure: each
face is seen eight times, moved by up to a pixel along each axis, with noise of 4 grey
levels; the true movement is undone, and the jitter is the mean over faces and points of
the standard deviation of the place of a point, over the labelled distance of the eye
centres. Other than there, the whole picture moves and gets the noise, so that all
trackers see the very same frames, grey ones, and each frames the face in its own way:

- FaceKeys, crop held: the crop stays where the labels frame it (what `evaluate` does).
- FaceKeys, followed: as in a video. The first frame, which does not count, is the
  picture itself, with a box where the labels have the face, since the pictures of some
  sets are cut so close that Viola-Jones finds nothing in them. From then on each crop
  is cut where the last points were. Nothing is smoothed.
- FaceKeys, each by itself: Viola-Jones on every frame, two looks, and the mean with the
  mirrored crop, as in `facekeys track --static`.
- FaceMesh, video: its video mode; the first frame is the picture itself and does not
  count. It smooths nothing either. With and without its finer lips and irises
  (`refine_landmarks`).
- FaceMesh, each by itself: its `static_image_mode`.

Only faces that were found in all eight frames count, and only those that everybody who
found three quarters of the set so found: the same faces for all of them. Whoever found
fewer is left out, and the share found is told.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from facekeys.training.evaluate.judging import read_truth
from facekeys.training.labels import Label
from peers.markdown import per_cent, table
from peers.stills import Found, Method, Still, methods, stills

# Who finds less than this share of a set would leave few faces for the others.
_LEAST_FOUND = 0.75


def main() -> None:
    """Print the table."""
    options = _options()
    results: dict[str, dict[str, dict[str, float | None]]] = {}
    with ExitStack() as opened:
        compared = methods(options.peer_python, opened)
        for name in options.sets:
            results[name] = measure(read_truth(options.data, name), compared, options)
            print(f"{name}: done", flush=True)
    print("\n".join(lines(results)))
    if options.json:
        options.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


def measure(
    labels: Sequence[Label], compared: Mapping[str, Method], options: argparse.Namespace
) -> dict[str, dict[str, float | None]]:
    """Return for each method its jitter, the share found, and the faces counted."""
    seen = list(stills(labels, faces=options.faces, seed=options.seed))
    jitters = {
        name: np.array([_jitter(one, method(one)) for one in seen])
        for name, method in compared.items()
    }
    shares = {name: float(np.isfinite(j).mean()) for name, j in jitters.items()}
    ranked = [name for name in jitters if shares[name] >= _LEAST_FOUND]
    common = np.all([np.isfinite(jitters[name]) for name in ranked], axis=0)
    return {
        name: {
            "jitter": float(values[common].mean()) if name in ranked else None,
            "found": shares[name],
            "faces": int(common.sum()),
        }
        for name, values in jitters.items()
    }


def lines(results: Mapping[str, Mapping[str, Mapping[str, float | None]]]) -> list[str]:
    """Return the lines of a Markdown table: per cent of the eye distance."""
    names = list(next(iter(results.values())))
    faces = [figures[names[0]]["faces"] for figures in results.values()]
    heads = [f"{name}, {n} faces" for name, n in zip(results, faces, strict=True)]
    rows = [
        [name, *(_cell(figures[name]) for figures in results.values())]
        for name in names
    ]
    return table(["jitter, % of the eye distance", *heads], rows)


def _cell(one: Mapping[str, float | None]) -> str:
    found = "" if one["found"] == 1.0 else f"({one['found']:.0%} found)"
    return f"{per_cent(one['jitter'])} {found}".strip()


def _jitter(still: Still, found: Sequence[Found]) -> float:
    """Return the jitter of one face; NaN if it was not found in every frame."""
    if any(points is None for points in found):
        return float("nan")
    places = np.stack(found) - still.shifts[:, None]
    spread = np.sqrt(places.var(axis=0, ddof=1).sum(axis=-1))
    eyes = still.label.points[:2]
    return float(spread.mean() / np.linalg.norm(eyes[0] - eyes[1]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Jitter beside MediaPipe FaceMesh.")
    parser.add_argument("--peer-python", required=True, help="has mediapipe==0.10.21")
    parser.add_argument("--data", type=Path, required=True, help="the sets of faces")
    parser.add_argument("--set", dest="sets", action="append", required=True)
    parser.add_argument("--faces", type=int, default=60, help="of each set, at most")
    parser.add_argument("--seed", type=int, default=0, help="of noise and movement")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write it there, too")
    return parser.parse_args()


if __name__ == "__main__":
    main()
