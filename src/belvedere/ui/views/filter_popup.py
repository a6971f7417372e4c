"""The popup of a header: values with counts, a search inside the list, all or none."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from belvedere.ui import theme
from belvedere.ui.delegates import tick
from belvedere.ui.models.facet_model import FacetModel

_SIZE = QSize(292, 380)
AnyIndex = QModelIndex | QPersistentModelIndex


class FilterPopup(QFrame):
    """Lets the user tick the values that a column may have."""

    chosen = Signal(object)
    """The texts ticked as a tuple, or None for no filter."""

    def __init__(self, title: str, model: FacetModel, parent: QWidget) -> None:
        """Make the popup; `open_at` shows it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.setParent(self)
        self.model = model
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search in the list…")
        self.search.setAccessibleName("Search in the list")
        self.search.textChanged.connect(model.search)
        self.list = QListView()
        self.list.setModel(model)
        self.list.setAccessibleName(f"Values of {title}")
        self.list.setItemDelegate(_ValueDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._toggle)
        self._compose(title)
        self.setFixedSize(_SIZE)
        self.search.setFocus()

    def open_at(self, point: QPoint) -> None:
        """Show the popup under a point of the screen, moved inside the screen where it would leave it."""
        room = self.screen().availableGeometry()
        left = max(room.left(), min(point.x(), room.right() - self.width()))
        top = max(room.top(), min(point.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as OK, Space as a tick, Down as the way from the search into the list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._accept()
            case Qt.Key.Key_Down if self.search.hasFocus():
                self.list.setFocus()
                self.list.setCurrentIndex(self.model.index(0))
            case _:
                super().keyPressEvent(event)

    def _compose(self, title: str) -> None:
        caption = QLabel(title)
        caption.setFont(theme.font(13, QFont.Weight.DemiBold))
        buttons, links = QHBoxLayout(), QHBoxLayout()
        for text, ticked in (("Select all", True), ("Select none", False)):
            link = QPushButton(text)
            link.setProperty("quiet", True)
            link.clicked.connect(lambda _=False, ticked=ticked: self.model.tick_shown(ticked))
            links.addWidget(link)
        links.addStretch()
        clear, ok = QPushButton("Clear filter"), QPushButton("OK")
        clear.clicked.connect(lambda: self._finish(None))
        ok.setProperty("primary", True)
        ok.clicked.connect(self._accept)
        buttons.addWidget(clear)
        buttons.addStretch()
        buttons.addWidget(ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(caption)
        layout.addWidget(self.search)
        layout.addLayout(links)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)

    def _toggle(self, index: QModelIndex) -> None:
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        self.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _accept(self) -> None:
        self._finish(self.model.ticked)

    def _finish(self, ticked: tuple[str, ...] | None) -> None:
        self.chosen.emit(ticked)
        self.close()


class _ValueDelegate(QStyledItemDelegate):
    """A tick, the value, its count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look = theme.current()
        painter.save()
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(option.rect, look.color("hover"))
        box = QRect(
            option.rect.left() + 4, option.rect.center().y() - tick.SIDE // 2, tick.SIDE, tick.SIDE
        )
        state = tick.state(index.data(Qt.ItemDataRole.CheckStateRole))
        if state is not None:
            tick.paint(painter, box, state, look)
        count = str(index.data(Qt.ItemDataRole.UserRole))
        room = option.rect.adjusted(28, 0, -8, 0)
        painter.setFont(theme.font(12, tabular=True))
        painter.setPen(look.color("muted_text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(theme.font())
        painter.setPen(look.color("ink"))
        width = room.width() - 10 - painter.fontMetrics().horizontalAdvance(count)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()
