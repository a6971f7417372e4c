"""Assets side by side: chips, grid, and what must be known before trials are compared."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from belvedere.compare import Comparison, compare
from belvedere.errors import BelvedereError
from belvedere.landscape import Announcement
from belvedere.ui import clipboard
from belvedere.ui.document import Document
from belvedere.ui.models import compare_copy
from belvedere.ui.models.compare_model import CompareModel
from belvedere.ui.roles import Role
from belvedere.ui.views.asset_bar import AssetBar
from belvedere.ui.views.compare_grid import CompareGrid
from belvedere.ui.views.compare_menus import cell_menu, column_menu
from belvedere.ui.views.empty_state import EmptyState
from belvedere.ui.views.guard_strip import GuardStrip
from belvedere.ui.views.header_bar import HeaderBar
from belvedere.ui.views.tick_icon import tick_icon

FEWEST, MOST = 2, 8
EXPORTS = (
    (".xlsx", "Excel workbook"),
    (".html", "Web page"),
    (".md", "Markdown"),
    (".csv", "Comma-separated text"),
)


class ComparePage(QWidget):
    """Shows two to eight assets; what it shows follows the document."""

    record_selected = Signal(str, str)
    """Table and key of the record behind the current statement; empty texts where there is none."""
    summary_changed = Signal(str)
    export_requested = Signal(str)
    """The suffix of the file wanted: `.xlsx`."""
    assets_changed = Signal()
    said = Signal(str)
    """Something done, for the status bar."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        exports: Sequence[tuple[str, str]] = EXPORTS,
    ) -> None:
        """Make the page without assets.

        Args:
            document: What is compared.
            parent: Owner.
            exports: Suffix and name of each format offered under Export.
        """
        super().__init__(parent)
        self.document = document
        self._assets: list[str] = []
        self._baseline = ""
        self._stale = False
        self.model = CompareModel(self)
        self.grid = CompareGrid(self)
        self.strip = GuardStrip(self)
        self.header = HeaderBar("Compare")
        self.bar = AssetBar(MOST)
        self.empty, self.same = self._empty_states()
        self._compose(exports)
        self._connect()
        self._recompute()

    # ------------------------------------------------------------------ state
    @property
    def assets(self) -> list[str]:
        """The keys of the assets compared, in the order of their columns."""
        return list(self._assets)

    @property
    def baseline(self) -> str:
        """The asset that the others are held against; empty without assets."""
        return self._baseline

    @property
    def comparison(self) -> Comparison | None:
        """What is shown; None with fewer than two assets."""
        if self._stale:
            self._recompute()
        return self.model.comparison

    @property
    def summary(self) -> str:
        """`4 assets · 62 rows · 19 sources`."""
        shown = self.comparison
        if shown is None:
            return "No assets" if not self._assets else "1 asset"
        rows = sum(len(group.rows) for group in shown.groups)
        left_out = f" ({shown.left_out} alike left out)" if shown.left_out else ""
        return f"{len(shown.columns)} assets · {_count(rows, 'row')}{left_out} · {_count(len(shown.sources), 'source')}"

    @property
    def only_differences(self) -> bool:
        """Whether rows in which all assets agree are left out."""
        return self.only_button.isChecked()

    def set_only_differences(self, only: bool) -> None:
        """Leave rows out in which all assets agree, or show all."""
        self.only_button.setChecked(only)

    def set_assets(self, keys: Sequence[str], baseline: str | None = None) -> None:
        """Compare other assets.

        Args:
            keys: Their keys; unknown ones and what goes beyond eight are left out.
            baseline: One of them; the present one if it stays, else the first.
        """
        known = [key for key in dict.fromkeys(keys) if self.document.landscape.has("assets", key)][
            :MOST
        ]
        wanted = self._baseline if baseline is None else baseline
        base = wanted if wanted in known else next(iter(known), "")
        if (known, base) == (self._assets, self._baseline):
            return
        self._assets, self._baseline = known, base
        self._recompute()
        self.assets_changed.emit()

    def set_baseline(self, key: str) -> None:
        """Hold the others against another asset."""
        self.set_assets(self._assets, key)

    def remove(self, key: str) -> None:
        """Take an asset out."""
        self.set_assets([each for each in self._assets if each != key])

    def move_asset(self, key: str, step: int) -> None:
        """Move an asset's column by some places."""
        place = self._assets.index(key)
        others = [each for each in self._assets if each != key]
        others.insert(max(0, place + step), key)
        self.set_assets(others)

    def pick(self) -> None:
        """Open the list of all assets."""
        self.bar.pick(self.document.landscape, self._assets)

    def copy(self, with_headers: bool) -> str:
        """Put the selected cells, or the whole sheet if no more than one is selected, on the clipboard.

        Returns:
            What to say in the status bar.
        """
        if self.comparison is None:
            return "Nothing to copy"
        chosen = [
            (index.row(), index.column()) for index in self.grid.selectionModel().selectedIndexes()
        ]
        if len(chosen) > 1:
            table, columns = compare_copy.cells(self.model, chosen, with_labels=with_headers)
            what = f"{len(table)} × {len(columns)} cells"
        else:
            table = compare_copy.sheet(self.model, with_marks=with_headers)
            columns = list(range(self.model.columnCount()))
            what = "the comparison with its sources"
        clipboard.put_table(table, compare_copy.header(self.model, columns) if with_headers else [])
        return f"Copied {what}{' with headers' if with_headers and len(chosen) > 1 else ''}"

    # --------------------------------------------------------------- building
    def _compose(self, exports: Sequence[tuple[str, str]]) -> None:
        self.header.add_left(self.bar)
        self.header.add_left(QWidget(), 1)
        add = self.header.add_button
        self.only_button = add("Only differences", tip="Leave out rows in which all agree")
        self.only_button.setCheckable(True)
        self.only_button.setIcon(tick_icon())
        self.copy_button = add("Copy", self._copy_all, tip="Copy the comparison, sources included")
        self.export_button = add("Export", primary=True, menu=self._export_menu(exports))
        self.stack = QStackedWidget()
        for page in (self._sheet(), self.empty, self.same):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        self.setFocusProxy(self.grid)

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        detail = "Choose two to eight assets, and they stand here side by side."
        choose, show_all = ("Choose assets…", self.pick), lambda: self.set_only_differences(False)
        return (
            EmptyState("compare", "Nothing to compare yet", [choose], detail=detail),
            EmptyState("compare", "These assets agree in every row", [("Show all rows", show_all)]),
        )

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        body, strip = QVBoxLayout(sheet), QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        strip.setContentsMargins(16, 10, 16, 12)
        strip.addWidget(self.strip)
        body.addWidget(self.grid, 1)
        body.addLayout(strip)
        body.addStretch()
        return sheet

    def _export_menu(self, exports: Sequence[tuple[str, str]]) -> QMenu:
        menu = QMenu(self)
        for suffix, name in exports:
            made = menu.addAction(f"{name} ({suffix})")
            made.triggered.connect(lambda _on=False, it=suffix: self.export_requested.emit(it))
        return menu

    def _connect(self) -> None:
        self.grid.show_model(self.model)
        self.bar.removed.connect(self.remove)
        self.bar.baseline_wanted.connect(self.set_baseline)
        self.bar.chosen.connect(self.set_assets)
        self.bar.add_button.clicked.connect(self.pick)
        self.only_button.toggled.connect(lambda _on: self._recompute())
        self.grid.heights_changed.connect(self._on_heights)
        self.grid.part_chosen.connect(self._on_part)
        self.grid.copy_requested.connect(
            lambda with_headers: self.said.emit(self.copy(with_headers))
        )
        self.grid.header_menu_requested.connect(self._on_header_menu)
        self.grid.menu_requested.connect(self._on_menu)
        self.document.changed.connect(self._on_changed)

    # ---------------------------------------------------------------- showing
    def _recompute(self) -> None:
        place = self._place()
        self._stale, problem, shown = False, "", None
        if len(self._assets) >= FEWEST:
            try:
                shown = compare(
                    self.document.landscape,
                    self._assets,
                    baseline=self._baseline,
                    only_differences=self.only_differences,
                )
            except BelvedereError as error:
                problem = str(error)
        self.model.show(shown)
        self.bar.show_assets(self.document.landscape, self._assets, self._baseline)
        self._show_page(shown, problem)
        self._restore(place)
        self._show_guard(self.grid.currentIndex())
        self.summary_changed.emit(self.summary)

    def _show_page(self, shown: Comparison | None, problem: str) -> None:
        for button in (self.only_button, self.copy_button, self.export_button):
            button.setEnabled(shown is not None)
        if shown is not None:
            self.stack.setCurrentIndex(0 if shown.groups else 2)
            return
        if problem:
            self.empty.set_text("These assets cannot be compared", problem)
        elif self._assets:
            self.empty.set_text(
                "One asset alone is no comparison", "Choose a second one to set beside it."
            )
        else:
            detail = "Choose two to eight assets, and they stand here side by side."
            self.empty.set_text("Nothing to compare yet", detail)
        self.stack.setCurrentIndex(1)

    def _show_guard(self, index: QModelIndex) -> None:
        shown = self.comparison
        self.strip.set_sentence(shown.guard if shown else "")
        group = (
            self.model.line(index.row()).group
            if index.isValid() and self.model.rowCount()
            else None
        )
        if shown and (group is None or not group.guard):
            group = next((each for each in shown.groups if each.guard), None)
        self.strip.set_group(group.title if group else "", group.guard if group else ())

    def _place(self) -> tuple[str, str, int]:
        index = self.grid.currentIndex()
        line = str(index.data(Role.KEY) or "") if index.isValid() else ""
        across = Qt.Orientation.Horizontal
        column = (
            str(self.model.headerData(index.column(), across, Role.KEY) or "")
            if index.isValid()
            else ""
        )
        return line, column, self.grid.verticalScrollBar().value()

    def _restore(self, place: tuple[str, str, int]) -> None:
        line, column, scrolled = place
        row = self.model.row_of(line) if line else -1
        if row >= 0:
            names = ["label", *self._assets]
            index = self.model.index(row, names.index(column) if column in names else 0)
            self.grid.setCurrentIndex(index)
        self.grid.verticalScrollBar().setValue(scrolled)

    # ------------------------------------------------------------------ slots
    def _on_changed(self, _announcement: Announcement) -> None:
        has = self.document.landscape.has
        gone = [key for key in self._assets if not has("assets", key)]
        if gone:
            self.set_assets([key for key in self._assets if key not in gone])
        elif self._assets and self.isVisible():
            self._recompute()
        else:
            # Nobody looks: one computation when somebody does, not one for every edit.
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._recompute()

    def _on_heights(self) -> None:
        self.grid.setMaximumHeight(max(self.grid.needed_height(), 60))

    def _on_part(self, index: QModelIndex, part: int) -> None:
        if self.model.is_fold(index.row(), index.column(), part):
            self.toggle_statements(index.row())
            return
        record = self.model.record(index.row(), index.column(), part)
        self.record_selected.emit(*(record or ("", "")))
        self._show_guard(index)

    def toggle_statements(self, row: int) -> None:
        """Open the statements of a row that only add to its main ones, or fold them away."""
        self.model.toggle_statements(row)
        self.grid.fit_rows(row, row)

    def _on_header_menu(self, section: int, at: QPoint) -> None:
        if 1 <= section <= len(self._assets):
            column_menu(self, self._assets[section - 1]).popup(at)

    def _on_menu(self, index: QModelIndex, at: QPoint) -> None:
        cell_menu(self, index).popup(at)

    def _copy_all(self) -> None:
        self.said.emit(self.copy(True))

    def show_cell(self, row_id: str, asset: str) -> bool:
        """Go to the cell of a row by its id, in an asset's column; return whether it is on show."""
        for row in range(self.model.rowCount()):
            line = self.model.line(row)
            if line.row is not None and line.row.id == row_id and asset in self._assets:
                index = self.model.index(row, 1 + self._assets.index(asset))
                self.grid.setCurrentIndex(index)
                self.grid.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                return True
        return False


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
