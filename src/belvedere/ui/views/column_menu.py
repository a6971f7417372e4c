"""The menu that shows, hides and finds the columns of a grid."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from belvedere.schema import fold
from belvedere.ui.views.grid import Grid

_WIDTH = 240


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
    for box, _ in boxes:
        layout.addWidget(box)
    search.textChanged.connect(lambda text: _narrow(boxes, text))
    search.returnPressed.connect(lambda: _go(menu, grid, boxes))
    action = QWidgetAction(menu)
    action.setDefaultWidget(panel)
    menu.addAction(action)
    menu.addSeparator()
    menu.addAction("Show all columns", lambda: _show_all(grid))
    menu.addAction("Fit all columns", grid.fit_columns)
    search.setFocus()


def _boxes(grid: Grid) -> list[tuple[QCheckBox, int]]:
    header, made = grid.header(), []
    for visual in range(header.count()):
        column = header.logicalIndex(visual)
        box = QCheckBox(str(grid.model().headerData(column, Qt.Orientation.Horizontal)))
        box.setChecked(not header.isSectionHidden(column))
        box.toggled.connect(lambda on, column=column: grid.set_column_shown(column, on))
        made.append((box, column))
    return made


def _narrow(boxes: list[tuple[QCheckBox, int]], text: str) -> None:
    for box, _ in boxes:
        box.setVisible(fold(text) in fold(box.text()))


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
