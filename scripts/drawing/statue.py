"""Draws overlays/statue: a face of marble, for people to wear as their own.

    python scripts/drawing/statue.py

A relief of hills and hollows over the mean face, lit from the upper left. Its
key-points are those of the mean face, so the manifest is written too.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from facekeys.keypoints.schemes import KAGGLE15

FOLDER = Path(__file__).parents[2] / "overlays" / "statue"
WIDTH, HEIGHT = 560, 640
UNIT = 190.0  # pixels per eye distance
ORIGIN = np.array((WIDTH / 2, 215.0))

Field = NDArray[np.float64]


def relief(x: Field, y: Field) -> Field:
    """Return how far the face stands out, in eye distances, at places in its frame."""

    def hill(at: tuple[float, float], size: tuple[float, float], high: float) -> Field:
        across, down = (x - at[0]) / size[0], (y - at[1]) / size[1]
        return high * np.exp(-(across**2 + down**2) / 2)

    def ridge(curve: Field, width: float, high: float, fades: Field) -> Field:
        return high * np.exp(-(((y - curve) / width) ** 2) / 2) * fades

    def within(value: Field, half: float, soft: float) -> Field:
        return 1 / (1 + np.exp((np.abs(value) - half) / soft))

    side = np.abs(x)
    z = 0.95 * np.sqrt(np.maximum(0, 1 - (x / 1.3) ** 2 - ((y - 0.3) / 1.65) ** 2))
    z += hill((0, -0.75), (0.75, 0.35), 0.06)  # forehead
    for s in (-1, 1):
        z += hill((0.62 * s, 0.52), (0.26, 0.24), 0.07)  # cheek
        z += hill((0.48 * s, 0.02), (0.27, 0.15), -0.15)  # socket
        eye = 1 - ((x - 0.5 * s) / 0.2) ** 2 - ((y - 0.02) / 0.11) ** 2
        z += 0.1 * np.sqrt(np.maximum(0, eye))
        z += hill((0.19 * s, 0.53), (0.07, 0.065), 0.1)  # wing of the nose
        z += hill((0.085 * s, 0.585), (0.04, 0.025), -0.1)  # nostril
    along = x / 1.0
    eye_x = (side - 0.5) / 0.21
    lid = within(eye_x, 0.95, 0.08)
    z += ridge(0.02 - 0.115 * np.sqrt(np.maximum(0, 1 - eye_x**2)), 0.018, 0.05, lid)
    z += ridge(0.03 + 0.085 * np.sqrt(np.maximum(0, 1 - eye_x**2)), 0.016, 0.03, lid)
    brow_x = (side - 0.52) / 0.36
    brow = within(brow_x, 0.95, 0.1)
    z += ridge(-0.27 + 0.07 * brow_x**2, 0.05, 0.065, brow)
    length = np.clip((y + 0.25) / 0.75, 0, 1)
    bridge = np.where(y < 0.5, length**1.4, np.exp(-(((y - 0.5) / 0.05) ** 2)))
    z += (
        (0.09 + 0.27 * bridge)
        * np.exp(-((side / (0.1 + 0.08 * length)) ** 2))
        * (within(y - 0.12, 0.43, 0.045))
    )
    z += hill((0, 0.5), (0.1, 0.09), 0.09)  # its tip
    mouth = within(along, 0.4, 0.035)
    bow = 0.015 * np.cos(9 * x) * np.exp(-((x / 0.25) ** 2))
    z += hill((0, 1.02), (0.4, 0.2), 0.1)
    z += ridge(0.955 - bow + 0.09 * x**2, 0.035, 0.055, mouth)
    z += ridge(1.13 - 0.25 * x**2, 0.055, 0.085, within(along, 0.33, 0.05))
    z += ridge(1.045 - 0.02 * np.cos(8 * x) * mouth, 0.014, -0.09, mouth)
    z += hill((0, 0.78), (0.035, 0.08), -0.025)  # below the nose
    z += hill((0, 1.3), (0.2, 0.05), -0.04)
    z += hill((0, 1.52), (0.22, 0.15), 0.12)  # chin
    fold = 0.28 + 0.3 * np.clip((y - 0.45) / 0.6, 0, 1)
    z += -0.02 * np.exp(-(((side - fold) / 0.06) ** 2)) * within(y - 0.75, 0.25, 0.05)
    return z


def marble(random: np.random.Generator) -> Field:
    """Return its colours without light: (h, w, 3) BGR, with grey veins."""
    cloud = np.zeros((HEIGHT, WIDTH))
    for octave in range(1, 7):
        grid = random.standard_normal((3 * 2**octave, 3 * 2**octave))
        size = (WIDTH, HEIGHT)
        cloud += cv2.resize(grid, size, interpolation=cv2.INTER_CUBIC) / 1.7**octave
    veins = np.exp(-((cloud / 0.05) ** 2))
    tone = 1 - 0.1 * cv2.GaussianBlur(veins, (0, 0), 1.0) + 0.025 * cloud
    return tone[..., None] * np.array((222.0, 230.0, 236.0))


def draw() -> NDArray[np.uint8]:
    """Return the picture, (h, w, 3) BGR."""
    columns, rows = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    x, y = (columns - ORIGIN[0]) / UNIT, (rows - ORIGIN[1]) / UNIT
    z = cv2.GaussianBlur(relief(x, y), (0, 0), 3.2)
    down, right = np.gradient(z * UNIT)
    normal = np.dstack([-right, -down, np.ones_like(z)])
    normal /= np.linalg.norm(normal, axis=2, keepdims=True)
    light = np.array((-0.45, -0.6, 0.75))
    light /= np.linalg.norm(light)
    lit = np.maximum(0, normal @ light)
    halfway = light + np.array((0.0, 0.0, 1.0))
    shine = np.maximum(0, normal @ (halfway / np.linalg.norm(halfway))) ** 30
    hollow = sum(cv2.GaussianBlur(z, (0, 0), s) - z for s in (6, 14, 30)) / 3
    shade = (
        0.36 + 0.62 * lit - 2.4 * np.maximum(0, hollow) + 0.5 * np.minimum(0, hollow)
    )
    colours = marble(np.random.default_rng(7)) * np.clip(shade, 0.1, 1.1)[..., None]
    return np.clip(colours + 40 * shine[..., None], 0, 255).astype(np.uint8)


def manifest() -> str:
    """Return the text of filter.toml."""
    points = KAGGLE15.mean_face * UNIT + ORIGIN
    lines = [
        f"{name} = [{x:.1f}, {y:.1f}]"
        for name, (x, y) in zip(KAGGLE15.names, points.tolist(), strict=True)
    ]
    return "\n".join(
        [
            "schema = 1",
            'id = "statue"',
            'name = "Statue"',
            'authors = ["The FaceKeys developers"]',
            'license = "CC0-1.0"',
            'tags = ["effect", "character", "marble", "swap"]',
            "",
            "# The face of the picture in place of one's own. The picture and this",
            "# file are made by scripts/drawing/statue.py.",
            "[[effect]]",
            'operation = "swap"',
            "order = -200",
            'picture = "face.png"',
            "match = 0.3  # it stays of marble, in the light of the face",
            "",
            "[effect.points]",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    cv2.imwrite(str(FOLDER / "face.png"), draw())
    (FOLDER / "filter.toml").write_text(manifest(), encoding="utf-8")
    print(FOLDER)
