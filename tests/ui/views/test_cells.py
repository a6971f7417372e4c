"""The loop over cells paints what Qt's own painting would, pixel for pixel."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion, QStandardItemModel
from PySide6.QtWidgets import QStyledItemDelegate, QWidget
from pytestqt.qtbot import QtBot

from belvedere.ui.delegates.cell import CellDelegate
from belvedere.ui.delegates.content import Cell
from belvedere.ui.roles import Role
from belvedere.ui.views import cells
from belvedere.ui.views.grid import Grid
from tests.ui.sample import NAMES, sample

Painted = Callable[[Callable[[Grid], None]], tuple[QImage, QImage]]
SELECT = QItemSelectionModel.SelectionFlag.Select


class ThroughQt(CellDelegate):
    """Paints the same, but as a delegate of its own it is called by Qt."""

    def paint(self, *args: Any) -> None:
        super().paint(*args)


def grid_of(qtbot: QtBot, model: QStandardItemModel | None = None) -> Grid:
    grid = Grid(frozen=1)
    qtbot.addWidget(grid)
    grid.setModel(model or sample(30))
    grid.model().setParent(grid)
    for column in range(len(NAMES)):
        grid.setColumnWidth(column, 70 + 13 * column)
    grid.resize(500, 300)
    grid.show()
    grid.setFocus()
    return grid


def picture(widget: QWidget, region: QRegion | None = None) -> QImage:
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    region = region or QRegion(widget.rect())
    widget.render(image, region.boundingRect().topLeft(), region)
    return image


def select(grid: Grid) -> None:
    model = grid.model()
    grid.setCurrentIndex(model.index(2, 1))
    for row, column in ((0, 0), (3, 2), (4, 2), (2, 3)):
        grid.selectionModel().select(model.index(row, column), SELECT)


def caption(grid: Grid) -> None:
    model = grid.model()
    for column in range(len(NAMES)):
        model.setData(model.index(3, column), True, Role.SECTION)


def captions(grid: Grid) -> None:
    caption(grid)
    grid.set_bands(True)


def rearrange(grid: Grid) -> None:
    grid.header().moveSection(4, 1)
    grid.set_column_shown(2, False)
    grid.setRowHidden(1, True)
    grid.overlay().setRowHidden(1, True)
    grid.setRowHeight(2, 55)


def scroll(grid: Grid) -> None:
    grid.horizontalScrollBar().setValue(41)
    grid.verticalScrollBar().setValue(137)


def narrow(grid: Grid) -> None:
    for column in (1, 2, 4):
        grid.setColumnWidth(column, 17)


@pytest.mark.parametrize(
    "arrange",
    [
        lambda grid: None,
        select,
        lambda grid: grid.selectAll(),
        lambda grid: grid._on_hovered(2),
        caption,
        captions,
        rearrange,
        scroll,
        narrow,
        lambda grid: grid.setShowGrid(False),
        lambda grid: grid.set_density("compact"),
        lambda grid: grid.resize(900, 1200),
        lambda grid: grid.set_frozen(0),
    ],
    ids="plain selected all hovered caption bands rearranged scrolled narrow bare compact large "
    "unfrozen".split(),
)
@pytest.mark.parametrize("wrap", [False, True])
def test_the_loop_paints_what_qt_would(
    qtbot: QtBot, arrange: Callable[[Grid], None], wrap: bool
) -> None:
    grid = grid_of(qtbot)
    arrange(grid)
    grid.setItemDelegate(CellDelegate(grid, wrap=wrap))
    assert cells.plain_delegate(grid) is grid.itemDelegate()
    ours = picture(grid)
    grid.setItemDelegate(ThroughQt(grid, wrap=wrap))
    assert cells.plain_delegate(grid) is None
    assert picture(grid) == ours


def test_only_what_is_asked_for_is_painted(qtbot: QtBot) -> None:
    port = grid_of(qtbot).viewport()
    whole = picture(port)
    parts = QRegion(QRect(20, 35, 130, 9)).united(QRegion(QRect(200, 100, 50, 70)))
    image = picture(port, parts)
    for at in (QPoint(25, 40), QPoint(149, 43), QPoint(201, 101), QPoint(249, 169)):
        assert image.pixel(at) == whole.pixel(at)
    assert image.pixelColor(25, 60) == Qt.GlobalColor.magenta


@pytest.mark.parametrize("rows", [0, 1])
def test_short_tables_are_painted_too(qtbot: QtBot, rows: int) -> None:
    grid = grid_of(qtbot, sample(rows))
    below = picture(grid.viewport()).pixelColor(10, 100)
    assert below == grid.palette().base().color()


def test_other_delegates_and_directions_are_left_to_qt(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    grid.setItemDelegateForColumn(2, QStyledItemDelegate(grid))
    assert cells.plain_delegate(grid) is None
    grid = grid_of(qtbot)
    grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert cells.plain_delegate(grid) is None
    grid.setItemDelegate(QStyledItemDelegate(grid))
    assert cells.plain_delegate(grid) is None


class Prepared(QStandardItemModel):
    """A model that keeps its one cell ready, and answers no role."""

    asked = 0

    def cell_at(self, row: int, column: int) -> Cell:
        type(self).asked += 1
        return Cell("ready", chip="Approved")

    def data(self, index: object, role: int = 0) -> object:
        return self.cell_at(0, 0) if role == Role.CELL else None


def test_cells_that_a_model_has_ready_are_taken(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, Prepared(2, len(NAMES)))
    Prepared.asked = 0
    ours = picture(grid.viewport())
    assert Prepared.asked == 2 * len(NAMES)
    assert ours.pixelColor(13, 15).name() == "#063a4d"
    assert Cell.of(grid.model().index(0, 0)).text == "ready"
