"""Checks across tables: every cell that its kind cannot read, and every reference that leads nowhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from belvedere.errors import Problem
from belvedere.schema import ALL_TABLES, Field, ListOf, Reference

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape


def check(landscape: "Landscape") -> list[Problem]:
    """Return what is wrong in a landscape, table by table, column by column, row by row.

    The place of each problem is `table/key/field`; whoever read the landscape from a file knows the cell.
    """
    return [
        problem
        for table in ALL_TABLES
        for field in landscape.fields(table)
        for problem in _check_column(landscape, table, field)
    ]


def _check_column(landscape: "Landscape", table: str, field: Field) -> Iterator[Problem]:
    column = landscape.column(table, field.name)
    wrong: dict[int, tuple[str, str]] = {
        code: (fault.reason, fault.expected) for code, fault in column.faults.items()
    }
    for code, text in enumerate(column.distinct):
        if field.required and not text:
            wrong[code] = (f"{field.title} is empty", field.kind.describe())
        elif code not in wrong and (missing := _unresolved(landscape, field, text)):
            wrong[code] = (
                f"no record of {field.refers_to} is called {missing}",
                field.kind.describe(),
            )
    if not wrong:
        return
    keys = landscape.rows(table).columns[ALL_TABLES[table].key]
    for position, code in enumerate(column.codes):
        if (found := wrong.get(int(code))) is not None:
            key = str(keys[position])
            yield Problem(
                f"{table}/{key}/{field.name}", *found, table=table, key=key, field=field.name
            )


def _unresolved(landscape: "Landscape", field: Field, text: str) -> str:
    kind = field.kind.item if isinstance(field.kind, ListOf) else field.kind
    if not isinstance(kind, Reference):
        return ""
    missing = (
        part
        for part in field.kind.parts(text)
        if part not in kind.also and not landscape.has(kind.table, part)
    )
    return ", ".join(f"“{part}”" for part in missing)
