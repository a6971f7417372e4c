"""Columns of the user's own, asked for in a dialog and kept in one change."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from belvedere.landscape import Change, ChangeSet, Landscape
from belvedere.query import Condition, Query
from belvedere.ui.dialogs.column import ColumnDialog
from belvedere.ui.dialogs.name import NameDialog
from belvedere.ui.document import Document
from belvedere.ui.views.table_page import TablePage
from tests.examples import contents, small


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    made = TablePage(Document(small(), name="small"), "assets")
    qtbot.addWidget(made)
    made.resize(1300, 500)
    made.show()
    return made


def landscape_of(page: TablePage) -> Landscape:
    return page.document.landscape


def dialog(page: TablePage, kind: type[QDialog] = ColumnDialog) -> QDialog:
    (found,) = [each for each in page.findChildren(kind) if each.isVisible()]
    return found


def asked(page: TablePage) -> ColumnDialog:
    found = dialog(page)
    assert isinstance(found, ColumnDialog)
    return found


def press(on: QDialog, title: str) -> None:
    button = next(each for each in on.findChildren(QPushButton) if each.text() == title)
    assert button.isEnabled()
    button.click()


def add(page: TablePage, title: str, kind: str = "Text", terms: str = "") -> None:
    page.columns.add()
    found = asked(page)
    QTest.keyClicks(found.title, title)
    found.kind.setCurrentText(kind)
    found.terms.setText(terms)
    press(found, "Add column")


def column_of(page: TablePage, name: str) -> int:
    column = page.model.column_of(name)
    assert column >= 0
    return column


def test_a_column_is_added_shown_and_gone_to(qtbot: QtBot, page: TablePage) -> None:
    with qtbot.waitSignal(page.said, timeout=500):
        add(page, " R&D fit ", "Choice", "Low;High; ")
    column = column_of(page, "r-d-fit")
    assert page.grid.currentIndex().column() == column
    assert column in page.grid.visible_columns()
    assert page.model.title(column) == "R&D fit"
    assert landscape_of(page).cell("columns", "assets--r-d-fit", "terms") == "Low; High"
    page.document.undo()
    assert page.model.column_of("r-d-fit") == -1


def test_a_column_without_a_title_cannot_be_added(page: TablePage) -> None:
    page.columns.add()
    found = asked(page)
    button = next(b for b in found.findChildren(QPushButton) if b.text() == "Add column")
    assert not button.isEnabled()
    QTest.keyClicks(found.title, "  ")
    assert not button.isEnabled()
    found.reject()


def test_a_title_that_there_is_already_is_refused(qtbot: QtBot, page: TablePage) -> None:
    with qtbot.waitSignal(page.refused, timeout=500) as told:
        add(page, "dar")
    assert told.args is not None
    assert "has a column “dar” already" in told.args[0]
    assert landscape_of(page).revision == 0


def test_only_a_choice_has_terms(page: TablePage) -> None:
    add(page, "Due", "Date", "Low; High")
    assert landscape_of(page).cell("columns", "assets--due", "terms") == ""
    page.columns.edit(column_of(page, "due"))
    found = asked(page)
    assert not found.terms.isVisible()
    found.kind.setCurrentText("Choice")
    assert found.terms.isVisible()
    assert found.help.text()
    found.reject()


def test_an_own_column_is_edited_in_one_step(page: TablePage) -> None:
    before = contents(landscape_of(page))
    page.columns.edit(column_of(page, "own"))
    found = asked(page)
    assert (found.title.text(), found.kind.currentText()) == ("Own", "Text")
    found.title.setText("Ours")
    found.kind.setCurrentText("Choice")
    found.terms.setText("high; low")
    found.private.setChecked(True)
    press(found, "Keep")
    field = landscape_of(page).field("assets", "own")
    assert (field.title, field.private, field.kind.name) == ("Ours", True, "choice")
    assert page.model.title(column_of(page, "own")) == "Ours"
    page.document.undo()
    assert contents(landscape_of(page)) == before


def test_an_edit_that_changes_nothing_is_none(page: TablePage) -> None:
    page.columns.edit(column_of(page, "own"))
    press(dialog(page), "Keep")
    assert landscape_of(page).revision == 0


def test_cells_that_the_new_kind_cannot_read_are_named(qtbot: QtBot, page: TablePage) -> None:
    page.columns.edit(column_of(page, "own"))
    asked(page).kind.setCurrentText("Date")
    with qtbot.waitSignal(page.warned, timeout=500) as told:
        press(dialog(page), "Keep")
    assert told.args is not None
    assert told.args[0].startswith("1 cell of Own is not of that kind and stays as it is")
    assert "“high” is not a date" in told.args[1]
    assert landscape_of(page).cell("assets", "beta", "own") == "high"


def test_a_filter_on_a_column_does_not_stand_in_the_way_of_another_kind(page: TablePage) -> None:
    add(page, "Rank", "Number")
    page.document.apply(
        ChangeSet((Change("assets", "alpha", "rank", "", "7"),), "As typed"),
    )
    page.show_query(Query("assets", (Condition("rank", "at least", ("5",)),)))
    assert page.model.rowCount() == 1
    page.columns.edit(column_of(page, "rank"))
    asked(page).kind.setCurrentText("Text")
    press(dialog(page), "Keep")
    page.sort_by("rank", descending=False)
    assert page.model.rowCount() == 2
    assert page.filters.chips() == ()


def test_a_column_is_removed_with_its_cells_and_comes_back(page: TablePage) -> None:
    before = contents(landscape_of(page))
    page.sort_by("own", descending=True)
    page.columns.remove(column_of(page, "own"))
    assert page.model.column_of("own") == -1
    page.document.undo()
    assert contents(landscape_of(page)) == before
    assert page.model.index(1, column_of(page, "own")).data() == "high"


def test_a_column_of_the_schema_only_gets_another_header(qtbot: QtBot, page: TablePage) -> None:
    page.columns.edit(column_of(page, "dar"))
    found = dialog(page, NameDialog)
    assert isinstance(found, NameDialog)
    assert found.line.selectedText() == "DAR"
    QTest.keyClicks(found.line, "Drugs per antibody")
    press(found, "Rename")
    assert page.model.title(column_of(page, "dar")) == "Drugs per antibody"
    assert landscape_of(page).revision == 0


def test_the_arrangement_of_columns_outlives_one_that_comes_or_goes(page: TablePage) -> None:
    page.grid.header().moveSection(page.grid.header().visualIndex(column_of(page, "dar")), 1)
    page.grid.setColumnWidth(column_of(page, "dar"), 133)
    page.grid.set_column_shown(column_of(page, "code"), False)
    for step in (lambda: add(page, "Mine"), page.document.undo, page.document.redo):
        step()
        names = [state.name for state in page.grid.column_state() if not state.hidden]
        assert names[:2] == [page.model.table.lead[0], "dar"]
        assert "code" not in names
        assert page.grid.columnWidth(column_of(page, "dar")) == 133
