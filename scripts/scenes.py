"""The scenes that pictures are taken of: the real window, offscreen, with the real HER2 landscape."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from belvedere.operations import files, imports
from belvedere.query import Condition
from belvedere.ui.settings import Settings, ThemeChoice
from belvedere.ui.theme import ThemeSwitch
from belvedere.ui.window import MainWindow
from belvedere.ui.workspace import Workspace

TODAY = date(2026, 11, 22)
"""The state of the landscape that comes with the program; pictures must not change with the calendar."""

COMPARED = ["trastuzumab-rezetecan", "trastuzumab-deruxtecan", "zongertinib", "sevabertinib"]
_TURNS, _PAUSE_MS = 15, 8


def tables(window: MainWindow, workspace: Workspace) -> None:
    """Assets of three modalities from Phase 3 on, by stage and name, SHR-A1811 selected."""
    page = workspace.get_table("assets")
    query = page.model.query
    modalities = ("ADC", "Bispecific ADC", "Tyrosine kinase inhibitor")
    query = query.with_condition(Condition("modality", "any of", modalities))
    query = query.with_condition(Condition("highest_stage", "at least", ("Phase 3",)))
    query = query.sorted_by("highest_stage").sorted_by("highest_stage").sorted_by("name", add=True)
    page.show_query(query)
    workspace.go_to("assets", "trastuzumab-rezetecan")


def evidence(window: MainWindow, workspace: Workspace) -> None:
    """A saved view: the evidence in HER2-mutant NSCLC, searched for one trial."""
    workspace.show_page("results")
    page = workspace.get_table("results")
    view = next(each for each in page.viewing.all() if each.title == "HER2-mutant NSCLC evidence")
    page.viewing.show(view)
    page.search.setText("horizon")
    page.search.returnPressed.emit()


def compare(window: MainWindow, workspace: Workspace) -> None:
    """SHR-A1811 beside its neighbours in HER2-mutant NSCLC."""
    workspace.compare(COMPARED)


def palette(window: MainWindow, workspace: Workspace) -> None:
    """Ctrl+K after typing a code."""
    tables(window, workspace)
    window.open_palette()
    window.palette_.field.setText("shr")


def review(window: MainWindow, workspace: Workspace) -> None:
    """A workbook that came back with edits, an added row, a removed one and a slip."""
    landscape = workspace.document.landscape
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "her2-edited.xlsx"
        files.export_workbook(landscape, path)
        _edit(path)
        found, _ = imports.review_import(landscape, path)
    workspace.show_review(found, "exported from this landscape at the same revision · two-way")


def _edit(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assets, results, programs, deals = (
        book[name] for name in ("Assets", "Results", "Programs", "Deals")
    )
    _set(assets, "trastuzumab-rezetecan", "Regimen", "4.8 mg/kg Q3W (NSCLC)")
    _set(assets, "gq1001", "DAR", 2.4)
    _set(programs, "rezetecan-bc-pos-2l-china", "Stage", "Approved")
    _set(results, "a166-phase1-botidotin-discontinuation-all", "Value", "74,5%")
    _set(deals, "glenmark-hengrui-2025", "Announced", "31/02/2025")
    programs.delete_rows(9)
    row = [cell.value for cell in programs[12]]
    row[0] = "rezetecan-urothelial-china"
    programs.append(row)
    book.save(path)


def _set(sheet: object, key: str, title: str, value: object) -> None:
    rows = list(sheet.iter_rows())  # type: ignore[attr-defined]
    column = next(cell.column for cell in rows[0] if cell.value == title)
    row = next(row for row in rows if row[0].value == key)
    row[column - 1].value = value


SCENES: dict[str, Callable[[MainWindow, Workspace], None]] = {
    "tables": tables,
    "compare": compare,
    "review": review,
    "evidence": evidence,
    "palette": palette,
}


def application() -> QApplication:
    """Return the application, made if there is none."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


def paint(app: QApplication, scene: str, theme: ThemeChoice, size: tuple[int, int]) -> QPixmap:
    """Return a picture of the window in a scene.

    Args:
        app: The application.
        scene: Name of one of `SCENES`.
        theme: Theme to paint in.
        size: Width and height of the window in pixels.
    """
    opened = files.open_any(files.default_landscape())
    opened.landscape.today = TODAY
    window = MainWindow(Settings(theme=theme), ThemeSwitch(app, theme))
    window.resize(*size)
    window.show()
    window.session.adopt(opened.landscape, name="her2", path=None, origin="")
    assert window.workspace is not None
    settle()
    SCENES[scene](window, window.workspace)
    settle()
    picture = window.grab()
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return picture


def settle() -> None:
    """Let the event loop run until timers and paints have had their turns, however slow the machine is."""
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
        QThread.msleep(_PAUSE_MS)
