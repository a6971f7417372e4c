from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from pytestqt.qtbot import QtBot

from belvedere.ui.models.compare_model import CompareModel
from belvedere.ui.views.compare_grid import LEAST_WIDTH, CompareGrid, share
from tests.ui.comparing import comparison

Make = Callable[..., CompareGrid]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(width: int = 900) -> CompareGrid:
        grid = CompareGrid()
        qtbot.addWidget(grid)
        model = CompareModel(grid)
        grid.show_model(model)
        grid.resize(width, 500)
        grid.show()
        model.show(comparison())
        return grid

    return make


def model_of(grid: CompareGrid) -> CompareModel:
    model = grid.model()
    assert isinstance(model, CompareModel)
    return model


@pytest.mark.parametrize(
    ("room", "least", "expected"),
    [
        (900, [200, 200, 200], [300, 300, 300]),
        (901, [200, 200, 200], [301, 300, 300]),
        (700, [260, 200, 200], [260, 220, 220]),
        (100, [200, 200], [200, 200]),
        (500, [], []),
    ],
)
def test_the_width_is_shared(room: int, least: list[int], expected: list[int]) -> None:
    assert share(room, least) == expected


@given(st.integers(0, 3000), st.lists(st.integers(10, 400), min_size=1, max_size=8))
def test_nobody_gets_less_than_needed_and_no_room_is_lost(room: int, least: list[int]) -> None:
    widths = share(room, least)
    assert all(width >= need for width, need in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))


def test_columns_fill_the_view_and_follow_it(make: Make) -> None:
    grid = make()
    assert sum(grid.columnWidth(column) for column in range(3)) == grid.viewport().width()
    grid.resize(1100, 500)
    assert sum(grid.columnWidth(column) for column in range(3)) == grid.viewport().width()
    grid.resize(400, 500)
    assert grid.columnWidth(2) == LEAST_WIDTH
    assert grid.horizontalScrollBar().maximum() > 0


def test_rows_are_as_high_as_their_fullest_cell(make: Make) -> None:
    grid = make()
    assert grid.rowHeight(4) > grid.rowHeight(1)
    assert grid.overlay().rowHeight(4) == grid.rowHeight(4)


def test_heights_follow_when_dragging_pauses(make: Make, qtbot: QtBot) -> None:
    grid = make(1400)
    before = grid.rowHeight(4)
    with qtbot.waitSignal(grid.heights_changed):
        grid.resize(420, 500)
    qtbot.waitUntil(lambda: grid.rowHeight(4) >= before)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Left])
def test_keys_fold_a_group(make: Make, qtbot: QtBot, key: Qt.Key) -> None:
    grid = make()
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, key)
    assert model_of(grid).is_collapsed(0)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert not model_of(grid).is_collapsed(0)
    assert grid.rowHeight(4) > grid.rowHeight(1)


def test_arrows_still_move_in_rows(make: Make, qtbot: QtBot) -> None:
    grid = make()
    grid.setCurrentIndex(grid.model().index(1, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == 2
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() == 2


@pytest.mark.parametrize("column", [0, 2])
def test_a_click_folds_a_group(make: Make, qtbot: QtBot, column: int) -> None:
    grid = make()
    view = grid.overlay() if column == 0 else grid
    at = view.visualRect(grid.model().index(0, column)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert model_of(grid).is_collapsed(0)


def test_a_click_tells_the_statement_under_it(make: Make, qtbot: QtBot) -> None:
    grid, told = make(), []
    grid.part_chosen.connect(lambda index, part: told.append((index.row(), index.column(), part)))
    box = grid.visualRect(grid.model().index(4, 1))
    for at in (box.bottomLeft() + QPoint(20, -10), box.topLeft() + QPoint(20, 10)):
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert (4, 1, 1) in told
    assert told[-1] == (4, 1, 0)


def test_the_corner_names_the_group_scrolled_through(make: Make) -> None:
    grid = make()
    grid.resize(900, 160)
    grid.verticalScrollBar().setValue(grid.verticalHeader().sectionPosition(4))
    assert grid.model().headerData(0, Qt.Orientation.Horizontal) == "2 assets\nNSCLC"


def test_nothing_is_chosen_where_nothing_is(make: Make) -> None:
    grid, told = make(), []
    grid.part_chosen.connect(lambda *each: told.append(each))
    grid.setCurrentIndex(QModelIndex())
    model_of(grid).show(None)
    assert grid.needed_height() > 0
    assert not [each for each in told if each[0].isValid()]
