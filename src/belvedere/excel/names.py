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
MAX_NOTE = 255
MAX_NOTE_TITLE = 32
MAX_LIST = 255
"""Characters of a drop-down that stands in the validation itself."""


def utf16_length(text: str) -> int:
    """Return how long Excel finds a text: characters beyond the first 65,536 count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def printable(text: str, longest: int = MAX_TEXT) -> str:
    """Return a text in one line, for places where a workbook's XML cannot hold control characters.

    Args:
        text: Any text.
        longest: Length as Excel counts; what is longer ends with an ellipsis.
    """
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if utf16_length(line) <= longest:
        return line
    return line.encode("utf-16-le")[: 2 * (longest - 1)].decode("utf-16-le", "ignore") + "…"


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
