"""What an evaluation leaves behind: JSON, plots and contact sheets; and the jitter."""

from __future__ import annotations

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.keypoints.framing import BOX_SIDE, CROP_SIZE
from facekeys.keypoints.model import KeypointModel, Prediction
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.evaluate import report as report_module
from facekeys.training.evaluate import steadiness as module
from facekeys.training.evaluate.contact_sheet import (
    draw_sheet,
    worst_cases,
    write_sheet,
)
from facekeys.training.evaluate.plots import write_curves, write_points
from facekeys.training.evaluate.report import CURVE, Report, report_set
from facekeys.training.evaluate.steadiness import DRAWS, steadiness
from facekeys.training.labels import Label
from factories import make_transform
from unit.training.drawn_faces import draw_face
from unit.training.judged_faces import MEAN, MeanFace, make_judged

EYES_PX = 40.0
UNIT = CROP_SIZE / BOX_SIDE


def make_label(number=0, *, hidden=()):
    """A drawn face with its points, none of which is in a file."""
    transform = make_transform(120, 110, eye_distance=EYES_PX, roll_deg=3 * number)
    picture, points = draw_face(transform)
    points = points.astype(np.float32)
    points[list(hidden)] = np.nan
    return Label(
        picture=picture,
        file=f"images/{number}.png",
        group=f"person-{number}",
        points=points,
        where=f"row {number}",
        source="muct",
        attributes={"glasses": "yes" if number % 2 else "no"},
    )


@pytest.fixture
def report():
    labels = [make_label(number) for number in range(4)]
    bare = [make_label(number, hidden=range(2, 10)) for number in range(3)]
    return Report(
        model="some.toml",
        part="test",
        sets=[
            report_set(MeanFace(), "muct", labels, still=2),
            report_set(MeanFace(), "bare", bare, still=0),
        ],
        latency=None,
    )


def test_the_json_says_everything(report):
    tree = json.loads(report.to_json())
    assert (tree["format"], tree["part"], tree["latency"]) == (1, "test", None)
    muct, bare = tree["sets"]
    assert (muct["set"], muct["peer"], muct["sources"]) == ("muct", 0.045, ["muct"])
    assert [one["score"]["framing"] for one in muct["framings"]] == [
        "labels",
        "box",
        "track",
    ]
    exact, _, track = muct["framings"]
    assert exact["score"]["nme"] < 0.002
    assert len(track["curve"]) == len(tree["curve_errors"]) == len(CURVE)
    assert track["curve"] == sorted(track["curve"])
    assert exact["curve"][-1] == 1
    assert {(one["value"], one["faces"]) for one in track["groups"]} == {
        ("yes", 2),
        ("no", 2),
    }
    assert muct["steadiness"]["faces"] == 2
    errors = [one["error"] for one in muct["worst"]]
    assert errors == sorted(errors, reverse=True)
    assert len(errors) == 4
    assert (bare["peer"], bare["steadiness"]) == (None, None)
    unknown = [n for n, e in bare["framings"][0]["points"].items() if e is None]
    assert unknown == list(KAGGLE15.names[2:10])


def test_the_worst_faces_are_those_of_the_main_framing(monkeypatch):
    monkeypatch.setattr(report_module, "MAIN", "labels")
    labels = [make_label(number) for number in range(4)]
    worst = report_set(MeanFace(), "muct", labels, still=0).worst
    assert len(worst) == 4
    assert worst[0].error < 0.002


def test_the_plots_are_pictures(report, tmp_path):
    for number, write in enumerate((write_curves, write_points)):
        path = tmp_path / f"{number}.png"
        write(report.sets, path)
        picture = cv2.imread(str(path))
        assert min(picture.shape[:2]) > 300
        assert picture.std() > 5


@pytest.mark.parametrize(
    ("write", "figure"),
    [
        (write_curves, lambda one, value: {"curve": [value] * len(one.curve)}),
        (write_points, lambda one, value: {"points": dict.fromkeys(one.points, value)}),
    ],
)
def test_the_plots_show_the_figures(report, tmp_path, write, figure):
    first, *_ = report.sets
    path = tmp_path / "plot.png"
    pictures = []
    for value in (0.2, 0.8):
        framings = [replace(one, **figure(one, value)) for one in first.framings]
        write([replace(first, framings=framings)], path)
        pictures.append(cv2.imread(str(path)))
    changed = (pictures[0] != pictures[1]).any(axis=2)
    assert changed.sum() > 100


def test_the_worst_come_first():
    judged = make_judged([0.02, 0.30, 0.04, 0.5], scores=[0.9, 0.8, 0.7, 0.1])
    judged.labelled[3, 0] = np.nan  # its error is not known
    cases = worst_cases(judged, 2)
    assert [case.file for case in cases] == ["images/1.png", "images/2.png"]
    assert [(case.error, case.score) for case in cases] == [(0.3, 0.8), (0.04, 0.7)]


def test_a_sheet_shows_labelled_and_found_points():
    judged = make_judged([0.2] * 7)
    judged.found[0, 0] = 1e9  # thrown far off
    sheet = draw_sheet(worst_cases(judged), "title")
    blue, green, red = (sheet[..., channel].astype(int) for channel in range(3))
    labelled = (green > blue + 80) & (green > red + 80)
    found = (red > green + 80) & (red > blue + 80)
    assert labelled.sum() > 7 * 15 * 5
    assert found.sum() > 7 * 14 * 5
    one = draw_sheet(worst_cases(judged, 1), "title")
    rows = len(sheet) - len(one)
    assert sheet.shape[1] == one.shape[1]
    assert rows > 2 * CROP_SIZE


def test_a_sheet_is_written_as_png(tmp_path):
    path = tmp_path / "sheet.png"
    cases = worst_cases(make_judged([0.2, 0.1]))
    write_sheet(cases, "title with Ä", path)
    assert (cv2.imread(str(path)) == draw_sheet(cases, "title with Ä")).all()


def test_a_model_that_looks_nowhere_trembles_as_much_as_the_picture_moves():
    labels = [make_label(number) for number in range(12)]
    measured = steadiness(MeanFace(), labels, faces=12)
    # Uniform over two pixels along each axis.
    wanted = np.sqrt(2 * 2**2 / 12) / EYES_PX
    assert measured.faces == 12
    assert measured.jitter == pytest.approx(wanted, rel=0.15)


def test_a_model_that_follows_the_picture_stays_put():
    class Follows(MeanFace):
        """Finds the middle of what is bright, and the face around it."""

        def predict(self, crops):
            bright = np.clip(crops[..., 0] - 0.5, 0, None).astype(np.float64)
            rows, columns = np.mgrid[:CROP_SIZE, :CROP_SIZE]
            total = bright.sum(axis=(1, 2))
            x, y = (
                (bright * axis).sum(axis=(1, 2)) / total for axis in (columns, rows)
            )
            middle = np.stack([x, y], axis=-1)[:, None]
            return Prediction(MEAN + middle, np.ones(len(crops)))

    label = make_label()
    spot = np.zeros_like(label.picture)
    cv2.circle(spot, (120, 130), 25, 255, -1, cv2.LINE_AA)
    measured = steadiness(Follows(), [replace(label, picture=spot)], faces=1)
    assert measured.jitter < 0.003


def test_noise_makes_a_nervous_model_tremble(monkeypatch):
    class Nervous(MeanFace):
        def predict(self, crops):
            found = super().predict(crops)
            brightest = crops.reshape(len(crops), -1).argmax(axis=1)
            return Prediction(found.points + brightest[:, None, None] % 7, found.scores)

    monkeypatch.setattr(module, "MAX_SHIFT_PX", 0.0)
    label = make_label()
    assert steadiness(Nervous(), [label], faces=1).jitter > 0.01
    monkeypatch.setattr(module, "NOISE", 0.0)
    assert steadiness(Nervous(), [label], faces=1).jitter == 0


def test_every_still_face_is_seen_often_and_whole():
    seen = []

    class Watches(MeanFace):
        def predict(self, crops):
            seen.append(crops)
            return super().predict(crops)

    corner = make_transform(6, 4, eye_distance=EYES_PX)  # partly outside
    picture, points = draw_face(corner)
    label = replace(make_label(), picture=picture, points=points.astype(np.float32))
    labels = [make_label(), label, make_label(2, hidden=[0])]
    assert steadiness(Watches(), labels, faces=60).faces == 2
    assert [len(crops) for crops in seen] == [DRAWS, DRAWS]
    assert all(crops.std() > 0.1 for crops in seen)


def test_without_faces_there_is_no_jitter():
    assert steadiness(MeanFace(), [make_label(hidden=[0])], faces=5) is None
    assert steadiness(MeanFace(), [make_label()], faces=0) is None


@pytest.mark.slow
# Keras 3.15 against NumPy 2, when it saves.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_network_of_the_article_is_timed_beside_the_model(keras_lab):
    from facekeys.training.evaluate.latency import compare, compare_with_seed

    latency = compare_with_seed(KeypointModel(), runs=5)
    assert latency.model_ms > 0.01
    assert latency.ratio == pytest.approx(latency.model_ms / latency.seed_ms, abs=0.01)
    calls = []

    class Idle:
        def __init__(self, name):
            self.name = name

        def predict(self, crops):
            calls.append((self.name, crops.shape))

    compare(Idle("model"), Idle("seed"), runs=1)
    assert calls[:3] == [
        ("model", (1, 96, 96, 1)),
        ("seed", (1, 96, 96, 1)),
        ("model", (1, 96, 96, 1)),
    ]


@pytest.mark.slow
def test_without_tensorflow_there_is_nothing_to_compare_with(keras_lab, monkeypatch):
    import keras

    from facekeys.training.evaluate.latency import compare_with_seed

    monkeypatch.setattr(keras.backend, "backend", lambda: "jax")
    assert compare_with_seed(KeypointModel(), runs=1) is None
