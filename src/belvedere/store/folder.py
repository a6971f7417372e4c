"""A folder of CSVs, one for each table: the form in which a landscape is read without Belvedere."""

from contextlib import ExitStack
from pathlib import Path

from belvedere.errors import BelvedereError
from belvedere.landscape import Landscape
from belvedere.progress import Cancelled, Progress, Silent
from belvedere.query.saved_views import exported_views
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import ALL_TABLES, COLUMNS, TABLES, TERMS, VIEWS, column_key
from belvedere.store.atomic import replacing
from belvedere.store.csv_text import format_csv
from belvedere.store.folder_reader import FolderReader


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder with the CSV of at least one table."""
    return any((path / file_name(table)).is_file() for table in TABLES)


def file_name(table: str) -> str:
    """Return the name of a table's CSV."""
    return f"{table}.csv"


def read_folder(path: Path, progress: Progress | None = None) -> Incoming:
    """Read a folder of CSVs; what is odd about it becomes a problem, and nothing of it is lost.

    A table whose file is missing, empty or without its key column is absent. A column that no table knows
    is kept as a user column of text. A row without key, or with the key of an earlier row, is left out.

    Args:
        path: The folder.
        progress: Told after each table; None if nobody watches.

    Raises:
        BelvedereError: If it has none of the files, or one of them is not CSV in UTF-8.
        Cancelled: If the progress says so.
        OSError: If a file cannot be read.
    """
    if not is_folder(path):
        raise BelvedereError(
            "This folder has no table of a landscape",
            where=str(path),
            remedy=f"Choose a folder with {file_name('assets')} and the like in it",
        )
    progress = progress or Silent()
    reader = FolderReader()
    if (path / file_name(COLUMNS.name)).is_file():
        reader.read_columns(path / file_name(COLUMNS.name))
    for table in (TERMS, VIEWS):
        if (path / file_name(table.name)).is_file():
            reader.read_table(table, path / file_name(table.name))
    for number, (name, table) in enumerate(TABLES.items()):
        if progress.cancelled:
            raise Cancelled
        progress.report(number / len(TABLES), f"Reading {table.title}")
        reader.read_table(table, path / file_name(name))
    progress.report(1.0)
    return reader.done(path.resolve().name)


def write_folder(landscape: Landscape, path: Path, *, include_private: bool = False) -> None:
    """Write a landscape as a folder of CSVs, user columns last; history has no place there.

    The files are replaced when all of them have been written. `columns.csv`, which declares the user
    columns, `terms.csv` and `views.csv` are there only if there is something in them.

    Args:
        landscape: What to write.
        path: The folder; it is made if need be.
        include_private: Whether private columns go along.

    Raises:
        OSError: If the folder cannot be made or written.
    """
    path.mkdir(parents=True, exist_ok=True)
    fields = {
        table: [field for field in landscape.fields(table) if include_private or not field.private]
        for table in TABLES
    }
    texts = {
        table: _table_text(landscape, table, [f.name for f in fields[table]]) for table in TABLES
    }
    own = {
        column_key(table, field.name) for table in TABLES for field in fields[table] if field.user
    }
    records = {
        COLUMNS.name: [r for r in _records(landscape, COLUMNS.name) if r[COLUMNS.key] in own],
        TERMS.name: _records(landscape, TERMS.name),
        VIEWS.name: exported_views(landscape, include_private=include_private),
    }
    texts |= {table: _records_text(table, listed) for table, listed in records.items() if listed}
    with ExitStack() as stack:
        for table, text in texts.items():
            temporary = stack.enter_context(replacing(path / file_name(table)))
            temporary.write_text(text, encoding="utf-8", newline="")
    for table in records.keys() - texts.keys():
        # One that an earlier landscape left would declare what this one does not have.
        (path / file_name(table)).unlink(missing_ok=True)


def _table_text(landscape: Landscape, table: str, names: list[str]) -> str:
    columns = landscape.rows(table).columns
    return format_csv([names, *zip(*(columns[name] for name in names), strict=True)])


def _records(landscape: Landscape, table: str) -> list[dict[str, str]]:
    rows = landscape.rows(table)
    return [rows.record(position) for position in range(len(rows))]


def _records_text(table: str, records: list[dict[str, str]]) -> str:
    names = [field.name for field in ALL_TABLES[table].fields]
    return format_csv([names, *([record[name] for name in names] for record in records)])
