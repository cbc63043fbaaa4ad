from __future__ import annotations

from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from facekeys.keypoints.detailed import DETAILED, MESH_VERTICES
from facekeys.keypoints.framing import fit_face
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.training.readers import READERS

DATA = Path(__file__).parents[4] / "shared" / "data"

EVERY = pytest.mark.parametrize("scheme", DETAILED.values(), ids=DETAILED)


def test_schemes_are_found_by_their_names():
    assert [*DETAILED] == ["muct76", "ibug68", "mesh"]
    assert [scheme.name for scheme in DETAILED.values()] == [*DETAILED]
    assert [DETAILED[name].size for name in ("muct76", "ibug68")] == [76, 68]


@EVERY
def test_mirroring_twice_changes_nothing(scheme):
    assert len(scheme.flip) == len(scheme.mean_face) == scheme.size
    assert len(set(scheme.names)) == scheme.size
    assert [scheme.flip[twin] for twin in scheme.flip] == [*range(scheme.size)]


@EVERY
def test_the_15_points_mirror_as_the_details_do(scheme):
    for indices, twin in zip(scheme.fifteen, KAGGLE15.flip, strict=True):
        assert {scheme.flip[index] for index in indices} == {*scheme.fifteen[twin]}


@EVERY
def test_the_15_points_are_means_of_details(scheme):
    rng = np.random.default_rng(0)
    detail = rng.uniform(0, 100, (3, scheme.size, 2)).astype(np.float32)
    detail[1, scheme.fifteen[10][0]] = np.nan
    points = scheme.to_fifteen(detail)
    assert points.shape == (3, 15, 2)
    assert points.dtype == np.float32
    assert np.isnan(points[..., 0]).sum() == 1
    np.testing.assert_array_equal(points[0, 10], detail[0, scheme.fifteen[10][0]])
    eye = detail[2, list(scheme.fifteen[0])].mean(axis=0)
    np.testing.assert_allclose(points[2, 0], eye, rtol=1e-6)


@EVERY
def test_the_mean_faces_are_framed_alike_and_symmetrical(scheme):
    mirrored = scheme.mean_face[list(scheme.flip)] * (-1, 1)
    np.testing.assert_array_equal(mirrored, scheme.mean_face)
    fifteen = scheme.to_fifteen(scheme.mean_face)
    # Sets put their points a little differently, and their people smile more or less.
    np.testing.assert_allclose(fifteen, KAGGLE15.mean_face, atol=0.07)
    np.testing.assert_allclose(fit_face(fifteen, KAGGLE15), np.eye(2, 3), atol=0.02)


@EVERY
def test_a_face_is_fitted_alike_by_whatever_points_it_is_known(scheme):
    angle = np.deg2rad(30)
    turn = 40 * np.array(
        [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    )
    points = scheme.mean_face @ turn.T + (200, 100)
    found = fit_face(points, scheme)
    np.testing.assert_allclose(found, np.column_stack([turn, (200, 100)]), atol=1e-6)
    # Jaw and lips may do what they like.
    loose = scheme.rigid == 0
    assert loose.sum() > scheme.size / 2
    points[loose] += np.random.default_rng(0).normal(0, 5, (loose.sum(), 2))
    np.testing.assert_allclose(fit_face(points, scheme), found, atol=1e-3)


def test_the_kept_vertices_are_some_of_the_mesh():
    assert len(set(MESH_VERTICES)) == len(MESH_VERTICES) == DETAILED["mesh"].size
    assert set(MESH_VERTICES) < set(range(478))


# How symmetrical the mean face of each set is, in eye distances. Most people of MUCT
# look a little to one side, so that 50 in the mirror is nearer to 51 than 51 itself.
@pytest.mark.data
@pytest.mark.parametrize(
    ("form", "tolerance", "strays"),
    [("muct", 0.035, {51}), ("300w-train", 0.015, set()), ("lfw", 0.012, set())],
)
def test_the_mean_face_is_its_own_mirror_image(form, tolerance, strays):
    if not (DATA / form).is_dir():
        pytest.skip(f"no labelled faces at {DATA / form}")
    straight = filter(is_straight, READERS[form](DATA / form))
    labels = list(islice(straight, 400))
    scheme = DETAILED[labels[0].detail_scheme]
    mean = mean_face(np.stack([label.detail for label in labels]), scheme)
    off = np.linalg.norm((mean * (-1, 1))[:, None] - mean, axis=-1)
    every = np.arange(scheme.size)
    assert off[every, scheme.flip].mean() < tolerance
    assert {*np.flatnonzero(off.argmin(axis=1) != scheme.flip).tolist()} <= strays


@pytest.mark.data
@pytest.mark.parametrize("form", ["muct", "300w-train"])
def test_the_15_points_of_the_sets_are_those_of_their_details(form):
    if not (DATA / form).is_dir():
        pytest.skip(f"no labelled faces at {DATA / form}")
    labels = list(islice(READERS[form](DATA / form), 200))
    scheme = DETAILED[labels[0].detail_scheme]
    plain = list(islice(READERS["landmarks15"](DATA / form), 200))
    for label, one in zip(labels, plain, strict=True):
        np.testing.assert_allclose(
            scheme.to_fifteen(label.detail), one.points, atol=0.01
        )


def is_straight(label):
    frontal = label.attributes.get("camera", "a") == "a"
    return frontal and np.isfinite(label.detail).all()


def mean_face(faces, scheme):
    """Return the mean of faces aligned by similarity, with the eyes at +-0.5."""
    eyes = scheme.to_fifteen(faces.astype(np.float32))[:, :2].astype(np.float64)
    along = (eyes[:, 0] - eyes[:, 1]) @ (1, 1j)
    middle = eyes.mean(axis=1) @ (1, 1j)
    placed = (faces.astype(np.float64) @ (1, 1j) - middle[:, None]) / along[:, None]
    mean = np.median(placed.real, axis=0) + 1j * np.median(placed.imag, axis=0)
    return np.stack([mean.real, mean.imag], axis=1)
