"""The popup of a header: values with counts to tick, or an operator of the field's kind with what it compares."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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

from belvedere.query import Condition
from belvedere.schema import OPERATORS, Field, Figures, Kind, Number, ParseError
from belvedere.ui import theme
from belvedere.ui.delegates import tick
from belvedere.ui.models.facet_model import FacetModel

_SIZE = QSize(300, 430)
_LIST = "any of"
_WORDS = {
    "any of": "is one of these", "contains": "contains", "at least": "is at least", "at most": "is at most",
    "between": "is between", "before": "is before", "after": "is after", "covers": "covers",
    "known": "is known", "unknown": "is unknown",
}  # fmt: skip
_GROUP = 3  # digits behind a comma that may separate thousands
_COMMA = re.compile(r"([<≤>≥~≈=]*\s*-?\d+),(\d+)", re.ASCII)
AnyIndex = QModelIndex | QPersistentModelIndex


class FilterPopup(QFrame):
    """Lets the user say which values of a column pass."""

    chosen = Signal(object)
    """The `Condition` wanted, or None for no filter."""

    def __init__(
        self, field: Field, model: FacetModel, now: Condition | None, parent: QWidget
    ) -> None:
        """Make the popup; `open_at` shows it.

        Args:
            field: The field filtered.
            model: Its values.
            now: The filter in force on it, if any.
            parent: Owner.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        model.setParent(self)
        self.field = field
        self.model = model
        self.operator = _Operators()
        self.negated = QCheckBox("Leave these out")
        self.search = QLineEdit()
        self.list = QListView()
        self.operands = (QLineEdit(), QLineEdit())
        self.reason = QLabel()
        self._links: list[QPushButton] = []
        self._compose()
        self._connect()
        self._start(now)
        self.setFixedSize(_SIZE)

    def open_at(self, point: QPoint) -> None:
        """Show the popup under a point of the screen, moved inside the screen where it would leave it."""
        room = self.screen().availableGeometry()
        left = max(room.left(), min(point.x(), room.right() - self.width()))
        top = max(room.top(), min(point.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self._focus_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as OK, Space as a tick, Down as the way from the search into the list."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._untyped and self.operator.hasFocus():
                self._focus_entry()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._accept()
            case Qt.Key.Key_Down if self.search.hasFocus():
                self.list.setFocus()
                self.list.setCurrentIndex(self.model.index(0))
            case _:
                super().keyPressEvent(event)

    @property
    def condition(self) -> Condition | None:
        """The filter as it stands in the popup; None if it lets everything pass.

        Raises:
            ParseError: If the field's kind cannot read what is typed.
        """
        operator, negated = str(self.operator.currentData()), self.negated.isChecked()
        if operator == _LIST:
            ticked = self.model.ticked
            if ticked is None:
                return None
            return Condition(self.field.name, "none of" if negated else _LIST, ticked)
        if self._untyped:
            return None
        count, kind = self._wanted(operator), self.field.kind
        typed = tuple(each.text().strip() for each in self.operands[:count])
        if operator in ("contains", "covers"):
            typed = tuple(part.strip() for part in typed[0].split(";") if part.strip())
        elif isinstance(kind, Number | Figures):
            typed = tuple(_figure(text, kind) for text in typed)
        kind.test(operator, typed)
        return Condition(self.field.name, operator, typed, negated)

    @property
    def _listing(self) -> bool:
        return str(self.operator.currentData()) == _LIST

    @property
    def _untyped(self) -> bool:
        """Whether the operator wants something typed and nothing is."""
        wanted = self._wanted(str(self.operator.currentData()))
        texts = [operand.text().strip(" ;") for operand in self.operands[:wanted]]
        return not self._listing and wanted > 0 and not any(texts)

    @staticmethod
    def _wanted(operator: str) -> int:
        count = OPERATORS[operator].operands
        return 1 if count < 0 else count

    def _compose(self) -> None:
        caption = QLabel(self.field.title)
        caption.setFont(theme.font(13, QFont.Weight.DemiBold))
        for id_ in self._operator_ids():
            self.operator.addItem(_WORDS[id_], id_)
        self.operator.setAccessibleName("How to compare")
        self.search.setPlaceholderText("Search in the list…")
        self.search.setAccessibleName("Search in the list")
        self.list.setModel(self.model)
        self.list.setAccessibleName(f"Values of {self.field.title}")
        self.list.setItemDelegate(_ValueDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.reason.setWordWrap(True)
        self.reason.setProperty("tone", "bad")
        for number, operand in enumerate(self.operands, start=1):
            operand.setAccessibleName(f"Value {number}")
            operand.setPlaceholderText(
                self.field.kind.describe().removeprefix("a ").removeprefix("an ")
            )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for part in (caption, self.operator, self.search):
            layout.addWidget(part)
        layout.addLayout(self._make_links())
        layout.addWidget(self.list, 1)
        for part in (*self.operands, self.reason):
            layout.addWidget(part)
        layout.addStretch()
        layout.addWidget(self.negated)
        layout.addLayout(self._make_buttons())

    def _operator_ids(self) -> Iterator[str]:
        yield _LIST
        for operator in self.field.kind.operators:
            if operator.id in _WORDS and operator.id != _LIST:
                yield operator.id

    def _make_links(self) -> QHBoxLayout:
        links = QHBoxLayout()
        for text, ticked in (("Select all", True), ("Select none", False)):
            link = QPushButton(text)
            link.setProperty("quiet", True)
            link.clicked.connect(lambda _=False, ticked=ticked: self.model.tick_shown(ticked))
            links.addWidget(link)
            self._links.append(link)
        links.addStretch()
        return links

    def _make_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        clear, ok = QPushButton("Clear filter"), QPushButton("OK")
        clear.clicked.connect(lambda: self._finish(None))
        ok.setProperty("primary", True)
        ok.clicked.connect(self._accept)
        buttons.addWidget(clear)
        buttons.addStretch()
        buttons.addWidget(ok)
        return buttons

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.search)
        for field in (self.search, *self.operands):
            field.textChanged.connect(self.reason.hide)
        self.list.clicked.connect(self._toggle)
        self.operator.currentIndexChanged.connect(self._on_operator)
        self.operator.closed.connect(self._focus_entry)

    def _start(self, now: Condition | None) -> None:
        if now is not None:
            operator = _LIST if now.operator == "none of" else now.operator
            self.operator.setCurrentIndex(max(self.operator.findData(operator), 0))
            self.negated.setChecked(now.negated or now.operator == "none of")
            if operator in ("contains", "covers"):
                self.operands[0].setText("; ".join(now.operands))
            elif operator != _LIST:
                for operand, text in zip(self.operands, now.operands, strict=False):
                    operand.setText(text)
        self._on_operator()

    def _on_operator(self) -> None:
        operator = str(self.operator.currentData())
        for widget in (self.search, self.list, *self._links):
            widget.setVisible(operator == _LIST)
        for place, operand in enumerate(self.operands):
            operand.setVisible(operator != _LIST and place < self._wanted(operator))
        self.reason.setText("")
        self.reason.hide()
        # Arrow keys on the operators go on to the next one; whoever picked one goes on to type.
        if not self.operator.hasFocus():
            self._focus_entry()

    def _focus_entry(self) -> None:
        if self._listing:
            self.search.setFocus()
        elif self._wanted(str(self.operator.currentData())):
            self.operands[0].setFocus()

    def _toggle(self, index: QModelIndex) -> None:
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        self.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def _accept(self) -> None:
        if self._listing and not self.model.rowCount() and self.search.text():
            self._refuse(f"No value has “{self.search.text()}” in it")
            return
        try:
            wanted = self.condition
        except ParseError as error:
            self._refuse(str(error))
            return
        self._finish(wanted)

    def _refuse(self, why: str) -> None:
        self.reason.setText(why)
        self.reason.show()

    def _finish(self, condition: Condition | None) -> None:
        self.chosen.emit(condition)
        self.close()


def _figure(text: str, kind: Kind[Any]) -> str:
    """Return what a number's field is asked for: without the per cent sign, which its unit may say already."""
    text = text.removesuffix("%").rstrip()
    found = _COMMA.fullmatch(text)
    if found and len(found[2]) != _GROUP:
        better = f"{found[1]}.{found[2]}"
        raise ParseError(text, f"“{text}” has a comma: use a point: {better}", better)
    return kind.normalise(text)


class _Operators(QComboBox):
    """Tells when its list closes: then the value is next, and the box would keep the keys."""

    closed = Signal()

    def hidePopup(self) -> None:
        """Tell once the list has given the focus back."""
        super().hidePopup()
        QTimer.singleShot(0, self, self.closed.emit)


class _ValueDelegate(QStyledItemDelegate):
    """A tick, the value, its count at the right."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Tick by Space; a click counts anywhere on the line, so the list alone takes it."""
        return isinstance(event, QKeyEvent) and super().editorEvent(event, model, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        look = theme.current()
        painter.save()
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.fillRect(option.rect, look.color("hover"))
        top = option.rect.center().y() - tick.SIDE // 2
        box = QRect(option.rect.left() + 4, top, tick.SIDE, tick.SIDE)
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
