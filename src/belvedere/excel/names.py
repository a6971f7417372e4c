"""What writer and reader of a workbook agree on: sheets of our own, limits, addresses."""

ABOUT = "About"
LISTS = "Lists"
META = "_belvedere"
OWN_SHEETS = frozenset({ABOUT, LISTS, META})
"""Sheets that hold no table of the landscape."""

MAX_TEXT = 32_767
"""Characters of a cell, counted in UTF-16 as Excel does."""
MAX_ROWS = 1_048_575
"""Rows of a sheet below its header."""
MAX_LINKS = 65_530
MAX_LINK = 2_079
MAX_HEADER = 255
MAX_LIST = 255
"""Characters of a drop-down that stands in the validation itself."""


def column_letters(index: int) -> str:
    """Return the letters of a column, counted from 0: `A`, `Z`, `AA`."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(sheet: str, column: int, row: int) -> str:
    """Return the address of a cell as problems name it, both counted from 0: `Assets!C4`."""
    return f"{sheet}!{column_letters(column)}{row + 1}"
