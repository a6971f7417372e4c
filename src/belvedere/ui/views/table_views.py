"""The saved views of a table page: columns, widths, order, filters and sort under a name, kept in the landscape."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from belvedere.errors import BelvedereError
from belvedere.query import Query
from belvedere.query.saved_views import (
    View,
    ViewColumn,
    find_view,
    remove_view,
    rename_view,
    save_view,
    views,
)
from belvedere.ui.dialogs.name import NameDialog
from belvedere.ui.mnemonics import literal
from belvedere.ui.views.grid_state import ColumnState

if TYPE_CHECKING:
    from belvedere.landscape import ChangeSet
    from belvedere.ui.views.table_page import TablePage


class TableViews(QObject):
    """Shows and keeps views; each save, rename and removal is a change that can be undone."""

    def __init__(self, page: TablePage, menu: QMenu) -> None:
        """Fill the menu of a page's button whenever it opens."""
        super().__init__(page)
        self._page = page
        self._menu = menu
        self.shown = ""
        """Key of the view shown last; empty for none."""
        menu.aboutToShow.connect(self.fill)

    def all(self) -> list[View]:
        """Return the views of the table."""
        return views(self._page.document.landscape, self._page.table)

    def current(self) -> View | None:
        """Return the view shown last, if the landscape still has it."""
        return next((view for view in self.all() if view.key == self.shown), None)

    def fill(self) -> None:
        """Fill the menu with the views and what can be done with them."""
        menu, now = self._menu, self.current()
        menu.clear()
        for view in self.all():
            action = menu.addAction(literal(view.title), partial(self.show, view))
            action.setCheckable(True)
            action.setChecked(view.key == self.shown)
        if not self.all():
            menu.addAction("No view saved yet").setEnabled(False)
        menu.addSeparator()
        menu.addAction("All rows, usual columns", self.show_usual)
        menu.addSeparator()
        menu.addAction("Save as new view…", self.save_as)
        if now is not None:
            title = literal(now.title)
            menu.addAction(f"Save changes to {title}", partial(self.save, now.title, now.key))
            menu.addAction(f"Rename {title}…", self.rename)
            menu.addAction(f"Remove {title}", self.remove)

    def show(self, view: View) -> None:
        """Show the table as a view has it."""
        page = self._page
        self.shown = view.key
        page.model.set_titles({each.name: each.title for each in view.columns if each.title})
        page.show_query(view.query)
        if view.columns:
            page.restore([ColumnState(each.name, each.width, each.hidden) for each in view.columns])
            page.hide_all_but({each.name for each in view.columns if not each.hidden})
        else:
            page.show_usual_columns()
        page.grid.set_frozen(max(view.frozen, 1))
        page.look.set_wrap(view.wrap)
        page.said.emit(f"View {view.title}")

    def show_usual(self) -> None:
        """Show all rows in the table's order with its usual columns."""
        self.shown = ""
        self._page.model.set_titles({})
        self._page.show_query(Query(self._page.table))
        self._page.show_usual_columns()
        self._page.grid.set_frozen(1)

    def now(self, title: str, key: str = "") -> View:
        """Return the table as it is shown now, as a view."""
        page = self._page
        titles = page.model.titles
        columns = tuple(
            ViewColumn(state.name, state.width, state.hidden, titles.get(state.name, ""))
            for state in page.grid.column_state()
            if not state.hidden
        )
        return View(
            key, page.table, title, page.model.query, columns, frozen=len(page.grid.frozen())
        )

    def save_as(self) -> None:
        """Ask for a name and keep the table as it is shown now."""
        detail = "Columns, widths, order, filters and sort are kept in the landscape."
        dialog = NameDialog("Save this view", "", "Save view", self._page, detail=detail)
        dialog.chosen.connect(self.save)
        dialog.open()

    def save(self, title: str, key: str = "") -> None:
        """Keep the table as it is shown now under a title, in place of a view of that title or key."""
        landscape = self._page.document.landscape
        found = find_view(landscape, self._page.table, title)
        key = key or (found.key if found else "")
        if self._apply(partial(save_view, landscape, self.now(title, key))):
            kept = find_view(landscape, self._page.table, title)
            self.shown = kept.key if kept else ""
            self._page.said.emit(f"View {title} saved")

    def rename(self) -> None:
        """Ask for another name of the view shown."""
        now = self.current()
        if now is None:
            return
        dialog = NameDialog(f"Rename {now.title}", now.title, "Rename", self._page)
        landscape = self._page.document.landscape
        dialog.chosen.connect(
            lambda title: self._apply(partial(rename_view, landscape, now.key, title))
        )
        dialog.open()

    def remove(self) -> None:
        """Remove the view shown; the table stays as it is."""
        now = self.current()
        if now is not None and self._apply(
            partial(remove_view, self._page.document.landscape, now.key)
        ):
            self.shown = ""
            self._page.said.emit(f"View {now.title} removed; Ctrl+Z brings it back")

    def retitle(self, field: str, title: str) -> None:
        """Give a column another header, kept with the view when that is saved."""
        titles = {**self._page.model.titles, field: title}
        self._page.model.set_titles({name: text for name, text in titles.items() if text})

    def _apply(self, make: partial[ChangeSet]) -> bool:
        try:
            self._page.document.apply(make(), initiator=self._page)
        except BelvedereError as error:
            self._page.refused.emit(error.what, error.remedy, None)
            return False
        return True
