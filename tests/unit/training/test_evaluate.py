from __future__ import annotations

import numpy as np
import pytest

from facekeys.keypoints.framing import apply, crop_transform, face_box, fit_face, invert
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training import evaluate as module
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.evaluate import evaluate
from facekeys.training.metrics import nme
from facekeys.training.samples import load_samples, part_of
from facekeys.types import Box
from unit.training.drawn_faces import write_landmarks

PEOPLE = [f"person-{number}" for number in range(40)]
TESTED = [person for person in PEOPLE if part_of(person) == "test"]
MEAN = apply(invert(crop_transform(np.eye(2, 3))), KAGGLE15.mean_face)


class MeanFace:
    """A model that answers every crop with the mean face."""

    def predict(self, crops):
        assert crops.shape[1:] == (96, 96, 1)
        return np.tile(MEAN, (len(crops), 1, 1))


class Detector:
    """Finds the first face just off its place, and no other."""

    def __init__(self, box):
        self.boxes = [Box(0, 0, 20, 20), box]

    def find(self, grey):
        found, self.boxes = self.boxes, []
        return found


@pytest.fixture
def data(tmp_path):
    write_landmarks(tmp_path / "muct", PEOPLE, per_person=1)
    return tmp_path


@pytest.fixture
def first_face(data):
    faces = load_samples("muct", data / "muct").part("test")
    (label,) = [
        one
        for one in module.READERS["muct"](data / "muct")
        if one.file == faces.files[0]
    ]
    return fit_face(label.points, KAGGLE15)


def test_only_people_of_the_test_count(data):
    scores = evaluate(MeanFace(), data, ["muct"])[:2]
    assert [(score.framing, score.groups) for score in scores] == [
        ("box", len(TESTED)),
        ("track", len(TESTED)),
    ]


def test_a_model_that_knows_nothing_is_off_as_far_as_the_framing(data):
    faces = load_samples("muct", data / "muct").part("test")
    for score in evaluate(MeanFace(), data, ["muct"])[:2]:
        _, points = held_out(faces, FRAMINGS[score.framing])
        wanted = nme(np.tile(MEAN, (len(points), 1, 1)), points)
        assert score.nme == pytest.approx(wanted, abs=1e-4)
        assert score.p95 > score.nme > 0.02


def test_detected_faces_are_judged_in_the_picture(data, first_face, monkeypatch):
    box = face_box(first_face)
    shift = 0.1 * box.width / 2.75
    near = Box(box.x + shift, box.y, box.width, box.height)
    monkeypatch.setattr(module, "ViolaJones", lambda: Detector(near))
    score = evaluate(MeanFace(), data, ["muct"])[-1]
    assert score.framing == "detected"
    assert (score.faces, score.labelled) == (1, len(TESTED))
    assert score.nme == pytest.approx(0.1, rel=0.5)


def test_a_box_elsewhere_is_not_the_face(data, first_face, monkeypatch):
    box = face_box(first_face)
    far = Box(box.x + box.width / 2, box.y, box.width, box.height)
    monkeypatch.setattr(module, "ViolaJones", lambda: Detector(far))
    assert {score.framing for score in evaluate(MeanFace(), data, ["muct"])} == {
        "box",
        "track",
    }
