"""Conflicts: rows of one table that state different values for one fact, or share a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from belvedere.landscape.names import find, names_of, naming_fields
from belvedere.schema import ALL_TABLES

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

Mask = npt.NDArray[np.bool_]
Groups = npt.NDArray[np.intp]

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """Which fields of a table say what a fact is about, and which say what it is.

    Attributes:
        about: Fields that are alike in all rows on one fact; unknown is alike to unknown.
        states: Fields of which each has one right value; unknown contradicts nothing.
        named: Those of `about` that have to be known, or else two rows may be about different things.
    """

    about: tuple[str, ...]
    states: tuple[str, ...]
    named: tuple[str, ...]


FACTS: Mapping[str, Fact] = {
    "programs": Fact(
        ("asset", "indication", "biomarker", "setting", "regimen", "region"),
        ("stage", "status"),
        ("asset", "indication", "region"),
    ),
    "results": Fact(
        (
            "trial", "asset", "arm", "indication", "biomarker", "setting", "population", "endpoint", "unit",
            "versus", "denominator", "confirmed", "assessor", "cutoff",
        ),
        ("value", "n"),
        ("trial", "endpoint"),
    ),
    "deals": Fact(
        ("asset", "kind", "licensor", "licensee", "announced"),
        ("upfront_usd_m", "milestones_usd_m", "total_usd_m"),
        ("licensor", "licensee", "announced"),
    ),
}  # fmt: skip
"""Readings of one endpoint by another assessor, in another population or at another cut-off are other facts."""


def in_conflict(landscape: "Landscape", table: str) -> Mask:
    """Return which rows state something else than another row does of one fact, or share a name with one.

    `FACTS` says which fields tell a fact. Values are compared as their kinds read them, so that 18 and 18.0
    agree. Assets, companies and trials are looked at for names that two of them bear.
    """
    return landscape.memo(("in conflict", table), lambda: _in_conflict(landscape, table))


def disagreements(landscape: "Landscape", table: str, key: str) -> Iterator[str]:
    """Yield what another row says in place of what this one does: `another row says 73: key`."""
    position = landscape.rows(table).index[key]
    if not in_conflict(landscape, table)[position]:
        return
    if table in FACTS and _groups(landscape, table)[position] >= 0:
        alike = np.flatnonzero(_groups(landscape, table) == _groups(landscape, table)[position])
        for field in FACTS[table].states:
            yield from _other_values(landscape, table, field, position, alike)
    for name in names_of(landscape, table, key)[:-1]:
        others = [other for other in find(landscape, table, name) if other != key]
        if others:
            yield f"also called {name}: {_listed(others)}"


def _in_conflict(landscape: "Landscape", table: str) -> Mask:
    found = _sharing_names(landscape, table)
    if table in FACTS and len(found):
        groups = _groups(landscape, table)
        for field in FACTS[table].states:
            found |= _differing(groups, landscape.column(table, field).ranks)
    return found


def _groups(landscape: "Landscape", table: str) -> Groups:
    """Return for each row the number of the fact that it is about; -1 where that is not known."""
    return landscape.memo(("facts", table), lambda: _number_facts(landscape, table))


def _number_facts(landscape: "Landscape", table: str) -> Groups:
    fact = FACTS[table]
    groups: Groups = np.zeros(len(landscape.rows(table)), dtype=np.intp)
    for field in fact.about:
        column = landscape.column(table, field)
        if len(column.distinct) > 1:
            # Numbered anew after each field, so that the product stays within the range of integers.
            groups, _ = pd.factorize(groups * len(column.distinct) + column.codes)
    for field in fact.named:
        groups = np.where(landscape.column(table, field).matching(bool), groups, -1)
    return groups


def _differing(groups: Groups, ranks: npt.NDArray[np.int64]) -> Mask:
    counts = (groups >= 0) & (ranks >= 0)
    if not counts.any():
        return counts
    size = int(groups.max()) + 1
    lowest = np.full(size, np.iinfo(np.int64).max)
    highest = np.full(size, -1)
    np.minimum.at(lowest, groups[counts], ranks[counts])
    np.maximum.at(highest, groups[counts], ranks[counts])
    return counts & (highest > lowest)[groups]


def _other_values(
    landscape: "Landscape", table: str, field: str, position: int, alike: npt.NDArray[np.intp]
) -> Iterator[str]:
    column = landscape.column(table, field)
    keys = landscape.rows(table).columns[ALL_TABLES[table].key]
    own = column.ranks[position]
    if own < 0:
        return
    by_text: dict[str, list[str]] = {}
    for other in alike[(column.ranks[alike] >= 0) & (column.ranks[alike] != own)]:
        by_text.setdefault(str(column.texts[other]), []).append(str(keys[other]))
    for text, others in by_text.items():
        said = landscape.shown(table, column.field, text)
        words = "another row says" if len(others) == 1 else f"{len(others)} other rows say"
        yield f"{column.field.title}: {words} {said}: {_listed(others)}"


def _listed(keys: list[str]) -> str:
    more = len(keys) - _MOST_NAMED
    return ", ".join(keys[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


# ------------------------------------------------------------------------ names
def _sharing_names(landscape: "Landscape", table: str) -> Mask:
    total = len(landscape.rows(table))
    shared = np.zeros(total, dtype=bool)
    columns = [landscape.column(table, field) for field in naming_fields(table)]
    if not columns or not total:
        return shared
    numbers, _ = pd.factorize(np.concatenate([column.names[0] for column in columns]))
    found = []
    start = 0
    for column in columns:
        different, names = column.names
        numbered = np.append(numbers[start : start + len(different)], -1)[names]
        found.append(numbered[column.codes])
        start += len(different)
    by_row = np.hstack(found)
    rows, _ = np.nonzero(by_row >= 0)
    names = by_row[by_row >= 0]
    # Few names occur more than once, and of these some do so in one row only: a code that is the name too.
    again = np.bincount(names)[names] > 1
    pairs = np.unique(np.stack((names[again], rows[again]), axis=1), axis=0)
    several = np.bincount(pairs[:, 0]) > 1
    shared[pairs[several[pairs[:, 0]], 1]] = True
    return shared
