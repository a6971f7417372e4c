"""The context menus of a table page: of a header and of a cell."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtWidgets import QMenu

from belvedere.schema import Link
from belvedere.ui.mnemonics import literal
from belvedere.ui.roles import Role
from belvedere.ui.views.column_menu import fill_column_menu

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage

_MOST_WAYS = 8
_ACTIONS = (
    ("edit.copy", "Copy"),
    ("edit.copy_headers", "Copy with headers"),
    ("cells.paste", "Paste"),
    ("edit.cell", "Edit"),
    ("cells.fill_down", "Fill down"),
    ("cells.clear", "Clear"),
    ("", ""),
    ("rows.insert", "New row"),
    ("rows.duplicate", "Duplicate rows"),
    ("rows.delete", "Delete rows"),
)


class TableMenus(QObject):
    """Fills and opens the menus; what they do is the page's."""

    def __init__(self, page: TablePage, columns: QMenu) -> None:
        """Watch the grid of a page, and the menu of its Columns button."""
        super().__init__(page)
        self._page = page
        page.grid.header_menu_requested.connect(
            lambda column, at: self.of_header(column, at).popup(at)
        )
        page.grid.menu_requested.connect(self._open)
        columns.aboutToShow.connect(lambda: fill_column_menu(columns, page.grid))

    def of_header(self, column: int, at: QPoint) -> QMenu:
        """Return the menu of a column's header."""
        page = self._page
        menu, field = QMenu(page), page.model.fields[column]
        menu.addAction("Sort ascending", partial(page.sort_by, field.name, descending=False))
        menu.addAction("Sort descending", partial(page.sort_by, field.name, descending=True))
        menu.addAction(
            "Back to unsorted", lambda: page.show_query(replace(page.model.query, sort=()))
        )
        menu.addSeparator()
        menu.addAction("Filter…", partial(page.filtering.open, column, at))
        menu.addSeparator()
        menu.addAction("Fit width", partial(page.grid.fit_columns, [column]))
        menu.addAction("Freeze up to here", partial(page.freeze_to, column))
        menu.addAction("Hide column", partial(page.grid.set_column_shown, column, False))
        menu.addSeparator()
        menu.addAction(
            "Edit column…" if field.user else "Rename header…", partial(page.columns.edit, column)
        )
        if field.user:
            menu.addAction("Remove column", partial(page.columns.remove, column))
        menu.addAction("New column…", page.columns.add)
        return menu

    def of_cell(self, index: QModelIndex) -> QMenu:
        """Return the menu of a cell."""
        page = self._page
        menu = QMenu(page)
        page.filtering.fill_menu(menu, index)
        menu.addSeparator()
        self._add_ways(menu, index)
        menu.addSeparator()
        for id_, title in _ACTIONS:
            if id_:
                menu.addAction(title, partial(page.deed_wanted.emit, id_))
            else:
                menu.addSeparator()
        return menu

    def _add_ways(self, menu: QMenu, index: QModelIndex) -> None:
        page = self._page
        field, text = page.model.fields[index.column()], str(index.data(Role.RAW) or "")
        if field.refers_to:
            for key in field.kind.parts(text)[:_MOST_WAYS]:
                label = page.document.landscape.label(field.refers_to, key)
                menu.addAction(
                    literal(f"Go to {label}"),
                    partial(page.record_wanted.emit, field.refers_to, key),
                )
        if isinstance(field.kind, Link) and text:
            menu.addAction("Open in the browser", partial(page.link_wanted.emit, text))

    def _open(self, index: QModelIndex, at: QPoint) -> None:
        if index.isValid():
            self.of_cell(index).popup(at)
