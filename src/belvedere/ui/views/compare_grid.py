"""The grid of a comparison: columns share the width, rows are as high as their fullest cell."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from belvedere.ui import theme
from belvedere.ui.delegates.cell import PADDING
from belvedere.ui.delegates.parts import LEAST, PartsDelegate, caption_height
from belvedere.ui.models.compare_model import CompareModel
from belvedere.ui.roles import Role
from belvedere.ui.views.grid import Grid

LABEL_WIDTH = 184
NARROW_LABEL = 112
LEAST_WIDTH = 172
_NARROW = 1000
_MOST_WIDTH = 260
_PAUSE_MS = 40  # while a window is dragged wider, laying out every cell anew would make it lag


class CompareGrid(Grid):
    """Shows a `CompareModel`; captions fold by click, Space, Enter, Left and Right."""

    part_chosen = Signal(QModelIndex, int)
    """A cell became the current one, and which of its statements was meant."""
    heights_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the grid without a model."""
        super().__init__(parent, frozen=1)
        self.parts = PartsDelegate(self)
        self.setItemDelegate(self.parts)
        self._model: CompareModel | None = None
        self._settled = self._scrollable = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.fit_rows)
        self.set_filters(False)
        for view in (self, self.overlay()):
            view.setShowGrid(False)
            view.header().setSectionsMovable(False)
            view.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Comparison")
        self.overlay().clicked.connect(self._on_clicked)
        # Labels of high rows stand still while their row scrolls by, so that part is painted anew.
        for view in (self, self.overlay()):
            self.verticalScrollBar().valueChanged.connect(view.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._name_place)
        self.heights_changed.connect(self._name_place)

    def show_model(self, model: CompareModel) -> None:
        """Show a model and keep heights in step with it."""
        self._model = model
        self.setModel(model)
        model.modelReset.connect(self.fit)
        model.rowsInserted.connect(lambda _parent, first, last: self.fit_rows(first, last))
        model.rowsRemoved.connect(lambda *_: self.heights_changed.emit())
        self.selectionModel().currentChanged.connect(self._on_current)
        self.fit()

    def fit(self) -> None:
        """Share the width out and give every row its height."""
        if not self.isVisible():
            return
        always, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        long = (
            self._model is not None
            and self._model.rowCount() * LEAST > self.maximumViewportSize().height()
        )
        # Where a bar is sure to come, its room is kept: otherwise all would be laid out twice.
        self.setVerticalScrollBarPolicy(always if long else needed)
        self._share()
        self.fit_rows()

    def fit_rows(self, first: int = 0, last: int = -1) -> None:
        """Give rows the height of their fullest cell; all rows unless some are named."""
        if self._model is None:
            return
        widths = tuple(self.columnWidth(column) for column in range(self._model.columnCount()))
        for row in range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1):
            height = self._height(row, widths)
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
        self._settled = self.isVisible()
        self.heights_changed.emit()

    def needed_height(self) -> int:
        """Return the height at which nothing has to be scrolled."""
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self.header().sizeHint().height() + self.verticalHeader().length() + across

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what came while the grid was hidden."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out; heights follow once the dragging pauses."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width() or not self.isVisible():
            return
        self._share()
        scrollable = self.verticalScrollBar().isVisible()
        if self._settled and scrollable == self._scrollable:
            self._pause.start(_PAUSE_MS)
        else:
            self.fit_rows()
        self._scrollable = scrollable

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold captions from the keyboard."""
        index, model = self.currentIndex(), self._model
        if model is None or not index.isValid() or model.line(index.row()).level != 1:
            super().keyPressEvent(event)
            return
        closed = model.is_collapsed(index.row())
        wanted = {
            Qt.Key.Key_Space: True,
            Qt.Key.Key_Return: True,
            Qt.Key.Key_Enter: True,
            Qt.Key.Key_Left: not closed,
            Qt.Key.Key_Right: closed,
        }.get(Qt.Key(event.key()), False)
        if wanted:
            model.toggle(index.row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Fold a caption, or say which statement of a cell was meant."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            self._choose(self.indexAt(at), at)

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index, QPoint(0, self.rowViewportPosition(index.row())))

    def _choose(self, index: QModelIndex, at: QPoint) -> None:
        model = self._model
        if model is None or not index.isValid():
            return
        row, column = index.row(), index.column()
        if model.line(row).level:
            if len(self.selectedIndexes()) <= 1:
                model.toggle(row)
            return
        below = at.y() - self.rowViewportPosition(row)
        parts = model.parts(row, column)
        self.part_chosen.emit(index, self.parts.part_at(parts, self.columnWidth(column), below))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.part_chosen.emit(current, 0)

    def _name_place(self) -> None:
        row = self.rowAt(0)
        if self._model is not None:
            self._model.set_heading(self._model.line(row).group.title if row >= 0 else "")

    def _share(self) -> None:
        count, room = self.header().count() - 1, self.viewport().width()
        if count < 1 or room <= 0:
            return
        label = NARROW_LABEL if room < _NARROW else LABEL_WIDTH
        least = [self._least(column) for column in range(1, count + 1)]
        self._syncing = True
        self.setColumnWidth(0, label)
        for column, width in enumerate(share(room - label, least), start=1):
            self.setColumnWidth(column, width)
        self._syncing = False
        self._sync_columns()

    def _least(self, column: int) -> int:
        # The name is what a column is known by, and a label beside it is of no use cut down to dots.
        model, across = self.model(), Qt.Orientation.Horizontal
        name = str(model.headerData(column, across)).partition("\n")[0]
        width = QFontMetricsF(theme.font(weight=QFont.Weight.DemiBold)).horizontalAdvance(name)
        chip = model.headerData(column, across, Role.CHIP)
        if chip:
            width += (
                QFontMetricsF(theme.font(11, QFont.Weight.DemiBold)).horizontalAdvance(chip) + 22
            )
        return max(LEAST_WIDTH, min(round(width) + 2 * PADDING + 4, _MOST_WIDTH))

    def _height(self, row: int, widths: tuple[int, ...]) -> int:
        assert self._model is not None
        if level := self._model.line(row).level:
            return caption_height(level)
        cells = enumerate(widths)
        return max(
            self.parts.height(self._model.parts(row, column), width) for column, width in cells
        )


def share(room: int, least: list[int]) -> list[int]:
    """Share a width out equally, but give nobody less than it needs; what they need goes beyond the room."""
    widths = list(least)
    open_ = list(range(len(least)))
    while open_:
        left = room - sum(width for place, width in enumerate(widths) if place not in open_)
        each, rest = divmod(max(left, 0), len(open_))
        needy = [place for place in open_ if least[place] > each]
        if not needy:
            for order, place in enumerate(open_):
                widths[place] = each + (1 if order < rest else 0)
            break
        open_ = [place for place in open_ if place not in needy]
    return widths
