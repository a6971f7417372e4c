"""The pop-up with all assets: type a few letters of any name, Enter takes it, Escape closes."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme
from belvedere.ui.delegates import tick
from belvedere.ui.models.asset_list_model import AssetListModel
from belvedere.ui.roles import Role

_SIZE = QSize(380, 396)
_ROW = 42
AnyIndex = QModelIndex | QPersistentModelIndex


class AssetPicker(QFrame):
    """Ticks assets; every tick takes effect at once, so there is no button to press."""

    def __init__(self, model: AssetListModel, parent: QWidget) -> None:
        """Make the pop-up; `open_at` shows it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.setParent(self)
        self.model = model
        self.search, self.list = self._make_search(), self._make_list()
        self._note = QLabel()
        self._note.setProperty("muted", True)
        self._note.setFont(theme.font(11))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 9)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._note)
        model.chosen_changed.connect(self._say)
        self._say()
        self._select(0)
        self.setFixedSize(_SIZE)
        self.search.setFocus()

    def _make_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText("Name, code, brand or alias…")
        made.setAccessibleName("Find an asset")
        made.textChanged.connect(self._on_text)
        made.installEventFilter(self)
        return made

    def _make_list(self) -> QListView:
        made = QListView()
        made.setModel(self.model)
        made.setItemDelegate(_AssetDelegate(made))
        made.setUniformItemSizes(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        made.setAccessibleName("Assets")
        made.clicked.connect(self.model.toggle)
        return made

    def open_at(self, point: QPoint) -> None:
        """Show the pop-up under a point of the screen, moved inside the screen where it would leave it."""
        room = self.screen().availableGeometry()
        left = max(room.left(), min(point.x(), room.right() - self.width()))
        top = max(room.top(), min(point.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the caret stays in the search."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        page = max(self.list.viewport().height() // _ROW - 1, 1)
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._select(row + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.model.toggle(self.list.currentIndex())
            self.search.selectAll()
        else:
            return False
        return True

    def _on_text(self, text: str) -> None:
        self.model.search(text)
        self._select(0)
        self._say()

    def _select(self, row: int) -> None:
        count = self.model.rowCount()
        if count:
            self.list.setCurrentIndex(self.model.index(max(0, min(row, count - 1))))

    def _say(self) -> None:
        if not self.model.rowCount():
            self._note.setText("No asset has such a name")
        elif self.model.full:
            self._note.setText("That is as many as fit side by side; untick one to take another")
        else:
            self._note.setText(
                f"{len(self.model.chosen)} chosen · ↑ ↓ to move, Enter to tick, Escape to close"
            )


class _AssetDelegate(QStyledItemDelegate):
    """A tick, the name, below it the other names."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look, rect = theme.current(), option.rect
        state = tick.state(index.data(Qt.ItemDataRole.CheckStateRole))
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("hover"))
        if state is not None:
            box = QRect(rect.left() + 8, rect.top() + 7, tick.SIDE, tick.SIDE)
            tick.paint(painter, box, state, look)
        room = rect.adjusted(32, 0, -8, 0)
        lines = (
            (str(index.data()), theme.font(), "ink", 4),
            (str(index.data(Role.RAW)), theme.font(11), "muted_text", 21),
        )
        for words, font, ink, top in lines:
            painter.setFont(font)
            painter.setPen(look.color(ink if enabled else "faint"))
            cut = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            line = QRect(room.left(), rect.top() + top, room.width(), 18)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()
