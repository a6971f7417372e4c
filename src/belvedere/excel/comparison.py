"""A comparison as a workbook: assets as columns, groups as bands of rows, sources on a sheet of their own."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from belvedere.compare import Cell, Comparison, Group, Part, Row, Tone, mark_text
from belvedere.errors import BelvedereError
from belvedere.excel.look import ACCENT, LINES, MUTED, PANEL, Formats
from belvedere.excel.names import MAX_TEXT
from belvedere.excel.safely import replacing
from belvedere.excel.texts import write_text

SHEET, SOURCES = "Comparison", "Sources"
_WARN, _WARN_GROUND = "#b45f06", "#fdf1e0"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_LABEL_WIDTH, _ASSET_WIDTH = 24, 40
_LINE_HEIGHT, _MOST_HEIGHT = 12.8, 409.0
_LETTERS = 50
"""How many letters of our sizes a line of an asset's column takes."""
_HEADER = 3
"""The row of the assets' names; title, guard and date stand above it."""
_LONGEST_LINK = 2079
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")

Look = dict[str, Any]
"""Properties of a format."""
Pieces = list[tuple[str, Look]]
"""Stretches of a text, each with what its characters look like."""


def write_comparison(comparison: Comparison, path: Path) -> None:
    """Write a comparison as a workbook; every cell is a text, none a formula.

    Raises:
        BelvedereError: If the file cannot be written, or a cell holds more text than a workbook takes.
    """
    with replacing(path) as temporary:
        book = Workbook(str(temporary), _OPTIONS)
        made = datetime.combine(date.fromisoformat(comparison.as_of), time())
        book.set_properties(
            {"title": comparison.title, "comments": comparison.footer, "created": made}
        )
        formats = Formats(book)
        _Sheet(book.add_worksheet(SHEET), formats, comparison).write()
        _write_sources(book.add_worksheet(SOURCES), formats, comparison)
        book.close()


@dataclass
class _Sheet:
    """The sheet being written.

    Attributes:
        sheet: The sheet.
        formats: Formats of its workbook.
        comparison: What it shows.
        at: The next free row.
    """

    sheet: Worksheet
    formats: Formats
    comparison: Comparison
    at: int = 0

    def write(self) -> None:
        columns = self.comparison.columns
        self.sheet.hide_gridlines(2)
        self.sheet.set_column(0, 0, _LABEL_WIDTH)
        self.sheet.set_column(1, len(columns), _ASSET_WIDTH)
        self._write_top()
        for section, group in self.comparison.sections():
            if section:
                self.at += 1
                self._write_line(0, section, bold=True, font_size=13)
            self._write_group(group)
        self._write_notes()
        self._lay_out()

    def _write_top(self) -> None:
        self._write_line(0, self.comparison.title, bold=True, font_size=16)
        self._write_line(0, self.comparison.guard, font_color=_WARN)
        self._write_line(0, self.comparison.footer, font_color=MUTED)
        look: Look = {"bg_color": PANEL, "bottom": 2, "bottom_color": ACCENT, "text_wrap": True}
        head = self.formats.get(bold=True, **look)
        write_text(self.sheet, self.at, 0, f"{len(self.comparison.columns)} assets", head)
        for place, column in enumerate(self.comparison.columns, 1):
            pieces: Pieces = [(column.name, {"bold": True})]
            if column.is_baseline:
                pieces.append(("  baseline", {"font_color": ACCENT}))
            if column.subtitle:
                pieces.append((f"\n{column.subtitle}", {"font_color": MUTED}))
            self._write_pieces(place, pieces, look, column.name)
        self.sheet.set_row(self.at, 2 * _LINE_HEIGHT + 4)
        self.at += 1

    def _write_group(self, group: Group) -> None:
        band = self.formats.get(bold=True, bg_color=PANEL, top=1, top_color=LINES, font_size=11)
        write_text(self.sheet, self.at, 0, group.title, band)
        for place in range(1, len(self.comparison.columns) + 1):
            self.sheet.write_blank(self.at, place, None, band)
        self.at += 1
        for row in group.rows:
            self._write_row(group, row)
        for statement in group.guard:
            self._write_line(1, statement, font_color=_WARN, font_size=9)

    def _write_row(self, group: Group, row: Row) -> None:
        line: Look = {
            "text_wrap": True,
            "bottom": 1,
            "bottom_color": LINES,
            "right": 1,
            "right_color": LINES,
        }
        write_text(self.sheet, self.at, 0, row.label, self.formats.get(font_color=MUTED, **line))
        for place, cell in enumerate(row.cells, 1):
            warns = any(part.tone is Tone.WARN for part in cell.parts)
            look = line | ({"bg_color": _WARN_GROUND} if warns else {})
            strong = group.evidence and row.id != "trials"
            self._write_pieces(
                place, list(_pieces(cell, strong=strong)), look, f"{group.title}, {row.label}"
            )
        self.sheet.set_row(self.at, _height(row))
        self.at += 1

    def _write_pieces(self, column: int, pieces: Pieces, look: Look, where: str) -> None:
        pieces = [(_clean(text), own) for text, own in pieces if text]
        if sum(len(text.encode("utf-16-le")) // 2 for text, _ in pieces) > MAX_TEXT:
            raise BelvedereError(
                f"A cell would hold more than {MAX_TEXT:,} characters",
                where=where,
                remedy="No file was written; compare fewer assets, or write HTML",
            )
        if len(pieces) == 1:
            text, own = pieces[0]
            write_text(self.sheet, self.at, column, text, self.formats.get(**(look | own)))
            return
        rich = [each for text, own in pieces for each in (self.formats.get(**own), text)]
        self.sheet.write_rich_string(self.at, column, *rich, self.formats.get(**look))

    def _write_line(self, column: int, text: str, **look: Any) -> None:
        """Write a text that runs over the cells to its right, and go to the next row."""
        if text:
            write_text(self.sheet, self.at, column, _clean(text), self.formats.get(**look))
        self.at += 1

    def _write_notes(self) -> None:
        self.at += 1
        if self.comparison.left_out:
            self._write_line(
                0,
                f"{self.comparison.left_out} rows in which all agree were left out.",
                font_color=MUTED,
            )
        for note in self.comparison.notes:
            self._write_line(0, note, font_color=MUTED)
        self._write_line(0, f"Numbers in brackets: sheet {SOURCES}.", font_color=MUTED)

    def _lay_out(self) -> None:
        self.sheet.freeze_panes(_HEADER + 1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(_HEADER)
        self.sheet.set_footer("&L&8Across trials, not randomised&R&8&P of &N")


def _height(row: Row) -> float:
    """Return a height that shows all lines of a row; not every program finds it by itself for mixed fonts."""
    lines = max(sum(_lines(part) for part in cell.parts) for cell in row.cells)
    return min(
        _MOST_HEIGHT, _LINE_HEIGHT * max(lines, math.ceil(len(row.label) / _LABEL_WIDTH)) + 3
    )


def _lines(part: Part) -> int:
    marks = f" [{mark_text(part.marks)}]" if part.marks else ""
    return math.ceil((len(part.line) + len(marks)) / _LETTERS)


def _pieces(cell: Cell, *, strong: bool) -> Iterator[tuple[str, Look]]:
    """Yield what a cell says, line by line; the value of a main line is bold where that is asked for."""
    for place, part in enumerate(cell.parts):
        quiet: Look = {"font_color": MUTED, "font_size": 9}
        yield ("\n" if place else ""), {}
        yield (f"{part.label}: " if part.label else ""), quiet
        yield part.text, _look(part, strong=strong)
        yield (
            (f" [{mark_text(part.marks)}]" if part.marks else ""),
            {"font_color": ACCENT, "font_size": 8},
        )
        yield (f"  {part.context}" if part.context else ""), quiet | _tone(part)


def _look(part: Part, *, strong: bool) -> Look:
    if part.muted:
        return {"font_color": MUTED, "italic": True}
    return {"font_color": MUTED} if part.secondary else {"bold": strong}


def _tone(part: Part) -> Look:
    return {"font_color": _WARN} if part.tone is Tone.WARN else {}


def _write_sources(sheet: Worksheet, formats: Formats, comparison: Comparison) -> None:
    sheet.hide_gridlines(2)
    head = formats.get(bold=True, bg_color=PANEL, bottom=2, bottom_color=ACCENT)
    widths = {"No.": 6, "Title": 80, "Publisher": 28, "Published": 12, "Address": 60}
    for place, (title, width) in enumerate(widths.items()):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, head)
    plain, wrapped = formats.get(), formats.get(text_wrap=True)
    for at, source in enumerate(comparison.sources, 1):
        sheet.write_number(at, 0, source.number, formats.get(align="left"))
        for place, text in enumerate((source.title, source.publisher, source.published), 1):
            if text:
                write_text(sheet, at, place, _clean(text), wrapped if place == 1 else plain)
        _write_link(sheet, at, source.url, formats)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_link(sheet: Worksheet, at: int, url: str, formats: Formats) -> None:
    live = url.startswith(("https://", "http://")) and len(url) <= _LONGEST_LINK
    if live:
        sheet.write_url(at, 4, url, formats.get(font_color=ACCENT), url)
    elif url:
        write_text(sheet, at, 4, _clean(url), formats.get())


def _clean(text: str) -> str:
    """Return a text without the few characters that no workbook can hold; a sign stands in their place."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
