"""Tiny sets of drawn faces, in the file formats of the real ones."""

from __future__ import annotations

import csv

import cv2
import numpy as np

from facekeys.keypoints.framing import apply
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.labels import Label
from factories import make_transform

COLUMNS = [f"{name}_{axis}" for name in KAGGLE15.names for axis in "xy"]


def draw_face(transform, size=(240, 240)):
    """Draw a grey face whose points can be seen; return it and its points."""
    picture = np.full(size, 90, np.uint8)
    points = apply(transform, KAGGLE15.mean_face)
    unit = float(np.hypot(transform[0, 0], transform[1, 0]))
    middle, angle = points[10], np.degrees(np.arctan2(transform[1, 0], transform[0, 0]))
    cv2.ellipse(
        picture,
        (middle.tolist(), (2.2 * unit, 3.0 * unit), angle),
        170,
        -1,
        cv2.LINE_AA,
    )
    for number, (x, y) in enumerate(points):
        shade = 30 if number % 2 else 240
        place = (round(x * 16), round(y * 16))
        cv2.circle(picture, place, round(unit * 1.3), shade, -1, cv2.LINE_AA, shift=4)
    return picture, points


def draw_labels(people, *, per_person=2, seed=0, source="muct", size=(240, 240)):
    """Return labels of drawn faces that no file holds."""
    rng = np.random.default_rng(seed)
    labels = []
    for person in people:
        for number in range(per_person):
            transform = make_transform(
                size[1] / 2 + rng.uniform(-5, 5),
                size[0] / 2 + rng.uniform(-5, 5),
                eye_distance=rng.uniform(36, 46),
                roll_deg=rng.uniform(-10, 10),
            )
            picture, points = draw_face(transform, size)
            file = f"{person}-{number}.png"
            labels.append(
                Label(
                    picture=picture,
                    file=file,
                    group=person,
                    points=points.astype(np.float32),
                    where=f"drawn, {file}",
                    source=source,
                )
            )
    return labels


def write_table(path, columns, rows):
    """Write a CSV file as the sets have them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])


def write_picture(folder, file, picture):
    """Write the picture of a set."""
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    assert cv2.imwrite(str(folder / file), picture)


def write_landmarks(folder, people, *, per_person=2, seed=0):
    """Write a set of drawn faces like MUCT; return the points by file."""
    rng = np.random.default_rng(seed)
    truth = {}
    for person in people:
        for number in range(per_person):
            transform = make_transform(
                *rng.uniform(110, 130, 2),
                eye_distance=rng.uniform(36, 46),
                roll_deg=rng.uniform(-10, 10),
            )
            picture, points = draw_face(transform)
            file = f"images/{person}-{number}.png"
            write_picture(folder, file, picture)
            truth[file] = (person, points)
    rows = [
        [file, person, *(f"{value:.2f}" for value in points.ravel())]
        for file, (person, points) in truth.items()
    ]
    write_table(folder / "landmarks15.csv", ["file", "group", *COLUMNS], rows)
    details = [f"{axis}{number}" for number in range(76) for axis in "xy"]
    empty = [""] * len(details)
    rows = [[file, person, *empty] for file, (person, _) in truth.items()]
    write_table(folder / "landmarks76.csv", ["file", "group", *details], rows)
    return {file: points for file, (_, points) in truth.items()}
