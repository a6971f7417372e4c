"""One sheet read as one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from belvedere.errors import Problem
from belvedere.excel.cells import CellColumn, Fault, read_column
from belvedere.excel.headers import Grid, Matched
from belvedere.excel.names import address, column_letters
from belvedere.excel.suspects import Suspects
from belvedere.landscape import Rows, texts_of
from belvedere.landscape.keys import propose_key
from belvedere.schema import CellValue, Field, Table

Place = tuple[int, int]


@dataclass
class TableSheet:
    """One sheet while it is read.

    Attributes:
        sheet: Its name.
        table: The table that it holds.
        fields: The table's fields by name, with those of the user and those just found on the sheet.
        matched: Which column is which field.
        verbatim: Texts by field name that are to be kept as they stand.
        suspects: Cells that do not hold a plain value.
        problems: What was found wrong so far.
        doubtful: Table, key and field of cells whose text may not be what anybody wrote.
        places: Row of each record, such as `Assets!4`, by key.
    """

    sheet: str
    table: Table
    fields: Mapping[str, Field]
    matched: Matched
    verbatim: Mapping[str, frozenset[str]]
    suspects: Suspects
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[tuple[str, str, str]] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)

    def read(self, grid: Grid) -> Rows:
        """Return the records of the sheet, and collect what is wrong with them."""
        numbers = _filled_rows(grid, self.matched.row + 1)
        cells = self._read_columns([grid[number] for number in numbers], numbers)
        texts = {name: column.texts for name, column in cells.items()}
        kept = self._settle_keys(texts, numbers)
        self._collect_faults(cells, texts, numbers, kept)
        if len(kept) < len(numbers):
            texts = {
                name: [column[position] for position in kept] for name, column in texts.items()
            }
        empty = [""] * len(kept)
        columns = {name: texts_of(texts.get(name, empty)) for name in self.fields}
        return Rows(self.table.key, columns)

    @property
    def letters(self) -> dict[str, str]:
        """The letters of each field's column."""
        return {name: column_letters(column) for column, name in self.matched.fields.items()}

    # ---------------------------------------------------------------- columns
    def _read_columns(
        self, rows: Sequence[Sequence[CellValue]], numbers: list[int]
    ) -> dict[str, CellColumn]:
        turned = list(zip(*rows, strict=True)) if rows else []
        cells: dict[str, CellColumn] = {}
        for column, name in self.matched.fields.items():
            values = turned[column] if turned else ()
            cells[name] = read_column(
                self.fields[name], values, self.verbatim.get(name, frozenset())
            )
        self._put_errors(cells, {number: position for position, number in enumerate(numbers)})
        return cells

    def _put_errors(self, cells: dict[str, CellColumn], positions: Mapping[int, int]) -> None:
        # The reader gives nothing for an error value; nothing would look like a cell that somebody emptied.
        for (row, column), error in self.suspects.errors.items():
            name = self.matched.fields.get(column)
            if name is not None and row in positions:
                cells[name].texts[positions[row]] = error

    # ------------------------------------------------------------------- keys
    def _settle_keys(self, texts: dict[str, list[str]], numbers: list[int]) -> list[int]:
        """Return the positions of the rows that are records, each key once."""
        keys = texts[self.table.key]
        self._fill_keys(texts, keys, numbers)
        for key, number in zip(reversed(keys), reversed(numbers), strict=True):
            self.places[key] = f"{self.sheet}!{number + 1}"
        self.places.pop("", None)
        if len(self.places) == len(keys):
            return list(range(len(keys)))
        return self._first_of_each(keys, numbers)

    def _fill_keys(self, texts: dict[str, list[str]], keys: list[str], numbers: list[int]) -> None:
        if "" not in keys:
            return
        taken = set(keys)
        for position, key in enumerate(keys):
            if key:
                continue
            record = {name: column[position] for name, column in texts.items()}
            proposed = propose_key(self.table, record, taken)
            keys[position] = proposed
            taken.add(proposed)
            if proposed:
                what = f"the row has no key; it is read as a new record with the key “{proposed}”"
                self._tell(numbers[position], self.table.key, Fault(what), proposed)
            elif any(text.strip() for text in record.values()):
                named = " and ".join(self.fields[n].title for n in self.table.label[0].split("|"))
                what = "the row has no key and nothing to make one of; it was not read"
                self._tell(numbers[position], self.table.key, Fault(what, f"a key, or {named}"), "")

    def _first_of_each(self, keys: list[str], numbers: list[int]) -> list[int]:
        kept: list[int] = []
        seen: set[str] = {""}
        for position, key in enumerate(keys):
            if key not in seen:
                seen.add(key)
                kept.append(position)
            elif key:
                first = self._address(int(self.places[key].rpartition("!")[2]) - 1, self.table.key)
                what = f"the key “{key}” stands in {first} already; this row was not read"
                self._tell(numbers[position], self.table.key, Fault(what, "each key once"), key)
        return kept

    # --------------------------------------------------------------- problems
    def _collect_faults(
        self,
        cells: dict[str, CellColumn],
        texts: dict[str, list[str]],
        numbers: list[int],
        kept: list[int],
    ) -> None:
        keys = texts[self.table.key]
        wanted = set(kept)
        for name, column in cells.items():
            for position, fault in column.faulty():
                if position in wanted:
                    self._tell(numbers[position], name, fault, keys[position])
        by_row = (
            {numbers[position]: keys[position] for position in kept} if self._is_suspect() else {}
        )
        self._tell_errors(by_row)
        self._tell_formulas(by_row)

    def _is_suspect(self) -> bool:
        return bool(self.suspects.errors or self.suspects.formulas)

    def _tell_errors(self, keys: Mapping[int, str]) -> None:
        for (row, column), error in self.suspects.errors.items():
            name = self.matched.fields.get(column)
            if name is not None and row in keys:
                what, expected = (
                    f"Excel reports the error {error}",
                    self.fields[name].kind.describe(),
                )
                fault = Fault(what, expected, doubtful=True)
                self._tell(row, name, fault, keys[row])

    def _tell_formulas(self, keys: Mapping[int, str]) -> None:
        known = {
            place: saved for place, saved in self.suspects.formulas.items() if place[0] in keys
        }
        for column, name in self.matched.fields.items():
            places = sorted(place for place in known if place[1] == column)
            for row, _ in (place for place in places if not known[place]):
                what = "the formula was never computed, so the cell was read as empty"
                fault = Fault(what, "a value", doubtful=True)
                self._tell(row, name, fault, keys[row])
            computed = [row for row, _ in places if known[row, column]]
            if computed:
                more = f" and in {len(computed) - 1} more cells below" if len(computed) > 1 else ""
                what = f"a formula stands here{more}; its last result was read"
                self._tell(computed[0], name, Fault(what, "a value"), keys[computed[0]])

    def _tell(self, row: int, name: str, fault: Fault, key: str) -> None:
        where = self._address(row, name)
        if fault.doubtful:
            self.doubtful.add((self.table.name, key, name))
        self.problems.append(Problem(where, fault.what, fault.expected, self.table.name, key, name))

    def _address(self, row: int, name: str) -> str:
        column = self.matched.column_of(name)
        return address(self.sheet, column if column is not None else 0, row)


def _filled_rows(grid: Grid, start: int) -> list[int]:
    return [number for number in range(start, len(grid)) if _is_filled(grid[number])]


def _is_filled(row: Sequence[CellValue]) -> bool:
    # Rows begin with a key, so the first value settles nearly all of them.
    return any(value.strip() if isinstance(value, str) else value is not None for value in row)
