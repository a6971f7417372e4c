"""What a user does to the selected cells and rows of a table page: paste, fill, clear, replace, insert, delete."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, blocks, merge_changes, records
from belvedere.landscape.blocks import Refused
from belvedere.ui import clipboard
from belvedere.ui.dialogs.replace import ReplaceDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        page, block, places = self._page, clipboard.take_table(), self._blocks()
        if not block:
            page.said.emit("There is no text on the clipboard")
            return
        if len(places) > 1:
            page.said.emit("A table can be pasted onto one block of cells, not onto several")
            return
        rows, columns = places[0] if places else ([], [])
        visible = page.grid.visible_columns()
        first = visible.index(columns[0]) if columns else 0
        fields = [page.model.fields[column].name for column in visible[first:]]
        start = rows[0] if rows else page.model.rowCount()
        last = min(start + max(len(block), len(rows)), page.model.rowCount())
        keys = [page.model.key_at(row) for row in range(start, last)]
        selected = (max(len(rows), 1), max(len(columns), 1))
        landscape = page.document.landscape
        self._take(
            *blocks.paste(
                landscape, page.table, keys, fields, block, selected=selected, add_rows=add_rows
            )
        )

    def fill_down(self) -> None:
        """Copy the first selected row's values into the rows selected below it."""
        self._on_blocks(
            blocks.fill_down, "Fill down", "Select the cell to copy and the cells below it"
        )

    def clear(self) -> None:
        """Empty the selected cells."""
        self._on_blocks(blocks.clear, "Clearing of cells", "Nothing changes")

    def replace(self) -> None:
        """Ask what to replace by what in the selected cells, or in the column of a single one."""
        page, places = self._page, self._blocks()
        if not places:
            return
        if len(places) == 1 and len(places[0][0]) * len(places[0][1]) == 1:
            # As in Excel: one cell selected means the whole column.
            places = [(list(range(page.model.rowCount())), places[0][1])]
        named = self._named(places)
        titles = dict.fromkeys(
            page.model.title(column) for _, columns in places for column in columns
        )
        dialog = ReplaceDialog(sum(len(keys) for keys, _ in named), list(titles), page)
        dialog.accepted.connect(lambda: self._replace(dialog, named))
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
    def _on_blocks(self, deed: Callable[..., blocks.Edited], reason: str, nothing: str) -> None:
        page = self._page
        done = [
            deed(page.document.landscape, page.table, *place)
            for place in self._named(self._blocks())
        ]
        refused = [each for _, left in done for each in left]
        sets = [change_set for change_set, _ in done if change_set]
        if not sets and not refused:
            page.said.emit(nothing)
            return
        self._take(sets[0] if len(sets) == 1 else merge_changes(sets, reason), refused)

    def _replace(self, dialog: ReplaceDialog, places: list[tuple[list[str], list[str]]]) -> None:
        page = self._page
        done = [
            blocks.replace(
                page.document.landscape, page.table, keys, fields,
                find=dialog.wanted.text(), by=dialog.instead.text(),
                whole=dialog.whole.isChecked(), case=dialog.case.isChecked(),
            )
            for keys, fields in places
        ]  # fmt: skip
        refused = [each for _, left, _ in done for each in left]
        count = sum(each[2] for each in done)
        self._take(
            merge_changes((each[0] for each in done), f"Replacing of {dialog.wanted.text()}"),
            refused,
        )
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

    def _blocks(self) -> list[tuple[list[int], list[int]]]:
        # Rows that have the same cells selected make one block, so no cell is taken that is not selected.
        grid = self._page.grid
        visible, rows = grid.visible_columns(), defaultdict[int, set[int]](set)
        selection = grid.selectionModel().selection()
        for part in (selection.at(place) for place in range(selection.count())):
            for row in range(part.top(), part.bottom() + 1):
                rows[row].update(range(part.left(), part.right() + 1))
        if not rows and grid.currentIndex().isValid():
            rows[grid.currentIndex().row()] = {grid.currentIndex().column()}
        alike = defaultdict[tuple[int, ...], list[int]](list)
        for row in sorted(rows):
            alike[tuple(column for column in visible if column in rows[row])].append(row)
        return [(listed, list(columns)) for columns, listed in alike.items() if columns]

    def _named(
        self, places: list[tuple[list[int], list[int]]]
    ) -> list[tuple[list[str], list[str]]]:
        model = self._page.model
        return [
            ([model.key_at(row) for row in rows], [model.fields[column].name for column in columns])
            for rows, columns in places
        ]


def _count(count: int, page: TablePage) -> str:
    table = page.model.table
    return f"1 {table.singular}" if count == 1 else f"{count} {table.title.lower()}"
