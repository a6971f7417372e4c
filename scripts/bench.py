"""Measures what an analyst waits for, as ratios against a baseline in the same run.

Machines are shared and noisy: each figure is the median of several runs, taken in turn with its baseline.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import python_calamine
import xlsxwriter

from belvedere import excel
from belvedere.landscape import Landscape, rows_of
from belvedere.operations import files
from belvedere.query import Condition, Query, SortBy, facets, run
from belvedere.schema import TABLES

RUNS = 5
ROWS = 100_000


def main() -> int:
    """Measure and print a table; return 0."""
    print(_machine())
    print("\n| work | median | baseline | median | ratio |\n| --- | ---: | --- | ---: | ---: |")
    _start()
    landscape = _made(ROWS)
    _grid(landscape)
    _workbooks()
    return 0


def _machine() -> str:
    names = ("PySide6-Essentials", "pandas", "numpy", "python-calamine", "XlsxWriter")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    day = datetime.now(UTC).date()
    return f"{day}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}"


def _row(work: str, ours: list[float], baseline: str, theirs: list[float]) -> None:
    a, b = statistics.median(ours), statistics.median(theirs)
    ratio = statistics.median(x / y for x, y in zip(ours, theirs, strict=True))
    print(f"| {work} | {_time(a)} | {baseline} | {_time(b)} | {ratio:.2f} |", flush=True)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def _pair(
    work: Callable[[], object], baseline: Callable[[], object]
) -> tuple[list[float], list[float]]:
    work(), baseline()
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        for place, each in enumerate((work, baseline)):
            start = time.perf_counter()
            each()
            found[place].append(time.perf_counter() - start)
    return found


def _start() -> None:
    ours: tuple[list[float], list[float]] = ([], [])
    bare: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS + 1):
        for times, arguments in ((ours, []), (bare, ["bare"])):
            for place, seconds in enumerate(_probe(arguments)):
                times[place].append(seconds)
    # The first start of each fills the disk's cache.
    _row("start: first paint", ours[0][1:], "bare PySide6 window", bare[0][1:])
    _row("start: HER2 shown", ours[1][1:], "bare window, then `import pandas`", bare[1][1:])


def _probe(arguments: list[str]) -> list[float]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "BELVEDERE_HOME": home, "BELVEDERE_STARTED": str(time.time())}
        command = [sys.executable, "-m", "scripts.start_probe", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-2:]]


def _made(count: int) -> Landscape:
    random = np.random.default_rng(1)
    table = TABLES["results"]
    choices: dict[str, npt.NDArray[np.object_]] = {}
    for field in table.fields:
        terms = field.vocabulary.terms if field.vocabulary else ()
        choices[field.name] = np.array(
            [*terms, ""] if terms else [f"{field.name} {i}" for i in range(500)], object
        )
    for name in ("value", "n", "count", "ci_low", "ci_high", "follow_up_months"):
        choices[name] = np.array([f"{x / 10:.1f}" for x in range(2000)] + [""], object)
    for name in ("cutoff", "as_of"):
        choices[name] = np.array(
            [f"20{y:02}-{m:02}" for y in range(10, 27) for m in range(1, 13)] + [""], object
        )
    columns = [random.choice(choices[field.name], count) for field in table.fields]
    columns[0] = np.array([f"r{i}" for i in range(count)], object)
    names = [field.name for field in table.fields]
    return Landscape({"results": rows_of(table.key, names, zip(*columns, strict=True))})


def _grid(landscape: Landscape) -> None:
    for field in ("arm", "value", "cutoff", "endpoint"):
        ranks = landscape.column("results", field).ranks
        query = Query("results", sort=(SortBy(field),))
        times = _pair(partial(run, landscape, query), partial(np.argsort, ranks, kind="stable"))
        _row(f"sort {ROWS:,} rows by {field}", times[0], "numpy stable argsort", times[1])
    frame = landscape.rows("results").frame()
    search = Query("results", search="arm 49")
    times = _pair(partial(run, landscape, search), partial(_contains, frame))
    _row(
        f"search {len(frame.columns)} columns, {ROWS:,} rows",
        times[0],
        "pandas str.contains over them",
        times[1],
    )
    conditions = (Condition("value", "at least", ("50",)), Condition("unit", "any of", ("%",)))
    query = Query("results", conditions)
    times = _pair(lambda: facets(landscape, query, "endpoint"), frame["endpoint"].value_counts)
    _row("facet counts under two filters", times[0], "pandas value_counts", times[1])


def _contains(frame: pd.DataFrame) -> None:
    for name in frame:
        frame[name].str.contains("arm 49", regex=False)


def _workbooks() -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.xlsx", Path(folder) / "bare.xlsx"
        times = _pair(
            lambda: excel.write_workbook(landscape, ours), lambda: _write_bare(landscape, bare)
        )
        _row("write the HER2 workbook", times[0], "bare XlsxWriter, same cells", times[1])
        times = _pair(lambda: excel.read_workbook(ours), lambda: _read_bare(ours))
        _row("read the HER2 workbook", times[0], "raw calamine", times[1])


def _write_bare(landscape: Landscape, path: Path) -> None:
    with xlsxwriter.Workbook(
        path, {"strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        for name in TABLES:
            sheet = book.add_worksheet(name)
            for place, texts in enumerate(landscape.rows(name).columns.values()):
                for row, text in enumerate(texts):
                    sheet.write_string(row, place, text)


def _read_bare(path: Path) -> None:
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    sys.exit(main())
