"""A column made ready for its cells: every different text is looked at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from belvedere.excel.look import wraps
from belvedere.landscape import Column
from belvedere.schema import CellValue, Field, Kind, ParseError

_WIDE = "\u2e7f"
"""Characters beyond are as wide as two Latin ones."""


@dataclass(frozen=True)
class Prepared:
    """One column, ready to be written.

    Attributes:
        field: Its field.
        codes: For each row the place of its cell in `cells`.
        cells: What the different cells hold; None for empty ones.
        verbatim: Texts that typing would change.
    """

    field: Field
    codes: list[int]
    cells: list[CellValue]
    verbatim: frozenset[str]


def prepare(column: Column) -> Prepared:
    """Return a column ready to be written."""
    to_cell = column.field.kind.to_cell
    cells = [to_cell(text) for text in column.distinct]
    texts = (cell for cell in cells if isinstance(cell, str))
    # What goes out as a number or a date comes back as the same text; only texts can be more than one way.
    verbatim = frozenset(text for text in texts if not is_settled(column.field.kind, text))
    return Prepared(column.field, column.codes.tolist(), cells, verbatim)


def is_settled(kind: Kind[Any], text: str) -> bool:
    """Return whether a text stays the same when somebody types it into a column of this kind."""
    try:
        return kind.normalise(text) == text
    except ParseError:
        return False


def line_counts(prepared: Prepared, width: int) -> Iterator[tuple[int, int]]:
    """Return the code of each cell that needs more than one line, and how many it needs."""
    if not wraps(prepared.field):
        return
    for code, cell in enumerate(prepared.cells):
        if isinstance(cell, str) and (len(cell) > width // 2 or "\n" in cell):
            lines = sum(ceil(max(_breadth(line), 1) / width) for line in cell.split("\n"))
            if lines > 1:
                yield code, lines


def _breadth(line: str) -> int:
    return len(line) if line.isascii() else len(line) + sum(char > _WIDE for char in line)
