"""Marks: rows that deserve a second look, as whole columns, and why in a sentence each.

Every mark is one boolean for each row of a table, in their order, shape (rows,). It is kept until the
next change set, so asking again costs nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from belvedere.landscape.conflicts import disagreements, in_conflict
from belvedere.landscape.derived import age_months
from belvedere.landscape.net import Changed
from belvedere.schema import ALL_TABLES, TABLES

if TYPE_CHECKING:
    from belvedere.landscape.landscape import Landscape

Mask = npt.NDArray[np.bool_]

STALE_AFTER: Mapping[str, int] = {
    "assets": 24,
    "programs": 12,
    "events": 6,
    "trials": 12,
    "rights": 24,
    "companies": 24,
}
"""Months after which a fact of each table is stale.

Stages and trials move within a year, what was expected within half a year; molecules, rights and companies
seldom do. Results, deals and sources are not named: what a paper or a contract said, it said for good.
"""

_LASTING: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "programs": (
        ("stage", frozenset({"Approved"})),
        ("status", frozenset({"Discontinued", "Withdrawn", "Completed"})),
    ),
    "events": (("status", frozenset({"Happened"})),),
    "trials": (("status", frozenset({"Completed", "Terminated", "Withdrawn"})),),
}
"""Facts that do not go stale: approvals, what happened, what has ended."""


def unsourced(landscape: "Landscape", table: str) -> Mask:
    """Return which rows name no source; none of a table whose rows need none."""
    rows = landscape.rows(table)
    if "source" not in TABLES[table].by_name or table == "sources":
        return np.zeros(len(rows), dtype=bool)
    return landscape.memo(("unsourced", table), lambda: rows.columns["source"] == "")


def stale(landscape: "Landscape", table: str, limits: Mapping[str, int] = STALE_AFTER) -> Mask:
    """Return which rows no source has stated for longer than the table's limit.

    A row without a date is not stale, since nobody knows its age; nor is what does not change any more:
    approvals, events that happened, programs and trials that have ended.

    Args:
        landscape: The landscape; its `today` is what ages are counted to.
        table: The table.
        limits: Months by table; a table that is not named does not go stale.
    """
    limit = limits.get(table)
    if limit is None or "as_of" not in TABLES[table].by_name:
        return np.zeros(len(landscape.rows(table)), dtype=bool)
    return landscape.memo(("stale", table, limit), lambda: _stale(landscape, table, limit))


def _stale(landscape: "Landscape", table: str, limit: int) -> Mask:
    def is_old(text: str) -> bool:
        age = age_months(landscape, text)
        return age is not None and age > limit

    old = landscape.column(table, "as_of").matching(is_old)
    for field, terms in _LASTING.get(table, ()):
        old &= ~landscape.column(table, field).matching(terms.__contains__)
    return old


def changed_since(landscape: "Landscape", revision: int) -> Changed:
    """Return what differs from how the landscape was at a revision.

    Args:
        landscape: The landscape.
        revision: A number of change sets, as `Landscape.revision` was then; 0 for the start of its history.
    """

    def compute() -> Changed:
        found = landscape.history.changed_since(revision)
        # What a column that is gone held is nothing that a row could show.
        # Few records differ in fields that no other does, so these are told apart first.
        kinds = {(table, names) for (table, _), names in found.fields.items()}
        gone = {(table, name) for table, names in kinds for name in names} - {
            (table, name) for table in ALL_TABLES for name in landscape.rows(table).columns
        }
        return _without(found, gone) if gone else found

    return landscape.memo(("changed since", revision), compute)


def _without(found: Changed, gone: set[tuple[str, str]]) -> Changed:
    left = {
        record: kept
        for record, names in found.fields.items()
        if (kept := tuple(name for name in names if (record[0], name) not in gone))
    }
    return replace(found, fields=left)


def changed(landscape: "Landscape", table: str, revision: int) -> Mask:
    """Return which rows are new, or differ in a cell, from how they were at a revision."""

    def compute() -> Mask:
        rows = landscape.rows(table)
        has = changed_since(landscape, revision).keys(table).__contains__
        return np.fromiter(map(has, rows.columns[rows.key]), dtype=bool, count=len(rows))

    return landscape.memo(("changed", table, revision), compute)


def why(
    landscape: "Landscape",
    table: str,
    key: str,
    *,
    limits: Mapping[str, int] = STALE_AFTER,
    revision: int | None = None,
) -> list[str]:
    """Return a sentence for each mark that a record has, for hovering; none for a record without marks.

    Args:
        landscape: The landscape.
        table: The table.
        key: Key of the record.
        limits: As of `stale`.
        revision: The revision since which changes count; None if they are not marked.

    Raises:
        KeyError: If there is no such record.
    """
    position = landscape.rows(table).index[key]
    said = []
    if unsourced(landscape, table)[position]:
        said.append("names no source")
    if stale(landscape, table, limits)[position]:
        age = age_months(landscape, landscape.cell(table, key, "as_of"))
        said.append(f"last stated {age} months ago, limit {limits[table]}")
    said += disagreements(landscape, table, key)
    if revision is not None:
        said += _said_of_change(landscape, table, key, revision)
    return said


def _said_of_change(landscape: "Landscape", table: str, key: str, revision: int) -> Iterator[str]:
    found = changed_since(landscape, revision)
    if (table, key) in found.added:
        yield "new"
    elif names := found.fields.get((table, key)):
        titles = [field.title for field in landscape.fields(table) if field.name in names]
        yield f"changed: {', '.join(titles)}"


__all__ = [
    "STALE_AFTER", "Changed", "Mask", "changed", "changed_since", "in_conflict", "stale", "unsourced", "why",
]  # fmt: skip
