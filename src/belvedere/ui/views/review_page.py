"""The review of a file: what it would change, to tick and to apply as one change."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from belvedere.reconcile import Review
from belvedere.ui import clipboard, theme
from belvedere.ui.delegates import tick
from belvedere.ui.delegates.cell import CellDelegate
from belvedere.ui.document import Document
from belvedere.ui.models import review_model
from belvedere.ui.models.review_model import AFTER, BEFORE, TITLES, ReviewModel
from belvedere.ui.roles import Role
from belvedere.ui.views.chips import ChoiceBar
from belvedere.ui.views.empty_state import EmptyState
from belvedere.ui.views.grid import Grid
from belvedere.ui.views.grid_state import ROW_HEIGHT
from belvedere.ui.views.header_bar import HeaderBar

PROMISE = "Applied as one change: it can be undone in one step, and stays in the history with its file name."
_WIDTHS = {"tick": 34, "kind": 92, "table": 92, "field": 112, "place": 78}
_SHARES = {"record": 0.26, "before": 0.34, "after": 0.40}
_LEAST = 118
_PLURALS = {"changed": "Changed", "added": "Added", "removed": "Removed", "problem": "Problems"}
AnyIndex = QModelIndex | QPersistentModelIndex


class ReviewPage(QWidget):
    """Shows what a file would change; the window applies what was ticked."""

    apply_requested = Signal()
    cancelled = Signal()
    summary_changed = Signal(str)
    record_selected = Signal(str, str)
    """Table and key of the current item; empty texts where the landscape has no such record."""
    said = Signal(str)
    """Something done, for the status bar."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        """Make the page without a review."""
        super().__init__(parent)
        self.document = document
        self.model = ReviewModel(lambda: document.landscape, self)
        self.header = HeaderBar("Review")
        self.subtitle = QLabel()
        self.subtitle.setProperty("muted", True)
        self.subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.header.add_left(self.subtitle, 1)
        self.filters = ChoiceBar()
        self.grid = ReviewGrid(self)
        self.grid.setModel(self.model)
        self.apply_button = QPushButton("Apply")
        self.apply_button.setProperty("primary", True)
        self.cancel_button = QPushButton("Cancel")
        self.empty = EmptyState(
            "check", "Nothing differs", [("Back to the landscape", self.cancelled.emit)]
        )
        self._compose()
        self._connect()

    def show_review(self, review: Review, name: str, subtitle: str) -> None:
        """Show the review of a file.

        Args:
            review: The review.
            name: The file's name.
            subtitle: How it was compared: with which revision, or that another program made it.
        """
        self.header.set_title(f"Review: {name}")
        self.subtitle.setText(subtitle)
        self.subtitle.setToolTip(subtitle)
        self.model.show(review)
        self.empty.set_text(
            "Nothing differs", f"{name} says the same as this landscape, cell by cell."
        )
        counts = {kind: count for kind, count in self.model.counts().items() if count}
        choices = [
            ("", f"All {len(review.items)}"),
            *((kind, f"{_PLURALS[kind]} {n}") for kind, n in counts.items()),
        ]
        self.filters.set_choices(choices)
        self.stack.setCurrentIndex(0 if review.items else 1)
        if review.items:
            self.grid.setCurrentIndex(self.model.index(0, review_model.KIND))
        self.grid.fit()

    def ticked(self) -> set[int]:
        """Return the ids of the items to take."""
        return self.model.ticked

    @property
    def summary(self) -> str:
        """`4 of 8 ticked · 2 cells could not be read, nothing lost`."""
        total, problems = self.model.able, self.model.counts()["problem"]
        if not self.model.items:
            return "Nothing differs"
        places = "1 place of the file" if problems == 1 else f"{problems} places of the file"
        unread = f" · {places} could not be taken" if problems else ""
        return f"{len(self.model.ticked)} of {total} ticked{unread}"

    def copy(self, with_headers: bool) -> str:
        """Put the selected items, or all shown if no more than one is selected, on the clipboard."""
        rows = self.grid.selected_rows()
        rows = rows if len(rows) > 1 else list(range(self.model.rowCount()))
        table = [self._texts(row) for row in rows]
        across = Qt.Orientation.Horizontal
        titles = [str(self.model.headerData(column, across)) for column in range(1, len(TITLES))]
        clipboard.put_table(table, titles if with_headers else [])
        return f"Copied {len(rows)} {'item' if len(rows) == 1 else 'items'}"

    # --------------------------------------------------------------- building
    def _compose(self) -> None:
        pills = QHBoxLayout()
        pills.setContentsMargins(16, 7, 16, 8)
        pills.addWidget(self.filters)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(pills)
        body.addWidget(_Line())
        body.addWidget(self.grid, 1)
        body.addWidget(_Line())
        body.addLayout(self._foot())
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    def _foot(self) -> QHBoxLayout:
        promise = QLabel(PROMISE)
        promise.setProperty("muted", True)
        promise.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 14)
        foot.setSpacing(10)
        foot.addWidget(promise, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.apply_button)
        return foot

    def _connect(self) -> None:
        self.filters.chosen.connect(self._on_kind)
        self.apply_button.clicked.connect(self.apply_requested)
        self.cancel_button.clicked.connect(self.cancelled)
        self.model.ticks_changed.connect(self._on_ticks)
        self.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.grid.copy_requested.connect(lambda headers: self.said.emit(self.copy(headers)))

    # ------------------------------------------------------------------ slots
    def _on_kind(self, kind: str) -> None:
        self.model.filter(kind)
        self.grid.fit_rows()
        if self.model.rowCount():
            self.grid.setCurrentIndex(self.model.index(0, review_model.KIND))

    def _on_ticks(self) -> None:
        count, total = len(self.model.ticked), self.model.able
        self.apply_button.setText(f"Apply {count} of {total}")
        self.apply_button.setEnabled(count > 0)
        self.summary_changed.emit(self.summary)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            self.record_selected.emit("", "")
            return
        item = self.model.item(current.row())
        known = (
            item.table != ""
            and item.key != ""
            and self.document.landscape.has(item.table, item.key)
        )
        self.record_selected.emit(*((item.table, item.key) if known else ("", "")))

    def _texts(self, row: int) -> list[str]:
        item = self.model.item(row)
        return [
            self.model.full_text(item, column) if column in (BEFORE, AFTER)
            else str(self.model.index(row, column).data())
            for column in range(1, len(TITLES))
        ]  # fmt: skip


class ReviewGrid(Grid):
    """Rows of items; Space turns the ticks of the rows selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the grid."""
        super().__init__(parent, frozen=0)
        self.setItemDelegate(CellDelegate(self))
        self._texts = _TextDelegate(self)
        for column in (BEFORE, AFTER):
            self.setItemDelegateForColumn(column, self._texts)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.set_filters(False)
        self.header().setSectionsMovable(False)
        self.setAccessibleName("Items of the review")
        self.tick_all = TickAll(self.header(), self)
        self.header().sectionResized.connect(lambda *_: self.fit_rows())
        self._fitting = False

    def fit(self) -> None:
        """Share the width out, then give rows with long texts more height."""
        names = review_model.COLUMNS
        room = self.viewport().width() - sum(_WIDTHS.values())
        self._fitting = True
        for column, name in enumerate(names):
            share = _SHARES.get(name)
            self.setColumnWidth(
                column, _WIDTHS[name] if share is None else max(int(room * share), _LEAST)
            )
        self._fitting = False
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row the height of its texts."""
        model = self.model()
        if self._fitting or model is None:
            return
        option = QStyleOptionViewItem()
        least = ROW_HEIGHT[self.density()]
        for row in range(model.rowCount()):
            height = least
            for column in (BEFORE, AFTER):
                option.rect = QRect(0, 0, self.columnWidth(column), least)
                height = max(
                    height, self._texts.sizeHint(option, model.index(row, column)).height()
                )
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self.model() is not None:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn ticks by Space; all selected rows become alike."""
        model = self.model()
        if event.key() == Qt.Key.Key_Space and isinstance(model, ReviewModel):
            rows = self.selected_rows()
            model.tick(rows, model.state(rows) != Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)


class TickAll(QAbstractButton):
    """The tick in the header that stands for all items shown."""

    def __init__(self, header: QHeaderView, grid: ReviewGrid) -> None:
        """Stand over the first section of a header."""
        super().__init__(header)
        self._header, self._grid = header, grid
        self.setToolTip("Tick or untick all items shown")
        self.setAccessibleName("All items shown")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._on_clicked)
        header.installEventFilter(self)
        self._place()

    def sizeHint(self) -> QSize:
        """Return the room of the box with its focus frame."""
        return QSize(tick.SIDE + 6, tick.SIDE + 6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the header changes its height."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the state of the items shown."""
        model = self._grid.model()
        state = model.state() if isinstance(model, ReviewModel) else None
        if state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tick.paint(painter, QRect(3, 3, tick.SIDE, tick.SIDE), state, theme.current())
        if self.hasFocus():
            painter.setPen(QPen(theme.current().color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        painter.end()

    def _place(self) -> None:
        self.resize(self.sizeHint())
        self.move(
            (_WIDTHS["tick"] - self.width()) // 2, (self._header.height() - self.height()) // 2
        )

    def _on_clicked(self) -> None:
        model = self._grid.model()
        if isinstance(model, ReviewModel):
            model.tick(range(model.rowCount()), model.state() != Qt.CheckState.Checked)


class _TextDelegate(CellDelegate):
    """Wraps texts, but for those of which only the differing part is shown."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        self.wrap = not index.data(Role.HITS)
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        self.wrap = not index.data(Role.HITS)
        return super().sizeHint(option, index)


class _Line(QWidget):
    """A hairline across the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("lines"))
        painter.end()
