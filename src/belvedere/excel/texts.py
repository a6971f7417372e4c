"""Texts into cells exactly as they are, around two gaps in how XlsxWriter escapes."""

import re

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_ESCAPES = re.compile(r"(?=_x[0-9A-Fa-f]{4}_)")
_TWINS = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_INSIDE = len("_x0")


def is_odd(text: str) -> bool:
    """Return whether `write_string` would not bring a text back as it is.

    Two escapes that share their middle underscore (`_x0041_x0042_`) are escaped only once, and a text
    that begins and ends like a rich string is taken for one.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        return True
    return "_x" in text and _TWINS.search(text) is not None


def write_odd(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write such a text as a rich string of pieces in which there is nothing to escape."""
    cuts = [match.start() + _INSIDE for match in _ESCAPES.finditer(text)] or [1]
    pieces: list[str | Format] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        pieces += [form, text[start:end]]
    sheet.write_rich_string(row, column, *pieces, form)


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write a text that is not empty, whatever it looks like."""
    if is_odd(text):
        write_odd(sheet, row, column, text, form)
    else:
        sheet.write_string(row, column, text, form)
