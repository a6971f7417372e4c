"""Tables on the clipboard: tab-separated text, and an HTML table that Excel and PowerPoint keep formatted."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from belvedere.schema import Number
from belvedere.ui.html_table import read_tables

_NUMBER = Number()
_CELL = re.compile(
    # Excel puts quotes around a cell only if a tab, a break or a quote is in it; any other quotes are the
    # author's. So are those of a cell that begins with one and does not end with one.
    r'"(?P<quoted>[^"\t\r\n]*(?:""|[\t\r\n])(?:[^"]|"")*)"(?=[\t\r\n]|\Z)'
    r"|(?P<plain>[^\t\r\n]*)"
)
_END = re.compile(r"\t|\r\n|\r|\n|\Z")


def put_table(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> None:
    """Put a table on the clipboard.

    Args:
        rows: Texts by row.
        header: Texts of the header row; empty for none.
    """
    data = QMimeData()
    data.setText(as_text(rows, header))
    data.setHtml(as_html(rows, header))
    QGuiApplication.clipboard().setMimeData(data)


def take_table() -> list[list[str]]:
    """Return the rows of the table on the clipboard; none if there is no text and no table.

    What is on it as text counts, as spreadsheets put it there; tables in HTML only where there is none.
    """
    data = QGuiApplication.clipboard().mimeData()
    if data is None:
        return []
    rows = from_text(data.text()) if data.hasText() else []
    return rows or (read_tables(data.html()) if data.hasHtml() else [])


def from_text(text: str) -> list[list[str]]:
    """Return the cells of tab-separated lines, the last of which may end; the inverse of `as_text`."""
    rows: list[list[str]] = []
    place = 0
    while place < len(text):
        row: list[str] = []
        end = "\t"
        while end == "\t":
            cell, place = _read_cell(text, place)
            row.append(cell)
            found = _END.match(text, place)
            end = found.group() if found else ""
            place += len(end)
        rows.append(row)
    return rows


def _read_cell(text: str, place: int) -> tuple[str, int]:
    found = _CELL.match(text, place)
    if found is None:
        return "", place
    quoted = found["quoted"]
    return found["plain"] if quoted is None else quoted.replace('""', '"'), found.end()


def as_text(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return tab-separated lines as spreadsheets read them: quoted where a cell has tabs, breaks or quotes."""
    lines = [
        "\t".join(_quoted(text) for text in line) for line in ([header, *rows] if header else rows)
    ]
    # An empty last line would not be told from the end of the one before it.
    return "\n".join(lines) + ("\n" if lines and not lines[-1] else "")


def as_html(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return an HTML table whose cells stay text: Excel must not read `2-1` as a date."""
    head = "".join(f"<th style='text-align:left'>{_escaped(text)}</th>" for text in header)
    body = "".join("<tr>" + "".join(_cell(text) for text in row) + "</tr>" for row in rows)
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>"


def _cell(text: str) -> str:
    # A number is one only where Excel would show the same digits: not 007, 18.0 or a long number.
    numeric = isinstance(_NUMBER.to_cell(text), float)
    style = "" if numeric else " style='mso-number-format:\"\\@\"'"
    return f"<td{style}>{_escaped(text)}</td>"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _quoted(text: str) -> str:
    if any(char in text for char in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
