"""Paints all visible cells of a table view in one loop.

Qt's own painting enters Python some five times for each cell (index, flags, option, delegate), which
takes longer than painting its text. Views whose cells are painted by other delegates are left to it.
"""

from collections.abc import Iterable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from belvedere.ui.delegates.cell import CellDelegate
from belvedere.ui.delegates.content import Cell, cells_of
from belvedere.ui.delegates.ground import Painting

Strips = list[tuple[int, int, int]]
"""Rows or columns on show, in the order seen: which, where it begins, how long it is."""


def plain_delegate(view: QTableView) -> CellDelegate | None:
    """Return the delegate of a view if it paints all cells there, and paints them as ours do."""
    delegate, columns = view.itemDelegate(), range(view.horizontalHeader().count())
    if not isinstance(delegate, CellDelegate) or type(delegate).paint is not CellDelegate.paint:
        return None
    if view.isRightToLeft() or any(view.itemDelegateForColumn(column) for column in columns):
        return None
    return delegate


def paint(view: QTableView, delegate: CellDelegate, event: QPaintEvent) -> None:
    """Paint what an event asks for: the cells, then the lines between them."""
    loop = _Loop(view, delegate)
    painter = QPainter(view.viewport())
    # Qt's stubs do not know that one can go through a region.
    areas: Iterable[QRect] = event.region()  # type: ignore[assignment]
    try:
        for area in areas:
            rows = _strips(view.verticalHeader(), area.top(), area.bottom())
            columns = _strips(view.horizontalHeader(), area.left(), area.right())
            if rows and columns:
                loop.paint(painter, area, rows, columns)
    finally:
        # Qt aborts when a window is brought to the screen while somebody still paints on it.
        painter.end()


class _Loop:
    """The loop over the cells of one painting."""

    def __init__(self, view: QTableView, delegate: CellDelegate) -> None:
        self._painting = Painting(view)
        self._delegate = delegate
        self._model, self._root = view.model(), view.rootIndex()
        self._cell_at = cells_of(view.model()) or self._read
        selection = view.selectionModel()
        self._selection = selection if selection and selection.hasSelection() else None
        self._line = _line(view) if view.showGrid() else None

    def paint(self, painter: QPainter, area: QRect, rows: Strips, columns: Strips) -> None:
        """Paint the cells that an area touches, up to the last row and column."""
        right, bottom = columns[-1][1] + columns[-1][2], rows[-1][1] + rows[-1][2]
        area = area.intersected(QRect(0, 0, right, bottom))
        for row in rows:
            self._paint_row(painter, row, columns)
        if self._line is not None:
            for _, top, height in rows:
                painter.fillRect(area.left(), top + height - 1, area.width(), 1, self._line)
            for _, left, width in columns:
                painter.fillRect(left + width - 1, area.top(), 1, area.height(), self._line)

    def _paint_row(self, painter: QPainter, strip: tuple[int, int, int], columns: Strips) -> None:
        (row, top, height), gap = strip, 0 if self._line is None else 1
        painting, selects = self._painting, self._selection is not None
        tint, (current_row, current_column) = painting.tint(row), painting.current
        for column, left, width in columns:
            cell = self._cell_at(row, column)
            rect = QRect(left, top, width - gap, height - gap)
            is_current = row == current_row and column == current_column
            selected = selects and not is_current and self._is_selected(row, column)
            ground = painting.ground(cell, tint, selected=selected)
            # Each cell on its own, so that what a neighbour could not fit in is covered.
            painter.fillRect(rect, ground)
            self._delegate.paint_cell(painter, rect, cell, painting)
            if is_current and painting.focused:
                painting.paint_outline(painter, rect)

    def _read(self, row: int, column: int) -> Cell:
        return Cell.of(self._model.index(row, column, self._root))

    def _is_selected(self, row: int, column: int) -> bool:
        index = self._model.index(row, column, self._root)
        return self._selection is not None and self._selection.isSelected(index)


def _strips(header: QHeaderView, first: int, last: int) -> Strips:
    """Return the sections between two points along a header."""
    begin, end = header.visualIndexAt(first), header.visualIndexAt(last)
    if begin < 0:
        return []
    found = []
    for visual in range(begin, header.count() if end < 0 else end + 1):
        section = header.logicalIndex(visual)
        size = header.sectionSize(section)
        if size > 0:
            found.append((section, header.sectionViewportPosition(section), size))
    return found


def _line(view: QTableView) -> QColor:
    """Return the colour of the lines between cells, as the style sheet gives it."""
    option = QStyleOptionViewItem()
    option.initFrom(view)
    hint = view.style().styleHint(QStyle.StyleHint.SH_Table_GridLineColor, option, view)
    return QColor.fromRgba(hint & 0xFFFFFFFF)
