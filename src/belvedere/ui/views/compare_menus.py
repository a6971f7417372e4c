"""What can be done with a column or a cell of a comparison, under the right mouse button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from belvedere.ui.views.compare_page import ComparePage


def column_menu(page: ComparePage, asset: str) -> QMenu:
    """Return the menu of an asset's column."""
    place, last = page.assets.index(asset), len(page.assets) - 1
    menu = _menu(page)
    base = menu.addAction("Make baseline", lambda: page.set_baseline(asset))
    base.setEnabled(asset != page.baseline)
    menu.addAction("Move left", lambda: page.move_asset(asset, -1)).setEnabled(place > 0)
    menu.addAction("Move right", lambda: page.move_asset(asset, 1)).setEnabled(place < last)
    menu.addSeparator()
    menu.addAction("Remove", lambda: page.remove(asset))
    return menu


def cell_menu(page: ComparePage, index: QModelIndex) -> QMenu:
    """Return the menu of a cell."""
    menu, model = _menu(page), page.model
    menu.addAction("Copy", lambda: page.said.emit(page.copy(False)))
    menu.addAction("Copy with headers", lambda: page.said.emit(page.copy(True)))
    menu.addSeparator()
    if index.isValid() and model.has_folds(index.row()) and not model.full:
        row = index.row()
        menu.addAction("Open or fold this row", lambda: page.toggle_statements(row))
    every = menu.addAction("Show all cuts and populations")
    every.setCheckable(True)
    every.setChecked(model.full)
    every.toggled.connect(model.show_full)
    menu.addAction("Fold or unfold all groups", model.toggle_all)
    return menu


def _menu(page: ComparePage) -> QMenu:
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
