"""Typing into the cells of a table page: no text is lost without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView

from belvedere.ui.delegates.editing import CellEditor, EditingDelegate

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage


class TableTyping(QObject):
    """Opens editors, and offers again what a cell could not take."""

    def __init__(self, page: TablePage) -> None:
        """Make the cells of a page editable."""
        super().__init__(page)
        self._page = page
        self._delegate = EditingDelegate(page.grid)
        self._delegate.refused.connect(self._on_refused)
        page.grid.setItemDelegate(self._delegate)
        trigger = QAbstractItemView.EditTrigger
        page.grid.setEditTriggers(
            trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed
        )

    def edit_current(self) -> None:
        """Open the editor of the current cell."""
        page, index = self._page, self._page.grid.currentIndex()
        if not index.isValid():
            return
        if page.model.editable(index.column()):
            page.grid.edit(index)
        else:
            title = page.model.fields[index.column()].title
            page.said.emit(f"{title} is computed and cannot be typed")

    def settle(self) -> None:
        """Take or refuse what is being typed, before the rows change and its editor goes with its row."""
        for editor in self._editors():
            self._delegate.commitData.emit(editor)

    def _editors(self) -> list[CellEditor]:
        return [each for each in self._page.grid.findChildren(CellEditor) if not each.isHidden()]

    def _on_refused(self, index: QPersistentModelIndex, text: str, why: str) -> None:
        page = self._page
        # By name: the row may be elsewhere by then, or behind a filter.
        key, field = page.model.key_at(index.row()), page.model.fields[index.column()].name

        def again() -> None:
            page.record_wanted.emit(page.table, key)
            if not page.select(key, field):
                return
            self.edit_current()
            for editor in self._editors():
                editor.setText(text)
                editor.setModified(True)

        page.refused.emit(f"“{text}” was not taken", why, again)
