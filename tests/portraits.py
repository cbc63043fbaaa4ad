"""The two portraits of `assets/demo`, with key-points put on them by hand."""

from dataclasses import replace

import cv2
import numpy as np

from facekeys.keypoints.framing import apply, face_box, fit_face, scale_of
from facekeys.keypoints.schemes import KAGGLE15
from facekeys.resources import resource
from facekeys.types import Affine, Face, Keypoints, Pixels

PORTRAITS = {
    "astronaut.png": {
        "left_eye_center": (246.6, 103.3),
        "right_eye_center": (203.2, 101.2),
        "left_eye_inner_corner": (236.0, 105.0),
        "left_eye_outer_corner": (258.0, 105.0),
        "right_eye_inner_corner": (213.0, 103.0),
        "right_eye_outer_corner": (191.5, 101.0),
        "left_eyebrow_inner_end": (238.0, 94.0),
        "left_eyebrow_outer_end": (263.5, 96.5),
        "right_eyebrow_inner_end": (213.0, 93.0),
        "right_eyebrow_outer_end": (189.5, 91.0),
        "nose_tip": (223.5, 127.0),
        "mouth_left_corner": (246.5, 140.0),
        "mouth_right_corner": (202.5, 140.0),
        "mouth_center_top_lip": (223.5, 140.5),
        "mouth_center_bottom_lip": (223.0, 154.5),
    },
    "grace_hopper.jpg": {
        "left_eye_center": (306.5, 188.0),
        "right_eye_center": (222.5, 190.5),
        "left_eye_inner_corner": (287.0, 193.5),
        "left_eye_outer_corner": (322.0, 191.5),
        "right_eye_inner_corner": (240.0, 194.5),
        "right_eye_outer_corner": (205.5, 193.5),
        "left_eyebrow_inner_end": (283.0, 177.0),
        "left_eyebrow_outer_end": (335.0, 167.0),
        "right_eyebrow_inner_end": (244.0, 178.0),
        "right_eyebrow_outer_end": (195.0, 173.0),
        "nose_tip": (266.5, 236.0),
        "mouth_left_corner": (308.0, 280.0),
        "mouth_right_corner": (228.5, 281.0),
        "mouth_center_top_lip": (267.0, 272.5),
        "mouth_center_bottom_lip": (267.0, 297.0),
    },
}


def load_portrait(name: str) -> tuple[Pixels, Face]:
    """Return a portrait, writable, and its face."""
    pixels = cv2.imread(str(resource(f"assets/demo/{name}")), cv2.IMREAD_COLOR)
    points = [PORTRAITS[name][keypoint] for keypoint in KAGGLE15.names]
    return np.asarray(pixels, np.uint8), face_of(points)


def face_of(points: object) -> Face:
    """Return the face with the given 15 key-points."""
    keypoints = Keypoints(np.asarray(points, np.float32), KAGGLE15)
    transform = fit_face(keypoints.points, KAGGLE15)
    return Face(1, face_box(transform), keypoints, transform, 1.0)


def moved(face: Face, transform: Affine) -> Face:
    """Return a face mapped by an affine transform."""
    return face_of(apply(transform, face.keypoints.points))


def side_by_side(
    size: tuple[int, int] = (480, 240), eye_distance: float = 38.0
) -> tuple[Pixels, tuple[Face, Face]]:
    """Return both portraits in one picture, their faces of one size, and the faces.

    Args:
        size: Width and height of the picture.
        eye_distance: Of both of them, in pixels.
    """
    width, height = size[0] // 2, size[1]
    parts, faces = [], []
    for number, name in enumerate(PORTRAITS):
        pixels, face = load_portrait(name)
        zoom = eye_distance / scale_of(face.transform)
        shift = (width / 2, 0.45 * height) - zoom * face.transform[:, 2]
        to_part = np.column_stack([zoom * np.eye(2), shift])
        border = cv2.BORDER_REFLECT_101
        part = cv2.warpAffine(pixels, to_part, (width, height), borderMode=border)
        parts.append(part)
        to_part[0, 2] += number * width
        faces.append(replace(moved(face, to_part), track_id=number + 1))
    return np.asarray(cv2.hconcat(parts), np.uint8), (faces[0], faces[1])
