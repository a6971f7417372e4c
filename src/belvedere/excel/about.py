"""The first sheet: what the workbook is, how much it holds, how it comes back, what its signs mean."""

from datetime import UTC

from xlsxwriter.worksheet import Worksheet

from belvedere.excel.look import ACCENT, LINES, MUTED, PANEL, STAGES, Formats
from belvedere.excel.names import ABOUT
from belvedere.excel.plan import SheetPlan
from belvedere.excel.texts import write_text
from belvedere.landscape import Landscape

_BACK = (
    "Edit cells, add rows at the end of a table, sort and filter as you like; then save and send the file back.",
    "Belvedere compares it cell by cell with the landscape and shows every difference before it takes any.",
    "Leave the Key of a record as it is: it says which record a row is. A new row may leave it empty.",
    "Headers may be renamed and columns moved. A column that you delete is left alone in the landscape.",
    "A column of your own is welcome: give it a header that the table does not have yet.",
)
_SIGNS = (
    ("Empty cell", "Not known. It is never zero and never “no”."),
    ("a; b", "Several values in one cell are joined by a semicolon and a space."),
    (
        "2025-05",
        "A date is only as precise as its source: 2025, 2025-05, 2025-05-29, 2026-Q3, 2026-H1.",
    ),
    (
        "18.0",
        "A number is written as its source prints it; such cells are texts, so that the zero stays.",
    ),
    ("As of", "The day on which the source states the fact, not the day of this export."),
)


def write_about(
    sheet: Worksheet, landscape: Landscape, plans: list[SheetPlan], formats: Formats, title: str
) -> None:
    """Write the sheet."""
    sheet.hide_gridlines(2)
    sheet.set_default_row(17)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, 1, 22)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 96)
    sheet.set_tab_color(MUTED)
    write_text(sheet, 1, 1, title or "Landscape", formats.get(font_size=18, bold=True))
    sheet.set_row(1, 28)
    sheet.write_string(
        2, 1, f"{ABOUT} this workbook: {_state(landscape)}", formats.get(font_color=MUTED)
    )
    row = _write_counts(sheet, plans, formats, 4)
    row = _write_back(sheet, formats, row + 1)
    row = _write_signs(sheet, formats, row + 1)
    _write_stages(sheet, formats, row + 1)
    sheet.set_portrait()
    sheet.fit_to_pages(1, 1)
    sheet.activate()


def _state(landscape: Landscape) -> str:
    # The time of the last change, not of the export: the same landscape gives the same file.
    last = max((each.time for each in landscape.history), default=None)
    when = f", last changed {last.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if last else ""
    return f"a landscape exported from Belvedere, revision {landscape.revision}{when}"


def _heading(sheet: Worksheet, row: int, words: tuple[str, ...], formats: Formats) -> None:
    for column, word in enumerate((*words, "", "")[:3], 1):
        form = formats.get(bold=True, bg_color=PANEL, bottom=2, bottom_color=ACCENT)
        sheet.write(row, column, word or None, form)


def _write_counts(sheet: Worksheet, plans: list[SheetPlan], formats: Formats, row: int) -> int:
    _heading(sheet, row, ("Sheet", "Rows", "What a row is"), formats)
    line = {"bottom": 1, "bottom_color": LINES}
    for number, plan in enumerate(plans, row + 1):
        target = f"internal:'{plan.sheet}'!A1"
        sheet.write_url(number, 1, target, formats.get(font_color=ACCENT, **line), plan.sheet)
        sheet.write_number(
            number, 2, plan.rows, formats.get(num_format="#,##0", align="left", **line)
        )
        sheet.write_string(number, 3, plan.table.help, formats.get(**line))
    return row + len(plans) + 1


def _write_back(sheet: Worksheet, formats: Formats, row: int) -> int:
    _heading(sheet, row, ("How to send it back",), formats)
    for text in _BACK:
        row += 1
        sheet.write_string(row, 1, text, formats.get())
    return row + 1


def _write_signs(sheet: Worksheet, formats: Formats, row: int) -> int:
    _heading(sheet, row, ("How to read it",), formats)
    for sign, meaning in _SIGNS:
        row += 1
        sheet.write_string(row, 1, sign, formats.get(bold=True, num_format="@"))
        sheet.write_string(row, 2, meaning, formats.get())
    return row + 1


def _write_stages(sheet: Worksheet, formats: Formats, row: int) -> None:
    _heading(sheet, row, ("Stages, from pale to deep",), formats)
    for number, (stage, (ground, ink)) in enumerate(STAGES.items(), row + 1):
        form = formats.get(bg_color=ground, font_color=ink, indent=1)
        sheet.write_string(number, 1, stage, form)
