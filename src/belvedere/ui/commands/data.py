"""Data: import, filter, sort."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from belvedere.ui.actions import Action
from belvedere.ui.dialogs import files

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage
    from belvedere.ui.window import MainWindow


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the Data menu."""

    def import_file() -> None:
        origin = window.session.origin
        folder = str(Path(origin).parent) if origin else str(Path.home())
        if path := files.ask_open(
            window, "Import a workbook or landscape", folder, files.WORKBOOK_FILTER
        ):
            window.session.review(path)

    def on_table() -> bool:
        return window.workspace is not None and window.workspace.table_page is not None

    def filtered() -> bool:
        page = window.workspace.table_page if window.workspace else None
        return page is not None and bool(page.model.query.conditions or page.model.query.search)

    def with_page(deed: str) -> None:
        page: TablePage | None = window.workspace.table_page if window.workspace else None
        if page is not None:
            getattr(page, deed)()

    def sort_dialog() -> None:
        page = window.workspace.table_page if window.workspace else None
        if page is not None:
            from belvedere.ui.dialogs.sort import SortDialog

            dialog = SortDialog(page.model.fields, page.model.query.sort, window)
            dialog.chosen.connect(
                lambda keys: page.show_query(replace(page.model.query, sort=keys))
            )
            dialog.open()

    return (
        Action(id="data.import", text="Import…", icon="import", menu="Data", run=import_file, shortcut="Ctrl+M",
               enabled_when=lambda: window.session.document is not None,
               tip="Review what a workbook would change, cell by cell, then apply it as one change"),
        Action(id="data.filter", text="Filter to This Value", icon="filter", menu="Data",
               run=lambda: with_page("filter_to_current"), shortcut="Ctrl+L", enabled_when=on_table,
               separated=True, tip="Show only the rows that have the current cell's value"),
        Action(id="data.clear", text="Clear Search and Filters", icon="clear", menu="Data",
               run=lambda: with_page("clear_filters"), shortcut="Ctrl+Shift+L", enabled_when=filtered,
               tip="Show all rows"),
        Action(id="data.sort", text="Sort by This Column", icon="sort-ascending", menu="Data",
               run=lambda: with_page("sort_by_current"), shortcut="Ctrl+Shift+O",
               enabled_when=on_table, separated=True,
               tip="Sort by the current column; again turns the order, a third time ends it"),
        Action(id="data.sort_dialog", text="Sort…", icon="sort-descending", menu="Data", run=sort_dialog,
               shortcut="Ctrl+Alt+S", enabled_when=on_table, tip="Sort by several fields"),
    )  # fmt: skip
