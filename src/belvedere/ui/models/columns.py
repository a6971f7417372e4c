"""The columns of a table as a grid needs them: parsed when first shown, in their usual order."""

from collections.abc import Sequence

import numpy as np

from belvedere.landscape import Column, Landscape
from belvedere.query import Positions, Query, SortBy
from belvedere.schema import ALL_TABLES, Field


class Columns(dict[int, Column]):
    """The parsed columns by place; one that is never shown is never parsed."""

    def __init__(self, landscape: Landscape, table: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._landscape, self._table, self._fields = landscape, table, fields

    def __missing__(self, place: int) -> Column:
        found = self._landscape.column(self._table, self._fields[place].name)
        self[place] = found
        return found


def default_fields(landscape: Landscape, table: str) -> tuple[Field, ...]:
    """Return all columns of a table in their usual order: the leading ones, the rest, those usually hidden."""
    fields = {field.name: field for field in landscape.fields(table, derived=True)}
    lead = [name for name in ALL_TABLES[table].lead if name in fields]
    usual = [name for name, field in fields.items() if not field.hidden]
    return tuple(fields[name] for name in dict.fromkeys([*lead, *usual, *fields]))


def sort_text(landscape: Landscape, query: Query) -> str:
    """Return how the rows are sorted, for the status bar; empty for the table's own order."""

    def words(key: SortBy) -> str:
        title = landscape.field(query.table, key.field).title
        title = title if title.isupper() else title[:1].lower() + title[1:]
        return f"{title} (descending)" if key.descending else title

    return ", then ".join(words(key) for key in query.sort)


def selected(ranges: Sequence[tuple[int, int, int]], positions: Positions) -> dict[int, Positions]:
    """Return the positions of the selected rows by column.

    Args:
        ranges: Column, first row and last row of each run of selected cells.
        positions: The positions of the rows shown, in their order.
    """
    runs: dict[int, list[tuple[int, int]]] = {}
    for column, first, last in ranges:
        runs.setdefault(column, []).append((first, last))
    # Columns selected alike share one array, so that their rows are counted once.
    made: dict[tuple[tuple[int, int], ...], Positions] = {}
    for parts in runs.values():
        alike = tuple(sorted(parts))
        if alike not in made:
            rows = np.unique(np.concatenate([np.arange(a, b + 1) for a, b in alike]))
            made[alike] = positions[rows]
    return {column: made[tuple(sorted(parts))] for column, parts in runs.items()}
