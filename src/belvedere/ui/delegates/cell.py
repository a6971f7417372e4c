"""Paints every cell of every grid from roles alone; it knows no table and decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from belvedere.ui import theme
from belvedere.ui.delegates import text, tick
from belvedere.ui.delegates.text import Line
from belvedere.ui.roles import Role

PADDING = 10
CHIP_HEIGHT = 16
CHIP_PADDING = 7
_ICON = 16
_CACHE_LIMIT = 20_000

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What one index says, read once per painting."""

    text: str
    bold: int
    chip: str | None
    muted: bool
    marks: str
    tone: str | None
    hits: Sequence[tuple[int, int]]
    link: bool
    section: bool
    right: bool
    icon: QIcon | None
    check: Qt.CheckState | None

    @classmethod
    def of(cls, index: AnyIndex) -> "Cell":
        """Read the roles of an index."""
        # Asking the model itself instead of the index spares a conversion to and from Qt's
        # variant for every role; PySide 6.12 on Python 3.11 also miscounts None in the latter.
        model = index.model()
        shown = model.data(index, Qt.ItemDataRole.DisplayRole)
        words = "" if shown is None else str(shown)
        bold = model.data(index, Role.BOLD) or 0
        icon = model.data(index, Qt.ItemDataRole.DecorationRole)
        return cls(
            text=words,
            bold=len(words) if bold is True else int(bold),
            chip=model.data(index, Role.CHIP),
            muted=bool(model.data(index, Role.MUTED)),
            marks=model.data(index, Role.MARKS) or "",
            tone=model.data(index, Role.TONE),
            hits=model.data(index, Role.HITS) or (),
            link=model.data(index, Role.LINK) is not None,
            section=bool(model.data(index, Role.SECTION)),
            right=is_right(model.data(index, Qt.ItemDataRole.TextAlignmentRole)),
            icon=icon if isinstance(icon, QIcon) else None,
            check=tick.state(model.data(index, Qt.ItemDataRole.CheckStateRole)),
        )

    def line(self) -> Line:
        """Return the text as it is to be painted."""
        bold = len(self.text) if self.section else self.bold
        return Line(self.text, bold, self.marks, self.hits, self.right, self.link)


def is_right(alignment: Any) -> bool:
    """Return whether an alignment role asks for the right edge."""
    flags = getattr(alignment, "value", alignment)
    return isinstance(flags, int) and bool(flags & Qt.AlignmentFlag.AlignRight.value)


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
        """Paint ground, edge, then content."""
        cell, look = Cell.of(index), theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option, index, cell, look)
        room = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        room = self._paint_leading(painter, room, cell, option, look)
        if cell.chip is not None and cell.text:
            paint_chip(painter, room, cell.text, look.chip(cell.chip), right=cell.right)
        elif (cell.text or cell.marks) and not (cell.section and _has_bands(option)):
            drawn = text.paint_wrapped if self.wrap else text.paint
            drawn(painter, room, cell.line(), _inks(cell, look))
        _paint_outline(painter, option, index, look)
        painter.restore()

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
            return QSize(round(width + 0.5) + 2 * PADDING, CHIP_HEIGHT + 8)
        line = cell.line()
        if self.wrap and room > 2 * PADDING:
            _, height = text.wrap(line, room - 2 * PADDING)
            return QSize(room, round(height) + 10)
        height = text.fonts().plain_size.height()
        return QSize(round(text.width(line) + 0.999) + 2 * PADDING, round(height) + 8)

    def _paint_leading(
        self,
        painter: QPainter,
        room: QRect,
        cell: Cell,
        option: QStyleOptionViewItem,
        look: theme.Theme,
    ) -> QRect:
        """Paint tick and icon; return what room is left."""
        if cell.check is not None:
            tick.paint(painter, tick_rect(option.rect, bare=not cell.text), cell.check, look)
            room = room.adjusted(tick.SIDE + 8, 0, 0, 0)
        if cell.icon is not None:
            top = room.center().y() - _ICON // 2 + 1
            cell.icon.paint(painter, QRect(room.left(), top, _ICON, _ICON))
            room = room.adjusted(_ICON + 6, 0, 0, 0)
        return room


def paint_chip(
    painter: QPainter, room: QRect, words: str, chip: theme.Chip, *, right: bool = False
) -> None:
    """Paint a filled label, centred vertically at one end of the room."""
    made = text.fonts()
    inner = max(room.width() - 2 * CHIP_PADDING, 0)
    words = made.chip_size.elidedText(words, Qt.TextElideMode.ElideRight, inner + 0.5)
    width = made.chip_size.horizontalAdvance(words) + 2 * CHIP_PADDING
    left = room.right() + 1 - width if right else room.left()
    top = room.top() + (room.height() - CHIP_HEIGHT) // 2
    box = QRectF(left, top, width, CHIP_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chip.fill))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(made.chip)
    painter.setPen(QColor(chip.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


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


def _has_bands(option: QStyleOptionViewItem) -> bool:
    # Grids paint the captions of sections themselves, across all columns.
    return bool(getattr(option.widget, "bands", False))


def _leading(cell: Cell) -> int:
    ticked = tick.SIDE + (8 if cell.text else 0) if cell.check is not None else 0
    return ticked + (_ICON + 6 if cell.icon is not None else 0)


def _inks(cell: Cell, look: theme.Theme) -> text.Inks:
    if cell.tone:
        ink = look.tone(cell.tone).text
    elif cell.link:
        ink = look.accent
    elif cell.section:
        ink = look.ink_soft
    else:
        ink = look.muted_text if cell.muted else look.ink
    return text.Inks(QColor(ink), QColor(look.accent), QColor(look.hit))


def _paint_ground(
    painter: QPainter,
    option: QStyleOptionViewItem,
    index: AnyIndex,
    cell: Cell,
    look: theme.Theme,
) -> None:
    view = option.widget
    current = view.currentIndex() if isinstance(view, QAbstractItemView) else QModelIndex()
    fill = look.ground
    if cell.section:
        fill = look.panel
    elif option.state & QStyle.StateFlag.State_Selected and current != index:
        fill = look.selection
    elif current.isValid() and current.row() == index.row():
        fill = look.accent_soft
    elif getattr(view, "hovered_row", -1) == index.row():
        fill = look.hover
    painter.fillRect(option.rect, QColor(fill))
    if cell.tone and not cell.section:
        edge = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
        painter.fillRect(edge, QColor(look.tone(cell.tone).text))


def _paint_outline(
    painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, look: theme.Theme
) -> None:
    view = option.widget
    if not isinstance(view, QAbstractItemView) or view.currentIndex() != index:
        return
    if not view.hasFocus():
        return
    pen = QPen(QColor(look.accent), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
