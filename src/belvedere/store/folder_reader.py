"""What reading a folder of CSVs collects: rows, where they stand, and what is odd about them."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from belvedere.errors import Problem
from belvedere.landscape import Landscape, Rows, rows_of, texts_of
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import (
    COLUMNS,
    SYSTEM_TABLES,
    TABLES,
    Table,
    column_key,
    field_name,
    split_key,
)
from belvedere.store.csv_text import Line, read_csv


class FolderReader:
    """Reads the files one after the other, the declaration of user columns first."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._problems: list[Problem] = []
        self._tables: dict[str, Rows] = {}
        self._declared: dict[str, dict[str, str]] = {}
        self._present: dict[str, frozenset[str]] = {}
        self._places: dict[tuple[str, str], str] = {}
        self._known = Landscape()

    def read_columns(self, file: Path) -> None:
        """Read the user columns that `columns.csv` declares."""
        rows = self._read(COLUMNS, file)
        if rows is None:
            return
        for position in range(len(rows)):
            record = rows.record(position)
            if fault := self._fault_of_column(record[COLUMNS.key]):
                place = self._places.pop((COLUMNS.name, record[COLUMNS.key]))
                self._problems.append(
                    Problem(
                        place, fault, "table and column, such as assets--priority", COLUMNS.name
                    )
                )
            else:
                self._declared[record[COLUMNS.key]] = record

    def read_table(self, table: Table, file: Path) -> None:
        """Read the CSV of a table, if there is one."""
        if not file.is_file():
            self._problems.append(
                Problem(file.name, "the file is missing", f"the table {table.title}", table.name)
            )
        elif (rows := self._read(table, file)) is not None:
            self._tables[table.name] = rows

    def done(self, name: str) -> Incoming:
        """Return what was read; columns that were declared but not found are empty.

        Args:
            name: The folder's name.
        """
        for key in self._declared:
            table, field = split_key(key)
            rows = self._tables.get(table, self._known.rows(table))
            self._tables[table] = rows if field in rows.columns else rows.with_column(field)
        fields = [field.name for field in COLUMNS.fields]
        declared = (
            [record.get(field, "") for field in fields] for record in self._declared.values()
        )
        self._tables[COLUMNS.name] = rows_of(COLUMNS.key, fields, declared)
        return Incoming(
            Landscape(self._tables),
            name,
            self._present,
            self._places,
            {(table, field): field for table, fields in self._present.items() for field in fields},
            tuple(self._problems),
        )

    # ------------------------------------------------------------------ private
    def _read(self, table: Table, file: Path) -> Rows | None:
        lines = read_csv(file)
        if not lines or table.key not in (header := [cell.strip() for cell in lines[0].cells]):
            what = f"the column {table.key}, its key, is missing" if lines else "the file is empty"
            self._problems.append(
                Problem(
                    f"{file.name}:1",
                    what,
                    "a header row, its columns separated by commas",
                    table.name,
                )
            )
            return None
        filled = [
            any(len(line.cells) > i and line.cells[i] for line in lines[1:])
            for i in range(len(header))
        ]
        names = self._names(table, file.name, header, filled)
        self._present[table.name] = frozenset(name for name in names if name)
        kept = self._rows(table, file.name, names, lines[1:])
        columns = {name: texts_of(row[i] for row in kept) for i, name in enumerate(names) if name}
        columns[table.key] = texts_of(text.strip() for text in columns[table.key])
        empty = texts_of([""] * len(kept))
        return Rows(table.key, {name: columns.get(name, empty) for name in self._wanted(table)})

    def _names(
        self, table: Table, file: str, header: Sequence[str], filled: Sequence[bool]
    ) -> list[str]:
        # The field of each column; empty for one that has neither header nor cells.
        wanted = self._wanted(table)
        names: list[str] = []
        for title, has_cells in zip(header, filled, strict=True):
            if not title and not has_cells:
                names.append("")
            elif title in wanted and title not in names:
                names.append(title)
            else:
                names.append(self._name_unknown(table, f"{file}:1:{title}", title, header))
        for missing in (name for name in wanted if name not in names):
            self._problems.append(
                Problem(
                    f"{file}:1", f"the column {missing} is missing", "", table.name, field=missing
                )
            )
        return names

    def _name_unknown(self, table: Table, place: str, title: str, header: Sequence[str]) -> str:
        wanted = self._wanted(table)
        if title in wanted:
            what, expected = f"there are two columns {title}", "each column once"
        else:
            near = get_close_matches(
                title.casefold(), [name for name in wanted if name not in header]
            )
            what, expected = f"the table {table.title} has no column “{title}”", " or ".join(near)
        if table.name in SYSTEM_TABLES:
            self._problems.append(Problem(place, f"{what}; it was left out", expected, table.name))
            return ""
        self._problems.append(
            Problem(place, f"{what}; it is kept as a column of its own", expected, table.name)
        )
        return self._declare(table, title)

    def _declare(self, table: Table, title: str) -> str:
        taken = {field.name for field in self._known.fields(table.name, derived=True)} | set(
            self._wanted(table)
        )
        name = base = field_name(title)
        number = 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        key = column_key(table.name, name)
        self._declared[key] = {COLUMNS.key: key, "title": title or name, "kind": "Text"}
        return name

    def _rows(
        self, table: Table, file: str, names: Sequence[str], lines: Iterable[Line]
    ) -> list[list[str]]:
        first: dict[str, int] = {}
        kept: list[list[str]] = []
        for line in lines:
            cells = self._fitted(table, f"{file}:{line.number}", line.cells, len(names))
            key = cells[names.index(table.key)].strip()
            if key and key not in first:
                first[key] = line.number
                self._places[table.name, key] = f"{file}:{line.number}"
                kept.append(cells)
                continue
            twice = (
                f"“{key}” stands on line {first[key]} already" if key else f"{table.key} is empty"
            )
            self._problems.append(Problem(
                f"{file}:{line.number}:{table.key}", f"{twice}; the row was left out", "a key of its own",
                table.name, key, table.key,
            ))  # fmt: skip
        return kept

    def _fitted(self, table: Table, place: str, cells: list[str], width: int) -> list[str]:
        surplus = [cell for cell in cells[width:] if cell]
        if surplus:
            listed = ", ".join(f"“{cell}”" for cell in surplus)
            what = f"the row has {len(cells)} cells; the last were left out: {listed}"
            self._problems.append(Problem(place, what, f"{width} cells", table.name))
        if len(cells) < width:
            what = f"the row has {len(cells)} cells; the others are taken as empty"
            self._problems.append(Problem(place, what, f"{width} cells", table.name))
        return cells[:width] + [""] * (width - len(cells))

    def _wanted(self, table: Table) -> dict[str, None]:
        own = (split_key(key) for key in self._declared)
        return dict.fromkeys(
            [f.name for f in table.fields] + [name for at, name in own if at == table.name]
        )

    def _fault_of_column(self, key: str) -> str:
        if COLUMNS.fields[0].kind.find(key) is None:
            return f"“{key}” is not the key of a column; the row was left out"
        try:
            table, name = split_key(key)
        except ValueError as error:
            return f"{error}; the row was left out"
        if table not in TABLES:
            return f"there is no table “{table}”; the row was left out"
        if name in {field.name for field in self._known.fields(table, derived=True)}:
            return f"the table {TABLES[table].title} has a column “{name}” of its own; the row was left out"
        return ""
