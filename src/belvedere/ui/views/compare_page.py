"""Assets side by side: chips, grid, and what must be known before trials are compared."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from belvedere.compare import Comparison, compare
from belvedere.errors import BelvedereError
from belvedere.landscape import Announcement
from belvedere.ui import clipboard, theme
from belvedere.ui.delegates import tick
from belvedere.ui.document import Document
from belvedere.ui.models import compare_copy
from belvedere.ui.models.asset_list_model import AssetListModel
from belvedere.ui.models.compare_model import CompareModel
from belvedere.ui.roles import Role
from belvedere.ui.views.asset_picker import AssetPicker
from belvedere.ui.views.chips import ChipBar
from belvedere.ui.views.compare_grid import CompareGrid
from belvedere.ui.views.empty_state import EmptyState
from belvedere.ui.views.guard_strip import GuardStrip
from belvedere.ui.views.header_bar import HeaderBar

FEWEST, MOST = 2, 8
EXPORTS = (
    (".xlsx", "Excel workbook"),
    (".html", "Web page"),
    (".md", "Markdown"),
    (".csv", "Comma-separated text"),
)
_BASELINE_MARK = "★ "


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
        self.model = CompareModel(self)
        self.grid = CompareGrid(self)
        self.strip = GuardStrip(self)
        self.header = HeaderBar("Compare")
        self.chips = ChipBar(clear="", gap=8)
        self.add_button = QPushButton("+ Add")
        self.picker: AssetPicker | None = None
        self.empty = EmptyState(
            "compare", "Nothing to compare yet", [("Choose assets…", self.pick)],
            detail="Choose two to eight assets, and they stand here side by side.",
        )  # fmt: skip
        self.same = EmptyState(
            "compare",
            "These assets agree in every row",
            [("Show all rows", lambda: self.set_only_differences(False))],
        )
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

    def move(self, key: str, step: int) -> None:
        """Move an asset's column by some places."""
        place = self._assets.index(key)
        others = [each for each in self._assets if each != key]
        others.insert(max(0, place + step), key)
        self.set_assets(others)

    def pick(self) -> None:
        """Open the list of all assets."""
        model = AssetListModel(self.document.landscape, self._assets, most=MOST)
        model.chosen_changed.connect(self.set_assets)
        self.picker = AssetPicker(model, self)
        self.picker.destroyed.connect(self._forget_picker)
        below = self.add_button if self.add_button.isVisible() else self
        self.picker.open_at(
            below.mapToGlobal(QPoint(0, below.height() + 4 if below is not self else 48))
        )

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
            table, columns = compare_copy.sheet(self.model), list(range(self.model.columnCount()))
            what = "the comparison with its sources"
        clipboard.put_table(table, compare_copy.header(self.model, columns) if with_headers else [])
        return f"Copied {what}{' with headers' if with_headers and len(chosen) > 1 else ''}"

    # --------------------------------------------------------------- building
    def _compose(self, exports: Sequence[tuple[str, str]]) -> None:
        self.chips.set_edge(0, 8, 0, 8)
        centred = QWidget()
        middle = QVBoxLayout(centred)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch()
        middle.addWidget(self.chips)
        middle.addStretch()
        self.header.add_left(centred)
        self.header.add_left(self.add_button)
        self.header.add_left(QWidget(), 1)
        self.only_button = self.header.add_button(
            "Only differences", tip="Leave out rows in which all agree"
        )
        self.only_button.setCheckable(True)
        self.copy_button = self.header.add_button(
            "Copy", self._copy_all, tip="Copy the comparison, sources included"
        )
        menu = QMenu(self)
        for suffix, name in exports:
            made = menu.addAction(f"{name} ({suffix})")
            made.triggered.connect(
                lambda _checked=False, suffix=suffix: self.export_requested.emit(suffix)
            )
        self.export_button = self.header.add_button("Export", primary=True, menu=menu)
        sheet = QWidget()
        body = QVBoxLayout(sheet)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        strip = QVBoxLayout()
        strip.setContentsMargins(16, 10, 16, 12)
        strip.addWidget(self.strip)
        body.addWidget(self.grid, 1)
        body.addLayout(strip)
        body.addStretch()
        self.stack = QStackedWidget()
        for page in (sheet, self.empty, self.same):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.stack, 1)
        self._draw_tick()

    def _connect(self) -> None:
        self.grid.show_model(self.model)
        self.chips.removed.connect(self.remove)
        self.chips.clicked.connect(self.set_baseline)
        self.add_button.clicked.connect(self.pick)
        self.only_button.toggled.connect(self._on_only)
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
        problem = ""
        shown = None
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
        self._show_chips()
        self._show_page(shown, problem)
        self._restore(place)
        self._show_guard(self.grid.currentIndex())
        self.summary_changed.emit(self.summary)

    def _show_chips(self) -> None:
        landscape = self.document.landscape
        mark = {
            key: _BASELINE_MARK if key == self._baseline and len(self._assets) > 1 else ""
            for key in self._assets
        }
        self.chips.set_chips(
            (key, f"{mark[key]}{landscape.label('assets', key)}") for key in self._assets
        )
        for chip in self.chips.chips():
            name = landscape.label("assets", chip.id)
            base = chip.id == self._baseline
            chip.setAccessibleName(f"{name}, baseline" if base else name)
            chip.setToolTip(
                f"{name} is the baseline" if base else f"Click to make {name} the baseline"
            )
        self.add_button.setEnabled(len(self._assets) < MOST)

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
        elif self._assets:
            self._recompute()

    def _on_only(self, _only: bool) -> None:
        self._draw_tick()
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
        if section < 1 or section > len(self._assets):
            return
        key = self._assets[section - 1]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Make baseline", lambda: self.set_baseline(key)).setEnabled(
            key != self._baseline
        )
        menu.addAction("Move left", lambda: self.move(key, -1)).setEnabled(section > 1)
        menu.addAction("Move right", lambda: self.move(key, 1)).setEnabled(
            section < len(self._assets)
        )
        menu.addSeparator()
        menu.addAction("Remove", lambda: self.remove(key))
        menu.popup(at)

    def _on_menu(self, index: QModelIndex, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Copy", lambda: self.said.emit(self.copy(False)))
        menu.addAction("Copy with headers", lambda: self.said.emit(self.copy(True)))
        menu.addSeparator()
        if index.isValid() and self.model.has_folds(index.row()):
            menu.addAction(
                "Show or fold further populations", lambda: self.toggle_statements(index.row())
            )
        every = menu.addAction(
            "Show all populations and data cuts", lambda: self.model.show_full(not self.model.full)
        )
        every.setCheckable(True)
        every.setChecked(self.model.full)
        menu.addAction("Fold or unfold all groups", self.model.toggle_all)
        menu.popup(at)

    def _copy_all(self) -> None:
        self.said.emit(self.copy(True))

    def _forget_picker(self) -> None:
        self.picker = None

    def changeEvent(self, event: QEvent) -> None:
        """Draw the tick anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_tick()

    def _draw_tick(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(16, 16) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = Qt.CheckState.Checked if self.only_button.isChecked() else Qt.CheckState.Unchecked
        tick.paint(painter, QRect(1, 1, tick.SIDE, tick.SIDE), state, theme.current())
        painter.end()
        self.only_button.setIcon(QIcon(picture))

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
