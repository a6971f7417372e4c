"""File: open, save, export, quit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from belvedere.ui.actions import Action
from belvedere.ui.dialogs import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from belvedere.ui.window import MainWindow


class _Deeds:
    """What the File menu does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def is_open(self) -> bool:
        return self._session.document is not None

    def open_file(self) -> None:
        if path := files.ask_open(self._window, "Open a landscape", str(self._folder())):
            self._window.open(path)

    def open_folder(self) -> None:
        if path := files.ask_folder(self._window, "Open a folder of CSVs", str(self._folder())):
            self._window.open(path)

    def save(self) -> None:
        """Save what is nowhere yet; a landscape that has a file is saved all the time."""
        document = self._session.document
        if document is None:
            return
        if document.path is None:
            self.save_as()
        elif document.unsaved:
            self._session.save_as(document.path)
        else:
            self._session.messages.good(
                f"{document.name} is saved", f"Every change is kept in {document.path} at once."
            )

    def save_as(self) -> None:
        save(self._window)

    def export(self) -> None:
        proposed = _proposed(self._window, ".xlsx")
        if path := files.ask_save(self._window, "Export to Excel", proposed):
            self._session.export_workbook(path)

    def _folder(self) -> Path:
        return _folder(self._window)


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the File menu."""
    deeds = _Deeds(window)
    return (
        Action(id="file.open", text="Open…", icon="open", menu="File", run=deeds.open_file, shortcut="Ctrl+O",
               tip="Open a landscape or a workbook; dragging it onto the window does the same"),
        Action(id="file.open_folder", text="Open Folder of CSVs…", icon="table", menu="File", run=deeds.open_folder,
               tip="Open the nine tables as a folder of CSV files"),
        Action(id="file.open_her2", text="Open the HER2 Landscape", icon="belvedere", menu="File",
               run=lambda: window.open(None), tip="Open the landscape that comes with Belvedere"),
        Action(id="file.save", text="Save", icon="save", menu="File", run=deeds.save, shortcut="Ctrl+S",
               enabled_when=deeds.is_open, separated=True,
               tip="Keep the landscape in one file; from then on every change is saved at once"),
        Action(id="file.save_as", text="Save As…", icon="save-as", menu="File", run=deeds.save_as,
               shortcut="Ctrl+Shift+S", enabled_when=deeds.is_open, tip="Keep the landscape in another file"),
        Action(id="file.export", text="Export to Excel…", icon="excel", menu="File", run=deeds.export,
               shortcut="Ctrl+E", enabled_when=deeds.is_open,
               tip="Write all tables as a workbook that can be edited and come back"),
        Action(id="file.quit", text="Quit", icon="quit", menu="File", run=window.close, shortcut="Ctrl+Q",
               separated=True, tip="Close the window"),
    )  # fmt: skip


def save(window: MainWindow, then: Callable[[], object] | None = None) -> None:
    """Ask for a file and keep the landscape in it; `then` is done once it is written."""
    proposed = _proposed(window, ".landscape")
    if path := files.ask_save(window, "Save the landscape", proposed):
        window.session.save_as(path, then)


def _folder(window: MainWindow) -> Path:
    return Path(window.session.origin).parent if window.session.origin else Path.home()


def _proposed(window: MainWindow, suffix: str) -> Path:
    document = window.session.document
    return _folder(window) / f"{document.name if document else 'landscape'}{suffix}"
