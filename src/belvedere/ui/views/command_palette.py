"""Ctrl+K: any action, table, asset or column by a few letters of its name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import icons, theme
from belvedere.ui.actions import Actions
from belvedere.ui.matching import Match, fold, match
from belvedere.ui.roles import Role

_MOST = 80
_ROW, _ROWS_SHOWN = 36, 10
_WIDTH = 620
_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_PLACES = ("Table", "Action")
_ALSO = {
    "data.sort": "back to unsorted, order, ascending, descending",
    "data.sort_dialog": "back to unsorted, order, ascending, descending",
}
"""What actions do that neither their title nor their tip says in the words of the menus beside them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be found.

    Attributes:
        kind: What sort of thing, in a word: `Action`, `Table`, `Asset`, `Column`.
        title: Its name.
        subtitle: Other names, place or explanation; searched as well.
        icon: Name of an icon.
        run: What choosing it does.
        keys: Its shortcut, if it has one.
        also: Other words for it, searched but not shown.
        one_of_several: Whether it is one setting out of a few, such as a row height; what is no setting
            and begins alike comes first.
    """

    kind: str
    title: str
    subtitle: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    also: str = ""
    one_of_several: bool = False


Provider = Callable[[], Iterable[Entry]]


def action_entries(actions: Actions) -> list[Entry]:
    """Return the actions that can be done now."""
    actions.refresh()
    ordered = sorted(actions, key=lambda action: action.priority)
    return [
        Entry(
            "Action",
            action.text,
            f"{action.menu} · {action.tip}" if action.tip else action.menu,
            action.icon,
            actions.get(action.id).trigger,
            actions.get(action.id).shortcut().toString(),
            _ALSO.get(action.id, ""),
            one_of_several=bool(action.group),
        )
        for action in ordered
        if actions.get(action.id).isEnabled()
    ]


class PaletteModel(QAbstractListModel):
    """The entries that fit the query, best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._all: Sequence[Entry] = ()
        self._found: list[tuple[Entry, tuple[tuple[int, int], ...]]] = []

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Search among other entries, all of them shown at first."""
        self._all = _once(entries)
        self.set_query("")

    def set_query(self, query: str) -> None:
        """Show what fits; among equals the order of the entries decides."""
        fits = [
            (match(query, entry.title, f"{entry.subtitle} {entry.also}"), entry)
            for entry in self._all
        ]
        ranked = [(fit, entry) for fit, entry in fits if fit is not None]
        if query.strip():
            ranked.sort(key=lambda pair: _rank(query, *pair))
        self.beginResetModel()
        self._found = [(entry, fit.hits) for fit, entry in ranked[:_MOST]]
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self._found[row][0]

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """Return how many entries fit."""
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer title, hits and the spoken text."""
        if not index.isValid():
            return None
        entry, hits = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Role.HITS:
            return list(hits)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.kind}: {entry.title}, {entry.subtitle}"
        return None


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Leave out an action that only goes to a table which is an entry itself, and what is there twice.

    Records and columns stay: two of one name are two.
    """
    kept: dict[object, Entry] = {}
    for entry in entries:
        known = kept.setdefault(_identity(entry), entry)
        if known is not entry:
            chosen = entry if entry.kind == "Table" else known
            keys = known.keys or entry.keys
            kept[_identity(entry)] = replace(chosen, keys=keys)
    return tuple(kept.values())


def _identity(entry: Entry) -> object:
    return (
        fold(entry.title).text.rstrip("….") if entry.kind in _PLACES else (entry.title, id(entry))
    )


def _rank(query: str, fit: Match, entry: Entry) -> tuple[bool, int, float]:
    """Order by: titles that begin with the whole query, tables first and settings last; then how well they fit."""
    if not fold(entry.title).text.startswith(" ".join(fold(query).text.split())):
        return (True, 0, -fit.score)
    return (False, 2 if entry.one_of_several else int(entry.kind != "Table"), -fit.score)


class CommandPalette(QFrame):
    """The overlay. It asks its providers anew whenever it opens."""

    closed = Signal()

    def __init__(self, window: QWidget, providers: Sequence[Provider] = ()) -> None:
        """Make the overlay, closed."""
        super().__init__(window)
        self._window = window
        self.providers = list(providers)
        self.model = PaletteModel(self)
        self.field, self.list = QLineEdit(), QListView()
        self._nothing = QLabel("Nothing is called that.")
        self._arrange()
        self.field.textChanged.connect(self._on_query)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the overlay with everything there is."""
        self.model.set_entries(entry for give in self.providers for entry in give())
        self.field.clear()
        self._on_query("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without choosing."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field steer the list, and leave when the focus or the window's size does."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self.field and self._on_key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.dismiss()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the raised ground with its line."""
        look, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("lines_strong")))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()

    def _arrange(self) -> None:
        self.field.setPlaceholderText("Find an action, table, asset or column…")
        self.field.setAccessibleName("Find anything")
        self.field.setProperty("bare", True)
        self.field.setFont(theme.font(15))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setProperty("raised", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing.setProperty("muted", True)
        self._nothing.setContentsMargins(16, 10, 16, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 6)
        layout.setSpacing(0)
        for widget in (self.field, self.list, self._nothing):
            layout.addWidget(widget)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 10)
        colour = QColor(theme.current().shadow)
        colour.setAlpha(90)
        shadow.setColor(colour)
        self.setGraphicsEffect(shadow)

    def _on_query(self, query: str) -> None:
        self.model.set_query(query)
        found = self.model.rowCount()
        self.list.setVisible(found > 0)
        self._nothing.setVisible(found == 0)
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.scrollToTop()
        self._place()

    def _place(self) -> None:
        window = self._window
        width = min(_WIDTH, window.width() - 48)
        rows = min(max(self.model.rowCount(), 1), _ROWS_SHOWN)
        height = min(54 + rows * _ROW + 8, window.height() - 48)
        corner = QPoint((window.width() - width) // 2, max(window.height() // 9, 24))
        self.setGeometry(QRect(corner, QSize(width, height)))

    def _on_key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS_SHOWN,
            Qt.Key.Key_PageUp: -_ROWS_SHOWN,
        }
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        elif key in steps:
            last = self.model.rowCount() - 1
            self.list.setCurrentIndex(
                self.model.index(min(max(row + steps[Qt.Key(key)], 0), max(last, 0)), 0)
            )
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            entry = self.model.entry(row)
            # First away with the overlay: the deed may open a dialog or take the focus.
            self.dismiss()
            entry.run()


class _EntryDelegate(QStyledItemDelegate):
    """Icon, name with the letters found, other names, and what it is at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        model, look = index.model(), theme.current()
        assert isinstance(model, PaletteModel)
        entry = model.entry(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(7, 1, -7, -1), 6, 6)
        box = QRect(option.rect.left() + 17, option.rect.center().y() - 8, 17, 17)
        icons.icon(entry.icon).paint(painter, box)
        room = QRectF(option.rect).adjusted(46, 0, -18, 0)
        room.setRight(room.right() - _paint_kind(painter, room, entry, look) - 12)
        used = _paint_title(painter, room, entry.title, model.data(index, Role.HITS), look)
        room.setLeft(room.left() + used + 10)
        painter.setFont(theme.font(12))
        painter.setPen(look.color("muted_text"))
        words = painter.fontMetrics().elidedText(
            entry.subtitle, Qt.TextElideMode.ElideRight, max(int(room.width()), 0)
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def _paint_kind(painter: QPainter, room: QRectF, entry: Entry, look: theme.Theme) -> float:
    words = entry.keys or entry.kind
    painter.setFont(theme.font(11))
    painter.setPen(look.color("muted_text"))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, right, words)
    return float(painter.fontMetrics().horizontalAdvance(words))


def _paint_title(
    painter: QPainter,
    room: QRectF,
    title: str,
    hits: Sequence[tuple[int, int]],
    look: theme.Theme,
) -> float:
    """Paint piece by piece, the letters found in bold; return the width used."""
    named = {at for start, length in hits for at in range(start, start + length)}
    left, position = room.left(), 0
    while position < len(title) and left < room.right():
        end = position
        while end < len(title) and (end in named) == (position in named):
            end += 1
        bold = position in named
        painter.setFont(theme.font(weight=QFont.Weight.Bold if bold else QFont.Weight.Normal))
        painter.setPen(look.color("accent" if bold else "ink"))
        words = painter.fontMetrics().elidedText(
            title[position:end], Qt.TextElideMode.ElideRight, int(room.right() - left) + 1
        )
        width = painter.fontMetrics().horizontalAdvance(words)
        place = QRectF(left, room.top(), room.right() - left, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        left, position = left + width, end
    return left - room.left()
