"""The menu that shows, hides and finds the columns of a grid."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLineEdit,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from belvedere.schema import fold
from belvedere.ui.mnemonics import literal
from belvedere.ui.views.grid import Grid

_WIDTH = 240
_MOST_SHOWN = 16


def fill_column_menu(menu: QMenu, grid: Grid) -> None:
    """Fill a menu with a search line and a tick for each column; typing narrows it, Enter goes to the first."""
    menu.clear()
    panel = QWidget()
    panel.setMinimumWidth(_WIDTH)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.setSpacing(4)
    search = QLineEdit()
    search.setPlaceholderText("Find a column…")
    search.setAccessibleName("Find a column")
    layout.addWidget(search)
    boxes = _boxes(grid)
    layout.addWidget(_scrolled([box for box, _ in boxes]))
    # A menu keeps its size while it is open: whatever is too much stays below the list.
    layout.addStretch(1)
    search.textChanged.connect(lambda text: _narrow(grid, boxes, text))
    search.returnPressed.connect(lambda: _go(menu, grid, boxes))
    action = QWidgetAction(menu)
    action.setDefaultWidget(panel)
    menu.addAction(action)
    menu.addSeparator()
    menu.addAction("Show all columns", lambda: _show_all(grid))
    menu.addAction("Fit all columns", grid.fit_columns)
    search.setFocus()


def _scrolled(boxes: list[QCheckBox]) -> QScrollArea:
    # A menu taller than the screen could not be used, and columns of one's own make it so.
    inner, area = QWidget(), QScrollArea()
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(4)
    for box in boxes:
        layout.addWidget(box)
    layout.addStretch()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(inner.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
    line = max((box.sizeHint().height() for box in boxes), default=0) + layout.spacing()
    area.setFixedHeight(min(inner.sizeHint().height(), _MOST_SHOWN * line))
    return area


def _boxes(grid: Grid) -> list[tuple[QCheckBox, int]]:
    header, made = grid.header(), []
    for visual in range(header.count()):
        column = header.logicalIndex(visual)
        box = QCheckBox(literal(_title(grid, column)))
        box.setChecked(not header.isSectionHidden(column))
        box.toggled.connect(partial(_on_tick, grid, box, column))
        made.append((box, column))
    return made


def _on_tick(grid: Grid, box: QCheckBox, column: int, on: bool) -> None:
    grid.set_column_shown(column, on)
    # The last column stays; its tick says so.
    box.setChecked(not grid.header().isSectionHidden(column))


def _title(grid: Grid, column: int) -> str:
    return str(grid.model().headerData(column, Qt.Orientation.Horizontal))


def _narrow(grid: Grid, boxes: list[tuple[QCheckBox, int]], text: str) -> None:
    for box, column in boxes:
        box.setVisible(fold(text) in fold(_title(grid, column)))


def _go(menu: QMenu, grid: Grid, boxes: list[tuple[QCheckBox, int]]) -> None:
    for box, column in boxes:
        if not box.isHidden():
            box.setChecked(True)
            row = max(grid.currentIndex().row(), 0)
            grid.setCurrentIndex(grid.model().index(row, column))
            menu.close()
            return


def _show_all(grid: Grid) -> None:
    for column in range(grid.header().count()):
        grid.set_column_shown(column, True)
