"""Columns of the user's own on a table page: add, edit, remove; and another title for any column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from belvedere.errors import BelvedereError
from belvedere.landscape import ChangeSet, add_column, merge_changes, remove_column
from belvedere.landscape.editing import rename_column, retype_column, set_private
from belvedere.schema import COLUMNS, column_key
from belvedere.ui.dialogs.column import ColumnDialog
from belvedere.ui.dialogs.name import NameDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from belvedere.errors import Problem
    from belvedere.ui.views.table_page import TablePage


class TableColumns(QObject):
    """Asks for a column, and applies what was answered as one change."""

    def __init__(self, page: TablePage) -> None:
        """Work on a page's table."""
        super().__init__(page)
        self._page = page

    def add(self) -> None:
        """Ask for a new column and add it at the right."""
        dialog = ColumnDialog(self._page.model.table.title, None, self._page)
        dialog.chosen.connect(self._on_added)
        dialog.open()

    def edit(self, column: int) -> None:
        """Ask how a user column is to be; of any other, only for another header."""
        page, field = self._page, self._page.model.fields[column]
        if not field.user:
            detail = "Only the header of this view changes; save the view to keep it."
            dialog = NameDialog(
                f"Header of {field.title}", page.model.title(column), "Rename", page, detail=detail
            )
            dialog.chosen.connect(partial(page.viewing.retitle, field.name))
            dialog.open()
            return
        now = page.document.landscape.record(COLUMNS.name, column_key(page.table, field.name))
        asking = ColumnDialog(page.model.table.title, now, page)
        asking.chosen.connect(partial(self._on_edited, field.name))
        asking.open()

    def remove(self, column: int) -> None:
        """Remove a user column with its cells, in one step that can be undone."""
        page, field = self._page, self._page.model.fields[column]
        if self._apply(lambda: remove_column(page.document.landscape, page.table, field.name)):
            page.said.emit(f"Removed column {field.title}; Ctrl+Z brings it back")

    def _on_added(self, title: str, kind: str, terms: str, private: bool) -> None:
        page = self._page
        landscape = page.document.landscape
        if self._apply(
            lambda: add_column(landscape, page.table, title, kind, terms=terms, private=private)
        ):
            column = next(
                c
                for c, field in enumerate(page.model.fields)
                if field.user and field.title == title
            )
            page.go_to_column(column)
            page.said.emit(f"New column {title}")

    def _on_edited(self, field: str, title: str, kind: str, terms: str, private: bool) -> None:
        page = self._page
        landscape = page.document.landscape
        left: list[Problem] = []

        def make() -> ChangeSet:
            retyped, problems = retype_column(landscape, page.table, field, kind, terms=terms)
            left.extend(problems)
            renamed = rename_column(landscape, page.table, field, title)
            hidden = set_private(landscape, page.table, field, private)
            return merge_changes((retyped, renamed, hidden), f"Column {title}")

        if self._apply(make) and left:
            stay = (
                f"1 cell of {title} is not of that kind and stays as it is"
                if len(left) == 1
                else f"{len(left)} cells of {title} are not of that kind and stay as they are"
            )
            page.warned.emit(stay, "\n".join(str(problem) for problem in left[:6]))

    def _apply(self, make: Callable[[], ChangeSet]) -> bool:
        try:
            self._page.document.apply(make(), initiator=self._page)
        except BelvedereError as error:
            self._page.refused.emit(error.what, error.remedy, None)
            return False
        return True
