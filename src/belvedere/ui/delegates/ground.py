"""What all cells of one painting have in common: colours, and the grounds of row, hover and selection."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from belvedere.ui import theme
from belvedere.ui.delegates.content import AnyIndex, Cell
from belvedere.ui.delegates.text import Inks

_NOWHERE = QModelIndex()
_EDGE = 3  # width of the stripe that a tone puts at the left of its cell


class Painting:
    """What one painting of a view asks for every cell, looked up once.

    Attributes:
        look: The theme in force.
        bands: Whether the view paints captions across all columns itself.
        outlined: The current cell where the view has the focus, else an invalid index.
    """

    def __init__(self, widget: QWidget | None) -> None:
        """Ask the view, the theme and the selection; anything but a view has neither of its own."""
        view = widget if isinstance(widget, QAbstractItemView) else None
        self.look = look = theme.current()
        self.bands = bool(getattr(widget, "bands", False))
        self._current = view.currentIndex() if view else _NOWHERE
        self.outlined = self._current if view and view.hasFocus() else _NOWHERE
        self._current_row = self._current.row() if self._current.isValid() else -1
        self._hovered_row = int(getattr(widget, "hovered_row", -1))
        selection = view.selectionModel() if view else None
        # Reading the state of an option is slow, and mostly nothing or one cell is selected.
        self._selects = selection is None or selection.hasSelection()
        self._plain = look.color("ground")
        self._inks: dict[tuple[str | None, bool, bool, bool], Inks] = {}

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, cell: Cell
    ) -> None:
        """Fill the cell, and mark its edge where it has a tone."""
        rect = option.rect
        painter.fillRect(rect, self._fill(option, index, cell))
        if cell.tone and not cell.section:
            edge = QRect(rect.left(), rect.top(), _EDGE, rect.height())
            painter.fillRect(edge, self.inks(cell).text)

    def _fill(self, option: QStyleOptionViewItem, index: AnyIndex, cell: Cell) -> QColor:
        row = index.row()
        if cell.section:
            return self.look.color("panel")
        if self._selects and self._current != index and _is_selected(option):
            return self.look.color("selection")
        if row == self._current_row:
            return self.look.color("accent_soft")
        return self.look.color("hover") if row == self._hovered_row else self._plain

    def paint_outline(self, painter: QPainter, rect: QRect) -> None:
        """Paint the outline of the current cell."""
        pen = QPen(self.look.color("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def inks(self, cell: Cell) -> Inks:
        """Return the colours of a cell's text."""
        key = (cell.tone, cell.link, cell.section, cell.muted)
        found = self._inks.get(key)
        if found is None:
            look = self.look
            ink = QColor(_ink(cell, look))
            found = self._inks[key] = Inks(ink, look.color("accent"), look.color("hit"))
        return found


def _is_selected(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_Selected)


def _ink(cell: Cell, look: theme.Theme) -> str:
    if cell.tone:
        return look.tone(cell.tone).text
    if cell.link:
        return look.accent
    if cell.section:
        return look.ink_soft
    return look.muted_text if cell.muted else look.ink
