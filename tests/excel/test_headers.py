"""Which column is which field."""

from belvedere.excel.headers import Naming, header_row, match_headers
from belvedere.excel.metadata import SheetNote, sample
from belvedere.schema import TABLES

TABLE = TABLES["assets"]
NAMING = Naming(TABLE, TABLE.by_name)


def noted(**samples: list[str]) -> Naming:
    titles = {field.title: field.name for field in TABLE.fields}
    marks = {name: sample(texts) for name, texts in samples.items()}
    return Naming(TABLE, TABLE.by_name, SheetNote("Assets", "assets", titles, marks))


def test_titles_names_and_close_titles_are_understood() -> None:
    grid = [["Key", "payload_class", "AS OF", "Linker-Type ", "brand"]]
    assert match_headers(grid, NAMING).fields == {
        0: "asset", 1: "payload_class", 2: "as_of", 3: "cleavable", 4: "brand",
    }  # fmt: skip


def test_the_header_is_the_row_that_names_most_fields() -> None:
    assert header_row(
        [["Name"], ["x", "Key"], ["Key", "Name", "Code"], ["a", "Name", "Key"]], NAMING
    ) == (2, 3)


def test_a_sheet_without_rows_has_no_header() -> None:
    assert header_row([], NAMING) == (0, 0)
    assert match_headers([], NAMING).fields == {}


def test_a_renamed_column_is_known_by_what_it_holds() -> None:
    grid = [["Key", "Therapy", "Mine"], ["a", "alpha", "x"], ["b", "beta", "y"]]
    matched = match_headers(grid, noted(name=["alpha", "beta"], code=["A-1"]))
    assert matched.fields == {0: "asset", 1: "name"}
    assert matched.known_again == {1: "Therapy"}
    assert matched.others == {2: "Mine"}


def test_the_most_alike_column_is_taken() -> None:
    grid = [["Key", "One", "Two"], ["a", "x", "x"], ["b", "z", "y"]]
    assert match_headers(grid, noted(name=["x", "y"])).known_again == {2: "Two"}


def test_numbers_are_known_again_too() -> None:
    grid: list[list[str | float]] = [["Key", "Ratio"], ["a", 8.0], ["b", 3.5]]
    assert match_headers(grid, noted(dar=["8", "3.5"])).fields[1] == "dar"


def test_a_column_of_other_contents_is_not_taken_for_one_that_was_deleted() -> None:
    grid = [["Key", "Priority"], ["a", "high"]]
    assert match_headers(grid, noted(name=["alpha", "beta"])).others == {1: "Priority"}


def test_a_field_that_stands_twice_is_taken_once() -> None:
    matched = match_headers([["Key", "Name", "name"], ["a", "x", "y"]], NAMING)
    assert matched.fields == {0: "asset", 1: "name"}
    assert matched.repeated == {2: 1}


def test_columns_without_header_count_only_with_contents() -> None:
    assert match_headers([["Key", "", None], ["a", "x", " "]], NAMING).others == {1: ""}
