"""The filters of a table page: popups, chips, the value of a cell as a filter, turning a filter round."""

from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QMenu

from belvedere.query import Condition, Query, describe, facets, inverted
from belvedere.ui.mnemonics import literal
from belvedere.ui.models.facet_model import UNKNOWN, FacetModel
from belvedere.ui.models.table_model import TableModel
from belvedere.ui.roles import Role
from belvedere.ui.views.chips import FilterBar
from belvedere.ui.views.filter_popup import FilterPopup
from belvedere.ui.views.grid import Grid

AnyIndex = QModelIndex | QPersistentModelIndex
_LONGEST = 40


class TableFilters(QObject):
    """Turns what the user does with filters into queries, which it hands to the page."""

    def __init__(self, model: TableModel, grid: Grid, bar: FilterBar) -> None:
        """Watch the grid's headers and the bar of chips."""
        super().__init__(grid)
        self._model, self._grid, self._bar = model, grid, bar
        self.show = model.show
        """Shows a query; the page puts its own way of showing in its place."""
        grid.filter_requested.connect(self.open)
        bar.removed.connect(self.clear)
        bar.clicked.connect(lambda name: self.open(model.column_of(name)))

    @property
    def query(self) -> Query:
        """The query shown."""
        return self._model.query

    def refresh(self) -> None:
        """Show the filters in force as chips and marks in the header."""
        landscape, table = self._model.document.landscape, self._model.table.name
        chips = [(c.field, describe(landscape, table, c)) for c in self.query.conditions]
        self._bar.set_chips(chips)
        self._bar.setVisible(bool(chips))
        columns = [self._model.column_of(c.field) for c in self.query.conditions]
        self._grid.set_filtered([column for column in columns if column >= 0])

    def open(self, column: int, at: QPoint | None = None) -> None:
        """Open the popup of a column, at a point of the screen or under the chips."""
        if column < 0:
            return
        field, landscape = self._model.fields[column], self._model.document.landscape
        now = next((c for c in self.query.conditions if c.field == field.name), None)
        listed = now is not None and now.operator in ("any of", "none of")
        ticked = set(now.operands) if now is not None and listed else None
        model = FacetModel(facets(landscape, self.query, field.name), ticked)
        popup = FilterPopup(field, model, now, self._grid.window())
        popup.chosen.connect(partial(self.set, field.name))
        popup.open_at(at or self._bar.mapToGlobal(QPoint(16, self._bar.height())))

    def set(self, name: str, condition: Condition | None) -> None:
        """Put a filter on a field in place of any other; None takes it away."""
        if condition is None:
            self.clear(name)
        else:
            self.show(self.query.with_condition(condition))

    def clear(self, name: str) -> None:
        """Take the filter on a field away."""
        self.show(self.query.without_condition(name))

    def invert(self, name: str) -> None:
        """Show what the filter on a field leaves out, and leave out what it shows."""
        now = next((c for c in self.query.conditions if c.field == name), None)
        if now is not None:
            self.show(self.query.with_condition(inverted(now)))

    def to_value(self, index: AnyIndex, operator: str) -> None:
        """Filter a column by the value of one of its cells."""
        field, text = self._model.fields[index.column()], str(index.data(Role.RAW))
        parts = field.kind.parts(text) or ("",)
        self.show(self.query.with_condition(Condition(field.name, operator, parts)))

    def fill_menu(self, menu: QMenu, index: AnyIndex) -> None:
        """Add the filters that a cell suggests to its menu."""
        field, shown = self._model.fields[index.column()], str(index.data() or UNKNOWN)
        short = literal(shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…")
        title = literal(field.title)
        menu.addAction(f"Filter {title} to {short}", partial(self.to_value, index, "any of"))
        menu.addAction(f"Leave out {short}", partial(self.to_value, index, "none of"))
        if any(condition.field == field.name for condition in self.query.conditions):
            menu.addAction(f"Turn the filter on {title} round", partial(self.invert, field.name))
            menu.addAction(f"Clear the filter on {title}", partial(self.clear, field.name))
