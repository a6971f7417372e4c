"""Compare: assets side by side."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from belvedere.ui.actions import Action
from belvedere.ui.dialogs import files

if TYPE_CHECKING:
    from belvedere.ui.views.table_page import TablePage
    from belvedere.ui.window import MainWindow

_FORMATS = (
    (".xlsx", "Excel", "excel"),
    (".html", "Web Page", "export"),
    (".md", "Markdown", "export"),
    (".csv", "CSV", "table"),
)


def declare(window: MainWindow) -> tuple[Action, ...]:
    """Return the actions of the Compare menu."""

    def page() -> TablePage | None:
        return window.workspace.table_page if window.workspace else None

    def can_compare() -> bool:
        shown = page()
        return shown is not None and shown.comparable

    def compare() -> None:
        if window.workspace is not None and (shown := page()):
            window.workspace.compare(shown.compared())

    def comparing() -> bool:
        return window.workspace is not None and window.workspace.compares

    def only_differences(on: bool) -> None:
        if window.workspace is not None:
            window.workspace.compare_page.set_only_differences(on)

    exports = (
        Action(id=f"compare.export_{suffix[1:]}", text=f"{text}…", icon=icon, menu="Compare",
               run=partial(export, window, suffix), submenu="Export Comparison", enabled_when=comparing,
               tip=f"Write the comparison as it is on the screen: {text}")
        for suffix, text, icon in _FORMATS
    )  # fmt: skip
    return (
        Action(id="compare.open", text="Side by Side", icon="compare", menu="Compare",
               run=lambda: window.show_page("compare"), shortcut="Ctrl+0",
               enabled_when=lambda: window.workspace is not None, tip="Go to the comparison"),
        Action(id="compare.selected", text="Compare Selected", icon="compare", menu="Compare", run=compare,
               shortcut="Ctrl+D", enabled_when=can_compare,
               tip="Put the assets of the selected rows side by side"),
        Action(id="compare.differences", text="Only Differences", icon="filter", menu="Compare",
               run=only_differences, shortcut="Ctrl+Shift+D", enabled_when=comparing, separated=True,
               checked_when=lambda: comparing() and window.workspace is not None
               and window.workspace.compare_page.only_differences,
               tip="Hide the rows that say the same of every asset"),
        *exports,
    )  # fmt: skip


def export(window: MainWindow, suffix: str) -> None:
    """Ask for a file and write the comparison on show into it."""
    if window.workspace is None:
        return
    page = window.workspace.compare_page
    folder = Path(window.session.origin).parent if window.session.origin else Path.home()
    if path := files.ask_save(window, "Export the comparison", folder / f"comparison{suffix}"):
        window.session.export_comparison(
            path, page.assets, baseline=page.baseline, only_differences=page.only_differences
        )
