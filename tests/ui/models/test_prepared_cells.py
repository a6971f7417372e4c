"""Cells that the table model keeps ready say what its single roles say, and are not kept too long."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from belvedere.landscape import edit_cell
from belvedere.query import Query
from belvedere.schema import TABLES
from belvedere.ui.delegates.content import Cell
from belvedere.ui.document import Document
from belvedere.ui.models import row_marks, table_model
from belvedere.ui.models.table_model import TableModel
from belvedere.ui.roles import Role
from tests.examples import landscape_of, small


def model_of(table: str, search: str = "") -> TableModel:
    model = TableModel(Document(small(), name="small"), table)
    model.show(Query(table, search=search))
    return model


def companies(count: int) -> TableModel:
    rows = [
        {"company": f"c{i}", "name": f"Company {i}", "country": ("China", "Japan")[i % 2]}
        for i in range(count)
    ]
    return TableModel(Document(landscape_of({"companies": rows}), name="made"), "companies")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("search", ["", "a"])
def test_prepared_cells_say_what_the_roles_say(qtbot: QtBot, table: str, search: str) -> None:
    model = model_of(table, search)
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            cell = model.cell_at(row, column)
            index = model.index(row, column)
            # The mark of a row is no role: it has a tooltip instead.
            assert replace(cell, edge=None) == Cell._read(model, index)
            assert model.data(index, Role.CELL) is cell


def test_rows_that_say_the_same_share_a_cell(qtbot: QtBot) -> None:
    model = companies(4)
    country = model.column_of("country")
    assert model.cell_at(0, country) is model.cell_at(2, country)
    assert model.cell_at(0, country) is not model.cell_at(1, country)


def test_a_search_and_a_change_make_cells_anew(qtbot: QtBot) -> None:
    model = companies(2)
    name = model.column_of("name")
    assert not model.cell_at(0, name).hits
    model.show(Query("companies", search="company"))
    assert model.cell_at(0, name).hits == ((0, 7),)
    landscape = model.document.landscape
    model.document.apply(edit_cell(landscape, "companies", "c0", "name", "Other"))
    assert model.cell_at(0, name).text == "Other"


def test_only_so_many_cells_are_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_model, "_MOST_CELLS", 10)
    model = companies(40)
    name = model.column_of("name")
    assert [model.cell_at(row, name).text for row in range(40)][-1] == "Company 39"
    assert len(model._cells) <= 10


def test_marks_are_counted_once_for_all_cells(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []
    real = row_marks.row_marks

    def count(*args: object) -> object:
        counted.append("once")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(table_model, "row_marks", count)
    model = companies(20)
    for row in range(20):
        for column in range(model.columnCount()):
            model.cell_at(row, column)
    assert counted == ["once"]
