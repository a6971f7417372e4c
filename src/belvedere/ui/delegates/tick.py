"""A tick box painted by hand, so that a cell has the same one in both themes."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from belvedere.ui.theme import Theme

SIDE = 14


def state(value: Any) -> Qt.CheckState | None:
    """Return a check role's value as a state; None if the cell has no tick."""
    if value is None:
        return None
    return value if isinstance(value, Qt.CheckState) else Qt.CheckState(int(value))


def paint(painter: QPainter, box: QRect, value: Qt.CheckState, look: Theme) -> None:
    """Paint the box, with a tick or a dash (partly) in it."""
    empty = value == Qt.CheckState.Unchecked
    line = look.muted if empty else look.accent_fill
    painter.setPen(QPen(QColor(line), 1))
    painter.setBrush(QColor(look.button if empty else look.accent_fill))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if empty:
        return
    pen = QPen(QColor(look.on_accent), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    at = QPointF(box.topLeft())
    if value == Qt.CheckState.PartiallyChecked:
        painter.drawLine(at + QPointF(4, 7), at + QPointF(10, 7))
    else:
        corners = (QPointF(3.6, 7.4), QPointF(6, 9.8), QPointF(10.4, 4.6))
        painter.drawPolyline(QPolygonF([at + corner for corner in corners]))
