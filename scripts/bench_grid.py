"""Measures the grid at the sizes at which spreadsheets stall: made tables of 100,000 × 20 and 1,000,000 × 10."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
import pandas as pd
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPoint,
    QPointF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from belvedere.landscape import Landscape, rows_of
from belvedere.query import Condition, Query, SortBy, facets, run
from belvedere.schema import TABLES
from belvedere.ui.document import Document
from belvedere.ui.models.table_model import TableModel
from belvedere.ui.views.grid import Grid
from belvedere.ui.views.grid_state import ColumnState
from scripts import measure

SMALL, LARGE = (100_000, 20), (1_000_000, 10)
_SORTED = ("arm", "value", "cutoff", "endpoint")
_SHOWN = (
    "trial",
    "arm",
    "endpoint",
    "value",
    "unit",
    "ci_low",
    "ci_high",
    "n",
    "assessor",
    "cutoff",
    "population",
    "indication",
)
_FRAMES = 200


def main() -> None:
    """Measure and print the lines of the table."""
    app = QApplication.instance() or QApplication([])
    for rows, columns in (SMALL, LARGE):
        landscape = made(rows, columns)
        _sorting(landscape, rows)
        if rows == SMALL[0]:
            _proxy(landscape, rows)
            _searching(landscape, rows, columns)
        _facets(landscape, rows)
        _memory(landscape, rows)
        _scrolling(landscape, rows)
        del landscape
        gc.collect()
    del app


def made(rows: int, columns: int) -> Landscape:
    """Return a landscape of results whose first `columns` fields are filled, mixed as real ones are."""
    random = np.random.default_rng(1)
    table = TABLES["results"]
    first = (
        "result",
        "arm",
        "value",
        "cutoff",
        "endpoint",
        "trial",
        "n",
        "population",
        "indication",
        "biomarker",
    )
    names = list(dict.fromkeys([*first, *(field.name for field in table.fields)]))
    filled = set(names[:columns])
    texts = {
        name: random.choice(_choices(name), rows)
        if name in filled
        else np.array([""] * rows, object)
        for name in names
    }
    texts["result"] = np.array([f"r{i}" for i in range(rows)], object)
    ordered = [field.name for field in table.fields]
    return Landscape(
        {
            "results": rows_of(
                table.key, ordered, zip(*(texts[name] for name in ordered), strict=True)
            )
        }
    )


def _choices(name: str) -> npt.NDArray[np.object_]:
    field = TABLES["results"].by_name[name]
    if field.vocabulary is not None:
        return np.array([*field.vocabulary.terms, ""], object)
    if field.kind.name == "number":
        return np.array([f"{x / 10:.1f}" for x in range(2000)] + [""], object)
    if field.kind.name == "date":
        return np.array(
            [f"20{y:02}-{m:02}" for y in range(10, 27) for m in range(1, 13)] + [""], object
        )
    return np.array([f"{name.replace('_', '-')}-{i}" for i in range(5000)], object)


def _print(work: str, times: tuple[list[float], list[float]], baseline: str) -> None:
    print(measure.row(work, times[0], baseline, times[1]), flush=True)


def _sorting(landscape: Landscape, rows: int) -> None:
    for field in _SORTED:
        ranks = landscape.column("results", field).ranks
        query = Query("results", sort=(SortBy(field),))
        times = measure.pair(
            partial(run, landscape, query), partial(np.argsort, ranks, kind="stable")
        )
        _print(f"sort {rows:,} rows by {field}", times, "numpy stable argsort of the same array")


class _Equal(QAbstractTableModel):
    """What the proxy of Qt sorts for comparison: the same texts, read from a list."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts

    def rowCount(self, parent: object = None) -> int:  # noqa: N802 - Qt's name
        return len(self._texts)

    def columnCount(self, parent: object = None) -> int:  # noqa: N802 - Qt's name
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:  # type: ignore[override]
        return self._texts[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


def _proxy(landscape: Landscape, rows: int) -> None:
    model = _Equal([str(text) for text in landscape.column("results", "arm").texts])
    proxy = QSortFilterProxyModel()
    proxy.setSourceModel(model)
    start = time.perf_counter()
    proxy.sort(0)
    theirs = time.perf_counter() - start
    query = Query("results", sort=(SortBy("arm"),))
    ours = statistics.median(measure.pair(partial(run, landscape, query), lambda: None)[0])
    print(
        f"| sort {rows:,} rows by arm | {measure.shown(ours)} | QSortFilterProxyModel over an equal model, once | "
        f"{measure.shown(theirs)} | {ours / theirs:.4f} |"
    )


def _searching(landscape: Landscape, rows: int, columns: int) -> None:
    frame = landscape.rows("results").frame()
    frame = frame[[name for name in frame if frame[name].iloc[0] or frame[name].any()][:columns]]
    query = Query("results", search="arm-49")
    times = measure.pair(partial(run, landscape, query), partial(_contains, frame))
    _print(
        f"search {len(frame.columns)} columns, {rows:,} rows",
        times,
        "pandas str.contains over them",
    )


def _contains(frame: pd.DataFrame) -> None:
    for name in frame:
        frame[name].str.contains("arm-49", regex=False)


def _facets(landscape: Landscape, rows: int) -> None:
    conditions = (
        Condition("value", "at least", ("50",)),
        Condition("indication", "none of", ("NSCLC",)),
        Condition("cutoff", "after", ("2015",)),
    )
    query = Query("results", conditions)
    series = landscape.rows("results").frame()["endpoint"]
    times = measure.pair(partial(facets, landscape, query, "endpoint"), series.value_counts)
    _print(
        f"facet counts under three filters, {rows:,} rows",
        times,
        "pandas value_counts of that column",
    )


def _memory(landscape: Landscape, rows: int) -> None:
    # The texts themselves are shared; what a shown table adds is codes, ranks, positions and different texts.
    frame = int(landscape.rows("results").frame().memory_usage(deep=True).sum())
    tracemalloc.start()
    fresh = Landscape({"results": landscape.rows("results")})
    model = TableModel(Document(fresh, name="made"), "results")
    model.show(Query("results", sort=(SortBy("value"),)))
    for column, field in enumerate(model.fields):
        if not field.hidden:
            model.cell_at(0, column)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(
        f"| memory of {rows:,} rows shown, all usual columns | +{grown / 1e6:.0f} MB | its frame "
        f"| {frame / 1e6:.0f} MB | {1 + grown / frame:.2f} |"
    )


def _scrolling(landscape: Landscape, rows: int) -> None:
    # A jump shows rows that mostly were never shown before; only their painting is measured. A turn of the
    # wheel is what people do: it moves the rows by three and brings both parts of the grid to the window.
    # In the table of 10 filled columns, 4 of the 12 shown are empty.
    grid = _grid(landscape)
    picture = QImage(grid.size(), QImage.Format.Format_ARGB32_Premultiplied)
    jumps = []
    for place in np.random.default_rng(2).integers(0, rows * 30, _FRAMES + 5).tolist():
        grid.verticalScrollBar().setValue(place)
        jumps.append(_timed(partial(grid.viewport().render, picture)))
    _print_percentile(f"repaint of 40 × 12 cells at {rows:,} rows, each time elsewhere", jumps[5:])
    turns = [_timed(partial(_turn_wheel, grid)) for _ in range(_FRAMES + 5)]
    _print_percentile(f"turn of the wheel over 40 × 12 cells at {rows:,} rows", turns[5:])
    grid.close()


def _grid(landscape: Landscape) -> Grid:
    model = TableModel(Document(landscape, name="made"), "results")
    grid = Grid(frozen=1)
    grid.setModel(model)
    model.setParent(grid)
    names = [grid.column_name(column) for column in range(model.columnCount())]
    others = [name for name in names if name not in _SHOWN]
    grid.restore_columns(
        [
            *(ColumnState(name, 110) for name in _SHOWN),
            *(ColumnState(name, 110, hidden=True) for name in others),
        ]
    )
    grid.resize(12 * 110 + 20, 40 * 30 + 31)
    grid.show()
    QApplication.processEvents()
    return grid


def _turn_wheel(grid: Grid) -> None:
    port, at = grid.viewport(), QPointF(600, 600)
    turn = QWheelEvent(
        at,
        port.mapToGlobal(at),
        QPoint(0, -60),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, turn)
    QApplication.processEvents()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _print_percentile(work: str, times: list[float]) -> None:
    times = sorted(times)
    middle, worst = statistics.median(times), times[int(0.99 * len(times))]
    print(
        f"| {work} | {measure.shown(middle)} | its 99th percentile | {measure.shown(worst)} | |",
        flush=True,
    )
