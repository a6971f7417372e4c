"""Errors and formulas, which the quick reader passes over."""

from pathlib import Path

from openpyxl import Workbook
from xlsxwriter import Workbook as Writer

from belvedere.excel import read_workbook
from belvedere.excel.suspects import find_suspects
from tests.excel.making import texts, told


def computed(path: Path) -> Path:
    """A workbook with an error, a formula with its result, and three below each other."""
    book = Writer(str(path))
    sheet = book.add_worksheet("Assets")
    for column, header in enumerate(["Key", "Name", "Code", "DAR"]):
        sheet.write_string(0, column, header)
    for row in range(1, 4):
        sheet.write_string(row, 0, f"k-{row}")
        sheet.write_formula(row, 3, "=2*4", None, 8)
    sheet.write_formula("B2", "=Missing!A1", None, "#REF!")
    sheet.write_formula("C2", '="A"&1', None, "A1")
    sheet.write_string("C3", '<c r="A1" t="e"><v>#N/A</v></c>')
    book.close()
    return path


def test_they_are_found_with_their_addresses(tmp_path: Path) -> None:
    data = computed(tmp_path / "a.xlsx").read_bytes()
    suspects = find_suspects(data, {"Assets", "None"})["Assets"]
    assert suspects.errors == {(1, 1): "#REF!"}
    assert suspects.formulas == {(1, 2): True, (1, 3): True, (2, 3): True, (3, 3): True}


def test_they_are_told_and_kept(tmp_path: Path) -> None:
    incoming = read_workbook(computed(tmp_path / "a.xlsx"))
    assert texts(incoming, "assets", "name") == ["#REF!", "", ""]
    assert texts(incoming, "assets", "code")[0] == "A1"
    assert texts(incoming, "assets", "dar") == ["8", "8", "8"]
    assert list(told(incoming)) == ["Assets!B2", "Assets!C2", "Assets!D2"]
    assert "in 2 more cells below" in told(incoming)["Assets!D2"]


def test_a_formula_that_was_never_computed_is_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Assets"
    for row in (["Key", "Name"], ["a", '="x"&"y"']):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    incoming = read_workbook(tmp_path / "a.xlsx")
    assert "never computed" in told(incoming)["Assets!B2"]


def test_other_formats_have_none() -> None:
    assert find_suspects(b"not a zip", {"Assets"}) == {}


def test_our_own_workbook_has_none(her2_workbook: Path) -> None:
    found = find_suspects(her2_workbook.read_bytes(), {"Assets", "Results"})
    assert set(found) == {"Assets", "Results"}
    assert not any(each.errors or each.formulas for each in found.values())
