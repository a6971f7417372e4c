"""Tables on the clipboard: tab-separated text, and an HTML table that Excel and PowerPoint keep formatted."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


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


def as_text(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return tab-separated lines as spreadsheets read them: quoted where a cell has tabs, breaks or quotes."""
    lines = [header, *rows] if header else rows
    return "\n".join("\t".join(_quoted(text) for text in line) for line in lines)


def as_html(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Return an HTML table whose cells stay text: Excel must not read `2-1` as a date."""
    head = "".join(f"<th style='text-align:left'>{_escaped(text)}</th>" for text in header)
    body = "".join("<tr>" + "".join(_cell(text) for text in row) + "</tr>" for row in rows)
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>"


def _cell(text: str) -> str:
    numeric = text.replace(".", "", 1).removeprefix("-").isdecimal() and not text.startswith("00")
    style = "" if numeric else " style='mso-number-format:\"\\@\"'"
    return f"<td{style}>{_escaped(text)}</td>"


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _quoted(text: str) -> str:
    if any(char in text for char in '\t\n\r"'):
        return '"' + text.replace('"', '""') + '"'
    return text
