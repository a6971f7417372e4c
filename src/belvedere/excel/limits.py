"""What a workbook cannot hold, found before the first byte is written."""

import re
from collections.abc import Iterable, Mapping

from belvedere.errors import BelvedereError
from belvedere.excel.metadata import pieces
from belvedere.excel.names import MAX_ROWS, MAX_TEXT, utf16_length
from belvedere.excel.plan import SheetPlan
from belvedere.excel.texts import as_rich, is_odd
from belvedere.landscape import Column
from belvedere.schema import ALL_TABLES, COLUMNS

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Half characters and non-characters; all other control characters are escaped and come back."""
_REMEDY = "No file was written; shorten the text, or keep it in the .landscape file and link to it"


def check_limits(plan: SheetPlan) -> None:
    """Refuse what would be cut or lost.

    Raises:
        BelvedereError: If there are more rows than a sheet has, or a cell that a workbook cannot hold.
    """
    if plan.rows > MAX_ROWS:
        raise BelvedereError(
            f"{plan.rows:,} rows are more than the {MAX_ROWS:,} that a sheet holds",
            where=plan.sheet,
            remedy="No file was written; export fewer rows, or a folder of CSVs",
        )
    for column in plan.columns:
        for code, text in enumerate(column.distinct):
            if fault := _fault(text):
                raise BelvedereError(fault, where=_place(plan, column, code), remedy=_REMEDY)


def check_declarations(records: Iterable[Mapping[str, str]]) -> None:
    """Refuse user columns whose title or terms a workbook cannot hold.

    Raises:
        BelvedereError: If there is one.
    """
    for record in records:
        for name, text in record.items():
            if fault := _fault(text):
                where = f"{COLUMNS.name}/{record[COLUMNS.key]}/{name}"
                raise BelvedereError(fault, where=where, remedy=_REMEDY)


def check_records(table: str, records: Iterable[Mapping[str, str]]) -> None:
    """Refuse terms and views with characters that a workbook cannot hold.

    Raises:
        BelvedereError: If there is one.
    """
    for record in records:
        for name, text in record.items():
            if fault := next((fault for each in pieces(text) if (fault := _fault(each))), ""):
                where = f"{table}/{record[ALL_TABLES[table].key]}/{name}"
                raise BelvedereError(fault, where=where, remedy=_REMEDY)


def _fault(text: str) -> str:
    # No text is more than twice as long as it has characters, so short ones need no counting.
    if 2 * len(text) > MAX_TEXT and (length := utf16_length(text)) > MAX_TEXT:
        return f"The text has {length:,} characters, a cell of a workbook holds {MAX_TEXT:,}"
    if is_odd(text) and utf16_length(as_rich(text)) > MAX_TEXT:
        return "The text has so many signs like _x0041_ that a cell of a workbook cannot hold it"
    if not text.isascii() and (found := _UNWRITABLE.search(text)):
        return f"The character U+{ord(found[0]):04X} cannot stand in a workbook"
    return ""


def _place(plan: SheetPlan, column: Column, code: int) -> str:
    row = int((column.codes == code).argmax())
    key = plan.columns[0].texts[row]
    return f"{plan.table.name}/{key}/{column.field.name}"
