"""Asking for files, with the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

OPEN_FILTER = (
    "Landscapes, workbooks (*.landscape *.xlsx *.xlsm);;Landscapes (*.landscape);;"
    "Workbooks (*.xlsx *.xlsm);;All files (*)"
)
WORKBOOK_FILTER = "Workbooks (*.xlsx *.xlsm);;Landscapes (*.landscape);;All files (*)"
SAVE_FILTERS = {
    ".landscape": "Landscapes (*.landscape)",
    ".xlsx": "Workbooks (*.xlsx)",
    ".html": "Web pages (*.html)",
    ".md": "Markdown (*.md)",
    ".csv": "CSV (*.csv)",
}


def ask_open(parent: QWidget, title: str, folder: str, filters: str = OPEN_FILTER) -> Path | None:
    """Ask for a file to read; None if the user changed their mind."""
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, filters)
    return Path(name) if name else None


def ask_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """Ask for a folder to read; None if the user changed their mind."""
    name = QFileDialog.getExistingDirectory(parent, title, folder)
    return Path(name) if name else None


def ask_save(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask where to write a file of the proposed name's suffix; None if the user changed their mind."""
    suffix = proposed.suffix
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), SAVE_FILTERS[suffix])
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() == suffix:
        return path
    whole = path.with_name(path.name + suffix)
    # The dialog asked about the name as typed; a file of the whole name must not be overwritten unasked.
    return ask_save(parent, title, whole) if whole.exists() else whole
