"""Tables and archives of labels, in the formats of the real sets."""

from __future__ import annotations

import numpy as np

from facekeys.keypoints.detailed import DETAILED, MESH_VERTICES
from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from factories import make_transform
from unit.training.drawn_faces import COLUMNS, write_table

EYE_DISTANCE = 50
MEAN = apply(make_transform(100, 80, eye_distance=EYE_DISTANCE), KAGGLE15.mean_face)
"""(15, 2) float64: a face that looks straight ahead."""

FIVE = (
    "left_eye_center",
    "right_eye_center",
    "nose_tip",
    "mouth_left_corner",
    "mouth_right_corner",
)
PLACES = [KAGGLE15.index(name) for name in FIVE]
WEB_COLUMNS = [
    "file",
    *(f"{name}_{axis}" for name in FIVE for axis in "xy"),
    "mesh_disagreement",
    "gender",
    "smile",
    "glasses",
    "pose",
]
LFW_COLUMNS = ["file", "group", "flip_disagreement", "emotion"]
LANDMARK_COLUMNS = ["file", "group", *COLUMNS]


def cells_of(points):
    return [
        "" if np.isnan(value) else f"{value:.2f}" for value in np.ravel(points).tolist()
    ]


def changed(columns, row, **changes):
    """Return a row with some cells replaced, by the names of their columns."""
    return list({**dict(zip(columns, row, strict=True)), **changes}.values())


def landmark_row(file="images/a.png", group="s000", points=MEAN):
    return [file, group, *cells_of(points)]


def write_landmarks15(folder, *rows, columns=LANDMARK_COLUMNS):
    write_table(folder / "landmarks15.csv", columns, rows)


def make_detail(scheme, points=MEAN, seed=0):
    """Return detailed points that stand for the given 15; the others lie anywhere."""
    scheme = DETAILED[scheme]
    detail = np.random.default_rng(seed).uniform(40, 160, (scheme.size, 2)).round()
    singles = {
        indices[0]: number
        for number, indices in enumerate(scheme.fifteen)
        if len(indices) == 1
    }
    for index, number in singles.items():
        detail[index] = points[number]
    for number, indices in enumerate(scheme.fifteen):
        free = [index for index in indices if index not in singles]
        if free:  # where they must lie for the mean to be the eye's centre
            fixed = sum(detail[index] for index in indices if index in singles)
            detail[free] = (points[number] * len(indices) - fixed) / len(free)
    return detail


def web_row(file, disagreement, points=MEAN, codes=("", "", "", "")):
    return [file, *cells_of(points[PLACES]), disagreement, *codes]


def write_web_faces(folder, *rows):
    write_table(folder / "points5.csv", WEB_COLUMNS, rows)


def write_mesh(folder, files, details, *, axes):
    """Write whole meshes whose kept vertices are the given details."""
    mesh = np.full((len(files), 478, axes), 7, np.float16)
    mesh[:, list(MESH_VERTICES), :2] = details
    np.savez_compressed(folder / "mesh478.npz", files=np.array(files), points=mesh)


def write_pts(path, points, *, picture=".png"):
    """Write points counted from 0 as iBUG counts them, from 1, and a file beside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(pts_text(points))
    if picture:
        path.with_suffix(picture).write_bytes(b"a picture")


def pts_text(points):
    lines = [f"{x + 1:.6f} {y + 1:.6f}" for x, y in points]
    return "\n".join(["version: 1", f"n_points:  {len(points)}", "{", *lines, "}", ""])
