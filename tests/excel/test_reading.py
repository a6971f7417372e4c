"""Workbooks that went through other hands: what was edited is seen, what was not is left as it was."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from belvedere.errors import BelvedereError
from belvedere.excel import read_workbook, write_workbook
from belvedere.landscape import Landscape, add_column
from belvedere.progress import Cancelled
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import TABLES
from tests.examples import contents, landscape_of, small
from tests.excel.making import differences, edited, make_workbook, texts, told
from tests.excel.test_writing import Asked, Watched

FIELDS = ["asset", "name", "code", "dar", "as_of", "route"]
ASSETS = ["Key", "Name", "Code", "DAR", "As of", "Route"]


def read_assets(
    tmp_path: Path, *rows: list[Any], header: Sequence[str | None] = ASSETS
) -> Incoming:
    return read_workbook(make_workbook(tmp_path / "a.xlsx", {"Assets": [header, *rows]}))


# ------------------------------------------------------------------- our own workbook, edited
def test_three_edits_and_a_new_row_are_all_that_is_seen(
    her2: Landscape, her2_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "edited.xlsx"
    book = edited(her2_workbook, path)
    book["Assets"]["B2"] = "another name"
    book["Programs"]["H2"] = "ph iii "
    book["Results"]["M2"] = 12.5
    book["Companies"].append([None, "New Pharma", "CN"])
    book.save(path)

    incoming = read_workbook(path)
    first = {name: str(her2.rows(name).columns[table.key][0]) for name, table in TABLES.items()}
    assert {place: new for place, (_, new) in differences(her2, incoming).items()} == {
        ("assets", first["assets"], "name"): "another name",
        ("results", first["results"], "value"): "12.5",
    }, "Phase 3 stood there already"
    assert incoming.landscape.record("companies", "new-pharma")["country"] == "CN"
    assert list(told(incoming)) == ["Companies!A72"]
    assert incoming.place("companies", "new-pharma", "name") == "Companies!B72"


def test_rows_may_be_sorted_and_filtered(
    her2: Landscape, her2_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sorted.xlsx"
    book = edited(her2_workbook, path)
    sheet = book["Assets"]
    rows = sorted(
        sheet.iter_rows(min_row=2, values_only=True), key=lambda row: row[1], reverse=True
    )
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
        sheet.row_dimensions[number].hidden = number % 2 == 0
    book.save(path)
    incoming = read_workbook(path)
    assert differences(her2, incoming) == {}
    assert texts(incoming, "assets", "name") == [row[1] for row in rows]


def test_columns_may_be_moved_renamed_and_deleted(
    her2: Landscape, her2_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "moved.xlsx"
    book = edited(her2_workbook, path)
    sheet = book["Assets"]
    columns = [list(column) for column in sheet.iter_cols(values_only=True)]
    columns = [column for column in reversed(columns) if column[0] != "Linker"]
    names = {"Name": "Therapy", "Code": "development CODE", "DAR": "dar"}
    sheet.tables.clear()
    sheet.delete_cols(1, 40)
    for index, column in enumerate(columns, 1):
        for row, value in enumerate([names.get(column[0], column[0]), *column[1:]], 1):
            sheet.cell(row, index).value = value
    book.save(path)
    incoming = read_workbook(path)
    assert differences(her2, incoming) == {}
    assert incoming.present["assets"] == frozenset(TABLES["assets"].by_name) - {"linker"}
    place = f"Assets!{get_column_letter(len(columns) - 1)}1"
    assert "“Therapy” was read as Name" in told(incoming)[place]


def test_a_renamed_sheet_is_known_by_its_headers(
    her2: Landscape, her2_workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "renamed.xlsx"
    book = edited(her2_workbook, path)
    book["Assets"].title = "Therapies"
    book.create_sheet("Notes").append(["something else"])
    book.save(path)
    incoming = read_workbook(path)
    assert differences(her2, incoming) == {}
    assert incoming.place("assets", "arx788", "name").startswith("Therapies!B")
    assert list(told(incoming)) == ["Notes"]


def test_a_sheet_taken_out_is_not_present(her2_workbook: Path, tmp_path: Path) -> None:
    path = tmp_path / "without.xlsx"
    book = edited(her2_workbook, path)
    del book["Deals"]
    book.save(path)
    assert "deals" not in read_workbook(path).present


def test_edits_in_a_user_column_follow_its_kind(tmp_path: Path) -> None:
    landscape = small()
    landscape.apply(add_column(landscape, "assets", "Launch", "Date"))
    source, path = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_workbook(landscape, source)
    book = edited(source, path)
    column = [cell.value for cell in book["Assets"][1]].index("Launch") + 1
    book["Assets"].cell(2, column).value = datetime(2027, 3, 1)
    book["Assets"].cell(3, column).value = "soon"
    book.save(path)
    incoming = read_workbook(path)
    assert texts(incoming, "assets", "launch") == ["2027-03-01", "soon"]
    assert list(told(incoming)) == [f"Assets!{get_column_letter(column)}3"]


def test_unedited_texts_stay_and_edited_ones_are_made_canonical(tmp_path: Path) -> None:
    records = [{"asset": "a", "name": " padded ", "modality": "mab"}, {"asset": "b"}]
    landscape = landscape_of({"assets": records})
    source, path = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_workbook(landscape, source)
    book = edited(source, path)
    book["Assets"]["B3"], book["Assets"]["F3"] = " also padded ", "adc "
    book.save(path)
    incoming = read_workbook(path)
    assert texts(incoming, "assets", "name") == [" padded ", "also padded"]
    assert texts(incoming, "assets", "modality") == ["mab", "ADC"]


# ---------------------------------------------------------------- workbooks of other making
def test_title_rows_above_and_empty_rows_between_are_passed_over(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Our landscape"],
        [],
        ["key", " NAME", "dar"],
        ["a", "alpha", 8],
        [None, " ", None],
        ["b", "beta", 0],
    ]
    incoming = read_workbook(make_workbook(tmp_path / "a.xlsx", {"ASSETS": rows}))
    assert texts(incoming, "assets", "asset") == ["a", "b"]
    assert texts(incoming, "assets", "dar") == ["8", "0"]
    assert incoming.place("assets", "b", "dar") == "ASSETS!C6"
    assert incoming.problems == ()
    assert (incoming.landscape_id, incoming.revision) == ("", -1)
    assert incoming.present == {"assets": frozenset({"asset", "name", "dar"})}


def test_values_become_canonical_texts(tmp_path: Path) -> None:
    incoming = read_assets(
        tmp_path, ["a", 2, 788, "8", datetime(2025, 5, 1), "po"], ["b", "x", True, 7.5, 2025, "IV"]
    )
    record = incoming.landscape.record
    assert list(map(record("assets", "a").get, FIELDS)) == [
        "a",
        "2",
        "788",
        "8",
        "2025-05-01",
        "Oral",
    ]
    assert list(map(record("assets", "b").get, FIELDS)) == ["b", "x", "TRUE", "7.5", "2025", "IV"]
    assert incoming.problems == ()


@pytest.mark.parametrize(
    ("column", "value", "kept", "expected"),
    [
        ("Code", date(2026, 2, 1), "2026-02-01", "a date or time stands here"),
        ("DAR", "about 8", "about 8", "a plain number"),
        ("DAR", date(2026, 2, 1), "2026-02-01", "a plain number"),
        ("As of", "someday", "someday", "a date such as"),
        ("As of", date(1905, 7, 17), "1905-07-17", "perhaps a year was typed"),
        ("Route", "by air", "by air", "one of IV, SC, Oral"),
        ("Key", "Not A Key", "Not A Key", "lower-case letters"),
    ],
)
def test_what_cannot_be_read_is_kept_and_told(
    tmp_path: Path, column: str, value: object, kept: str, expected: str
) -> None:
    row: list[Any] = ["a", "alpha", None, None, None, None]
    row[ASSETS.index(column)] = value
    incoming = read_assets(tmp_path, row)
    place = f"Assets!{'ABCDEF'[ASSETS.index(column)]}2"
    assert texts(incoming, "assets", FIELDS[ASSETS.index(column)]) == [kept]
    assert expected in told(incoming)[place]


def test_a_second_row_of_a_key_is_left_out_and_both_are_named(tmp_path: Path) -> None:
    incoming = read_assets(tmp_path, ["a", "first"], ["b", "x"], ["a", "second", None, "wrong"])
    assert texts(incoming, "assets", "name") == ["first", "x"]
    assert list(told(incoming)) == ["Assets!A4"]
    assert "Assets!A2" in told(incoming)["Assets!A4"]
    assert incoming.place("assets", "a", "name") == "Assets!B2"


def test_rows_without_a_key_get_one(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [None, "SHR-A1811"],
        ["shr-a1811-2", "taken"],
        [None, "SHR A1811"],
        [None, None, "code"],
    ]
    incoming = read_assets(tmp_path, *rows)
    assert texts(incoming, "assets", "asset") == ["shr-a1811", "shr-a1811-2", "shr-a1811-3"]
    assert list(told(incoming)) == ["Assets!A2", "Assets!A4", "Assets!A5"]
    assert "was not read" in told(incoming)["Assets!A5"]


def test_columns_of_their_own_are_kept(tmp_path: Path) -> None:
    header = ["Key", "Name", "Priority", "name", None, "Highest stage"]
    incoming = read_assets(
        tmp_path, ["a", "alpha", "high", "again", "bare", "Phase 3"], header=header
    )
    own = {f.title: f.name for f in incoming.landscape.fields("assets") if f.user}
    assert own == {"Priority": "priority", "name (2)": "name-2", "Column E": "column-e"}
    assert [texts(incoming, "assets", name)[0] for name in own.values()] == [
        "high",
        "again",
        "bare",
    ]
    assert list(told(incoming)) == ["Assets!C1", "Assets!D1", "Assets!E1", "Assets!F1"]
    assert "computed" in told(incoming)["Assets!F1"]
    assert "stands in Assets!B1 already" in told(incoming)["Assets!D1"]


def test_a_sheet_without_keys_is_not_read(tmp_path: Path) -> None:
    sheets = {
        "Assets": [["Name", "Code"], ["alpha", "A-1"]],
        "Companies": [["Key", "Name"], ["acme", "Acme"]],
    }
    incoming = read_workbook(make_workbook(tmp_path / "a.xlsx", sheets))
    assert set(incoming.present) == {"companies"}
    assert "no column is the key" in told(incoming)["Assets"]


def test_a_workbook_without_any_table_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "a.xlsx", {"Sheet1": [["x"], [1]]})
    with pytest.raises(BelvedereError, match="No sheet of the workbook is a table"):
        read_workbook(path)


def test_reading_can_be_watched_and_stopped(her2_workbook: Path) -> None:
    watched = Watched()
    read_workbook(her2_workbook, watched)
    assert watched.told == sorted(watched.told)
    assert watched.told[-1] == 1.0
    with pytest.raises(Cancelled):
        read_workbook(her2_workbook, Asked())


def test_the_file_is_not_touched(her2_workbook: Path) -> None:
    before = her2_workbook.read_bytes()
    read_workbook(her2_workbook)
    assert her2_workbook.read_bytes() == before


def test_what_was_read_can_be_written_and_read_again(tmp_path: Path) -> None:
    incoming = read_assets(tmp_path, ["a", "alpha", "high"], header=["Key", "Name", "Own idea"])
    write_workbook(incoming.landscape, tmp_path / "b.xlsx")
    again = read_workbook(tmp_path / "b.xlsx")
    assert contents(again.landscape) == contents(incoming.landscape)
