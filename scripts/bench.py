"""Measures what an analyst waits for, as ratios against a baseline in the same run.

Machines are shared and noisy: each figure is the median of several runs, taken in turn with its baseline.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import python_calamine
import xlsxwriter

from belvedere import excel
from belvedere.landscape import Landscape
from belvedere.operations import files
from belvedere.schema import TABLES
from scripts import bench_grid, measure


def main() -> int:
    """Measure and print a table; return 0."""
    print(_machine())
    print(f"\n{measure.HEADER}")
    _start()
    bench_grid.main()
    _workbooks()
    return 0


def _machine() -> str:
    names = ("PySide6-Essentials", "pandas", "numpy", "python-calamine", "XlsxWriter")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    day = datetime.now(UTC).date()
    return f"{day}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {versions}"


def _print(work: str, ours: list[float], baseline: str, theirs: list[float]) -> None:
    print(measure.row(work, ours, baseline, theirs), flush=True)


def _start() -> None:
    ours: tuple[list[float], list[float]] = ([], [])
    bare: tuple[list[float], list[float]] = ([], [])
    for _ in range(measure.RUNS + 1):
        for times, arguments in ((ours, []), (bare, ["bare"])):
            for place, seconds in enumerate(_probe(arguments)):
                times[place].append(seconds)
    # The first start of each fills the disk's cache.
    _print("start: first paint", ours[0][1:], "bare PySide6 window", bare[0][1:])
    _print("start: HER2 shown", ours[1][1:], "bare window, then `import pandas`", bare[1][1:])


def _probe(arguments: list[str]) -> list[float]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "BELVEDERE_HOME": home, "BELVEDERE_STARTED": str(time.time())}
        command = [sys.executable, "-m", "scripts.start_probe", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()[-2:]]


def _workbooks() -> None:
    landscape = files.open_any(files.default_landscape()).landscape
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = Path(folder) / "ours.xlsx", Path(folder) / "bare.xlsx"
        times = measure.pair(
            lambda: excel.write_workbook(landscape, ours), lambda: _write_bare(landscape, bare)
        )
        _print("write the HER2 workbook", times[0], "bare XlsxWriter, same cells", times[1])
        times = measure.pair(lambda: excel.read_workbook(ours), lambda: _read_bare(ours))
        _print("read the HER2 workbook", times[0], "raw calamine", times[1])


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
