"""The HER2 landscape, once as it is and once as a workbook."""

import csv
from pathlib import Path

import pytest

from belvedere.excel import write_workbook
from belvedere.landscape import Landscape, rows_of
from belvedere.schema import TABLES

DATA = Path(__file__).parents[2] / "data" / "her2"


@pytest.fixture(scope="session")
def her2() -> Landscape:
    """The landscape that comes with the program, read by the plainest means."""
    tables = {}
    for name, table in TABLES.items():
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header, *records = csv.reader(file)
        tables[name] = rows_of(table.key, header, records)
    return Landscape(tables, id_="her2")


@pytest.fixture(scope="session")
def her2_workbook(her2: Landscape, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That landscape as a workbook; tests copy it before they edit it."""
    path = tmp_path_factory.mktemp("her2") / "her2.xlsx"
    write_workbook(her2, path, title="HER2")
    return path
