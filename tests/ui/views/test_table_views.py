"""Saved views: what is shown comes back as it was left, and each save can be undone."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from belvedere.landscape import add_column, remove_column
from belvedere.query import Condition, Query, SortBy
from belvedere.ui.dialogs.name import NameDialog
from belvedere.ui.document import Document
from belvedere.ui.views.grid_state import ColumnState
from belvedere.ui.views.table_page import TablePage
from tests.examples import small

QUERY = Query("assets", (Condition("name", "contains", ("a",)),), "alpha", (SortBy("dar", True),))


@pytest.fixture
def page(qtbot: QtBot) -> TablePage:
    made = TablePage(Document(small(), name="small"), "assets")
    qtbot.addWidget(made)
    made.resize(1300, 500)
    made.show()
    return made


def arrange(page: TablePage) -> None:
    """Leave the table in a way of one's own."""
    page.show_query(QUERY)
    page.hide_all_but({"name", "dar", "code"})
    header = page.grid.header()
    header.moveSection(header.visualIndex(page.model.column_of("dar")), 0)
    page.grid.setColumnWidth(page.model.column_of("code"), 177)
    page.grid.set_frozen(2)
    page.viewing.retitle("dar", "Ratio")


def state(page: TablePage) -> tuple[object, ...]:
    visible = page.grid.visible_columns()
    return (
        page.model.query,
        [(page.model.title(c), page.grid.columnWidth(c)) for c in visible],
        page.grid.frozen(),
    )


def entries(page: TablePage) -> list[str]:
    page.viewing.fill()
    return [action.text() for action in page.views_menu.actions() if action.text()]


def pick(page: TablePage, text: str) -> None:
    page.viewing.fill()
    next(each for each in page.views_menu.actions() if each.text() == text).trigger()


def name(page: TablePage, text: str, verb: str) -> None:
    """Answer the question for a name."""
    (dialog,) = [each for each in page.findChildren(NameDialog) if each.isVisible()]
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, text)
    next(each for each in dialog.findChildren(QPushButton) if each.text() == verb).click()


def save(page: TablePage, title: str) -> None:
    pick(page, "Save as new view…")
    name(page, title, "Save view")


def test_at_first_there_is_none(page: TablePage) -> None:
    assert entries(page) == ["No view saved yet", "All rows, usual columns", "Save as new view…"]


def test_a_view_comes_back_as_it_was_left(page: TablePage) -> None:
    arrange(page)
    left = state(page)
    save(page, "R&D")
    pick(page, "All rows, usual columns")
    assert page.model.query == Query("assets")
    assert page.model.title(page.model.column_of("dar")) == "DAR"
    assert state(page) != left
    pick(page, "R&&D")
    assert state(page) == left
    assert page.search.text() == "alpha"
    assert len(page.filters.chips()) == 1


def test_the_view_shown_is_ticked_and_can_be_changed(page: TablePage) -> None:
    save(page, "First")
    page.viewing.fill()
    assert page.views_menu.actions()[0].isChecked()
    assert entries(page)[-3:] == ["Save changes to First", "Rename First…", "Remove First"]
    arrange(page)
    left = state(page)
    pick(page, "Save changes to First")
    pick(page, "All rows, usual columns")
    pick(page, "First")
    assert state(page) == left
    assert len(page.viewing.all()) == 1


def test_a_view_is_renamed_and_removed(page: TablePage) -> None:
    save(page, "First")
    pick(page, "Rename First…")
    name(page, "Second", "Rename")
    assert entries(page)[0] == "Second"
    pick(page, "Remove Second")
    assert entries(page)[0] == "No view saved yet"
    page.document.undo()
    assert entries(page)[0] == "Second"


def test_saving_under_a_title_that_there_is_takes_its_place(page: TablePage) -> None:
    save(page, "First")
    arrange(page)
    save(page, "first")
    assert len(page.viewing.all()) == 1
    assert page.viewing.all()[0].query == QUERY


def test_a_rename_to_the_title_of_another_is_refused(qtbot: QtBot, page: TablePage) -> None:
    save(page, "First")
    save(page, "Second")
    pick(page, "Rename Second…")
    with qtbot.waitSignal(page.refused, timeout=500):
        name(page, "First", "Rename")
    assert [view.title for view in page.viewing.all()] == ["First", "Second"]


def test_a_save_that_is_undone_leaves_the_table_as_it_is(page: TablePage) -> None:
    arrange(page)
    left = state(page)
    save(page, "First")
    page.document.undo()
    assert state(page) == left
    assert page.viewing.current() is None
    assert "Remove First" not in entries(page)


def test_a_view_survives_the_loss_of_a_column(page: TablePage) -> None:
    document = page.document
    document.apply(add_column(document.landscape, "assets", "Mine"))
    page.show_query(Query("assets", (Condition("mine", "unknown"),), sort=(SortBy("mine"),)))
    save(page, "First")
    document.apply(remove_column(document.landscape, "assets", "mine"))
    pick(page, "First")
    assert page.model.query == Query("assets")
    assert page.model.rowCount() == 2


def test_views_belong_to_their_table(qtbot: QtBot, page: TablePage) -> None:
    save(page, "First")
    other = TablePage(page.document, "companies")
    qtbot.addWidget(other)
    assert entries(other)[0] == "No view saved yet"


def test_columns_that_a_view_hides_can_be_shown_again(page: TablePage) -> None:
    arrange(page)
    save(page, "First")
    pick(page, "First")
    column = page.model.column_of("modality")
    page.grid.set_column_shown(column, True)
    assert column in page.grid.visible_columns()
    assert page.grid.columnWidth(column) > 20
    page.restore([ColumnState("modality", 99, hidden=True)])
    assert column not in page.grid.visible_columns()
