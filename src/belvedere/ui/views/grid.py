"""The table of every page: frozen first columns, several sort keys, columns that remember."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QWidget

from belvedere.ui.delegates.cell import CellDelegate
from belvedere.ui.delegates.text import scaled
from belvedere.ui.roles import Role
from belvedere.ui.views import bands
from belvedere.ui.views.frozen import FrozenView, OwnEditors
from belvedere.ui.views.grid_state import ROW_HEIGHT, ColumnState, Density
from belvedere.ui.views.header import Header

_WRAPPED = 34  # two more lines
_MOST_FROZEN = 0.7  # of the width; beyond that nothing else could be reached

AnyIndex = QModelIndex | QPersistentModelIndex


class Grid(OwnEditors):
    """A table over any model that answers `ui.roles.Role`.

    A column's name is what `headerData(column, Horizontal, Role.KEY)` says. Sorting, filtering,
    menus and copying are wishes: the grid emits them and leaves the deed to its page.
    """

    sort_requested = Signal(int, bool)
    filter_requested = Signal(int, QPoint)
    header_menu_requested = Signal(int, QPoint)
    menu_requested = Signal(QModelIndex, QPoint)
    copy_requested = Signal(bool)
    columns_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, frozen: int = 1) -> None:
        """Make the grid.

        Args:
            parent: Owner.
            frozen: How many of the first visible columns stay while the others scroll.
        """
        super().__init__(parent)
        self.hovered_row = -1
        self.bands = False
        self._frozen_count = frozen
        self._syncing = False
        self._density: Density = "normal"
        self.setHorizontalHeader(Header(self))
        # A click on a header sorts; it would also select the whole column, which nobody asked for.
        self.header().sectionPressed.disconnect()
        self._overlay = FrozenView(self)
        self._settle()
        self._connect()
        self.setItemDelegate(CellDelegate(self))
        self.set_density("normal")

    def header(self) -> Header:
        """Return the horizontal header with its own type."""
        found = self.horizontalHeader()
        assert isinstance(found, Header)
        return found

    def overlay(self) -> FrozenView:
        """Return the view of the frozen columns."""
        return self._overlay

    # Columns

    def set_frozen(self, count: int) -> None:
        """Freeze the first visible columns."""
        self._frozen_count = count
        self._sync_columns()

    def frozen(self) -> list[int]:
        """Return the frozen columns in visual order."""
        return self.visible_columns()[: self._frozen_count]

    def visible_columns(self) -> list[int]:
        """Return the columns on show in visual order."""
        header = self.header()
        order = (header.logicalIndex(visual) for visual in range(header.count()))
        # Qt tells of hiding as a width of 0, just before it counts the column as hidden.
        return [column for column in order if header.sectionSize(column) > 0]

    def column_name(self, column: int) -> str:
        """Return the name under which a column's state is kept."""
        model, across = self.model(), Qt.Orientation.Horizontal
        return str(model.headerData(column, across, Role.KEY) or column)

    def column_state(self) -> list[ColumnState]:
        """Return all columns in visual order."""
        header = self.header()
        order = [header.logicalIndex(visual) for visual in range(header.count())]
        return [
            ColumnState(self.column_name(c), self.columnWidth(c), header.isSectionHidden(c))
            for c in order
        ]

    def restore_columns(self, states: Iterable[ColumnState]) -> None:
        """Arrange the columns; names unknown are passed over, columns not named come last."""
        header = self.header()
        columns = {self.column_name(column): column for column in range(header.count())}
        known = [state for state in states if state.name in columns]
        self._syncing = True
        for visual, state in enumerate(known):
            column = columns[state.name]
            header.moveSection(header.visualIndex(column), visual)
            header.setSectionHidden(column, state.hidden)
            # A hidden column reports no width; 0 would make it unreachable when shown again.
            if state.width > 0:
                header.resizeSection(column, state.width)
        self._syncing = False
        self._sync_columns()

    def set_column_shown(self, column: int, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        if not shown and self.visible_columns() == [column]:
            return
        self.setColumnHidden(column, not shown)
        self._sync_columns()
        self.columns_changed.emit()

    def fit_columns(self, columns: Iterable[int] | None = None, *, most: int = 320) -> None:
        """Make columns as wide as their title and visible cells need, up to a limit in pixels."""
        for column in self.visible_columns() if columns is None else columns:
            cells = self.sizeHintForColumn(column)
            title = self.header().sectionSizeHint(column)
            self.setColumnWidth(column, min(max(cells + 1, title, 40), most))

    def set_sorted(self, keys: Sequence[tuple[int, bool]]) -> None:
        """Show the sort keys as (column, ascending), the first key first."""
        for header in (self.header(), self._overlay.header()):
            header.set_sorted(keys)

    def set_filtered(self, columns: Sequence[int]) -> None:
        """Show which columns have a filter."""
        for header in (self.header(), self._overlay.header()):
            header.set_filtered(columns)

    def set_filters(self, offered: bool) -> None:
        """Say whether headers offer a filter at all."""
        for header in (self.header(), self._overlay.header()):
            header.filters = offered

    # Rows

    def set_density(self, density: Density, *, wrap: bool = False) -> None:
        """Set the height of all rows, at the zoom in force; with room for more lines where texts wrap."""
        self._density = density
        height = scaled(ROW_HEIGHT[density] + (_WRAPPED if wrap else 0))
        for view in (self, self._overlay):
            rows = view.verticalHeader()
            rows.setMinimumSectionSize(min(height, ROW_HEIGHT["compact"] - 4))
            rows.setDefaultSectionSize(height)

    def density(self) -> Density:
        """Return the density in force."""
        return self._density

    def set_bands(self, shown: bool) -> None:
        """Say whether rows with `Role.SECTION` are painted as captions across all columns."""
        self.bands = self._overlay.bands = shown
        self.viewport().update()

    def selected_rows(self) -> list[int]:
        """Return the rows that have a selected cell, in order."""
        if self.selectionModel() is None:
            return []
        ranges = self.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    # Qt's own, redirected where the frozen part has its say

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model in both parts."""
        super().setModel(model)
        self._overlay.setModel(model)
        self._overlay.setSelectionModel(self.selectionModel())
        if model is not None:
            model.modelReset.connect(self._sync_columns)
        self._sync_columns()

    def setSelectionModel(self, selection: QItemSelectionModel) -> None:
        """Share a selection between both parts."""
        super().setSelectionModel(selection)
        selection.currentRowChanged.connect(self._on_row_changed)
        if self._overlay.model() is selection.model():
            self._overlay.setSelectionModel(selection)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        """Paint both parts with one delegate."""
        super().setItemDelegate(delegate)
        self._overlay.setItemDelegate(delegate)

    def setItemDelegateForColumn(self, column: int, delegate: QAbstractItemDelegate) -> None:
        """Paint a column of both parts with a delegate of its own."""
        super().setItemDelegateForColumn(column, delegate)
        self._overlay.setItemDelegateForColumn(column, delegate)

    def setEditTriggers(self, triggers: QAbstractItemView.EditTrigger) -> None:
        """Edit in both parts alike."""
        super().setEditTriggers(triggers)
        self._overlay.setEditTriggers(triggers)

    def setSelectionBehavior(self, behaviour: QAbstractItemView.SelectionBehavior) -> None:
        """Select in both parts alike."""
        super().setSelectionBehavior(behaviour)
        self._overlay.setSelectionBehavior(behaviour)

    def edit(self, *args: Any) -> Any:
        """Open editors of frozen cells in the frozen part, where they can be seen."""
        if args and args[0].isValid() and self._covers(args[0].column()):
            return self._overlay.edit(*args)
        return super().edit(*args)

    def indexAt(self, at: QPoint) -> QModelIndex:
        """Return what is seen at a point, which may be a frozen cell."""
        if self._overlay.isVisible() and at.x() < self._overlay.width():
            return self._overlay.indexAt(at)
        return super().indexAt(at)

    def scrollTo(
        self,
        index: AnyIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell out from behind the frozen part as well."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if self._covers(index.column()):
            bar.setValue(before)
        elif self._overlay.isVisible():
            left = self.columnViewportPosition(index.column())
            bar.setValue(bar.value() - max(self._overlay.width() - left, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for copying, with Shift with headers; select the column; open a link."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit(False)
        elif event.keyCombination() == _COPY_WITH_HEADERS:
            self.copy_requested.emit(True)
        elif event.keyCombination() == _SELECT_COLUMN:
            self._select_column(self.currentIndex())
        elif event.key() in _ENTER and self.currentIndex().data(Role.LINK) is not None:
            self.link_requested.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Home:
                # The frozen column is in sight anyway, so Qt sees no need to scroll.
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().minimum())

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer for the tint of the row under it."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._on_hovered(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.Leave:
            self._on_hovered(-1)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cells, then captions over them."""
        super().paintEvent(event)
        if self.bands:
            bands.paint(self)

    def updateGeometries(self) -> None:
        """Keep the frozen part over its place."""
        super().updateGeometries()
        self._place_overlay()

    # Keeping both parts in step

    def _settle(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        # Measuring beyond the visible rows costs more than a well-fitted column is worth.
        self.header().setResizeContentsPrecision(0)
        for view in (self, self._overlay):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect(self) -> None:
        for view in (self, self._overlay):
            view.customContextMenuRequested.connect(self._ask_menu)
        for header in (self.header(), self._overlay.header()):
            header.sort_requested.connect(self.sort_requested)
            header.filter_requested.connect(self.filter_requested)
            header.menu_requested.connect(self.header_menu_requested)
        self.header().sectionResized.connect(self._on_arranged)
        self.header().sectionMoved.connect(self._on_arranged)
        self._overlay.header().sectionResized.connect(self._on_overlay_resized)
        self._overlay.header().sectionMoved.connect(self._on_overlay_moved)
        self._overlay.hovered.connect(self._on_hovered)
        self.clicked.connect(self._follow_on_click)
        self.doubleClicked.connect(self._follow_on_double_click)
        self._overlay.clicked.connect(self.clicked)
        self._overlay.doubleClicked.connect(self.doubleClicked)
        self._overlay.activated.connect(self.activated)
        mine, theirs = self.verticalScrollBar(), self._overlay.verticalScrollBar()
        mine.valueChanged.connect(theirs.setValue)
        theirs.valueChanged.connect(mine.setValue)
        self.horizontalScrollBar().valueChanged.connect(self._overlay.viewport().update)
        self.verticalHeader().sectionResized.connect(
            lambda row, _old, height: self._overlay.setRowHeight(row, height)
        )

    def _covers(self, column: int) -> bool:
        return self._overlay.isVisible() and not self._overlay.isColumnHidden(column)

    def _sync_columns(self) -> None:
        """Bring order, widths and visibility of the frozen part in line with the grid's."""
        if self._syncing or self.model() is None:
            return
        self._syncing = True
        mine, theirs = self.header(), self._overlay.header()
        if mine.count() and mine.hiddenSectionCount() == mine.count():
            # A view or setting meant other columns than this landscape has.
            mine.showSection(mine.logicalIndex(0))
        frozen = set(self.frozen())
        for visual in range(mine.count()):
            column = mine.logicalIndex(visual)
            theirs.moveSection(theirs.visualIndex(column), visual)
            theirs.setSectionHidden(column, column not in frozen)
            if column in frozen:
                theirs.resizeSection(column, mine.sectionSize(column))
        self._syncing = False
        self._place_overlay()

    def _place_overlay(self) -> None:
        header, port = self.header(), self.viewport()
        width = sum(self.columnWidth(column) for column in self.frozen()) if self.model() else 0
        shown = 0 < width <= port.width() * _MOST_FROZEN
        self._overlay.setVisible(shown)
        if not shown:
            return
        self._overlay.header().setFixedHeight(header.height())
        top = header.geometry().top()
        self._overlay.setGeometry(
            QRect(port.geometry().left(), top, width, header.height() + port.height())
        )
        self._overlay.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def _on_arranged(self, _column: int, _old: int, _new: int) -> None:
        if not self._syncing:
            self._sync_columns()
            self.columns_changed.emit()

    def _on_overlay_resized(self, column: int, _old: int, width: int) -> None:
        if not self._syncing and width > 0:
            self.setColumnWidth(column, width)

    def _on_overlay_moved(self, _column: int, old: int, new: int) -> None:
        if not self._syncing:
            self.header().moveSection(old, new)

    def _on_hovered(self, row: int) -> None:
        if row != self.hovered_row:
            before, self.hovered_row = self.hovered_row, row
            self._overlay.hovered_row = row
            self._repaint_rows(before, row)

    def _on_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._repaint_rows(current.row(), previous.row())

    def _repaint_rows(self, *rows: int) -> None:
        for view in (self, self._overlay):
            for row in rows:
                if row >= 0:
                    top, height = view.rowViewportPosition(row), view.rowHeight(row)
                    view.viewport().update(0, top, view.viewport().width(), height)

    def _ask_menu(self, at: QPoint) -> None:
        self.menu_requested.emit(self.indexAt(at), self.viewport().mapToGlobal(at))


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SELECT_COLUMN = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Space)
_COPY_WITH_HEADERS = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
