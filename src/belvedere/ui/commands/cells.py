"""Edit, continued: what is done to the selected cells, rows and columns of a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from belvedere.ui.actions import Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from belvedere.ui.views.table_page import TablePage
    from belvedere.ui.window import MainWindow


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions on cells, rows and columns."""

    def on_table() -> bool:
        return window.workspace is not None and window.workspace.table_page is not None

    def on_cells() -> bool:
        from belvedere.ui.views.grid import Grid

        # Delete in the navigation, or a word deleted in a search field, must not cost a cell or a row.
        return isinstance(QApplication.focusWidget(), Grid)

    def do(deed: Callable[[TablePage], object]) -> Callable[[], None]:
        return partial(_with_page, window, deed)

    return (
        Action(id="cells.paste", text="Paste", icon="paste", menu="Edit", run=do(lambda page: page.editing.paste()),
               shortcut="Ctrl+V", enabled_when=on_table, separated=True,
               keys_when=on_cells, tip="Paste a table; each cell is read as if typed, and what does not fit is listed"),
        Action(id="cells.paste_rows", text="Paste as New Rows", icon="paste", menu="Edit",
               run=do(lambda page: page.editing.paste(add_rows=True)), shortcut="Ctrl+Shift+V", enabled_when=on_table,
               keys_when=on_cells, tip="Paste a table; rows beyond the last one become new records"),
        Action(id="cells.fill_down", text="Fill Down", icon="chevron-down", menu="Edit",
               run=do(lambda page: page.editing.fill_down()), shortcut="Ctrl+Shift+Down", enabled_when=on_table,
               keys_when=on_cells, tip="Copy the first selected row's values into the rows below it"),
        Action(id="cells.clear", text="Clear Cells", icon="clear", menu="Edit",
               run=do(lambda page: page.editing.clear()), shortcut="Del", enabled_when=on_table,
               keys_when=on_cells, tip="Empty the selected cells"),
        Action(id="cells.replace", text="Replace…", icon="refresh", menu="Edit",
               run=do(lambda page: page.editing.replace()), shortcut="Ctrl+H", enabled_when=on_table,
               tip="Replace a text in the selected cells, or in the whole column if one cell is selected"),
        Action(id="rows.insert", text="New Row", icon="add", menu="Edit", run=do(lambda page: page.editing.insert()),
               shortcut="Ctrl+Return", enabled_when=on_table, separated=True,
               keys_when=on_cells, tip="Add an empty record under the current one"),
        Action(id="rows.duplicate", text="Duplicate Rows", icon="duplicate", menu="Edit",
               run=do(lambda page: page.editing.duplicate()), shortcut="Ctrl+Shift+K", enabled_when=on_table,
               keys_when=on_cells, tip="Put a copy after each selected row"),
        Action(id="rows.delete", text="Delete Rows", icon="delete", menu="Edit",
               run=do(lambda page: page.editing.delete()), shortcut="Ctrl+Del", enabled_when=on_table,
               keys_when=on_cells, tip="Remove the selected rows; undo brings them back in place"),
        Action(id="columns.add", text="New Column…", icon="columns", menu="Data",
               run=do(lambda page: page.columns.add()), shortcut="Ctrl+Alt+C", enabled_when=on_table, separated=True,
               tip="Add a column of your own to this table"),
        Action(id="columns.edit", text="Edit Column…", icon="edit", menu="Data",
               run=do(lambda page: page.columns.edit(page.grid.currentIndex().column())), enabled_when=on_table,
               tip="Rename or retype your own column; of any other, rename its header in this view"),
        Action(id="views.save", text="Save View…", icon="views", menu="View",
               run=do(lambda page: page.viewing.save_as()), shortcut="Ctrl+Alt+V", enabled_when=on_table,
               separated=True, tip="Keep columns, widths, order, filters and sort under a name"),
        Action(id="views.usual", text="All Rows, Usual Columns", icon="table", menu="View",
               run=do(lambda page: page.viewing.show_usual()), enabled_when=on_table,
               tip="Leave the view: show all rows with the columns that the table usually has"),
    )  # fmt: skip


def _with_page(window: MainWindow, deed: Callable[[TablePage], object]) -> None:
    if window.workspace is not None and window.workspace.table_page is not None:
        deed(window.workspace.table_page)
