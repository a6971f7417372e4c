from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from belvedere.ui.roles import Role
from belvedere.ui.views.grid import Grid
from belvedere.ui.views.grid_state import ROW_HEIGHT, ColumnState, Density
from tests.ui.sample import NAMES, sample

Make = Callable[..., Grid]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def make(rows: int = 60, width: int = 500, frozen: int = 1) -> Grid:
        grid = Grid(frozen=frozen)
        qtbot.addWidget(grid)
        model = sample(rows)
        model.setParent(grid)
        grid.setModel(model)
        for column in range(len(NAMES)):
            grid.setColumnWidth(column, 150)
        grid.resize(width, 300)
        grid.show()
        return grid

    return make


def go(grid: Grid, row: int, column: int) -> None:
    grid.setCurrentIndex(grid.model().index(row, column))


def test_the_first_column_stays_while_the_others_scroll(make: Make) -> None:
    grid = make()
    grid.horizontalScrollBar().setValue(200)
    assert grid.overlay().isVisible()
    assert grid.overlay().width() == 150
    assert grid.indexAt(QPoint(20, 20)).column() == 0
    assert grid.indexAt(QPoint(160, 20)).column() == 2


def test_both_parts_scroll_down_together(make: Make) -> None:
    grid = make()
    grid.verticalScrollBar().setValue(137)
    assert grid.overlay().verticalScrollBar().value() == 137
    assert grid.overlay().rowViewportPosition(10) == grid.rowViewportPosition(10)


def test_both_parts_have_one_selection(make: Make) -> None:
    grid = make()
    assert grid.overlay().selectionModel() is grid.selectionModel()
    go(grid, 2, 3)
    assert grid.overlay().currentIndex().row() == 2


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_few_rows_are_no_trouble(make: Make, rows: int) -> None:
    grid = make(rows)
    grid.fit_columns()
    assert grid.selected_rows() == []
    assert not grid.grab().isNull()


def test_no_model_is_no_trouble(qtbot: QtBot) -> None:
    grid = Grid()
    qtbot.addWidget(grid)
    grid.show()
    assert not grid.overlay().isVisible()
    assert grid.selected_rows() == []


def test_frozen_columns_never_fill_the_view(make: Make) -> None:
    grid = make(width=180)
    assert not grid.overlay().isVisible()
    grid.resize(500, 300)
    assert grid.overlay().isVisible()
    grid.set_frozen(0)
    assert not grid.overlay().isVisible()


def test_walking_right_and_back_crosses_the_border(qtbot: QtBot, make: Make) -> None:
    grid = make()
    go(grid, 0, 0)
    for _ in range(5):
        qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.currentIndex().column() == 5
    for column in (4, 3, 2, 1):
        qtbot.keyClick(grid, Qt.Key.Key_Left)
        assert grid.currentIndex().column() == column
        assert grid.columnViewportPosition(column) >= grid.overlay().width()
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.currentIndex().column() == 0


def test_going_to_a_frozen_cell_does_not_scroll_sideways(make: Make) -> None:
    grid = make()
    grid.horizontalScrollBar().setValue(200)
    go(grid, 40, 0)
    assert grid.horizontalScrollBar().value() == 200
    assert grid.verticalScrollBar().value() > 0


def test_hidden_and_moved_columns_change_what_is_frozen(make: Make) -> None:
    grid = make()
    grid.setColumnHidden(0, True)
    assert grid.frozen() == [1]
    assert not grid.overlay().isColumnHidden(1)
    grid.setColumnHidden(0, False)
    grid.header().moveSection(4, 0)
    assert grid.frozen() == [4]
    assert grid.visible_columns() == [4, 0, 1, 2, 3, 5]


def test_widths_follow_each_other(make: Make) -> None:
    grid = make()
    grid.setColumnWidth(0, 190)
    assert grid.overlay().columnWidth(0) == grid.overlay().width() == 190
    grid.overlay().horizontalHeader().resizeSection(0, 120)
    assert grid.columnWidth(0) == grid.overlay().width() == 120


def test_columns_are_remembered_by_name(make: Make) -> None:
    first, second = make(), make()
    first.header().moveSection(5, 1)
    first.setColumnWidth(2, 77)
    first.setColumnHidden(3, True)
    second.restore_columns(first.column_state())
    assert second.visible_columns() == first.visible_columns() == [0, 5, 1, 2, 4]
    assert second.columnWidth(2) == 77
    second.setColumnHidden(3, False)
    assert second.columnWidth(3) > 0


def test_unknown_columns_are_passed_over(make: Make) -> None:
    grid = make()
    grid.restore_columns([ColumnState("gone", 50), ColumnState("stage", 90)])
    assert grid.visible_columns()[0] == NAMES.index("stage")
    assert grid.columnWidth(NAMES.index("stage")) == 90


def test_a_reset_keeps_order_and_widths(make: Make) -> None:
    grid = make()
    grid.header().moveSection(4, 0)
    grid.setColumnWidth(4, 99)
    model = grid.model()
    model.beginResetModel()
    model.endResetModel()
    assert grid.visible_columns()[0] == 4
    assert (grid.columnWidth(4), grid.overlay().width()) == (99, 99)


def test_the_user_changing_columns_is_told_once(qtbot: QtBot, make: Make) -> None:
    grid = make()
    told: list[int] = []
    grid.columns_changed.connect(lambda: told.append(1))
    grid.overlay().horizontalHeader().resizeSection(0, 120)
    grid.header().moveSection(3, 2)
    assert len(told) == 2


def test_fitting_shows_title_and_cells_up_to_a_limit(make: Make) -> None:
    grid = make()
    grid.fit_columns(most=140)
    widths = [grid.columnWidth(column) for column in range(len(NAMES))]
    assert widths[0] == 140
    assert all(40 <= width <= 140 for width in widths)


@pytest.mark.parametrize("density", list(ROW_HEIGHT))
def test_density_sets_the_row_height_of_both_parts(make: Make, density: Density) -> None:
    grid = make()
    grid.set_density(density)
    assert grid.rowHeight(3) == grid.overlay().rowHeight(3) == ROW_HEIGHT[density]
    assert grid.density() == density


@pytest.mark.parametrize(
    ("modifiers", "headers"),
    [
        (Qt.KeyboardModifier.ControlModifier, False),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, True),
    ],
)
def test_copying_is_asked_for(
    qtbot: QtBot, make: Make, modifiers: Qt.KeyboardModifier, headers: bool
) -> None:
    grid = make()
    with qtbot.waitSignal(grid.copy_requested) as signal:
        qtbot.keyClick(grid, Qt.Key.Key_C, modifiers)
    assert signal.args == [headers]


def test_selected_rows_are_in_order(make: Make) -> None:
    grid = make()
    for row in (7, 2, 3):
        grid.selectionModel().select(
            grid.model().index(row, 1), QItemSelectionModel.SelectionFlag.Select
        )
    assert grid.selected_rows() == [2, 3, 7]


def test_the_row_under_the_pointer_is_tinted_in_both_parts(make: Make) -> None:
    grid = make()
    at = QPointF(200, grid.rowViewportPosition(2) + 4)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(grid.viewport(), move)
    assert grid.hovered_row == grid.overlay().hovered_row == 2
    QApplication.sendEvent(grid.overlay().viewport(), QEvent(QEvent.Type.Leave))
    assert grid.hovered_row == -1


def test_dragging_selects_across_the_border(qtbot: QtBot, make: Make) -> None:
    grid = make()
    port = grid.overlay().viewport()
    start = QPoint(20, grid.rowViewportPosition(1) + 5)
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    end = QPointF(320, grid.rowViewportPosition(3) + 5)
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(
        port,
        QMouseEvent(QEvent.Type.MouseMove, end, end, left, left, Qt.KeyboardModifier.NoModifier),
    )
    qtbot.mouseRelease(port, left, pos=end.toPoint())
    assert grid.selected_rows() == [1, 2, 3]
    assert {index.column() for index in grid.selectionModel().selectedIndexes()} == {0, 1, 2}


def test_a_frozen_cell_is_edited_where_it_is_seen(make: Make) -> None:
    grid = make()
    grid.edit(grid.model().index(0, 0))
    assert grid.overlay().viewport().findChild(QLineEdit) is not None
    assert grid.viewport().findChild(QLineEdit) is None


def test_the_menu_is_asked_for_at_the_cell(qtbot: QtBot, make: Make) -> None:
    grid = make()
    asked: list[QModelIndex] = []
    grid.menu_requested.connect(lambda index, at: asked.append(index))
    grid.overlay().customContextMenuRequested.emit(QPoint(10, 10))
    assert (asked[0].row(), asked[0].column()) == (0, 0)


def test_captions_run_across_all_columns(make: Make) -> None:
    grid = make()
    model = grid.model()
    assert isinstance(model, QStandardItemModel)
    plain = grid.grab().toImage()
    model.setData(model.index(1, 0), True, Role.SECTION)
    grid.set_bands(True)
    assert grid.grab().toImage() != plain


def test_control_and_space_select_the_column(qtbot: QtBot, make: Make) -> None:
    grid = make(20)
    go(grid, 3, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert grid.selected_rows() == list(range(20))
    assert {index.column() for index in grid.selectedIndexes()} == {2}
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (3, 2)


@pytest.mark.parametrize(
    "held", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_home_scrolls_the_rest_back(qtbot: QtBot, make: Make, held: Qt.KeyboardModifier) -> None:
    grid = make()
    go(grid, 3, len(NAMES) - 1)
    assert grid.horizontalScrollBar().value() > 0
    qtbot.keyClick(grid, Qt.Key.Key_Home, held)
    assert grid.currentIndex().column() == 0
    assert grid.horizontalScrollBar().value() == 0
