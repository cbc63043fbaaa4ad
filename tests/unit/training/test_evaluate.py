"""What is found on labelled faces, and the figures that are made of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from facekeys import pipeline
from facekeys.errors import InputError, ResourceError
from facekeys.keypoints.framing import face_box, fit_face, frame_box
from facekeys.keypoints.model import Prediction
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.augment import FRAMINGS
from facekeys.training.batches import held_out
from facekeys.training.evaluate import evaluate
from facekeys.training.evaluate import judging as module
from facekeys.training.evaluate.judging import judge, read_truth
from facekeys.training.evaluate.scores import (
    confidence,
    errors_by_group,
    errors_by_point,
    score,
)
from facekeys.training.metrics import nme
from facekeys.training.readers import READERS
from facekeys.training.samples import cut_samples, part_of
from facekeys.types import Box
from unit.training.drawn_faces import write_landmarks
from unit.training.judged_faces import MEAN, MeanFace, make_judged

PEOPLE = [f"person-{number}" for number in range(30)]
TESTED = [person for person in PEOPLE if part_of(person) == "test"]


class Detector:
    """Finds the first face just off its place, and no other."""

    def __init__(self, box):
        self.boxes = [Box(0, 0, 20, 20), box]

    def find(self, grey, **how):
        found, self.boxes = self.boxes, []
        return [frame_box(box) for box in found]


@pytest.fixture
def data(tmp_path):
    write_landmarks(tmp_path / "muct", PEOPLE, per_person=1)
    return tmp_path


@pytest.fixture
def labels(data):
    return read_truth(data, "muct")


@pytest.fixture
def nothing_is_detected(monkeypatch):
    monkeypatch.setattr(pipeline, "ViolaJones", lambda: Detector(Box(0, 0, 9, 9)))


def test_only_people_of_the_part_count(data):
    assert {label.group for label in read_truth(data, "muct")} == set(TESTED)
    assert len(read_truth(data, "muct", "all")) == len(PEOPLE)
    assert {part_of(x.group) for x in read_truth(data, "muct", "validation")} == {
        "validation"
    }


def test_the_faces_framed_by_their_labels_lie_in_the_crop_like_the_mean_face(
    labels, nothing_is_detected
):
    exact, *_ = judge(MeanFace(), "muct", labels)
    assert exact.framing == "labels"
    np.testing.assert_allclose(exact.labelled, exact.found, atol=0.05)
    assert exact.files == tuple(label.file for label in labels)
    assert exact.crops.shape == (len(labels), 96, 96)
    assert exact.crops.std() > 20


def test_a_model_that_knows_nothing_is_off_as_far_as_the_framing(
    data, labels, nothing_is_detected
):
    faces = cut_samples("muct", labels)
    scores = evaluate(MeanFace(), data, ["muct"])
    assert [one.framing for one in scores] == ["labels", "box", "track"]
    for one in scores[1:]:
        _, points = held_out(faces, FRAMINGS[one.framing])
        wanted = nme(np.tile(MEAN, (len(points), 1, 1)), points)
        assert one.nme == pytest.approx(wanted, abs=1e-4)
        assert one.p95 > one.nme > 0.02
        assert one.faces == one.labelled == one.groups == len(TESTED)


def test_a_set_without_test_people_is_left_out(data):
    write_landmarks(data / "landmarks15", ["person-0"])
    assert part_of("person-0") != "test"
    assert evaluate(MeanFace(), data, ["landmarks15"]) == []


def test_detected_faces_are_judged_where_they_are_found(data, labels, monkeypatch):
    box = face_box(fit_face(labels[0].points, KAGGLE15))
    shift = 0.1 * box.width / 2.75
    near = Box(box.x + shift, box.y, box.width, box.height)
    monkeypatch.setattr(pipeline, "ViolaJones", lambda: Detector(near))
    judged = list(judge(MeanFace(), "muct", labels))[-1]
    assert judged.framing == "detected"
    assert judged.files == (labels[0].file,)
    assert judged.crops.shape == (1, 96, 96)
    figures = score(judged)
    assert (figures.faces, figures.labelled) == (1, len(TESTED))
    assert figures.nme == pytest.approx(0.1, rel=0.5)


def test_the_second_look_is_framed_by_what_the_first_found(labels, monkeypatch):
    class Astray(MeanFace):
        def predict(self, crops):
            found = super().predict(crops)
            return Prediction(found.points + np.array((5, 5)), found.scores)

    box = face_box(fit_face(labels[0].points, KAGGLE15))
    monkeypatch.setattr(pipeline, "ViolaJones", lambda: Detector(box))
    judged = list(judge(Astray(), "muct", labels))[-1]
    # Once by the crop, and once in it. What goes to the side the mirror image takes
    # away, and that the face is tilted evens out.
    away = (judged.found - judged.labelled).mean(axis=(0, 1))
    np.testing.assert_allclose(away, (0, 10), atol=1.5)


def test_in_faces_cut_close_nothing_is_searched(labels, monkeypatch):
    box = face_box(fit_face(labels[0].points, KAGGLE15))
    monkeypatch.setattr(pipeline, "ViolaJones", lambda: Detector(box))
    close = [replace(label, source="mesh") for label in labels]
    framings = [judged.framing for judged in judge(MeanFace(), "lfw", close)]
    assert framings == ["labels", "box", "track"]


def test_labels_by_hand_count_where_there_are_such(data, labels, monkeypatch):
    monkeypatch.setattr(module, "read_web_hand", lambda folder: iter(labels))
    monkeypatch.setattr(module, "reader_of", lambda folder: READERS[folder.name])
    assert read_truth(data, "web-faces") == labels


def test_a_box_elsewhere_is_not_the_face(labels, monkeypatch):
    box = face_box(fit_face(labels[0].points, KAGGLE15))
    far = Box(box.x + box.width / 2, box.y, box.width, box.height)
    monkeypatch.setattr(pipeline, "ViolaJones", lambda: Detector(far))
    framings = [judged.framing for judged in judge(MeanFace(), "muct", labels)]
    assert framings == ["labels", "box", "track"]


def test_a_model_that_gives_no_numbers_is_refused(labels):
    class Broken(MeanFace):
        def predict(self, crops):
            found = super().predict(crops)
            return Prediction(found.points * np.nan, found.scores)

    with pytest.raises(ResourceError, match="something else than numbers"):
        list(judge(Broken(), "muct", labels))


def test_the_figures_of_known_errors():
    figures = score(make_judged([0.02, 0.04, 0.06, 0.20], asked=5))
    assert figures.nme == 0.08
    assert figures.median == 0.05
    assert figures.p95 == pytest.approx(np.quantile([0.02, 0.04, 0.06, 0.2], 0.95))
    assert figures.failure_rate == 0.25
    assert figures.auc == pytest.approx((0.8 + 0.6 + 0.4) / 4)
    squares = (50 * np.array([0.02, 0.04, 0.06, 0.2])) ** 2
    assert figures.rmse_px == pytest.approx(np.sqrt(squares.mean() / 2), abs=1e-4)
    assert (figures.labelled, figures.faces, figures.groups) == (5, 4, 4)


def test_what_is_constant_is_bias_and_calibrated_away():
    figures = score(make_judged([0.07] * 6))
    assert figures.nme == figures.bias == 0.07
    assert figures.nme_calibrated == 0
    mixed = score(make_judged([0.03, 0.05, 0.07]))
    assert mixed.nme_calibrated == pytest.approx((0.02 + 0 + 0.02) / 3, abs=1e-4)


def test_faces_without_eyes_have_no_error():
    judged = make_judged([0.02, 0.9, 0.04])
    judged.labelled[1, 0] = np.nan
    figures = score(judged)
    assert (figures.nme, figures.faces, figures.labelled) == (0.03, 2, 3)
    judged.labelled[:, 1] = np.nan
    with pytest.raises(InputError, match="No face of drawn has both eye centres"):
        score(judged)


def test_errors_are_told_by_point():
    judged = make_judged([0.0, 0.0])
    judged.found[0, 10] += (0, 50 * 0.1)
    judged.labelled[:, 3] = np.nan
    errors = errors_by_point(judged)
    assert list(errors) == list(KAGGLE15.names)
    assert errors.pop("nose_tip") == pytest.approx(0.05)
    assert errors.pop("left_eye_outer_corner") is None
    assert set(errors.values()) == {0.0}


def test_groups_are_held_against_the_mean_of_their_set():
    glasses = ["no", "no", "no", "yes", "", None]
    judged = make_judged(
        [0.02, 0.03, 0.04, 0.09, 0.03, 0.03],
        attributes=[{} if one is None else {"glasses": one} for one in glasses],
    )
    without, with_glasses = errors_by_group(judged)
    assert (without.attribute, without.value, without.faces) == ("glasses", "no", 3)
    assert (without.nme, without.ratio, without.high) == (0.03, 0.75, False)
    assert (with_glasses.value, with_glasses.faces) == ("yes", 1)
    assert (with_glasses.nme, with_glasses.ratio, with_glasses.high) == (
        0.09,
        2.25,
        True,
    )


def test_scores_are_held_against_errors():
    errors = [0.02, 0.05, 0.08, 0.2, 0.3]
    good = confidence(make_judged(errors, scores=[0.9, 0.8, 0.7, 0.6, 0.1]))
    assert (good.sure, good.separates) == (0.8, 1.0)
    poor = confidence(make_judged(errors, scores=[0.9, 0.8, 0.2, 0.7, 0.1]))
    assert poor.separates == pytest.approx(5 / 6, abs=1e-4)


def test_a_model_without_scores_is_not_judged_by_them():
    alike = confidence(make_judged([0.02, 0.3]))
    assert (alike.sure, alike.separates) == (1.0, None)
