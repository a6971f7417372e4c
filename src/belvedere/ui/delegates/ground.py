"""What all cells of one painting have in common: colours, and the grounds of row, hover and selection."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from belvedere.ui import theme
from belvedere.ui.delegates.content import Cell
from belvedere.ui.delegates.text import Inks

_EDGE = 3  # width of the stripe that a tone puts at the left of its cell


class Painting:
    """What one painting of a view asks for every cell, looked up once.

    Attributes:
        look: The theme in force.
        bands: Whether the view paints captions across all columns itself.
        current: Row and column of the current cell, -1 without one.
        focused: Whether the view has the focus.
    """

    def __init__(self, widget: QWidget | None) -> None:
        """Ask the theme and the view; a widget that is no view has no current cell."""
        view = widget if isinstance(widget, QAbstractItemView) else None
        self.look = look = theme.current()
        self._plain = look.color("ground")
        self.bands = bool(getattr(widget, "bands", False))
        current = view.currentIndex() if view else None
        self.current = (current.row(), current.column()) if current else (-1, -1)
        self.focused = view is not None and view.hasFocus()
        self._hovered_row = int(getattr(widget, "hovered_row", -1))
        self._inks: dict[tuple[str | None, bool, bool, bool], Inks] = {}

    def tint(self, row: int) -> QColor:
        """Return the ground of a row."""
        if row == self.current[0]:
            return self.look.color("accent_soft")
        return self.look.color("hover") if row == self._hovered_row else self._plain

    def ground(self, cell: Cell, tint: QColor, *, selected: bool) -> QColor:
        """Return the ground of a cell in a row of some tint."""
        if cell.section:
            return self.look.color("panel")
        return self.look.color("selection") if selected else tint

    def inks(self, cell: Cell) -> Inks:
        """Return the colours of a cell's text."""
        key = (cell.tone, cell.link, cell.section, cell.muted)
        found = self._inks.get(key)
        if found is None:
            look = self.look
            ink = QColor(_ink(cell, look))
            found = self._inks[key] = Inks(ink, look.color("accent"), look.color("hit"))
        return found

    def paint_edge(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        """Paint the stripe of a cell that has a tone or a mark."""
        edge = QRect(rect.left(), rect.top(), _EDGE, rect.height())
        painter.fillRect(edge, QColor(self.look.tone(cell.tone or cell.edge or "").text))

    def paint_outline(self, painter: QPainter, rect: QRect) -> None:
        """Paint the outline of the current cell."""
        pen = QPen(self.look.color("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _ink(cell: Cell, look: theme.Theme) -> str:
    if cell.tone:
        return look.tone(cell.tone).text
    if cell.link:
        return look.accent
    if cell.section:
        return look.ink_soft
    return look.muted_text if cell.muted else look.ink
