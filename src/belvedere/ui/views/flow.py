"""A layout that puts widgets one after another and goes on in the next line, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; the height follows from the width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        """Make the layout.

        Args:
            parent: Widget laid out.
            gap: Pixels between neighbours, and half again between lines.
        """
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grow in neither direction."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        # Beside something higher, such as a title, the lines stand in the middle.
        spare = max(rect.height() - self._arrange(rect, move=False), 0)
        self._arrange(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """Return the size on one line."""
        edge = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        edge, least = self.contentsMargins(), QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least + QSize(edge.left() + edge.right(), edge.top() + edge.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        edge = self.contentsMargins()
        room = rect.marginsRemoved(edge)
        lines: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used = 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 10_000))
            if lines[-1] and used + size.width() > room.width():
                lines.append([])
                used = 0
            lines[-1].append((item, size))
            used += size.width() + self._gap
        y = room.top()
        for line in lines:
            height = max((size.height() for _, size in line), default=0)
            if move:
                self._place(line, QPoint(room.left(), y), height)
            y += height + self._gap * 3 // 4
        return y - self._gap * 3 // 4 - rect.top() + edge.bottom()

    def _place(self, line: list[tuple[QLayoutItem, QSize]], at: QPoint, height: int) -> None:
        x = at.x()
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, at.y() + (height - size.height()) // 2), size))
            x += size.width() + self._gap
