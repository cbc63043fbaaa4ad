"""Models that give the points of a detailed scheme: exported, run, and judged."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace

import cv2
import numpy as np
import pytest

from facekeys.cli.common import pick_filters
from facekeys.cli.evaluate_tables import print_report
from facekeys.cli.main import main
from facekeys.errors import UsageError
from facekeys.keypoints.detailed import DETAILED, IBUG68, MUCT76
from facekeys.keypoints.framing import apply, crop_transform, invert
from facekeys.keypoints.model import KeypointModel, Prediction
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.overlays.library import installed_filters
from facekeys.pipeline import Pipeline
from facekeys.training.evaluate.details import score_details
from facekeys.training.evaluate.fifteen import FifteenOf, fifteen_of
from facekeys.training.evaluate.report import Report, report_set
from facekeys.training.labels import Label
from facekeys.training.offsets import KNOWN_OFFSETS
from facekeys.training.samples import DETAIL_COLUMNS
from facekeys.types import Frame
from factories import make_transform
from unit.training.drawn_faces import draw_face
from unit.training.judged_faces import MeanFace
from unit.training.tiny_runs import read_faces, write_faces

EVERY = pytest.mark.parametrize("scheme", DETAILED.values(), ids=DETAILED)


class MeanDetails:
    """A model that answers every crop with the mean face of a detailed scheme."""

    def __init__(self, scheme):
        self.scheme = scheme

    def predict(self, crops):
        points = apply(invert(crop_transform(np.eye(2, 3))), self.scheme.mean_face)
        return Prediction(np.tile(points, (len(crops), 1, 1)), np.ones(len(crops)))


def make_label(scheme, *, off=0.0, hidden=()):
    """A drawn face whose detailed points are the mean ones, moved to the right."""
    transform = make_transform(120, 110, eye_distance=40)
    picture, points = draw_face(transform)
    detail = apply(transform, scheme.mean_face + np.array([off, 0])).astype(np.float32)
    detail[list(hidden)] = np.nan
    return Label(
        picture=picture,
        file="drawn.png",
        group="someone",
        points=points.astype(np.float32),
        where="row 1",
        source="muct",
        detail=detail,
        detail_scheme=scheme.name,
    )


@pytest.fixture(scope="module")
def network(keras_lab):
    from facekeys.training.networks import heatmap_network

    return heatmap_network((4, 4, 4), (1, 1), 4)


@EVERY
def test_only_the_points_of_the_scheme_are_left(network, scheme):
    from facekeys.training.export import for_inference

    crops = np.random.default_rng(0).random((2, 96, 96, 1)).astype(np.float32)
    details = np.asarray(network(crops)["details"]).reshape(2, -1, 2)
    model = for_inference(network, scheme)
    answers = np.asarray(model(crops))
    assert answers.shape == (2, 2 * scheme.size + 1)
    np.testing.assert_allclose(
        answers[:, :-1].reshape(2, -1, 2),
        details[:, DETAIL_COLUMNS[scheme.name]],
        atol=1e-5,
    )
    assert model.count_params() < network.count_params()


def test_a_network_that_learnt_no_details_says_so(keras_lab):
    from facekeys.training.export import for_inference
    from facekeys.training.networks import seed_network

    with pytest.raises(UsageError, match="knows no other points than the 15"):
        for_inference(seed_network(), MUCT76)


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_app_tracks_by_a_model_of_76_points(network, tmp_path, capsys):
    from facekeys.training.export import export, for_inference, name_of, write_card

    weights = export(for_inference(network, MUCT76), tmp_path, name_of(MUCT76))
    card = write_card(weights, {}, MUCT76)
    assert card.name == "keypoints76.toml"
    crops = np.random.default_rng(0).random((3, 96, 96, 1)).astype(np.float32)
    wanted = np.asarray(for_inference(network, MUCT76)(crops))[:, :-1]
    found = KeypointModel(card).predict(crops).points
    np.testing.assert_allclose(
        found, 48 + 48 * wanted.reshape(3, 76, 2), atol=0.1
    )  # float16
    picture = tmp_path / "grey.png"
    cv2.imwrite(str(picture), np.full((120, 160, 3), 90, np.uint8))
    assert main(["track", str(picture), "--model", str(card)]) == 0
    assert json.loads(capsys.readouterr().out)["faces"] == []


def test_the_15_points_of_a_detailed_model_lie_where_muct_has_them():
    crops = np.zeros((2, 96, 96, 1), np.float32)
    model = MeanDetails(IBUG68)
    seen = model.predict(crops)
    raw = IBUG68.to_fifteen(seen.points)
    eyes = np.linalg.norm(raw[0, 0] - raw[0, 1])
    found = FifteenOf(model).predict(crops)
    assert found.points.shape == (2, 15, 2)
    moved = (raw[0] - found.points[0]) / eyes
    np.testing.assert_allclose(moved, KNOWN_OFFSETS["ibug"], atol=1e-5)
    assert FifteenOf(model).predict(crops[:0]).points.shape == (0, 15, 2)


def test_a_model_of_the_15_points_is_left_as_it_is():
    model = MeanFace()
    assert fifteen_of(model) is model
    assert fifteen_of(MeanDetails(MUCT76)).scheme is KAGGLE15


@EVERY
def test_details_are_judged_by_labels_of_their_scheme(scheme):
    right = [make_label(scheme)] * 3
    exact = score_details(MeanDetails(scheme), "drawn", right)
    assert (exact.scheme, exact.points) == (scheme.name, scheme.size)
    assert exact.faces == 3
    # Only the framing of the crops is off, as the tracker's are.
    assert exact.nme < 0.1
    off = [make_label(scheme, off=0.5, hidden=[7])] * 3
    wrong = score_details(MeanDetails(scheme), "drawn", off)
    assert wrong.nme == pytest.approx(0.5, abs=0.15)
    assert (wrong.failure_rate, wrong.auc) == (1.0, 0.0)


def test_what_can_not_be_judged_gives_no_score():
    other = [make_label(IBUG68)]
    bare = [replace(other[0], detail=None, detail_scheme=None)]
    blind = [make_label(MUCT76)]
    blind[0].points[0] = np.nan
    for labels in (other, bare, blind):
        assert score_details(MeanDetails(MUCT76), "drawn", labels) is None


def test_a_report_has_both(capsys, tmp_path):
    labels = [make_label(MUCT76)]
    detailed = report_set(MeanDetails(MUCT76), "drawn", labels, still=1)
    plain = report_set(MeanFace(), "drawn", labels, still=0)
    for one, said in ((detailed, 1), (plain, 0)):
        report = Report(model="some.toml", part="test", sets=[one], latency=None)
        tree = json.loads(report.to_json())
        assert len(tree["sets"][0]["framings"][0]["points"]) == 15
        details = tree["sets"][0]["details"]
        assert (details and details["points"]) == (76 if said else None)
        print_report(report, tmp_path)
        assert capsys.readouterr().out.count("muct76") == said


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_a_detailed_model_is_published_beside_the_other(network, keras_lab, tmp_path):
    faces = read_faces(write_faces(tmp_path))
    out = tmp_path / "run"
    cards = [
        keras_lab.publish(network, faces, tmp_path, out, {}, scheme)
        for scheme in (KAGGLE15, MUCT76)
    ]
    assert [card.name for card in cards] == ["keypoints15.toml", "keypoints76.toml"]
    sizes = [KeypointModel(card).scheme.size for card in cards]
    assert sizes == [15, 76]
    facts = tomllib.loads(cards[1].read_text())
    assert facts["scheme"] == "muct76"
    assert facts["details"] == []  # these faces are labelled with the 15 alone
    assert facts["metrics"][0]["faces"] > 0
    assert facts["score"]["crops"] > 0


def test_a_face_of_76_points_is_followed_and_wears_a_filter(portraits):
    pixels = cv2.imread(str(portraits))
    pipeline = Pipeline(MeanDetails(MUCT76))  # which takes every look for a face
    filters = pick_filters(installed_filters(), ["sunglasses"])
    result = pipeline.process(Frame(pixels, 0, 0), filters)
    assert len(result.faces) == 2
    for face in result.faces:
        assert face.keypoints.scheme is MUCT76
        assert face.keypoints.points.shape == (76, 2)
        x, y = face.keypoints.points[36].tolist()
        # A lens hangs on the eye.
        around = np.s_[round(y) - 3 : round(y) + 4, round(x) - 3 : round(x) + 4]
        assert cv2.absdiff(result.frame.pixels[around], pixels[around]).mean() > 20
