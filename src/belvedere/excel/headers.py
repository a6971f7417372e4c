"""Which column of a sheet is which field, whatever was renamed, moved, deleted or added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from belvedere.excel.metadata import SheetNote, mark
from belvedere.landscape.names import bare
from belvedere.schema import CellValue, Field, Table, cell_text

SEARCHED_ROWS = 20
"""Rows in which a header is looked for: people put titles above their tables."""
_ALIKE = 0.5
"""Share of a column's remembered contents that must be found in it to know it again."""

Grid = Sequence[Sequence[CellValue]]


@dataclass(frozen=True)
class Naming:
    """Under which headers the fields of a table may stand.

    Attributes:
        table: The table.
        fields: Its fields by name, those of the user included.
        note: What was written on its sheet; None for a workbook of other making.
    """

    table: Table
    fields: Mapping[str, Field]
    note: SheetNote | None = None

    @cached_property
    def _exact(self) -> dict[str, str]:
        names = {name: name for name in self.fields}
        titles = {each.title: name for name, each in self.fields.items()}
        noted = self.note.headers if self.note else {}
        return {
            **names,
            **titles,
            **{text: name for text, name in noted.items() if name in self.fields},
        }

    @cached_property
    def _close(self) -> dict[str, str]:
        return {bare(text): name for text, name in self._exact.items()}

    def find(self, header: str) -> str:
        """Return the name of the field that a header means, or an empty text."""
        return self._exact.get(header) or self._close.get(bare(header), "")

    def score(self, row: Iterable[CellValue]) -> int:
        """Return how many different fields the cells of a row name."""
        return len({self.find(text) for value in row if (text := cell_text(value).strip())} - {""})


@dataclass
class Matched:
    """The columns of a sheet.

    Attributes:
        row: Index of the header row.
        fields: Field name by column index.
        others: Header by column index of what is no field of the table; may be empty.
        known_again: Header by column index of columns that were recognised by their contents alone.
        repeated: Column index of columns whose field stands further left already, and that column's index.
    """

    row: int
    fields: dict[int, str] = field(default_factory=dict)
    others: dict[int, str] = field(default_factory=dict)
    known_again: dict[int, str] = field(default_factory=dict)
    repeated: dict[int, int] = field(default_factory=dict)

    def column_of(self, name: str) -> int | None:
        """Return the index of a field's column, or None."""
        return next((column for column, each in self.fields.items() if each == name), None)


def header_row(grid: Grid, naming: Naming) -> tuple[int, int]:
    """Return the index of the row that names most fields, and how many it names."""
    scores = [naming.score(row) for row in grid[:SEARCHED_ROWS]]
    best = max(scores, default=0)
    return (scores.index(best), best) if scores else (0, 0)


def match_headers(grid: Grid, naming: Naming) -> Matched:
    """Return which column is which field."""
    row, _ = header_row(grid, naming)
    matched = Matched(row)
    places: dict[str, int] = {}
    for column, value in enumerate(grid[row] if grid else ()):
        header = cell_text(value).strip()
        name = naming.find(header) if header else ""
        if name and name not in places:
            matched.fields[column] = name
            places[name] = column
        elif header or any(cell_text(each[column]).strip() for each in grid[row + 1 :]):
            matched.others[column] = header
            if name:
                matched.repeated[column] = places[name]
    _know_again(grid, naming, matched)
    return matched


def _know_again(grid: Grid, naming: Naming, matched: Matched) -> None:
    """Give renamed columns the fields whose contents they hold, the most alike first."""
    if naming.note is None:
        return
    samples = naming.note.samples
    missing = [
        n for n in samples if samples[n] and n in naming.fields and matched.column_of(n) is None
    ]
    found: list[tuple[float, int, str]] = []
    for column in (c for c in matched.others if c not in matched.repeated):
        if not missing:
            return
        for name in missing:
            kind = naming.fields[name].kind
            marks = {mark(kind.from_cell(each[column])) for each in grid[matched.row + 1 :]}
            share = len(samples[name] & marks) / len(samples[name])
            if share >= _ALIKE:
                found.append((share, column, name))
    for _, column, name in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        if column in matched.others and matched.column_of(name) is None:
            matched.fields[column] = name
            matched.known_again[column] = matched.others.pop(column)
