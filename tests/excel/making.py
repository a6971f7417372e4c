"""Small workbooks made by hand, and what is common to tests that look at one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from belvedere.landscape import Landscape
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import TABLES

Value = str | float | int | bool | date | datetime | time | None


def make_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Value]]]) -> Path:
    """Write a workbook as other programs do."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def edited(source: Path, target: Path) -> Any:
    """Open a copy of a workbook for editing; save it with `book.save(target)`."""
    target.write_bytes(source.read_bytes())
    return load_workbook(target)


def differences(before: Landscape, after: Incoming) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Cells, by table, key and field, of records in both that a file has and that differ."""
    found = {}
    for table in TABLES:
        mine, theirs = before.rows(table), after.landscape.rows(table)
        for key in set(mine.index) & set(theirs.index):
            for field in after.present.get(table, ()):
                old = mine.columns[field][mine.index[key]] if field in mine.columns else ""
                new = theirs.columns[field][theirs.index[key]]
                if old != new:
                    found[table, key, field] = (str(old), str(new))
    return found


def texts(incoming: Incoming, table: str, field: str) -> list[str]:
    """The texts of one column."""
    return list(incoming.landscape.rows(table).columns[field])


def told(incoming: Incoming) -> dict[str, str]:
    """What is wrong, by place."""
    return {problem.where: str(problem) for problem in incoming.problems}
