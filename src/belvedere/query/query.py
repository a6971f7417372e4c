"""What a view shows: which rows of a table, in which order. Whole columns in, row positions out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from belvedere.landscape import Column, Landscape, texts_of
from belvedere.progress import Cancelled, Progress
from belvedere.schema import OPERATORS, fold

Positions = npt.NDArray[np.intp]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SortBy:
    """One key of a sort; unknown values stand last whichever way it runs."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """One filter on one column.

    Attributes:
        field: Name of the field.
        operator: Id of an operator of the field's kind.
        operands: Texts that the operator compares with; for references these are keys.
        negated: Whether rows pass that the operator does not let pass, unknown ones among them.
    """

    field: str
    operator: str
    operands: tuple[str, ...] = ()
    negated: bool = False


def inverted(condition: Condition) -> Condition:
    """Return the filter that passes exactly the rows that another leaves out."""
    opposite = {"any of": "none of", "none of": "any of", "known": "unknown", "unknown": "known"}
    if condition.operator in opposite:
        return replace(condition, operator=opposite[condition.operator])
    return replace(condition, negated=not condition.negated)


@dataclass(frozen=True, slots=True)
class Query:
    """Rows wanted of one table.

    Attributes:
        table: Name of the table.
        conditions: Filters; a row passes all of them.
        search: Words that a row must hold somewhere in its fields, each at least once.
        sort: Sort keys, the first decides first; rows stay in the table's order where all are equal.
    """

    table: str
    conditions: tuple[Condition, ...] = ()
    search: str = ""
    sort: tuple[SortBy, ...] = ()

    def with_condition(self, condition: Condition) -> "Query":
        """Return this query with a filter in place of any other on the same field."""
        others = tuple(each for each in self.conditions if each.field != condition.field)
        return replace(self, conditions=(*others, condition))

    def without_condition(self, field: str) -> "Query":
        """Return this query without the filter on a field."""
        return replace(self, conditions=tuple(c for c in self.conditions if c.field != field))

    def sorted_by(self, field: str, *, add: bool = False) -> "Query":
        """Return this query sorted by a field; a second call turns the order, a third ends it.

        Args:
            field: The field.
            add: Whether the field comes after the present sort keys instead of replacing them.
        """
        now = next((key for key in self.sort if key.field == field), None)
        if now is None:
            return replace(self, sort=(*(self.sort if add else ()), SortBy(field)))
        turned = () if now.descending else (SortBy(field, descending=True),)
        if not add:
            return replace(self, sort=turned)
        kept = tuple(new for key in self.sort for new in (turned if key.field == field else (key,)))
        return replace(self, sort=kept)


def run(landscape: Landscape, query: Query, progress: Progress | None = None) -> Positions:
    """Return the positions of the rows that pass, in the order asked for, shape (rows shown,).

    Args:
        landscape: The landscape.
        query: The query.
        progress: Asked between columns whether the answer is still wanted; None if it is in any case.

    Raises:
        Cancelled: If it is not.
    """
    shown = np.flatnonzero(passing(landscape, query, progress=progress))
    return sort(landscape, query.table, query.sort, shown)


def passing(
    landscape: Landscape, query: Query, *, but: str = "", progress: Progress | None = None
) -> Mask:
    """Return which rows pass the filters and the search, shape (rows,).

    Args:
        landscape: The landscape.
        query: The query.
        but: A field whose own filter is left out, for the counts beside its values.
        progress: As of `run`.
    """
    passed = np.ones(len(landscape.rows(query.table)), dtype=bool)
    for condition in query.conditions:
        if condition.field != but:
            hits = _meeting(landscape.column(query.table, condition.field), condition)
            passed &= ~hits if condition.negated else hits
    for word in query.search.split():
        passed &= holding(landscape, query.table, word, progress)
    return passed


def _meeting(column: Column, condition: Condition) -> Mask:
    hits = column.matching(column.field.kind.test(condition.operator, condition.operands))
    if condition.operator == "contains":
        # Who types a word means what the cells show, names in place of keys.
        for operand in condition.operands:
            hits |= _hits(column, fold(operand))[column.codes]
    return hits


def holding(landscape: Landscape, table: str, word: str, progress: Progress | None = None) -> Mask:
    """Return which rows show a word in any field, without regard to case and accents, shape (rows,)."""
    found = np.zeros(len(landscape.rows(table)), dtype=bool)
    wanted = fold(word)
    for field in landscape.fields(table, derived=True):
        if progress is not None and progress.cancelled:
            raise Cancelled
        column = landscape.column(table, field.name)
        hits = _hits(column, wanted)
        if hits.any():
            found |= hits[column.codes]
    return found


def hit_cells(
    landscape: Landscape, query: Query, fields: Sequence[str], positions: Positions
) -> Positions:
    """Return where the search of a query hits, as `row * len(fields) + column`, rising.

    Args:
        landscape: The landscape.
        query: The query whose words are looked for; each hit holds at least one of them.
        fields: The columns looked at, in the order shown.
        positions: The rows looked at, in the order shown.
    """
    words = [fold(word) for word in query.search.split()]
    found = np.zeros((len(positions), len(fields)), dtype=bool)
    for place, name in enumerate(fields):
        column = landscape.column(query.table, name)
        hits = np.zeros(len(column.distinct), dtype=bool)
        for word in words:
            hits |= _hits(column, word)
        if hits.any():
            found[:, place] = hits[column.codes[positions]]
    return np.flatnonzero(found)


def _hits(column: Column, wanted: str) -> Mask:
    return np.array([wanted in text for text in column.folded], dtype=bool)


def sort(
    landscape: Landscape, table: str, keys: Sequence[SortBy], positions: Positions
) -> Positions:
    """Return row positions sorted by several keys, stable, unknown last."""
    for key in reversed(keys):
        ranks = landscape.column(table, key.field).ranks[positions]
        unknown = ranks < 0
        ordered = np.where(unknown, np.iinfo(np.int64).max, -ranks if key.descending else ranks)
        positions = positions[np.argsort(ordered, kind="stable")]
    return positions


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a column and how many rows have it.

    Attributes:
        text: Canonical text of the value; empty for unknown.
        shown: What people read.
        count: Rows that have it and pass the filters on the other columns.
    """

    text: str
    shown: str
    count: int


def facets(landscape: Landscape, query: Query, field: str) -> list[Facet]:
    """Return the values of a column with their counts under the other filters, in the column's order.

    A cell that lists several values counts for each; unknown stands last, if there is any. Values that
    differ by case alone are one, as they are for a filter, written as the first of them.
    """
    column = landscape.column(query.table, field)
    counts = np.bincount(
        column.codes[passing(landscape, query, but=field)], minlength=len(column.distinct)
    )
    spelt: dict[str, str] = {}
    totals: Counter[str] = Counter()
    for text, count in zip(column.distinct, counts.tolist(), strict=True):
        parts = {part.casefold(): part for part in column.field.kind.parts(text) or ("",)}
        for folded, part in parts.items():
            totals[spelt.setdefault(folded, part)] += count
    found = [
        Facet(text, landscape.shown(query.table, column.field, text), count)
        for text, count in totals.items()
    ]
    return [found[position] for position in _order(column, found)]


def _order(column: Column, found: Sequence[Facet]) -> list[int]:
    names = {facet.text: facet.shown for facet in found}
    by_text = Column(
        column.field, texts_of(names), names.__getitem__ if column.field.refers_to else None
    )
    ranks = np.where(by_text.ranks < 0, np.iinfo(np.int64).max, by_text.ranks)
    return [int(each) for each in np.argsort(ranks, kind="stable")]


def describe(landscape: Landscape, table: str, condition: Condition) -> str:
    """Return a filter as a chip reads it: `Modality: ADC, Bispecific ADC`, `Stage ≥ Phase 3`."""
    field = landscape.field(table, condition.field)
    typed = condition.operator == "contains"
    operands = [
        text if typed else landscape.shown(table, field, text) or "unknown"
        for text in condition.operands
    ]
    joined = (" and " if condition.operator == "between" else ", ").join(operands)
    if condition.operator == "any of":
        words = f"{field.title}: {joined or 'nothing'}"
    else:
        words = f"{field.title} {OPERATORS[condition.operator].text} {joined}".strip()
    return f"not: {words}" if condition.negated else words
