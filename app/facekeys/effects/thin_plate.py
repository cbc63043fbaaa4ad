"""Thin-plate splines: the smoothest map that takes some points to others."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

STIFFNESS: Final = 0.02
"""Keeps noise of the points from bending the map; in squared units of the nodes."""


class ThinPlate:
    """A map of the plane that is fixed by some points (Bookstein, 1989)."""

    def __init__(
        self,
        nodes: NDArray[np.float64],
        goals: NDArray[np.float64],
        *,
        stiffness: float = STIFFNESS,
    ) -> None:
        """Fix the map.

        Args:
            nodes: (n, 2) points that are not all on a line, around 1 apart.
            goals: (n, 2) where they go.
            stiffness: How much the map resists; at 0 it goes exactly there.

        Raises:
            LinAlgError: The nodes fall together.
        """
        count = len(nodes)
        system = np.zeros((count + 3, count + 3))
        system[:count, :count] = _bends(nodes, nodes)
        system[:count, :count] += stiffness * np.eye(count)
        system[:count, count:] = _flat(nodes)
        system[count:, :count] = system[:count, count:].T
        wanted = np.vstack([goals, np.zeros((3, 2))])
        self._nodes = nodes
        self._weights = np.linalg.solve(system, wanted)

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Map (n, 2) points."""
        return np.asarray(
            np.hstack([_bends(points, self._nodes), _flat(points)]) @ self._weights,
            np.float64,
        )


def _bends(
    points: NDArray[np.float64], nodes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return r^2 log r^2 for the distances of (n, 2) points from (m, 2) nodes."""
    across = points[:, :1] - nodes[:, 0]
    down = points[:, 1:] - nodes[:, 1]
    squared = np.maximum(across * across + down * down, 1e-12)
    return np.asarray(squared * np.log(squared), np.float64)


def _flat(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([np.ones(len(points)), points])
