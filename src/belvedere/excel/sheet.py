"""One table onto one sheet: header, cells, and what makes it pleasant to read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from belvedere.excel.look import ACCENT, LINES, STAGES, STOPPED, Formats, is_key
from belvedere.excel.names import MAX_LINK, MAX_LINKS, MAX_NOTE, MAX_NOTE_TITLE, printable
from belvedere.excel.plan import SheetPlan
from belvedere.excel.prepared import Prepared, line_counts
from belvedere.excel.texts import as_rich, is_odd
from belvedere.schema import CellValue, Field, Link

_DAY_ZERO = date(1899, 12, 30)
"""The day that Excel counts as 0, from March 1900 on."""
_KEY_WIDTH = 20
_FILTER_BUTTON = 4
_LINE = 13.2
_PADDING = 4.8
_MAX_LINES = 3
_MAX_SHAPED = 20_000
"""Rows beyond are one line high each: nobody reads so many, and every height costs time."""

Put = Callable[..., Any]


def write_header(sheet: Worksheet, plan: SheetPlan, formats: Formats) -> None:
    """Make the Excel table with its headers, notes, widths and frozen panes."""
    for column, field in enumerate(plan.fields):
        sheet.set_column(column, column, width(field, plan.headers[column]), formats.text(field))
        sheet.data_validation(0, column, 0, column, _note(field))
    headers = [
        {"header": header, "header_format": formats.header(field)}
        for header, field in zip(plan.headers, plan.fields, strict=True)
    ]
    options = {"style": None, "name": plan.table.title, "columns": headers}
    sheet.add_table(0, 0, plan.last_row, len(plan.fields) - 1, options)
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, 2)
    sheet.hide_gridlines(2)
    sheet.set_tab_color(ACCENT)
    sheet.ignore_errors(
        {"number_stored_as_text": _range(plan), "two_digit_text_year": _range(plan)}
    )
    _prepare_print(sheet)


def write_cells(
    sheet: Worksheet, plan: SheetPlan, prepared: Sequence[Prepared], formats: Formats
) -> None:
    """Write every cell that is not empty, and set the heights of rows with long texts."""
    _write_heights(sheet, plan, prepared)
    links = 0
    for column, each in enumerate(prepared):
        if isinstance(each.field.kind, Link):
            links = _write_links(sheet, column, each, formats, links)
        else:
            _write_column(sheet, column, each, formats)


def write_colours(sheet: Worksheet, plan: SheetPlan, formats: Formats) -> None:
    """Colour stages and stopped programs, and draw a thin line below every row."""
    last = plan.last_row
    for column, field in enumerate(plan.fields):
        terms = field.vocabulary.terms if field.vocabulary and not field.user else ()
        for term in terms:
            if colours := STAGES.get(term) or STOPPED.get(term):
                ground, ink = colours
                # The line below is said again: LibreOffice follows only the first rule that holds.
                form = formats.bare(bg_color=ground, font_color=ink, bottom=1, bottom_color=LINES)
                rule = {"type": "cell", "criteria": "==", "value": f'"{term}"', "format": form}
                sheet.conditional_format(1, column, last, column, rule)
    # As a rule, not as borders of the cells: so empty cells and rows added later have it too.
    line = formats.bare(bottom=1, bottom_color=LINES)
    everywhere = {"type": "formula", "criteria": "=TRUE", "format": line}
    sheet.conditional_format(1, 0, last, len(plan.fields) - 1, everywhere)


def width(field: Field, header: str) -> int:
    """Return the width of a column in characters, room for its header and filter button included."""
    usual = _KEY_WIDTH if is_key(field) else field.width + 1
    return max(usual, min(len(header), 24) + _FILTER_BUTTON)


def _note(field: Field) -> dict[str, Any]:
    # Shown when the header is selected; a comment would put a red corner on every header.
    text = (
        f"{field.help}. Expected: {field.kind.describe()}" if field.help else field.kind.describe()
    )
    return {
        "validate": "any",
        "input_title": printable(field.name, MAX_NOTE_TITLE),
        "input_message": printable(text, MAX_NOTE),
    }


def _range(plan: SheetPlan) -> str:
    from xlsxwriter.utility import xl_range

    return xl_range(1, 0, plan.last_row, len(plan.fields) - 1)


def _prepare_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(8)  # A3: a table of twenty columns is not readable on less
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8&A&R&8&P / &N")


def _write_heights(sheet: Worksheet, plan: SheetPlan, prepared: Sequence[Prepared]) -> None:
    sheet.set_default_row(_LINE + _PADDING)
    if plan.rows > _MAX_SHAPED:
        return
    lines = np.ones(plan.rows, dtype=np.int64)
    for header, each in zip(plan.headers, prepared, strict=True):
        # Letters are narrower than the digit that Excel measures columns by.
        needed = dict(line_counts(each, round(1.1 * width(each.field, header))))
        if needed:
            per_code = np.array([needed.get(code, 1) for code in range(len(each.cells))])
            lines = np.maximum(lines, per_code[each.codes])
    for row, count in enumerate(np.minimum(lines, _MAX_LINES).tolist(), 1):
        if count > 1:
            sheet.set_row(row, count * _LINE + _PADDING)


def _write_column(sheet: Worksheet, column: int, prepared: Prepared, formats: Formats) -> None:
    text, value = formats.text(prepared.field), formats.value(prepared.field)
    puts = [_put(sheet, cell, text, value) for cell in prepared.cells]
    for row, code in enumerate(prepared.codes, 1):
        found = puts[code]
        if found is not None:
            put, cell, form = found
            put(row, column, cell, form)


def _put(
    sheet: Worksheet, cell: CellValue, text: Format, value: Format
) -> tuple[Put, CellValue, Format] | None:
    if cell is None:
        return None
    if not isinstance(cell, str):
        return sheet.write_number, _serial(cell) if isinstance(cell, date) else cell, value
    return sheet.write_string, as_rich(cell) if is_odd(cell) else cell, text


def _serial(day: date) -> int:
    # Once for each different date, which is quicker than letting every cell convert its own.
    return (day - _DAY_ZERO).days


def _write_links(
    sheet: Worksheet, column: int, prepared: Prepared, formats: Formats, links: int
) -> int:
    text, link = formats.text(prepared.field), formats.link()
    puts = [_put(sheet, cell, text, text) for cell in prepared.cells]
    follows = [
        isinstance(cell, str) and _can_follow(prepared.field, cell) for cell in prepared.cells
    ]
    for row, code in enumerate(prepared.codes, 1):
        found = puts[code]
        if found is not None and follows[code] and links < MAX_LINKS:
            address = prepared.cells[code]
            sheet.write_url(row, column, str(address), link, str(address))
            links += 1
        elif found is not None:
            put, cell, form = found
            put(row, column, cell, form)
    return links


def _can_follow(field: Field, text: str) -> bool:
    # Escaping makes an address longer, up to three times for each character that is no letter or digit.
    plain = sum(char.isascii() and (char.isalnum() or char in "/:.-_?=&%+~") for char in text)
    escaped = plain + 12 * (len(text) - plain)
    is_link = field.kind.find(text) is not None and text.isprintable()
    return is_link and escaped <= MAX_LINK and not is_odd(text)
