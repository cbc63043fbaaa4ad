"""Tables of labels in CSV files, read with care: every fault names file and row."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from facekeys.errors import InputError
from facekeys.keypoints.schemes import KAGGLE15

# Farther from the corner, in pixels, there is no picture; the number is a mistake.
_FARTHEST_PX: Final = 1e5


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        number: Its line in the file; the header is row 1.
        cells: What stands in it, by the name of the column.
        where: File and row in words.
    """

    number: int
    cells: Mapping[str, str]
    where: str

    def text(self, column: str) -> str:
        """Return a cell. Raises InputError if it is empty."""
        cell = self.cells[column].strip()
        if not cell:
            raise InputError(f"{self.where}: {column} is empty.")
        return cell

    def one_of(self, column: str, meanings: Mapping[str, str]) -> dict[str, str]:
        """Return what a code means, as the attribute with the name of its column.

        Args:
            column: Need not exist.
            meanings: The words for each code.

        Returns:
            One attribute, or none where the table says nothing.

        Raises:
            InputError: It is none of the codes.
        """
        code = self.cells.get(column, "").strip()
        if not code:
            return {}
        if code not in meanings:
            raise InputError(
                f"{self.where}: {column} is {code!r}, and not one of "
                f"{', '.join(meanings)}."
            )
        return {column: meanings[code]}

    def number_in(self, column: str, *, empty: float) -> float:
        """Return the number in a cell, or `empty`. Raises InputError if it is none."""
        cell = self.cells[column]
        return parse_number(cell, self.where) if cell.strip() else empty

    def points(self, columns: Sequence[str]) -> NDArray[np.float32]:
        """Return points; both cells of an unknown point are empty.

        Args:
            columns: x and y of each point in turn, 2 n names.

        Returns:
            (n, 2) float32, NaN where unknown.

        Raises:
            InputError: A cell holds no number, or a point has only one.
        """
        values = [self._coordinate(column) for column in columns]
        points = np.array(values, np.float32).reshape(-1, 2)
        unknown = np.isnan(points)
        halves = np.flatnonzero(unknown.any(axis=1) != unknown.all(axis=1))
        if len(halves):
            x, y = columns[2 * halves[0] : 2 * halves[0] + 2]
            raise InputError(f"{self.where}: of {x} and {y} only one is given.")
        return points

    def _coordinate(self, column: str) -> float:
        cell = self.cells[column]
        return parse_coordinate(cell, self.where) if cell.strip() else math.nan


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Yield the rows of a table.

    Args:
        path: The CSV file, with a header, UTF-8.
        columns: What it must have; it may have more.

    Raises:
        InputError: The file can't be read, lacks columns or has no rows, or a row has
            too many or too few cells.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            table = csv.DictReader(file)
            missing = [name for name in columns if name not in (table.fieldnames or ())]
            if missing:
                raise InputError(f"{path} lacks the columns {', '.join(missing)}.")
            empty = True
            for cells in table:
                where = f"{path}, row {table.line_num}"
                if None in cells or None in cells.values():
                    raise InputError(f"{where}: the number of cells is wrong.")
                empty = False
                yield Row(table.line_num, cells, where)
            if empty:
                raise InputError(f"{path} has no rows.")
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can't be read: {error}") from error


def parse_number(word: str, where: str) -> float:
    """Return the finite number that a word is.

    Args:
        word: For instance a cell.
        where: File and row, for the message.

    Raises:
        InputError: It is none; "nan" and "inf" are none either.
    """
    try:
        number = float(word)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InputError(f"{where}: {word.strip()!r} is no number.")
    return number


def parse_coordinate(word: str, where: str) -> float:
    """Return the coordinate in pixels that a word is.

    Raises:
        InputError: It is no number, or far beyond any picture.
    """
    number = parse_number(word, where)
    if abs(number) > _FARTHEST_PX:
        raise InputError(f"{where}: {word.strip()} is far outside of any picture.")
    return number


def kaggle_columns(names: Sequence[str] = KAGGLE15.names) -> list[str]:
    """Return the columns of named points, as Kaggle calls them: `nose_tip_x`, ..."""
    return [f"{name}_{axis}" for name in names for axis in "xy"]
