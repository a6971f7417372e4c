"""Queries as text, to be kept between starts: what the landscape no longer has is left out on reading."""

import json
from dataclasses import replace
from typing import Any

from belvedere.landscape import Landscape
from belvedere.query.query import Condition, Query, SortBy
from belvedere.schema import ParseError


def to_text(query: Query) -> str:
    """Return a query as JSON; `from_text` reads it back."""
    return json.dumps(
        {
            "search": query.search,
            "conditions": [
                [c.field, c.operator, list(c.operands), c.negated] for c in query.conditions
            ],
            "sort": [[key.field, key.descending] for key in query.sort],
        },
        ensure_ascii=False,
    )


def from_text(landscape: Landscape, table: str, text: str) -> Query:
    """Return the query that a text states, as far as the landscape can answer it.

    Args:
        landscape: The landscape to be asked.
        table: The table.
        text: What `to_text` gave; anything else is the query for all rows.
    """
    try:
        raw = json.loads(text)
        search, conditions, sort = str(raw["search"]), raw["conditions"], raw["sort"]
        made = tuple(_condition(each) for each in conditions)
        keys = tuple(SortBy(str(name), bool(down)) for name, down in sort)
        return answerable(landscape, Query(table, made, search, keys))
    except (ValueError, TypeError, KeyError, IndexError):
        return Query(table)


def answerable(landscape: Landscape, query: Query) -> Query:
    """Return a query without the filters and sort keys that the landscape cannot answer, or not any more."""
    fields = {field.name for field in landscape.fields(query.table, derived=True)}
    return replace(
        query,
        conditions=tuple(c for c in query.conditions if _is_understood(landscape, query.table, c)),
        sort=tuple(key for key in query.sort if key.field in fields),
    )


def _condition(raw: list[Any]) -> Condition:
    negated = len(raw) > 3 and raw[3] is True
    return Condition(str(raw[0]), str(raw[1]), tuple(str(text) for text in raw[2]), negated)


def _is_understood(landscape: Landscape, table: str, condition: Condition) -> bool:
    try:
        landscape.field(table, condition.field).kind.test(condition.operator, condition.operands)
    except (ParseError, KeyError):
        return False
    return True
