"""Edit: undo, copy, edit, find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from belvedere.ui.actions import Action

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage
    from belvedere.ui.window import MainWindow


class _Deeds:
    """What the Edit menu does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def is_open(self) -> bool:
        return self._window.workspace is not None

    def on_table(self) -> bool:
        return self._page() is not None

    def can_undo(self) -> bool:
        document = self._session.document
        return _field() is not None or (
            document is not None and document.landscape.history.undoable is not None
        )

    def can_redo(self) -> bool:
        document = self._session.document
        return document is not None and document.landscape.history.redoable is not None

    def undo(self) -> None:
        field = _field()
        if field is not None:
            field.undo()
        else:
            self._session.undo()

    def copy(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.copy(with_headers=False)

    def copy_headers(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.copy(with_headers=True)

    def select_all(self) -> None:
        focus, page = QApplication.focusWidget(), self._page()
        if isinstance(focus, QLineEdit):
            focus.selectAll()
        elif page is not None:
            page.select_all()

    def find(self) -> None:
        if page := self._page():
            page.search.setFocus()
            page.search.selectAll()

    def find_next(self) -> None:
        self._step(1)

    def find_previous(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        if page := self._page():
            page.said.emit(page.searching.step(direction))

    def edit_cell(self) -> None:
        if page := self._page():
            page.edit_current()

    def _page(self) -> TablePage | None:
        return self._window.workspace.table_page if self._window.workspace else None


def _field() -> QLineEdit | None:
    # What is being typed is undone in its field first, as everywhere.
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, QLineEdit) and focus.isUndoAvailable() else None


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the Edit menu."""
    deeds = _Deeds(window)
    return (
        Action(id="edit.undo", text="Undo", icon="undo", menu="Edit", run=deeds.undo, shortcut="Ctrl+Z",
               enabled_when=deeds.can_undo, tip="Take the last change back, an import as a whole"),
        Action(id="edit.redo", text="Redo", icon="redo", menu="Edit", run=window.session.redo,
               shortcut="Ctrl+Y; Ctrl+Shift+Z", enabled_when=deeds.can_redo,
               tip="Apply again what was undone last"),
        Action(id="edit.copy", text="Copy", icon="copy", menu="Edit", run=deeds.copy, shortcut="Ctrl+C",
               enabled_when=deeds.is_open, separated=True,
               tip="Copy the selected cells as a table for Excel and PowerPoint"),
        Action(id="edit.copy_headers", text="Copy with Headers", icon="copy-headers", menu="Edit",
               run=deeds.copy_headers, shortcut="Ctrl+Shift+C", enabled_when=deeds.is_open,
               tip="Copy the selected cells with their column titles"),
        Action(id="edit.select_all", text="Select All", icon="check", menu="Edit", run=deeds.select_all,
               shortcut="Ctrl+A", enabled_when=deeds.is_open, tip="Select all cells shown"),
        Action(id="edit.cell", text="Edit Cell", icon="edit", menu="Edit", run=deeds.edit_cell, shortcut="F2",
               enabled_when=deeds.on_table, separated=True, tip="Type into the cell; Enter keeps, Escape leaves"),
        Action(id="edit.find", text="Find in Table", icon="search", menu="Edit", run=deeds.find, shortcut="Ctrl+F",
               enabled_when=deeds.on_table, separated=True, tip="Search all columns of the table"),
        Action(id="edit.find_next", text="Next Hit", icon="chevron-down", menu="Edit", run=deeds.find_next,
               shortcut="F3", enabled_when=deeds.on_table, tip="Go to the next cell that the search hits"),
        Action(id="edit.find_previous", text="Previous Hit", icon="chevron-up", menu="Edit",
               run=deeds.find_previous, shortcut="Shift+F3", enabled_when=deeds.on_table,
               tip="Go to the cell before that the search hits"),
    )  # fmt: skip
