"""What the status bar says of selected cells: how many, how many of them are known, and their spread.

What is unknown is counted as unknown and never as 0. There are no sums and no means. A spread is given for
the cells of one numeric column, and only where they measure one thing:

- Results of trials: least and greatest are given for one endpoint in one unit. Their median would be a
  figure pooled over trials, so there is one only where all cells known are of one trial.
- Sums of deals: with “n of N disclosed”, since most are not, and those that are tend to be the large ones.
- A column in which some figures are percentages and others are not has no spread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from belvedere.landscape import Column, Landscape
from belvedere.schema import Field, Figure, Figures, Number

Positions = npt.NDArray[np.intp]

_DESCRIBE_THE_TRIAL = frozenset({"n", "follow_up_months", "age"})
"""Numbers of results that are no result: sizes and times may be looked at over trials."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What can be said of selected cells.

    Attributes:
        cells: How many they are.
        rows: In how many rows they stand.
        columns: In how many columns they stand.
        known: How many of them hold a value; in a numeric column, a number.
        word: What a cell is that holds one: `known`, or `disclosed` for what a deal is worth.
        median: The middle one, as written; empty where there is none to be given.
        minimum: The least, as written; empty where there is none to be given.
        maximum: The greatest, as written; empty where there is none to be given.
        remark: Why something is not given; empty if nothing is kept back.
    """

    cells: int
    rows: int
    columns: int
    known: int
    word: str = "known"
    median: str = ""
    minimum: str = ""
    maximum: str = ""
    remark: str = ""

    @property
    def text(self) -> str:
        """`12 cells · 9 of 12 known · median 41.9 · min 18 · max 74.5`; empty for no cells."""
        if not self.cells:
            return ""
        parts = [_count(self.cells, "cell")]
        if self.columns > 1:
            parts[0] += f" in {_count(self.rows, 'row')} and {self.columns} columns"
        if self.cells > 1:
            parts.append(f"{self.known} of {self.cells} {self.word}")
        spread = {"median": self.median, "min": self.minimum, "max": self.maximum}
        if self.known > 1:
            parts.extend(f"{name} {text}" for name, text in spread.items() if text)
        parts.append(self.remark)
        return " · ".join(part for part in parts if part)


def summary(landscape: Landscape, table: str, cells: Sequence[tuple[str, str]]) -> Summary:
    """Return what can be said of cells, each given as (key, field).

    Raises:
        KeyError: If there is no such record or field.
    """
    index = landscape.rows(table).index
    grouped: dict[str, list[int]] = {}
    for key, field in dict.fromkeys(cells):
        grouped.setdefault(field, []).append(index[key])
    return summary_of_columns(
        landscape,
        table,
        {field: np.array(rows, dtype=np.intp) for field, rows in grouped.items()},
    )


def summary_of_columns(
    landscape: Landscape, table: str, positions: Mapping[str, Positions]
) -> Summary:
    """Return what can be said of cells given by column, fast enough for whole tables.

    Args:
        landscape: The landscape.
        table: The table.
        positions: For each field the positions of the rows selected in it, each once. Where columns are
            selected alike, give them one array.

    Raises:
        KeyError: If there is no such field.
    """
    chosen = {field: rows for field, rows in positions.items() if len(rows)}
    apart = list({id(rows): rows for rows in chosen.values()}.values())
    lines = int(np.bincount(np.concatenate(apart)).astype(bool).sum()) if apart else 0
    cells = sum(map(len, chosen.values()))
    columns = {field: landscape.column(table, field) for field in chosen}
    known = {
        field: rows[_known(columns[field])[columns[field].codes[rows]]]
        for field, rows in chosen.items()
    }
    said = Summary(cells, lines, len(chosen), sum(map(len, known.values())))
    if len(chosen) != 1:
        return said
    ((field, rows),) = known.items()
    return _with_spread(landscape, table, columns[field], rows, said)


def _with_spread(
    landscape: Landscape, table: str, column: Column, known: Positions, said: Summary
) -> Summary:
    if not _is_numeric(column.field):
        return said
    if table == "deals" and column.field.name.endswith("_usd_m"):
        said = replace(said, word="disclosed")
    if not len(known):
        return said
    ordered = _Ordered(column, known)
    if fault := ordered.mixture() or _mixture(landscape, table, column.field, known):
        return replace(said, remark=fault)
    said = replace(said, minimum=ordered.text(0), maximum=ordered.text(len(known) - 1))
    if _is_result(table, column.field) and not _one_trial(landscape, table, known):
        return replace(said, remark="no median over several trials")
    return replace(said, median=ordered.median())


class _Ordered:
    """The known cells of a numeric column from the least to the greatest."""

    def __init__(self, column: Column, known: Positions) -> None:
        self._texts = column.distinct
        self._values = column.values
        counts = np.bincount(column.codes[known], minlength=len(self._texts))
        sort_key = column.field.kind.sort_key
        present = [int(code) for code in np.flatnonzero(counts)]
        self._codes = sorted(present, key=lambda code: sort_key(self._values[code]))
        # How many cells there are up to each value: a million cells have few different ones.
        self._ends = np.cumsum(counts[self._codes])

    def text(self, place: int) -> str:
        """Return the cell at a place, as written."""
        return self._texts[self._code(place)]

    def median(self) -> str:
        """Return the middle cell, or what lies half-way between the two middle ones."""
        total = int(self._ends[-1])
        low, high = self._code((total - 1) // 2), self._code(total // 2)
        if self._texts[low] == self._texts[high]:
            return self._texts[low]
        first, second = self._values[low], self._values[high]
        if _side(first) or _side(second):
            return f"{self._texts[low]} to {self._texts[high]}"
        middle = ((_number(first) or Decimal()) + (_number(second) or Decimal())) / 2
        return f"{middle:f}{'%' if self._texts[low].endswith('%') else ''}"

    def mixture(self) -> str:
        """Return why the figures cannot stand in one order, or an empty text."""
        percent = {self._texts[code].endswith("%") for code in self._codes}
        return "percentages and other numbers" if len(percent) > 1 else ""

    def _code(self, place: int) -> int:
        return self._codes[int(np.searchsorted(self._ends, place, side="right"))]


def _known(column: Column) -> npt.NDArray[np.bool_]:
    # By different text. In a numeric column `NR` is no value, though it is written.
    if _is_numeric(column.field):
        return np.array([_number(value) is not None for value in column.values], dtype=bool)
    return np.array([bool(text) for text in column.distinct], dtype=bool)


def _is_numeric(field: Field) -> bool:
    return isinstance(field.kind, Number | Figures)


def _number(value: Decimal | Figure | None) -> Decimal | None:
    return value.number if isinstance(value, Figure) else value


def _side(value: Decimal | Figure) -> int:
    return value.side if isinstance(value, Figure) else 0


def _is_result(table: str, field: Field) -> bool:
    # Columns of the user's own are taken for results: nobody said what they hold.
    return table == "results" and field.name not in _DESCRIBE_THE_TRIAL


def _mixture(landscape: Landscape, table: str, field: Field, known: Positions) -> str:
    if not _is_result(table, field):
        return ""
    for name, words in (("endpoint", "several endpoints"), ("unit", "several units")):
        if len(_codes(landscape.column(table, name), known)) > 1:
            return words
    return ""


def _one_trial(landscape: Landscape, table: str, known: Positions) -> bool:
    column = landscape.column(table, "trial")
    codes = _codes(column, known)
    return len(codes) == 1 and len(column.field.kind.parts(column.distinct[int(codes[0])])) == 1


def _codes(column: Column, rows: Positions) -> Positions:
    # Counting is several times faster than the sorting that `np.unique` does.
    return np.flatnonzero(np.bincount(column.codes[rows]))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
