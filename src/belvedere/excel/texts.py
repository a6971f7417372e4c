"""Texts into cells exactly as they are, around two gaps in how XlsxWriter escapes."""

import re

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_TWINS = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_OPENING, _CLOSING = '<r><t xml:space="preserve">', "</t></r>"


def is_odd(text: str) -> bool:
    """Return whether a text, simply written, would not come back as it is.

    Two escapes that share their middle underscore (`_x0041_x0042_`) are escaped only once, and a text
    that begins and ends like a rich string is taken for one.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        return True
    return "_x" in text and _TWINS.search(text) is not None


def as_rich(text: str) -> str:
    """Return what to write for an odd text: a rich string, in pieces in which there is no escape to see.

    XlsxWriter hands on what looks like a rich string, its control characters escaped. That gap is used
    here, for its own rich strings escape control characters twice.
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _OPENING + _ESCAPE.sub(f"_x{_CLOSING}{_OPENING}", plain) + _CLOSING


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write a text that is not empty, whatever it looks like."""
    sheet.write_string(row, column, as_rich(text) if is_odd(text) else text, form)
