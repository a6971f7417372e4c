"""The header of a grid: title, order of sorting, mark of a filter, and where to click for each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from belvedere.ui import theme
from belvedere.ui.delegates.cell import PADDING, is_right, paint_chip
from belvedere.ui.roles import Role

HEIGHT = 31
_ARROW = 16  # room for a sort arrow
_ORDER = 8  # room for its order number
_FILTER = 14  # room for a filter mark


class Header(QHeaderView):
    """Horizontal header whose clicks become wishes: sort, add a sort key, open a filter.

    A title may have a second line after a line break, and a label through `Role.CHIP`.
    """

    sort_requested = Signal(int, bool)
    filter_requested = Signal(int, QPoint)
    menu_requested = Signal(int, QPoint)

    def __init__(self, parent: QWidget) -> None:
        """Make the header with its habits: movable, resizable, clickable."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sorted: tuple[tuple[int, bool], ...] = ()
        self._filtered: frozenset[int] = frozenset()
        self._hovered = -1
        self._pressed: tuple[int, QPoint] | None = None
        self.filters = True
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(32)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)

    def set_sorted(self, keys: Sequence[tuple[int, bool]]) -> None:
        """Show the sort keys as (column, ascending), the first key first."""
        self._sorted = tuple(keys)
        self.viewport().update()

    def set_filtered(self, columns: Sequence[int]) -> None:
        """Show which columns have a filter."""
        self._filtered = frozenset(columns)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return 31 px, or room for two lines where a title has them."""
        model = self.model()
        count = model.columnCount() if model is not None else 0
        double = any("\n" in self._title(section) for section in range(min(count, 50)))
        return QSize(super().sizeHint().width(), HEIGHT + 20 if double else HEIGHT)

    def sectionSizeFromContents(self, logical: int) -> QSize:
        """Return the room of title and marks, so that fitting a column hides neither."""
        bold, small = _fonts()
        first, _, second = self._title(logical).partition("\n")
        width = QFontMetricsF(bold).horizontalAdvance(first) + self._marks_width(logical)
        chip = self._role(logical, Role.CHIP)
        if chip:
            width += QFontMetricsF(small).horizontalAdvance(str(chip)) + 22
        width = max(width, QFontMetricsF(small).horizontalAdvance(second))
        return QSize(round(width + 0.999) + 2 * PADDING, HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Paint one section; the base class would put the arrow above the title."""
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.color("panel"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), look.color("lines"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("lines_strong"))
        room = QRectF(rect.adjusted(PADDING, 0, -PADDING - 1, -1))
        self._paint_title(painter, room, logical, look)
        if logical == self._hovered or logical in self._filtered:
            self._paint_filter(painter, rect, logical, look)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Carry ground and line on behind the last section."""
        super().paintEvent(event)
        view, look = self.viewport(), theme.current()
        left = self.length() - self.offset()
        if left < view.width():
            painter = QPainter(view)
            rest = QRect(left, 0, view.width() - left, view.height())
            painter.fillRect(rest, look.color("panel"))
            painter.fillRect(left, rest.bottom(), rest.width(), 1, look.color("lines_strong"))
            painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer, to offer the filter mark under it."""
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Take the offer back."""
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the press was: only a press and release in place is a click."""
        at = event.position().toPoint()
        near_edge = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = (self.logicalIndexAt(at), at) if left and not near_edge else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn a click into a wish."""
        pressed, self._pressed = self._pressed, None
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if pressed is None or (at - pressed[1]).manhattanLength() > 4 or pressed[0] < 0:
            return
        section = pressed[0]
        if self.filters and self.filter_rect(section).contains(at):
            below = self.filter_rect(section).left(), self.height()
            self.filter_requested.emit(section, self.mapToGlobal(QPoint(*below)))
            return
        add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sort_requested.emit(section, add)

    def filter_rect(self, logical: int) -> QRect:
        """Return where a click opens the column's filter, in viewport coordinates."""
        left, width = self.sectionViewportPosition(logical), self.sectionSize(logical)
        if is_right(self._role(logical, Qt.ItemDataRole.TextAlignmentRole)):
            return QRect(left + 1, 0, _FILTER + 4, self.height() - 1)
        first = self._title(logical).partition("\n")[0]
        after = PADDING + QFontMetricsF(_fonts()[0]).horizontalAdvance(first)
        after += self._arrow_width(logical)
        place = min(round(after) + 1, width - _FILTER - 5)
        return QRect(left + max(place, 0), 0, _FILTER + 4, self.height() - 1)

    def _hover(self, section: int) -> None:
        section = section if self.filters else -1
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.logicalIndexAt(at), self.mapToGlobal(at))

    def _role(self, logical: int, role: int) -> object:
        model = self.model()
        return model.headerData(logical, self.orientation(), role) if model is not None else None

    def _title(self, logical: int) -> str:
        return str(self._role(logical, Qt.ItemDataRole.DisplayRole) or "")

    def _key(self, logical: int) -> tuple[int, bool] | None:
        for order, (column, ascending) in enumerate(self._sorted, start=1):
            if column == logical:
                return order, ascending
        return None

    def _arrow_width(self, logical: int) -> int:
        if self._key(logical) is None:
            return 0
        return _ARROW + (_ORDER if len(self._sorted) > 1 else 0)

    def _marks_width(self, logical: int) -> int:
        return self._arrow_width(logical) + (_FILTER if logical in self._filtered else 0)

    def _paint_title(
        self, painter: QPainter, room: QRectF, logical: int, look: theme.Theme
    ) -> None:
        bold, small = _fonts()
        first, _, second = self._title(logical).partition("\n")
        right = is_right(self._role(logical, Qt.ItemDataRole.TextAlignmentRole))
        size, arrow = QFontMetricsF(bold), self._arrow_width(logical)
        filtered = _FILTER if logical in self._filtered else 0
        words = size.elidedText(
            first, Qt.TextElideMode.ElideRight, max(room.width() - arrow - filtered, 0) + 0.5
        )
        width = size.horizontalAdvance(words)
        left = room.right() - width - arrow if right else room.left()
        line = room if not second else QRectF(room.left(), room.center().y() - 18, room.width(), 19)
        painter.setFont(bold)
        painter.setPen(look.color("ink_soft"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, line.top(), width + 1, line.height()), middle, words)
        self._paint_arrow(painter, QPointF(left + width, line.center().y()), logical, look)
        chip = self._role(logical, Role.CHIP)
        if chip:
            place = line.adjusted(width + 6, 0, 0, 0).toRect()
            paint_chip(painter, place, str(chip), look.chip("accent"))
        if second:
            below = QRectF(room.left(), room.center().y(), room.width(), 17)
            painter.setFont(small)
            painter.setPen(look.color("muted_text"))
            cut = QFontMetricsF(small).elidedText(second, self.textElideMode(), room.width())
            painter.drawText(below, middle, cut)

    def _paint_arrow(self, painter: QPainter, at: QPointF, logical: int, look: theme.Theme) -> None:
        key = self._key(logical)
        if key is None:
            return
        order, ascending = key
        painter.setPen(look.color("ink_soft"))
        box = QRectF(at.x() + 3, at.y() - 10, _ARROW - 2, 20)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "↑" if ascending else "↓")
        if len(self._sorted) > 1:
            painter.setFont(theme.font(9, QFont.Weight.DemiBold))
            painter.drawText(QPointF(box.right() - 1, at.y() - 1), str(order))

    def _paint_filter(
        self, painter: QPainter, rect: QRect, logical: int, look: theme.Theme
    ) -> None:
        if not self.filters:
            return
        box = self.filter_rect(logical)
        box.moveLeft(box.left() - self.sectionViewportPosition(logical) + rect.left())
        if logical not in self._filtered:
            painter.fillRect(box.adjusted(0, 4, 0, -4), look.color("panel"))
        colour = look.accent if logical in self._filtered else look.muted
        middle = QPointF(box.left() + 7.5, box.center().y() + 0.5)
        corners = (QPointF(-3.75, -3.25), QPointF(3.75, -3.25), QPointF(0, 3.75))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def _fonts() -> tuple[QFont, QFont]:
    return theme.font(weight=QFont.Weight.DemiBold), theme.font(11)
