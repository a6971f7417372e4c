"""One table of the landscape, as a query shows it, for a grid."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from belvedere.errors import BelvedereError
from belvedere.landscape import Announcement, ChangeSet, Column, edit_cell
from belvedere.query import Query, answerable, places_of, run
from belvedere.query.selection import Summary, summary_of_columns
from belvedere.schema import ALL_TABLES, DEVELOPMENT, STAGE, Field, Link, ParseError, fold
from belvedere.ui.delegates.content import Cell
from belvedere.ui.document import Document
from belvedere.ui.models.columns import Columns, default_fields, selected
from belvedere.ui.models.editing import editing_of
from belvedere.ui.models.row_marks import TONES, reasons, row_marks
from belvedere.ui.roles import Role

AnyIndex = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_STAGED = (STAGE, DEVELOPMENT)
_MOST_CELLS = 20_000  # some hundred bytes each, and more than anybody scrolls through at once


class TableModel(QAbstractTableModel):
    """Rows are positions that the query gave; cells are read from prepared columns.

    Attributes:
        query: What is shown.
        fields: The columns shown, in their order.
    """

    refused = Signal(str, str)
    """An edit was refused: what happened, and what to do."""
    edited = Signal(str)
    """An edit was applied, with its reason."""
    counted = Signal()
    """The rows shown may be others now."""

    def __init__(self, document: Document, table: str, parent: QObject | None = None) -> None:
        """Show all rows of a table in its own order."""
        super().__init__(parent)
        self.document = document
        self.table = ALL_TABLES[table]
        self.query = Query(table)
        self.fields: tuple[Field, ...] = default_fields(document.landscape, table)
        self._titles: dict[str, str] = {}
        self._rows = document.landscape.rows(table)
        self._columns: dict[int, Column] = {}
        self._positions = np.empty(0, dtype=np.intp)
        self._words: tuple[str, ...] = ()
        self._cells: dict[tuple[int, int, int], Cell] = {}
        self._marks: npt.NDArray[np.int8] | None = None
        self._load()
        document.changed.connect(self._on_changed)
        document.exported_changed.connect(self._on_exported)

    # ------------------------------------------------------------------ shape
    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many rows pass."""
        return 0 if parent.isValid() else len(self._positions)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Return how many columns are shown."""
        return 0 if parent.isValid() else len(self.fields)

    @property
    def total(self) -> int:
        """How many rows the table has."""
        return len(self.document.landscape.rows(self.table.name))

    def key_at(self, row: int) -> str:
        """Return the key of the record in a row."""
        # Of the rows that the positions were found in: the landscape may have others already, while
        # everybody is being told so.
        return str(self._rows.columns[self.table.key][self._positions[row]])

    def row_of(self, key: str) -> int:
        """Return the row of a record, or -1 where it is not shown."""
        position = self._rows.index.get(key)
        if position is None:
            return -1
        hits = np.flatnonzero(self._positions == position)
        return int(hits[0]) if len(hits) else -1

    def column_of(self, field: str) -> int:
        """Return the column of a field, or -1 where it is not shown."""
        return next((place for place, each in enumerate(self.fields) if each.name == field), -1)

    # ------------------------------------------------------------------ reading
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer a role; see `Role` for those of our own."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        code = int(column.codes[self._positions[index.row()]])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.shown[code]
            case Qt.ItemDataRole.EditRole | Role.RAW:
                return column.distinct[code]
            case Role.SORT:
                rank = int(column.ranks[self._positions[index.row()]])
                return None if rank < 0 else rank
            case Role.KEY:
                return self.key_at(index.row())
            case Role.CELL:
                return self.cell_at(index.row(), index.column())
            case Role.EDITING:
                name = column.field.name
                return (
                    editing_of(self.document.landscape, self.table.name, name, self._supply)
                    if self.editable(index.column())
                    else None
                )
            case _:
                found = self._look(column, code, role)
                lead = role == Qt.ItemDataRole.ToolTipRole and not index.column()
                return self._with_reasons(found, index.row()) if lead else found

    def cell_at(self, row: int, column: int) -> Cell:
        """Return a cell as its delegate paints it, the same for all rows that say the same."""
        position = self._positions.item(row)
        code = self._columns[column].codes.item(position)
        mark = 0 if column else self.marks.item(position)
        found = self._cells.get((column, code, mark))
        return self._make_cell(column, code, mark) if found is None else found

    @property
    def marks(self) -> npt.NDArray[np.int8]:
        """The mark of each row of the table, as `row_marks` gives it."""
        if self._marks is None:
            self._marks = row_marks(
                self.document.landscape, self.table.name, self.document.exported
            )
        return self._marks

    def _make_cell(self, place: int, code: int, mark: int) -> Cell:
        if len(self._cells) >= _MOST_CELLS:
            self._cells.clear()
        column = self._columns[place]
        text = column.shown[code]
        made = self._cells[place, code, mark] = Cell(
            text,
            bold=len(text) if self._look(column, code, Role.BOLD) else 0,
            hits=self._hits(text),
            right=column.field.kind.right_aligned,
            link=self._look(column, code, Role.LINK) is not None,
            chip=self._look(column, code, Role.CHIP),
            tone=self._tone(column, code),
            edge=TONES[mark],
        )
        return made

    def _look(self, column: Column, code: int, role: int) -> Any:
        text, field = column.distinct[code], column.field
        match role:
            case Role.CHIP:
                return text if field.vocabulary in _STAGED and text else None
            case Role.BOLD:
                return (
                    field.name == self.table.label[0].partition("|")[0] and field.refers_to is None
                )
            case Role.LINK:
                return text if text and isinstance(field.kind, Link) else None
            case Role.TONE:
                return self._tone(column, code)
            case Role.HITS:
                return self._hits(column.shown[code])
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(column, code)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(field)
            case _:
                return None

    def _tone(self, column: Column, code: int) -> str | None:
        wrong = code in column.faults or (column.field.required and not column.distinct[code])
        return "bad" if wrong else None

    def _tip(self, column: Column, code: int) -> str | None:
        if code in column.faults:
            return str(column.faults[code])
        if column.field.required and not column.distinct[code]:
            return f"{column.field.title} is empty"
        return column.shown[code] or None

    def _with_reasons(self, tip: str | None, row: int) -> str | None:
        document = self.document
        said = reasons(document.landscape, self.table.name, self.key_at(row), document.exported)
        return "\n".join(part for part in (tip, said) if part) or None

    def _hits(self, shown: str) -> tuple[tuple[int, int], ...]:
        return places_of(shown, self._words) if self._words else ()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Answer with title, help and alignment of a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.fields):
            return None
        field = self.fields[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title(section)
            case Qt.ItemDataRole.ToolTipRole:
                return field.help
            case Role.KEY:
                return field.name
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(field)
            case _:
                return None

    # ------------------------------------------------------------------ editing
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Say that cells can be edited, but for keys and derived columns."""
        base = super().flags(index)
        return (
            base | Qt.ItemFlag.ItemIsEditable
            if index.isValid() and self.editable(index.column())
            else base
        )

    def editable(self, column: int) -> bool:
        """Return whether a column's cells can be typed into."""
        name = self.fields[column].name
        return (
            name != self.table.key and name in self.document.landscape.rows(self.table.name).columns
        )

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Apply what was typed as a change set; say so in `refused` if it cannot be taken."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        field, key = self.fields[index.column()], self.key_at(index.row())
        landscape = self.document.landscape
        try:
            change_set = edit_cell(landscape, self.table.name, key, field.name, str(value))
            self.document.apply(change_set, initiator=self)
        except ParseError as error:
            self.refused.emit(error.reason, f"Expected {error.expected}")
            return False
        except BelvedereError as error:
            self.refused.emit(error.what, error.remedy)
            return False
        if change_set:
            self.edited.emit(change_set.reason)
        return True

    def _supply(self, change_set: ChangeSet) -> None:
        self.document.apply(change_set, initiator=self)
        self.edited.emit(change_set.reason)

    # ------------------------------------------------------------------ asking
    @property
    def positions(self) -> npt.NDArray[np.intp]:
        """The positions of the rows shown, in their order; not to be altered."""
        return self._positions

    def show(self, query: Query, positions: npt.NDArray[np.intp] | None = None) -> None:
        """Show what another query of the same table asks for, answered here unless the answer is given."""
        positions = run(self.document.landscape, query) if positions is None else positions
        if len(positions) == len(self._positions) and np.array_equal(
            np.sort(positions), np.sort(self._positions)
        ):
            self._reorder(query, positions)
        else:
            self.beginResetModel()
            self._take(query, positions)
            self.endResetModel()
        self.counted.emit()

    def _reorder(self, query: Query, positions: npt.NDArray[np.intp]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        keys = [self.key_at(index.row()) for index in old]
        self._take(query, positions)
        rows = {key: self.row_of(key) for key in dict.fromkeys(keys)}
        new = [self.index(rows[key], index.column()) for index, key in zip(old, keys, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _take(self, query: Query, positions: npt.NDArray[np.intp]) -> None:
        self.query = query
        words = tuple(fold(word) for word in query.search.split())
        if words != self._words:
            self._words = words
            self._cells.clear()
        self._positions = positions

    @property
    def titles(self) -> dict[str, str]:
        """Headers that a view gives to fields, by field name, in place of their own titles."""
        return dict(self._titles)

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Give fields other headers; those not named have their own titles."""
        self._titles = dict(titles)
        if self.fields:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.fields) - 1)

    def title(self, column: int) -> str:
        """Return what the header of a column reads."""
        field = self.fields[column]
        return self._titles.get(field.name) or field.title

    def summary(self, ranges: Sequence[tuple[int, int, int]]) -> Summary:
        """Return what can be said of selected cells.

        Args:
            ranges: Column, first row and last row of each run of selected cells.
        """
        positions = selected(ranges, self._positions)
        chosen = {self.fields[column].name: rows for column, rows in positions.items()}
        return summary_of_columns(self.document.landscape, self.table.name, chosen)

    @property
    def sort_columns(self) -> list[tuple[int, bool]]:
        """The columns sorted by and whether each ascends, the first decides first."""
        places = ((self.column_of(key.field), not key.descending) for key in self.query.sort)
        return [(place, ascending) for place, ascending in places if place >= 0]

    def _load(self) -> None:
        self._cells.clear()
        self._marks = None
        landscape = self.document.landscape
        self._rows = landscape.rows(self.table.name)
        self._columns = Columns(landscape, self.table.name, self.fields)
        self._positions = run(landscape, self.query)

    def _on_exported(self) -> None:
        self._cells.clear()
        self._marks = None
        if len(self._positions) and self.fields:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._positions) - 1, 0))

    def _on_changed(self, announcement: Announcement) -> None:
        # Tones also look at other tables: whether a date is stale is reckoned from the landscape's own.
        self._cells.clear()
        self._marks = None
        if self.table.name not in announcement.tables:
            return
        landscape = self.document.landscape
        fields = default_fields(landscape, self.table.name)
        names = [field.name for field in fields] != [field.name for field in self.fields]
        if names or answerable(landscape, self.query) != self.query:
            self._show_fields(fields)
            return
        if fields != self.fields:
            self.fields = fields
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(fields) - 1)
        rows = {
            change.field
            for change in announcement.change_set.changes
            if change.table == self.table.name
        }
        if self.table.key in rows:
            self.beginResetModel()
            self._load()
            self.endResetModel()
        else:
            # The rows shown stay, even where an edit would sort or filter them elsewhere: a row that jumps
            # away from under the cursor is lost to the eye. The next sort or filter puts it in its place.
            self._rows = landscape.rows(self.table.name)
            self._columns = Columns(landscape, self.table.name, self.fields)
            if len(self._positions) and self.fields:
                last = self.index(len(self._positions) - 1, len(self.fields) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
        self.counted.emit()

    def _show_fields(self, fields: tuple[Field, ...]) -> None:
        self.beginResetModel()
        self.fields = fields
        self.query = answerable(self.document.landscape, self.query)
        self._load()
        self.endResetModel()
        self.counted.emit()


def _alignment(field: Field) -> Qt.AlignmentFlag:
    flag = Qt.AlignmentFlag
    return (flag.AlignRight if field.kind.right_aligned else flag.AlignLeft) | flag.AlignVCenter
