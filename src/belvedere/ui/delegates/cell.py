"""Paints every cell of every grid from roles alone; it knows no table and decides nothing."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from belvedere.ui import theme
from belvedere.ui.delegates import text, tick
from belvedere.ui.delegates.content import AnyIndex, Cell, is_right
from belvedere.ui.delegates.ground import Painting

PADDING = 10
CHIP_HEIGHT = 16
CHIP_PADDING = 7
_ICON = 16
# Only for shapes and underlines: letters are smooth anyway.
_SMOOTH = QPainter.RenderHint.Antialiasing
_CACHE_LIMIT = 20_000


class CellDelegate(QStyledItemDelegate):
    """Text, chips, marks and tones on a ground that shows row, hover and selection."""

    def __init__(self, parent: QObject | None = None, *, wrap: bool = False) -> None:
        """Make the delegate.

        Args:
            parent: Owner.
            wrap: Whether long text goes on in a second line instead of being cut.
        """
        super().__init__(parent)
        self.wrap = wrap
        self._hints: dict[tuple[str, int, str | None, str, int], QSize] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground and cell."""
        cell, rect, painting = Cell.of(index), option.rect, Painting(option.widget)
        is_current = painting.current == (index.row(), index.column())
        selected = not is_current and bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = painting.ground(cell, painting.tint(index.row()), selected=selected)
        painter.fillRect(rect, ground)
        self.paint_cell(painter, rect, cell, painting)
        if is_current and painting.focused:
            painting.paint_outline(painter, rect)
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, cell: Cell, painting: Painting) -> None:
        """Paint what a cell says on a ground that is there already; leaves pen, brush and font changed."""
        shaped = cell.shaped or self.wrap
        if shaped:
            painter.setRenderHint(_SMOOTH)
        if (cell.tone or cell.edge) and not cell.section:
            painting.paint_edge(painter, rect, cell)
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        if cell.check is not None or cell.icon is not None:
            room = _paint_leading(painter, room, cell, rect, painting.look)
        if cell.chip is not None and cell.text:
            paint_chip(painter, room, cell.text, painting.look.chip(cell.chip), right=cell.right)
        # Grids paint the captions of sections themselves, across all columns.
        elif (cell.text or cell.marks) and not (cell.section and painting.bands):
            drawn = text.paint_wrapped if self.wrap else text.paint
            drawn(painter, room, cell, painting.inks(cell))
        if shaped:
            painter.setRenderHint(_SMOOTH, False)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the room the content needs; remembered per content."""
        cell = Cell.of(index)
        room = option.rect.width() if self.wrap else 0
        key = (cell.text, cell.bold, cell.chip, cell.marks, room)
        found = self._hints.get(key)
        if found is None:
            if len(self._hints) > _CACHE_LIMIT:
                self._hints.clear()
            found = self._hints[key] = self._measure(cell, room)
        extra = _leading(cell)
        return QSize(found.width() + extra, found.height()) if extra else found

    def forget(self) -> None:
        """Drop remembered sizes; call after the interface font changed."""
        self._hints.clear()
        text.forget()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Turn a tick on click or Space; everything else is the base class's."""
        before = tick.state(index.data(Qt.ItemDataRole.CheckStateRole))
        if before is None or not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return super().editorEvent(event, model, option, index)
        if not _turns(event, tick_rect(option.rect, bare=not index.data())):
            return False
        after = (
            Qt.CheckState.Unchecked if before == Qt.CheckState.Checked else Qt.CheckState.Checked
        )
        return model.setData(index, after, Qt.ItemDataRole.CheckStateRole)

    def _measure(self, cell: Cell, room: int) -> QSize:
        if cell.chip is not None:
            width = text.fonts().chip_size.horizontalAdvance(cell.text) + 2 * CHIP_PADDING
            return QSize(round(width + 0.5) + 2 * PADDING, text.scaled(CHIP_HEIGHT) + 8)
        if self.wrap and room > 2 * PADDING:
            _, height = text.wrap(cell, room - 2 * PADDING)
            return QSize(room, round(height) + 10)
        height = text.fonts().plain_size.height()
        return QSize(round(text.width(cell) + 0.999) + 2 * PADDING, round(height) + 8)


def paint_chip(
    painter: QPainter, room: QRect, words: str, chip: theme.Chip, *, right: bool = False
) -> None:
    """Paint a filled label, centred vertically at one end of the room."""
    made = text.fonts()
    inner = max(room.width() - 2 * CHIP_PADDING, 0)
    words = made.chip_size.elidedText(words, Qt.TextElideMode.ElideRight, inner + 0.5)
    width = made.chip_size.horizontalAdvance(words) + 2 * CHIP_PADDING
    left = room.right() + 1 - width if right else room.left()
    height = text.scaled(CHIP_HEIGHT)
    top = room.top() + (room.height() - height) // 2
    box = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chip.fill))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(made.chip)
    painter.setPen(QColor(chip.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _paint_leading(
    painter: QPainter, room: QRect, cell: Cell, rect: QRect, look: theme.Theme
) -> QRect:
    """Paint tick and icon; return what room is left."""
    if cell.check is not None:
        tick.paint(painter, tick_rect(rect, bare=not cell.text), cell.check, look)
        room = room.adjusted(tick.SIDE + 8, 0, 0, 0)
    if cell.icon is not None:
        top = room.center().y() - _ICON // 2 + 1
        cell.icon.paint(painter, QRect(room.left(), top, _ICON, _ICON))
        room = room.adjusted(_ICON + 6, 0, 0, 0)
    return room


def tick_rect(cell: QRect, *, bare: bool) -> QRect:
    """Return where a cell's tick stands: in the middle if it is alone, else in front."""
    side = tick.SIDE
    left = cell.center().x() - side // 2 + 1 if bare else cell.left() + PADDING
    return QRect(left, cell.center().y() - side // 2 + 1, side, side)


def _turns(event: QEvent, box: QRect) -> bool:
    if isinstance(event, QKeyEvent):
        pressed = event.type() == QEvent.Type.KeyPress
        return pressed and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
    if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
        return False
    at: QPoint = event.position().toPoint()
    # A little more than the box itself, because it is small for a finger or a hurried hand.
    near = box.adjusted(-6, -6, 6, 6).contains(at)
    return event.button() == Qt.MouseButton.LeftButton and near


def _leading(cell: Cell) -> int:
    ticked = tick.SIDE + (8 if cell.text else 0) if cell.check is not None else 0
    return ticked + (_ICON + 6 if cell.icon is not None else 0)


__all__ = [
    "CHIP_HEIGHT",
    "CHIP_PADDING",
    "PADDING",
    "Cell",
    "CellDelegate",
    "is_right",
    "paint_chip",
    "tick_rect",
]
