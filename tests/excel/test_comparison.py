from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from belvedere.compare import (
    AssetColumn,
    Cell,
    Comparison,
    Group,
    NumberedSource,
    Part,
    Row,
    compare,
)
from belvedere.errors import BelvedereError
from belvedere.excel.comparison import SHEET, SOURCES, write_comparison
from tests.compare.made import NAMES, made


def written(comparison: Comparison, folder: Path) -> Workbook:
    path = folder / "out.xlsx"
    write_comparison(comparison, path)
    return load_workbook(path)


def of_texts(*texts: str) -> Comparison:
    cells = tuple(Cell((Part(text),)) for text in texts)
    columns = tuple(AssetColumn(f"a{place}", f"A{place}", "") for place in range(len(texts)))
    group = Group("g", "Group", (Row("r", "Row", cells, differs=True),))
    return Comparison("title", columns, (group,), as_of="2025-11-01")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The made landscape's three assets."""
    return written(compare(made(), NAMES), tmp_path_factory.mktemp("book"))


def test_sheets(book: Workbook) -> None:
    assert book.sheetnames == [SHEET, SOURCES]
    assert book[SHEET].freeze_panes == "B5"


def test_assets_are_columns(book: Workbook) -> None:
    assert [cell.value for cell in book[SHEET][4]] == [
        "3 assets",
        "alpha  baseline\nA-1 · Acme",
        "beta\nBeta & Co",
        "gamma",
    ]


def test_every_cell_says_what_the_comparison_says(book: Workbook) -> None:
    found = {cell.value for row in book[SHEET].iter_rows() for cell in row}
    comparison = compare(made(), NAMES)
    for group in comparison.groups:
        assert group.title in found
        assert set(group.guard) <= found
        assert {row.label for row in group.rows} <= found
    assert "ADC [1, 2]" in found
    assert {comparison.guard, comparison.footer, comparison.title, *comparison.notes} <= found
    ratio = "DUEL: HR 0.62 (0.51–0.76) vs B 2 once daily [1]  n=400 · BICR · cut-off not reported"
    assert ratio in found


def test_nothing_is_dropped(book: Workbook) -> None:
    text = "\n".join(
        str(cell.value) for row in book[SHEET].iter_rows() for cell in row if cell.value
    )
    for group in compare(made(), NAMES).groups:
        for part in (part for row in group.rows for cell in row.cells for part in cell.parts):
            assert part.text in text
            assert part.context in text


def test_sources_have_live_links(book: Workbook) -> None:
    sheet = book[SOURCES]
    assert [cell.value for cell in sheet[1]] == [
        "No.",
        "Title",
        "Publisher",
        "Published",
        "Address",
    ]
    assert [cell.value for cell in sheet[2]][:4] == [
        1,
        "A paper <i>of</i> A | B",
        "Journal",
        "2025-05",
    ]
    link = sheet["E2"].hyperlink
    assert link is not None
    assert link.target == "https://example.org/paper?a=1&b=2"


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "+1", "-1", "18.0", "2-1", "_x0041_", "http://x.y"]
)
def test_texts_stay_texts(text: str, tmp_path: Path) -> None:
    cell = written(of_texts(text, "other"), tmp_path)[SHEET]["B6"]
    assert cell.value == text
    assert cell.data_type == "s"


def test_no_cell_is_a_formula(book: Workbook) -> None:
    assert not [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


def test_too_long_a_cell_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(BelvedereError, match="32,767"):
        write_comparison(of_texts("x" * 32_768, "y"), tmp_path / "out.xlsx")
    assert not list(tmp_path.iterdir())


def test_characters_that_no_workbook_holds(tmp_path: Path) -> None:
    assert (
        written(of_texts("a\uffffb", "y"), tmp_path)[SHEET]["B6"].value
        == "a\N{REPLACEMENT CHARACTER}b"
    )


def test_an_address_that_is_no_link_stays_text(tmp_path: Path) -> None:
    comparison = replace(
        of_texts("x", "y"), sources=(NumberedSource(1, "s", "Title", url="file:///x"),)
    )
    cell = written(comparison, tmp_path)[SOURCES]["E2"]
    assert cell.value == "file:///x"
    assert cell.hyperlink is None
