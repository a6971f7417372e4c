"""The left panel: places under captions, each with a count, reachable by keyboard."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme

WIDTH = 195
_ITEM, _CAPTION, _FIRST_CAPTION = 29, 31, 25
_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: where it leads, what it is called, how much is there.

    Attributes:
        id: What `Navigation.chosen` says.
        text: Title.
        count: Number at the right; None for none.
        tone: `warn` or `bad` colours the count.
    """

    id: str
    text: str
    count: int | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A caption with its places."""

    caption: str
    places: tuple[Place, ...]


class NavigationModel(QAbstractListModel):
    """Captions and places as one list; captions cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: list[str | Place] = []

    def set_sections(self, sections: Iterable[Section]) -> None:
        """Show other sections."""
        self.beginResetModel()
        self._rows = []
        for section in sections:
            self._rows += [section.caption, *section.places]
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """Return the number of captions and places."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer title, spoken title and, under the user role, the row itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        text = row if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(row, Place):
            return text if row.count is None else f"{text}, {row.count}"
        return None

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        """Let places be chosen, captions not."""
        if index.isValid() and isinstance(self._rows[index.row()], Place):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def row_of(self, place: str) -> int:
        """Return the row of a place by its id; -1 if there is none."""
        for row, entry in enumerate(self._rows):
            if isinstance(entry, Place) and entry.id == place:
                return row
        return -1

    def set_count(self, place: str, count: int | None, tone: str = "") -> None:
        """Change the number beside a place; an unknown place is passed over."""
        row = self.row_of(place)
        if row >= 0:
            entry = self._rows[row]
            assert isinstance(entry, Place)
            self._rows[row] = replace(entry, count=count, tone=tone)
            self.dataChanged.emit(self.index(row), self.index(row))


class Navigation(QWidget):
    """The panel. `chosen` carries the id of the place the user goes to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the panel, without places yet."""
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(140)
        self.model = NavigationModel(self)
        self.list = _List()
        self.list.setProperty("panel", True)
        self.list.setAccessibleName("Navigation")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_PlaceDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 18, 0, 8)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list)

    def sizeHint(self) -> QSize:
        """Return the width of the design."""
        return QSize(WIDTH, 600)

    def set_sections(self, sections: Iterable[Section]) -> None:
        """Show other places; the one chosen stays chosen if it still exists."""
        before = self.current()
        self.model.set_sections(sections)
        self.choose(before)

    def set_count(self, place: str, count: int | None, tone: str = "") -> None:
        """Change the number beside a place."""
        self.model.set_count(place, count, tone)

    def current(self) -> str:
        """Return the id of the place chosen; empty if none is."""
        entry = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return entry.id if isinstance(entry, Place) else ""

    def choose(self, place: str) -> None:
        """Mark a place without announcing it: the caller knows already."""
        row = self.model.row_of(place)
        self.list.selectionModel().blockSignals(True)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.selectionModel().setCurrentIndex(index, flag)
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()

    def _on_current(self, index: QModelIndex) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Place):
            self.chosen.emit(entry.id)


class _List(QListView):
    """Knows whether the keyboard brought the focus, because only then a ring helps."""

    ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        reason = Qt.FocusReason
        self.ring = event.reason() in (reason.TabFocusReason, reason.BacktabFocusReason)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring = True
        super().keyPressEvent(event)


class _PlaceDelegate(QStyledItemDelegate):
    """Paints captions and places."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        if isinstance(index.data(Qt.ItemDataRole.UserRole), Place):
            return QSize(WIDTH, _ITEM)
        return QSize(WIDTH, _CAPTION if index.row() else _FIRST_CAPTION)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        entry, look = index.data(Qt.ItemDataRole.UserRole), theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Place):
            _paint_place(painter, option, entry, look)
        else:
            painter.setFont(theme.font(11, QFont.Weight.DemiBold, spacing=0.8))
            painter.setPen(look.color("muted_text"))
            room = QRectF(option.rect).adjusted(16, 0, -16, -5)
            bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, bottom, str(entry).upper())
        painter.restore()


def _paint_place(
    painter: QPainter, option: QStyleOptionViewItem, place: Place, look: theme.Theme
) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    box = QRectF(option.rect).adjusted(8, 0, -8, 0)
    if chosen or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_soft" if chosen else "stopped"))
        painter.drawRoundedRect(box, 6, 6)
    if option.state & QStyle.StateFlag.State_HasFocus and getattr(option.widget, "ring", False):
        painter.setPen(QPen(look.color("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
    room = QRectF(option.rect).adjusted(16, 0, -16, 0)
    used = 0.0
    middle = Qt.AlignmentFlag.AlignVCenter
    if place.count is not None:
        painter.setFont(theme.font(tabular=True))
        ink = look.tone(place.tone).text if place.tone else look.muted_text
        painter.setPen(ink)
        words = f"{place.count:,}"
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, words)
        used = painter.fontMetrics().horizontalAdvance(words) + 8
    painter.setFont(theme.font(weight=QFont.Weight.DemiBold if chosen else QFont.Weight.Normal))
    painter.setPen(look.color("accent" if chosen else "ink"))
    words = painter.fontMetrics().elidedText(
        place.text, Qt.TextElideMode.ElideRight, int(room.width() - used)
    )
    painter.drawText(room, middle, words)
