"""What is done to selected cells and rows: each deed is one change, and what was left is said."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from belvedere.landscape import Landscape
from belvedere.query import Condition, Query, SortBy
from belvedere.ui.dialogs.replace import ReplaceDialog
from belvedere.ui.document import Document
from belvedere.ui.views.table_page import TablePage
from tests.examples import contents, landscape_of

COLUMNS = ["name", "code", "modality", "dar"]


def made() -> Landscape:
    proof = {"source": "page", "as_of": "2025-05"}
    return landscape_of(
        {
            "assets": [
                {"asset": "alpha", "name": "Alpha", "code": "A-1", "modality": "ADC", "dar": "8", **proof},
                {"asset": "beta", "name": "Beta", "code": "B-1", "dar": "4", **proof},
                {"asset": "gamma", "name": "Gamma", "code": "C-1", **proof},
                {"asset": "delta", "name": "Delta", **proof},
            ],
            "sources": [{"source": "page", "title": "A page"}],
            "programs": [{"program": f"p{n}", "asset": "beta", "stage": "Phase 1", **proof} for n in range(2)],
        }
    )  # fmt: skip


class Heard:
    """What a page said, of done and of left things."""

    def __init__(self, page: TablePage) -> None:
        self.said: list[str] = []
        self.warned: list[tuple[str, str]] = []
        page.said.connect(self.said.append)
        page.warned.connect(lambda what, why: self.warned.append((what, why)))


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    made_ = TablePage(Document(made(), name="made"), "assets")
    qtbot.addWidget(made_)
    made_.resize(1300, 500)
    made_.show()
    made_.hide_all_but(set(COLUMNS))
    return made_


@pytest.fixture
def heard(page: TablePage) -> Heard:
    return Heard(page)


def select(page: TablePage, rows: tuple[int, int], fields: tuple[str, str]) -> None:
    """Select a block of cells, the first of them current."""
    model = page.model
    first = model.index(rows[0], model.column_of(fields[0]))
    last = model.index(rows[1], model.column_of(fields[1]))
    page.grid.setCurrentIndex(first)
    page.grid.selectionModel().select(
        QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def texts(page: TablePage, field: str) -> list[str]:
    return [str(each) for each in page.document.landscape.rows("assets").columns[field]]


def keys(page: TablePage) -> list[str]:
    return [page.model.key_at(row) for row in range(page.model.rowCount())]


# ------------------------------------------------------------------------ paste
def test_a_block_goes_where_the_selection_begins(page: TablePage, heard: Heard) -> None:
    before = contents(page.document.landscape)
    put("X-1\tadc\t1\nX-2\tadc\t2\n")
    select(page, (1, 1), ("code", "code"))
    page.editing.paste()
    assert texts(page, "code") == ["A-1", "X-1", "X-2", ""]
    assert texts(page, "modality") == ["ADC", "ADC", "ADC", ""]
    assert texts(page, "dar") == ["8", "1", "2", ""]
    assert page.document.landscape.revision == 1
    assert heard.said[-1] == "6 cells changed"
    page.document.undo()
    assert contents(page.document.landscape) == before


def test_one_value_fills_all_that_is_selected(page: TablePage) -> None:
    put("adc")
    select(page, (0, 2), ("modality", "modality"))
    page.editing.paste()
    assert texts(page, "modality") == ["ADC", "ADC", "ADC", ""]


def test_what_cannot_be_taken_is_named_and_the_rest_is_kept(page: TablePage, heard: Heard) -> None:
    put("1\nmany\n3")
    select(page, (0, 0), ("dar", "dar"))
    page.editing.paste()
    assert texts(page, "dar") == ["1", "4", "3", ""]
    what, why = heard.warned[-1]
    assert what == "2 cells changed, 1 left as they are"
    assert why.startswith("Beta, ")
    assert "“many” is not a number" in why


def test_a_paste_follows_the_rows_as_they_are_shown(page: TablePage) -> None:
    page.show_query(Query("assets", (Condition("code", "known"),), sort=(SortBy("name", True),)))
    put("1\n2\n3")
    select(page, (0, 0), ("dar", "dar"))
    page.editing.paste()
    assert texts(page, "dar") == ["3", "2", "1", ""]


def test_rows_below_the_last_are_said_or_added(page: TablePage, heard: Heard) -> None:
    put("Delta 2\nNew one\nNew two")
    select(page, (3, 3), ("name", "name"))
    page.editing.paste()
    assert len(texts(page, "name")) == 4
    assert "2 left" in heard.warned[-1][0]
    page.document.undo()
    page.editing.paste(add_rows=True)
    assert texts(page, "name")[3:] == ["Delta 2", "New one", "New two"]


def test_an_empty_clipboard_says_so(page: TablePage, heard: Heard) -> None:
    QGuiApplication.clipboard().clear()
    select(page, (0, 0), ("name", "name"))
    page.editing.paste()
    assert heard.said[-1] == "There is no text on the clipboard"


def test_what_was_copied_comes_back_as_it_was(page: TablePage, heard: Heard) -> None:
    before = contents(page.document.landscape)
    select(page, (0, 2), ("name", "dar"))
    page.copy(with_headers=False)
    page.editing.paste()
    assert contents(page.document.landscape) == before
    assert heard.said[-1] == "Nothing changes"


# ------------------------------------------------------------------------- cells
def test_filling_down(page: TablePage, heard: Heard) -> None:
    select(page, (0, 2), ("code", "modality"))
    page.editing.fill_down()
    assert texts(page, "code") == ["A-1", "A-1", "A-1", ""]
    assert texts(page, "modality") == ["ADC", "ADC", "ADC", ""]
    assert page.document.landscape.revision == 1
    page.document.undo()
    assert texts(page, "code") == ["A-1", "B-1", "C-1", ""]


def test_one_cell_has_nothing_below_to_fill(page: TablePage, heard: Heard) -> None:
    select(page, (0, 0), ("code", "code"))
    page.editing.fill_down()
    assert heard.said[-1] == "Select the cell to copy and the cells below it"


def test_clearing_leaves_what_must_not_be_empty(page: TablePage, heard: Heard) -> None:
    select(page, (0, 1), ("name", "code"))
    page.editing.clear()
    assert texts(page, "code") == ["", "", "C-1", ""]
    assert texts(page, "name")[:2] == ["Alpha", "Beta"]
    assert "cannot be empty" in heard.warned[-1][1]
    page.document.undo()
    assert texts(page, "code")[0] == "A-1"


def ask_replace(page: TablePage) -> ReplaceDialog:
    page.editing.replace()
    (found,) = [each for each in page.findChildren(ReplaceDialog) if each.isVisible()]
    return found


def press(dialog: ReplaceDialog, title: str) -> None:
    next(each for each in dialog.findChildren(QPushButton) if each.text() == title).click()


@pytest.mark.parametrize(
    ("rows", "found"),
    [((0, 1), ["A+1", "B+1", "C-1", ""]), ((2, 2), ["A+1", "B+1", "C+1", ""])],
)
def test_replacing_in_a_selection_or_else_in_the_column(
    page: TablePage, heard: Heard, rows: tuple[int, int], found: list[str]
) -> None:
    select(page, rows, ("code", "code"))
    dialog = ask_replace(page)
    dialog.wanted.setText("-")
    dialog.instead.setText("+")
    press(dialog, "Replace")
    assert texts(page, "code") == found
    assert heard.said[-1] == f"Replaced {''.join(found).count('+')} occurrences"
    assert page.document.landscape.revision == 1


def test_replacing_can_be_left(page: TablePage) -> None:
    select(page, (0, 0), ("code", "code"))
    press(ask_replace(page), "Cancel")
    assert page.document.landscape.revision == 0


# -------------------------------------------------------------------------- rows
def test_a_new_row_stands_below_and_is_current(page: TablePage, heard: Heard) -> None:
    select(page, (1, 1), ("code", "code"))
    page.editing.insert()
    assert keys(page) == ["alpha", "beta", "new-asset", "gamma", "delta"]
    assert page.current == ("new-asset", page.model.table.lead[0])
    assert heard.said[-1] == "New asset; type its values"
    page.document.undo()
    assert keys(page) == ["alpha", "beta", "gamma", "delta"]


def test_copies_stand_behind_their_rows(page: TablePage, heard: Heard) -> None:
    select(page, (0, 1), ("name", "dar"))
    page.editing.duplicate()
    assert keys(page) == ["alpha", "alpha-2", "beta", "beta-2", "gamma", "delta"]
    assert page.document.landscape.cell("assets", "alpha-2", "code") == "A-1"
    assert heard.said[-1] == "Copied 2 assets"


def test_rows_go_and_who_misses_them_is_said(page: TablePage, heard: Heard) -> None:
    before = contents(page.document.landscape)
    select(page, (1, 2), ("name", "name"))
    page.editing.delete()
    assert keys(page) == ["alpha", "delta"]
    assert heard.warned == [
        ("Removed 2 assets; Ctrl+Z brings back", "Rows that refer to what was removed: 2 in programs."),
    ]  # fmt: skip
    assert page.current[0] in ("alpha", "delta")
    page.document.undo()
    assert contents(page.document.landscape) == before
    assert keys(page) == ["alpha", "beta", "gamma", "delta"]


def test_rows_nobody_misses_go_quietly(page: TablePage, heard: Heard) -> None:
    select(page, (3, 3), ("name", "name"))
    page.editing.delete()
    assert heard.said[-1] == "Removed 1 asset; Ctrl+Z brings back"
    assert heard.warned == []


def test_the_last_row_may_go_too(page: TablePage) -> None:
    select(page, (0, 3), ("name", "name"))
    page.editing.delete()
    assert page.model.rowCount() == 0
    assert page.current == ("", "")
    page.editing.insert()
    assert keys(page) == ["new-asset"]


@pytest.mark.parametrize("deed", ["paste", "fill_down", "clear", "replace", "duplicate", "delete"])
def test_an_empty_table_is_no_trouble(qtbot: QtBot, deed: str) -> None:
    page = TablePage(Document(landscape_of({}), name="empty"), "assets")
    qtbot.addWidget(page)
    page.show()
    put("x")
    run: Callable[[], object] = getattr(page.editing, deed)
    run()
    assert page.document.landscape.revision == 0
    for dialog in page.findChildren(ReplaceDialog):
        dialog.reject()
