"""The `.landscape` file: one SQLite database with the tables, the user's columns and the history."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, bindparam, func, insert, select, update

from belvedere import __version__
from belvedere.errors import BelvedereError
from belvedere.landscape import Change, ChangeSet, Landscape, Rows, rows_of
from belvedere.schema import ALL_TABLES, COLUMNS, SCHEMA_VERSION, split_key
from belvedere.store.atomic import replacing
from belvedere.store.database import connected
from belvedere.store.header import APPLICATION_ID, FORMAT_VERSION, check_header, check_version
from belvedere.store.sql import CHANGE_SETS, CHANGES, META, OWN_TABLES, POSITION, table_of


def read_file(path: Path) -> Landscape:
    """Read a landscape with its history.

    Raises:
        BelvedereError: If the file is no landscape, damaged, or of a newer version.
        OSError: If it cannot be read.
    """
    check_header(path)
    try:
        with connected(path) as connection:
            meta = {key: value for key, value in connection.execute(select(META))}  # noqa: C416 - rows are no pairs
            version = int(meta["schema_version"])
            check_version(path, "schema", version, SCHEMA_VERSION)
            return _read_landscape(connection, meta["landscape_id"], version)
    except (KeyError, ValueError) as error:
        raise BelvedereError(
            f"The file is damaged ({error})",
            where=str(path),
            remedy="Open a backup of it; it was not touched",
        ) from error


def create_file(path: Path, landscape: Landscape) -> None:
    """Write a landscape and its history as a new file, in place of any that has this name.

    Raises:
        BelvedereError: If the database refuses.
        OSError: If the folder cannot be written.
    """
    with replacing(path) as temporary, connected(temporary, new=True) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT_VERSION}")
        for table in OWN_TABLES:
            table.create(connection)
        meta = {
            "landscape_id": landscape.id,
            "schema_version": str(SCHEMA_VERSION),
            "app_version": __version__,
        }
        connection.execute(
            insert(META), [{"key": key, "value": value} for key, value in meta.items()]
        )
        for name in ALL_TABLES:
            _write_table(connection, landscape, name)
        for position, change_set in enumerate(landscape.history):
            _add_to_history(connection, position, change_set)


def append(path: Path, landscape: Landscape, change_set: ChangeSet) -> None:
    """Add one change set to a file, with the cells and rows that it touched, whole or not at all.

    Args:
        path: The file, as it was before the change set.
        landscape: The landscape after the change set, which is the last of its history.
        change_set: What to add.

    Raises:
        BelvedereError: If the file is not at the revision before, or the database refuses.
        OSError: If the file cannot be read.
    """
    check_header(path)
    with connected(path) as connection:
        position = landscape.revision - 1
        if not _is_at(connection, landscape, position):
            raise BelvedereError(
                "The file has been changed since it was opened",
                where=str(path),
                remedy="Save under another name, or open the file again; it was not touched",
            )
        _bring_up_to_date(connection)
        _add_to_history(connection, position, change_set)
        rewritten = _tables_of_new_shape(change_set)
        for table in rewritten:
            table_of(table, ()).drop(connection)
            _write_table(connection, landscape, table)
        _update_cells(
            connection, landscape, [c for c in change_set.changes if c.table not in rewritten]
        )


def _is_at(connection: Connection, landscape: Landscape, position: int) -> bool:
    # By number and by id: two windows that each changed the file once count the same and differ.
    before = next(islice(landscape.history, position - 1, None)).id if position else None
    count = connection.scalar(select(func.count()).select_from(CHANGE_SETS))
    newest = select(CHANGE_SETS.c.id).order_by(CHANGE_SETS.c.position.desc()).limit(1)
    return count == position and connection.scalar(newest) == before


# ---------------------------------------------------------------------- reading
def _read_landscape(connection: Connection, id_: str, version: int) -> Landscape:
    own: dict[str, list[str]] = {name: [] for name in ALL_TABLES}
    declared = _read_rows(connection, COLUMNS.name, ())
    for key in declared.columns[COLUMNS.key]:
        table, field = split_key(key)
        own[table].append(field)
    tables = {
        name: _read_rows(connection, name, own[name])
        for name, table in ALL_TABLES.items()
        if table.since <= version
    }
    return Landscape(tables, id_=id_, history=_read_history(connection))


def _read_rows(connection: Connection, name: str, own: Iterable[str]) -> Rows:
    fields = [*(field.name for field in ALL_TABLES[name].fields), *own]
    table = table_of(name, fields)
    query = select(*(table.c[field] for field in fields)).order_by(table.c[POSITION])
    return rows_of(ALL_TABLES[name].key, fields, [tuple(row) for row in connection.execute(query)])


def _read_history(connection: Connection) -> list[ChangeSet]:
    changes: dict[int, list[Change]] = {}
    for row in connection.execute(
        select(CHANGES).order_by(CHANGES.c.change_set, CHANGES.c.ordinal)
    ):
        number, _, *values = row
        changes.setdefault(number, []).append(Change(*values))
    return [
        ChangeSet(
            tuple(changes.get(row.position, ())),
            reason=row.reason, author=row.author, origin=row.origin,
            time=datetime.fromisoformat(row.time), id=row.id, undoes=row.undoes,
        )
        for row in connection.execute(select(CHANGE_SETS).order_by(CHANGE_SETS.c.position))
    ]  # fmt: skip


# ---------------------------------------------------------------------- writing
def _bring_up_to_date(connection: Connection) -> None:
    # An older file lacks tables only, so there is nothing in it that could be harmed.
    is_version = META.c.key == "schema_version"
    version = int(connection.scalar(select(META.c.value).where(is_version)) or 0)
    if version < SCHEMA_VERSION:
        for name, table in ALL_TABLES.items():
            if table.since > version:
                table_of(name, [field.name for field in table.fields]).create(connection)
        connection.execute(update(META).where(is_version).values(value=str(SCHEMA_VERSION)))


def _write_table(connection: Connection, landscape: Landscape, name: str) -> None:
    fields = [field.name for field in landscape.fields(name)]
    table = table_of(name, fields)
    table.create(connection)
    columns = landscape.rows(name).columns
    names = [POSITION, *fields]
    records = [
        dict(zip(names, (position, *cells), strict=True))
        for position, cells in enumerate(zip(*(columns[field] for field in fields), strict=True))
    ]
    if records:
        connection.execute(insert(table), records)


def _add_to_history(connection: Connection, position: int, change_set: ChangeSet) -> None:
    connection.execute(
        insert(CHANGE_SETS).values(
            position=position, id=change_set.id, time=change_set.time.isoformat(), author=change_set.author,
            reason=change_set.reason, origin=change_set.origin, undoes=change_set.undoes,
        )
    )  # fmt: skip
    records = [
        {
            "change_set": position, "ordinal": ordinal, "table": change.table, "key": change.key,
            "field": change.field, "before": change.before, "after": change.after, "position": change.position,
        }
        for ordinal, change in enumerate(change_set.changes)
    ]  # fmt: skip
    if records:
        connection.execute(insert(CHANGES), records)


def _tables_of_new_shape(change_set: ChangeSet) -> set[str]:
    # Those that got or lost rows or columns, or had a key changed.
    rows = [change for change in change_set.changes if change.field == ALL_TABLES[change.table].key]
    keys = {key for c in rows if c.table == COLUMNS.name for key in (c.before, c.after) if key}
    return {change.table for change in rows} | {split_key(key)[0] for key in keys}


def _update_cells(connection: Connection, landscape: Landscape, changes: Iterable[Change]) -> None:
    touched: dict[tuple[str, str], dict[str, None]] = {}
    for change in changes:
        touched.setdefault((change.table, change.field), {})[change.key] = None
    for (name, field), keys in touched.items():
        table = table_of(name, [ALL_TABLES[name].key, field])
        statement = (
            update(table)
            .where(table.c[ALL_TABLES[name].key] == bindparam("_wanted"))
            .values({field: bindparam("_text")})
        )
        cells = [{"_wanted": key, "_text": landscape.cell(name, key, field)} for key in keys]
        connection.execute(statement, cells)
