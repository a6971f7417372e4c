"""Rows that are captions: painted across the whole width and never scrolled sideways."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QTableView

from belvedere.ui import theme
from belvedere.ui.delegates.cell import PADDING
from belvedere.ui.roles import Role


def paint(view: QTableView) -> None:
    """Paint the captions visible in a view.

    Grid and frozen part have the same origin, so each paints its share of one band and the text
    runs across the border between them.
    """
    model, port = view.model(), view.viewport()
    if model is None:
        return
    painter, look = QPainter(port), theme.current()
    painter.setFont(theme.font(weight=QFont.Weight.DemiBold))
    first, last = view.rowAt(0), view.rowAt(port.height() - 1)
    last = model.rowCount() - 1 if last < 0 else last
    for row in range(max(first, 0), last + 1):
        index = model.index(row, 0)
        if not model.data(index, Role.SECTION):
            continue
        top, height = view.rowViewportPosition(row), view.rowHeight(row) - 1
        painter.fillRect(0, top, port.width(), height, look.color("panel"))
        painter.setPen(look.color("ink_soft"))
        room = QRectF(PADDING, top, 4096, height)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(model.data(index) or ""))
    painter.end()
