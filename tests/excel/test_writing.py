"""What a written workbook is, seen with openpyxl: sheets, tables, looks, and that it is written whole."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from belvedere.errors import BelvedereError
from belvedere.excel import write_workbook
from belvedere.landscape import Change, ChangeSet, Landscape, add_column
from belvedere.progress import Cancelled, Silent
from belvedere.schema import TABLES
from belvedere.schema.vocabularies import TRIAL_STATUS
from tests.examples import landscape_of, small


class Asked(Silent):
    """A user who asked to stop at once."""

    @property
    def cancelled(self) -> bool:
        return True


class Watched(Silent):
    """A progress that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def report(self, done: float, text: str = "") -> None:
        self.told.append(done)


@pytest.fixture(scope="module")
def book(her2_workbook: Path) -> Any:
    return load_workbook(her2_workbook)


def written(landscape: Landscape, tmp_path: Path, **options: Any) -> Any:
    path = tmp_path / "out.xlsx"
    write_workbook(landscape, path, **options)
    return load_workbook(path)


def test_sheets_stand_in_the_order_of_the_schema(book: Any) -> None:
    titles = [table.title for table in TABLES.values()]
    assert book.sheetnames == ["About", *titles, "Lists", "_belvedere"]


def test_sheets_of_our_own_are_hidden(book: Any) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in book if sheet.sheet_state != "visible"}
    assert states == {"Lists": "hidden", "_belvedere": "veryHidden"}


@pytest.mark.parametrize("name", list(TABLES))
def test_each_sheet_is_an_excel_table_with_titles_as_headers(book: Any, name: str) -> None:
    table = TABLES[name]
    sheet = book[table.title]
    made = sheet.tables[table.title]
    assert [cell.value for cell in sheet[1]] == [field.title for field in table.fields]
    assert made.autoFilter.ref == made.ref
    assert made.ref.endswith(str(sheet.max_row))
    assert sheet.freeze_panes == "C2"


def test_no_cell_is_a_formula(book: Any) -> None:
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_numbers_and_full_dates_are_real_cells(book: Any) -> None:
    results = book["Results"]
    headers = [cell.value for cell in results[1]]
    numbers = [
        row[headers.index("Value")] for row in results.iter_rows(min_row=2, values_only=True)
    ]
    dates = [row[headers.index("As of")] for row in results.iter_rows(min_row=2, values_only=True)]
    assert {type(number).__name__ for number in numbers} <= {"int", "float", "str", "NoneType"}
    assert sum(isinstance(number, int | float) for number in numbers) > 600
    assert {type(when).__name__ for when in dates} == {"datetime", "str", "NoneType"}


def test_cells_for_text_have_the_text_format(book: Any) -> None:
    assert book["Assets"]["B2"].number_format == "@"
    assert book["Programs"].column_dimensions["J"].number_format == "@"


def test_choices_have_drop_downs(book: Any) -> None:
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in book["Programs"].data_validations.dataValidation
    }
    assert rules["H2"].formula1.startswith('"Preclinical,Phase 1,')
    assert rules["H2"].errorStyle in {None, "stop"}
    assert rules["C2"].errorStyle == "warning", "a rare tumour is allowed"
    assert rules["B2"].formula1 == "'Assets'!$A$2:$A$37"
    assert "K2" not in rules, "several sources stand in one cell"


def test_terms_with_commas_are_named_ranges(book: Any) -> None:
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in book["Trials"].data_validations.dataValidation
    }
    name = rules["F2"].formula1
    sheet, cells = next(iter(book.defined_names[name].destinations))
    terms = [row[0].value for row in book[sheet][cells]]
    assert terms == list(TRIAL_STATUS.terms)


def test_headers_explain_their_field_when_selected(book: Any) -> None:
    rules = {str(rule.sqref): rule for rule in book["Assets"].data_validations.dataValidation}
    assert rules["N1"].promptTitle == "dar"
    assert "Mean drug-to-antibody ratio" in rules["N1"].prompt


def test_stages_are_coloured(book: Any) -> None:
    formatting = book["Programs"].conditional_formatting
    rules = {rule.formula[0]: rule.dxf for each in formatting for rule in each.rules}
    assert rules['"Approved"'].fill.bgColor.rgb == "FF063A4D"
    assert rules['"Approved"'].font.color.rgb == "FFFFFFFF"
    assert '"Discontinued"' in rules


def test_links_can_be_followed(book: Any) -> None:
    cell = book["Sources"]["F2"]
    assert cell.value.startswith("https://")
    assert cell.hyperlink.target == cell.value


def test_rows_are_at_most_three_lines_high(book: Any) -> None:
    heights = [dimension.height for dimension in book["Programs"].row_dimensions.values()]
    assert max(height for height in heights if height) < 46


def test_the_same_landscape_gives_the_same_bytes(
    her2: Landscape, her2_workbook: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.xlsx"
    write_workbook(her2.snapshot(), again, title="HER2")
    assert again.read_bytes() == her2_workbook.read_bytes()


def test_private_columns_stay_out(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Secret price", private=True))
    kept = written(landscape, tmp_path)
    everything = [
        str(v) for sheet in kept for row in sheet.iter_rows(values_only=True) for v in row
    ]
    assert not [text for text in everything if "secret" in text.casefold()]
    assert "Secret price" in [
        cell.value for cell in written(landscape, tmp_path, include_private=True)["Assets"][1]
    ]


def test_headers_that_differ_in_case_only_are_told_apart(tmp_path: Path) -> None:
    landscape = landscape_of({}, own={"assets": ("name-2",)})
    landscape.apply(add_column(landscape, "assets", "Price"))
    retitled = Change("columns", "assets--price", "title", "Price", "NAME")
    landscape.apply(ChangeSet((retitled,), "Title"))
    headers = [cell.value for cell in written(landscape, tmp_path)["Assets"][1]]
    assert headers[-1] == "NAME (2)"


def test_an_empty_landscape_can_be_written(tmp_path: Path) -> None:
    assert written(landscape_of({}), tmp_path)["Assets"].max_row <= 2


def test_about_says_what_the_workbook_is(book: Any) -> None:
    cells = [
        str(v) for row in book["About"].iter_rows(values_only=True) for v in row if v is not None
    ]
    assert cells[0] == "HER2"
    assert {"Assets", "36", "How to send it back"} <= set(cells)


def test_progress_goes_from_start_to_end(tmp_path: Path) -> None:
    watched = Watched()
    write_workbook(small(), tmp_path / "out.xlsx", watched)
    assert watched.told == sorted(watched.told)
    assert watched.told[-1] == 1.0


def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    path.write_text("old")
    with pytest.raises(Cancelled):
        write_workbook(small(), path, Asked())
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_said_before_anything_is(tmp_path: Path) -> None:
    landscape = landscape_of({"assets": [{"asset": "a", "note": "x" * 32_768}]})
    with pytest.raises(BelvedereError, match=r"assets/a/note.*32,768"):
        write_workbook(landscape, tmp_path / "out.xlsx")
    assert not list(tmp_path.iterdir())
