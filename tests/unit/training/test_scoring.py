from __future__ import annotations

import numpy as np
import pytest

from facekeys.keypoints.model import Prediction
from facekeys.training.dataset import Dataset
from facekeys.training.non_faces import NonFaces, cut_non_faces
from facekeys.training.samples import cut_samples
from facekeys.training.scoring import Questions, ask, fit_logit, separate
from unit.training.drawn_faces import draw_labels


def test_a_fitted_logit_is_zero_where_the_answers_meet():
    rng = np.random.default_rng(0)
    right = rng.random(4000) < 0.8
    logits = np.where(right, 5.0, 3.0) + rng.normal(0, 1, 4000)
    scale, offset = fit_logit(logits, right)
    # Two normal distributions of one spread: the logarithm of their ratio is linear.
    assert scale == pytest.approx(2.0, rel=0.1)
    assert -offset / scale == pytest.approx(4.0, abs=0.1)


def test_answers_that_never_meet_still_give_numbers():
    scale, offset = fit_logit([-9, -8, 8, 9], [False, False, True, True])
    assert 0 < scale < 100
    assert -offset / scale == pytest.approx(0, abs=1)


def test_a_score_can_not_be_fitted_to_one_answer():
    with pytest.raises(ValueError, match="some are right"):
        fit_logit([1, 2], [True, True])


def test_points_are_right_up_to_a_tenth_of_the_eye_distance():
    face = np.random.default_rng(0).uniform(20, 70, (15, 2)).astype(np.float32)
    face[0], face[1] = (68, 40), (28, 40)
    nothing = np.full((15, 2), np.nan, np.float32)
    questions = Questions(
        np.zeros((3, 96, 96, 1), np.float32), np.stack([face, face, nothing])
    )
    found = face + np.array([[[3.9, 0.0]], [[4.1, 0.0]], [[0.0, 0.0]]])
    assert questions.right(found).tolist() == [True, False, False]


@pytest.fixture(scope="module")
def dataset():
    labels = draw_labels(["a", "b", "c"], size=(480, 480))
    return Dataset((cut_samples("muct", labels),), cut_non_faces(labels))


def test_every_second_question_shows_no_face(dataset):
    questions = ask(dataset.sets, dataset.non_faces)
    assert questions.crops.shape == (12, 96, 96, 1)
    assert 0 <= questions.crops.min() < questions.crops.max() <= 1
    known = np.isfinite(questions.points).all(axis=(1, 2))
    assert known.tolist() == [True, False] * 6
    bare = ask(dataset.sets, NonFaces.of_all([]))
    assert len(bare.crops) == 12


def test_separation_is_counted_on_both_sides(dataset):
    truth = ask(dataset.sets, dataset.non_faces, seed=1).points

    class Model:
        """Right about all points; sure of the faces but one, and of one non-face."""

        def predict(self, crops):
            points = np.nan_to_num(truth)
            scores = np.isfinite(truth).all(axis=(1, 2)).astype(float)
            scores[0], scores[1] = 0.49, 0.5
            return Prediction(points, scores)

    result = separate(Model(), dataset)
    assert result.crops == 12
    assert result.kept == pytest.approx(5 / 6, abs=1e-3)
    assert result.dropped == pytest.approx(5 / 6, abs=1e-3)


def test_what_lies_around_a_face_is_not_the_face():
    labels = draw_labels(["a", "b"], size=(480, 480))
    around = cut_non_faces(labels)
    assert len(around) >= 8
    assert around.crops.shape[1:] == (96, 96)
    assert around.crops.dtype == np.uint8
    assert set(around.groups) == {"a", "b"}
    again = cut_non_faces(labels)
    np.testing.assert_array_equal(around.crops, again.crops)


def test_faces_cut_close_have_nothing_around_them():
    assert len(cut_non_faces(draw_labels(["a"], source="mesh"))) == 0
