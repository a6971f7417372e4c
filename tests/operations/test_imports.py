"""A file reviewed and taken in, from every form."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from belvedere.landscape import edit_cell
from belvedere.operations import files, imports
from tests.examples import small


@pytest.mark.parametrize("name", ["x.landscape", "x.xlsx", "x"])
def test_what_was_exported_comes_back_without_an_item(name: str, tmp_path: Path) -> None:
    files.save(small(), tmp_path / name)
    review, incoming = imports.review_import(small(), tmp_path / name)
    assert review.items == ()
    assert incoming.name == name


@pytest.mark.parametrize(
    ("name", "place"),
    [("x.landscape", "assets/alpha/code"), ("x.xlsx", "Assets!C"), ("x", "assets.csv:2:code")],
)
def test_an_edit_is_reviewed_and_taken(name: str, place: str, tmp_path: Path) -> None:
    mine, theirs = small(), small()
    theirs.apply(edit_cell(theirs, "assets", "alpha", "code", "A-2"))
    files.save(theirs, tmp_path / name)
    review, _ = imports.review_import(mine, tmp_path / name)
    (item,) = review.items
    assert (item.kind, item.before, item.after) == ("changed", "A-1", "A-2")
    assert item.place.startswith(place)
    mine.apply(imports.apply_review(review))
    assert mine.cell("assets", "alpha", "code") == "A-2"
    assert [(each.reason, each.origin) for each in mine.history] == [(f"Import of {name}", name)]


def test_what_is_not_ticked_is_not_taken(tmp_path: Path) -> None:
    mine, theirs = small(), small()
    for field in ("code", "dar"):
        theirs.apply(edit_cell(theirs, "assets", "alpha", field, "7"))
    files.save(theirs, tmp_path / "x")
    review, _ = imports.review_import(mine, tmp_path / "x")
    mine.apply(imports.apply_review(review, {0}, author="Ann"))
    assert (mine.cell("assets", "alpha", "code"), mine.cell("assets", "alpha", "dar")) == (
        "7",
        "18.0",
    )


@pytest.mark.parametrize(
    ("title", "value", "expected"),
    [
        ("Code", date(2026, 9, 1), "Excel makes one of"),
        ("Code", "=1+1", "never computed"),
        ("Code", "#REF!", "the error #REF!"),
        ("As of", date(1905, 7, 17), "perhaps a year was typed"),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_told_and_not_taken(
    title: str, value: str | date, expected: str, tmp_path: Path
) -> None:
    files.save(small(), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book["Assets"]
    column = [cell.value for cell in sheet[1]].index(title)
    sheet[2][column].value = value
    book.save(tmp_path / "x.xlsx")
    review, _ = imports.review_import(small(), tmp_path / "x.xlsx")
    (item,) = review.items
    assert (item.kind, item.ticked, item.changes) == ("problem", False, ())
    assert expected in item.reason
    assert not imports.apply_review(review)


def test_a_new_row_comes_without_what_a_spreadsheet_made_of_a_cell(tmp_path: Path) -> None:
    files.save(small(), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book["Assets"]
    row = {"Key": "gamma", "Name": "gamma", "Code": date(2026, 9, 1), "Source": "page"}
    sheet.append([row.get(str(cell.value)) for cell in sheet[1]])
    book.save(tmp_path / "x.xlsx")
    mine = small()
    review, _ = imports.review_import(mine, tmp_path / "x.xlsx")
    assert [item.kind for item in review.items] == ["added", "problem"]
    mine.apply(imports.apply_review(review))
    assert mine.cell("assets", "gamma", "code") == ""
