"""The rows of one table, as whole columns of canonical text.

Columns are never altered in place: a change makes a new array for each column that it touches and shares
the others. So a snapshot costs nothing, and a change set that fails leaves everything as it was.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from belvedere.landscape.changes import Change

Texts = npt.NDArray[np.object_]
"""One column: an object array of shape (rows,) that holds only `str`."""


@dataclass(frozen=True)
class Rows:
    """The rows of one table.

    Attributes:
        key: Name of the key field.
        columns: Texts by field name, all of the same length.
    """

    key: str
    columns: Mapping[str, Texts]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[self.key])

    @cached_property
    def index(self) -> dict[str, int]:
        """The position of each key."""
        return {key: position for position, key in enumerate(self.columns[self.key])}

    def frame(self) -> pd.DataFrame:
        """Return a data frame over these columns, without a copy; treat it as read-only."""
        return pd.DataFrame(dict(self.columns), dtype=object, copy=False)

    def record(self, position: int) -> dict[str, str]:
        """Return the texts of one row by field name."""
        return {name: texts[position] for name, texts in self.columns.items()}

    def with_column(self, name: str, texts: Texts | None = None) -> "Rows":
        """Return these rows with one more column, empty unless its texts are given."""
        added = texts if texts is not None else texts_of([""] * len(self))
        return Rows(self.key, {**self.columns, name: added})

    def without_column(self, name: str) -> "Rows":
        """Return these rows without a column."""
        return Rows(self.key, {each: texts for each, texts in self.columns.items() if each != name})


def texts_of(values: Iterable[str]) -> Texts:
    """Return an object array of texts; an empty iterable gives shape (0,)."""
    listed = list(values)
    texts = np.empty(len(listed), dtype=object)
    texts[:] = listed
    return texts


def rows_of(key: str, fields: Sequence[str], records: Iterable[Sequence[str]]) -> Rows:
    """Return rows made of records, each with a text for every field."""
    listed = list(records)
    columns: list[Any] = list(zip(*listed, strict=True)) if listed else [()] * len(fields)
    return Rows(key, {name: texts_of(column) for name, column in zip(fields, columns, strict=True)})


_NEAR = 20
"""How far from its last known position a row is looked for before all of them are counted again."""


class RowsEditor:
    """Applies changes to rows; nothing is visible before `done`."""

    def __init__(self, rows: Rows) -> None:
        """Start from the rows as they are."""
        self._rows = rows
        self._arrays: dict[str, Texts] = dict(rows.columns)
        self._lists: dict[str, list[str]] = {}
        self._own: set[str] = set()
        self._index = dict(rows.index)

    def apply(self, change: Change) -> str:
        """Apply one change; return why it cannot be applied, or an empty text."""
        if change.field == self._rows.key:
            return self._apply_to_row(change)
        position = self._find(change.key)
        if position is None:
            return "there is no such record"
        if change.field not in self._arrays:
            return "there is no such column"
        now = self._read(change.field, position)
        if now != change.before:
            return f"“{now}” stands there, not “{change.before}”"
        self._write(change.field, position, change.after)
        return ""

    def done(self) -> Rows:
        """Return the rows after all changes."""
        changed = {name: texts_of(texts) for name, texts in self._lists.items()}
        return Rows(self._rows.key, self._arrays | changed)

    def _read(self, name: str, position: int) -> str:
        text: str = (self._lists or self._arrays)[name][position]
        return text

    def _write(self, name: str, position: int, text: str) -> None:
        if self._lists:
            self._lists[name][position] = text
            return
        if name not in self._own:
            self._arrays[name] = self._arrays[name].copy()
            self._own.add(name)
        self._arrays[name][position] = text

    def _apply_to_row(self, change: Change) -> str:
        if not change.before:
            return self._add(change)
        position = self._find(change.key)
        if position is None:
            return "there is no such record"
        if change.before != change.key:
            return f"“{change.key}” stands there, not “{change.before}”"
        return self._rename(change, position) if change.after else self._remove(change, position)

    def _rename(self, change: Change, position: int) -> str:
        if change.after in self._index:
            return f"there is a record “{change.after}” already"
        self._write(self._rows.key, position, change.after)
        del self._index[change.key]
        self._index[change.after] = position
        return ""

    def _add(self, change: Change) -> str:
        if change.after in self._index:
            return f"there is a record “{change.after}” already"
        end = len(self._index)
        position = end if change.position < 0 else min(change.position, end)
        for name, texts in self._listed().items():
            texts.insert(position, change.after if name == self._rows.key else "")
        self._index[change.after] = position
        return ""

    def _remove(self, change: Change, position: int) -> str:
        if any(self._read(name, position) for name in self._arrays if name != self._rows.key):
            return "the record is not empty"
        for texts in self._listed().values():
            del texts[position]
        del self._index[change.key]
        return ""

    def _listed(self) -> dict[str, list[str]]:
        # Lists insert and delete rows fast enough for imports; arrays would be copied for each row.
        if not self._lists:
            self._lists = {name: list(texts) for name, texts in self._arrays.items()}
        return self._lists

    def _find(self, key: str) -> int | None:
        # Rows that come or go move those below them; counting all of them again each time would make
        # a thousand rows cost a minute. So a position is a hint until the key is seen there.
        hint = self._index.get(key)
        if hint is None:
            return None
        keys = (self._lists or self._arrays)[self._rows.key]
        for position in chain(range(hint, hint + _NEAR), range(hint - 1, hint - _NEAR, -1)):
            if 0 <= position < len(keys) and keys[position] == key:
                self._index[key] = position
                return position
        self._index = {each: place for place, each in enumerate(keys)}
        return self._index[key]
