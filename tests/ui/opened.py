"""The HER2 landscape read once, and the real window on it, for tests that go through the whole."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from belvedere.landscape import Landscape
from belvedere.operations import files
from belvedere.ui.document import Document
from belvedere.ui.messages import Message, Messages
from belvedere.ui.settings import Settings
from belvedere.ui.theme import ThemeSwitch
from belvedere.ui.window import MainWindow
from belvedere.ui.workspace import Workspace

REZETECAN = "trastuzumab-rezetecan"


@lru_cache(maxsize=1)
def _her2() -> Landscape:
    return files.open_any(files.default_landscape()).landscape


def her2() -> Landscape:
    """The landscape that comes with the program, to be changed at will."""
    return _her2().snapshot()


def make_window(qtbot: QtBot, settings: Settings | None = None) -> MainWindow:
    """The window without a document."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = settings or Settings(theme="light")
    window = MainWindow(settings, ThemeSwitch(app, settings.theme))
    window.messages.answer = _unasked
    qtbot.addWidget(window, before_close_func=lambda _: _forget_changes(window))
    window.resize(1280, 800)
    window.show()
    # Shortcuts are the active window's.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def show_her2(window: MainWindow) -> Workspace:
    """Show the landscape that comes with the program, without reading it again."""
    window.session.adopt(her2(), name="HER2 landscape", path=None, origin="")
    return workspace_of(window)


def workspace_of(window: MainWindow) -> Workspace:
    """The pages of the open document."""
    assert window.workspace is not None
    return window.workspace


def document_of(window: MainWindow) -> Document:
    """The open document."""
    assert window.session.document is not None
    return window.session.document


def open_path(qtbot: QtBot, window: MainWindow, path: Path | None) -> Workspace:
    """Open a file as the user does, and wait for it."""
    with qtbot.waitSignal(window.session.opened, timeout=20_000):
        window.open(path)
    return workspace_of(window)


def last(messages: Messages) -> Message:
    """What was said last."""
    said = [each for each in messages.recorded if isinstance(each, Message)]
    assert said, "nothing was said"
    return said[-1]


def type_into(workspace: Workspace, table: str, key: str, field: str, text: str) -> None:
    """Change a cell the way its editor does."""
    page = workspace.get_table(table)
    assert page.select(key, field)
    assert page.model.setData(page.grid.currentIndex(), text)


def cell_of(sheet: Any, key: str, title: str) -> Any:
    """A cell of an exported sheet, by the key of its row and the title of its column."""
    rows = list(sheet.iter_rows())
    column = next(cell.column for cell in rows[0] if cell.value == title)
    return next(row for row in rows if row[0].value == key)[column - 1]


def edit_workbook(path: Path) -> None:
    """What a colleague does: three cells changed and a program added."""
    book = openpyxl.load_workbook(path)
    cell_of(book["Assets"], REZETECAN, "Regimen").value = "5.4 mg/kg Q3W"
    cell_of(book["Assets"], "gq1001", "DAR").value = 2.4
    cell_of(book["Programs"], "rezetecan-bc-pos-2l-china", "Stage").value = "Approved"
    programs = book["Programs"]
    row = [cell.value for cell in programs[12]]
    row[0] = "rezetecan-urothelial-china"
    programs.append(row)
    book.save(path)


def _forget_changes(window: MainWindow) -> None:
    window.messages.answer = lambda question: "discard"


def _unasked(question: object) -> str:
    raise AssertionError(f"asked without need: {question}")
