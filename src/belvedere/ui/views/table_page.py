"""One table: title, search, filter chips, grid."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from belvedere.query import Positions, Query, SortBy
from belvedere.schema import SEPARATOR, Field
from belvedere.ui import clipboard, theme
from belvedere.ui.document import Document
from belvedere.ui.jobs import Jobs
from belvedere.ui.models.columns import sort_text
from belvedere.ui.models.table_model import TableModel
from belvedere.ui.roles import Role
from belvedere.ui.views.chips import FilterBar
from belvedere.ui.views.empty_state import EmptyState
from belvedere.ui.views.grid import Grid
from belvedere.ui.views.grid_state import ColumnState
from belvedere.ui.views.header_bar import HeaderBar
from belvedere.ui.views.table_columns import TableColumns
from belvedere.ui.views.table_edits import TableEdits
from belvedere.ui.views.table_filters import TableFilters
from belvedere.ui.views.table_look import TableLook
from belvedere.ui.views.table_menus import TableMenus
from belvedere.ui.views.table_search import TableSearch
from belvedere.ui.views.table_typing import TableTyping
from belvedere.ui.views.table_views import TableViews

_HEADER_ROOM, _CELL_ROOM = 56, 24
_LEAD_WIDTH, _WIDEST = 212, 190
_MOST_MEASURED = 400
_MOST_COMPARED = 500
_MOST_SIDE_BY_SIDE = 8
_SETTLE_MS = 40  # while a selection grows, only what it comes to is worth counting


class TablePage(QWidget):
    """Looks at one table through a query, and edits it."""

    record_selected = Signal(str, str, str)
    """Table, key and field of the current cell; empty texts where there is none."""
    record_wanted = Signal(str, str)
    """The user wants to go to a record of another table."""
    link_wanted = Signal(str)
    """The user wants to open an address."""
    compare_wanted = Signal(list)
    """The user wants these assets side by side."""
    summary_changed = Signal(str)
    deed_wanted = Signal(str)
    """The user wants an action of the window, by its id."""
    said = Signal(str)
    """Something done, for the status bar."""
    warned = Signal(str, str)
    """Something was done in part: what, and what was left."""
    refused = Signal(str, str, object)
    """A text was not taken: what, why, and what opens the editor again (or None)."""

    def __init__(
        self,
        document: Document,
        table: str,
        jobs: Jobs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Show a table of a document; searches of large ones run in `jobs`."""
        super().__init__(parent)
        self.document = document
        self.model = TableModel(document, table, self)
        self.grid = Grid(self, frozen=1)
        self.header = HeaderBar(self.model.table.title)
        self.search = self.header.add_search("Search all columns…  Ctrl+F")
        self.columns_menu, self.views_menu = QMenu(self), QMenu(self)
        self.header.add_button("Columns", menu=self.columns_menu, tip="Show, hide and find columns")
        self.header.add_button("Views", menu=self.views_menu, tip="Show, save and remove views")
        for text, id_ in (("Import…", "data.import"), ("Export…", "file.export")):
            self.header.add_button(text, partial(self.deed_wanted.emit, id_))
        self.compare_button = self.header.add_button("Compare", self._compare, primary=True)
        if "asset" not in self.model.table.by_name:
            self.header.leave_out(self.compare_button)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._last, self._last_row = ("", ""), 0
        self._kept: tuple[tuple[Field, ...], list[ColumnState]] = ((), [])
        self.filters = FilterBar()
        self.filtering = TableFilters(self.model, self.grid, self.filters)
        self.filtering.show = self.show_query
        self.searching = TableSearch(self, jobs)
        self.menus = TableMenus(self, self.columns_menu)
        self.typing = TableTyping(self)
        self.editing = TableEdits(self)
        self.viewing = TableViews(self, self.views_menu)
        self.columns = TableColumns(self)
        self.look = TableLook(self)
        self._stack = QStackedWidget()
        nothing = EmptyState(
            "filter", "No row passes these filters",
            [("Clear search and filters", self.clear_filters)], detail="All rows are still there.",
        )  # fmt: skip
        none = EmptyState(
            "table", f"No {self.model.table.title.lower()} yet", detail=self.model.table.help
        )
        for widget in (self.grid, nothing, none):
            self._stack.addWidget(widget)
        self._compose()
        self._connect()
        self._refresh()

    # ------------------------------------------------------------------ state
    @property
    def table(self) -> str:
        """The name of the table shown."""
        return self.model.table.name

    @property
    def summary(self) -> str:
        """`17 of 36 assets · sorted by highest stage, then name`."""
        shown, total = self.model.rowCount(), self.model.total
        title = self.model.table.title.lower() if total != 1 else self.model.table.singular
        count = f"{total} {title}" if shown == total else f"{shown} of {total} {title}"
        sorted_by = sort_text(self.document.landscape, self.model.query)
        parts = (count, f"sorted by {sorted_by}" if sorted_by else "", self._selection_text())
        return " · ".join(part for part in parts if part)

    def _selection_text(self) -> str:
        selection = self.grid.selectionModel().selection()
        ranges = [selection.at(place) for place in range(selection.count())]
        shown = set(self.grid.visible_columns())
        runs = [
            (column, part.top(), part.bottom())
            for part in ranges
            for column in range(part.left(), part.right() + 1)
            if column in shown
        ]
        if sum(last - first + 1 for _, first, last in runs) < 2:
            return ""
        return self.model.summary(runs).text

    @property
    def current(self) -> tuple[str, str]:
        """Key and field of the current cell; empty texts where there is none."""
        index = self.grid.currentIndex()
        if not index.isValid():
            return "", ""
        return self.model.key_at(index.row()), self.model.fields[index.column()].name

    def selected_keys(self) -> list[str]:
        """Return the keys of the rows that have a selected cell, else of the current one."""
        return [self.model.key_at(row) for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """Return the rows that have a selected cell, else the current one."""
        current = self.grid.currentIndex().row()
        return self.grid.selected_rows() or ([current] if current >= 0 else [])

    def select(self, key: str, field: str = "") -> bool:
        """Go to a record, clearing filters that hide it; return whether the table has it."""
        if not self.document.landscape.has(self.table, key):
            return False
        if self.model.row_of(key) < 0:
            self.clear_filters()
        column = max(self.model.column_of(field), 0) if field else self.grid.visible_columns()[0]
        index = self.model.index(self.model.row_of(key), column)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def go_to_column(self, column: int) -> None:
        """Go to a column, shown if it was hidden."""
        self.grid.set_column_shown(column, True)
        index = self.model.index(max(self.grid.currentIndex().row(), 0), column)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)
        self.grid.setFocus()

    def show_query(self, query: Query, positions: Positions | None = None) -> None:
        """Show what another query asks for; the current record stays current if it is still shown.

        Args:
            query: The query.
            positions: Its answer, where it is known already.
        """
        self.typing.settle()
        key, field = self.current
        if query.search != self.model.query.search:
            self.searching.cancel()
        if query.search != self.model.query.search or not self.searching.pending:
            self.search.show_text(query.search)
        self.model.show(query, positions)
        self._make_current(key, field)
        self._refresh()
        self._show_current()

    def clear_filters(self) -> None:
        """Show all rows; the order stays."""
        self.search.clear()
        self.show_query(replace(self.model.query, conditions=(), search=""))

    def restore(self, states: list[ColumnState]) -> None:
        """Arrange the columns as they were left."""
        self.grid.restore_columns(states)

    def hide_all_but(self, names: set[str]) -> None:
        """Show only some columns, by name."""
        for column, field in enumerate(self.model.fields):
            self.grid.setColumnHidden(column, field.name not in names)
        self.grid.set_frozen(len(self.grid.frozen()))

    def show_usual_columns(self) -> None:
        """Show the columns that the table usually has, in their order and width."""
        usual = [ColumnState(field.name, 0, field.hidden) for field in self.model.fields]
        self.grid.restore_columns(usual)
        self.set_default_widths()

    # ------------------------------------------------------------------ deeds
    def copy(self, *, with_headers: bool) -> str:
        """Put the selected cells on the clipboard; return what to say."""
        chosen = self.grid.selectionModel().selectedIndexes()
        if not chosen:
            return "Nothing is selected"
        rows = sorted({index.row() for index in chosen})
        visible = self.grid.visible_columns()
        columns = [
            column for column in visible if any(index.column() == column for index in chosen)
        ]
        cells = {(index.row(), index.column()) for index in chosen}
        texts = [
            [
                str(self.model.index(row, column).data() or "") if (row, column) in cells else ""
                for column in columns
            ]
            for row in rows
        ]
        header = [self.model.fields[column].title for column in columns] if with_headers else []
        clipboard.put_table(texts, header)
        size = f"{len(rows)} × {len(columns)} cells" if len(rows) * len(columns) > 1 else "1 cell"
        return f"Copied {size}{' with headers' if with_headers else ''}"

    def select_all(self) -> None:
        """Select all cells shown."""
        self.grid.selectAll()

    def edit_current(self) -> None:
        """Open the editor of the current cell."""
        self.typing.edit_current()

    def filter_to_current(self) -> None:
        """Show only the rows that have the current cell's value."""
        index = self.grid.currentIndex()
        if index.isValid():
            self.filtering.to_value(index, "any of")

    def sort_by_current(self) -> None:
        """Sort by the current cell's column; again turns the order, a third time ends it."""
        index = self.grid.currentIndex()
        if index.isValid():
            self._sort(index.column(), add=False)

    def sort_by(self, name: str, *, descending: bool) -> None:
        """Sort by one field."""
        self.show_query(replace(self.model.query, sort=(SortBy(name, descending),)))

    def freeze_to(self, column: int) -> None:
        """Keep the columns from the left edge up to one in view while the others scroll."""
        self.grid.set_frozen(self.grid.visible_columns().index(column) + 1)

    # ------------------------------------------------------------------ private
    def _compose(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.filters):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(self.model.table.title)
        self.show_usual_columns()
        self.setFocusProxy(self.grid)

    def set_default_widths(self) -> None:
        """Give each column the width that its cells need, within bounds."""
        for column, field in enumerate(self.model.fields):
            if self.grid.isColumnHidden(column):
                continue
            weight = QFont.Weight.DemiBold if column == 0 else QFont.Weight.Normal
            metrics = QFontMetrics(theme.font(weight=weight, tabular=True))
            texts = self.document.landscape.column(self.table, field.name).shown[:_MOST_MEASURED]
            longest = (
                max((metrics.horizontalAdvance(text) for text in texts), default=0) + _CELL_ROOM
            )
            title = metrics.horizontalAdvance(field.title) + _HEADER_ROOM
            most = _LEAD_WIDTH if column == 0 else _WIDEST
            self.grid.setColumnWidth(column, max(title, min(longest, most)))

    def _connect(self) -> None:
        self.filters.cleared.connect(self.clear_filters)
        self.grid.sort_requested.connect(self._sort)
        self.grid.copy_requested.connect(
            lambda headers: self.said.emit(self.copy(with_headers=headers))
        )
        self.grid.link_requested.connect(self._on_link)
        selection = self.grid.selectionModel()
        selection.currentChanged.connect(lambda *_: self._on_current())
        selection.selectionChanged.connect(lambda *_: self._settle.start())
        self._settle.timeout.connect(self._on_selected)
        self.model.counted.connect(self._refresh)
        self.model.edited.connect(self.said)
        self.model.modelAboutToBeReset.connect(self._keep_columns)
        self.model.modelReset.connect(self._bring_back_columns)
        self.model.refused.connect(lambda what, why: self.refused.emit(what, why, None))

    def _keep_columns(self) -> None:
        self._kept = (self.model.fields, self.grid.column_state())

    def _bring_back_columns(self) -> None:
        # Qt keeps columns by their number: a column that comes or goes would give its place to another.
        fields, states = self._kept
        if fields != self.model.fields:
            known = {state.name for state in states}
            added = [
                ColumnState(f.name, 0, f.hidden) for f in self.model.fields if f.name not in known
            ]
            self.grid.restore_columns([*states, *added])
        self._make_current(*self._last)

    def _make_current(self, key: str, field: str) -> None:
        # The record that was current, else the row where it stood: a grid without a current cell has no keys.
        row = self.model.row_of(key) if key else -1
        row = row if row >= 0 else min(self._last_row, self.model.rowCount() - 1)
        if row >= 0 and self.grid.currentIndex().row() != row:
            column = self.model.column_of(field) if field else self.grid.visible_columns()[0]
            self.grid.setCurrentIndex(self.model.index(row, max(column, 0)))
        else:
            # The same row, but maybe another record: Qt tells of rows only.
            self._on_current()

    def _show_current(self) -> None:
        # Its row, that is: whoever sorts by a column far to the right still looks at that column.
        bar = self.grid.horizontalScrollBar()
        before = bar.value()
        self.grid.scrollTo(self.grid.currentIndex())
        bar.setValue(before)

    def _refresh(self) -> None:
        self.filtering.refresh()
        self.grid.set_sorted(self.model.sort_columns)
        empty = 0 if self.model.rowCount() else (1 if self.model.total else 2)
        self._stack.setCurrentIndex(empty)
        self.summary_changed.emit(self.summary)
        self._count_compared()

    def _sort(self, column: int, add: bool) -> None:
        self.show_query(self.model.query.sorted_by(self.model.fields[column].name, add=add))

    def _on_link(self, index: QModelIndex) -> None:
        self.link_wanted.emit(str(index.data(Role.LINK)))

    def _on_current(self) -> None:
        key, field = self.current
        if key:
            self._last, self._last_row = (key, field), self.grid.currentIndex().row()
        self.record_selected.emit(self.table if key else "", key, field)

    @property
    def comparable(self) -> bool:
        """Whether rows are selected that are assets or concern some."""
        return "asset" in self.model.table.by_name and self.grid.currentIndex().isValid()

    def compared(self) -> list[str]:
        """Return the assets that the selected rows are or concern, in order; of very many rows, of the first."""
        if not self.comparable:
            return []
        keys = (self.model.key_at(row) for row in self.selected_rows()[:_MOST_COMPARED])
        texts = (self.document.landscape.cell(self.table, key, "asset") for key in keys)
        return list(dict.fromkeys(part for text in texts for part in text.split(SEPARATOR) if part))

    def _on_selected(self) -> None:
        self._count_compared()
        self.summary_changed.emit(self.summary)

    def _count_compared(self) -> None:
        count = len(self.compared())
        if count > _MOST_SIDE_BY_SIDE:
            text = f"Compare first {_MOST_SIDE_BY_SIDE} of {count}"
        else:
            text = f"Compare {count} selected" if count > 1 else "Compare"
        self.compare_button.setText(text)

    def _compare(self) -> None:
        self.compare_wanted.emit(self.compared())
