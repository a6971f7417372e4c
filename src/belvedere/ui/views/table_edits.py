"""What a user does to the selected cells and rows of a table page: paste, fill, clear, replace, insert, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, blocks, records
from belvedere.landscape.blocks import Refused
from belvedere.ui import clipboard
from belvedere.ui.dialogs.replace import ReplaceDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belvedere.ui.views.table_page import TablePage

_MOST_LISTED = 6


class TableEdits(QObject):
    """Makes change sets of the selection and applies each as one step."""

    def __init__(self, page: TablePage) -> None:
        """Work on a page's selection."""
        super().__init__(page)
        self._page = page

    # ------------------------------------------------------------------ cells
    def paste(self, *, add_rows: bool = False) -> None:
        """Put the table on the clipboard onto the grid, its first cell onto the first selected one."""
        block = clipboard.take_table()
        rows, columns = self._rows(), self._columns()
        if not block:
            self._page.said.emit("There is no text on the clipboard")
            return
        if not (rows and columns) and not add_rows:
            return
        page, visible = self._page, self._page.grid.visible_columns()
        first = visible.index(columns[0]) if columns else 0
        fields = [page.model.fields[column].name for column in visible[first:]]
        start = rows[0] if rows else page.model.rowCount()
        wanted = max(len(block), len(rows))
        last = min(start + wanted, page.model.rowCount())
        keys = [page.model.key_at(row) for row in range(start, last)]
        selected = (max(len(rows), 1), max(len(columns), 1))
        self._take(
            *blocks.paste(
                page.document.landscape,
                page.table,
                keys,
                fields,
                block,
                selected=selected,
                add_rows=add_rows,
            )
        )

    def fill_down(self) -> None:
        """Copy the first selected row's values into the rows selected below it."""
        keys, fields = self._selection()
        if len(keys) < 2:
            self._page.said.emit("Select the cell to copy and the cells below it")
            return
        self._take(*blocks.fill_down(self._page.document.landscape, self._page.table, keys, fields))

    def clear(self) -> None:
        """Empty the selected cells."""
        self._take(
            *blocks.clear(self._page.document.landscape, self._page.table, *self._selection())
        )

    def replace(self) -> None:
        """Ask what to replace by what in the selected cells."""
        page = self._page
        keys, fields = self._selection()
        if len(keys) * len(fields) == 1:
            # As in Excel: one cell selected means the whole column.
            keys = [page.model.key_at(row) for row in range(page.model.rowCount())]
        dialog = ReplaceDialog(
            len(keys), [page.model.fields[page.model.column_of(f)].title for f in fields], page
        )
        dialog.accepted.connect(lambda: self._replace(dialog, keys, fields))
        dialog.open()

    # ------------------------------------------------------------------ rows
    def insert(self) -> None:
        """Add an empty record under the current row, and start typing into it."""
        page = self._page
        key, _ = page.current
        rows = page.document.landscape.rows(page.table)
        position = rows.index[key] + 1 if key else -1
        change_set = records.insert(page.document.landscape, page.table, position)
        if self._apply(change_set):
            page.select(change_set.changes[0].after, page.model.table.lead[0])
            page.said.emit(f"New {page.model.table.singular}; type its values")

    def duplicate(self) -> None:
        """Put a copy after each selected row."""
        page = self._page
        keys = page.selected_keys()
        if keys and self._apply(records.duplicate(page.document.landscape, page.table, keys)):
            page.said.emit(f"Copied {_count(len(keys), page)}")

    def delete(self) -> None:
        """Remove the selected rows; say who still refers to them."""
        page = self._page
        keys = page.selected_keys()
        if not keys:
            return
        change_set, referring = records.delete(page.document.landscape, page.table, keys)
        if self._apply(change_set):
            names = ", ".join(f"{each.count} in {each.table}" for each in referring)
            words = f"Removed {_count(len(keys), page)}; Ctrl+Z brings back"
            if names:
                page.warned.emit(words, f"Rows that refer to what was removed: {names}.")
            else:
                page.said.emit(words)

    # ------------------------------------------------------------------ private
    def _replace(self, dialog: ReplaceDialog, keys: list[str], fields: list[str]) -> None:
        page = self._page
        change_set, refused, count = blocks.replace(
            page.document.landscape, page.table, keys, fields,
            find=dialog.wanted.text(), by=dialog.instead.text(),
            whole=dialog.whole.isChecked(), case=dialog.case.isChecked(),
        )  # fmt: skip
        self._take(change_set, refused)
        if not refused:
            page.said.emit(f"Replaced {count} {'occurrence' if count == 1 else 'occurrences'}")

    def _take(self, change_set: ChangeSet, refused: Sequence[Refused]) -> None:
        if change_set and not self._apply(change_set):
            return
        page, done = self._page, len(change_set.changes)
        cells = f"{done} {'cell' if done == 1 else 'cells'} changed"
        if refused:
            listed = [f"{self._place(each)}: {each.reason}" for each in refused[:_MOST_LISTED]]
            if len(refused) > _MOST_LISTED:
                listed.append(f"and {len(refused) - _MOST_LISTED} more")
            page.warned.emit(f"{cells}, {len(refused)} left as they are", "\n".join(listed))
        else:
            page.said.emit(cells if done else "Nothing changes")

    def _place(self, refused: Refused) -> str:
        landscape = self._page.document.landscape
        title = (
            landscape.field(refused.table, refused.field).title
            if refused.field
            else f"column {refused.column + 1}"
        )
        row = (
            landscape.label(refused.table, refused.key) if refused.key else f"row {refused.row + 1}"
        )
        return f"{row}, {title}"

    def _apply(self, change_set: ChangeSet) -> bool:
        try:
            self._page.document.apply(change_set, initiator=self._page)
        except BelvedereError as error:
            self._page.refused.emit(error.what, error.remedy, None)
            return False
        return True

    def _selection(self) -> tuple[list[str], list[str]]:
        model = self._page.model
        fields = [model.fields[column].name for column in self._columns()]
        return self._page.selected_keys(), fields

    def _rows(self) -> list[int]:
        return self._page.selected_rows()

    def _columns(self) -> list[int]:
        grid = self._page.grid
        ranges = grid.selectionModel().selection()
        parts = [ranges.at(place) for place in range(ranges.count())]
        chosen = {column for part in parts for column in range(part.left(), part.right() + 1)}
        chosen = chosen or {grid.currentIndex().column()}
        return [column for column in grid.visible_columns() if column in chosen]


def _count(count: int, page: TablePage) -> str:
    table = page.model.table
    return f"1 {table.singular}" if count == 1 else f"{count} {table.title.lower()}"
