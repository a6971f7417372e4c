"""One table of a file beside the same table of a landscape, column by column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from belvedere.landscape import Landscape, Texts
from belvedere.reconcile.diff import Positions, differing, positions_in
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import ALL_TABLES, Field


@dataclass(frozen=True)
class SheetColumn:
    """One column of the file.

    Attributes:
        name: The field's name in the file.
        field: The field of the landscape that it stands for.
        theirs: The file's texts.
        mine: The landscape's texts; None for a column that it does not have yet.
    """

    name: str
    field: Field
    theirs: Texts
    mine: Texts | None


@dataclass(frozen=True)
class Sheet:
    """One table of the file.

    Attributes:
        table: The table's name.
        keys: The file's keys.
        at: Position in the landscape of each row of the file, -1 for a new one.
        columns: The columns that the file has, without the key.
    """

    table: str
    keys: Texts
    at: Positions
    columns: tuple[SheetColumn, ...]

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The required fields that the file does not have."""
        has = {column.field.name for column in self.columns}
        fields = ALL_TABLES[self.table].fields[1:]
        return tuple(field for field in fields if field.required and field.name not in has)

    def new_rows(self) -> dict[str, int]:
        """Return the keys that the landscape does not have, with their position in the file."""
        return {self.keys[position]: int(position) for position in np.flatnonzero(self.at < 0)}

    def differing(self) -> Iterator[tuple[int, SheetColumn, str, str]]:
        """Yield position, column, my text and theirs for each cell of a known row that differs, row by row."""
        unlike = np.zeros((len(self.keys), len(self.columns)), dtype=bool)
        for number, column in enumerate(self.columns):
            unlike[:, number] = differing(column.mine, self.at, column.theirs)
        for position, number in np.argwhere(unlike):
            column = self.columns[number]
            before = "" if column.mine is None else column.mine[self.at[position]]
            yield int(position), column, before, column.theirs[position]


def make_sheet(mine: Landscape, incoming: Incoming, table: str, own: Mapping[str, Field]) -> Sheet:
    """Return a table of the file beside the landscape's.

    Args:
        mine: The landscape.
        incoming: The file.
        table: Name of a table that the file has.
        own: The fields of the landscape that the file's user columns stand for, by their name in the file.
    """
    theirs, rows = incoming.landscape.rows(table), mine.rows(table)
    columns = []
    for each in incoming.landscape.fields(table):
        if each.name in incoming.present[table] and each.name != theirs.key:
            field = own.get(each.name, each)
            columns.append(
                SheetColumn(
                    each.name, field, theirs.columns[each.name], rows.columns.get(field.name)
                )
            )
    keys = theirs.columns[theirs.key]
    return Sheet(table, keys, positions_in(rows, keys), tuple(columns))
