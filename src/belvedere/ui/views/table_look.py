"""How a table page looks: long texts cut or in lines, cells larger or smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from belvedere.ui.delegates.cell import CellDelegate

if TYPE_CHECKING:
    from belvedere.ui.views.grid_state import Density
    from belvedere.ui.views.table_page import TablePage


class TableLook(QObject):
    """Keeps delegate and row heights of a page in step."""

    def __init__(self, page: TablePage) -> None:
        """Look after a page whose grid has its delegate."""
        super().__init__(page)
        self._page = page

    @property
    def wraps(self) -> bool:
        """Whether long texts are broken into lines."""
        return self._delegate().wrap

    def set_wrap(self, wrap: bool) -> None:
        """Break long texts into lines, or cut them."""
        self._delegate().wrap = wrap
        self.set_density(self._page.grid.density())

    def set_density(self, density: Density) -> None:
        """Set the height of the rows."""
        self._delegate().forget()
        self._page.grid.set_density(density, wrap=self.wraps)
        self._page.grid.viewport().update()

    def rescale(self, ratio: float) -> None:
        """Follow a change of the zoom: rows at once, columns by its ratio."""
        grid = self._page.grid
        for column in grid.visible_columns():
            grid.setColumnWidth(column, round(grid.columnWidth(column) * ratio))
        self.set_density(grid.density())

    def _delegate(self) -> CellDelegate:
        found = self._page.grid.itemDelegate()
        assert isinstance(found, CellDelegate)
        return found
