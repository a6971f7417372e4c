"""Paints cells of several statements, their row labels, and captions that run across all columns."""

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from belvedere.compare import Part
from belvedere.ui import theme
from belvedere.ui.delegates import part_layout
from belvedere.ui.delegates.cell import PADDING
from belvedere.ui.delegates.part_layout import Block, lay_out
from belvedere.ui.roles import Role

TOP = 7
"""Above the first line, so that a row of one line has its text in the middle."""
LEAST = 30
CAPTION, HEADING = 28, 38
_TRIANGLE = 14
_KEPT = 4_000

AnyIndex = QModelIndex | QPersistentModelIndex
Parts = tuple[Part, ...]


class PartsDelegate(QStyledItemDelegate):
    """What each cell looks like follows from `Role.PARTS` or, without it, from its display text.

    It paints the lines between cells as well, because captions have none inside them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the delegate."""
        super().__init__(parent)
        self._blocks: OrderedDict[tuple[Parts, int, str], Block] = OrderedDict()

    def height(self, parts: Parts, width: int) -> int:
        """Return the height that a cell's statements need at a column width."""
        return max(round(self._block(parts, width - 2 * PADDING).height + 0.49) + 2 * TOP, LEAST)

    def part_at(self, parts: Parts, width: int, y: float) -> int:
        """Return which statement of a cell stands at a height below the cell's top."""
        return self._block(parts, width - 2 * PADDING).part_at(y - TOP)

    def forget(self) -> None:
        """Drop what was laid out; call after the interface font changed."""
        self._blocks.clear()
        part_layout.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the width of the cell as it is, and the height needed in it."""
        caption = index.data(Role.SECTION)
        if caption:
            return QSize(option.rect.width(), caption_height(caption))
        return QSize(option.rect.width(), self.height(parts_of(index), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint ground, content and the lines at the right and below."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        if index.data(Role.SECTION):
            _paint_caption(painter, option, index)
        else:
            self._paint_parts(painter, option, index)
        _paint_outline(painter, option, index)
        painter.restore()

    def _paint_parts(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex
    ) -> None:
        look, rect = theme.current(), option.rect
        painter.fillRect(rect, _ground(option, index, look))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), look.color("lines"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("lines"))
        block = self._block(parts_of(index), rect.width() - 2 * PADDING)
        for place in block.warned:
            top, bottom = block.spans[place]
            edge = QRectF(rect.left(), rect.top() + TOP + top, 3, bottom - top)
            painter.fillRect(edge, look.color("warn"))
        if index.data(Role.TONE) == "accent":
            _paint_corner(painter, rect, look)
        top = float(rect.top() + TOP)
        if index.column() == 0:
            # A label stays in sight as long as anything of its row does.
            top = max(top, min(float(TOP), rect.bottom() - TOP - block.height))
        block.paint(painter, QPointF(rect.left() + PADDING, top))

    def _block(self, parts: Parts, width: int) -> Block:
        # The looks of a layout carry the colours of its theme.
        key = (parts, width, theme.current().name)
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = lay_out(parts, width)
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        return found


def parts_of(index: AnyIndex) -> Parts:
    """Return the statements of a cell; its display text as one where it has none."""
    parts = index.data(Role.PARTS)
    if parts is not None:
        return tuple(parts)
    return (Part(str(index.data() or ""), muted=bool(index.data(Role.MUTED))),)


def caption_height(level: int) -> int:
    """Return the height of a caption row by what `Role.SECTION` says."""
    return HEADING if level > 1 else CAPTION


def _ground(option: QStyleOptionViewItem, index: AnyIndex, look: theme.Theme) -> QColor:
    view = option.widget
    current = view.currentIndex() if isinstance(view, QAbstractItemView) else QModelIndex()
    if option.state & QStyle.StateFlag.State_Selected and current != index:
        return look.color("selection")
    if current.isValid() and current.row() == index.row():
        return look.color("accent_soft")
    return look.color("hover" if getattr(view, "hovered_row", -1) == index.row() else "ground")


def _paint_corner(painter: QPainter, rect: QRect, look: theme.Theme) -> None:
    corner = QPointF(rect.right() + 1, rect.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    painter.drawPolygon(QPolygonF([corner, corner + QPointF(-5, 0), corner + QPointF(0, 5)]))


def _paint_caption(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
    """Paint this cell's share of a caption: text begins at the view's left edge, whatever is scrolled."""
    look, rect, level = theme.current(), option.rect, index.data(Role.SECTION)
    hovered = getattr(option.widget, "hovered_row", -1) == index.row()
    painter.fillRect(
        rect, look.color("ground" if level > 1 else "button_hover" if hovered else "panel")
    )
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("lines"))
    first = index.sibling(index.row(), 0)
    room = QRectF(PADDING, rect.top(), 4096, rect.height() - 1)
    if level > 1:
        room.setTop(room.top() + 8)
    else:
        _paint_triangle(painter, room, closed=bool(first.data(Role.MUTED)), look=look)
    _paint_caption_text(
        painter, room.adjusted(0 if level > 1 else _TRIANGLE, 0, 0, 0), parts_of(first), level
    )


def _paint_triangle(painter: QPainter, room: QRectF, *, closed: bool, look: theme.Theme) -> None:
    middle = QPointF(room.left() + 4, room.center().y() + 0.5)
    down = (QPointF(-4, -2), QPointF(4, -2), QPointF(0, 3))
    right = (QPointF(-2, -4), QPointF(3, 0), QPointF(-2, 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("ink_soft"))
    painter.drawPolygon(QPolygonF([middle + corner for corner in (right if closed else down)]))


def _paint_caption_text(painter: QPainter, room: QRectF, parts: Sequence[Part], level: int) -> None:
    look, part = theme.current(), parts[0]
    font = theme.font(15 if level > 1 else 13, QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(look.color("ink" if level > 1 else "ink_soft"))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, middle, part.text)
    room.setLeft(room.left() + QFontMetricsF(font).horizontalAdvance(part.text) + 10)
    painter.setFont(theme.font(11))
    painter.setPen(look.color("warn_text" if part.tone else "muted_text"))
    painter.drawText(room, middle, part.context)


def _paint_outline(painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
    view, box = option.widget, QRectF(option.rect).adjusted(1, 1, -1, -1)
    if not isinstance(view, QAbstractItemView) or not view.hasFocus():
        return
    current = view.currentIndex()
    if index.data(Role.SECTION):
        # A caption is one thing, whatever column the keys came from: only its ends are closed.
        last = index.model().columnCount() - 1
        box.adjust(-4 if index.column() else 0, 0, 4 if index.column() < last else 0, 0)
        wanted = current.row() == index.row()
    else:
        wanted = current == index
    if not wanted:
        return
    pen = QPen(theme.current().color("accent"), 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
