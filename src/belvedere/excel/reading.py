"""A workbook as a landscape, with every place that could not be taken as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from python_calamine import CalamineWorkbook, SheetTypeEnum

from belvedere.errors import BelvedereError, Problem
from belvedere.excel.collection import uncollected
from belvedere.excel.headers import Grid, Matched, Naming, header_row, match_headers
from belvedere.excel.metadata import Metadata, from_rows
from belvedere.excel.names import META, OWN_SHEETS, address
from belvedere.excel.opening import opened
from belvedere.excel.own_columns import declare_columns, declared_fields, is_usable
from belvedere.excel.suspects import Suspects, find_suspects
from belvedere.excel.table_sheet import TableSheet
from belvedere.landscape import Landscape, Rows, rows_of
from belvedere.progress import Cancelled, Progress, Silent
from belvedere.reconcile.incoming import Incoming
from belvedere.schema import (
    ALL_TABLES,
    COLUMNS,
    SCHEMA_VERSION,
    TABLES,
    TERMS,
    Field,
    added_terms,
    cell_text,
    extended_field,
    fold,
)

_SILENT = Silent()
_COLUMN_FIELDS = tuple(each.name for each in COLUMNS.fields)
_ENOUGH = 0.5
"""Share of a table's fields that a sheet of another name must have in its header to be taken for it."""


def read_workbook(path: Path, progress: Progress = _SILENT) -> Incoming:
    """Read a workbook: one of ours, edited or not, or one with sheets and headers like ours.

    Cells that nobody edited give the texts that were exported. What was typed is made canonical where
    its kind can read it, and else kept as it stands and listed as a problem.

    Args:
        path: The file; it is read only.
        progress: Told after each sheet.

    Raises:
        BelvedereError: If the file cannot be read as a workbook, or no sheet of it is one of our tables.
        Cancelled: If the user asked to stop.
    """
    with uncollected(), opened(path) as (data, book):
        reading = _Reading(book, _metadata(book))
        sheets = reading.assign()
        if not sheets:
            raise _no_table(path)
        suspects = find_suspects(data, set(sheets.values()))
        for done, (table, sheet) in enumerate(sheets.items()):
            if progress.cancelled:
                raise Cancelled
            progress.report(done / len(sheets), f"Reading {sheet}")
            reading.read(table, sheet, suspects.get(sheet, Suspects()))
    progress.report(1.0)
    return reading.incoming(path.name)


@dataclass
class _Reading:
    """A workbook while it is read: what the sheets read so far gave."""

    book: CalamineWorkbook
    metadata: Metadata
    grids: dict[str, Grid] = field(default_factory=dict)
    tables: dict[str, Rows] = field(default_factory=dict)
    present: dict[str, frozenset[str]] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    letters: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[tuple[str, str, str]] = field(default_factory=set)
    columns: list[Mapping[str, str]] = field(default_factory=list)
    fields: dict[str, dict[str, Field]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.columns = [record for record in self.metadata.columns if is_usable(record)]
        own = declared_fields(self.columns)
        added = added_terms(self.metadata.records.get(TERMS.name, ()))
        self.fields = {
            name: {f.name: extended_field(f, added) for f in table.fields} | own[name]
            for name, table in TABLES.items()
        }
        if self.metadata.schema_version > SCHEMA_VERSION:
            what = "the workbook was written by a newer version; what this one does not know is left out"
            self.problems.append(Problem(META, what, "Belvedere brought up to date"))

    # ----------------------------------------------------------------- sheets
    def assign(self) -> dict[str, str]:
        """Return the sheet of each table, in the schema's order, and tell which sheets were left out."""
        kinds = {each.name: each.typ for each in self.book.sheets_metadata}
        sheets = [
            name for name in self.book.sheet_names
            if name not in OWN_SHEETS and kinds.get(name) == SheetTypeEnum.WorkSheet
        ]  # fmt: skip
        found: dict[str, str] = {}
        for names in (self._noted(), _titles()):
            for sheet in sheets:
                table = names.get(fold(sheet.strip()), "")
                if table and table not in found and sheet not in found.values():
                    found[table] = sheet
        for sheet in sheets:
            if sheet not in found.values() and (table := self._like(sheet, found)):
                found[table] = sheet
        if found:
            left = [sheet for sheet in sheets if sheet not in found.values()]
            self.problems += [
                Problem(name, "the sheet is no table of the landscape and was left out")
                for name in left
            ]
        return {table: found[table] for table in TABLES if table in found}

    def _noted(self) -> dict[str, str]:
        return {
            fold(note.sheet): note.table for note in self.metadata.notes if note.table in TABLES
        }

    def _like(self, sheet: str, found: Mapping[str, str]) -> str:
        """Return the table whose headers stand on a sheet of another name, or an empty text."""
        best, likeness = "", _ENOUGH
        for table in TABLES.values():
            if table.name not in found:
                _, score = header_row(self._grid(sheet), self._naming(table.name))
                if score / len(table.fields) > likeness:
                    best, likeness = table.name, score / len(table.fields)
        return best

    def _grid(self, sheet: str) -> Grid:
        if sheet not in self.grids:
            # From A1 on, so that an index in the grid is an address on the sheet.
            values = self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            self.grids[sheet] = cast(Grid, values)
        return self.grids[sheet]

    def _naming(self, table: str) -> Naming:
        return Naming(TABLES[table], self.fields[table], self.metadata.note(table))

    # ----------------------------------------------------------------- tables
    def read(self, table: str, sheet: str, suspects: Suspects) -> None:
        """Read one sheet as a table."""
        grid = self._grid(sheet)
        matched = match_headers(grid, self._naming(table))
        declared = TABLES[table]
        if matched.column_of(declared.key) is None:
            what = f"no column is the key of {declared.title}; the sheet was not read"
            self.problems.append(
                Problem(sheet, what, f"a column “{declared.fields[0].title}”", table)
            )
            return
        self._add_columns(table, sheet, matched)
        verbatim = {
            name: texts for (owner, name), texts in self.metadata.verbatim.items() if owner == table
        }
        reader = TableSheet(sheet, declared, self.fields[table], matched, verbatim, suspects)
        self.tables[table] = reader.read(grid)
        self.problems += reader.problems
        self.doubtful |= reader.doubtful
        self.present[table] = frozenset(matched.fields.values())
        self.places |= {(table, key): place for key, place in reader.places.items()}
        self.letters |= {(table, name): letters for name, letters in reader.letters.items()}
        del self.grids[sheet]

    def _add_columns(self, table: str, sheet: str, matched: Matched) -> None:
        headers = dict(matched.others)
        added = declare_columns(table, matched, self.fields[table])
        self.columns += added
        self.fields[table] |= declared_fields(added)[table]
        for column, header in headers.items():
            where = address(sheet, column, matched.row)
            what = self._about_column(table, sheet, matched, column)
            self.problems.append(
                Problem(where, what.format(header), "", table, "", matched.fields.get(column, ""))
            )
        for column, header in matched.known_again.items():
            name = matched.fields[column]
            where = address(sheet, column, matched.row)
            title = self.fields[table][name].title
            what = f"the column “{header}” was read as {title}, of which it has the contents"
            self.problems.append(Problem(where, what, title, table, "", name))

    def _about_column(self, table: str, sheet: str, matched: Matched, column: int) -> str:
        name = matched.fields.get(column)
        if name is None:
            return "the column “{}” is computed from other tables and was not read"
        title = self.fields[table][name].title.replace("{", "{{").replace("}", "}}")
        if column in matched.repeated:
            first = address(sheet, matched.repeated[column], matched.row)
            return f"the header “{{}}” stands in {first} already; this column is kept as a column of its own, “{title}”"
        return f"the schema has no column “{{}}”; it is kept as a column of its own, “{title}”"

    # ----------------------------------------------------------------- result
    def incoming(self, name: str) -> Incoming:
        """Return what was read."""
        records = [[record.get(each, "") for each in _COLUMN_FIELDS] for record in self.columns]
        if records:
            self.present[COLUMNS.name] = frozenset(_COLUMN_FIELDS)
        tables = {
            table: self.tables.get(table) or rows_of(TABLES[table].key, list(fields), [])
            for table, fields in self.fields.items()
        }
        tables[COLUMNS.name] = rows_of(COLUMNS.key, _COLUMN_FIELDS, records)
        for table, own in self.metadata.records.items():
            names = list(ALL_TABLES[table].by_name)
            self.present[table] = frozenset(names)
            listed = ([record[each] for each in names] for record in own)
            tables[table] = rows_of(ALL_TABLES[table].key, names, listed)
        return Incoming(
            landscape=Landscape(tables, id_=self.metadata.landscape_id),
            name=name,
            present=self.present,
            places=self.places,
            columns=self.letters,
            problems=tuple(self.problems),
            doubtful=frozenset(self.doubtful),
            landscape_id=self.metadata.landscape_id,
            revision=self.metadata.revision,
        )


def _no_table(path: Path) -> BelvedereError:
    what = "No sheet of the workbook is a table of a landscape"
    titles = ", ".join(table.title for table in TABLES.values())
    remedy = f"Name its sheets as the tables are called ({titles}), or map its columns on import"
    return BelvedereError(what, where=str(path), remedy=remedy)


def _metadata(book: CalamineWorkbook) -> Metadata:
    if META not in book.sheet_names:
        return Metadata()
    rows = cast(Grid, book.get_sheet_by_name(META).to_python(skip_empty_area=False))
    return from_rows([cell_text(value) for value in row] for row in rows)


def _titles() -> dict[str, str]:
    return {fold(table.title): name for name, table in TABLES.items()} | {
        name: name for name in TABLES
    }
