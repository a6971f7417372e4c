"""What stands on each sheet, before anything is written."""

import re
from dataclasses import dataclass

from belvedere.excel.names import MAX_HEADER, printable
from belvedere.landscape import Column, Landscape
from belvedere.query.saved_views import exported_views
from belvedere.schema import COLUMNS, TABLES, TERMS, VIEWS, Field, Table

_ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class SheetPlan:
    """One table as it goes onto a sheet.

    Attributes:
        table: The table.
        fields: Its columns, the key first.
        headers: What their header cells read, all different whatever the case.
        columns: Their cells.
    """

    table: Table
    fields: tuple[Field, ...]
    headers: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.table.title

    @property
    def rows(self) -> int:
        """How many rows there are below the header."""
        return len(self.columns[0])

    @property
    def last_row(self) -> int:
        """The last row of the Excel table, which cannot be without rows."""
        return max(self.rows, 1)


def plan_sheets(landscape: Landscape, *, include_private: bool) -> list[SheetPlan]:
    """Return the sheets of a landscape in the schema's order."""
    return [_plan(landscape, table, include_private=include_private) for table in TABLES.values()]


def declarations(landscape: Landscape, *, include_private: bool) -> list[dict[str, str]]:
    """Return the declarations of the user columns that go along, in their order."""
    rows = landscape.rows(COLUMNS.name)
    records = (rows.record(position) for position in range(len(rows)))
    return [record for record in records if include_private or record["private"] != "Yes"]


def own_records(
    landscape: Landscape, *, include_private: bool
) -> dict[str, tuple[dict[str, str], ...]]:
    """Return the terms and views that go along, by table; a table without any is left out."""
    rows = landscape.rows(TERMS.name)
    found = {
        TERMS.name: tuple(rows.record(position) for position in range(len(rows))),
        VIEWS.name: tuple(exported_views(landscape, include_private=include_private)),
    }
    return {table: records for table, records in found.items() if records}


def _plan(landscape: Landscape, table: Table, *, include_private: bool) -> SheetPlan:
    fields = tuple(f for f in landscape.fields(table.name) if include_private or not f.private)
    columns = tuple(landscape.column(table.name, field.name) for field in fields)
    return SheetPlan(table, fields, _headers(fields), columns)


def _headers(fields: tuple[Field, ...]) -> tuple[str, ...]:
    # Excel refuses a table of which two headers differ in case only.
    taken: set[str] = set()
    headers = []
    for field in fields:
        title = header = _header(field)
        number = 2
        while header.casefold() in taken:
            header, number = f"{title} ({number})", number + 1
        taken.add(header.casefold())
        headers.append(header)
    return tuple(headers)


def _header(field: Field) -> str:
    # Excel refuses a table with a header of several lines, and takes `_x0041_` in one for an escape.
    # The title itself stands in the metadata, so nothing of it is lost.
    plain = _ESCAPE.sub("_ x", printable(field.title)).replace("<", "‹").replace(">", "›")
    return printable(plain, MAX_HEADER - 8) or field.name
