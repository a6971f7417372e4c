"""What a workbook cannot hold, found before the first byte is written."""

import re

from belvedere.errors import BelvedereError
from belvedere.excel.names import MAX_ROWS, MAX_TEXT
from belvedere.excel.plan import SheetPlan
from belvedere.landscape import Column

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


def _fault(text: str) -> str:
    # Only characters beyond the first 65,536 count twice, so short texts need no counting.
    if (
        2 * len(text) > MAX_TEXT
        and (length := len(text.encode("utf-16-le", "surrogatepass")) // 2) > MAX_TEXT
    ):
        return f"The text has {length:,} characters, a cell of a workbook holds {MAX_TEXT:,}"
    if not text.isascii() and (found := _UNWRITABLE.search(text)):
        return f"The character U+{ord(found[0]):04X} cannot stand in a workbook"
    return ""


def _place(plan: SheetPlan, column: Column, code: int) -> str:
    row = int((column.codes == code).argmax())
    key = plan.columns[0].texts[row]
    return f"{plan.table.name}/{key}/{column.field.name}"
