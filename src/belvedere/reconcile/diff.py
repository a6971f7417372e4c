"""The change set that leads from one landscape to another."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np
import numpy.typing as npt

from belvedere.landscape import Change, ChangeSet, Landscape, Rows, Texts
from belvedere.schema import ALL_TABLES, COLUMNS, split_key

Present = Mapping[str, frozenset[str]]
Positions = npt.NDArray[np.intp]


def diff(
    old: Landscape, new: Landscape, *, present: Present | None = None, reason: str = "Difference"
) -> ChangeSet:
    """Return the change set that makes `old` like `new`: rows, cells, user columns, terms and saved views.

    Rows come to stand in the order of `new` if the rows that both have stand in one order; otherwise
    those keep the order of `old`.

    Args:
        old: The landscape to which the change set applies.
        new: The landscape wanted.
        present: Names of the fields of `new` that count, by table; what is not named is left as it is.
            None: all of them.
        reason: What the change set says it is for.
    """
    pairs = [
        _pair(old, new, name, present)
        for name in ALL_TABLES
        if name != COLUMNS.name and (present is None or name in present)
    ]
    columns = _pair_of_columns(old, new, present)
    gone = {split_key(key) for key in columns.removed_keys()}
    return ChangeSet(
        (
            *(change for pair in pairs for change in pair.removals()),
            *(change for pair in pairs for change in pair.emptied(gone)),
            *columns.removals(),
            *columns.additions(),
            *(columns.edits() if present is None or COLUMNS.name in present else ()),
            *(change for pair in pairs for change in pair.additions()),
            *(change for pair in pairs for change in pair.edits()),
        ),
        reason,
    )


def positions_in(rows: Rows, keys: Texts) -> Positions:
    """Return the position of each key in rows, shape (keys,); -1 where there is none."""
    own = rows.columns[rows.key]
    if own is keys or (len(own) == len(keys) and bool((own == keys).all())):
        return np.arange(len(keys), dtype=np.intp)
    return np.fromiter(map(rows.index.get, keys, repeat(-1)), dtype=np.intp, count=len(keys))


def differing(mine: Texts | None, at: Positions, theirs: Texts) -> npt.NDArray[np.bool_]:
    """Return where a column of theirs says something else than mine, shape (rows of theirs,).

    Args:
        mine: My column; None counts as empty.
        at: Position in mine of each row of theirs, -1 for a row that I do not have.
        theirs: Their column.
    """
    kept: npt.NDArray[np.bool_] = at >= 0
    unlike: npt.NDArray[np.bool_] = (
        theirs != "" if mine is None or not len(mine) else mine[at] != theirs
    )
    return kept & unlike


@dataclass(frozen=True)
class _Pair:
    """One table in both landscapes.

    Attributes:
        table: Its name.
        old: Its rows before.
        new: Its rows after.
        fields: The fields that count, without the key.
        at: Position in `old` of each row of `new`, -1 where there is none.
        removed: Positions of rows only in `old`, last first: so each row removed leaves the others' in place.
        added: Positions of rows only in `new`, in order.
    """

    table: str
    old: Rows
    new: Rows
    fields: tuple[str, ...]
    at: Positions
    removed: Positions
    added: Positions

    def removed_keys(self) -> list[str]:
        """Return the keys of the rows removed."""
        return list(self.old.columns[self.old.key][self.removed])

    def removals(self) -> Iterator[Change]:
        """Yield what empties and removes the rows only in `old`."""
        for position in self.removed:
            record = self.old.record(position)
            key = record.pop(self.old.key)
            for field, text in record.items():
                if text:
                    yield Change(self.table, key, field, text, "")
            yield Change(self.table, key, self.old.key, key, "", int(position))

    def emptied(self, gone: Iterable[tuple[str, str]]) -> Iterator[Change]:
        """Yield what empties the columns that go, in the rows that stay."""
        stays = np.ones(len(self.old), dtype=bool)
        stays[self.removed] = False
        for table, field in gone:
            if table == self.table:
                texts = self.old.columns[field]
                for position in np.flatnonzero(stays & (texts != "")):
                    key = self.old.columns[self.old.key][position]
                    yield Change(table, key, field, texts[position], "")

    def additions(self) -> Iterator[Change]:
        """Yield what adds the rows only in `new`, all of them first, and fills their cells."""
        keys = self.new.columns[self.new.key]
        for position in self.added:
            key = keys[position]
            yield Change(self.table, key, self.new.key, "", key, int(position))
        for position in self.added:
            for field in self.fields:
                if text := self.new.columns[field][position]:
                    yield Change(self.table, keys[position], field, "", text)

    def edits(self) -> Iterator[Change]:
        """Yield the cells that differ in the rows of both, row by row."""
        unlike = np.zeros((len(self.new), len(self.fields)), dtype=bool)
        # Snapshots share the columns that no change has touched.
        same_keys = self.old.columns[self.old.key] is self.new.columns[self.new.key]
        for number, field in enumerate(self.fields):
            mine, theirs = self.old.columns.get(field), self.new.columns[field]
            if mine is not theirs or not same_keys:
                unlike[:, number] = differing(mine, self.at, theirs)
        keys = self.new.columns[self.new.key]
        for position, number in np.argwhere(unlike):
            field = self.fields[number]
            column = self.old.columns.get(field)
            before = "" if column is None else column[self.at[position]]
            yield Change(
                self.table, keys[position], field, before, self.new.columns[field][position]
            )


def _pair(old: Landscape, new: Landscape, table: str, present: Present | None) -> _Pair:
    mine, theirs = old.rows(table), new.rows(table)
    at = positions_in(mine, theirs.columns[theirs.key])
    missing = np.ones(len(mine), dtype=bool)
    missing[at[at >= 0]] = False
    counted = theirs.columns if present is None else present.get(table, frozenset())
    fields = tuple(name for name in theirs.columns if name in counted and name != theirs.key)
    return _Pair(
        table, mine, theirs, fields, at, np.flatnonzero(missing)[::-1], np.flatnonzero(at < 0)
    )


def _pair_of_columns(old: Landscape, new: Landscape, present: Present | None) -> _Pair:
    # Columns are declared in rows; one counts as new if its cells count.
    pair = _pair(old, new, COLUMNS.name, present)
    if present is None:
        return pair
    comes = [
        field in present.get(table, ())
        for table, field in map(split_key, pair.new.columns[COLUMNS.key][pair.added])
    ]
    goes = [COLUMNS.name in present and split_key(key)[0] in present for key in pair.removed_keys()]
    return replace(
        pair,
        fields=tuple(name for name in pair.new.columns if name != COLUMNS.key),
        added=pair.added[np.array(comes, dtype=bool)],
        removed=pair.removed[np.array(goes, dtype=bool)],
    )
